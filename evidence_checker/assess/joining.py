"""Papers that tell no subject of their own find their place beside those that do: vouchers by their sum, photos by their day or folder."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from evidence_checker.assess.paper import Fit, Paper
from evidence_checker.assess.standing import Bench
from evidence_checker.recognize.model import EvidenceType

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
        return _by_receiver(voucher, bench)
    nearest = min(companions, key=lambda paper: _apart(paper, voucher))
    return _placed(voucher, nearest.indicators[0], bench)


def _by_receiver(voucher: Paper, bench: Bench) -> Paper:
    """Money that reached the village is for something there, though its slip says not what: the receiver is the last hint."""
    payee = voucher.evidence.facts.payee.value if voucher.evidence.facts.payee else ""
    for hint in bench.rulebook.book.money.receivers:
        if re.search(hint.payee, payee):
            return _placed(voucher, hint.indicator, bench)
    return voucher


def _apart(one: Paper, other: Paper) -> int:
    return abs((one.day - other.day).days) if one.day and other.day else 10_000


# A picture of the same day belongs to an event of that day, not to a diary or a sheet of attendance that names every day.
NO_EVENT = frozenset(
    {EvidenceType.PHOTO, EvidenceType.WORK_LOG, EvidenceType.ATTENDANCE_RECORD, EvidenceType.FUND_VOUCHER, EvidenceType.WORK_SUMMARY}
    | {EvidenceType.MEETING_NOTICE, EvidenceType.SELF_ASSESSMENT, EvidenceType.PURCHASE_VOUCHER, EvidenceType.MEDIA_REPORT}
)


@dataclass(frozen=True)
class Company:
    """The papers that tell of events, by their days and by their folders."""

    by_day: dict[date, list[Paper]] = field(default_factory=lambda: defaultdict(list))
    by_folder: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    @classmethod
    def of(cls, papers: list[Paper]) -> Company:
        """The company that photos can join."""
        company = cls()
        for paper in papers:
            if paper.indicators and paper.type not in NO_EVENT:
                company.by_folder[_folder(paper)].update(paper.indicators)
                for day in paper.days:
                    company.by_day[day].append(paper)
        return company

    def on(self, days: tuple[date, ...], apart: int) -> list[Paper]:
        """The papers of these days, give or take `apart` days."""
        around = {day + timedelta(days=shift) for day in days for shift in range(-apart, apart + 1)}
        return [paper for day in sorted(around) for paper in self.by_day.get(day, ())]


def join_photos(papers: list[Paper], bench: Bench) -> list[Paper]:
    """A picture that tells no subject belongs where the papers of the same day do, else where its folder or the papers beside it do."""
    company = Company.of(papers)
    return [_with_company(paper, company, bench) if paper.type is EvidenceType.PHOTO and paper.counts else paper for paper in papers]


def _with_company(photo: Paper, company: Company, bench: Bench) -> Paper:
    """A photo filed beside the report of its own day belongs to it, whatever a word in its name may hint at."""
    if not photo.indicators:
        return _joined(photo, company, bench)
    beside = [paper for paper in company.on(photo.days, 0) if _folder(paper) == _folder(photo) and photo.folder in paper.indicators]
    return _placed(photo, photo.folder, bench) if beside and photo.folder and photo.folder not in photo.indicators else photo


def _is_silent(paper: Paper, kind: EvidenceType) -> bool:
    return paper.type is kind and paper.counts and not paper.indicators


def _joined(photo: Paper, company: Company, bench: Bench) -> Paper:
    for apart in (0, 1):
        companions = company.on(photo.days, apart)
        if apart and photo.folder is not None:  # where it was filed says more than a neighbouring day
            companions = [paper for paper in companions if photo.folder in paper.indicators]
        if companions:
            best = max(companions, key=lambda paper: (photo.folder in paper.indicators, -len(paper.days), paper.fits[0].score))
            return _placed(photo, best.indicators[0], bench)
    if photo.folder is not None:
        return _placed(photo, photo.folder, bench)
    beside = company.by_folder.get(_folder(photo), Counter()) if "/" in photo.path else Counter()
    most = beside.most_common(1)
    return _placed(photo, most[0][0], bench) if most and most[0][1] * 2 > beside.total() else photo


def _folder(paper: Paper) -> str:
    return paper.path.rpartition("/")[0]


def _placed(paper: Paper, indicator: str, bench: Bench) -> Paper:
    """The paper under an indicator; it speaks for those of its criteria that take its type, and never better than they ask at least."""
    kind = paper.type.value
    criteria = [c for c in bench.rulebook.by_indicator[indicator].criteria if any(kind in a.types for a in c.accept)]
    if not criteria:
        return paper
    groups = {c.id: next(a.group for a in c.accept if kind in a.types) for c in criteria}
    found = tuple(Fit(c.id, indicator, c.threshold, group=groups[c.id], quote=paper.opening()) for c in criteria)
    return replace(paper, fits=found, indicators=(indicator,))
