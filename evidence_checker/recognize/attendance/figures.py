"""Attendance as figures: days per person and month, whichever of persons, months and kinds of days stand in rows and which in columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise, takewhile

from evidence_checker.recognize.attendance.board import MONTH_IN_WORDS, Board, month_in, month_number
from evidence_checker.recognize.attendance.days import SUM, DaysOf, Kind, Notes, kind_of, month_length, resolved
from evidence_checker.recognize.attendance.marks import Legend
from evidence_checker.recognize.attendance.phrases import days_told, listed_days
from evidence_checker.recognize.attendance.positions import ROLE, is_item, is_name, placed_name
from evidence_checker.recognize.attendance.states import is_of_witness
from evidence_checker.recognize.model import AttendanceDays
from evidence_checker.recognize.names import person
from evidence_checker.recognize.passage import fold

NAME_HEAD = re.compile(r"^(?!.*(?:签字|审|核|负责))[\u4e00-\u9fff]{0,6}(?:姓名|名字|名单|队员|干部|人员|员工)$|^签到人$")
MONTH_HEAD = re.compile(r"^(?:考勤|统计|驻村)?月份?$|^时间$|^年月$|^考勤(?:时间|周期)$")
ONLY_MONTH = re.compile(rf"^(?:20\d\d ?年)? ?(?P<m>1[0-2]|0?[1-9]|{MONTH_IN_WORDS}) ?月(?:份)?")
SIDE = re.compile(r"^(?:序号|编号|职务|单位|派出单位|部门|备注|电话|身份|组别|类别|村名|所驻村|驻点村|日期|星期)")
COUNTED = re.compile(r"(?P<days>\d{1,2}(?:\.\d{1,2})?)(?:\+(?P<more>\d{1,2}))?(?:个?工作日|天|日)?(?:[(](?:其中|含|公出|出差)?\D{0,4}\d{1,2}天?[)])?")
TELLS_NO_KIND = re.compile(rf"^(?:20\d\d年?)?(?:第?[一二三四1-4]季度|[上下]半年|全年|年度|各月)?$|^(?:{ROLE}){{1,2}}$")
DATES_HEAD = re.compile(r"日期(?:及.*)?$|具体(?:日期|时间)$|起止时间$")
PART_OF_MONTH = re.compile(r"^第.周(?:[(].*[)])?$|^[上中下]旬$|^[上下]半月$")
FEWEST_NAMED = 2  # cells with names that make a column of names
SHORT = {"村": "在村", "岗": "在岗", "公": "公出", "差": "出差", "合": "合计", "计": "合计", "假": "请假", "休": "休息"}
"""Kinds of days that label rows by one sign each."""
HEAD_ROWS = 6  # rows among which a table's heading is looked for


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table of figures is laid out: the first and last heading row, and the columns of names, months and kinds of days."""

    first: int
    last: int
    names: int | None
    months: int | None
    items: int | None

    @property
    def labels(self) -> set[int]:
        """The columns that label rows."""
        return {c for c in (self.names, self.months, self.items) if c is not None}


def days_in(text: str) -> Decimal | None:
    """The days a cell counts (22, 22天, 22.5, 20+2, 22(含公出2), 在村20天公出2天); None for words, blanks and more than a month."""
    plain = re.sub(r"\s", "", fold(text)).replace("＋", "+")
    found = COUNTED.fullmatch(plain)
    number = Decimal(found["days"]) + Decimal(found["more"] or 0) if found else days_told(plain) if "天" in plain else None
    return number if number is not None and number <= 31 else None


def month_of(text: str, *, bare: bool = False) -> tuple[int | None, int] | None:
    """(year, month) that a heading or label stands for; a bare number only where a column or row of months is expected."""
    plain = re.sub(r"\s", "", text)
    if found := ONLY_MONTH.match(plain):
        number = month_number(found["m"])
        return (month_in(plain) or (None, number)) if number else None
    if bare and re.fullmatch(r"\d{1,2}|[一二三四五六七八九十]{1,2}", plain):
        number = month_number(plain)
        return (None, number) if number else None
    return month_in(plain) if re.fullmatch(r"20\d\d[-./年]\d{1,2}月?", plain) else None


