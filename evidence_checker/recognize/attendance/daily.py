"""Attendance told day by day: each line begins with a date and says who was where (6月1日 张某：在村 李某：请假; 6月2日 在村：张某、李某)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from evidence_checker.recognize.attendance.board import cell_day
from evidence_checker.recognize.attendance.marks import Legend, Mark, begins_with_state
from evidence_checker.recognize.attendance.positions import placed_name
from evidence_checker.recognize.attendance.states import share, state_of
from evidence_checker.recognize.model import AttendanceDays, Quote
from evidence_checker.recognize.names import person
from evidence_checker.recognize.surface import Surface

DAY_LINE = re.compile(
    r"^(?P<day>(?:20\d\d[-./年])?\d{1,2}(?:[-./]|月)\d{1,2}日?|\d{1,2}[日号])(?: ?[(]?(?:周|星期)[一二三四五六日天][)]?)?[ 　,，:：]+(?P<words>\S.*)$"
)
PIECES = re.compile(r"[\s　，,；;。|]+")
SEVERAL = re.compile(r"[、和及]")
PRESENT = "在村"
FEWEST_DAYS = 3  # lines on which somebody stands; fewer are no attendance
Stated = tuple[str, str]  # name, what is said of the day


def read_daily_lines(surface: Surface, legend: Legend, year: int, month: int | None) -> Iterator[AttendanceDays]:
    """Days in post of everybody of whom the lines of days tell, month by month."""
    days: dict[tuple[str, str], dict[date, Decimal]] = {}
    for paragraph in surface.passage.paragraphs:
        line = DAY_LINE.match(paragraph.text.strip())
        day = cell_day(line["day"], year, month) if line else None
        for name, state in _stated(line["words"], legend) if line and day else ():
            if day:
                days.setdefault((f"{day:%Y-%m}", name), {})[day] = share([state], legend)
    for (when, name), shares in sorted(days.items()):
        if len(shares) >= FEWEST_DAYS:
            yield AttendanceDays(when, name, sum(shares.values(), Decimal(0)), quote=Quote(name, 1))


def _stated(words: str, legend: Legend) -> Iterator[Stated]:
    """Who is said to be where: 张某：在村, 在村：张某、李某, or 张某在村; names alone are of those who were there."""
    if (alone := _names(words)) and all(map(person, alone)):
        yield from ((name, PRESENT) for name in alone)
        return
    for piece in filter(None, PIECES.split(words)):
        before, colon, behind = piece.replace("：", ":").partition(":")
        if colon and (names := _names(before)):
            yield from ((name, behind) for name in names if _says(behind, legend))
        elif colon:
            yield from ((name, before) for name in _names(behind) if _says(before, legend))
        else:
            yield from _without_colon(piece)


def _without_colon(piece: str) -> Iterator[Stated]:
    """Names of known surnames with the words for their state right behind them; a place may end with a sign for presence (某某村)."""
    for end in range(2, len(piece) - 1):
        names = _names(piece[:end])
        if names and all(map(person, names)) and begins_with_state(piece[end:]):
            yield from ((name, piece[end:]) for name in names)
            return


def _says(state: str, legend: Legend) -> bool:
    return state_of(state, legend) is not Mark.NONE and not placed_name(state)


def _names(text: str) -> list[str]:
    """The names that a stretch of words lists, none where any part of it is something else."""
    names = [placed_name(part) for part in SEVERAL.split(text)]
    return names if all(names) else []
