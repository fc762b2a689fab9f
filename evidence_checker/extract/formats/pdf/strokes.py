"""The straight strokes of a page that may rule a table, as edges in fractions of the page."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import pypdfium2.raw as c

from evidence_checker.extract.formats.pdf import calls
from evidence_checker.extract.formats.pdf.characters import RED, RED_OTHERS, Frame

THIN = 2.5
"""Points; a filled rectangle no thicker than this is a drawn line."""
LEVEL = 0.75
"""Points by which a stroke may depart from level or upright."""
MOST_SEGMENTS = 2000


class Edge(NamedTuple):
    """A level or upright stroke: where it lies across (x for upright ones, y for level ones), from and to."""

    upright: bool
    at: float
    start: float
    end: float


Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]


class Paths:
    """Looks at the paths of a page; keeps the room that pdfium writes into."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._point = calls.Floats(2)
        self._matrix = calls.Floats(6)
        self._sides = calls.Floats(4)
        self._colour = calls.Wholes(4)

    def edges(self, path: calls.Address, matrix: Matrix) -> list[Edge]:
        """The edges of a path: its level and upright segments, a thin filled rectangle as one."""
        points = self._points(path, matrix)
        if not points:
            return []
        xs, ys = [p[0] for run in points for p in run], [p[1] for run in points for p in run]
        left, bottom, right, top = min(xs), min(ys), max(xs), max(ys)
        if min(right - left, top - bottom) <= THIN:
            return [] if max(right - left, top - bottom) <= THIN else self._framed((left, bottom), (right, top))
        edges: list[Edge] = []
        for run in points:
            for one, other in pairwise(run):
                if abs(one[0] - other[0]) <= LEVEL or abs(one[1] - other[1]) <= LEVEL:
                    edges += self._framed(one, other)
        return edges

    def is_red_shape(self, path: calls.Address) -> bool:
        """Whether a path is drawn in red and is more than a line, as the ring of a drawn seal is; the red rule under a heading is a line."""
        for colour in (calls.stroke_colour, calls.fill_colour):
            if not colour(path, *self._colour.places):
                continue
            red, green, blue, _ = self._colour.values
            if red >= RED and green <= RED_OTHERS and blue <= RED_OTHERS:
                calls.object_bounds(path, *self._sides.places)
                left, bottom, right, top = self._sides.values
                return min(right - left, top - bottom) > 2 * THIN
        return False

    def _framed(self, one: Point, other: Point) -> list[Edge]:
        frame, (x0, y0), (x1, y1) = self._frame, one, other
        left, top, right, bottom = frame.box(x0 if x0 < x1 else x1, y0 if y0 < y1 else y1, x1 if x0 < x1 else x0, y1 if y0 < y1 else y0)
        across, down = (right - left) * frame.width, (bottom - top) * frame.height
        if across <= THIN and down <= THIN:
            return []
        if across >= down:
            return [Edge(False, (top + bottom) / 2, left, right)]  # noqa: FBT003 # by name takes half as long again
        return [Edge(True, (left + right) / 2, top, bottom)]  # noqa: FBT003

    def _points(self, path: calls.Address, matrix: Matrix) -> list[list[Point]]:
        """The path's points on the page, sub-path by sub-path, closed ones with their first point again; none for a path with curves."""
        count = calls.segments(path)
        if not 0 < count <= MOST_SEGMENTS:
            return []
        a, b, cc, d, e, f = self._placed(path, matrix)
        runs, at, (x_place, y_place), point = list[list[Point]](), self._point.values, self._point.places, calls.segment_point
        for index in range(count):
            segment = calls.segment_at(path, index)
            kind = calls.segment_kind(segment)
            if kind == c.FPDF_SEGMENT_BEZIERTO:
                return []
            point(segment, x_place, y_place)
            x, y = at
            if kind == c.FPDF_SEGMENT_MOVETO or not runs:
                runs.append([])
            runs[-1].append((a * x + cc * y + e, b * x + d * y + f))
            if calls.segment_closes(segment):
                runs[-1].append(runs[-1][0])
        return runs

    def _placed(self, path: calls.Address, matrix: Matrix) -> Matrix:
        """The matrix that takes the path's points to the page."""
        calls.object_matrix(path, self._matrix.places[0])
        return multiplied(tuple(self._matrix.values), matrix)


def multiplied(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that applies `inner`, then `outer`."""
    a, b, cc, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, cc * p + d * r, cc * q + d * s, e * p + f * r + t, e * q + f * s + u
