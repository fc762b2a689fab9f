"""A table with its merged cells filled in everywhere, and what attendance tables have in common: months, names, days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from evidence_checker.extract.model import Cell, Document, Table
from evidence_checker.recognize.attendance.placed import placed_tables, repaired, widened
from evidence_checker.recognize.calendar import calendar_day, find_dates
from evidence_checker.recognize.model import Quote
from evidence_checker.recognize.numerals import everyday_number
from evidence_checker.recognize.passage import fold

MONTH_IN_WORDS = "十[一二]?|[一二三四五六七八九元]"
MONTH = re.compile(
    r"(?:(?P<y>20\d\d) ?[年./-] ?)?"
    r"(?P<m>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]|(?<![\d万千百十])元) ?月(?:份)?(?! ?\d{1,2} ?日)"
)
SPAN = re.compile(
    r"(?P<y>20\d\d) ?[年./-] ?(?P<m>1[0-2]|0?[1-9]) ?[月./-] ?[0-3]?\d ?[日号]?\s*[-—–~～至到]+\s*"
    r"(?:20\d\d ?[年./-] ?)?(?:(?P<until>1[0-2]|0?[1-9]) ?[月./-] ?)?[0-3]?\d(?:[日号]|(?!\d))"
)
"""The first and last day of what a sheet covers."""
SEVERAL = re.compile(r"\d ?(?:月(?:份)?)? ?(?:[-—–~至到、]|--|——) ?\d{1,2} ?月|季度|半年")
NUMERIC_MONTH = re.compile(r"(?<!\d)(?P<y>20\d\d) ?[-./] ?(?P<m>1[0-2]|0[1-9])(?![\d])")
WEEKDAY = r"(?:星期|周|礼拜)?[一二三四五六日天]"
_MONTH_SIGN = r"(?:(?P<m>1[0-2]|0?[1-9]) ?[月./-] ?)?"
DAY = re.compile(
    rf"^(?:{WEEKDAY}\s*[(]?\s*)?{_MONTH_SIGN}(?P<d>[0-3]?\d) ?[日号]?[)]?(?:\s*[(/·.|]?{WEEKDAY}[)]?)?(?:[(][\u4e00-\u9fff]{{2,4}}[)])?$"
)
SHORT_YEAR = re.compile(r"^(?P<y>2\d)(?P<sep>[-/.])(?P<m>1[0-2]|0?[1-9])(?P=sep)(?P<d>[0-3]?\d)(?!\d)")
BEFORE_DATE = re.compile(rf"(?:{WEEKDAY}[ (]*)?$")
AFTER_DATE = re.compile(
    rf"[ )]*[(]?(?:{WEEKDAY})?[)]? *(?:\d{{1,2}}:\d{{2}}(?::\d{{2}})?)? *[(]?[\u4e00-\u9fff]{{0,4}}[)]?$"
)  # weekday, time, festival


@dataclass(frozen=True, slots=True)
class Board:
    """A table as rows of folded text in which every place of a merged cell repeats its text."""

    table: Table
    rows: list[list[str]]

    @property
    def width(self) -> int:
        """How many columns it has."""
        return max((len(row) for row in self.rows), default=0)

    @property
    def seen(self) -> bool:
        """It was read from a page's picture: marks may have been lost or confused."""
        return any(cell.confidence < 1.0 for cell in self.table.cells)

    def quote(self, row: int, column: int) -> Quote:
        """A cell as a quote."""
        for cell in self.table.cells:
            if cell.row <= row < cell.row + cell.row_span and cell.column <= column < cell.column + cell.column_span:
                return Quote(cell.text or cell.mark or "", self.table.page, None, cell.box)
        return Quote("", self.table.page)


def boards(document: Document) -> tuple[Board, ...]:
    """All tables of a document; where it has none, rows of text parted by bars, tabs or wide gaps, or words placed in rows and columns."""
    tables = document.tables or _written_tables(document) or placed_tables(document)
    return tuple(Board(wide, _filled(wide)) for wide in (widened(repaired(table, document), document) for table in tables))


