"""Cells from ruling lines: found along the edges, they are those that pdfplumber finds by trying all pairs of crossings."""

import itertools
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from evidence_checker.extract.formats.pdf import cells
from evidence_checker.extract.formats.pdf.strokes import Edges

PAGE = SimpleNamespace(width=1.0, height=1.0)
"""So that fractions of it are points."""
Stroke = tuple[bool, float, float, float]  # upright, where across, from, to; in points


def found(strokes: list[Stroke]) -> list[list[tuple[float, ...]]]:
    return cells.ruled_cells(Edges(*(np.array(part) for part in zip(*strokes, strict=True))), PAGE)


def found_by_pdfplumber(strokes: list[Stroke]) -> list[list[tuple[float, ...]]]:
    plain = [
        {"x0": at, "x1": at, "top": start, "bottom": end, "width": 0, "height": end - start, "orientation": "v"}
        if upright
        else {"x0": start, "x1": end, "top": at, "bottom": at, "width": end - start, "height": 0, "orientation": "h"}
        for upright, at, start, end in strokes
    ]
    return cells_to_tables(intersections_to_cells(edges_to_intersections(merge_edges(plain, 3, 3, 3, 3), 3, 3)))


def places(draw: st.DrawFn, first: float) -> list[float]:
    steps = draw(st.lists(st.sampled_from([2.5, 3.2, 4.0, 9.0, 14.0, 20.0, 37.5]), min_size=1, max_size=7))
    return [first + sum(steps[:number]) for number in range(len(steps) + 1)]


@st.composite
def boxes(draw: st.DrawFn) -> list[Stroke]:
    """Cells drawn as rectangles, one by one: some are missing, some cover several, their sides do not quite meet."""
    xs, ys = places(draw, draw(st.floats(20, 300))), places(draw, draw(st.floats(20, 500)))
    shift = st.sampled_from([0.0, 0.0, 0.0, 0.4, -0.4, 1.5])
    strokes: list[Stroke] = []
    for column in range(len(xs) - 1):
        for row in range(len(ys) - 1):
            if draw(st.integers(0, 9)) == 0:
                continue
            right, bottom = min(column + draw(st.sampled_from([1, 1, 1, 2])), len(xs) - 1), min(row + draw(st.sampled_from([1, 1, 2])), len(ys) - 1)
            x0, y0, x1, y1 = (side + draw(shift) for side in (xs[column], ys[row], xs[right], ys[bottom]))
            strokes += [(False, y0, x0, x1), (True, x1, y0, y1), (False, y1, x0, x1), (True, x0, y0, y1)]
    return strokes


@st.composite
def lines(draw: st.DrawFn) -> list[Stroke]:
    """A grid drawn in strokes from crossing to crossing: some are missing, some stop short or reach too far, some are double."""
    xs, ys = places(draw, draw(st.floats(20, 300))), places(draw, draw(st.floats(20, 500)))
    slack = st.sampled_from([0.0, 0.0, 1.0, -1.0, 4.5, -4.5])
    strokes: list[Stroke] = []
    for upright, across, along in ((True, xs, ys), (False, ys, xs)):
        for at in across:
            for start, end in itertools.pairwise(along):
                if draw(st.integers(0, 7)):
                    strokes += [(upright, at, start + draw(slack), end + draw(slack))] * draw(st.sampled_from([1, 1, 2]))
    return [(upright, at, min(start, end), max(start, end)) for upright, at, start, end in strokes]


@given(st.one_of(boxes(), lines(), st.tuples(boxes(), lines()).map(lambda both: [*both[0], *both[1]])))
@settings(max_examples=150, deadline=None)
def test_the_cells_are_those_that_pdfplumber_finds(strokes):
    if any(stroke[0] for stroke in strokes) and not all(stroke[0] for stroke in strokes):
        assert found(strokes) == found_by_pdfplumber(strokes)


def test_a_plain_grid_does_not_need_pdfplumber(monkeypatch):
    monkeypatch.setattr(cells, "_cells_by_pdfplumber", lambda *_: pytest.fail("asked for"))
    strokes = [(upright, at, 100.0, 160.0) for upright in (True, False) for at in (100.0, 130.0, 160.0)]
    (table,) = found(strokes)
    assert len(table) == 4


def test_two_edges_of_one_line_that_meet_at_a_crossing_are_left_to_pdfplumber():
    strokes: list[Stroke] = [(True, x, 100.0, 160.0) for x in (100.0, 160.0)] + [(False, y, 100.0, 160.0) for y in (100.0, 160.0)]
    strokes += [(True, 130.0, 100.0, 127.5), (True, 130.0, 132.0, 160.0), (False, 130.0, 100.0, 160.0)]
    assert found(strokes) == found_by_pdfplumber(strokes)
