import pytest

from evidence_checker.assess.assessor import AssessOptions, assess
from evidence_checker.assess.suppressions import load_suppressions
from evidence_checker.errors import UsageError
from tests.assess.small_ledgers import UNIT, ledger, paper, rulebook

MENU = paper("菜单.xlsx", "other", "食堂菜单\n周一 米线")
ANSWERS = "answers:\n  - finding: {}\n    reason: 材料已补交\n    name: 张三\n    date: 2022-12-20\n"


def run(answers=()):
    return assess(ledger(MENU), [MENU], rulebook(), UNIT, AssessOptions(suppressions=answers))


def test_an_answered_finding_stays_and_says_by_whom(tmp_path) -> None:
    mark = run().findings[0].fingerprint
    file = tmp_path / "answers.yaml"
    file.write_text(ANSWERS.format(mark), encoding="utf-8")
    answered = run(load_suppressions(file)).findings[0]
    assert (answered.fingerprint, answered.answered) == (mark, "材料已补交（张三，2022-12-20）")


def test_an_answer_that_matches_nothing_is_reported(tmp_path) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text(ANSWERS.format("0123456789abcdef"), encoding="utf-8")
    assert run(load_suppressions(file)).stale_suppressions == ("0123456789abcdef：材料已补交（张三，2022-12-20）",)


def test_no_file_means_no_answers(tmp_path) -> None:
    assert load_suppressions(tmp_path / "answers.yaml") == ()


def test_a_faulty_file_names_every_fault(tmp_path) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text("answers:\n  - finding: 0123456789abcdef\n    resaon: 错\n", encoding="utf-8")
    with pytest.raises(UsageError) as raised:
        load_suppressions(file)
    assert "resaon" in str(raised.value)
    assert "name" in str(raised.value)
