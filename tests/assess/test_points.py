from dataclasses import replace
from decimal import Decimal

from evidence_checker.assess.model import CriterionResult, CriterionStatus, IndicatorResult
from evidence_checker.assess.points import gaps, score
from tests.assess.small_ledgers import UNIT, judged, paper, rulebook


def indicator(name: str, points: str, high: str, *, most: str = "100", bonus: bool = False) -> IndicatorResult:
    value, top, limit = Decimal(points), Decimal(high), Decimal(most)
    criterion = CriterionResult(f"{name}.a", name, CriterionStatus.PARTIAL, value, value, top, limit, "")
    return IndicatorResult(name, name, limit, value, value, top, (criterion,), bonus=bonus)


def test_bonus_points_never_exceed_the_cap() -> None:
    result = score([indicator("1", "80", "80"), indicator("4", "14", "14", most="20", bonus=True)], rulebook(), UNIT)
    assert (result.base, result.bonus, result.total) == (80, 10, 90)


def test_the_best_grade_is_never_pronounced_without_the_outside_evaluation() -> None:
    grade = score([indicator("1", "95", "96")], rulebook(), UNIT).grade
    assert grade.can_be_good is None
    assert any("县、乡、村评价还不知道" in why for why in grade.why)


def test_a_violation_rules_the_best_grade_out() -> None:
    unit = replace(UNIT, outside_evaluation="好", violations=("驻村补助被挪用",))
    grade = score([indicator("1", "95", "96")], rulebook(), unit).grade
    assert grade.can_be_good is False
    assert any("驻村补助被挪用" in why for why in grade.why)


def test_an_outside_evaluation_below_the_best_rules_it_out() -> None:
    assert score([indicator("1", "95", "96")], rulebook(), replace(UNIT, outside_evaluation="较好")).grade.can_be_good is False


def test_enough_points_and_a_good_outside_evaluation_keep_it_open() -> None:
    assert score([indicator("1", "95", "96")], rulebook(), replace(UNIT, outside_evaluation="好")).grade.can_be_good is True


def test_gaps_are_ordered_by_what_they_could_win_and_bonus_comes_last() -> None:
    found = gaps([indicator("4", "0", "10", most="10", bonus=True), indicator("1", "3", "4", most="4"), indicator("2", "0", "3", most="3")])
    assert [criterion.id for criterion in found] == ["2.a", "1.a", "4.a"]


def test_an_empty_ledger_earns_nothing_and_lacks_everything() -> None:
    result = judged(paper("菜单.xlsx", "other", "食堂菜单\n周一 米线"))
    assert result.score.total <= 1  # the quality of the ledger itself
    missing = {finding.criterion for finding in result.findings if finding.code == "missing-evidence"}
    assert {"1.1.a", "2.1.a", "3.1.b", "3.6.d"} <= missing


def test_low_never_exceeds_suggested_and_suggested_never_exceeds_high() -> None:
    result = judged(paper("计划.docx", "annual_plan", "2022年定点帮扶工作计划\n为做好帮扶工作。", on="02-10"))
    assert all(c.low <= c.points <= c.high <= c.max or c.status == "missing" for i in result.indicators for c in i.criteria)
