from dataclasses import replace
from decimal import Decimal

import pytest

from evidence_checker.recognize.model import Fact, Person
from tests.assess.small_ledgers import UNIT, VISIT, case, day, paper

PLAN = "关于赴青松村开展调研的方案\n拟由局长带队赴青松村调研，行程一天。"


def test_a_visit_led_by_the_principal_meets_its_half_year() -> None:
    result = case(paper("简报.docx", "briefing", f"局长到青松村调研\n{VISIT}", on="03-08", principal=True)).criteria
    assert result["1.1.a"].status == "met"
    assert result["1.1.a"].points == Decimal("2.5")
    assert result["1.1.b"].status == "missing"


def test_both_visits_in_one_half_year_leave_the_other_open() -> None:
    papers = [paper(f"{n}.docx", "briefing", f"到青松村调研\n{VISIT}", on=on, principal=True) for n, on in enumerate(("08-01", "11-02"))]
    result = case(*papers).criteria
    assert (result["1.1.a"].status, result["1.1.b"].status) == ("missing", "met")


def test_the_last_of_june_belongs_to_the_first_half_year() -> None:
    result = case(paper("简报.docx", "briefing", f"到青松村调研\n{VISIT}", on="06-30", principal=True)).criteria
    assert (result["1.1.a"].status, result["1.1.b"].status) == ("met", "missing")


def test_a_visit_led_by_a_deputy_is_partial_and_earns_nothing() -> None:
    text = "副局长到青松村调研\n副局长李平带队到青山镇青松村调研走访，座谈了解情况。"
    result = case(paper("简报.docx", "briefing", text, on="03-08", principal=False)).criteria["1.1.a"]
    assert (result.status, result.points, result.high) == ("partial", 0, 0)


def test_a_plan_alone_shows_no_visit() -> None:
    result = case(paper("方案.docx", "research_plan", PLAN, on="03-08", principal=True)).criteria["1.1.a"]
    assert result.status == "partial"
    assert result.points == 0
    assert result.only_intended


def test_a_visit_of_another_year_does_not_count() -> None:
    result = case(paper("简报.docx", "briefing", f"到青松村调研\n{VISIT}", on="2021-03-08", principal=True)).criteria["1.1.a"]
    assert result.status == "missing"


def test_the_principal_named_among_those_present_counts_with_a_doubt() -> None:
    text = "座谈会记录\n地点：青松村委会会议室\n参加：局党组书记、局长王建国，村两委。走访农户后座谈，实地查看水池。"
    minutes = paper("记录.docx", "meeting_minutes", text, on="09-08", people=(Person("王建国", "党组书记、局长", principal=True),))
    result = case(minutes).criteria["1.1.b"]
    assert (result.status, result.low) == ("met", 0)


def test_the_words_that_show_it_are_quoted() -> None:
    result = case(paper("简报.docx", "briefing", f"局长到青松村调研\n{VISIT}", on="03-08", principal=True)).criteria["1.1.a"]
    assert [support.path for support in result.evidence] == ["简报.docx"]
    assert "调研" in result.evidence[0].quote.text


def test_a_paper_that_looks_back_on_an_earlier_visit_does_not_prove_it_again() -> None:
    days = (Fact(day("03-08")), Fact(day("10-19")))
    told = paper("简报.docx", "briefing", f"局长再到青松村调研\n{VISIT}", principal=True, date=Fact(day("10-21")), event_dates=days)
    result = case(told).criteria
    assert (result["1.1.a"].status, result["1.1.b"].status) == ("missing", "met")


def led(text: str, **facts):
    return paper("走访.docx", "briefing", text, on="05-11", principal=True, **facts)


@pytest.mark.parametrize(
    "text",
    [
        "局长王建国带队到青松村调研走访，查看水窖，入户走访4户。",
        "局长王建国带队走访调研。地点：安宁县青龙镇青松村委会。",
        "局长王建国带队到村走访调研，入户走访4户。",
    ],
)
def test_a_visit_reaches_the_village(text):
    assert case(led(text)).criteria["1.1.a"].status == "met"


@pytest.mark.parametrize(
    "text",
    [
        "局长王建国带队赴县里调研走访，在县委会议室座谈，听取青松村驻村工作队汇报，待农时合适再到青松村里实地看。",
        "局长王建国带队与青松村党总支书记一行在局五楼会议室座谈，就调研走访发现的问题交换意见。",
    ],
)
def test_a_meeting_elsewhere_is_no_visit(text):
    result = case(led(text)).criteria["1.1.a"]
    assert (result.status, result.points, result.only_intended) == ("partial", 0, True)
    assert "没有写到了定点帮扶村" in result.reason


FIRM = replace(UNIT, principals=(("鲍学锋", "党委书记、董事长"),))


@pytest.mark.parametrize(("title", "status"), [("总经理", "partial"), ("党委书记、董事长", "met")])
def test_the_manager_of_a_firm_that_has_a_chairman_is_not_its_head(title, status):
    leader = Person("冉庆平" if title == "总经理" else "鲍学锋", title, principal=True, leads=True)
    visit = paper("简报.docx", "briefing", f"到青松村调研\n{title}带队到青松村调研走访，入户4户。", on="03-08", principal=True, people=(leader,))
    assert case(visit, unit=FIRM).criteria["1.1.a"].status == status


def test_where_no_chairman_is_known_the_manager_is_the_head() -> None:
    leader = Person("冉庆平", "总经理", principal=True, leads=True)
    visit = paper("简报.docx", "briefing", "到青松村调研\n总经理带队到青松村调研走访，入户4户。", on="03-08", principal=True, people=(leader,))
    assert case(visit, unit=replace(UNIT, principals=())).criteria["1.1.a"].status == "met"
