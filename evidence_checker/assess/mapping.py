"""Which indicators a paper serves: by what kind of paper it is and by its subject; the folder it lies in only tips the balance."""

from __future__ import annotations

import re
from collections import Counter
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
    only = _comprehensive(paper, rulebook)
    asked = [(i, c) for i, c in rulebook.criteria() if only is None or c.id in only]
    found = [fit for indicator, criterion in asked if (fit := _fit(paper, indicator, criterion)) is not None]
    return tuple(sorted(found, key=lambda fit: -fit.score))


def _comprehensive(paper: Paper, rulebook: Rulebook) -> tuple[str, ...] | None:
    """The only criteria that a report on everything speaks for; None for other papers."""
    rule = rulebook.book.comprehensive
    if rule is None or paper.type.value not in rule.types:
        return None
    return rule.criteria if any(re.search(words, paper.headline) for words in rule.title) else None


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
    if any(re.search(words, paper.headline) for words in accept.unless_title):
        return False
    return not accept.must or any(re.search(words, paper.text) or re.search(words, paper.title) for words in accept.must)


def served(paper: Paper, rulebook: Rulebook) -> tuple[str, ...]:
    """The indicator that the paper fits best, and others that it fits nearly as well."""
    if not paper.counts or not paper.fits:
        return ()
    best = paper.fits[0].score
    share = rulebook.book.thresholds.second_indicator if _comprehensive(paper, rulebook) is None else 0.0
    found = {fit.indicator for fit in paper.fits if fit.score >= best * share}
    return tuple(indicator for indicator in rulebook.by_indicator if indicator in found)


PROMISING = frozenset({EvidenceType.FUND_VOUCHER, EvidenceType.ASSISTANCE_AGREEMENT, EvidenceType.PROJECT_RECORD, EvidenceType.ASSISTANCE_PLAN})


def join_vouchers(papers: list[Paper], bench: Bench) -> list[Paper]:
    """A voucher that tells no purpose serves what the paper of the same sum serves that lies nearest in time."""
    return [_same_sum(paper, papers, bench) if _is_silent(paper, EvidenceType.FUND_VOUCHER) else paper for paper in papers]


def _same_sum(voucher: Paper, papers: list[Paper], bench: Bench) -> Paper:
    total = voucher.evidence.facts.total
    if total is None:
        return voucher
    within = total.value * bench.rulebook.book.thresholds.money_tolerance
    companions = [
        paper
        for paper in papers
        if paper.indicators
        and paper.type in PROMISING
        and (other := paper.evidence.facts.total) is not None
        and abs(other.value - total.value) <= within
    ]
    if not companions:
        return voucher
    nearest = min(companions, key=lambda paper: _apart(paper, voucher))
    return _placed(voucher, nearest.indicators[0], bench)


def _apart(one: Paper, other: Paper) -> int:
    return abs((one.day - other.day).days) if one.day and other.day else 10_000


# A picture of the same day belongs to an event of that day, not to a diary or a sheet of attendance that names every day.
NO_EVENT = frozenset(
    {EvidenceType.PHOTO, EvidenceType.WORK_LOG, EvidenceType.ATTENDANCE_RECORD, EvidenceType.FUND_VOUCHER, EvidenceType.WORK_SUMMARY}
    | {EvidenceType.MEETING_NOTICE, EvidenceType.SELF_ASSESSMENT, EvidenceType.PURCHASE_VOUCHER, EvidenceType.MEDIA_REPORT}
)


def join_photos(papers: list[Paper], bench: Bench) -> list[Paper]:
    """A picture that tells no subject belongs where the papers of the same day do, else where its folder or the papers beside it do."""
    return [_joined(paper, papers, bench) if _is_silent(paper, EvidenceType.PHOTO) else paper for paper in papers]


def _is_silent(paper: Paper, kind: EvidenceType) -> bool:
    return paper.type is kind and paper.counts and not paper.indicators


def _joined(photo: Paper, papers: list[Paper], bench: Bench) -> Paper:
    told = [paper for paper in papers if paper.indicators and paper.type not in NO_EVENT]
    for companions in (_of_days(photo, told, 0), _of_days(photo, told, 1)):
        if companions:
            best = max(companions, key=lambda paper: (photo.folder in paper.indicators, -len(paper.days), paper.fits[0].score))
            return _placed(photo, best.indicators[0], bench)
    if photo.folder is not None:
        return _placed(photo, photo.folder, bench)
    beside = Counter(i for paper in told if _folder(paper) == _folder(photo) and "/" in photo.path for i in paper.indicators)
    most = beside.most_common(1)
    return _placed(photo, most[0][0], bench) if most and most[0][1] * 2 > beside.total() else photo


def _of_days(photo: Paper, papers: list[Paper], apart: int) -> list[Paper]:
    return [paper for paper in papers if any(abs((one - other).days) <= apart for one in photo.days for other in paper.days)]


def _folder(paper: Paper) -> str:
    return paper.path.rsplit("/", 1)[0]


def _placed(paper: Paper, indicator: str, bench: Bench) -> Paper:
    """The paper under an indicator; it speaks for those of its criteria that take its type, and never better than they ask at least."""
    kind = paper.type.value
    criteria = [c for c in bench.rulebook.by_indicator[indicator].criteria if any(kind in a.types for a in c.accept)]
    if not criteria:
        return paper
    groups = {c.id: next(a.group for a in c.accept if kind in a.types) for c in criteria}
    found = tuple(Fit(c.id, indicator, c.threshold, group=groups[c.id], quote=paper.opening()) for c in criteria)
    return replace(paper, fits=found, indicators=(indicator,))
