"""`compare OLD NEW`: added, mended, still open."""

import argparse
from dataclasses import replace
from decimal import Decimal

import pytest

from evidence_checker.commands import compare as command
from evidence_checker.errors import UsageError
from evidence_checker.report.comparison import compare
from evidence_checker.report.json_report import report_json, write_json
from tests.report.example import assessment
from tests.report.example.findings import FINDINGS
from tests.report.example.papers import PAPERS


@pytest.fixture(scope="module")
def older():
    """The ledger before two papers were added and the annual plan was repaired."""
    plan = PAPERS[3]
    changed = replace(plan, document=replace(plan.document, sha256="0" * 64))
    first = replace(assessment().indicators[0].criteria[0], points=Decimal(0))
    indicators = (replace(assessment().indicators[0], criteria=(first,)), *assessment().indicators[1:])
    extra = replace(FINDINGS[2], criterion="1.2.c", indicator="1.2")
    papers = (*PAPERS[:3], changed, *PAPERS[4:-2])
    return replace(assessment(), evidence=papers, findings=(*FINDINGS[:-2], extra), indicators=indicators)


def test_a_comparison_tells_what_was_added_mended_and_is_open(older):
    result = compare(report_json(older), report_json(assessment()))
    assert result.added_files == ("四、工作创新/典型案例.docx", "四、工作创新/云南日报报道.png")
    assert result.changed_files == ("一、组织领导/1.2/年度计划.docx",)
    assert [f.criterion for f in result.mended] == ["1.2.c"]
    assert [f.code for f in result.new] == ["duplicate-file", "personal-data"]
    assert len(result.still_open) == len(FINDINGS) - 2
    assert [(c.criterion, c.before, c.after) for c in result.points] == [("1.1.a", 0.0, 2.5)]


def _run(old, new):
    parser = argparse.ArgumentParser()
    command.register(parser.add_subparsers())
    arguments = parser.parse_args(["compare", str(old), str(new)])
    return arguments.run(arguments)


def test_the_command_prints_the_comparison_and_counts_critical_findings(older, tmp_path, capsys):
    (tmp_path / "new").mkdir()
    write_json(older, tmp_path / "old.json")
    write_json(assessment(), tmp_path / "new" / "report.json")
    assert _run(tmp_path / "old.json", tmp_path / "new") == 1
    printed = capsys.readouterr().out
    assert "已改好的问题（1 条）" in printed
    assert "1.1.a 上半年由主要负责人带队走访：0 → 2.5" in printed


def test_what_is_no_report_is_told_so(tmp_path):
    (tmp_path / "report.json").write_text("{}", encoding="utf-8")
    with pytest.raises(UsageError):
        _run(tmp_path / "report.json", tmp_path)
    with pytest.raises(UsageError):
        _run(tmp_path / "missing.json", tmp_path)
