"""Which indicators a paper serves: by what kind of paper it is and by its subject; the folder it lies in only tips the balance."""

from __future__ import annotations

import re
from dataclasses import replace

from evidence_checker.assess.paper import Fit, Paper
from evidence_checker.assess.standing import Bench
from evidence_checker.assess.subject import quote_of, subject
from evidence_checker.recognize.model import EvidenceType
from evidence_checker.rulebook.book import Rulebook
from evidence_checker.rulebook.criteria import Accept, Criterion, Indicator

FOLDER_HINT = 1.5  # what lying in the indicator's folder adds to a fit


def fits(paper: Paper, rulebook: Rulebook) -> tuple[Fit, ...]:
    """How the paper fits each criterion that accepts its type, best first; fits below the criterion's threshold are left out."""
    found = [fit for indicator, criterion in rulebook.criteria() if (fit := _fit(paper, indicator, criterion)) is not None]
    return tuple(sorted(found, key=lambda fit: -fit.score))


def _fit(paper: Paper, indicator: Indicator, criterion: Criterion) -> Fit | None:
    accepted = [accept for accept in criterion.accept if _accepts(paper, accept)]
    if not accepted:
        return None
    accept = max(accepted, key=lambda a: a.prior)
    about = subject(paper, indicator.subject_of(criterion))
    hint = FOLDER_HINT if paper.folder == indicator.id else 0.0
    score = accept.prior + about.score + hint
    if score < criterion.threshold:
        return None
    return Fit(criterion.id, indicator.id, score, accept.weak, accept.group, quote_of(paper, about.words) or paper.opening())


def _accepts(paper: Paper, accept: Accept) -> bool:
    if paper.type.value not in accept.types:
        return False
    if accept.led is not None and paper.evidence.facts.principal is not accept.led:
        return False
    return not accept.must or any(re.search(words, paper.text) or re.search(words, paper.title) for words in accept.must)


def served(paper: Paper, rulebook: Rulebook) -> tuple[str, ...]:
    """The indicator that the paper fits best, and others that it fits nearly as well."""
    if not paper.counts or not paper.fits:
        return ()
    best = paper.fits[0].score
    share = rulebook.book.thresholds.second_indicator
    found = {fit.indicator for fit in paper.fits if fit.score >= best * share}
    return tuple(indicator for indicator in rulebook.by_indicator if indicator in found)


def join_photos(papers: list[Paper], bench: Bench) -> list[Paper]:
    """A picture that tells no subject belongs where the papers of the same day do."""
    return [_joined(paper, papers, bench) if _is_silent(paper) else paper for paper in papers]


def _is_silent(paper: Paper) -> bool:
    return paper.type is EvidenceType.PHOTO and paper.counts and not paper.indicators


def _joined(photo: Paper, papers: list[Paper], bench: Bench) -> Paper:
    companions = [paper for paper in papers if paper.counts and paper is not photo and paper.indicators and set(paper.days) & set(photo.days)]
    if not companions:
        return photo
    best = max(
        companions,
        key=lambda paper: (photo.folder in paper.indicators, paper.type is not EvidenceType.PHOTO, paper.fits[0].score if paper.fits else 0.0),
    )
    inherited = tuple(
        replace(fit, score=bench_threshold(fit, bench), quote=photo.opening(), weak=False) for fit in best.fits if fit.indicator in best.indicators
    )
    allowed = tuple(fit for fit in inherited if _takes_photos(fit.criterion, bench))
    return replace(photo, fits=allowed, indicators=best.indicators[:1])


def bench_threshold(fit: Fit, bench: Bench) -> float:
    """The least fit of the criterion: an inherited fit is never better."""
    return bench.rulebook.by_criterion[fit.criterion][1].threshold


def _takes_photos(criterion: str, bench: Bench) -> bool:
    return any(EvidenceType.PHOTO.value in accept.types for accept in bench.rulebook.by_criterion[criterion][1].accept)
