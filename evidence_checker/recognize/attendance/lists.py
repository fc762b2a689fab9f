"""Lists: one row for each day and person (sign-in lists, punch exports), and names with days side by side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import takewhile

from evidence_checker.recognize.attendance.board import Board, cell_day
from evidence_checker.recognize.attendance.days import POST, Kind, kind_of
from evidence_checker.recognize.attendance.figures import NAME_HEAD, days_in, names_people
from evidence_checker.recognize.attendance.marks import Legend, Mark, meaning_of_words
from evidence_checker.recognize.attendance.positions import placed_name
from evidence_checker.recognize.attendance.states import CLOCK, HALF, REMARKS, STATE_HEAD, VERDICT, WITNESS, is_of_witness, share, state_of
from evidence_checker.recognize.model import AttendanceDays, Quote
from evidence_checker.recognize.names import person

DATE_HEAD = re.compile(r"^(?:考勤|签到|打卡|工作)?(?:日期|时间)$|^(?:考勤|签到|打卡)日$")
APPROVAL = re.compile(r"审批单|审批记录|关联.{0,4}(?:审批|申请)|外出申请")
FEWEST_SIGNED = 3  # days; a name that stands fewer times is no attendance


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
    by_date = headings(board, DATE_HEAD) or _holding_dates(board)
    by_name = headings(board, NAME_HEAD) or _holding_names(board, by_date)
    if by_name is None or by_date is None or _several_sign(board, by_name):
        yield from _signed_days(board, by_date, legend, year, month)
        return
    first = max(by_name[0].last, by_date[0].last) + 1
    states = _state_columns(board, by_name[0], (by_name[1], by_date[1]), first, legend)
    verdicts = [c for c in states if VERDICT.search(by_name[0].joined(c))]
    approvals = [c for c in range(board.width) if APPROVAL.search(by_name[0].joined(c))]
    present: dict[tuple[str, str], dict[date, Decimal]] = {}
    places: dict[str, Quote] = {}
    last_name, last_day = "", ""
    for number in range(first, len(board.rows)):
        row = board.rows[number]
        last_name, last_day = row[by_name[1]] or last_name, row[by_date[1]] or last_day  # a blank cell repeats the one above
        day = cell_day(last_day, year, month)
        if day is None or not any(row):
            continue
        for name in _names_in(last_name):
            places.setdefault(name, board.quote(number, by_name[1]))
            known = present.setdefault((f"{day.year}-{day.month:02}", name), {})
            known[day] = max(known.get(day, Decimal(0)), share(_telling(row, states, verdicts, approvals, legend), legend))
    for (when, name), days in sorted(present.items()):
        if states or len(days) >= FEWEST_SIGNED:
            yield AttendanceDays(when, name, sum(days.values(), Decimal(0)), quote=places[name])


def _holding_dates(board: Board) -> tuple[Headings, int] | None:
    """Below one row of headings, the only column that holds a full date in each row."""
    body = board.rows[1:]
    found = [c for c in range(board.width) if len(body) >= FEWEST_SIGNED and all(cell_day(row[c], None, None) for row in body)]
    return (Headings(0, [[text] for text in board.rows[0]]), found[0]) if len(found) == 1 else None


def _state_columns(board: Board, head: Headings, others: Container[int], first: int, legend: Legend) -> list[int]:
    """The columns that tell whether somebody was there: headed so, else those in which nothing stands but marks and times."""
    columns = [c for c in range(board.width) if c not in others]
    headed = [c for c in columns if _is_state(board, head, c, first, legend)]
    return headed or [c for c in columns if not REMARKS.search(head.joined(c)) and _holds_states(board, c, first)]


def _holds_states(board: Board, column: int, first: int) -> bool:
    """Nothing stands in the column but times and words for where somebody was."""
    texts = [text for row in board.rows[first:] if (text := row[column].strip())]
    return bool(texts) and all(CLOCK.match(text) or meaning_of_words(text) for text in texts)  # 是 and 否 could answer anything


def _holding_names(board: Board, by_date: tuple[Headings, int] | None) -> tuple[Headings, int] | None:
    """The one column that names somebody in each of its rows, whatever its heading (成员, 打卡人, 谁); none where several do."""
    if by_date is None:
        return None
    head = by_date[0]
    body = board.rows[head.last + 1 :]
    heads = [head.joined(c) for c in range(board.width)]
    found = [c for c, words in enumerate(heads) if not is_of_witness(words) and not person(words) and names_people(body, c)]
    signs = any(_owner(board, head, c) for c in range(board.width) if c not in found and not is_of_witness(heads[c]))
    return (head, found[0]) if len(found) == 1 and not signs else None


def _telling(row: list[str], states: list[int], verdicts: list[int], approvals: list[int], legend: Legend) -> list[str]:
    """What is to be judged of a row: the outcome that it states where there is one, for that has taken the single punches into account.

    On a day without any punch the form that was approved for it tells (出差11-09 全天).
    """
    stated = [row[c] for c in verdicts if state_of(row[c], legend) is not Mark.NONE]
    told = stated or [row[c] for c in states]
    approved = [row[c] for c in approvals if row[c].strip()] if states and not any(text.strip() for text in told) else []
    return approved or told


def _names_in(text: str) -> list[str]:
    """The names in a cell: one, or several parted by commas, strokes or blanks."""
    several = [placed_name(part) for part in re.split(r"[、,，/\s]+", text.strip())]
    return several if len(several) > 1 and all(several) else [name] if (name := placed_name(text)) else []


def _several_sign(board: Board, by_name: tuple[Headings, int]) -> bool:
    """Several columns headed alike for names: everybody signs in a row."""
    return sum(bool(NAME_HEAD.match(by_name[0].joined(c))) for c in range(board.width)) > 1


def _is_state(board: Board, head: Headings, column: int, first: int, legend: Legend) -> bool:
    """A column that tells whether somebody was there: its heading says so, and if anything stands in it, some of it is a mark."""
    texts = [row[column] for row in board.rows[first:] if row[column].strip()]
    words = head.joined(column)
    if WITNESS.search(words):
        return False
    if not texts:
        return bool(STATE_HEAD.search(words)) and not REMARKS.search(words)
    return bool(STATE_HEAD.search(words)) and any(state_of(text, legend) is not Mark.NONE for text in texts)


def _signed_days(board: Board, by_date: tuple[Headings, int] | None, legend: Legend, year: int, month: int | None) -> Iterator[AttendanceDays]:
    """Rows of dates in which everybody present signs by name, in whatever column; under 签到 names need no known surname."""
    if by_date is None:
        return
    head, dates = by_date
    if _is_of_people_side_by_side(board, head, dates):
        return
    parts = _parts_of_day(board, dates, year, month)
    columns = [c for c in range(board.width) if not (WITNESS.search(head.joined(c)) or _heads_absent(head.joined(c)))]
    owners = {c: owner for c in columns if (owner := _owner(board, head, c))}
    days: dict[tuple[str, str], dict[date, Decimal]] = {}
    for row in board.rows[head.last + 1 :]:
        day = cell_day(row[dates], year, month)
        if day is None:
            continue
        for column in columns:
            if (owner := owners.get(column, "")) and legend.read(row[column]) is Mark.TRIP:
                days.setdefault((f"{day:%Y-%m}", owner), {})[day] = Decimal(1)
                continue
            known = placed_name if re.search(r"签|姓名|队员|到岗人", head.joined(column)) else person
            for name in filter(placed_name, map(known, re.split(r"[、,， /\n]+", row[column]))):
                signed = days.setdefault((f"{day:%Y-%m}", name), {})
                signed[day] = min(Decimal(1), signed.get(day, Decimal(0)) + parts[column])
    for (when, name), present in sorted(days.items()):
        if len(present) >= FEWEST_SIGNED:
            yield AttendanceDays(when, name, sum(present.values(), Decimal(0)), quote=Quote(name, board.table.page))


def _owner(board: Board, head: Headings, column: int) -> str:
    """Whose column it is: of the one person who signs in it on most days."""
    names = Counter(name for row in board.rows[head.last + 1 :] if (name := person(row[column].strip())) and placed_name(name))
    most = names.most_common(2)
    return most[0][0] if most and most[0][1] >= FEWEST_SIGNED and (len(most) == 1 or most[0][1] > 4 * most[1][1]) else ""


def _is_of_people_side_by_side(board: Board, head: Headings, dates: int) -> bool:
    """The headings are names, and whoever was there signs below his own: the cells tell of him alone, whatever stands in them."""
    named = [(c, name) for c in range(board.width) if c != dates and (name := placed_name(head.joined(c)))]
    return len(named) > 1 and all(any(name in row[c] for row in board.rows[head.last + 1 :]) for c, name in named)


def _parts_of_day(board: Board, dates: int, year: int, month: int | None) -> list[Decimal]:
    """What a signature in each column is worth: half a day where a heading above the first date names a half of the day."""
    above = list(takewhile(lambda row: cell_day(row[dates], year, month) is None, board.rows))
    return [Decimal("0.5") if any(HALF.search(row[c]) for row in above) else Decimal(1) for c in range(board.width)]


def _heads_absent(words: str) -> bool:
    """The heading of those who were away (请假人员, 轮休)."""
    return kind_of(words) in (Kind.LEAVE, Kind.REST) and not POST.search(words)


def read_pairs(board: Board, year: int, month: int | None) -> Iterator[AttendanceDays]:
    """Names and days side by side, several people a row: 第一书记 | 天数 | 队员 | 天数."""
    for number in range(len(board.rows)) if month else ():
        pairs = list(_pairs(board, number))
        for column, name, days in pairs if len(pairs) > 1 else ():
            yield AttendanceDays(f"{year}-{month:02}", name, days, quote=board.quote(number, column))


def _pairs(board: Board, number: int) -> Iterator[tuple[int, str, Decimal]]:
    for column in range(1, board.width):
        name = placed_name(board.rows[number][column - 1])
        days = days_in(board.rows[number][column]) if name else None
        if days is not None and any("天" in above[column] for above in board.rows[:number]):
            yield column - 1, name, days
