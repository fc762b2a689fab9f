"""Wall calendars: weeks as rows, under weekdays or not; a day's cell holds its number and a mark, or the names of those there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise, takewhile

from evidence_checker.recognize.attendance.board import Board
from evidence_checker.recognize.attendance.figures import days_in
from evidence_checker.recognize.attendance.initials import people_of
from evidence_checker.recognize.attendance.marks import Legend
from evidence_checker.recognize.attendance.positions import placed_name
from evidence_checker.recognize.calendar import calendar_day
from evidence_checker.recognize.model import AttendanceDays, Quote
from evidence_checker.recognize.names import person

WEEKDAY = re.compile(r"^(?:星期|周|礼拜)?(?P<day>[一二三四五六日天])$|^(?P<english>Mon|Tue|Wed|Thu|Fri|Sat|Sun)", re.IGNORECASE)
DAY_CELL = re.compile(r"^(?:\d{1,2}[月./])?(?P<day>[0-3]?\d)(?:日|号)?(?![\d:：.])\s*(?P<state>.*)$", re.DOTALL)
NAMES = re.compile(r"[、,，;；/\s]+")
WHOLE_CALENDAR = 28  # days that show that a sequence of numbers is a month
LONGEST_MARK = 4
MOST_WEEKS = 7  # rows; a month touches six weeks, a calendar of five columns has seven rows
FEWEST_DAYS = 7  # a calendar shows at least a week's worth of days


@dataclass(frozen=True, slots=True)
class Week:
    """Where the weekdays of a calendar stand: its heading row and their columns."""

    header: int
    columns: tuple[int, ...]


def read_wall_calendar(board: Board, legend: Legend, signs: Mapping[str, str], single: str, year: int, month: int | None) -> Iterator[AttendanceDays]:
    """Days by person: as a row below sums them up, else of whoever stands in the cells by name or sign, else of `single` by the marks."""
    week = _week(board) or _unheaded(board)
    states = dict(_states(board, week, year, month)) if week and month else {}
    if len(states) < FEWEST_DAYS:
        return
    days = {pair for row in board.rows for pair in _sums_in(row)} or set(_by_signs(states, legend, signs))
    for name, total in sorted(days):
        yield AttendanceDays(f"{min(states):%Y-%m}", name, total, quote=Quote(name, board.table.page))
    if not days:
        yield from days_by_states(states, legend, single, board.table.page)


def _by_signs(states: dict[date, str], legend: Legend, signs: Mapping[str, str]) -> Iterator[tuple[str, Decimal]]:
    """The days of people written by one sign each, where most of them stand there on several days."""
    told = [people_of(state, signs, legend) for state in states.values()]
    names = {name for people in told for name in people}
    for name in names if sum(map(bool, told)) >= FEWEST_DAYS else ():
        yield name, sum((people.get(name, Decimal(0)) for people in told), Decimal(0))


def _sums_in(row: list[str]) -> Iterator[tuple[str, Decimal]]:
    """The people of a row with the figure that stands right of each: such a row sums up and is no week."""
    for name, figure in pairwise(row):
        days = days_in(figure)
        if days is not None and person(name) and placed_name(name):
            yield placed_name(name), days


def read_written_calendar(text: str, legend: Legend, single: str, year: int, month: int) -> Iterator[AttendanceDays]:
    """A calendar written line by line: 1√ 2√ 3休 … from the first of the month on."""
    states: dict[date, str] = {}
    for word in re.split(r"[\s,，、;；|]+", text):
        cell = DAY_CELL.match(word)
        day = calendar_day(year, month, int(cell["day"])) if cell and 0 < len(cell["state"]) <= LONGEST_MARK else None
        if cell and day and day.day == len(states) + 1:
            states[day] = cell["state"]
    if len(states) >= WHOLE_CALENDAR:
        yield from days_by_states(states, legend, single, 1)


def days_by_states(states: dict[date, str], legend: Legend, single: str, page: int) -> Iterator[AttendanceDays]:
    """What the days of a calendar say."""
    if len(states) < FEWEST_DAYS:
        return
    when = f"{min(states):%Y-%m}"
    named = _named(states)
    for name, days in named.items():
        yield AttendanceDays(when, name, Decimal(len(days)), quote=Quote(name, page))
    if not named and single:
        total = sum((legend.share(state)[0] for state in states.values()), Decimal(0))
        yield AttendanceDays(when, single, total, quote=Quote(single, page))


def _unheaded(board: Board) -> Week | None:
    """A calendar without its weekdays: at most seven columns whose cells count the days of a month in reading order, each with a mark."""
    if not 5 <= board.width <= 7:
        return None
    weeks = [[int(m["day"]) for text in row if (m := DAY_CELL.match(text.strip()))] for row in board.rows]
    days = [day for week in weeks for day in week]
    counted = days == list(range(1, len(days) + 1)) and len(days) >= WHOLE_CALENDAR
    return Week(-1, tuple(range(board.width))) if counted and sum(map(bool, weeks)) <= MOST_WEEKS else None


def _week(board: Board) -> Week | None:
    """The first row in which at least six different weekdays stand side by side, and no more columns than a week has."""
    for number, row in enumerate(board.rows[:6]):
        found = {c: m[0] for c, text in enumerate(row) if (m := WEEKDAY.match(text.strip()))}
        if len(found) in (6, 7) and len(set(found.values())) == len(found):
            return Week(number, tuple(found))
    return None


def _states(board: Board, week: Week, year: int, month: int | None) -> Iterator[tuple[date, str]]:
    """Each day with what its cell says behind the number, or what the cells below it say until the next row of numbers."""
    rows = list(takewhile(lambda row: not any(_sums_in(row)), board.rows[week.header + 1 :]))
    numbered = [any(DAY_CELL.match(row[c].strip()) for c in week.columns if row[c]) for row in rows]
    for at, row in enumerate(rows):
        if not numbered[at]:
            continue
        below = list(takewhile(lambda pair: not pair[1], zip(rows[at + 1 :], numbered[at + 1 :], strict=True)))
        for column in week.columns:
            cell = DAY_CELL.match(row[column].strip())
            day = calendar_day(year, month, int(cell["day"])) if cell else None
            if cell and day:
                yield day, " ".join(filter(None, [cell["state"].strip(), *(other[column].strip() for other, _ in below)]))


def _named(states: dict[date, str]) -> dict[str, set[date]]:
    """The people named in the cells; what stands in them only once or twice is a remark."""
    found: dict[str, set[date]] = {}
    for day, state in states.items():
        for text in NAMES.split(state):
            if name := placed_name(text):
                found.setdefault(name, set()).add(day)
    return {name: days for name, days in found.items() if len(days) >= 3}
