"""What a report puts first, and sums that add up."""

from datetime import date
from decimal import Decimal

import pytest

from evidence_checker.report import svg
from evidence_checker.report.ranking import Light, gaps, light, light_name, loose_findings, parts, scoring_sheet, worst_first
from evidence_checker.report.year import Happening, Lane, attendance, happenings
from tests.report.example import assessment

LEDGER = assessment()


def _indicator(key):
    return next(i for i in LEDGER.indicators if i.id == key)


@pytest.mark.parametrize(
    ("key", "colour", "words"),
    [
        ("1.2", Light.GREEN, "齐全"),
        ("3.1", Light.GREEN, "齐全，待评"),
        ("1.1", Light.YELLOW, "部分"),
        ("3.2", Light.RED, "缺失"),
        ("4.2", Light.GREY, "未申报"),
    ],
)
def test_the_light_of_an_indicator(key, colour, words):
    assert (light(_indicator(key)), light_name(_indicator(key))) == (colour, words)


def test_gaps_come_by_points_and_what_is_lost_comes_last():
    found = gaps(LEDGER)
    assert [gap.mendable for gap in found] == sorted((gap.mendable for gap in found), reverse=True)
    mendable = [gap.points for gap in found if gap.mendable]
    assert mendable == sorted(mendable, reverse=True)


def test_a_persons_judgement_and_a_bonus_are_no_gaps():
    assert not {gap.criterion.id for gap in gaps(LEDGER)} & {"3.1.c", "4.2"}


def test_every_criterion_is_on_the_scoring_sheet_once():
    doubts, settled = scoring_sheet(LEDGER)
    named = [row.criterion.id for row in (*doubts, *settled)]
    assert sorted(named) == sorted(c.id for i in LEDGER.indicators for c in i.criteria)


def test_every_open_finding_is_in_the_to_do_list():
    shown = {f.fingerprint for gap in gaps(LEDGER) for f in gap.findings} | {f.fingerprint for f in loose_findings(LEDGER)}
    assert shown == {f.fingerprint for f in LEDGER.findings}


def test_critical_findings_come_first():
    assert [f.severity.value for f in worst_first(LEDGER.findings)][:7] == ["critical"] * 7


def test_the_parts_add_up_to_the_score():
    sums = parts(LEDGER, Decimal(10))
    assert sum(p.suggested for p in sums) == LEDGER.score.total
    assert [p.max for p in sums] == [30, 20, 50, 10]


def test_copies_of_one_briefing_are_one_happening():
    visits = [one for one in happenings(LEDGER) if one.lane is Lane.VISIT]
    assert [(one.day.isoformat(), one.principal, len(one.paths)) for one in visits] == [("2022-03-14", True, 2), ("2022-09-22", False, 1)]


def test_a_month_without_record_is_absent():
    assert 8 not in attendance(LEDGER)["施文斌"]
    assert attendance(LEDGER)["杨雪梅"][11] == 18


def test_marks_of_neighbouring_days_cover_no_other():
    days = [Happening(date(2022, 5, n), Lane.ACTIVITY, "", ()) for n in (10, 11, 12, 28)]
    levels = [level for _, _, level in svg._stacked(days)]
    assert levels == [0, 1, 2, 0]
