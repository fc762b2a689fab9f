"""The straight strokes of a page that may rule a table, as edges in fractions of the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2.raw as c

from evidence_checker.extract.formats.pdf import calls
from evidence_checker.extract.formats.pdf.characters import RED, RED_OTHERS, Frame

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from evidence_checker.extract.formats.pdf.characters import Numbers

    Wholes = NDArray[np.int64]

THIN = 2.5
"""Points; a filled rectangle no thicker than this is a drawn line."""
LEVEL = 0.75
"""Points by which a stroke may depart from level or upright."""
MOST_SEGMENTS = 2000

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Edges:
    """Level and upright strokes: where each lies across (x for upright ones, y for level ones), from and to."""

    upright: NDArray[np.bool_]
    at: Numbers
    start: Numbers
    end: Numbers

    def __len__(self) -> int:
        return len(self.at)

    @staticmethod
    def none() -> Edges:
        """No strokes."""
        return Edges(np.zeros(0, np.bool_), np.zeros(0), np.zeros(0), np.zeros(0))


class Paths:
    """The paths of a page: their points are gathered one by one, their edges worked out for all together.

    A path with curves has no edges; a thin filled rectangle is one edge, others have one for each of their level and upright segments.
    """

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._matrix = calls.Floats(6)
        self._sides = calls.Floats(4)
        self._colour = calls.Wholes(4)
        self._room = calls.Floats(16)
        self._points: list[float] = []  # x and y by turns
        self._counts: list[int] = []  # of the points of each path
        self._matrices: list[Matrix] = []
        self._begins: list[int] = []  # the numbers of the points at which sub-paths begin
        self._closings: list[tuple[int, int]] = []  # last and first points of those that are closed

    def add(self, path: calls.Pointer, matrix: Matrix) -> None:
        """Gather a path's points; `matrix` takes what is in the forms around it to the page."""
        count = calls.segments(path)
        if not 0 < count <= MOST_SEGMENTS:
            return
        lasts = self._read(path, count)
        if lasts is None:
            return
        number = len(self._points) // 2
        for begin, end, last in lasts:
            self._begins.append(number + begin)
            if calls.segment_closes(last):
                self._closings.append((number + end, number + begin))
        self._points += self._room.values[: 2 * count]
        self._counts.append(count)
        self._matrices.append(self._placed(path, matrix))

    def _read(self, path: calls.Pointer, count: int) -> list[tuple[int, int, calls.Pointer]] | None:
        """Read a path's points into the room; gives the first and last number and the last segment of each sub-path, None where it has curves."""
        if 2 * count > len(self._room.places):
            self._room = calls.Floats(4 * count)
        begun, segment, lasts = 0, None, list[tuple[int, int, calls.Pointer]]()
        pointer, segment_at, kind_of, point_of = calls.pointer, calls.segment_at, calls.segment_kind, calls.segment_point
        for index, (x, y) in zip(range(count), self._room.pairs, strict=False):
            before, segment = segment, pointer(segment_at(path, index))
            kind = kind_of(segment)
            if kind != c.FPDF_SEGMENT_LINETO:
                if kind == c.FPDF_SEGMENT_BEZIERTO:
                    return None
                if index:
                    lasts.append((begun, index - 1, before))
                    begun = index
            point_of(segment, x, y)
        return [*lasts, (begun, count - 1, segment)]

    def _placed(self, path: calls.Pointer, matrix: Matrix) -> Matrix:
        """The matrix that takes the path's points to the page."""
        calls.object_matrix(path, self._matrix.places[0])
        a, b, cc, d, e, f = self._matrix.values
        return (a, b, cc, d, e, f) if matrix is IDENTITY else multiplied((a, b, cc, d, e, f), matrix)

    def is_red_shape(self, path: calls.Pointer) -> bool:
        """Whether a path is drawn in red and is more than a line, as the ring of a drawn seal is; the red rule under a heading is a line."""
        for colour in (calls.stroke_colour, calls.fill_colour):
            if not colour(path, *self._colour.places) or self._colour.values[0] < RED:
                continue
            _, green, blue, _ = self._colour.values
            if green <= RED_OTHERS and blue <= RED_OTHERS:
                calls.object_bounds(path, *self._sides.places)
                left, bottom, right, top = self._sides.values
                return min(right - left, top - bottom) > 2 * THIN
        return False

    def edges(self) -> Edges:
        """The edges of all paths, in the order of the paths."""
        if not self._counts:
            return Edges.none()
        counts = np.array(self._counts)
        points = np.array(self._points, np.float64).reshape(-1, 2).T
        a, b, cc, d, e, f = np.repeat(np.array(self._matrices), counts, axis=0).T
        xs, ys = a * points[0] + cc * points[1] + e, b * points[0] + d * points[1] + f
        return _framed(_strokes(xs, ys, counts, self._pairs(len(xs))), self._frame)

    def _pairs(self, count: int) -> Wholes:
        """The numbers of the points between which segments run, as two rows: each with the one before it in its sub-path, and what closes one."""
        follows = np.ones(count, np.bool_)
        follows[self._begins] = False
        others = np.flatnonzero(follows)
        pairs: Wholes = np.concatenate((np.stack((others - 1, others)), np.array(self._closings, np.int64).reshape(-1, 2).T), axis=1)
        return pairs


def _strokes(xs: Numbers, ys: Numbers, counts: Wholes, pairs: Wholes) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """The ends (x, y, other x, other y) of what may rule a table; `counts` are the numbers of the paths' points, `pairs` those they join."""
    first, (one, other) = np.cumsum(counts) - counts, pairs
    left, right = np.minimum.reduceat(xs, first), np.maximum.reduceat(xs, first)
    bottom, top = np.minimum.reduceat(ys, first), np.maximum.reduceat(ys, first)
    thin = np.flatnonzero(np.minimum(right - left, top - bottom) <= THIN)
    path = np.repeat(np.arange(len(counts)), counts)[one]
    ruling = ~np.isin(path, thin) & ((np.abs(xs[one] - xs[other]) <= LEVEL) | (np.abs(ys[one] - ys[other]) <= LEVEL))
    one, other = one[ruling], other[ruling]
    order = np.argsort(np.concatenate((thin, path[ruling])), kind="stable")
    sides = ((left[thin], xs[one]), (bottom[thin], ys[one]), (right[thin], xs[other]), (top[thin], ys[other]))
    x0, y0, x1, y1 = (np.concatenate(side)[order] for side in sides)
    return x0, y0, x1, y1


def _framed(strokes: tuple[Numbers, Numbers, Numbers, Numbers], frame: Frame) -> Edges:
    """Strokes as edges in fractions of the page; specks are none."""
    x0, y0, x1, y1 = strokes
    left, top, right, bottom = frame.box(np.minimum(x0, x1), np.minimum(y0, y1), np.maximum(x0, x1), np.maximum(y0, y1))
    across, down = (right - left) * frame.width, (bottom - top) * frame.height
    upright = across < down
    at, start, end = np.where(upright, left + right, top + bottom) / 2, np.where(upright, top, left), np.where(upright, bottom, right)
    seen = np.maximum(across, down) > THIN
    return Edges(upright[seen], at[seen], start[seen], end[seen])


def multiplied(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that applies `inner`, then `outer`."""
    a, b, cc, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, cc * p + d * r, cc * q + d * s, e * p + f * r + t, e * q + f * s + u