def read_figures(board: Board, year: int, month: int | None, single: str, notes: Notes) -> Iterator[AttendanceDays]:
    """All days of a table of figures; `single` is the person of whom the whole paper tells, if it tells of one."""
    layout = _layout(board)
    if layout is None:
        return
    heads = _column_heads(board, layout)
    months: dict[tuple[str, str], DaysOf] = {}
    places: dict[tuple[str, str], tuple[int, int]] = {}
    for row, column in sorted(_figures(board, layout, heads), key=lambda place: _lists_dates(heads[place[1]])):
        name = _person_of(board, layout, row, heads[column]) or single
        when = _month_at(board, layout, row, heads[column], month)
        if not name or when is None:
            continue
        key = (f"{when[0] or year}-{when[1]:02}", name)
        places.setdefault(key, (row, column))
        _add(months.setdefault(key, DaysOf(month_length(key[0]))), _kind_words(board, layout, row, heads[column], name), board.rows[row][column])
    whole = _without_gaps(months, heads) if board.seen else months
    for (when_text, name), total in resolved(whole, notes) if not _is_leave_register(heads) else ():
        yield AttendanceDays(when_text, name, total, quote=board.quote(*places[when_text, name]))


def _without_gaps(months: dict[tuple[str, str], DaysOf], heads: list[list[str]]) -> dict[tuple[str, str], DaysOf]:
    """The months of which all figures were read, or their sum: one that OCR lost would make the days too few."""
    counts = [days.figures for days in months.values()]
    most = max(set(counts), key=lambda count: (counts.count(count), count), default=0)
    headed = Counter(found[1] for texts in heads for found in {month_of(text) for text in texts} if found)
    return {key: days for key, days in months.items() if days.figures >= (headed[int(key[0][5:])] or most) or days.states_sum}


def _kind_words(board: Board, layout: Layout, row: int, heads: list[str], name: str) -> str:
    """What a figure's heading and row say of its kind: all but its person and month."""
    bare = _bare_months(board, layout)
    words = [*heads, *_row_words(board, layout, row)]
    words = [ONLY_MONTH.sub("", w) if month_of(w, bare=bare) else w for w in words if placed_name(w) != name and not TELLS_NO_KIND.match(w)]
    if kind_of("".join(_row_words(board, layout, row))) is Kind.SUM and kind_of("".join(heads)) is Kind.PERIOD:
        words = _row_words(board, layout, row)  # below the weeks, the sum of them
    told = "".join(w for w in words if not month_of(w, bare=bare) and not NAME_HEAD.match(w) and not MONTH_HEAD.match(w))
    return Legend().words_for(told)


def _add(days: DaysOf, words: str, cell: str) -> None:
    """Adds a cell's figure, its two under a heading like 在村/公出, or the number of the dates that it lists."""
    if DATES_HEAD.search(words):
        days.add_listed(DATES_HEAD.sub("", words), Decimal(listed_days(cell) or 0))
        return
    kinds, figures = words.strip("()").split("/") if "/" in words else [words], [days_in(part) for part in cell.split("/")]
    for kind, number in zip(kinds, figures, strict=True) if len(kinds) == len(figures) else ((words, days_in(cell)),):
        if number is not None:
            days.add(kind, number)


def _layout(board: Board) -> Layout | None:
    """The heading is the first row that names a column of names or months, else one with names above figures."""
    for number, row in enumerate(board.rows[:HEAD_ROWS]):
        packed = [re.sub(r"\s", "", text) for text in row]
        names = next((c for c, text in enumerate(packed) if NAME_HEAD.match(text)), None)
        months = next((c for c, text in enumerate(packed) if MONTH_HEAD.match(text)), None)
        if names is not None or months is not None or _heads_names(board, number) or _heads_months(packed) or _heads_days(board, number):
            return _settled(board, number, names, months)
    return None


def _heads_months(row: list[str]) -> bool:
    """Months side by side; one at the row's head among other words would be the month of the figures behind it."""
    found = [month_of(text) for text in row if text]
    return len({month for month in found if month}) > 1 and (all(found) or not found[0])


