"""The year of a ledger: what took place when, in lanes, and who was in the village how many days of each month."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from evidence_checker.assess.model import Assessment
from evidence_checker.extract.model import Status
from evidence_checker.recognize.model import Evidence, EvidenceType

T = EvidenceType


class Lane(StrEnum):
    """A row of the timeline."""

    VISIT = "走访调研"
    MEETING = "会议"
    ACTIVITY = "培训和活动"
    MONEY = "付款和采购"
    PRAISE = "媒体和表彰"


LANES: dict[EvidenceType, Lane] = {
    T.MEETING_MINUTES: Lane.MEETING,
    T.TRAINING_RECORD: Lane.ACTIVITY,
    T.PARTY_BUILDING_RECORD: Lane.ACTIVITY,
    T.BRIEFING: Lane.ACTIVITY,
    T.PHOTO: Lane.ACTIVITY,
    T.FUND_VOUCHER: Lane.MONEY,
    T.PURCHASE_VOUCHER: Lane.MONEY,
    T.MEDIA_REPORT: Lane.PRAISE,
    T.COMMENDATION: Lane.PRAISE,
    T.HONOR_CERTIFICATE: Lane.PRAISE,
    T.LEADER_INSTRUCTION: Lane.PRAISE,
}
DATED_BY_PAPER = {Lane.MONEY, Lane.PRAISE}  # here the paper's own date is the event


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that took place on a day, and the papers that tell of it. `principal`: led by the unit's principal leader."""

    day: date
    lane: Lane
    label: str
    paths: tuple[str, ...]
    principal: bool | None = None


def happenings(assessment: Assessment) -> list[Happening]:
    """What took place in the evaluation year, by lane and day; several papers on one event are one happening."""
    found: dict[tuple[Lane, date], Happening] = {}
    for paper in assessment.evidence:
        for one in _told_by(paper):
            if one.day.year != assessment.year:
                continue
            earlier = found.get((one.lane, one.day))
            found[one.lane, one.day] = one if earlier is None else _joined(earlier, one)
    return sorted(found.values(), key=lambda one: (list(Lane).index(one.lane), one.day))


def _joined(first: Happening, second: Happening) -> Happening:
    paths = tuple(dict.fromkeys((*first.paths, *second.paths)))
    principal = first.principal if second.principal is None else bool(first.principal) or second.principal
    return Happening(first.day, first.lane, first.label, paths, principal)


def _told_by(paper: Evidence) -> Iterator[Happening]:
    lane = _lane(paper)
    if lane is None or paper.rejected or paper.document.status is Status.UNREADABLE:
        return
    facts = paper.facts
    label = facts.title.value if facts.title else paper.path.rsplit("/", 1)[-1]
    days = [] if lane in DATED_BY_PAPER else [fact.value for fact in facts.event_dates]
    if not days and facts.date and (lane in DATED_BY_PAPER or paper.evidence_type in {T.MEETING_MINUTES, T.PHOTO}):
        days = [facts.date.value]
    for day in days:
        yield Happening(day, lane, label, (paper.path,), facts.principal)


def _lane(paper: Evidence) -> Lane | None:
    if paper.facts.principal is not None and paper.evidence_type in {T.BRIEFING, T.SITUATION_REPORT, T.PHOTO, T.WORK_LOG}:
        return Lane.VISIT
    return LANES.get(paper.evidence_type)


def attendance(assessment: Assessment) -> dict[str, dict[int, Decimal]]:
    """Days in post by person and month (1 … 12) of the evaluation year; a month without a record is absent."""
    table: dict[str, dict[int, Decimal]] = {}
    for paper in assessment.evidence:
        for row in paper.facts.attendance:
            year, _, month = row.month.partition("-")
            if year == str(assessment.year) and month.isdigit():
                months = table.setdefault(row.name, {})
                months[int(month)] = max(row.days, months.get(int(month), Decimal(0)))
    return dict(sorted(table.items()))
