"""Ruled tables of a page: edges become cells, and the characters that stand in a cell its text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from evidence_checker.extract.formats.pdf.cells import Rectangle, ruled_cells
from evidence_checker.extract.formats.pdf.characters import Frame, Run
from evidence_checker.extract.formats.pdf.lines import is_slanted, page_lines, words
from evidence_checker.extract.formats.pdf.strokes import Edges
from evidence_checker.extract.model import Box, Cell, Line, Table

FEWEST_EDGES = 3
"""Level and upright edges each; fewer rule no table of two rows and two columns."""
FEWEST_CELLS = 4
SAME = 0.004
"""Fractions of the page by which sides of cells on one border may differ."""
TOGETHER = 100
"""Runs that are compared with all cells at once."""
ROOM = 2.5
"""Characters' widths that a full line leaves free, for the cell's own margins."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table and the runs that stand outside of all tables."""

    tables: tuple[Table, ...]
    rest: tuple[Run, ...]


def ruled(edges: Edges, runs: Sequence[Run], page: int, frame: Frame) -> Ruled:
    """The tables of a page with their texts; `rest` are the runs, or parts of runs, that stand in none."""
    upright = int(edges.upright.sum())
    if min(upright, len(edges) - upright) < FEWEST_EDGES:
        return Ruled((), tuple(runs))
    tables, rest = [], list(runs)
    for found in ruled_cells(edges, frame):
        if len(found) < FEWEST_CELLS:
            continue
        table, outside = _table(_boxes(found, frame), rest, page)
        if len({cell.row for cell in table.cells}) > 1 and len({cell.column for cell in table.cells}) > 1 and any(cell.text for cell in table.cells):
            tables.append(table)
            rest = outside
    return Ruled(tuple(tables), tuple(rest))


def _boxes(cells: Iterable[Rectangle], frame: Frame) -> list[Box]:
    """Cells in fractions of the page."""
    width, height = frame.width, frame.height
    return [Box(left / width, top / height, right / width, bottom / height) for left, top, right, bottom in cells]


def _table(boxes: list[Box], runs: Sequence[Run], page: int) -> tuple[Table, list[Run]]:
    columns, column_of = _borders([side for box in boxes for side in (box.left, box.right)])
    rows, row_of = _borders([side for box in boxes for side in (box.top, box.bottom)])
    inside, outside = _sorted_in(runs, boxes)
    cells = []
    for number, box in enumerate(boxes):
        row, column = row_of[box.top], column_of[box.left]
        spans = max(row_of[box.bottom] - row, 1), max(column_of[box.right] - column, 1)
        cells.append(Cell(_text(inside[number], page, box) if number in inside else "", row, column, *spans, box))
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Table(page, tuple(cells), box=Box(columns[0], rows[0], columns[-1], rows[-1])), outside


def _sorted_in(runs: Sequence[Run], boxes: list[Box]) -> tuple[dict[int, list[Run]], list[Run]]:
    """The runs, or their parts, by the number of the cell they stand in, and those that stand in none."""
    inside: dict[int, list[Run]] = {}
    outside: list[Run] = []
    for run, near in zip(runs, _near(runs, boxes), strict=True):
        for place, part in _parts(run, boxes, near):
            (outside if place is None else inside.setdefault(place, [])).append(part)
    return inside, outside


def _near(runs: Sequence[Run], boxes: list[Box]) -> Iterator[list[int]]:
    """For each run the numbers of the cells that it touches."""
    lefts, tops, rights, bottoms = np.array(boxes).T
    for start in range(0, len(runs), TOGETHER):
        left, top, right, bottom = np.array([run.box for run in runs[start : start + TOGETHER]]).T[:, :, np.newaxis]
        for touched in (tops < bottom) & (bottoms > top) & (lefts < right) & (rights > left):
            yield touched.nonzero()[0].tolist()


def _parts(run: Run, boxes: list[Box], near: list[int]) -> list[tuple[int | None, Run]]:
    """The run cut where it passes from one cell to another, each part with the number of its cell; it can only stand in those that are near."""
    if not near:
        return [(None, run)]
    if len(near) == 1 and _holds(boxes[near[0]], run):
        return [(near[0], run)]
    parts: list[tuple[int | None, Run]] = []
    places = [_place(box, boxes, near) for box in run.boxes]
    end = 0
    for place, same in groupby(places):
        start, end = end, end + len(list(same))
        part = run.part(start, end)
        if not part.text.isspace():
            parts.append((place, part))
    return parts


def _place(box: Sequence[float], boxes: list[Box], near: list[int]) -> int | None:
    """The number of the cell in which the middle of a box lies."""
    left, top, right, bottom = box
    x, y = (left + right) / 2, (top + bottom) / 2
    for number in near:
        cell = boxes[number]
        if cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]:
            return number
    return None


def _holds(box: Box, run: Run) -> bool:
    """Whether all of a run stands in a cell; a blank at its end may be drawn beyond it."""
    inner = run.box
    return box.left <= inner.left and inner.right <= box.right and box.top <= inner.top and inner.bottom <= box.bottom and not run.text[-1].isspace()


def _text(runs: list[Run], page: int, cell: Box) -> str:
    """A cell's text; a line that fills the cell's width was broken by it, and the next goes on in it."""
    if len(runs) == 1 and not is_slanted(runs[0]):
        return words(runs)
    text, before = "", None
    for line in page_lines(runs, page):
        text += line.text if before is None or _broken(before, cell) else f"\n{line.text}"
        before = line
    return text


def _broken(line: Line, cell: Box) -> bool:
    """Whether another character would not have fitted beside the line; words set upright have one a line."""
    if line.box is None or len(line.text) == 1:
        return True
    sign = (line.box.right - line.box.left) / max(len(line.text), 1)
    return (cell.right - cell.left) - (line.box.right - line.box.left) < ROOM * sign


def _borders(sides: list[float]) -> tuple[list[float], dict[float, int]]:
    """The places of borders, those that all but coincide as one, and the number of the border on which each side lies."""
    found: list[float] = []
    different = sorted(set(sides))
    for side in different:
        if not found or side - found[-1] > SAME:
            found.append(side)
    return found, {side: min(bisect_left(found, side - SAME), len(found) - 1) for side in different}
