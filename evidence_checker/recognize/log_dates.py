"""The days of a log: one for each entry, whether entries are paragraphs, rows of a table or pages of a diary."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence_checker.recognize.calendar import DateSpan
from evidence_checker.recognize.surface import Surface

ENTRY_LABEL = re.compile(r"^[\s|(]*(?:\d{1,3}[.、] ?)?(?:(?:走访|记录|工作|填写|日志|入户)?(?:时间|日期)[:： ]*)?[(【\[★●◆■· ]*$")
SHORT = re.compile(r"^(?P<m>1[0-2]|0?[1-9]) ?[./-] ?(?P<d>[0-3]?\d)$")
DAY_ENTRY = re.compile(r"^[(【\[★●◆■· ]*(?P<d>[0-3]?\d) ?[日号](?:\b|[ 　(,，:。]|星期|周|晴|阴|多云|小雨|$)")
DATE_COLUMN = re.compile(r"^(?:走访|记录|工作|填写)?(?:日期|时间)$")


def entry_dates(surface: Surface) -> tuple[DateSpan, ...]:
    """The dates that open an entry, days under a month's heading and rows of a table with a date column among them; else the first date."""
    opening = tuple(s for s in surface.dates if s.value and _opens(surface, s))
    found = (*opening, *_days_under_months(surface), *_row_dates(surface))
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


def _row_dates(surface: Surface) -> Iterator[DateSpan]:
    """Short dates (3.15, 3/15) in a column headed 日期; the year is that of the paper."""
    year = surface.stated_year
    for table in surface.document.tables:
        grid = table.rows
        column = next((c for row in grid[:4] for c, text in enumerate(row) if DATE_COLUMN.match(re.sub(r"\s", "", text))), None)
        if column is None or year is None:
            continue
        for row in grid:
            if found := SHORT.match(row[column].strip()):
                place = surface.text.find(row[column].strip())
                span = DateSpan(max(place, 0), max(place, 0) + len(row[column].strip()), row[column].strip(), year, int(found["m"]), int(found["d"]))
                if span.value:
                    yield span
