"""The cells that strokes rule on a page, table by table, as pdfplumber finds them.

Strokes that lie within a few points of one another are one line, what of a line lies close together is one edge of it, and a cell is the
smallest rectangle of crossings joined by edges. Where every crossing joins one upright and one level edge, as on nearly all pages, the cells are
found along the edges; pdfplumber, which looks at all pairs of crossings, finds them on the others.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from evidence_checker.extract.formats.pdf.characters import Frame, Numbers
    from evidence_checker.extract.formats.pdf.strokes import Edges

NEAR = 3.0
"""Points within which edges meet or lie on one line."""

Point = tuple[float, float]
Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom in points."""


class Edge(NamedTuple):
    """What lies close together on one line: where the line lies across, from and to, in points."""

    at: float
    start: float
    end: float


def ruled_cells(edges: Edges, frame: Frame) -> list[list[Rectangle]]:
    """The cells of each table, two at least."""
    up, level = edges.upright, ~edges.upright
    uprights = _joined(edges.at[up] * frame.width, edges.start[up] * frame.height, edges.end[up] * frame.height)
    levels = _joined(edges.at[level] * frame.height, edges.start[level] * frame.width, edges.end[level] * frame.width)
    grid = Grid.of(uprights, levels)
    return _tables(list(grid.cells())) if grid else _cells_by_pdfplumber(uprights, levels)


def _joined(at: Numbers, start: Numbers, end: Numbers) -> list[Edge]:
    """Strokes of one direction as edges, from line to line and along each; a line lies at the mean of its strokes."""
    order = np.argsort(at, kind="stable")
    line = np.empty(len(at), np.intp)
    line[order] = np.cumsum(np.diff(at[order], prepend=at[order[:1]]) > NEAR)
    places = (np.bincount(line, at) / np.bincount(line)).tolist()
    edges: list[Edge] = []
    before, reach = -1, 0.0
    along = np.lexsort((start, line))
    for number, begin, finish in zip(line[along].tolist(), start[along].tolist(), end[along].tolist(), strict=True):
        if number != before or begin > reach + NEAR:
            edges.append(Edge(places[number], begin, finish))
            before, reach = number, finish
        elif finish > reach:
            edges[-1] = edges[-1]._replace(end=finish)
            reach = finish
    return edges


class Grid:
    """Crossings, each of one upright and one level edge."""

    def __init__(self) -> None:
        self._crossings: dict[Point, tuple[int, int]] = {}
        self._down: list[list[float]] = []
        self._along: list[list[float]] = []

    @staticmethod
    def of(uprights: list[Edge], levels: list[Edge]) -> Grid | None:
        """The grid of these edges; None where two edges of one line meet at a crossing."""
        grid, heights = Grid(), [edge.at for edge in levels]
        grid._along = [[] for _ in levels]
        for number, (x, top, bottom) in enumerate(uprights):
            down: list[float] = []
            for other in range(bisect_left(heights, top - NEAR), bisect_right(heights, bottom + NEAR)):
                y, left, right = levels[other]
                if left - NEAR <= x <= right + NEAR:
                    if (x, y) in grid._crossings:
                        return None
                    grid._crossings[x, y] = number, other
                    grid._along[other].append(x)
                    down.append(y)
            grid._down.append(down)
        return grid

    def cells(self) -> Iterator[Rectangle]:
        """The smallest cell right of and below each crossing, if there is one."""
        for (x, y), (upright, level) in sorted(self._crossings.items()):
            cell = self._cell(x, y, upright, level)
            if cell:
                yield cell

    def _cell(self, x: float, y: float, upright: int, level: int) -> Rectangle | None:
        crossings, down, along = self._crossings, self._down[upright], self._along[level]
        rights = along[bisect_right(along, x) :]
        for below in down[bisect_right(down, y) :] if rights else ():
            beneath = crossings[x, below][1]
            for right in rights:
                corner = crossings.get((right, below))
                if corner and corner[1] == beneath and corner[0] == crossings[right, y][0]:
                    return x, y, right, below
        return None


def _tables(cells: list[Rectangle]) -> list[list[Rectangle]]:
    """Cells that hang together by their corners, from top to bottom and left to right; a cell that stands alone is no table."""
    tables: list[list[Rectangle]] = []
    while cells:
        table, corners, before = list[Rectangle](), set[Point](), -1
        while len(table) > before:
            before, rest = len(table), list[Rectangle]()
            for cell in cells:
                left, top, right, bottom = cell
                own = ((left, top), (left, bottom), (right, top), (right, bottom))
                if not table or not corners.isdisjoint(own):
                    corners.update(own)
                    table.append(cell)
                else:
                    rest.append(cell)
            cells = rest
        tables.append(table)
    return [table for table in sorted(tables, key=lambda table: min((top, left) for left, top, _, _ in table)) if len(table) > 1]


def _cells_by_pdfplumber(uprights: list[Edge], levels: list[Edge]) -> list[list[Rectangle]]:
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells  # slow to load, seldom needed

    plain: list[dict[str, float | str]] = [{"x0": x, "x1": x, "top": top, "bottom": bottom, "orientation": "v"} for x, top, bottom in uprights]
    plain += [{"x0": left, "x1": right, "top": y, "bottom": y, "orientation": "h"} for y, left, right in levels]
    found: list[list[Rectangle]] = cells_to_tables(intersections_to_cells(edges_to_intersections(plain, NEAR, NEAR)))
    return found
