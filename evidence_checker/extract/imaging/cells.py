"""Lines of text and the cells they stand in: no line runs through a rule, and the ink of a cell is found even where no line was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from evidence_checker.extract.imaging.marks import ink_box, mark_in, mark_read
from evidence_checker.extract.model import Box, Cell, Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from evidence_checker.extract.imaging.grid import Grid, Room
    from evidence_checker.extract.imaging.reading import Mask
    from evidence_checker.extract.model import Line
    from evidence_checker.extract.ocr.engine import Quad

INSET = 2  # pixels of a rule's edge that lie within a cell
SMALLEST_TEXT = 8  # pixels of height
SEVERAL = 3  # signs that make a table one of signs
PLENTY = 0.12  # of a line's width: so much of it in a cell counts

Place = tuple[int, int]  # a grid of the page, a room of the grid


def inside(ink: Mask, room: Room) -> Mask:
    """The ink of a cell without its rules."""
    return ink[room.top + INSET : room.bottom - INSET, room.left + INSET : room.right - INSET]


def marks_of(grids: Sequence[Grid], ink: Mask) -> dict[Place, str]:
    """The signs drawn in cells."""
    found = {(g, r): mark_in(inside(ink, room)) for g, grid in enumerate(grids) for r, room in enumerate(grid.rooms)}
    return {place: mark for place, mark in found.items() if mark}


def by_cell(quads: Sequence[Quad], grids: Sequence[Grid], ink: Mask, marks: Mapping[Place, str]) -> tuple[list[Quad], list[Place | None]]:
    """The lines cut at the rules they run across, each with its cell (None: outside all tables), and those that only the ink of a cell shows.

    Lines in cells that hold a mark are left out.
    """
    cut: list[tuple[Quad, Place | None]] = []
    for quad in quads:
        places = _places(quad, grids)
        if len(places) <= 1:
            cut.append((quad, places[0] if places else None))
        else:
            cut.extend((piece, place) for place in places if (piece := _piece(quad, _room(grids, place), ink)) is not None)
    held = {place for _, place in cut}
    for g, grid in enumerate(grids):
        missed = ((g, r) for r in range(len(grid.rooms)) if (g, r) not in held and (g, r) not in marks)
        cut.extend((piece, place) for place in missed if (piece := _unseen(_room(grids, place), ink)) is not None)
    kept = [(quad, place) for quad, place in cut if place is None or place not in marks]
    return [quad for quad, _ in kept], [place for _, place in kept]


def _room(grids: Sequence[Grid], place: Place) -> Room:
    return grids[place[0]].rooms[place[1]]


def _places(quad: Quad, grids: Sequence[Grid]) -> list[Place]:
    """The cells that hold a good part of the line."""
    left, top, right, bottom = (float(side) for side in (*quad.min(axis=0), *quad.max(axis=0)))
    places = []
    for g, grid in enumerate(grids):
        if right < grid.left or left > grid.right or bottom < grid.top or top > grid.bottom:
            continue
        for r, room in enumerate(grid.rooms):
            across, down = min(right, room.right) - max(left, room.left), min(bottom, room.bottom) - max(top, room.top)
            enough = min(PLENTY * (right - left), 0.5 * (bottom - top), 0.5 * (room.right - room.left))
            if across > enough and down > 0.4 * min(bottom - top, room.bottom - room.top):
                places.append((g, r))
    return places


def _piece(quad: Quad, room: Room, ink: Mask) -> Quad | None:
    """The part of a line that stands in one cell, cut to its ink."""
    left, top = np.maximum(quad.min(axis=0), (room.left + INSET, room.top + INSET)).astype(int)
    right, bottom = np.minimum(quad.max(axis=0), (room.right - INSET, room.bottom - INSET)).astype(int)
    return _around_ink(ink, left, top, right, bottom)


def _unseen(room: Room, ink: Mask) -> Quad | None:
    piece = _around_ink(ink, room.left + INSET, room.top + INSET, room.right - INSET, room.bottom - INSET)
    if piece is None:
        return None
    width, height = piece[2] - piece[0]
    return piece if SMALLEST_TEXT <= height <= max(1.6 * width, 40) and height < 90 else None


def _around_ink(ink: Mask, left: int, top: int, right: int, bottom: int) -> Quad | None:
    if right - left < SMALLEST_TEXT or bottom - top < SMALLEST_TEXT:
        return None
    box = ink_box(ink[top:bottom, left:right])
    if box is None:
        return None
    x0, y0, x1, y1 = left + box[0] - 3, top + box[1] - 3, left + box[2] + 3, top + box[3] + 3
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], np.float32)


def table_of(
    grid: Grid, number: int, page: int, lines: Sequence[tuple[Line, Place | None]], marks: Mapping[Place, str], size: tuple[int, int]
) -> Table:
    """A grid with what was read in its cells; `size`: width and height of the page in pixels."""
    texts: dict[int, list[Line]] = {}
    for line, place in lines:
        if place is not None and place[0] == number:
            texts.setdefault(place[1], []).append(line)
    among_marks = sum(place[0] == number for place in marks) >= SEVERAL
    signs = {r: marks.get((number, r)) or mark_read(_said(texts.get(r, [])), among_marks=among_marks) for r in range(len(grid.rooms))}
    cells = tuple(_cell(room, texts.get(r, []), signs[r], size) for r, room in enumerate(grid.rooms))
    return Table(page, cells, title=_title(grid, lines, size[1]), box=_fractions((grid.left, grid.top, grid.right, grid.bottom), size))


def _cell(room: Room, lines: list[Line], mark: str | None, size: tuple[int, int]) -> Cell:
    box = _fractions((room.left, room.top, room.right, room.bottom), size)
    sure = min((line.confidence for line in lines), default=1.0)
    return Cell("" if mark else _said(lines), room.row, room.column, room.row_span, room.column_span, box, mark, sure)


def _said(lines: list[Line]) -> str:
    return "".join(line.text for line in lines)


def _title(grid: Grid, lines: Sequence[tuple[Line, Place | None]], height: int) -> str:
    """The tallest of the lines close above a table."""
    top = grid.top / height
    above = [line for line, place in lines if place is None and line.box and top - 0.12 < line.box.bottom <= top + 0.01]
    return max(above, key=lambda line: line.height or 0.0, default=None).text if above else ""  # type: ignore[union-attr]


def _fractions(box: tuple[int, int, int, int], size: tuple[int, int]) -> Box:
    width, height = size
    return Box(*(round(side / whole, 4) for side, whole in zip(box, (width, height, width, height), strict=True)))
