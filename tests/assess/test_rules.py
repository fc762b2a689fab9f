from dataclasses import replace
from decimal import Decimal

import pytest

from evidence_checker.errors import ProblemCode
from evidence_checker.recognize.model import AttendanceDays, Award, Fact, Medium
from tests.assess.small_ledgers import UNIT, case, day, paper, unreadable

FEEDBACK = "关于青松村灌溉问题的情况反映\n市乡村振兴局：我局走访青松村发现灌溉用水不足的问题。建议纳入项目库。"
SELF = "2022年度定点帮扶工作自评总结\n对照指标自评如下，主要领导带队到青松村2次。"


def criterion(name, *evidence, **options):
    return case(*evidence, **options).criteria[name]


def test_a_problem_report_with_seal_earns_all() -> None:
    assert criterion("1.3.b", paper("a.docx", "issue_feedback", FEEDBACK, on="06-13", sealed=True)).points == 4


def test_a_problem_report_without_seal_earns_half() -> None:
    result = criterion("1.3.b", paper("a.docx", "issue_feedback", FEEDBACK, on="06-13", sealed=False))
    assert (result.status, result.points) == ("partial", 2)


def test_a_seal_that_nobody_can_tell_is_a_doubt_and_no_loss() -> None:
    result = criterion("1.3.b", paper("a.docx", "issue_feedback", FEEDBACK, on="06-13", sealed=None))
    assert (result.status, result.points, result.low) == ("met", 4, 0)


@pytest.mark.parametrize(
    ("facts", "points"),
    [
        ({"signed": True, "sealed": True, "document_number": Fact("昆水〔2022〕9号")}, "1.5"),
        ({"signed": False, "sealed": True, "document_number": Fact("昆水〔2022〕9号")}, "1.0"),
        ({"signed": True, "sealed": True}, "1.0"),
        ({"signed": False, "sealed": False}, "0.5"),
    ],
)
def test_the_self_assessment_earns_for_itself_its_signature_and_its_form(facts, points) -> None:
    assert criterion("1.5.b", paper("自评.pdf", "self_assessment", SELF, on="12-20", **facts)).points == Decimal(points)


@pytest.mark.parametrize(("on", "status"), [("2022-12-31", "met"), ("2023-01-04", "missing")])
def test_the_deadline_is_the_last_day_that_counts(on, status) -> None:
    assert criterion("1.5.c", paper("自评.pdf", "self_assessment", SELF, on=on)).status == status


def test_the_day_of_submission_goes_before_the_date_of_the_paper() -> None:
    late = replace(UNIT, submitted=day("2023-01-09"))
    assert criterion("1.5.c", paper("自评.pdf", "self_assessment", SELF, on="12-20"), unit=late).status == "missing"


@pytest.mark.parametrize(("bad", "points"), [(1, "1"), (2, "0.5"), (4, "0")])
def test_the_share_of_poor_files_decides_on_quality(bad, points) -> None:
    good = [paper(f"{n}.docx", "work_log", "驻村日志\n走访青松村农户。", on="03-02") for n in range(20 - bad)]
    poor = [unreadable(f"坏{n}.pdf", ProblemCode.ENCRYPTED) for n in range(bad)]
    assert criterion("1.5.d", *good, *poor).points == Decimal(points)


def test_half_year_reports_earn_half_each() -> None:
    first = paper("上半年.docx", "work_summary", "2022年上半年定点帮扶工作总结\n今年以来帮扶工作有序推进。", on="07-05")
    assert criterion("1.5.a", first).points == Decimal("0.5")
    second = paper("年终.docx", "work_summary", "2022年度定点帮扶工作总结\n一年来帮扶工作扎实推进。", on="12-10")
    assert criterion("1.5.a", first, second).status == "met"


