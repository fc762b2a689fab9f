"""Pages as pictures: how they lie, what stands on them, and how far that can be trusted."""

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw

from bench.ocr_pages import installed_fonts, typeface
from evidence_checker.errors import ProblemCode
from evidence_checker.extract.imaging.page import read_page_image
from evidence_checker.extract.imaging.reading import ImageOptions
from evidence_checker.extract.imaging.turn import turned
from evidence_checker.extract.model import LineRole, Source
from tests.extract.drawn import page_read, pixels, said, sheet

TURNED_ROSTER, TURNED_GRID, SKEWED_SLIP, PHOTO_MINUTES, SEALED_MINUTES, CLEAN_LETTER = 2, 9, 1, 4, 10, 0


@pytest.mark.parametrize(("number", "degrees"), [(TURNED_ROSTER, 180), (TURNED_GRID, 90)])
def test_a_turned_page_is_set_upright_and_says_by_how_much(number, degrees):
    assert page_read(number)[1].page.turned == degrees


def test_a_skewed_page_is_straightened_and_says_by_how_much():
    straight = sheet(*["关于报送季度材料的补充说明及有关事项"] * 6)
    matrix = cv2.getRotationMatrix2D((straight.shape[1] / 2, straight.shape[0] / 2), -2.5, 1.0)
    skewed = cv2.warpAffine(straight, matrix, straight.shape[1::-1], borderValue=(255, 255, 255))
    assert read_page_image(skewed).page.skew == pytest.approx(2.5, abs=0.3)


@pytest.mark.parametrize("number", [CLEAN_LETTER, SKEWED_SLIP, TURNED_ROSTER, PHOTO_MINUTES, SEALED_MINUTES])
def test_amounts_dates_and_numbers_are_read_whatever_befell_the_page(number):
    page, reading = page_read(number)
    text = "".join(said(reading).split())
    assert [fact for fact in page.fields if fact not in text] == []


def test_boxes_are_fractions_of_the_upright_page_in_the_order_of_reading():
    lines = [line for line in page_read(CLEAN_LETTER)[1].lines if line.role is LineRole.BODY]
    assert all(0 <= line.box.left < line.box.right <= 1 and 0 <= line.box.top < line.box.bottom <= 1 for line in lines)
    assert [line.box.top for line in lines] == sorted(line.box.top for line in lines)


def test_a_red_heading_is_known_as_red_and_centred():
    heading = page_read(CLEAN_LETTER)[1].lines[0]
    assert heading.text.endswith("文件")
    assert (heading.red, heading.centred) == (True, True)


def test_black_text_is_not_red():
    assert not any(line.red for line in page_read(SKEWED_SLIP)[1].lines)


def test_lines_name_the_engine_and_its_confidence():
    line = page_read(CLEAN_LETTER)[1].lines[1]
    assert line.source is Source.RAPIDOCR
    assert 0.5 < line.confidence <= 1


def test_a_clean_page_is_legible_and_has_no_problem():
    page = page_read(CLEAN_LETTER)[1].page
    assert page.legibility > 0.9
    assert page.problem is None


def test_an_empty_sheet_is_a_blank_page_and_not_illegible():
    assert read_page_image(np.full((1200, 850, 3), 252, np.uint8)).page.problem.code is ProblemCode.BLANK_PAGE


def test_a_page_too_blurred_to_read_is_illegible_and_not_silently_empty():
    blurred = cv2.GaussianBlur(sheet(*["二〇二二年第三季度走访慰问情况登记"] * 12), (0, 0), 11)
    reading = read_page_image(blurred)
    assert reading.page.problem is not None
    assert reading.page.problem.code is ProblemCode.ILLEGIBLE


def test_a_page_of_tiny_characters_has_a_lower_legibility_than_the_same_page_in_full_size():
    full = sheet(*["柏枝树村冷库建设项目推进会会议记录"] * 10)
    tiny = cv2.resize(full, None, fx=0.22, fy=0.22, interpolation=cv2.INTER_AREA)
    assert read_page_image(tiny).page.legibility < read_page_image(full).page.legibility - 0.1


def test_the_same_picture_gives_the_same_reading():
    assert read_page_image(page_read(SEALED_MINUTES)[0].image) == page_read(SEALED_MINUTES)[1]


def test_a_stored_page_is_a_small_jpeg_named_by_its_content(tmp_path):
    page = sheet("存档页")
    first = read_page_image(page, options=ImageOptions(store=tmp_path)).page.stored
    second = read_page_image(page, options=ImageOptions(store=tmp_path)).page.stored
    assert first == second
    assert [path.name for path in tmp_path.iterdir()] == [first]
    assert cv2.imread(str(tmp_path / first)).shape[1] == 1000


def test_nothing_is_stored_where_no_store_is_given():
    assert page_read(CLEAN_LETTER)[1].page.stored is None


def day_sheet() -> np.ndarray:
    """Days as narrow rows: the marks of a column stand so close that they run together downward."""
    page = Image.new("RGB", (1240, 1752), "white")
    pen = ImageDraw.Draw(page)
    face, name = typeface(installed_fonts()[0], 10), typeface(installed_fonts()[0], 16)
    pen.text((260, 120), "青松村工作队逐日在岗登记（2022年8月）", fill="black", font=name)
    for row, day in enumerate(range(1, 32)):
        for column, words in enumerate((str(day), "一二三四五六日"[row % 7], "在", "休" if row % 7 > 4 else "在", "在")):
            pen.text((180 + column * 200, 240 + row * 24), words, fill="black", font=face)
            pen.rectangle((150 + column * 200, 238 + row * 24, 350 + column * 200, 262 + row * 24), outline="black")
    return pixels(page)


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_columns_of_marks_that_run_together_do_not_tell_how_a_page_lies(degrees):
    reading = read_page_image(turned(day_sheet(), degrees))
    assert reading.page.turned == (360 - degrees) % 360
    assert "青松村工作队逐日在岗登记" in said(reading)
