"""Grids of marks, one person a row (or two for morning and afternoon) and one day a column; a month may be spread over several tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from evidence_checker.recognize.attendance.board import Board, split_day
from evidence_checker.recognize.attendance.days import DaysOf, Kind, Notes, kind_of, month_length
from evidence_checker.recognize.attendance.figures import days_in, month_of
from evidence_checker.recognize.attendance.marks import Legend
from evidence_checker.recognize.attendance.month import PersonMonth
from evidence_checker.recognize.attendance.positions import is_item, placed_name
from evidence_checker.recognize.model import AttendanceDays
from evidence_checker.recognize.names import person

LONGEST_MONTH = 12  # characters of a heading that is a month and little else
SHORTEST_MONTH = 28
FEWEST_COLUMNS = 5  # days side by side that make a grid
Key = tuple[int, int, str]  # year, month, name
Days = dict[int, tuple[int | None, int]]  # column → (month where the heading names it, day)


@dataclass(frozen=True, slots=True)
class Strip:
    """The day columns under one header row: column → (month where the heading names it, day); `last` is the row before the next header."""

    header: int
    last: int
    days: Days

    @property
    def first(self) -> int:
        """The first column of days."""
        return min(self.days)


def day_strips(board: Board) -> list[Strip]:
    """The header rows that count days upward (at least five), each with the rows below it."""
    return _strips(board, [(r, days) for r, days in _headers(board) if _is_wide(days)])


def _strips(board: Board, headers: list[tuple[int, Days]]) -> list[Strip]:
    """Header rows with the rows below each."""
    ends = [r for r, _ in headers[1:]] + [len(board.rows)]
    return [Strip(r, end - 1, days) for (r, days), end in zip(headers, ends, strict=False)]


def _headers(board: Board) -> Iterator[tuple[int, Days]]:
    """The rows that count days upward: at least five, or fewer behind a heading for names."""
    for number, row in enumerate(board.rows):
        headed = any(_heads_people(text) for text in row)
        days = _rising(row)
        behind_item = bool(days) and any(map(is_item, row[: min(days)]))
        if days and (headed or (_is_wide(days) and not any(person(text) for text in row))) and (_is_month(days) or not behind_item):
            yield number, days  # behind a kind of days stand figures, be it that they go up; but a machine's export puts its sums before the month


def _is_month(days: Days) -> bool:
    """Every day of a month is there, from its first."""
    return sorted({day for _, day in days.values()}) == list(range(1, len(days) + 1)) and len(days) >= SHORTEST_MONTH


def _is_wide(days: Days) -> bool:
    """So many days side by side make a grid on their own."""
    return len(set(days.values())) >= FEWEST_COLUMNS


def _linked(boards: Sequence[Board]) -> list[list[Strip]]:
    """The strips of each board of a paper; a few days make one only where they go on with the days of another (the last week of a month)."""
    found = [(place, *header) for place, board in enumerate(boards) for header in _headers(board)]
    chains: list[list[tuple[int, int, Days]]] = []
    for header in found:
        if chains and _follows(chains[-1][-1][2], header[2]):
            chains[-1].append(header)
        else:
            chains.append([header])
    kept = [header for chain in chains if any(_is_wide(days) for _, _, days in chain) for header in chain]
    return [_strips(board, [(row, days) for at, row, days in kept if at == place]) for place, board in enumerate(boards)]


def _follows(before: Days, days: Days) -> bool:
    """The first of these days comes right after the last of those."""
    return max(day for _, day in before.values()) + 1 == min(day for _, day in days.values())


def _rising(row: list[str]) -> Days:
    """The longest run of days that go up, column by column; a week may run over into the next month where the headings name it."""
    runs: list[Days] = [{}]
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


def _gaps_filled(days: Days) -> Days:
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


@dataclass(frozen=True, slots=True)
class _Labels:
    """The columns that say whose days a row holds, and of which month where rows are months."""

    names: int | None
    months: int | None

    @property
    def first(self) -> int:
        """The column where the label of a row stands."""
        return next(c for c in (self.names, self.months) if c is not None)

    def name(self, row: list[str], above: str) -> str:
        """The person of a row; a month without a name is that of the person above, else of the paper's one person."""
        if self.names is not None and row[self.names].strip():
            return placed_name(row[self.names])
        return above if self.months is not None and month_of(row[self.months]) else ""

    def month(self, row: list[str], month: tuple[int, int | None]) -> tuple[int, int | None]:
        """Year and month of a row: its own where it names one, else those of the table."""
        own = month_of(row[self.months]) if self.months is not None else None
        return (own[0] or month[0], own[1]) if own else month


