import pytest

from evidence_checker.assess.paper import Bar
from evidence_checker.assess.standing import located, misread, short_village, years_in_title
from evidence_checker.errors import ProblemCode
from evidence_checker.recognize.model import Blankness, DateMention, DateRole, Fact, Place, Quote, Slip
from tests.assess.small_ledgers import case, day, paper, slip, unreadable


def bars(*evidence):
    return [item.bar for item in case(*evidence).papers[0].barred]


def test_a_summary_of_last_year_is_of_another_year_whenever_it_was_signed() -> None:
    assert bars(paper("总结.docx", "work_summary", "2021年定点帮扶工作总结\n一年来，驻村帮扶取得成效。", on="01-05")) == [Bar.OTHER_YEAR]


def test_a_plan_that_looks_back_on_last_year_is_of_its_own_year() -> None:
    assert bars(paper("计划.docx", "annual_plan", "2022年定点帮扶工作计划\n2021年，我局投入资金9万元。", on="02-10")) == []


def test_a_plan_for_next_year_is_of_another_year() -> None:
    assert bars(paper("计划.docx", "annual_plan", "2023年定点帮扶工作计划（征求意见稿）\n为做好帮扶工作。", on="12-13")) == [Bar.OTHER_YEAR]


def test_a_leading_group_of_last_year_is_still_in_force() -> None:
    notice = paper("通知.pdf", "leading_group_notice", "关于成立定点帮扶工作领导小组的通知\n组长：王建国", on="2021-07-20")
    assert bars(notice) == []
    assert case(notice).criteria["1.2.b"].status == "met"


def test_a_leading_group_of_long_ago_is_not() -> None:
    assert bars(paper("通知.pdf", "leading_group_notice", "关于成立扶贫工作领导小组的通知\n组长：王建国", on="2016-07-20")) == [Bar.OTHER_YEAR]


def test_an_insurance_that_runs_through_the_year_is_of_the_year() -> None:
    term = DateMention("2022年1月11日至2023年1月10日", day("01-11"), DateRole.TERM, Quote(""), end=day("2023-01-10"))
    policy = paper("保单.pdf", "welfare_record", "人身意外伤害保险单\n被保险人为驻村队员", dates=(term,), date=Fact(day("2023-01-10")))
    assert bars(policy) == []


def test_another_units_briefing_is_barred() -> None:
    text = "送科技下乡\n近日，昆明市科学技术协会组织专家到红土镇双井村开展帮扶，村民踊跃参加。"
    assert bars(paper("简报.docx", "briefing", text, on="09-06", issuer=Fact("昆明市科学技术协会"))) == [Bar.OTHER_UNIT]


def test_a_district_that_helps_another_village_is_another_unit() -> None:
    text = "冬衣送到山上\n10月20日，街道联合幼儿园来到西山区定点帮扶的东川区红土地镇双井村，送去冬衣。"
    assert bars(paper("动态.docx", "briefing", text, on="10-20", places=(Place("东川区", "红土地镇", "双井村"),)))[:1] == [Bar.OTHER_UNIT]


def test_a_notice_received_from_above_that_names_us_is_ours_to_keep() -> None:
    text = "关于表彰优秀驻村工作队的决定\n授予市水务局驻青松村工作队优秀工作队称号。"
    assert bars(paper("决定.pdf", "commendation", text, on="12-05", issuer=Fact("中共昆明市委组织部"))) == []


def test_a_report_to_the_bureau_that_speaks_of_us_as_our_office_is_ours() -> None:
    text = "关于赴村调研情况的报告\n市乡村振兴局：我局近期到帮扶村走访农户12户，现报告如下。"
    assert bars(paper("报告.docx", "situation_report", text, on="09-06")) == []


def test_an_acceptance_written_by_the_town_is_of_our_project() -> None:
    text = "青松村饮水工程竣工验收单\n青松村饮水管网铺设完成，供水正常，验收合格。"
    assert bars(paper("验收.pdf", "project_record", text, on="06-24", issuer=Fact("青山镇人民政府"))) == []


