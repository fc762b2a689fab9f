"""Ruled tables: the lines of a table enclose its cells, so cells are the holes of the lines' mask.

That holds for merged cells and lines that are a little bent, too; gaps in worn lines are closed first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence_checker.extract.imaging.reading import Mask

ACROSS, UPRIGHT = 56, 32  # pixels: shortest pieces of rule, longer than strokes of running text at 150 dpi
GAP = 15  # pixels of a worn rule that are filled
SMALLEST_CELL = 11
FEWEST_CELLS = 3
SMALLEST_TABLE = 0.12  # of the page's width
SAME_EDGE = 9  # pixels


@dataclass(frozen=True, slots=True)
class Room:
    """A cell's inside in pixels, and its place in the grid."""

    left: int
    top: int
    right: int
    bottom: int
    row: int = 0
    column: int = 0
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table."""

    left: int
    top: int
    right: int
    bottom: int
    rooms: tuple[Room, ...]


def grids_of(ink: Mask) -> list[Grid]:
    """The ruled tables of an upright page, from top to bottom."""
    rules = _rules(ink)
    contours, tree = cv2.findContours(rules, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    if tree is None:
        return []
    grids = [_grid(outer, contours, tree[0], ink.shape[1]) for outer in range(len(contours)) if tree[0][outer][3] < 0]
    return _outermost(sorted((grid for grid in grids if grid), key=lambda grid: (grid.top, grid.left)))


def _rules(ink: Mask) -> Mask:
    across = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, ACROSS), np.uint8))
    upright = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((UPRIGHT, 1), np.uint8))
    across = cv2.dilate(cv2.morphologyEx(across, cv2.MORPH_CLOSE, np.ones((1, GAP), np.uint8)), np.ones((3, 5), np.uint8))
    upright = cv2.dilate(cv2.morphologyEx(upright, cv2.MORPH_CLOSE, np.ones((GAP, 1), np.uint8)), np.ones((5, 3), np.uint8))
    return np.asarray(cv2.bitwise_or(across, upright), np.uint8)


def _grid(outer: int, contours: Sequence[Any], tree: Any, page_width: int) -> Grid | None:  # noqa: ANN401 - OpenCV's own types
    left, top, width, height = cv2.boundingRect(contours[outer])
    if width < SMALLEST_TABLE * page_width:
        return None
    rooms, hole = [], int(tree[outer][2])
    while hole >= 0:
        x, y, across, down = cv2.boundingRect(contours[hole])
        if across >= SMALLEST_CELL and down >= SMALLEST_CELL:
            rooms.append(Room(x, y, x + across, y + down))
        hole = int(tree[hole][0])
    if len(rooms) < FEWEST_CELLS:
        return None
    return Grid(left, top, left + width, top + height, _placed(rooms))


def _placed(rooms: list[Room]) -> tuple[Room, ...]:
    columns, rows = _edges([room.left for room in rooms]), _edges([room.top for room in rooms])
    placed = []
    for room in rooms:
        column, row = _place(columns, room.left), _place(rows, room.top)
        wide = sum(room.left + SAME_EDGE < edge < room.right - SAME_EDGE for edge in columns) + 1
        tall = sum(room.top + SAME_EDGE < edge < room.bottom - SAME_EDGE for edge in rows) + 1
        placed.append(Room(room.left, room.top, room.right, room.bottom, row, column, tall, wide))
    return tuple(sorted(placed, key=lambda room: (room.row, room.column)))


def _edges(positions: list[int]) -> list[int]:
    """Positions that lie close together are one edge."""
    edges: list[list[int]] = []
    for position in sorted(positions):
        if edges and position - edges[-1][-1] <= SAME_EDGE:
            edges[-1].append(position)
        else:
            edges.append([position])
    return [sorted(edge)[len(edge) // 2] for edge in edges]


def _place(edges: list[int], position: int) -> int:
    return min(range(len(edges)), key=lambda place: abs(edges[place] - position))


def _outermost(grids: list[Grid]) -> list[Grid]:
    """Without tables inside the cells of others."""
    return [grid for grid in grids if not any(other is not grid and _holds(other, grid) for other in grids)]


def _holds(outer: Grid, inner: Grid) -> bool:
    return outer.left <= inner.left and outer.top <= inner.top and outer.right >= inner.right and outer.bottom >= inner.bottom
