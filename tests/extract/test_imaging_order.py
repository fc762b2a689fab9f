"""The order of reading and the roles of lines."""

import numpy as np
import pytest

from evidence_checker.extract.imaging.order import page_order, reading_order
from evidence_checker.extract.imaging.roles import camera_stamp, role_of
from evidence_checker.extract.imaging.signature import signatures_of
from evidence_checker.extract.model import Box, Line, LineRole

LEVEL = np.array([[0, 0], [300, 0], [300, 30], [0, 30]], np.float32)
ASLANT = np.array([[0, 200], [300, 0], [320, 25], [20, 225]], np.float32)


def at(left: float, top: float, right: float, height: float = 0.02) -> Box:
    return Box(left, top, right, top + height)


def test_labels_and_values_side_by_side_are_read_row_by_row():
    boxes = [at(0.6, 0.101, 0.8), at(0.1, 0.1, 0.3), at(0.6, 0.2, 0.8), at(0.1, 0.201, 0.3)]
    assert reading_order(boxes) == [1, 0, 3, 2]


def test_text_in_two_columns_is_read_column_by_column():
    left = [at(0.08, 0.1 + 0.03 * n, 0.46) for n in range(8)]
    right = [at(0.54, 0.1 + 0.03 * n, 0.92) for n in range(8)]
    mixed = [box for pair in zip(left, right, strict=True) for box in pair]
    assert [mixed[place] for place in reading_order(mixed)] == left + right


def test_a_headline_above_columns_comes_first():
    boxes = [at(0.08, 0.2 + 0.03 * n, 0.46) for n in range(8)] + [at(0.54, 0.2 + 0.03 * n, 0.92) for n in range(8)] + [at(0.1, 0.05, 0.9, 0.05)]
    assert reading_order(boxes)[0] == 16


def test_of_a_spread_the_left_page_is_read_first():
    left, right = [at(0.05, 0.1 + 0.06 * n, 0.3) for n in range(6)], [at(0.55, 0.1 + 0.06 * n, 0.8) for n in range(6)]
    assert page_order(right + left, 1.45) == [6, 7, 8, 9, 10, 11, 0, 1, 2, 3, 4, 5]


def test_no_lines_have_no_order():
    assert reading_order([]) == []


@pytest.mark.parametrize("text", ["仅供项目审计使用", "再次复印无效", "他用无效"])
def test_words_of_a_watermark_make_one(text):
    assert role_of(Line(text, box=at(0.3, 0.5, 0.7)), LEVEL, in_table=False) is LineRole.WATERMARK


def test_text_across_the_page_is_a_watermark():
    assert role_of(Line("内部资料", box=at(0.3, 0.4, 0.7, 0.2)), ASLANT, in_table=False) is LineRole.WATERMARK


@pytest.mark.parametrize("text", ["— 3 —", "第3页 共12页", "12", "-1-"])
def test_a_page_number_is_a_footer(text):
    assert role_of(Line(text, box=at(0.4, 0.95, 0.6)), LEVEL, in_table=False) is LineRole.FOOTER


def test_a_number_in_the_text_is_no_page_number():
    assert role_of(Line("12", box=at(0.4, 0.5, 0.6)), LEVEL, in_table=False) is LineRole.BODY


def test_the_bar_of_a_telephone_is_a_header():
    assert role_of(Line("上午10:32", box=at(0.05, 0.005, 0.2)), LEVEL, in_table=False) is LineRole.HEADER


def test_what_stands_in_one_block_with_the_time_belongs_to_the_stamp():
    lines = [
        Line("欢迎各位来宾", box=at(0.3, 0.2, 0.7, 0.05)),
        Line("09:40", box=at(0.03, 0.8, 0.12, 0.04)),
        Line("青屏县石笋坪村", box=at(0.03, 0.85, 0.25, 0.03)),
    ]
    assert camera_stamp(lines) == {1, 2}


def page_with_ink(*boxes: tuple[int, int, int, int]) -> np.ndarray:
    page = np.full((1000, 800, 3), 255, np.uint8)
    for left, top, right, bottom in boxes:
        for x in range(left, right, 9):
            page[top:bottom, x : x + 3] = 30
    return page


ASKING = Line("审核人：", box=Box(0.1, 0.5, 0.2, 0.52), confidence=0.99)


def test_ink_after_words_that_ask_for_a_signature_is_one():
    (signature,) = signatures_of(page_with_ink((180, 495, 250, 525)), [ASKING], 1)
    assert signature.label == "审核人"


def test_an_empty_place_is_no_signature():
    assert signatures_of(page_with_ink(), [ASKING], 1) == ()


def test_a_printed_name_is_no_handwriting():
    printed = Line("冉启光", box=Box(0.22, 0.5, 0.32, 0.52), confidence=0.99)
    assert signatures_of(page_with_ink((176, 500, 256, 520)), [ASKING, printed], 1) == ()
