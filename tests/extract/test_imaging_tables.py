"""Ruled tables on page pictures: rows, cells, merged cells, and the signs drawn in them."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from bench.ocr_pages import installed_fonts
from evidence_checker.extract.imaging.grid import grids_of
from evidence_checker.extract.imaging.ink import ink_of
from evidence_checker.extract.imaging.marks import mark_in, mark_read
from evidence_checker.extract.model import LineRole
from tests.extract.drawn import page_read, pixels

ROSTER, SLIP, GRID, PHOTO_GRID, TURNED_GRID = 2, 1, 21, 39, 9


def ruled(*lines: tuple[int, int, int, int]) -> np.ndarray:
    page = Image.new("RGB", (1240, 900), "white")
    for line in lines:
        ImageDraw.Draw(page).line(line, fill="black", width=2)
    return ink_of(pixels(page))


FRAME = [(100, y, 1000, y) for y in (100, 180, 260)] + [(x, 100, x, 260) for x in (100, 400, 1000)]


def test_a_ruled_frame_is_a_grid_of_cells():
    (grid,) = grids_of(ruled(*FRAME))
    assert [(room.row, room.column) for room in grid.rooms] == [(0, 0), (0, 1), (1, 0), (1, 1)]


def test_a_merged_cell_stands_once_with_its_span():
    lines = [line for line in FRAME if line != (400, 100, 400, 260)] + [(400, 180, 400, 260)]
    (grid,) = grids_of(ruled(*lines))
    assert [(room.row, room.column, room.column_span) for room in grid.rooms] == [(0, 0, 2), (1, 0, 1), (1, 1, 1)]


def test_a_rule_with_a_small_gap_still_parts_its_cells():
    lines = [line for line in FRAME if line != (100, 180, 1000, 180)] + [(100, 180, 600, 180), (608, 180, 1000, 180)]
    assert len(grids_of(ruled(*lines))[0].rooms) == 4


def test_a_single_frame_around_a_page_is_no_table():
    assert grids_of(ruled((50, 50, 1190, 50), (50, 850, 1190, 850), (50, 50, 50, 850), (1190, 50, 1190, 850))) == []


def test_a_scanned_list_comes_out_as_rows_and_cells():
    page, reading = page_read(ROSTER)
    rows = reading.tables[0].rows
    assert rows[0] == ["序号", "品名", "数量", "单价", "金额"]
    assert [row[4] for row in rows[1:]] == [fact for fact in page.fields if "," in fact]


def test_a_slip_has_labels_and_values_apart():
    rows = page_read(SLIP)[1].tables[0].rows
    assert rows[1][0] == "付款人账号"
    assert rows[1][1] == page_read(SLIP)[0].fields[2]


def test_the_line_above_a_table_is_its_title():
    assert page_read(ROSTER)[1].tables[0].title == "帮扶农产品采购清单"


def test_lines_in_a_table_are_cells():
    roles = {line.text: line.role for line in page_read(ROSTER)[1].lines}
    assert roles["品名"] is LineRole.CELL
    assert roles["帮扶农产品采购清单"] is LineRole.BODY


@pytest.mark.parametrize("number", [GRID, PHOTO_GRID, TURNED_GRID])
def test_signs_of_an_attendance_grid_are_told_apart(number):
    page, reading = page_read(number)
    told = {(cell.row, cell.column): cell.mark or "" for cell in reading.tables[0].cells}
    assert [told.get((place // 21 + 1, place % 21 + 1)) for place in range(len(page.marks))] == list(page.marks)


def test_days_above_an_attendance_grid_are_read_one_by_one():
    header = page_read(GRID)[1].tables[0].rows[0][1:]
    assert header == [str(day) for day in range(1, 22)]


@pytest.mark.parametrize("text", ["日", "口", "田", "8", "4", "6", "人", "中", "张", "12", "金额", "合", "父", "大", "又", "Y"])
def test_characters_are_no_signs(text):
    cell = Image.new("L", (46, 46), 0)
    ImageDraw.Draw(cell).text((23, 23), text, fill=255, font=ImageFont.truetype(installed_fonts()[0], 24), anchor="mm")
    assert mark_in(np.where(np.asarray(cell) > 60, 255, 0).astype(np.uint8)) is None


@pytest.mark.parametrize("sign", ["√", "×", "○", "△", "●", "▲"])
@pytest.mark.parametrize("size", [20, 30])
def test_printed_signs_are_known(sign, size):
    cell = Image.new("L", (60, 60), 0)
    ImageDraw.Draw(cell).text((30, 30), sign, fill=255, font=ImageFont.truetype(installed_fonts()[0], size), anchor="mm")
    assert mark_in(np.where(np.asarray(cell) > 60, 255, 0).astype(np.uint8)) == sign


def test_an_empty_cell_has_no_sign():
    assert mark_in(np.zeros((40, 40), np.uint8)) is None


def test_a_lone_letter_is_a_sign_only_among_signs():
    assert mark_read("X", among_marks=True) == "×"
    assert mark_read("X", among_marks=False) is None
    assert mark_read("✓", among_marks=False) == "√"
    assert mark_read("XX", among_marks=True) is None