def test_a_report_on_the_first_half_with_plans_for_the_second_is_of_the_first() -> None:
    title = "2022年上半年工作总结暨下半年工作打算"
    result = criterion("1.5.a", paper("a.docx", "work_summary", f"{title}\n今年以来，定点帮扶工作有序推进。", on="07-05"))
    assert (result.points, "缺下半年" in result.reason) == (Decimal("0.5"), True)


def test_months_of_attendance_count_in_proportion() -> None:
    rows = tuple(AttendanceDays(f"2022-{month:02}", "李明", Decimal(22)) for month in range(1, 10))
    result = criterion("2.3.a", paper("考勤.xlsx", "attendance_record", "考勤表\n李明", attendance=rows))
    assert (result.status, result.points) == ("partial", Decimal(3))
    assert "缺10、11、12月" in result.reason


def test_diaries_of_one_quarter_earn_half() -> None:
    assert criterion("2.3.b", paper("日志.docx", "work_log", "驻村日志\n走访青松村农户。", on="03-02")).points == Decimal("1.5")
    both = [paper(f"{on}.docx", "work_log", "驻村日志\n走访青松村农户。", on=on) for on in ("03-02", "08-02")]
    assert criterion("2.3.b", *both).points == 3


def test_a_plan_counts_together_with_what_came_of_it() -> None:
    plan = paper("计划.docx", "assistance_plan", "饮水工程帮扶计划\n为青松村修建饮水管网。", on="03-01")
    done = paper("完工.docx", "briefing", "青松村喝上放心水\n饮水管网完工，水池供水。", on="06-01")
    assert criterion("3.1.a", plan).only_intended
    assert criterion("3.1.a", done).status == "partial"
    assert criterion("3.1.a", plan, done).status == "met"


def test_the_effect_is_left_to_a_person() -> None:
    done = paper("完工.docx", "project_record", "饮水工程验收\n青松村饮水管网完工验收。", on="06-01")
    result = criterion("3.1.c", done)
    assert (result.status, result.points, result.high) == ("manual", 0, 2)


def media(path, level, text, *, own=False):
    return paper(path, "media_report", text, on="08-16", medium=Medium("某报", level, own=own))


NEWS = (
    "青松村的水\n本报讯 昆明市水务局帮扶青松村修通饮水管网，二百多户村民喝上了放心水。村里的老人说，从前要到三里外背水，"
    "如今拧开龙头就有，日子越过越有盼头，乡亲们都念着驻村工作队的好。"
)


def test_one_content_in_two_media_counts_once_at_the_highest_level() -> None:
    assert criterion("4.3.a", media("a.png", "provincial", NEWS), media("b.png", "national", NEWS)).points == 3


def test_two_contents_count_both() -> None:
    other = (
        "蜂蜜出山\n本报讯 青松村养蜂合作社今年产蜜六千斤，昆明市水务局帮扶队员牵线搭桥，商场设专柜代销，蜂农收入翻番，"
        "还带动周边三个小组四十多户人家一起干，合作社明年打算扩建加工房。"
    )
    assert criterion("4.3.a", media("a.png", "provincial", NEWS), media("b.png", "provincial", other)).points == 4


def test_city_media_and_the_units_own_earn_nothing() -> None:
    assert criterion("4.3.a", media("a.png", "city", NEWS)).points == 0
    assert criterion("4.3.a", media("a.png", "national", NEWS, own=True)).points == 0


def test_an_honour_without_date_is_left_to_the_reviewer() -> None:
    award = paper("证书.jpg", "honor_certificate", "荣誉证书\n市水务局在驻村帮扶工作中成绩突出，特此表彰。", award=Award("昆明市人民政府", "city"))
    result = criterion("4.4.a", award)
    assert (result.status, result.points, result.high) == ("partial", 0, 1)


def test_a_mere_nomination_earns_nothing() -> None:
    text = "关于优秀驻村工作队拟表彰对象的公示\n市水务局驻青松村工作队"
    assert criterion("4.4.a", paper("公示.pdf", "commendation", text, on="11-02", award=Award("市委组织部", "city", decided=False))).points == 0
