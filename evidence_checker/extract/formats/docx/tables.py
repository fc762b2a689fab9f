"""Word tables as grids of cells: spans across columns and rows, tables in cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from lxml import etree

from evidence_checker.extract.formats.docx.names import W, children, value
from evidence_checker.extract.model import Cell


class Place(NamedTuple):
    """A cell's element and where it stands in the grid."""

    node: etree._Element
    row: int
    column: int
    span: int
    continues: bool  # the lower part of a cell merged downwards


def places(table: etree._Element) -> Iterator[Place]:
    """The cells of a table, row by row."""
    for row, node in enumerate(_rows(table)):
        column = _number(value(node.find(W + "trPr"), "gridBefore"), 0)
        for cell in _cells(node):
            properties = cell.find(W + "tcPr")
            span = _number(value(properties, "gridSpan"), 1)
            yield Place(cell, row, column, span, value(properties, "vMerge") in {"", "continue"})
            column += span


def cells(table: etree._Element, text_of: Callable[[etree._Element], str]) -> tuple[Cell, ...]:
    """The merged grid; `text_of` reads a cell and is called once for each, in reading order."""
    found: dict[tuple[int, int], list[int | str]] = {}
    heads: dict[int, tuple[int, int]] = {}
    for place in places(table):
        text = text_of(place.node)
        head = heads.get(place.column) if place.continues else None
        if head is not None:
            found[head][2] = place.row - head[0] + 1
            found[head][0] = "\n".join(t for t in (str(found[head][0]), text) if t)
            continue
        heads[place.column] = (place.row, place.column)
        found[place.row, place.column] = [text, place.span, 1]
    return tuple(Cell(str(t), row, column, int(down), int(across)) for (row, column), (t, across, down) in found.items())


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows, also those in content controls and tracked insertions, without deleted ones."""
    for name, child in children(table):
        if name == "tr":
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif name in {"sdt", "sdtContent", "ins", "customXml"}:
            yield from _rows(child)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for name, child in children(row):
        if name == "tc":
            yield child
        elif name in {"sdt", "sdtContent", "ins", "customXml"}:
            yield from _cells(child)


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdigit() and int(text) < 1000 else otherwise
