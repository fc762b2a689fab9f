"""One picture shown for different events; a picture taken on another day than the event it is shown for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from evidence_checker.assess.case import Case
from evidence_checker.assess.model import Finding, FindingQuote
from evidence_checker.assess.paper import Paper
from evidence_checker.assess.words import day_told
from evidence_checker.extract.fingerprint_index import copies
from evidence_checker.extract.model import Picture
from evidence_checker.recognize.calendar import calendar_day
from evidence_checker.recognize.model import EvidenceType, Quote

SMALLEST = 160  # pixels: smaller pictures are signs and portraits of a template
NEAR = timedelta(days=3)  # an event of some days, a report of the next day
NAMED_DAY = re.compile(r"(?P<m>1[0-2]|0?[1-9])(?P<sep>[.月])(?P<d>3[01]|[12]\d|0?[1-9])(?:[日号]|(?![.\d]))")
LOOKS_BACK = frozenset(
    {
        EvidenceType.WORK_SUMMARY,
        EvidenceType.SELF_ASSESSMENT,
        EvidenceType.TYPICAL_CASE,
        EvidenceType.MEDIA_REPORT,
        EvidenceType.SITUATION_REPORT,
        EvidenceType.OTHER,
    }
)  # these rightly show pictures of earlier events again


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture where a paper shows it, and the days that it stands for there."""

    picture: Picture
    paper: Paper
    days: tuple[date, ...]


def check(case: Case) -> Iterator[Finding]:
    """One finding for each set of papers that show one picture for different events, one for each paper with a picture of another day."""
    shown = [
        Shown(picture, paper, _days(case, paper, picture))
        for paper in _papers(case)
        for picture in paper.evidence.document.pictures
        if _is_photo(picture)
    ]
    told: set[frozenset[str]] = set()
    for first, second, _ in copies([item.picture for item in shown]):
        one, other = shown[first], shown[second]
        pair = frozenset({one.paper.path, other.paper.path})
        if len(pair) == 2 and pair not in told and _differ(one, other):
            told.add(pair)
            yield _reused(case, one, other)
    yield from _taken_elsewhen(case, shown)


def _papers(case: Case) -> Iterator[Paper]:
    return (paper for paper in case.papers if paper.type not in LOOKS_BACK and paper.path not in case.copies)


def _is_photo(picture: Picture) -> bool:
    return min(picture.width, picture.height) >= SMALLEST and bool(picture.fingerprints)


def _days(case: Case, paper: Paper, picture: Picture) -> tuple[date, ...]:
    """For a single photo its own date, else the day by which its file is named; for a picture in a paper the days of its event."""
    if paper.evidence.document.is_scene:
        return paper.days or _named(case, paper.path)
    return paper.days or (() if picture.taken is None else (date.fromisoformat(picture.taken[:10]),))


def _named(case: Case, path: str) -> tuple[date, ...]:
    """The day without a year at the head of a file's name (10.20坐诊现场); no number of an indicator (3.1水管)."""
    found = NAMED_DAY.match(path.rsplit("/", 1)[-1])
    if found is None or (found["sep"] == "." and f"{found['m']}.{found['d']}" in case.rulebook.by_indicator):
        return ()
    day = calendar_day(case.year, int(found["m"]), int(found["d"]))
    return (day,) if day else ()


def _differ(one: Shown, other: Shown) -> bool:
    """Both say when, and the days lie apart."""
    return bool(one.days and other.days) and all(abs(a - b) > NEAR for a in one.days for b in other.days)


def _reused(case: Case, one: Shown, other: Shown) -> Finding:
    reason = f"一处是{day_told(one.days[0])}，一处是{day_told(other.days[0])}"
    quotes = [
        FindingQuote(item.paper.path, Quote(item.picture.caption or item.picture.stamp, item.picture.page, None, item.picture.box))
        for item in (one, other)
    ]
    return case.finding("reused-photo", documents=sorted((one.paper.path, other.paper.path)), quotes=quotes, reason=reason)


def _taken_elsewhen(case: Case, shown: list[Shown]) -> Iterator[Finding]:
    """The camera's own time lies in another month than everything the paper tells."""
    for item in shown:
        if item.picture.taken is None or not item.paper.days:
            continue
        taken = date.fromisoformat(item.picture.taken[:10])
        if all(abs((taken - day).days) > 31 for day in item.paper.days):
            reason = f"照片拍摄于{day_told(taken)}（照片自带的时间），材料写的是{day_told(item.paper.days[0])}"
            yield case.finding("date-conflict", documents=[item.paper.path], reason=reason)