def _filled(table: Table) -> list[list[str]]:
    height, width = table.size
    rows = [[""] * width for _ in range(height)]
    for cell in table.cells:
        text = fold(cell.text.strip() or cell.mark or "")
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                rows[row][column] = text
    return rows


def _written_tables(document: Document) -> tuple[Table, ...]:
    """Rows of text as a table: parted by bars, tabs or wide gaps, or by single blanks below a heading 姓名 of as many words."""
    rows = [_parts(line.text) for line in document.lines]
    head = next(
        (i for i, line in enumerate(document.lines) if len(rows[i]) < 3 and re.search(r"姓 ?名|队员", line.text) and line.text.count(" ") >= 2), None
    )
    if head is not None:
        width = len(document.lines[head].text.split())
        for number in range(head, len(rows)):
            words = document.lines[number].text.split()
            rows[number] = words if len(words) == width else rows[number]
    kept = [row for row in rows if len(row) >= 3]
    cells = tuple(Cell(text, r, c) for r, row in enumerate(kept) for c, text in enumerate(row))
    return (Table(1, cells),) if len(kept) >= 2 else ()


def _parts(text: str) -> list[str]:
    return [p.strip() for p in re.split(r"\t|[|│┃]|[ 　]{2,}|,(?=[^\s])", text.strip().strip("|│┃"))]


def month_number(words: str) -> int | None:
    """1 … 12 for 3, 03, 三, 十二; the first month is written 元 too."""
    number = 1 if words == "元" else everyday_number(words.lstrip("0") or "0")
    return number if number and 1 <= number <= 12 else None


def month_in(text: str) -> tuple[int | None, int] | None:
    """(year, month) of the only month a text names; the year may be open. None where it names none or several."""
    if span := SPAN.search(text):
        month = int(span["m"])
        return (int(span["y"]), month) if month == int(span["until"] or month) else None
    if SEVERAL.search(text):
        return None
    found = {(int(m["y"]) if m["y"] else None, month_number(m["m"])) for m in MONTH.finditer(text)}
    found |= {(int(m["y"]), int(m["m"])) for m in NUMERIC_MONTH.finditer(text)}
    months = {month for _, month in found}
    if len(months) != 1 or None in months:
        return None
    years = {year for year, _ in found if year}
    return (years.pop() if len(years) == 1 else None), months.pop() or 0


def cell_day(text: str, year: int | None, month: int | None) -> date | None:
    """The day that a cell stands for (1, 1日, 3.1, 3月1日, 22-03-01, 2022-03-01), with year and month from the paper where it leaves them open."""
    plain = text.strip()
    if short := SHORT_YEAR.match(plain):
        return calendar_day(2000 + int(short["y"]), int(short["m"]), int(short["d"]))
    full = [s for s in find_dates(plain) if s.day]
    if full:
        alone = full[0].until is None and BEFORE_DATE.match(plain[: full[0].start]) and AFTER_DATE.match(plain[full[0].end :])
        return calendar_day(full[0].year or year, full[0].month or month, full[0].day) if alone else None
    found = DAY.match(plain)
    return calendar_day(year, int(found["m"]) if found["m"] else month, int(found["d"])) if found else None


def split_day(text: str) -> tuple[int | None, int] | None:
    """(month where the cell names it, day) of a cell that stands for a day."""
    if found := DAY.match(text.strip()):
        day = int(found["d"])
        return (int(found["m"]) if found["m"] else None, day) if 1 <= day <= 31 else None
    day_told = cell_day(text, None, None)
    return (day_told.month, day_told.day) if day_told else _dated(text)


def _dated(text: str) -> tuple[int | None, int] | None:
    full = next((s for s in find_dates(text.strip()) if s.day and s.start == 0), None)
    return (full.month, full.day) if full and full.day else None
