"""Grids of values (sheets, CSV) as tables and lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from evidence_checker.extract.formats.draft import Draft, row_lines
from evidence_checker.extract.model import Cell, LineRole, Table

Value = str | int | float | bool | date | datetime | time | timedelta | None
Span = tuple[tuple[int, int], tuple[int, int]]
"""First and last place (row, column) of merged cells, both belonging to it."""


def add_grid(draft: Draft, page: int, title: str, rows: Sequence[Sequence[Value]], merged: Sequence[Span] = ()) -> None:
    """Put a grid on a page: as a table, and row by row as lines. A row that is one cell alone (title, note, sign-off) is body text."""
    table = Table(page, _cells(rows, merged), title)
    if not table.cells:
        return
    draft.tables.append(table)
    filled: dict[int, list[Cell]] = {}
    for cell in table.cells:
        filled.setdefault(cell.row, []).append(cell)
    lone = {row: cells[0] for row, cells in filled.items() if len(cells) == 1}
    for row, cells in sorted(filled.items()):
        lines = row_lines(replace(table, cells=tuple(replace(cell, row=0, row_span=1) for cell in cells)))
        heading = row in lone and lone[row].column_span > 1 and row == min(filled)
        draft.lines += [replace(line, role=LineRole.BODY, centred=heading) if row in lone else line for line in lines]


def written(value: Value) -> str:
    """A value as people write it: whole numbers without a point, dates as ISO 8601, no midnight after a day."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.12g}"
    if isinstance(value, datetime):
        day = value.date().isoformat()
        return day if value.time() == time(0) else f"{day} {value.time().isoformat(timespec='minutes')}"
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return _clock(value)
    return str(value).strip()


def _clock(span: timedelta) -> str:
    minutes = round(span.total_seconds() / 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _cells(rows: Sequence[Sequence[Value]], merged: Sequence[Span]) -> tuple[Cell, ...]:
    """The cells that say something; what merged cells cover belongs to their first."""
    spans = {first: (last[0] - first[0] + 1, last[1] - first[1] + 1) for first, last in merged}
    covered = {(r, c) for first, last in merged for r in range(first[0], last[0] + 1) for c in range(first[1], last[1] + 1)} - set(spans)
    found = []
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            text = written(value)
            if text and (r, c) not in covered:
                found.append(Cell(text, r, c, *spans.get((r, c), (1, 1))))
    return tuple(found)
