"""The days of a log: one for each entry, whether entries are paragraphs, rows of a table or pages of a diary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidence_checker.recognize.attendance.board import cell_day
from evidence_checker.recognize.calendar import DateSpan
from evidence_checker.recognize.passage import fold
from evidence_checker.recognize.surface import Surface

ENTRY_LABEL = re.compile(
    r"^[\s|(]*(?:\d{1,3}[.、] ?)?(?:第 ?[一二三四五六七八九十\d]+ ?[次篇天][\u4e00-\u9fff]{0,4}[:： ]*)?"
    r"(?:(?:走访|记录|工作|填写|日志|入户)?(?:时间|日期)[:： ]*)?(?:(?:星期|周)[一二三四五六日天][ ,，]*)?[(【\[★●◆■· ]*$"
)
DAY_ENTRY = re.compile(r"^[(【\[★●◆■· ]*(?P<d>[0-3]?\d) ?[日号](?:\b|[ 　(,，:。]|星期|周|晴|阴|多云|小雨|$)")
DATE_COLUMN = re.compile(r"^[\u4e00-\u9fff]{0,4}(?:日期|时间)$")


def entry_dates(surface: Surface) -> tuple[DateSpan, ...]:
    """The dates that open an entry, days under a month's heading and rows of a table with a date column among them; else the first date."""
    rows = tuple(_row_dates(surface))
    opening = tuple(s for s in surface.dates if s.value and _opens(surface, s) and not (rows and _in_cell(surface, s)))
    found = (*opening, *_days_under_months(surface), *rows)
    return found or tuple(s for s in surface.dates if s.value)[:1]


def _days_under_months(surface: Surface) -> Iterator[DateSpan]:
    """8日(星期二) below a heading 2022年2月."""
    year: int | None = None
    month: int | None = None
    headings = {surface.passage.paragraph_at(s.start): s for s in surface.dates if s.month and s.day is None}
    for number, paragraph in enumerate(surface.passage.paragraphs):
        if number in headings and len(paragraph.text) <= 30:
            year, month = headings[number].year, headings[number].month
        found = DAY_ENTRY.match(paragraph.text)
        if found and year and month:
            span = DateSpan(paragraph.start, paragraph.start + found.end("d"), found[0], year, month, int(found["d"]))
            if span.value:
                yield span


def _opens(surface: Surface, span: DateSpan) -> bool:
    before = surface.text[surface.text.rfind("\n", 0, span.start) + 1 : span.start]
    return len(before) <= 14 and bool(ENTRY_LABEL.match(before))


def _in_cell(surface: Surface, span: DateSpan) -> bool:
    return surface.passage.is_cell(surface.passage.paragraphs[surface.passage.paragraph_at(span.start)])


def _row_dates(surface: Surface) -> Iterator[DateSpan]:
    """Dates in a column headed 日期, also short ones (3.15, 3/15); an open year is that of the paper."""
    year = surface.stated_year or surface.context.year
    for table in surface.document.tables:
        grid = [[fold(text) for text in row] for row in table.rows]
        for text in _date_cells(grid):
            day = cell_day(text, year, None) if re.search(r"\d[^\d]+\d", text) else None
            place = max(surface.text.find(text), 0)
            if day:
                yield DateSpan(place, place + len(text), text, day.year, day.month, day.day)


def _date_cells(grid: Sequence[Sequence[str]]) -> Iterator[str]:
    """The cells under a heading 日期, or where entries stand side by side those beside it."""
    heads = [(r, c) for r, row in enumerate(grid) for c, text in enumerate(row) if DATE_COLUMN.match(re.sub(r"\s", "", text))]
    beside = [r for r, c in heads if c == 0 and sum(bool(re.search(r"\d", text)) for text in grid[r][1:]) >= 2]
    column = next((c for r, c in heads if r < 4), None)
    if beside:
        yield from (text.strip() for r in beside for text in grid[r][1:])
    elif column is not None:
        yield from (row[column].strip() for row in grid)
