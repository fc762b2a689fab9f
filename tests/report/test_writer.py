"""All reports appear or none; what programs read is sound; masking hides persons and nothing else."""

import csv
import io
import json

import pytest

from evidence_checker.errors import RunFailed
from evidence_checker.report import writer
from evidence_checker.report.csv_report import harmless
from evidence_checker.report.masking import masked
from evidence_checker.report.options import ReportFormat, ReportOptions
from evidence_checker.report.texts import cleaned
from evidence_checker.report.writer import write_reports
from tests.report.example import assessment

ALL = tuple(ReportFormat)


def test_all_formats_are_written_and_nothing_else_remains(tmp_path):
    paths = write_reports(assessment(), tmp_path / "out", ReportOptions(formats=ALL))
    assert {path.name for path in paths} == {path.name for path in (tmp_path / "out").iterdir()}
    assert {path.suffix for path in paths} == {".json", ".html", ".docx", ".xlsx", ".sarif", ".csv"}


def test_two_runs_give_the_same_bytes_in_every_format(tmp_path):
    first, second = (write_reports(assessment(), tmp_path / "out", ReportOptions(formats=ALL)) and _bytes(tmp_path / "out") for _ in range(2))
    assert first == second


def _bytes(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_an_interrupt_leaves_the_old_report_and_no_draft(tmp_path, monkeypatch):
    write_reports(assessment(), tmp_path / "out", ReportOptions(formats=(ReportFormat.JSON,)))
    before = _bytes(tmp_path / "out")

    def interrupted(_context, path):
        path.write_text("half", encoding="utf-8")
        raise KeyboardInterrupt

    monkeypatch.setitem(writer.WRITERS, ReportFormat.WORD, interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_reports(assessment(), tmp_path / "out", ReportOptions(formats=(ReportFormat.JSON, ReportFormat.WORD), made_at="later"))
    assert _bytes(tmp_path / "out") == before


def test_pictures_of_an_earlier_run_do_not_stay(tmp_path, store):
    write_reports(assessment(), tmp_path, ReportOptions(formats=(ReportFormat.HTML,), pictures=store, no_mask=True, embed_limit=0))
    assert (tmp_path / "report_files").is_dir()
    write_reports(assessment(), tmp_path, ReportOptions(formats=(ReportFormat.HTML,)))
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]


def test_a_folder_that_cannot_be_written_is_told_with_a_remedy(tmp_path):
    (tmp_path / "out").write_text("a file stands in the way", encoding="utf-8")
    with pytest.raises(RunFailed) as failure:
        write_reports(assessment(), tmp_path / "out")
    assert "--out" in failure.value.remedy


def test_sarif_names_rules_levels_and_places(tmp_path):
    (path,) = write_reports(assessment(), tmp_path, ReportOptions(formats=(ReportFormat.SARIF,)))
    run = json.loads(path.read_text(encoding="utf-8"))["runs"][0]
    result = next(r for r in run["results"] if r["ruleId"] == "framework-only")
    assert result["level"] == "error"
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].endswith(".pdf")
    assert {r["ruleId"] for r in run["results"]} == {rule["id"] for rule in run["tool"]["driver"]["rules"]}


def test_csv_has_a_row_for_every_finding(tmp_path):
    (path,) = write_reports(assessment(), tmp_path, ReportOptions(formats=(ReportFormat.CSV,)))
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert len(rows) == len(assessment().findings)
    assert rows[0]["severity"] == "critical"


def test_csv_cells_are_no_formulas():
    assert harmless("=cmd|' /C calc'!A0") == "'=cmd|' /C calc'!A0"
    assert harmless("正常文字") == "正常文字"


def test_masking_hides_numbers_of_persons_and_keeps_those_of_papers():
    shown = masked(assessment())
    message = next(f for f in shown.findings if f.code == "personal-data")
    assert "13888123456" not in message.message
    plan = next(p for p in shown.evidence if p.path.endswith("年度计划.docx"))
    assert plan.facts.document_number.value == "昆测绘〔2022〕6号"


def test_masking_changes_no_path_and_no_fingerprint():
    plain, shown = assessment(), masked(assessment())
    assert [p.path for p in plain.evidence] == [p.path for p in shown.evidence]
    assert [f.fingerprint for f in plain.findings] == [f.fingerprint for f in shown.findings]


def test_signs_that_no_format_can_hold_are_dropped():
    assert cleaned("甲\x00乙\x1f丙\ud800丁\n") == "甲乙丙丁\n"
