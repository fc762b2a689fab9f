"""Grids of marks: names × days (one row a name, or two for morning and afternoon), and days × names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from evidence_checker.recognize.attendance.board import DAY, Board, cell_day
from evidence_checker.recognize.attendance.marks import COUNTED, Legend, Mark
from evidence_checker.recognize.attendance.positions import placed_name
from evidence_checker.recognize.model import AttendanceDays
from evidence_checker.recognize.names import person
from evidence_checker.recognize.sheets import cell_number

IN_POST = re.compile(r"出勤|在岗|驻村|在村|到岗|合计|实到|考勤天数|实际天数|天数|总计|小计|住村")
ON_TRIP = re.compile(r"(?<!其中)(?:出差|公出|因公|公差|培训)")
NOT_POST = re.compile(r"请假|事假|病假|公休|休假|年休|缺勤|旷工|迟到|应|休息|备注|签|率|补助|标准|金额|工作日|法定|加班")
FULL_MONTH = 25  # day columns from which on a grid shows its month
INCLUDES_TRIPS = re.compile(r"含.{0,4}(?:出差|公出|公差)")


@dataclass(frozen=True, slots=True)
class Strip:
    """The day columns under one header row: column → day of the month; `last` is the row before the next header."""

    header: int
    last: int
    days: dict[int, int]


def day_strips(board: Board) -> list[Strip]:
    """The header rows that count days upward (at least five), each with the rows below it."""
    found = [(r, days) for r, row in enumerate(board.rows) if len(days := _rising(row)) >= 5]
    found = [(r, days) for r, days in found if "姓名" in board.rows[r] or not any(person(text) for text in board.rows[r])]
    ends = [r for r, _ in found[1:]] + [len(board.rows)]
    return [Strip(r, end - 1, days) for (r, days), end in zip(found, ends, strict=False)]


def _rising(row: list[str]) -> dict[int, int]:
    """The longest run of day numbers that go up by one or more, column by column."""
    days: dict[int, int] = {}
    best: dict[int, int] = {}
    for column, text in enumerate(row):
        match = DAY.match(text.strip())
        day = int(match["d"]) if match else 0
        if not 1 <= day <= 31 or (column and text == row[column - 1] and column - 1 in days):
            continue
        if days and day <= max(days.values()):
            best, days = max(best, days, key=len), {}
        days[column] = day
    return _gaps_filled(max(best, days, key=len))


def _gaps_filled(days: dict[int, int]) -> dict[int, int]:
    """Day numbers that were misread between two that fit their distance, and a 1 before a 2."""
    known = sorted(days.items())
    if not known:
        return days
    filled = dict(known)
    for (left, first), (right, second) in pairwise(known):
        if right - left == second - first:
            filled.update({left + step: first + step for step in range(1, right - left)})
    column, day = known[0]
    if day == 2 and column >= 2:
        filled[column - 1] = 1
    return filled


def read_day_columns(board: Board, legend: Legend, year: int, month: int) -> Iterator[AttendanceDays]:
    """One person a row; marks under the days."""
    gathered: dict[str, dict[int, list[str]]] = {}
    stated: dict[str, Decimal] = {}
    places: dict[str, tuple[int, int]] = {}
    for strip in day_strips(board):
        column = _name_column(board, strip)
        if column is None:
            continue
        for number in range(strip.header + 1, strip.last + 1):
            row = board.rows[number]
            name = placed_name(row[column])
            if not name:
                continue
            places.setdefault(name, (number, column))
            days = gathered.setdefault(name, {})
            for place, day in strip.days.items():
                days.setdefault(day, []).append(row[place])
            total = _stated(board, strip, row)
            if total is not None:
                stated[name] = total
    for name, days in gathered.items():
        yield from _person(board, name, days, stated.get(name), legend, (year, month), places[name])


def _name_column(board: Board, strip: Strip) -> int | None:
    first = min(strip.days)
    headed = next((c for c in range(first) if re.sub(r"\s", "", board.rows[strip.header][c]).endswith(("姓名", "队员", "人员"))), None)
    if headed is not None:
        return headed
    for column in range(first):
        if any(person(board.rows[r][column]) for r in range(strip.header + 1, strip.last + 1)):
            return column
    return next((c for c in range(first) if any(placed_name(board.rows[r][c]) for r in range(strip.header + 1, strip.last + 1))), None)


def _person(
    board: Board, name: str, days: dict[int, list[str]], stated: Decimal | None, legend: Legend, month: tuple[int, int], place: tuple[int, int]
) -> Iterator[AttendanceDays]:
    shares = {day: _day_share(marks, legend) for day, marks in days.items()}
    counted = sum((share for share, _ in shares.values()), Decimal(0))
    present = sum((share for share, mark in shares.values() if mark is Mark.PRESENT), Decimal(0))
    if counted == 0 and stated is None and not any(mark is not Mark.NONE for _, mark in shares.values()):
        return
    total = counted if stated is None or stated == present else stated
    pattern = "".join(mark.value for _, (_, mark) in sorted(shares.items()))
    leave = tuple(d for day, (_, mark) in sorted(shares.items()) if mark is Mark.LEAVE and (d := _safe_day(*month, day)))
    unread = sum(mark is Mark.NONE for _, mark in shares.values()) if board.seen else 0
    trusted = len(days) >= FULL_MONTH and abs(total - counted) > unread  # marks that OCR may have lost prove nothing
    differs = counted if total != counted and trusted else None
    yield AttendanceDays(f"{month[0]}-{month[1]:02}", name, total, pattern, differs, leave, board.quote(*place))


def _safe_day(year: int, month: int, day: int) -> date | None:
    return cell_day(str(day), year, month)


def _day_share(marks: list[str], legend: Legend) -> tuple[Decimal, Mark]:
    """One mark a day, or several for its halves."""
    shares = [legend.share(text) for text in marks]
    total = sum((share for share, _ in shares), Decimal(0)) / len(shares)
    if len(shares) > 1 and len(set(marks)) == 1:
        total = shares[0][0]
    return total, next((mark for _, mark in shares if mark in COUNTED), shares[0][1])


def _headings(board: Board, strip: Strip) -> dict[int, str]:
    """The words above each column beside the days, over all header rows."""
    top = max(0, strip.header - 2)
    return {c: " ".join(dict.fromkeys(board.rows[r][c] for r in range(top, strip.header + 1))) for c in range(max(strip.days) + 1, board.width)}


def _stated(board: Board, strip: Strip, row: list[str]) -> Decimal | None:
    """The total the row states: days in post, business trips added where they have a column of their own."""
    post: Decimal | None = None
    trips = Decimal(0)
    for column, heading in _headings(board, strip).items():
        number = cell_number(re.sub(r"天$", "", row[column].strip())) if row[column].strip() else None
        if number is None or number > 31:
            continue
        if ON_TRIP.search(heading) and not IN_POST.search(heading):
            trips += number
        elif IN_POST.search(heading) and not NOT_POST.search(heading) and (post is None or not INCLUDES_TRIPS.search(heading)):
            post = number if post is None else max(post, number)
    return post + trips if post is not None and trips and not _holds_trips(board, strip) else post


def _holds_trips(board: Board, strip: Strip) -> bool:
    return any(INCLUDES_TRIPS.search(text) for r in range(max(0, strip.header - 2), strip.header + 1) for text in board.rows[r])


def read_day_rows(board: Board, legend: Legend, year: int, month: int | None) -> Iterator[AttendanceDays]:
    """One day a row, a column for each person; a cell holds a mark or the person's own name as signature."""
    header = next((r for r, row in enumerate(board.rows[:5]) if _heads_names(row)), None)
    if header is None:
        return
    columns = {c: name for c, text in enumerate(board.rows[header]) if (name := placed_name(text))}
    rows = [(d, row) for row in board.rows[header + 1 :] if (d := _row_day(row, year, month))]
    if len(rows) < 3 or not columns:
        return
    for name in dict.fromkeys(columns.values()):
        own = [c for c, n in columns.items() if n == name]
        yield from _by_month(board, name, [(day, [row[c] for c in own]) for day, row in rows], legend, (header, own[0]))


def _heads_names(row: list[str]) -> bool:
    """A heading of names: beside 日期 whatever stands in a name's place, else known surnames."""
    dated = any(re.match(r"^(?:日期?|时间|日期?/姓名|姓名/日期?)$", re.sub(r"[\s\\]", "", text)) for text in row[:2])
    return any((placed_name if dated else person)(text) for text in row) and not _is_day_row(row)


def _is_day_row(row: list[str]) -> bool:
    return bool(row) and bool(DAY.match(row[0].strip()))


def _row_day(row: list[str], year: int, month: int | None) -> date | None:
    return next((d for text in row[:2] if (d := cell_day(text, year, month))), None)


def _by_month(board: Board, name: str, days: list[tuple[date, list[str]]], legend: Legend, place: tuple[int, int]) -> Iterator[AttendanceDays]:
    months: dict[tuple[int, int], dict[int, list[str]]] = {}
    for day, marks in days:
        signed = ["√" if person(mark) else mark for mark in marks]
        months.setdefault((day.year, day.month), {}).setdefault(day.day, []).extend(signed)
    for month, cells in sorted(months.items()):
        yield from _person(board, name, cells, None, legend, month, place)
