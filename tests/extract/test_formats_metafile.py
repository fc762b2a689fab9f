"""Scans and seals that were pasted into papers as Windows metafiles."""

import gzip
import io
import shutil
import struct

import numpy as np
import pytest
from PIL import Image

from evidence_checker.errors import ProblemCode
from evidence_checker.extract.formats import libreoffice
from evidence_checker.extract.formats.metafile import is_tiny, picture_of, plain_metafile
from evidence_checker.extract.model import Status
from tests.extract import metafile_writer as m
from tests.extract.drawn import scene, sheet
from tests.extract.reading import read_bytes, texts
from tests.extract.word_writer import paragraph, relation, run, seal, word

PICTURE = '<w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:embed="p"/></w:drawing></w:r>'
NEEDS_LIBREOFFICE = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
SMALL = m.drawn(Image.new("RGB", (4, 4)), (0, 0, 4, 4))


@pytest.fixture
def no_libreoffice(monkeypatch):
    monkeypatch.setattr(libreoffice, "PROGRAMS", ())


def held(metafile: bytes, name: str = "p.emf") -> bytes:
    """A Word file that shows a metafile between two lines."""
    body = paragraph(run("见附图")) + paragraph(PICTURE) + paragraph(run("完毕"))
    return word(body, {f"word/{name}": metafile}, relation("p", "image", name))


def shown(metafile: bytes) -> Image.Image:
    return Image.open(io.BytesIO(picture_of(metafile) or b"")).convert("RGB")


@pytest.mark.parametrize("packed", [bytes, gzip.compress], ids=["emf", "emz"])
def test_a_scan_pasted_as_a_metafile_is_read(tmp_path, packed):
    page = Image.fromarray(sheet("情况说明", "本单位已按要求完成整改。", "清溪县水利局")[:, :, ::-1])
    document = read_bytes(tmp_path, "a.docx", held(packed(m.emf(m.drawn(page, (0, 0, 600, 849)), size=(600, 849)))))
    assert texts(document)[:4] == ["见附图", "情况说明", "本单位已按要求完成整改。", "清溪县水利局"]
    assert not document.problems


def test_a_seal_pasted_as_a_metafile_is_a_seal(tmp_path):
    stamp = Image.open(io.BytesIO(seal()))
    document = read_bytes(tmp_path, "a.docx", held(m.emf(m.transparent(stamp, (0, 0, 300, 300)), size=(300, 300))))
    assert len(document.seals) == 1
    assert not document.pictures


def test_a_photograph_in_a_wmf_is_a_picture(tmp_path):
    document = read_bytes(tmp_path, "a.docx", held(m.wmf(scene(1), (0, 0, 600, 400)), "p.wmf"))
    assert [(picture.width, picture.height) for picture in document.pictures] == [(960, 720)]


def test_strips_of_a_page_are_put_together():
    page = scene(2, (400, 300))
    strips = [m.drawn(page.crop((0, top, 400, top + 100)), (0, top, 400, 100)) for top in (0, 100, 200)]
    assert np.abs(np.asarray(shown(m.emf(*strips, size=(400, 300))), int) - np.asarray(page, int)).mean() < 1


def test_what_lies_upon_its_mask_stands_on_white_paper():
    mask, red = Image.new("RGB", (100, 100), "white"), Image.new("RGB", (100, 100), "black")
    mask.paste("black", (20, 20, 80, 80))
    red.paste((220, 20, 20), (20, 20, 80, 80))
    picture = shown(m.emf(m.drawn(mask, (0, 0, 100, 100), m.AND), m.drawn(red, (0, 0, 100, 100), m.OR), size=(100, 100)))
    assert (picture.getpixel((5, 5)), picture.getpixel((50, 50))) == ((255, 255, 255), (220, 20, 20))


@pytest.mark.usefixtures("no_libreoffice")
def test_a_bitmap_turned_over_has_its_place_all_the_same():
    assert shown(m.emf(m.drawn(scene(1, (64, 48)), (0, 400, 600, -400)))).size == (64, 48)


@pytest.mark.usefixtures("no_libreoffice")
def test_a_picture_that_only_emf_plus_holds_is_taken():
    file = io.BytesIO()
    scene(3, (320, 240)).save(file, "JPEG")
    assert shown(m.emf(m.plus(file.getvalue()))).size == (320, 240)


@pytest.mark.usefixtures("no_libreoffice")
def test_a_drawing_is_lost_where_nobody_can_draw_it(tmp_path):
    document = read_bytes(tmp_path, "a.docx", held(m.emf()))
    assert [problem.code for problem in document.problems] == [ProblemCode.LOST]
    assert (document.status, texts(document)) == (Status.READ, ["见附图", "完毕"])


@NEEDS_LIBREOFFICE
def test_a_drawing_is_drawn_by_libreoffice_where_it_is_installed():
    words = "VILLAGE ROAD".encode("utf-16-le")
    text = struct.pack("<4iIff", 0, 0, 599, 399, 2, 1.0, 1.0) + struct.pack("<iiIII4iI", 60, 120, 12, 76, 0, 0, 0, 0, 0, 0) + words
    assert shown(m.emf(m.record(84, text))).convert("L").getextrema()[0] < 100


@pytest.mark.usefixtures("no_libreoffice")
def test_a_sign_of_a_few_pixels_is_no_picture(tmp_path):
    assert is_tiny(m.emf(size=(13, 13)), 32)
    assert not read_bytes(tmp_path, "a.docx", held(m.emf(size=(13, 13)))).problems


@pytest.mark.usefixtures("no_libreoffice")
@pytest.mark.parametrize(
    "metafile",
    [
        m.emf(SMALL)[:150],
        m.emf(struct.pack("<II", 81, 0)),
        m.emf(struct.pack("<II", 81, 0xFFFFFFFC)),
        m.emf(m.record(81, b"\xff" * 80)),
        m.emf(SMALL[:48] + struct.pack("<4I", 80, 0xFFFFFFFF, 0, 0xFFFFFFFF) + SMALL[64:]),
        m.emf(m.record(70, b"\xff\xff\xff\x7fEMF+\x08\x40\x00\x05" + bytes(8))),
        m.wmf(Image.new("RGB", (4, 4)), (0, 0, 600, 400))[:60],
        gzip.compress(m.emf())[:40],
        b"\x1f\x8b" + bytes(30),
    ],
    ids=["cut off", "no size", "beyond the end", "places beyond", "parts beyond", "EMF+ without end", "half a WMF", "half packed", "not packed"],
)
def test_a_metafile_out_to_do_harm_costs_itself_at_most(tmp_path, metafile):
    document = read_bytes(tmp_path, "a.docx", held(metafile))
    assert texts(document) == ["见附图", "完毕"]
    assert {problem.code for problem in document.problems} <= {ProblemCode.LOST}


@pytest.mark.usefixtures("no_libreoffice")
def test_bitmaps_without_end_are_put_together_in_bounded_time():
    many = b"".join(m.drawn(Image.new("RGB", (8, 8)), (0, 0, 30_000, 30_000)) for _ in range(3000))
    assert max(shown(m.emf(many, size=(30_000, 30_000))).size) <= 6000


def test_other_pictures_are_no_metafiles():
    assert plain_metafile(b"\x89PNG\r\n\x1a\n" + bytes(80)) is None
