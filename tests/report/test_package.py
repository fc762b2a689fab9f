"""A ledger in order: catalogue, package, empty ledger, checklist; each made by its command from a real small ledger."""

import hashlib
import io
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
import yaml

from evidence_checker.cli import main
from evidence_checker.report.package.pack import CHECKSUMS
from evidence_checker.rulebook.loader import load_rulebook

BRIEFING = "信息简报\n2022年3月14日，市水务局党组书记、局长林志远带队到红石岩村调研。\n市水务局办公室\n2022年3月15日\n"
PLAN = "市水务局2022年定点帮扶工作计划\n为做好2022年定点帮扶工作，制定本计划。一、帮扶红石岩村修建水窖。\n市水务局\n2022年1月20日\n"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Path:
    """A ledger with a copy, a paper in an archive, and one that cannot be read."""
    ledger = tmp_path_factory.mktemp("package") / "市水务局台账"
    (ledger / "一").mkdir(parents=True)
    for name in ("01调研简报.txt", "一/调研简报复印.txt"):
        (ledger / name).write_text(BRIEFING, encoding="utf-8")
    with zipfile.ZipFile(ledger / "计划.zip", "w") as archive:
        archive.writestr("内/年度计划.txt", PLAN)
    (ledger / "坏.docx").write_bytes(b"")
    return ledger.parent


@pytest.fixture(scope="module")
def before(place) -> dict[str, bytes]:
    return contents(place / "市水务局台账")


@pytest.fixture(scope="module")
def package(place, before) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EVIDENCE_CHECKER_CACHE", str(place / "cache"))
        assert before  # the ledger as it was is noted first
        for name in ("包.zip", "again.zip"):
            assert main(["pack", str(place / "市水务局台账"), "--out", str(place / "out" / name)]) == 0
        assert main(["catalogue", str(place / "市水务局台账"), "--out", str(place / "out")]) == 0
    return place / "out" / "包.zip"


@pytest.fixture(scope="module")
def members(package) -> dict[str, bytes]:
    """What the package holds, without the name of its one folder."""
    with zipfile.ZipFile(package) as archive:
        return {name.split("/", 1)[1]: archive.read(name) for name in archive.namelist()}


def test_a_package_is_one_folder_named_by_unit_and_year(package):
    with zipfile.ZipFile(package) as archive:
        assert {name.split("/")[0] for name in archive.namelist()} == {"市水务局2022年定点帮扶台账"}


def test_papers_lie_under_the_indicator_they_serve(members):
    assert any(name.startswith("一、组织领导（30分）/1.1 ") and name.endswith("/01 调研简报.txt") for name in members)


def test_a_paper_out_of_an_archive_is_packed_itself(members):
    name = next(name for name in members if name.endswith("年度计划.txt"))
    assert members[name].decode("utf-8") == PLAN


def test_copies_of_the_same_bytes_are_packed_once(members):
    assert sum(content == BRIEFING.encode("utf-8") for content in members.values()) == 1


def test_what_could_not_be_read_is_packed_apart_not_left_out(members):
    assert [content for name, content in members.items() if name.startswith("未能读取的文件")] == [b""]


def test_every_checksum_is_that_of_its_file(members):
    lines = members[CHECKSUMS].decode("utf-8-sig").splitlines()
    told = {name: mark for mark, name in (line.split("  ", 1) for line in lines)}
    papers = {name: content for name, content in members.items() if name not in {CHECKSUMS, "目录.docx", "目录.xlsx"}}
    assert told == {name: hashlib.sha256(content).hexdigest() for name, content in papers.items()}


def test_the_packed_catalogue_names_the_files_as_packed(members):
    rows = openpyxl.load_workbook(io.BytesIO(members["目录.xlsx"]))["目录"].iter_rows(values_only=True)
    assert any("01 调研简报.txt" in map(str, row) for row in rows)


def test_the_same_ledger_gives_the_same_package_byte_for_byte(package):
    assert package.read_bytes() == package.with_name("again.zip").read_bytes()


@pytest.mark.usefixtures("package")
def test_the_ledger_itself_is_left_as_it_was(place, before):
    assert contents(place / "市水务局台账") == before


def test_the_catalogue_lists_every_paper_by_indicator_and_tells_copies(package):
    paper = docx.Document(str(package.with_name("目录.docx")))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    assert {"01调研简报.txt", "计划.zip!/内/年度计划.txt", "坏.docx", "一/调研简报复印.txt"} <= set(cells)
    assert any(paragraph.text.startswith("一、组织领导（30分）　1.1") for paragraph in paper.paragraphs)


def test_a_package_is_never_written_into_the_ledger(place, before, capsys):
    assert main(["pack", str(place / "市水务局台账"), "--out", str(place / "市水务局台账" / "包.zip")]) == 2
    assert "--out" in capsys.readouterr().err
    assert contents(place / "市水务局台账") == before


@pytest.fixture
def made(tmp_path) -> Path:
    assert main(["init", "昆明市水务局", "--year", "2023", "--out", str(tmp_path)]) == 0
    return tmp_path / "市水务局2023年定点帮扶台账"


def test_an_empty_ledger_has_a_folder_for_every_indicator(made):
    folders = {path.name.split(" ")[0] for path in made.glob("*/*") if path.is_dir()}
    assert folders == {indicator.id for indicator in load_rulebook().indicators}


def test_its_unit_file_is_filled_as_far_as_is_known(made):
    stated = yaml.safe_load((made / "unit.yaml").read_text(encoding="utf-8"))
    assert (stated["name"], stated["year"]) == ("市水务局", 2023)
    assert "昆明市水务局" in stated["aliases"]


def test_the_checklist_asks_for_every_criterion(made):
    paper = docx.Document(str(made.with_name(f"{made.name}_材料清单.docx")))
    asked = {row.cells[0].text.split(" ")[0] for table in paper.tables for row in table.rows[1:]}
    assert asked == {criterion.id for indicator in load_rulebook().indicators for criterion in indicator.criteria}


def test_a_ledger_that_exists_is_not_overwritten(made, capsys):
    (made / "unit.yaml").write_text("name: 市水务局\n", encoding="utf-8")
    assert main(["init", "市水务局", "--year", "2023", "--out", str(made.parent)]) == 2
    assert "已经存在" in capsys.readouterr().err
    assert (made / "unit.yaml").read_text(encoding="utf-8") == "name: 市水务局\n"


def test_a_unit_that_is_not_on_the_list_is_refused_with_names_like_it(tmp_path, capsys):
    assert main(["init", "市水务司", "--out", str(tmp_path)]) == 2
    assert "市水务局" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