@dataclass
class Grids:
    """The grids of a paper, person by person and month by month; what the first table shows of a day counts."""

    legend: Legend
    notes: Notes
    single: str = ""  # the one person of whom the paper tells: rows may be the months of a year
    people: dict[Key, PersonMonth] = field(default_factory=dict)

    def take(self, board: Board, strips: Iterable[Strip], year: int, month: int | None) -> None:
        """Takes up a board: days that its people have not yet had in other tables."""
        own: dict[Key, PersonMonth] = {}
        for strip in strips:
            columns = _Labels(_name_column(board, strip), _month_column(board, strip))
            if columns.names is not None or (columns.months is not None and self.single):
                of_strip = _month_at_head(board, strip)
                self._take_strip(board, strip, columns, (of_strip[0] or year, of_strip[1]) if of_strip else (year, month), own)
        for key, person_month in own.items():
            known = self.people.setdefault(key, person_month)
            if known is not person_month and not known.days.keys() & person_month.days.keys():
                known.join(person_month)

    def _take_strip(self, board: Board, strip: Strip, columns: _Labels, month: tuple[int, int | None], own: dict[Key, PersonMonth]) -> None:
        kinds = _kinds(board, strip, columns, self.legend)
        above = self.single
        for number in range(strip.header + 1, strip.last + 1):
            row = board.rows[number]
            name = columns.name(row, above)
            above = name or above
            year, of_row = columns.month(row, month)
            for place, (named, day) in strip.days.items() if name else ():
                in_month = named or of_row
                if in_month is None:
                    continue
                key = (year, in_month, name)
                started = own.setdefault(key, PersonMonth(name, board, (number, columns.first), figures=DaysOf(month_length(f"{key[0]}-{key[1]}"))))
                started.days.setdefault(day, []).append(row[place])
            if of_row and (year, of_row, name) in own:
                _add_figures(own[year, of_row, name].figures, kinds, row)

    def has(self, board: Board) -> bool:
        """Whether anybody's month begins in this board."""
        return any(person_month.board is board for person_month in self.people.values())

    def read(self, board: Board) -> Iterator[AttendanceDays]:
        """The people whose month begins in this board."""
        for (year, month, _), person_month in self.people.items():
            if person_month.board is board:
                yield from person_month.read((year, month), self.legend, self.notes)


def _month_at_head(board: Board, strip: Strip) -> tuple[int | None, int] | None:
    """The month that stands at the head of a strip, left of its days or alone in the row above: one table may hold several months."""
    above = set(board.rows[strip.header - 1]) - {""} if strip.header else set()
    told = [*board.rows[strip.header][: strip.first], *(above if len(above) == 1 else ())]
    return next((found for text in told if len(text) <= LONGEST_MONTH and (found := month_of(text))), None)


def _heads_people(heading: str) -> bool:
    return re.sub(r"\s", "", heading).endswith(("姓名", "队员", "人员"))


def _month_column(board: Board, strip: Strip) -> int | None:
    """The column left of the days in which at least two rows name a month."""
    rows = board.rows[strip.header + 1 : strip.last + 1]
    return next((c for c in range(strip.first) if sum(bool(month_of(row[c])) for row in rows) > 1), None)


def _name_column(board: Board, strip: Strip) -> int | None:
    headed = next((c for c in range(strip.first) if _heads_people(board.rows[strip.header][c])), None)
    if headed is not None:
        return headed
    rows = range(strip.header + 1, strip.last + 1)
    for known in (person, placed_name):
        for column in range(strip.first):
            if any(known(board.rows[r][column]) for r in rows):
                return column
    return None


def _kinds(board: Board, strip: Strip, labels: _Labels, legend: Legend) -> dict[int, str]:
    """The words above each column beside the days, over all header rows; a sign stands for what the legend says of it."""
    top = max(0, strip.header - 2)
    heads = [_without_title(board.rows[r]) for r in range(top, strip.header + 1)] + [_weekdays_line(board, strip)]
    beside = [c for c in range(board.width) if c not in strip.days and c not in (labels.names, labels.months)]
    rows = [_without_common_sum(row, heads[n + 1 :], beside) for n, row in enumerate(heads) if row]
    words = {c: "".join(dict.fromkeys(re.sub(r"\s", "", row[c]) for row in rows)) for c in beside}
    return {c: legend.words_for(text) for c, text in words.items() if text}


def _weekdays_line(board: Board, strip: Strip) -> list[str]:
    """The row below the days where it holds weekdays: its other cells go on with the headings."""
    below = board.rows[strip.header + 1] if strip.header < strip.last else []
    return below if below and sum(text in "一二三四五六日天" for c in strip.days if (text := below[c])) > len(strip.days) / 2 else []


def _without_title(row: list[str]) -> list[str]:
    """A heading row without the words that stand above more than half of all columns."""
    return ["" if row.count(text) > len(row) / 2 else text for text in row]


def _without_common_sum(row: list[str], below: list[list[str]], columns: list[int]) -> list[str]:
    """A heading row without a word for sums that stands above several kinds of days: each of these counts its own."""
    parted = {text for text in row if len({low[c] for low in below if low for c in columns if row[c] == text} - {"", text}) > 1}
    return ["" if text in parted and kind_of(re.sub(r"\s", "", text)) is Kind.SUM else text for text in row]


def _add_figures(figures: DaysOf, kinds: dict[int, str], row: list[str]) -> None:
    for column, words in kinds.items():
        number = days_in(row[column])
        if number is not None:
            figures.add(words, number)


def gather(boards: Sequence[tuple[Board, int, int | None]], legend: Legend, notes: Notes, single: str) -> Grids:
    """All grids of a paper, each with its year and month."""
    grids = Grids(legend, notes, single)
    for (board, year, month), strips in zip(boards, _linked([board for board, _, _ in boards]), strict=True):
        grids.take(board, strips, year, month)
    return grids