def test_an_event_in_another_village_is_barred() -> None:
    text = "义诊进村\n8月26日，医护人员到白水镇红山坡村为村民义诊。"
    assert bars(paper("义诊.docx", "briefing", text, on="08-26", places=(Place("", "白水镇", "红山坡村"),))) == [Bar.OTHER_VILLAGE]


def test_a_paper_that_also_names_our_village_is_not() -> None:
    text = "联合义诊\n8月26日，市水务局请医护人员先后到白水镇红山坡村和青山镇青松村义诊。"
    assert bars(paper("义诊.docx", "briefing", text, on="08-26", places=(Place("", "白水镇", "红山坡村"),))) == []


def test_a_returned_payment_is_barred() -> None:
    returned = slip("回单.png", "小学厨具捐赠款", "30000", on="09-09")
    returned = slip("回单.png", "小学厨具捐赠款", "30000", on="09-09", slip=Slip(purpose="小学厨具捐赠款", failure="退汇"))
    assert bars(returned) == [Bar.REVERSED]


def test_a_blank_form_has_no_other_fault() -> None:
    assert bars(paper("表.docx", "work_log", "民情日记\n姓名____", on="2021-01-01", blankness=Blankness(8, 0, is_template=True))) == [Bar.BLANK]


@pytest.mark.parametrize(("code", "bar"), [(ProblemCode.CORRUPT, Bar.UNREADABLE), (ProblemCode.ILLEGIBLE, Bar.ILLEGIBLE)])
def test_unreadable_and_illegible_are_told_apart(code, bar) -> None:
    assert bars(unreadable("a.pdf", code)) == [bar]


def test_a_leaflet_that_has_nothing_to_do_with_the_assistance_is_no_evidence() -> None:
    assert bars(paper("宣传单.docx", "briefing", "安全用水\n市水务局提醒您节约用水。", on="05-01")) == [Bar.NO_EVIDENCE]


@pytest.mark.parametrize(
    ("title", "years"),
    [("2022年工作计划", (2022,)), ("2021—2023年帮扶规划", (2021, 2022, 2023)), ("2020年以来工作情况", ()), ("简报", ())],
)
def test_years_of_a_title(title, years) -> None:
    assert years_in_title(title) == years


def test_villages_by_their_short_names() -> None:
    assert [short_village(name) for name in ("青松村", "青松村委会", "双龙社区", "大村")] == ["青松", "青松", "双龙", "大村"]


def test_a_village_is_located_by_the_town_before_it() -> None:
    assert located("青松", "到青山镇青松村走访")
    assert not located("听取汇报", "局长听取汇报村里情况")


def test_a_name_read_wrongly_by_one_character_is_the_same_village() -> None:
    assert misread("麻栗箐", "麻栗管")
    assert not misread("上营盘", "下营盘")
    assert not misread("大村", "小村")


@pytest.mark.parametrize(
    ("kind", "text", "counts"),
    [
        ("welfare_record", "职工体检结果通知\n受检人为机关在职职工，体检结论正常。", False),
        ("welfare_record", "体检结果\n受检人为驻村工作队队员，体检结论正常。", True),
        ("assistance_agreement", "技术服务合同\n委托方为某矿业公司，测定矿区土壤样品，出具检测报告。", False),
        ("assistance_agreement", "技术服务协议\n为青松村的核桃种植提供技术服务，每季度一次。", True),
        ("party_building_record", "机关第五党支部主题党日记录\n参观革命纪念馆，重温入党誓词。", False),
        ("party_building_record", "主题党日记录\n与青松村党总支联合开展主题党日，重温入党誓词。", True),
    ],
)
def test_papers_of_the_units_own_business_are_no_evidence(kind, text, counts):
    assert case(paper("材料.docx", kind, text, on="05-11")).papers[0].counts is counts


def test_a_countys_leading_group_is_none_of_the_units() -> None:
    text = "关于调整六哨乡乡村振兴工作领导小组的通知\n组长：马云 成员：青松村党总支书记等"
    assert bars(paper("通知.docx", "leading_group_notice", text, on="03-01", issuer=Fact("寻甸县青山镇人民政府"))) == [Bar.OTHER_UNIT]
    assert bars(paper("通知.docx", "leading_group_notice", text, on="03-01", issuer=Fact("昆明市水务局"))) == []
