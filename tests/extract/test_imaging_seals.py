"""Red seals: found by shape and colour, read around the ring, and no obstacle to what lies under them."""

import random

import numpy as np
from PIL import Image, ImageDraw

from bench.ocr_pages import installed_fonts, stamp, typeface
from evidence_checker.extract.imaging.ink import unsealed
from evidence_checker.extract.imaging.page import read_page_image
from evidence_checker.extract.imaging.seals import stamps_of
from evidence_checker.extract.model import LineRole
from tests.extract.drawn import page_read, pixels, said, sheet

SEALED_MINUTES, TURNED_CERTIFICATE, SKEWED_SLIP = 10, 23, 1


def sealed(*centres: tuple[int, int], radius: int = 110) -> np.ndarray:
    page = sheet("情况说明", "本单位已按要求完成整改。")
    for centre in centres:
        page = stamp(page, "青屏县图书馆", centre, radius, random.Random(3))
    return page


def test_a_seal_is_located():
    (seal,) = stamps_of(sealed((800, 700)))
    assert np.allclose(seal.centre, (800, 700), atol=4)
    assert np.allclose(seal.radii, (110, 110), atol=5)


def test_two_seals_side_by_side_are_two():
    assert len(stamps_of(sealed((400, 700), (800, 700)))) == 2


def test_two_seals_that_touch_are_two():
    assert len(stamps_of(sealed((500, 700), (705, 700)))) == 2


def test_the_ring_of_a_seal_is_read():
    page, reading = page_read(SEALED_MINUTES)
    assert [seal.text for seal in reading.seals] == [page.seal]


def test_the_seal_of_a_page_on_its_head_is_read():
    page, reading = page_read(TURNED_CERTIFICATE)
    assert [seal.text for seal in reading.seals] == [page.seal]


def test_the_words_of_a_seal_are_a_line_of_their_own_kind():
    page, reading = page_read(SEALED_MINUTES)
    assert [line.text for line in reading.lines if line.role is LineRole.SEAL] == [page.seal]
    assert page.seal not in [line.text for line in reading.lines if line.role is not LineRole.SEAL]


def test_text_under_a_seal_is_read():
    page = sheet("拨付资金36,480.00元用于管网改造", points=18)
    reading = read_page_image(stamp(page, "临江县档案馆", (470, 205), 120, random.Random(1)))
    assert reading.seals
    assert "36,480.00" in said(reading)


def test_a_page_without_red_has_no_seal():
    assert page_read(SKEWED_SLIP)[1].seals == ()


def test_red_headings_lines_and_areas_are_no_seals():
    page = Image.fromarray(sheet("正文")[:, :, ::-1])
    pen = ImageDraw.Draw(page)
    pen.line((100, 400, 1100, 400), fill=(200, 20, 30), width=5)
    pen.rectangle((300, 600, 480, 760), fill=(210, 30, 30))
    pen.ellipse((700, 600, 880, 780), fill=(210, 30, 30))
    assert stamps_of(pixels(page)) == []


def test_a_square_seal_is_found():
    page = Image.fromarray(sheet("正文")[:, :, ::-1])
    ImageDraw.Draw(page).rectangle((500, 600, 640, 740), outline=(205, 30, 40), width=7)
    assert [seal.round for seal in stamps_of(pixels(page))] == [False]


def test_taking_the_seal_away_leaves_black_print():
    page = stamp(sheet("验收合格", points=24), "临江县档案馆", (300, 205), 120, random.Random(1))
    clean = unsealed(page, [(180, 85, 420, 325)])
    assert clean[85:325, 180:420].min() < 70
    red_only = page[300:325, 290:310]
    assert clean[300:325, 290:310].min() > red_only.min() + 60


def test_words_across_a_seal_belong_to_its_text_and_are_no_lines():
    page = Image.fromarray(sealed((600, 700), radius=125)[:, :, ::-1])
    ImageDraw.Draw(page).text((600, 757), "财务专用章", fill=(205, 40, 50), font=typeface(installed_fonts()[0], 13), anchor="mm")
    reading = read_page_image(pixels(page))
    assert [seal.text for seal in reading.seals] == ["青屏县图书馆财务专用章"]
    assert not any("专用" in line.text for line in reading.lines if line.role is not LineRole.SEAL)
