"""Which indicators a paper serves: by what kind of paper it is and by its subject; the folder it lies in only tips the balance."""

from __future__ import annotations

import re

from evidence_checker.assess.learned_subject import learned_fit
from evidence_checker.assess.paper import Fit, Paper
from evidence_checker.assess.subject import quote_of, subject
from evidence_checker.recognize.model import EvidenceType
from evidence_checker.rulebook.book import Rulebook
from evidence_checker.rulebook.criteria import Accept, Criterion, Indicator

SAID_TWICE, SAID_ONCE = 2.0, 1.0
FOLDER_HINT = 1.5  # what lying in the indicator's folder adds to a fit


def fits(paper: Paper, rulebook: Rulebook) -> tuple[Fit, ...]:
    """How the paper fits each criterion that accepts its type, best first; fits below the criterion's threshold are left out.

    Where nothing is said twice, a single mention will do, for the indicator that it fits best.
    """
    only = _comprehensive(paper, rulebook)
    asked = [(i, c) for i, c in rulebook.criteria() if only is None or c.id in only]
    wording = learned_fit(paper, rulebook)
    firm = _fits(paper, asked, SAID_TWICE, wording)
    if firm:
        return firm
    faint = _fits(paper, asked, SAID_ONCE, wording)
    return tuple(fit for fit in faint if fit.indicator == faint[0].indicator)


def _fits(paper: Paper, asked: list[tuple[Indicator, Criterion]], least: float, wording: dict[str, float]) -> tuple[Fit, ...]:
    found = [fit for indicator, criterion in asked if (fit := _fit(paper, indicator, criterion, least, wording)) is not None]
    return tuple(sorted(found, key=lambda fit: -fit.score))


def _comprehensive(paper: Paper, rulebook: Rulebook) -> tuple[str, ...] | None:
    """The only criteria that a report on everything speaks for; None for other papers."""
    rule = rulebook.book.comprehensive
    if rule is None or paper.type.value not in rule.types:
        return None
    return rule.criteria if any(re.search(words, paper.headline) for words in rule.title) else None


def _fit(paper: Paper, indicator: Indicator, criterion: Criterion, least: float, wording: dict[str, float]) -> Fit | None:
    accepted = [accept for accept in criterion.accept if _accepts(paper, accept)]
    if not accepted:
        return None
    accept = max(accepted, key=lambda a: a.prior)
    groups = indicator.subject_of(criterion)
    about = subject(paper, groups, least)
    hint = FOLDER_HINT if paper.folder == indicator.id else 0.0
    learnt = wording.get(criterion.id, wording.get(indicator.id, 0.0)) if groups else 0.0
    score = accept.prior + about.score + hint + learnt
    if score < criterion.threshold:
        return None
    return Fit(criterion.id, indicator.id, score, accept.weak, accept.group, quote_of(paper, about.words) or paper.opening(), accept.led is True)


def _accepts(paper: Paper, accept: Accept) -> bool:
    if paper.type.value not in accept.types:
        return False
    if accept.led is not None and paper.evidence.facts.principal is not accept.led:
        return False
    if accept.levels and (level := _level(paper)) is not None and level not in accept.levels:
        return False
    if any(re.search(words, paper.headline) for words in accept.unless_title):
        return False
    return not accept.must or any(re.search(words, paper.text) or re.search(words, paper.title) for words in accept.must)


def _level(paper: Paper) -> str | None:
    """The level of the award or of the medium that the paper tells of."""
    facts = paper.evidence.facts
    return facts.award.level if facts.award else facts.medium.level if facts.medium else None


def served(paper: Paper, rulebook: Rulebook) -> tuple[str, ...]:
    """The indicator that the paper fits best, and others that it fits nearly as well."""
    if not paper.counts or not paper.fits:
        return ()
    if paper.type is EvidenceType.PHOTO:  # a picture shows one thing
        return (paper.fits[0].indicator,)
    best = paper.fits[0].score
    share = rulebook.book.thresholds.second_indicator if _comprehensive(paper, rulebook) is None else 0.0
    found = {fit.indicator for fit in paper.fits if fit.kept or fit.score >= best * share}
    return tuple(indicator for indicator in rulebook.by_indicator if indicator in found)
