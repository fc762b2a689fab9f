"""Sign-offs with a seal pressed over them: issuer and date are read, the seal's own words stay out of the lines."""

import random
from functools import lru_cache

import cv2
import numpy as np
import pytest

from bench.ocr_pages import jpeg, skewed, stamp
from evidence_checker.extract.imaging.ink import Removal, unsealed
from evidence_checker.extract.imaging.page import read_page_image
from evidence_checker.extract.imaging.reading import PageReading
from evidence_checker.extract.imaging.under_seals import crosses_seal, whole_lines
from evidence_checker.extract.imaging.upright import set_upright
from evidence_checker.extract.model import LineRole
from evidence_checker.extract.ocr.engine import engine_named
from tests.extract.drawn import sheet

ISSUER = "临江县水文勘测中心"
BODY = "现将汛期值守安排通知如下，请遵照执行。"


def signed_off(date: str, *, right: int = 420, up: int = 0, radius: int = 118) -> np.ndarray:
    page = sheet("通知", BODY, ISSUER, date, size=(1240, 900))
    return stamp(page, ISSUER, (right, 270 - up), radius, random.Random(7))


@lru_cache(maxsize=8)
def read(date: str, right: int, up: int, askew: float = 0.0) -> PageReading:
    return read_page_image(jpeg(skewed(signed_off(date, right=right, up=up), askew), 55))


@pytest.mark.parametrize(("date", "right", "up"), [("2022年3月15日", 300, 0), ("2021年11月28日印发", 240, 20), ("二〇二二年六月十日", 260, -20)])
def test_the_date_under_a_seal_is_read(date, right, up):
    lines = [line.text for line in read(date, right, up).lines if line.role is not LineRole.SEAL]
    assert date in lines
    assert ISSUER in lines


def test_the_date_under_a_seal_of_a_skewed_page_is_read():
    assert "2022年3月15日" in [line.text for line in read("2022年3月15日", 300, 0, 1.2).lines]


def test_the_ring_is_a_line_of_its_own_kind_only():
    reading = read("2022年3月15日", 300, 0)
    assert len([line for line in reading.lines if line.role is LineRole.SEAL]) == 1
    assert [line.text for line in reading.lines if line.role is not LineRole.SEAL] == ["通知", BODY, ISSUER, "2022年3月15日"]


def test_a_line_cut_off_under_a_seal_reaches_to_the_ends_of_its_print():
    found = set_upright(signed_off("2022年3月15日", right=300), engine_named())
    date = max((quad for quad in found.quads if crosses_seal(quad, found.stamps)), key=lambda quad: float(quad[:, 1].mean()))
    middle = date.copy()
    middle[:, 0] = np.clip(middle[:, 0], date[:, 0].min() + 60, date[:, 0].max() - 60)
    found.quads[:] = [middle]
    restored = min(whole_lines(found, engine_named()), key=lambda quad: float(np.abs(quad[:, 1].mean() - date[:, 1].mean())))
    assert np.allclose(restored[:, 0], date[:, 0], atol=14)


def test_a_line_that_the_search_missed_under_a_seal_is_found_again():
    found = set_upright(signed_off("2022年3月15日", right=300), engine_named())
    before = len(found.quads)
    found.quads[:] = [quad for quad in found.quads if not crosses_seal(quad, found.stamps)]
    assert len(found.quads) < before
    assert len(whole_lines(found, engine_named())) == before


@pytest.mark.parametrize("way", [Removal(), Removal(1), Removal(3, divided=True)])
def test_every_way_leaves_print_dark_and_turns_the_seal_to_paper(way):
    page, bare = signed_off("2022年3月15日", right=300), sheet("通知", BODY, ISSUER, "2022年3月15日", size=(1240, 900))
    clean = unsealed(page, [(170, 140, 430, 400)], way)[:, :, 0]
    print_there, seal_there = bare.max(axis=2) < 40, (bare.min(axis=2) > 250) & (page[:, :, 1] < 120)
    inner = cv2.erode(seal_there.astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    assert float(np.median(clean[140:400, 170:430][print_there[140:400, 170:430]])) < 90
    assert float(np.median(clean[inner])) > 225
