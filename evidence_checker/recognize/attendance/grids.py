"""Grids of marks, one person a row (or two for morning and afternoon) and one day a column; a month may be spread over several tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from evidence_checker.recognize.attendance.board import Board, split_day
from evidence_checker.recognize.attendance.days import DaysOf, Notes, month_length
from evidence_checker.recognize.attendance.figures import days_in
from evidence_checker.recognize.attendance.marks import Legend
from evidence_checker.recognize.attendance.month import PersonMonth
from evidence_checker.recognize.attendance.positions import placed_name
from evidence_checker.recognize.model import AttendanceDays
from evidence_checker.recognize.names import person

FEWEST_COLUMNS = 5  # days side by side that make a grid
Key = tuple[int, int, str]  # year, month, name


@dataclass(frozen=True, slots=True)
class Strip:
    """The day columns under one header row: column → (month where the heading names it, day); `last` is the row before the next header."""

    header: int
    last: int
    days: dict[int, tuple[int | None, int]]

    @property
    def first(self) -> int:
        """The first column of days."""
        return min(self.days)


def day_strips(board: Board) -> list[Strip]:
    """The header rows that count days upward (at least five), each with the rows below it."""
    found = [(r, days) for r, row in enumerate(board.rows) if len(set((days := _rising(row)).values())) >= FEWEST_COLUMNS]
    found = [(r, days) for r, days in found if "姓名" in board.rows[r] or not any(person(text) for text in board.rows[r])]
    ends = [r for r, _ in found[1:]] + [len(board.rows)]
    return [Strip(r, end - 1, days) for (r, days), end in zip(found, ends, strict=False)]


def _rising(row: list[str]) -> dict[int, tuple[int | None, int]]:
    """The longest run of days that go up, column by column; a week may run over into the next month where the headings name it."""
    runs: list[dict[int, tuple[int | None, int]]] = [{}]
    for column, text in enumerate(row):
        day = split_day(text)
        if day is None:
            continue
        before = list(runs[-1].values())[-1:]
        if before == [day] and text == row[column - 1] and column - 1 in runs[-1]:
            runs[-1][column] = day  # a day joined over the columns of its halves
            continue
        if before and (day[0] or 0, day[1]) <= (before[0][0] or 0, before[0][1]):
            runs.append({})
        runs[-1][column] = day
    return _gaps_filled(max(runs, key=len))


def _gaps_filled(days: dict[int, tuple[int | None, int]]) -> dict[int, tuple[int | None, int]]:
    """Day numbers that were misread between two that fit their distance, and a 1 before a 2."""
    known = sorted(days.items())
    if not known:
        return days
    filled = dict(known)
    for (left, (month, first)), (right, (_, second)) in pairwise(known):
        if right - left == second - first:
            filled.update({left + step: (month, first + step) for step in range(1, right - left)})
    column, (month, day) = known[0]
    if day == 2 and column >= 2:
        filled[column - 1] = (month, 1)
    return filled


@dataclass
class Grids:
    """The grids of a paper, person by person and month by month; what the first table shows of a day counts."""

    legend: Legend
    notes: Notes
    people: dict[Key, PersonMonth] = field(default_factory=dict)

    def take(self, board: Board, year: int, month: int | None) -> None:
        """Takes up a board: days that its people have not yet had in other tables."""
        own: dict[Key, PersonMonth] = {}
        for strip in day_strips(board):
            column = _name_column(board, strip)
            if column is not None:
                self._take_strip(board, strip, column, (year, month), own)
        for key, person_month in own.items():
            known = self.people.setdefault(key, person_month)
            if known is not person_month and not known.days.keys() & person_month.days.keys():
                known.join(person_month)

    def _take_strip(self, board: Board, strip: Strip, column: int, month: tuple[int, int | None], own: dict[Key, PersonMonth]) -> None:
        kinds = _kinds(board, strip, column, self.legend)
        for number in range(strip.header + 1, strip.last + 1):
            row = board.rows[number]
            name = placed_name(row[column])
            for place, (named, day) in strip.days.items() if name else ():
                in_month = named or month[1]
                if in_month is None:
                    continue
                key = (month[0], in_month, name)
                started = own.setdefault(key, PersonMonth(name, board, (number, column), figures=DaysOf(month_length(f"{key[0]}-{key[1]}"))))
                started.days.setdefault(day, []).append(row[place])
            if month[1] and (month[0], month[1], name) in own:
                _add_figures(own[month[0], month[1], name].figures, kinds, row)

    def has(self, board: Board) -> bool:
        """Whether anybody's month begins in this board."""
        return any(person_month.board is board for person_month in self.people.values())

    def read(self, board: Board) -> Iterator[AttendanceDays]:
        """The people whose month begins in this board."""
        for (year, month, _), person_month in self.people.items():
            if person_month.board is board:
                yield from person_month.read((year, month), self.legend, self.notes)


def _name_column(board: Board, strip: Strip) -> int | None:
    headed = next((c for c in range(strip.first) if re.sub(r"\s", "", board.rows[strip.header][c]).endswith(("姓名", "队员", "人员"))), None)
    if headed is not None:
        return headed
    rows = range(strip.header + 1, strip.last + 1)
    for known in (person, placed_name):
        for column in range(strip.first):
            if any(known(board.rows[r][column]) for r in rows):
                return column
    return None


def _kinds(board: Board, strip: Strip, names: int, legend: Legend) -> dict[int, str]:
    """The words above each column beside the days, over all header rows; a sign stands for what the legend says of it."""
    top = max(0, strip.header - 2)
    heads = [_without_title(board.rows[r]) for r in range(top, strip.header + 1)] + [_weekdays_line(board, strip)]
    beside = [c for c in range(board.width) if c not in strip.days and c != names]
    words = {c: "".join(dict.fromkeys(re.sub(r"\s", "", row[c]) for row in heads if row)) for c in beside}
    return {c: legend.words_for(text) for c, text in words.items() if text}


def _weekdays_line(board: Board, strip: Strip) -> list[str]:
    """The row below the days where it holds weekdays: its other cells go on with the headings."""
    below = board.rows[strip.header + 1] if strip.header < strip.last else []
    return below if below and sum(text in "一二三四五六日天" for c in strip.days if (text := below[c])) > len(strip.days) / 2 else []


def _without_title(row: list[str]) -> list[str]:
    """A heading row without the words that stand above more than half of all columns."""
    return ["" if row.count(text) > len(row) / 2 else text for text in row]


def _add_figures(figures: DaysOf, kinds: dict[int, str], row: list[str]) -> None:
    for column, words in kinds.items():
        number = days_in(row[column])
        if number is not None:
            figures.add(words, number)


def gather(boards: Iterable[tuple[Board, int, int | None]], legend: Legend, notes: Notes) -> Grids:
    """All grids of a paper, each with its year and month."""
    grids = Grids(legend, notes)
    for board, year, month in boards:
        grids.take(board, year, month)
    return grids
