"""The sample ledger through the real program: every file accounted for, every planted gap found, all reports open, twice the same."""

import json
from html.parser import HTMLParser
from pathlib import Path

import docx
import openpyxl
import pytest

from tests.sample_run import EXPECTED, GOLDEN, LEDGER, check_sample, stable

DOCUMENTS = EXPECTED["documents"]
TYPED = [d for d in DOCUMENTS if d["types"]]
PLANTED = [(code, d["path"]) for d in DOCUMENTS for code in d["planted"]]
CONTENT = ("schema_version", "unit", "rulebook", "tally", "documents", "indicators", "findings", "money", "score")


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("sample")


@pytest.fixture(scope="module")
def cold(folder):
    return check_sample(folder / "cold", folder / "cache", workers=1)


@pytest.fixture(scope="module")
def report(cold):
    return cold[1]


@pytest.fixture(scope="module")
def found(report):
    return {document["path"]: document for document in report["documents"]}


def test_critical_gaps_end_in_exit_code_one(cold):
    assert cold[0] == 1


def test_the_unit_is_the_samples(report):
    assert report["unit"]["name"] == EXPECTED["unit"]


def test_every_file_is_accounted_for(report, found):
    tally = report["tally"]
    assert set(found) == {document["path"] for document in DOCUMENTS}
    assert tally["read"] + tally["partial"] + tally["unreadable"] == tally["found"] == len(DOCUMENTS)


@pytest.mark.parametrize("expected", DOCUMENTS, ids=lambda d: Path(d["path"]).stem)
def test_each_file_is_read_or_said_to_be_unreadable(found, expected):
    document = found[expected["path"]]
    assert document["status"] == expected["status"]
    assert bool(document["problems"]) is (expected["status"] != "read")


@pytest.mark.parametrize("expected", TYPED, ids=lambda d: Path(d["path"]).stem)
def test_each_paper_is_of_its_type(found, expected):
    assert found[expected["path"]]["evidence_type"] in expected["types"]


@pytest.mark.parametrize(("code", "path"), PLANTED, ids=[code for code, _ in PLANTED])
def test_each_planted_gap_is_raised_at_its_paper(report, code, path):
    assert path in {named for f in report["findings"] if f["code"] == code for named in f["documents"]}


def test_no_point_is_given_without_a_reason(report):
    criteria = [criterion for indicator in report["indicators"] for criterion in indicator["criteria"]]
    assert all(criterion["reason"] for criterion in criteria)
    assert not [c["id"] for c in criteria if c["status"] == "met" and c["points"] and not c["evidence"]]


def test_every_quote_names_a_file_of_the_ledger_and_a_page_of_it(report, found):
    quotes = [e for i in report["indicators"] for c in i["criteria"] for e in c["evidence"]]
    assert quotes
    assert all(1 <= quote["page"] <= found[quote["path"]]["pages"] for quote in quotes)


def test_what_is_judged_is_what_it_was_when_a_person_last_looked_at_it(report):
    assert stable(report) == json.loads(GOLDEN.read_text(encoding="utf-8"))


def test_two_workers_and_a_warm_cache_give_the_same_bytes(folder, report):
    _, again = check_sample(folder / "warm", folder / "cache", workers=2)
    as_bytes = [json.dumps({key: run[key] for key in CONTENT}, ensure_ascii=False) for run in (report, again)]
    assert as_bytes[0] == as_bytes[1]
    assert set(report) == {*CONTENT, "checker"}


@pytest.mark.usefixtures("cold")
def test_the_ledger_is_not_touched():
    inside = {path.relative_to(LEDGER).as_posix() for path in LEDGER.rglob("*") if path.is_file()}
    assert inside == {*(document["path"] for document in DOCUMENTS), "unit.yaml"}


@pytest.mark.usefixtures("cold")
def test_the_word_report_opens_and_names_the_unit(folder):
    paper = docx.Document(str(folder / "cold" / "report.docx"))
    assert EXPECTED["unit"] in "\n".join(paragraph.text for paragraph in paper.paragraphs)
    assert paper.tables


@pytest.mark.usefixtures("cold")
def test_the_excel_report_opens_with_its_four_sheets(folder):
    book = openpyxl.load_workbook(folder / "cold" / "report.xlsx")
    assert {"总览", "指标得分", "问题清单", "材料清单"} <= set(book.sheetnames)
    assert book["材料清单"].max_row > len(DOCUMENTS)


class Links(HTMLParser):
    """What a page loads or leads to, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.targets += [given[name] or "" for name in ("src", "href") if name in given]
        self.ids |= {given["id"] or ""} if "id" in given else set()


@pytest.mark.usefixtures("cold")
def test_the_page_loads_nothing_from_a_network_and_its_jumps_have_targets(folder):
    page = Links()
    page.feed((folder / "cold" / "report.html").read_text(encoding="utf-8"))
    assert not [t for t in page.targets if t.startswith(("http:", "https:", "//"))]
    assert {t[1:] for t in page.targets if t.startswith("#") and len(t) > 1} <= page.ids
