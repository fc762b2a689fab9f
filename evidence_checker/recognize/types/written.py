"""A document made of plain text, as the examples of pattern files and the evaluation set give them."""

from __future__ import annotations

from evidence_checker.extract.model import Cell, Document, Line, LineRole, Page, Table


def document_from_text(text: str, path: str = "") -> Document:
    """The text as a document of one page; lines with | are rows of one table after another."""
    lines: list[Line] = []
    tables: list[Table] = []
    rows: list[list[str]] = []
    for written in [*text.splitlines(), ""]:
        if "|" in written:
            rows.append([cell.strip() for cell in written.strip().strip("|").split("|")])
            lines += [Line(cell, role=LineRole.CELL) for cell in rows[-1] if cell]
            continue
        if rows:
            tables.append(_table(rows))
            rows = []
        if written.strip():
            lines.append(Line(written.strip()))
    return Document(path, "", "text", pages=(Page(1),), lines=tuple(lines), tables=tuple(tables))


def _table(rows: list[list[str]]) -> Table:
    return Table(1, tuple(Cell(text, row, column) for row, cells in enumerate(rows) for column, text in enumerate(cells)))
