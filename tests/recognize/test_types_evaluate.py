"""The measure of recognition and the command that prints it."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from evidence_checker.cli import main
from evidence_checker.recognize.evaluation import ExpectedDays, ExpectedFacts
from evidence_checker.recognize.measure import compare_facts
from evidence_checker.recognize.model import AttendanceDays, Fact, Facts, Medium

PAPERS = """
- id: one
  file: a.docx
  type: meeting_notice
  text: |
    ^关于召开帮扶工作会的通知
    各科室：
    定于2022年6月9日上午9:00在三楼会议室召开帮扶工作会，请准时参加。
    >2022年6月7日
  facts: {date: 2022-06-07}
- id: two
  file: b.docx
  type: honor_certificate
  text: |
    ^关于召开驻村例会的通知
    定于2022年7月9日在村委会召开例会，请准时参加。
"""


def test_a_fact_is_right_wrong_or_missed():
    found = Facts(date=Fact(date(2022, 3, 1)), total=Fact(Decimal(500)), payer=Fact("昆明市 某局"))
    expected = ExpectedFacts(date=date(2022, 3, 1), total_yuan=Decimal(600), payer="昆明市某局", payee="某村委会")
    scores = compare_facts([(found, expected)])
    assert (scores["date"].right, scores["payer"].right) == (1, 1)
    assert (scores["total_yuan"].wrong, scores["total_yuan"].missed) == (1, 1)
    assert (scores["payee"].precision, scores["payee"].recall) == (None, 0.0)


def test_a_fact_that_the_label_denies_and_the_checker_states_is_wrong():
    scores = compare_facts([(Facts(date=Fact(date(2022, 3, 1))), ExpectedFacts(date=None))])
    assert scores["date"].precision == 0.0
    assert scores["date"].recall is None


def test_days_count_one_by_one_and_media_by_level():
    found = Facts(attendance=(AttendanceDays("2022-03", "李某", Decimal(21)),), medium=Medium("云南网", "provincial"))
    days = [ExpectedDays(month="2022-03", name="李某", days=Decimal(21)), ExpectedDays(month="2022-03", name="王某", days=Decimal(20))]
    scores = compare_facts([(found, ExpectedFacts.model_validate({"attendance": days, "medium": {"level": "provincial"}}))])
    assert (scores["attendance"].right, scores["attendance"].missed) == (1, 1)
    assert scores["medium"].right == 1


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    (tmp_path / "papers.yaml").write_text(PAPERS, encoding="utf-8")
    return tmp_path


def test_evaluate_prints_accuracy_confusion_calibration_and_facts(papers, capsys):
    assert main(["evaluate", str(papers), "--errors"]) == 0
    printed = capsys.readouterr().out
    assert "材料 2 篇；类型准确率 0.500" in printed
    assert "honor_certificate → meeting_notice：1" in printed
    assert "date：1、0、0；1.000，1.000" in printed
    assert "two：应为 honor_certificate；判为 meeting_notice" in printed


def test_errors_are_named_only_when_asked_for(papers, capsys):
    main(["evaluate", str(papers)])
    assert "two：" not in capsys.readouterr().out


def test_a_missing_folder_and_an_empty_one_end_with_their_codes(tmp_path, capsys):
    assert main(["evaluate", str(tmp_path / "nowhere")]) == 2
    assert main(["evaluate", str(tmp_path)]) == 3
    assert "标注材料" in capsys.readouterr().err
