"""Parties, days and issuers by how papers are made: own books, cells bounded by labels, remarks behind names, joint issue."""

import pytest

from evidence_checker.recognize.party_names import party_name
from tests.recognize.papers import document, facts, scan

UNIT, VILLAGE = "昆明市气象局", "昆明市东川区云山镇白泥井村民委员会"


def parties(paper, kind="fund_voucher"):
    found = facts(paper, kind)
    return tuple(fact.value if fact else "" for fact in (found.payer, found.payee))


def events(paper, kind):
    return [str(fact.value) for fact in facts(paper, kind).event_dates]


@pytest.mark.parametrize(("way", "expected"), [("贷", (VILLAGE, UNIT)), ("借", (UNIT, VILLAGE))])
def test_a_bank_calls_its_customer_own_side_and_signs_the_sum(way, expected):
    assert parties(f"贷记通知\n| 本方户名 | {UNIT} |\n| 对方户名 | {VILLAGE} |\n| 发生额 | {way} 50,000.00 |") == expected


def test_a_name_does_not_run_on_over_the_next_label():
    row = f"| 付款人 | 全称 | {UNIT}零余额账户 | 收款人 | 全称 | 云山镇财政所 |"
    assert parties(f"财政授权支付凭证\n{row}\n| 用途 | 帮扶 | < | < | < | < |") == (UNIT, "云山镇财政所")


@pytest.mark.parametrize("title", ["转账支票存根", "付款凭证", "差旅补助领款单"])
def test_what_a_unit_makes_out_for_itself_is_closed_by_its_name(title):
    assert parties(f"{title}\n收款人：{VILLAGE}\n金额：¥7,500.00\n用途：帮扶款\n{UNIT}")[0] == UNIT


def test_an_order_to_the_treasury_names_its_unit_behind_a_code():
    assert parties(f"国库集中支付 支付凭证查询\n单位 [206001] {UNIT}本级\n收款人名称 {VILLAGE}\n支付金额 80,000.00") == (UNIT, VILLAGE)


def test_a_list_of_purchases_is_titled_with_the_buyer():
    paper = "昆明市第五医院职工食堂采购清单\n供货方：云山蔬菜专业合作社\n| 品名 | 数量 | 金额 |\n| 白菜 | 10 | 30 |\n| 合计 | | 30 |"
    assert parties(paper, "purchase_voucher") == ("昆明市第五医院", "云山蔬菜专业合作社")


def test_a_settlement_pays_the_party_named_by_its_trade():
    paper = f"印制费用结算单\n承印单位：昆明金彩印务有限公司\n委托单位：{UNIT}\n合计：4000元"
    assert parties(paper, "purchase_voucher") == (UNIT, "昆明金彩印务有限公司")


def test_an_organisation_in_a_labels_row_is_its_value_however_wide_the_form():
    paper = scan((0.3, 0.08, "收款收据"), (0.14, 0.2, "今收到"), (0.66, 0.2, UNIT), (0.14, 0.24, "交来"), (0.5, 0.24, "建设资金"))
    assert parties(paper)[0] == UNIT


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (f"{UNIT}(端午职工慰问)", UNIT),
        ("云山商贸中心(有限合伙)", "云山商贸中心(有限合伙)"),
        ("昆明农业发展公司(集团)", "昆明农业发展公司(集团)"),
        ("沐春雷   部门", "沐春雷"),
        (f"[206001] {UNIT}本级", UNIT),
        ("云山镇村级财务服务中心（白泥井专户）", "云山镇村级财务服务中心(白泥井专户)"),
        ("云山农特产品有限公司（东川区）", "云山农特产品有限公司(东川区)"),
    ],
)
def test_a_name_without_code_and_remark(value, name):
    assert party_name(value) == name


@pytest.mark.parametrize(
    ("paper", "day"),
    [
        ("收款收据\n开票：2022年10月9日\n收款方式：转账(2022年9月30日到账)\n金额：¥40,000.00", "2022-10-09"),
        ("电子发票\n开票日期：2022年08\n月31日\n价税合计(小写)¥52,800.00", "2022-08-31"),
        ("慰问品到货结算单\n到货日期：2022年9月5日 结算日期：2022年9月7日\n合计：43160元", "2022-09-07"),
    ],
)
def test_a_slip_is_dated_by_its_label(paper, day):
    found = facts(paper, "fund_voucher").date
    assert str(found.value if found else None) == day


@pytest.mark.parametrize(
    ("paper", "kind", "days"),
    [
        (
            "走访安排\n发文：办公室 时间：2022-10-31 09:40\n局长牛剑定于11月4日带队到白泥井村走访，请各部门按分工做好准备工作。",
            "research_plan",
            ["2022-11-04"],
        ),
        (
            "慰问登记表\n| 对象 | 日期 | 签收 |\n| 李大姐 | 2022-01-25 | 李某 |\n| 王大哥 | 2022-01-26 | 王某 |",
            "welfare_record",
            ["2022-01-25", "2022-01-26"],
        ),
        ("饮水核查报告\n按局里安排，4月18日，水源处对白泥井村管网逐段核对，结果如下。\n水源处\n2022年4月22日", "situation_report", ["2022-04-18"]),
        (
            "农民夜校第二期小结\n5月17日晚七点半，农民夜校第二期在白泥井村开课，到课四十二人，秩序良好。\n培训中心\n2022年5月19日",
            "work_summary",
            ["2022-05-17"],
        ),
        (
            "良种项目情况\n一、测产。8月24日，由三方在三处各取五个样方，平均亩产二点一吨，比同地块高。\n服务中心\n2022年9月8日",
            "project_record",
            ["2022-08-24"],
        ),
    ],
)
def test_the_day_of_what_happened(paper, kind, days):
    assert events(paper, kind) == days


def test_the_first_of_two_that_sign_a_numbered_paper_issues_it():
    text = "会议研究决定调整定点帮扶工作领导小组成员，现将调整后的名单印发给你们。"
    paper = f"昆办通〔2022〕6号\n关于调整领导小组的通知\n各单位：\n{text}\n中共昆明市五华区委办公室\n昆明市五华区人民政府办公室\n2022年2月24日"
    assert facts(paper, "leading_group_notice").issuer.value == "中共昆明市五华区委办公室"


def test_a_plaque_bears_its_date_beside_the_bodies():
    paper = document("授予：昆明市供销合作社\n“农资保供先进单位”\n云南省供销合作社联合社2022年11月")
    assert facts(paper, "honor_certificate").award.level == "provincial"


def test_a_row_of_totals_read_in_pieces_gives_the_total():
    rows = ((0.16, 0.24, "食堂改造"), (0.75, 0.24, "112000"), (0.16, 0.28, "净水设备"), (0.75, 0.28, "68000"))
    paper = scan((0.3, 0.1, "竣工验收表"), *rows, (0.18, 0.32, "合计"), (0.75, 0.32, "180000"))
    assert facts(paper, "project_record").total.value == 180000
