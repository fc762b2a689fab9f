"""A paper within the bounds that recognition works in.

Patterns are written for what people write. A line of twenty thousand digits is the work of a damaged file or of somebody who means harm;
patterns that look ahead would try every part of it with every other. So over-long lines are broken, and what repeats one sign for ever is cut short.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from evidence_checker.extract.model import Cell, Document, Line

LONGEST_LINE = 1000
"""Characters; paragraphs of official papers seldom have half as many."""
LONGEST_RUN = 60
"""Times that one sign may follow itself: blanks to be filled in and dotted lines are shorter."""
ENDS = "。；！？;，,、 "
_RUN = re.compile(rf"(.)\1{{{LONGEST_RUN},}}")


def within_bounds(document: Document) -> Document:
    """The document with its over-long lines broken and its over-long cells cut; a usual one as it is."""
    lines, tables = document.lines, document.tables
    if any(len(line.text) > LONGEST_RUN for line in lines):
        lines = tuple(piece for line in lines for piece in _broken(line))
    if any(len(cell.text) > LONGEST_RUN for table in tables for cell in table.cells):
        tables = tuple(replace(table, cells=tuple(map(_cut, table.cells))) for table in tables)
    return document if (lines, tables) == (document.lines, document.tables) else replace(document, lines=lines, tables=tables)


def _broken(line: Line) -> Iterator[Line]:
    """The line, or its pieces. Where the later ones stand within the line's box is unknown, so they have none and are not joined again."""
    text = _shortened(line.text)
    if len(text) <= LONGEST_LINE:
        yield line if text == line.text else replace(line, text=text)
        return
    box = line.box
    while text:
        end = _end(text)
        yield replace(line, text=text[:end], box=box)
        text, box = text[end:], None


def _end(text: str) -> int:
    """Where a line is best broken: behind the last stop, else the last comma, in the second half of what may stand in one."""
    if len(text) <= LONGEST_LINE:
        return len(text)
    places = (text.rfind(sign, LONGEST_LINE // 2, LONGEST_LINE) + 1 for sign in ENDS)
    return next((place for place in places if place), LONGEST_LINE)


def _cut(cell: Cell) -> Cell:
    text = _shortened(cell.text)[:LONGEST_LINE]
    return cell if text == cell.text else replace(cell, text=text)


def _shortened(text: str) -> str:
    return _RUN.sub(lambda run: run.group()[:LONGEST_RUN], text) if len(text) > LONGEST_RUN else text
