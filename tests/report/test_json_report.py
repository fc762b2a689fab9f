"""report.json: the names of the contract, the committed schema, the same bytes every time."""

import json
from pathlib import Path

import jsonschema
import pytest

from evidence_checker.report.json_report import json_text, read_report, report_json, report_schema, write_json
from tests.report.example import assessment

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden" / "report.json"


@pytest.fixture(scope="module")
def report() -> dict:
    return json.loads(json_text(report_json(assessment())))


def test_the_report_is_what_it_was_when_a_person_last_looked_at_it(report):
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))
    assert report | {"checker": None} == golden | {"checker": None}


def test_the_committed_schema_is_the_schema_of_the_models():
    assert (ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8") == report_schema()


def test_the_report_obeys_the_schema(report):
    assert not list(jsonschema.Draft202012Validator(json.loads(report_schema())).iter_errors(report))


def test_the_same_assessment_gives_the_same_bytes(tmp_path):
    for name in ("first.json", "second.json"):
        write_json(assessment(), tmp_path / name)
    assert (tmp_path / "first.json").read_bytes() == (tmp_path / "second.json").read_bytes()


def test_a_written_report_can_be_read_again(tmp_path):
    write_json(assessment(), tmp_path / "report.json")
    assert read_report(tmp_path / "report.json") == report_json(assessment())


def test_every_file_is_listed_once_and_the_counts_add_up(report):
    paths = [document["path"] for document in report["documents"]]
    tally = report["tally"]
    assert len(paths) == len(set(paths)) == tally["found"]
    assert tally["read"] + tally["partial"] + tally["unreadable"] == tally["found"]


def test_a_file_of_several_papers_tells_each_of_them(report):
    slip = next(d for d in report["documents"] if d["path"].endswith("付款回单.pdf"))
    assert [(part["first_page"], part["last_page"]) for part in slip["parts"]] == [(1, 1), (2, 2)]


def test_what_was_not_found_is_null(report):
    plan = next(d for d in report["documents"] if d["path"].endswith("年度计划.docx"))
    assert plan["facts"]["signed"] is None
    assert plan["facts"]["total_yuan"] is None


def test_money_is_a_decimal_string_and_dates_are_iso(report):
    slip = next(d for d in report["documents"] if d["path"].endswith("付款回单.pdf"))
    assert slip["facts"]["total_yuan"] == "80000.00"
    assert slip["facts"]["date"] == "2022-05-20"