def _heads_names(board: Board, number: int) -> bool:
    below = board.rows[number + 1 : number + 3]
    return any(person(text) and any(days_in(row[c]) is not None for row in below) for c, text in enumerate(board.rows[number]) if c)


def _heads_days(board: Board, number: int) -> bool:
    """Words for kinds of days, over rows that begin with a person each."""
    row, body = board.rows[number], board.rows[number + 1 :]
    return any(map(is_item, row)) and not any(map(person, row)) and any(names_people(body, c) for c in range(min(4, board.width)))


def _settled(board: Board, first: int, names: int | None, months: int | None) -> Layout:
    """The columns as their cells show them: a column headed 姓名 may hold months or kinds of days, its names standing in the heading."""
    key = names if names is not None else months if months is not None else 0
    last = first
    while last + 1 < len(board.rows) and _continues(board, first, last + 1, key):
        last += 1
    body = board.rows[last + 1 :]
    columns = range(min(4, board.width))
    month_column = next((c for c in columns if _mostly(body, c, lambda t: month_of(t) is not None)), None)
    if month_column is None and months is not None and _mostly(body, months, lambda t: month_of(t, bare=True) is not None):
        month_column = months
    if names is None:
        heads = ["".join(dict.fromkeys(board.rows[r][c] for r in range(first, last + 1))) for c in columns]
        names = _names_before_figures(body, [c for c in columns if c != month_column and not is_of_witness(heads[c])])
    if names is None and month_column is None and any(is_name(row[key]) for row in body):
        names = key  # 月份 above the names stands for the months beside it
    if names is not None and not any(is_name(row[names]) for row in body):
        names = None
    item_column = next((c for c in columns if c not in (names, month_column) and _mostly(body, c, _is_kind)), None)
    return Layout(first, last, names, month_column, item_column)


def _is_kind(label: str) -> bool:
    """A row's label tells what its figures count: a kind of days, or the part of the month."""
    return is_item(label) or label.strip() in SHORT or bool(PART_OF_MONTH.match(label))


def _names_before_figures(body: list[list[str]], columns: Sequence[int]) -> int | None:
    """The column left of all figures that names somebody in each row, whatever its heading."""
    before = list(takewhile(lambda c: not _mostly(body, c, lambda text: days_in(text) is not None), columns))
    return next((c for c in before if names_people(body, c)), None)


def names_people(body: list[list[str]], column: int) -> bool:
    """At least two cells of the column are people of known surnames, and nearly all of its cells names."""
    texts = [text for row in body if (text := row[column].strip()) and not SUM.search(text)]
    known = [text for text in texts if person(text) and placed_name(text)]
    return len(known) >= FEWEST_NAMED and 2 * len(known) > len(texts) and 5 * sum(map(is_name, texts)) >= 4 * len(texts)


def _continues(board: Board, first: int, number: int, key: int) -> bool:
    """A further heading row: its label is joined, blank or a heading too (姓名 over 月份), and where it is no figures stand beside it."""
    row, label = board.rows[number], re.sub(r"\s", "", board.rows[number][key])
    if label and row[key] == board.rows[first][key]:
        return True
    headed = not label or NAME_HEAD.match(label) or MONTH_HEAD.match(label) or SIDE.match(label)
    return bool(headed) and any(row) and not any(days_in(text) is not None for text in row)


def _mostly(body: list[list[str]], column: int, is_kind: object) -> bool:
    texts = [text for row in body if (text := row[column].strip()) and not SUM.search(text)]
    return callable(is_kind) and bool(texts) and 2 * sum(bool(is_kind(t)) for t in texts) > len(texts)


def _column_heads(board: Board, layout: Layout) -> list[list[str]]:
    """The words above each column from top to bottom; a heading that spans columns without being joined holds for those to its right."""
    rows = [list(board.rows[r]) for r in range(layout.first, layout.last + 1)]
    for upper, lower in pairwise(rows):
        for column in range(1, board.width):
            if not upper[column] and lower[column]:
                upper[column] = upper[column - 1]
    return _without_common_sum([[re.sub(r"\s", "", t) for t in dict.fromkeys(row[c] for row in rows) if t] for c in range(board.width)])


