"""Seals set across the edges of a fanned pile of pages: each page has a slice."""

import random

import numpy as np
import pytest
from PIL import Image, ImageDraw

from bench.ocr_pages import installed_fonts, typeface
from evidence_checker.extract.imaging.halves import seals_across, slices_of
from evidence_checker.extract.imaging.seals import stamps_of
from tests.extract.drawn import scene
from tests.extract.fanned import fanned, page, pages_file, scanned
from tests.extract.reading import read_bytes

RED = (205, 30, 40)
WIDTH, HEIGHT = 1240, 1754


def found(pages: list[np.ndarray]):
    return seals_across([one for number, image in enumerate(pages, 1) for one in slices_of(image, number)])


@pytest.mark.parametrize("count", [2, 3, 5, 8])
@pytest.mark.parametrize("side", ["right", "left"])
def test_the_slices_of_a_seal_are_found_on_every_page(count, side):
    (seal,) = found(fanned(count, side=side))
    assert [one.page for one in seal] == list(range(1, count + 1))
    assert {one.side for one in seal} == {side}


def test_a_slice_is_no_seal_of_its_page():
    assert not any(stamps_of(image) for image in fanned(2))


def test_a_pile_fanned_the_other_way_has_its_seal_too():
    assert len(found(fanned(4)[::-1])) == 1


def test_backs_of_sheets_lie_between_the_slices():
    assert len(found([image for front in fanned(3) for image in (front, page(9))])) == 1


def test_one_page_alone_has_no_seal_across():
    assert found(fanned(3)[:1]) == []


def drawing(draw) -> list[np.ndarray]:
    rng, pages = random.Random(4), []
    for number in range(4):
        image = Image.fromarray(page(number)[:, :, ::-1])
        draw(ImageDraw.Draw(image), image)
        pages.append(scanned(np.asarray(image)[:, :, ::-1].copy(), rng))
    return pages


@pytest.mark.parametrize(
    "draw",
    [
        lambda pen, _: pen.rectangle((WIDTH - 60, 500, WIDTH, 700), fill=RED),
        lambda pen, _: pen.line((WIDTH - 30, 0, WIDTH - 30, HEIGHT), fill=RED, width=6),
        lambda pen, _: pen.ellipse((WIDTH - 80, 500, WIDTH + 80, 660), outline=RED, width=6),
        lambda pen, _: pen.rectangle((WIDTH - 140, 500, WIDTH + 40, 680), outline=RED, width=6),
        lambda pen, _: pen.text((WIDTH - 56, 500), "装\n订\n线\n内", fill=RED, font=typeface(installed_fonts()[0], 22)),
        lambda _, image: image.paste(scene(5, (240, 200)), (WIDTH - 240, 600)),
    ],
    ids=["a tab", "a line", "half a sign", "a frame", "words", "a photograph"],
)
def test_other_red_things_at_the_edges_are_no_seal(draw):
    assert found(drawing(draw)) == []


def test_the_slices_of_a_scan_are_told_apart_from_its_seals(tmp_path):
    document = read_bytes(tmp_path, "a.tif", pages_file(fanned(2)))
    assert [(seal.page, seal.side) for seal in document.edge_seals] == [(1, "right"), (2, "right")]
    assert document.seals == ()
    assert document.edge_seals[0].box.right > 0.97
