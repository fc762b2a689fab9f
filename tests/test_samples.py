"""The sample ledger is what its truth file says, small enough for git, and made by the script beside it."""

import io
import json
import zipfile
from pathlib import Path

import pytest
import yaml
from PIL import Image

from samples import make_sample
from samples.render import sheet, word

SAMPLES = Path(make_sample.__file__).parent
LEDGER = SAMPLES / make_sample.LEDGER
EXPECTED = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))
DOCUMENTS = {document["path"]: document for document in EXPECTED["documents"]}


def planted(code):
    return [LEDGER / path for path, document in DOCUMENTS.items() if code in document["planted"]]


def test_every_file_of_the_ledger_is_expected_and_the_other_way_round():
    found = {path.relative_to(LEDGER).as_posix() for path in LEDGER.rglob("*") if path.is_file()}
    assert found == {*DOCUMENTS, "unit.yaml"}


def test_the_ledger_is_small_enough_for_git():
    assert sum(path.stat().st_size for path in LEDGER.rglob("*") if path.is_file()) < 10_000_000


def test_at_least_twenty_five_documents_of_at_least_fifteen_types():
    types = {document["types"][0] for document in DOCUMENTS.values() if document["types"]}
    assert len(DOCUMENTS) >= 25
    assert len(types) >= 15


def test_what_the_truth_file_says_comes_from_the_texts():
    assert [make_sample.expected(paper)["path"] for paper in make_sample.papers()] == list(DOCUMENTS)


def test_the_duplicate_is_the_same_bytes():
    (copy,) = planted("duplicate-file")
    assert copy.read_bytes() == copy.with_name(copy.name.replace("（副本）", "")).read_bytes()


def test_the_truncated_file_cannot_be_opened():
    (broken,) = planted("unreadable-file")
    with pytest.raises(zipfile.BadZipFile):
        zipfile.ZipFile(broken)


def test_scenes_carry_the_time_they_were_taken():
    scene = next(LEDGER.rglob("03走访监测户.jpg"))
    with Image.open(scene) as picture:
        assert picture.getexif().get_ifd(0x8769)[0x9003] == "2022:03:10 11:26:40"


def members(archive):
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_the_committed_office_files_are_those_the_script_makes(suffix):
    for paper in make_sample.papers():
        if paper["file"].endswith(suffix) and not paper.get("truncated"):
            assert members(make_sample.content(paper)) == members((LEDGER / paper["file"]).read_bytes()), paper["file"]


@pytest.mark.parametrize("render", [word, sheet])
def test_an_office_file_made_twice_is_the_same(render):
    blocks = make_sample.parse_markup("^ 标题\n| 甲 | 1 |\n")
    assert render(blocks) == render(blocks)


def test_unit_file_names_the_unit_of_the_truth():
    assert yaml.safe_load((LEDGER / "unit.yaml").read_text(encoding="utf-8"))["name"] == EXPECTED["unit"]