def _without_common_sum(heads: list[list[str]]) -> list[list[str]]:
    """Headings without a word for sums above several kinds of days that nothing else counts: there it is a title, and no sum of other columns."""
    under = {top: [h[-1] for h in heads if h and h[0] == top] for top in {h[0] for h in heads if h}}
    titles = {
        top
        for top, kinds in under.items()
        if kind_of(top) is Kind.SUM and len(set(kinds)) > 1 and not any(h[-1] in kinds for h in heads if h and h[0] != top)
    }
    return [h[1:] if len(h) > 1 and h[0] in titles else h for h in heads]


def _figures(board: Board, layout: Layout, heads: list[list[str]]) -> Iterator[tuple[int, int]]:
    columns = [c for c in range(board.width) if c not in layout.labels and not any(SIDE.match(text) for text in heads[c])]
    for row in range(layout.last + 1, len(board.rows)):
        for column in columns:
            text = board.rows[row][column]
            if any(days_in(part) is not None for part in text.split("/")) or (listed_days(text) and DATES_HEAD.search("".join(heads[column]))):
                yield row, column


def _lists_dates(heads: list[str]) -> bool:
    return bool(DATES_HEAD.search("".join(heads)))


def _row_words(board: Board, layout: Layout, row: int) -> list[str]:
    label = re.sub(r"\s", "", board.rows[row][layout.items]) if layout.items is not None else ""
    return [SHORT.get(label, label)] if label else []


def _label(board: Board, layout: Layout, row: int, column: int) -> str:
    """A row's label; where its cell was left blank, the one above holds on."""
    for number in range(row, layout.last, -1):
        if text := board.rows[number][column].strip():
            return text
    return ""


def _person_of(board: Board, layout: Layout, row: int, heads: list[str]) -> str:
    if layout.names is not None:
        return placed_name(_label(board, layout, row, layout.names))
    across = _persons_across(board, layout)
    return next((name for text in heads if across and (name := placed_name(text))), "")


def _persons_across(board: Board, layout: Layout) -> bool:
    """The heading is of persons: it names somebody of a known surname, or has no words for kinds of days at all."""
    texts = [text for row in range(layout.first, layout.last + 1) for text in board.rows[row]]
    return any(person(text) and placed_name(text) for text in texts) or not any(map(is_item, texts))


def _bare_months(board: Board, layout: Layout) -> bool:
    """Bare numbers in the heading that count 1, 2, 3 … are months (days would be more than twelve, and are no figures)."""
    return any(_counts_months(board.rows[row]) for row in range(layout.first, layout.last + 1))


def _counts_months(row: list[str]) -> bool:
    numbers = [int(text) for text in row if re.fullmatch(r"\d{1,2}", text.strip())]
    return len(numbers) >= 2 and all(1 <= n <= 12 for n in numbers) and numbers == sorted(set(numbers))


def _month_at(board: Board, layout: Layout, row: int, heads: list[str], month: int | None) -> tuple[int | None, int] | None:
    """The month of a figure: its row's, its column's, else the paper's where the table has no months at all."""
    if layout.months is not None:
        return month_of(_label(board, layout, row, layout.months), bare=True)
    bare = _bare_months(board, layout)
    own = next((found for text in heads if (found := month_of(text, bare=bare))), None)
    across = any(month_of(text, bare=bare) for number in range(layout.first, layout.last + 1) for text in board.rows[number])
    return own or ((None, month) if month and not across else None)


def _is_leave_register(heads: list[list[str]]) -> bool:
    """Rows of leave or journeys: the only days counted are those away (请假时间, 销假时间, 天数; 出发, 到达, 天数, 补助)."""
    words = ["".join(map(Legend().words_for, texts)) for texts in heads]
    return any(re.search(r"假|出发|到达|起止|交通费|住宿费", w) for w in words) and not any(
        re.search(r"在岗|在村|驻村|出勤|到岗|实到|住村|打卡|签到|合计|计$|全月|实$", w) for w in words
    )
