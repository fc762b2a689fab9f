"""Cells of ruled tables: the same as pdfplumber finds, which this replaces."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from evidence_checker.extract.formats.pdf.cells import NEAR, Rectangle, Rule, joined, tables_of


def box(left: float, top: float, right: float, bottom: float) -> tuple[list[Rule], list[Rule]]:
    """A rectangle's upright and level sides."""
    return [Rule(left, top, bottom), Rule(right, top, bottom)], [Rule(top, left, right), Rule(bottom, left, right)]


def together(*boxes: tuple[list[Rule], list[Rule]]) -> tuple[list[Rule], list[Rule]]:
    return [rule for upright, _ in boxes for rule in upright], [rule for _, level in boxes for rule in level]


def plumbers(upright: list[Rule], level: list[Rule]) -> list[list[tuple[float, float, float, float]]]:
    """The tables as pdfplumber finds them."""
    edges = [{"x0": r.at, "x1": r.at, "top": r.start, "bottom": r.end, "width": 0, "height": r.end - r.start, "orientation": "v"} for r in upright]
    edges += [{"x0": r.start, "x1": r.end, "top": r.at, "bottom": r.at, "width": r.end - r.start, "height": 0, "orientation": "h"} for r in level]
    crossings = edges_to_intersections(merge_edges(edges, NEAR, NEAR, NEAR, NEAR), NEAR, NEAR)
    return cells_to_tables(intersections_to_cells(crossings))


def test_boxes_side_by_side_are_one_table():
    (table,) = tables_of(*together(box(0, 0, 50, 20), box(50, 0, 100, 20), box(0, 20, 100, 40)))
    assert sorted(table) == [Rectangle(0, 0, 50, 20), Rectangle(0, 20, 100, 40), Rectangle(50, 0, 100, 20)]


def test_a_box_alone_is_no_table():
    assert tables_of(*box(0, 0, 50, 20)) == []


def test_tables_apart_come_from_top_to_bottom():
    below, above = (box(0, 200, 50, 220), box(50, 200, 90, 220)), (box(300, 0, 350, 20), box(350, 0, 390, 20))
    assert [min(table).top for table in tables_of(*together(*below, *above))] == [0, 200]


def test_lines_that_all_but_coincide_are_one_and_pieces_that_meet_are_joined():
    assert joined([Rule(10, 0, 50), Rule(12, 52, 90), Rule(30, 0, 9)]) == [Rule(11, 0, 90), Rule(30, 0, 9)]


@pytest.mark.parametrize("gap", [0.0, 1.0, 2.9])
def test_lines_that_end_a_little_short_of_one_another_still_cross(gap):
    upright = [Rule(x, gap, 40 - gap) for x in (0, 50, 100)]
    level = [Rule(y, gap, 100 - gap) for y in (0, 20, 40)]
    assert len(tables_of(upright, level)[0]) == 4


PLACES = st.integers(0, 12).map(lambda n: n * 25.0)


@st.composite
def rules(draw):
    start, end = sorted((draw(PLACES), draw(PLACES)))
    return Rule(draw(PLACES), start, end + 25.0)


@settings(max_examples=200, deadline=None)
@given(st.lists(rules(), max_size=20), st.lists(rules(), max_size=20))
def test_any_lines_give_the_tables_that_pdfplumber_finds(upright, level):
    found = [sorted(map(tuple, table)) for table in tables_of(upright, level)]
    assert sorted(found) == sorted(sorted(table) for table in plumbers(upright, level))
