"""Grids of marks, one day a row: a column (or several for its halves) for each person, or all columns for the one person of the sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from evidence_checker.recognize.attendance.board import Board, cell_day, split_day
from evidence_checker.recognize.attendance.days import DaysOf, Kind, Notes, kind_of, month_length
from evidence_checker.recognize.attendance.figures import days_in, month_of
from evidence_checker.recognize.attendance.marks import Legend, Mark
from evidence_checker.recognize.attendance.month import PersonMonth
from evidence_checker.recognize.attendance.positions import placed_name
from evidence_checker.recognize.attendance.states import HALF, REMARKS, STATE_HEAD, share, share_of_halves, state_of
from evidence_checker.recognize.model import AttendanceDays, Quote
from evidence_checker.recognize.names import person

FEWEST_ROWS = 3
DATED = re.compile(r"^(?:日期?|时间|日期?/姓名|姓名/日期?)$")
NO_DAY = re.compile(r"^(?:序号?|编号|月份?|年月|周次?|第?几周|№|No\.?)$")
ONLY_WEEKDAY = re.compile(r"^(?:周|星期)?[一二三四五六日天]$")


@dataclass(frozen=True, slots=True)
class DayRows:
    """A column of days: its place, the rows of its days from top to bottom, and the last column that belongs to it."""

    column: int
    rows: dict[int, str]
    last: int

    @property
    def beside(self) -> range:
        """The columns that tell of these days."""
        return range(self.column + 1, self.last + 1)


def day_rows(board: Board) -> list[DayRows]:
    """The columns in which days go up row by row; the month may stand in two columns of days side by side."""
    found = [(c, rows) for c in range(board.width) if len(rows := _rising_down(board, c)) >= FEWEST_ROWS and not _counts_others(board, c, rows)]
    ends = [c - 1 for c, _ in found[1:]] + [board.width - 1] * bool(found)
    return [DayRows(c, rows, end) for (c, rows), end in zip(found, ends, strict=True) if end > c]


def _counts_others(board: Board, column: int, rows: dict[int, str]) -> bool:
    """The heading says that the numbers below count no days but rows, weeks or months."""
    if any(re.search(r"[日号]$", text.strip()) for text in rows.values()):
        return False
    return any(NO_DAY.search(re.sub(r"\s", "", row[column])) for row in board.rows[: min(rows)])


def _rising_down(board: Board, column: int) -> dict[int, str]:
    """The rows of a column that hold days, where these go up (or down: apps show the newest first) and nearly fill it."""
    days = {r: text for r, row in enumerate(board.rows) if (text := row[column].strip()) and cell_day(text, 2024, 1)}
    values = [(d[0] or 0, d[1]) for text in days.values() if (d := split_day(text))]
    rows = range(min(days, default=0), max(days, default=0) + 1)
    filled = sum(bool(board.rows[r][column].strip()) for r in rows)
    rises = (all(a <= b for a, b in pairwise(values)) or all(a >= b for a, b in pairwise(values))) and len(set(values)) >= FEWEST_ROWS
    return days if rises and 4 * len(days) >= 3 * filled else {}


@dataclass(frozen=True, slots=True)
class Heads:
    """What stands above the columns: the words of each from top to bottom, blanks under a wider heading filled from its left."""

    words: list[list[str]]
    names_known: bool  # beside 日期 whatever stands in a name's place is one; else only known surnames are

    def name(self, column: int) -> str:
        """The person a column belongs to."""
        known = placed_name if self.names_known else person
        return next((name for text in self.words[column] if (name := known(text)) and placed_name(text)), "")

    def month(self, column: int) -> int | None:
        """The month above a column, where several stand side by side."""
        return next((found[1] for text in self.words[column] if (found := month_of(text))), None)


def heads_above(board: Board, first: int) -> Heads:
    """The headings above the first row of days."""
    rows = [list(row) for row in board.rows[max(0, first - 4) : first]]
    for upper, lower in pairwise(rows):
        for column in range(1, board.width):
            if not upper[column] and lower[column]:
                upper[column] = upper[column - 1]
    for column in range(1, board.width) if len(rows) == 1 else ():
        if not rows[0][column] and placed_name(rows[0][column - 1]) and 2 * _filled(board, column, first) > _filled(board, column - 1, first):
            rows[0][column] = rows[0][column - 1]
    words = [[row[c] for row in rows if row[c] and row.count(row[c]) <= max(2, board.width - 2)] for c in range(board.width)]
    return Heads(words, any(DATED.match(re.sub(r"[\s\\]", "", text)) for texts in words[:2] for text in texts))


def _filled(board: Board, column: int, first: int) -> int:
    return sum(bool(row[column].strip()) for row in board.rows[first:])


def read_day_rows(board: Board, legend: Legend, notes: Notes, year: int, month: int | None) -> Iterator[AttendanceDays]:
    """People side by side; a cell holds a mark or the person's own name as signature. Rows below the days state figures."""
    people: dict[tuple[int, int, str], PersonMonth] = {}
    for block in day_rows(board):
        heads = heads_above(board, min(block.rows))
        for column in block.beside:
            if name := heads.name(column):
                _take_column(board, block, column, name, (year, heads.month(column) or month), people)
    for (in_year, in_month, _), person_month in people.items():
        yield from person_month.read((in_year, in_month), legend, notes)


