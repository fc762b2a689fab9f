"""Lists: one row for each day and person (sign-in lists, punch exports), and statistics of days per month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from evidence_checker.recognize.attendance.board import Board, cell_day, month_in, month_number
from evidence_checker.recognize.attendance.grids import INCLUDES_TRIPS, NOT_POST, ON_TRIP
from evidence_checker.recognize.attendance.marks import COUNTED, Legend, Mark
from evidence_checker.recognize.model import AttendanceDays, Quote
from evidence_checker.recognize.names import listed_person, person
from evidence_checker.recognize.sheets import cell_number

NAME_HEAD = re.compile(r"^(?:队员)?姓名$|^人员$|^队员$|^签到人$|^员工姓名$|^名字$|^驻村队员$|^工作队员$")
DATE_HEAD = re.compile(r"^(?:考勤|签到|打卡|工作)?(?:日期|时间)$|^(?:考勤|签到|打卡)日$")
MONTH_HEAD = re.compile(r"^(?:考勤)?月份?$|^时间$|^年月$")
STATE_HEAD = re.compile(r"状态|结果|出勤|在岗|上午|下午|上班|下班|签到|签名|打卡|考勤|情况|备注|事由")
POST_HEAD = re.compile(r"出勤|在岗|驻村|在村|到岗|实到|天数|合计|住村|实际")
ONLY_MONTH = re.compile(r"^(?:20\d\d ?年)? ?(?P<m>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]) ?月(?:份)?")
FEWEST_SIGNED = 3  # days; a name that stands fewer times is no attendance
CLOCK = re.compile(r"^\d{1,2}[:：]\d{2}")


@dataclass(frozen=True, slots=True)
class Headings:
    """Rows up to `last` are headings; `texts` are the words above each column, from top to bottom."""

    last: int
    texts: list[list[str]]

    def joined(self, column: int) -> str:
        """All words above a column, without blanks."""
        return re.sub(r"\s", "", "".join(self.texts[column]))


def headings(board: Board, wanted: re.Pattern[str]) -> tuple[Headings, int] | None:
    """The heading rows and the column whose heading is what is wanted."""
    for number, row in enumerate(board.rows[:6]):
        for column, text in enumerate(row):
            if wanted.match(re.sub(r"\s", "", text)):
                last = number
                while last + 1 < len(board.rows) and board.rows[last + 1][column] == text:
                    last += 1
                texts = [list(dict.fromkeys(board.rows[r][c] for r in range(number, last + 1))) for c in range(board.width)]
                return Headings(last, texts), column
    return None


def read_day_list(board: Board, legend: Legend, year: int, month: int | None) -> Iterator[AttendanceDays]:
    """Rows of date and name; a day counts where a mark, a time or a signature stands and nothing says otherwise."""
    by_name, by_date = headings(board, NAME_HEAD), headings(board, DATE_HEAD)
    if by_name is None or by_date is None:
        yield from _signed_days(board, by_date, year, month)
        return
    states = [c for c in range(board.width) if c not in (by_name[1], by_date[1]) and STATE_HEAD.search(by_name[0].joined(c))]
    present: dict[tuple[str, str], dict[date, Decimal]] = {}
    places: dict[str, Quote] = {}
    for number in range(max(by_name[0].last, by_date[0].last) + 1, len(board.rows)):
        row = board.rows[number]
        name, day = listed_person(row[by_name[1]]), cell_day(row[by_date[1]], year, month)
        if name and day:
            places.setdefault(name, board.quote(number, by_name[1]))
            known = present.setdefault((f"{day.year}-{day.month:02}", name), {})
            known[day] = max(known.get(day, Decimal(0)), _share([row[c] for c in states], legend))
    for (when, name), days in sorted(present.items()):
        yield AttendanceDays(when, name, sum(days.values(), Decimal(0)), quote=places[name])


def _signed_days(board: Board, by_date: tuple[Headings, int] | None, year: int, month: int | None) -> Iterator[AttendanceDays]:
    """Rows of dates in which everybody present signs by name, in whatever column."""
    days: dict[tuple[str, str], set[date]] = {}
    for number in range(by_date[0].last + 1 if by_date else 0, len(board.rows) if by_date else 0):
        row = board.rows[number]
        day = cell_day(row[by_date[1]], year, month) if by_date else None
        for text in row if day else ():
            for name in filter(None, map(person, re.split(r"[、,， /\n]+", text))):
                days.setdefault((f"{day.year}-{day.month:02}", name), set()).add(day)  # type: ignore[union-attr, arg-type]
    for (when, name), present in sorted(days.items()):
        if len(present) >= FEWEST_SIGNED:
            yield AttendanceDays(when, name, Decimal(len(present)), quote=Quote(name, board.table.page))


def _share(states: list[str], legend: Legend) -> Decimal:
    """The part of the day in post by what the state columns say; without such columns the row itself counts."""
    if not states:
        return Decimal(1)
    marks = [_state(text, legend) for text in states]
    if Mark.LEAVE in marks or Mark.REST in marks:
        return Decimal(sum(m in COUNTED for m in marks)) / len(marks) if any(m in COUNTED for m in marks) and len(marks) == 2 else Decimal(0)
    if any(m is Mark.ABSENT for m in marks):
        return Decimal(0) if all(m is not Mark.PRESENT for m in marks) else Decimal("0.5")
    return Decimal(1) if any(m in COUNTED for m in marks) else Decimal(0)


def _state(text: str, legend: Legend) -> Mark:
    return Mark.PRESENT if CLOCK.match(text.strip()) or person(text) else legend.read(text)


def read_statistics(board: Board, year: int, month: int | None) -> Iterator[AttendanceDays]:
    """Days per person and month as figures: months as columns, months as a column, or months as rows with names above."""
    found = headings(board, NAME_HEAD)
    if found is None:
        yield from _months_down(board, year)
        return
    head, column = found
    months = {c: m for c in range(board.width) if (m := _heading_month(head.texts[c]))}
    month_column = next((c for c in range(board.width) if MONTH_HEAD.match(head.joined(c))), None)
    for number in range(head.last + 1, len(board.rows)):
        row = board.rows[number]
        name = listed_person(row[column])
        if not name:
            continue
        if months:
            yield from _across(board, head, months, number, name, year)
        else:
            stated = month_in(row[month_column]) or _bare_month(row[month_column]) if month_column is not None else None
            when = (stated[0] or year, stated[1]) if stated else (year, month) if month else None
            total = _in_post(head, row, range(board.width))
            if when and total is not None:
                yield AttendanceDays(f"{when[0]}-{when[1]:02}", name, total, quote=board.quote(number, column))


def _bare_month(text: str) -> tuple[int | None, int] | None:
    number = month_number(text.strip()) if re.fullmatch(r"\d{1,2}|[一二三四五六七八九十]{1,2}", text.strip()) else None
    return (None, number) if number else None


def _heading_month(texts: list[str]) -> int | None:
    for text in texts:
        if found := ONLY_MONTH.match(text.strip()):
            return month_number(found["m"])
    return None


def _across(board: Board, head: Headings, months: dict[int, int], number: int, name: str, year: int) -> Iterator[AttendanceDays]:
    for month in dict.fromkeys(months.values()):
        columns = [c for c, m in months.items() if m == month]
        total = _in_post(head, board.rows[number], columns)
        if total is not None:
            yield AttendanceDays(f"{year}-{month:02}", name, total, quote=board.quote(number, columns[0]))


def _in_post(head: Headings, row: list[str], columns: range | list[int]) -> Decimal | None:
    """Days in post of a row's columns; trips are added where they stand apart, leave and days due never."""
    post: list[tuple[str, Decimal]] = []
    trips = Decimal(0)
    for column in columns:
        number = cell_number(re.sub(r"天$", "", row[column].strip())) if row[column].strip() else None
        words = head.joined(column)
        if number is None or number > 31 or NOT_POST.search(re.sub(r"实际应", "", words)):
            continue
        if ON_TRIP.search(words) and not INCLUDES_TRIPS.search(words):
            trips += number
        elif POST_HEAD.search(words) or (len(columns) == 1):
            post.append((words, number))
    if not post:
        return None
    if all(words.endswith("天数") and len(words) <= 2 for words, _ in post) and any("假" in head.joined(c) for c in range(len(row))):
        return None  # a register of leave, not of attendance
    words, number = post[-1] if any("合计" in w or "总" in w for w, _ in post[-1:]) else post[0]
    whole = "合计" in words or INCLUDES_TRIPS.search(words)
    return number if whole else number + trips


