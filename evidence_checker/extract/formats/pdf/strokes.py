"""The straight strokes of a page that may rule a table, as edges in fractions of the page."""

from __future__ import annotations

import ctypes
from itertools import pairwise
from typing import NamedTuple

import pypdfium2.raw as c

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


def edges_of(handle: object, matrix: tuple[float, ...], frame: Frame) -> list[Edge]:
    """The edges of a path: its level and upright segments, a thin filled rectangle as one."""
    points = _points(handle, matrix)
    if not points:
        return []
    xs, ys = [p[0] for run in points for p in run], [p[1] for run in points for p in run]
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    if min(width, height) <= THIN:
        return [] if max(width, height) <= THIN else _framed((min(xs), min(ys)), (max(xs), max(ys)), frame)
    edges: list[Edge] = []
    for run in points:
        for one, other in pairwise(run):
            if abs(one[0] - other[0]) <= LEVEL or abs(one[1] - other[1]) <= LEVEL:
                edges += _framed(one, other, frame)
    return edges


def is_red_shape(handle: object) -> bool:
    """Whether a path is drawn in red and is more than a line, as the ring of a drawn seal is; the red rule under a heading is a line."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    refs = [ctypes.byref(part) for part in (red, green, blue, alpha)]
    for colour in (c.FPDFPageObj_GetStrokeColor, c.FPDFPageObj_GetFillColor):
        if colour(handle, *refs) and red.value >= RED and green.value <= RED_OTHERS and blue.value <= RED_OTHERS:
            sides = [ctypes.c_float() for _ in range(4)]
            c.FPDFPageObj_GetBounds(handle, *[ctypes.byref(side) for side in sides])
            left, bottom, right, top = (side.value for side in sides)
            return min(right - left, top - bottom) > 2 * THIN
    return False


def _framed(one: tuple[float, float], other: tuple[float, float], frame: Frame) -> list[Edge]:
    left, top, right, bottom = frame.box(min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))
    across, down = (right - left) * frame.width, (bottom - top) * frame.height
    if max(across, down) <= THIN:
        return []
    if across >= down:
        return [Edge(upright=False, at=(top + bottom) / 2, start=left, end=right)]
    return [Edge(upright=True, at=(left + right) / 2, start=top, end=bottom)]


def _points(handle: object, matrix: tuple[float, ...]) -> list[list[tuple[float, float]]]:
    """The path's points on the page, sub-path by sub-path, closed ones with their first point again; none for a path with curves."""
    own = c.FS_MATRIX()
    c.FPDFPageObj_GetMatrix(handle, ctypes.byref(own))
    count = c.FPDFPath_CountSegments(handle)
    if not 0 < count <= MOST_SEGMENTS:
        return []
    x, y, runs = ctypes.c_float(), ctypes.c_float(), list[list[tuple[float, float]]]()
    for index in range(count):
        segment = c.FPDFPath_GetPathSegment(handle, index)
        kind = c.FPDFPathSegment_GetType(segment)
        if kind == c.FPDF_SEGMENT_BEZIERTO:
            return []
        c.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        px, py = own.a * x.value + own.c * y.value + own.e, own.b * x.value + own.d * y.value + own.f
        point = matrix[0] * px + matrix[2] * py + matrix[4], matrix[1] * px + matrix[3] * py + matrix[5]
        if kind == c.FPDF_SEGMENT_MOVETO or not runs:
            runs.append([])
        runs[-1].append(point)
        if c.FPDFPathSegment_GetClose(segment):
            runs[-1].append(runs[-1][0])
    return runs