def _take_column(
    board: Board, block: DayRows, column: int, name: str, month: tuple[int, int | None], people: dict[tuple[int, int, str], PersonMonth]
) -> None:
    header = (max(0, min(block.rows) - 1), column)
    for row, text in block.rows.items():
        if day := cell_day(text, *month):
            key = (day.year, day.month, name)
            started = people.setdefault(key, PersonMonth(name, board, header, figures=DaysOf(month_length(f"{day:%Y-%m}"))))
            started.days.setdefault(day.day, []).append(_signed(board.rows[row][column], name))
    _add_below(
        board,
        block,
        column,
        month,
        {key[:2]: person_month for key, person_month in people.items() if key[2] == name and person_month.place == header},
    )


def _signed(mark: str, name: str) -> str:
    """A mark; the person's own name, alone or with a time, is a signature."""
    rest = mark.strip().removeprefix(name).strip()
    if rest != mark.strip():
        return rest or "√"
    return "√" if person(mark) and placed_name(mark) else mark


def _add_below(board: Board, block: DayRows, column: int, month: tuple[int, int | None], months: dict[tuple[int, int], PersonMonth]) -> None:
    """Figures in the rows below the days, by the labels at their left (驻村天数, 公出, 合计), for the month of the last day above them."""
    of: tuple[int, int] | None = None
    for number in range(min(block.rows), len(board.rows)):
        if number in block.rows:
            day = cell_day(block.rows[number], *month)
            of = (day.year, day.month) if day else of
            continue
        label = re.sub(r"\s", "", board.rows[number][block.column])
        days = days_in(board.rows[number][column])
        if of in months and days is not None and label and kind_of(label) is not Kind.NONE:
            months[of].figures.add(label, days)


def read_single(board: Board, legend: Legend, name: str, year: int, month: int | None) -> Iterator[AttendanceDays]:
    """A sheet of one person, whose name stands above it: a row for each day, with what its halves say."""
    days: dict[str, dict[date, Decimal]] = {}
    for block in day_rows(board):
        columns = _state_columns(board, block, legend, name)
        remarks = _remark_columns(board, block)
        told = share_of_halves if _are_halves(board, block, columns) else _share_told
        for row, text in block.rows.items():
            if day := cell_day(text, year, month):
                cells = [board.rows[row][c] for c in columns]
                noted = [] if any(cell.strip() for cell in cells) else [text for c in remarks if _is_trip(text := board.rows[row][c], legend)]
                days.setdefault(f"{day:%Y-%m}", {})[day] = Decimal(1) if noted else told(cells, legend)
    for when, shares in sorted(days.items()):
        yield AttendanceDays(when, name, sum(shares.values(), Decimal(0)), quote=Quote(name, board.table.page))


def _remark_columns(board: Board, block: DayRows) -> list[int]:
    heads = heads_above(board, min(block.rows))
    return [c for c in block.beside if REMARKS.search(re.sub(r"\s", "", "".join(heads.words[c])))]


def _is_trip(remark: str, legend: Legend) -> bool:
    """On a day without any mark the remark says that it was spent on business (公出 县统计局核数据)."""
    first = re.split(r"[\s,，;；]+", remark.strip())[0]
    return bool(first) and legend.read(first) is Mark.TRIP


def _share_told(states: list[str], legend: Legend) -> Decimal:
    """The part of a day by the cells in which anything stands; a day without any was not in post."""
    told = [text for text in states if text.strip()]
    return share(told, legend) if told else Decimal(0)


def _are_halves(board: Board, block: DayRows, columns: list[int]) -> bool:
    """The columns that tell of the person are headed 上午 and 下午."""
    words = heads_above(board, min(block.rows)).words
    return len(columns) == 2 and all(any(HALF.search(text) for text in words[c]) for c in columns)


def _state_columns(board: Board, block: DayRows, legend: Legend, name: str) -> list[int]:
    """The columns that tell whether the person was there: headed so, else those that hold marks throughout; never remarks."""
    heads = heads_above(board, min(block.rows))
    words = {c: re.sub(r"\s", "", "".join(heads.words[c])) for c in block.beside}
    marked = [c for c in block.beside if not REMARKS.search(words[c]) and _holds_marks(board, block, c, legend, name)]
    return [c for c in marked if STATE_HEAD.search(words[c])] or marked


def _holds_marks(board: Board, block: DayRows, column: int, legend: Legend, name: str) -> bool:
    texts = [text for row in block.rows if (text := board.rows[row][column].strip()) and not ONLY_WEEKDAY.match(text)]
    told = [text for text in texts if text == name or re.fullmatch(r"[-—–_]+", text) or state_of(text, legend) is not Mark.NONE]
    return 2 * len(told) > len(texts)