def _months_down(board: Board, year: int) -> Iterator[AttendanceDays]:
    """Months as rows, a column for each person."""
    header = next((r for r, row in enumerate(board.rows[:4]) if sum(bool(person(t)) for t in row) >= 1), None)
    if header is None:
        return
    for column, text in enumerate(board.rows[header]):
        name = person(text)
        for row in board.rows[header + 1 :] if name else []:
            found = ONLY_MONTH.match(row[0].strip())
            month = month_number(found["m"]) if found else None
            number = cell_number(re.sub(r"天$", "", row[column].strip())) if row[column].strip() else None
            if month and number is not None and number <= 31:
                yield AttendanceDays(f"{year}-{month:02}", name, number, quote=board.quote(header, column))


def read_pairs(board: Board, year: int, month: int | None) -> Iterator[AttendanceDays]:
    """Names and days side by side, several people a row: 第一书记 | 天数 | 队员 | 天数."""
    for number, row in enumerate(board.rows if month else []):
        for column in range(1, board.width):
            name = listed_person(row[column - 1])
            days = cell_number(re.sub(r"天$", "", row[column].strip())) if name and row[column].strip() else None
            if days is not None and days <= 31 and any("天" in above[column] for above in board.rows[:number]):
                yield AttendanceDays(f"{year}-{month:02}", name, days, quote=board.quote(number, column - 1))


def read_single(board: Board, legend: Legend, name: str, year: int, month: int | None) -> Iterator[AttendanceDays]:
    """A sheet of one person, whose name stands above it: a row for each day, with what its halves say."""
    days: dict[str, dict[date, Decimal]] = {}
    for row in board.rows:
        day = cell_day(row[0], year, month) if row[0] else None
        if day:
            states = [text for text in row[1:] if text.strip()]
            days.setdefault(f"{day.year}-{day.month:02}", {})[day] = _share(states, legend) if states else Decimal(0)
    for when, shares in sorted(days.items()):
        yield AttendanceDays(when, name, sum(shares.values(), Decimal(0)), quote=Quote(name, board.table.page))
