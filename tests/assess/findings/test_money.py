"""framework-only: promised money of which nothing arrived."""

import pytest

from tests.assess.findings.written import Judged, judged

FRAMEWORK = """
^ 乡村振兴战略合作框架协议
甲方：昆明市司法局
乙方：{other}
为发挥双方优势，经友好协商，建立战略合作关系。
一、双方在白岩村{field}等领域开展合作，意向投资{sum}。
二、具体合作事项由双方另行签订协议。本协议为框架性协议，不具法律约束力。
甲方代表：梅绍清 乙方代表：{name}
2022年3月{day}日
"""
AGREEMENT = """
^ 帮扶资金协议书
甲方：昆明市司法局
乙方：宜良县九乡乡白岩村村民委员会
甲方向乙方提供帮扶资金{sum}，用于{what}，{how}。
甲方代表：梅绍清 乙方代表：毕福寿
2022年{day}
"""
SLIP = """
富滇银行 电子转账凭证
交易流水号：80{serial}
付款人名称：昆明市司法局 付款人账号：900011010{serial}
收款人名称：{payee} 收款人账号：900082220{serial}
金额（小写）：¥{yuan}
用途：{what}
交易日期：{day}
"""
RECEIPT = """
农村集体经济组织统一收据
No 55{serial}
{day}
今收到 昆明市司法局 交来 {what}
金额（大写）{capital} （小写）¥{yuan}
收款单位：宜良县九乡乡白岩村村民委员会 经手人：毕福寿
"""
VILLAGE = "宜良县九乡乡白岩村村民委员会"
FILES = {
    "框架/冷链.docx": FRAMEWORK.format(other="云南鲜达冷链有限公司", field="蔬菜冷链仓储产业", sum="300万元", name="方敏", day=15),
    "协议/水池.docx": AGREEMENT.format(sum="70000元（柒万元整）", what="白岩村饮水水池建设", how="签订后一个月内一次性拨付", day="4月6日"),
    "协议/道路.docx": AGREEMENT.format(sum="90000元（玖万元整）", what="白岩村产业道路硬化", how="分三次支付", day="3月2日"),
    "钱/道路一.txt": SLIP.format(serial="4101", payee=VILLAGE, yuan="30,000.00", what="白岩村产业道路硬化款（第一期）", day="2022年3月20日"),
    "钱/道路二.txt": SLIP.format(serial="4102", payee=VILLAGE, yuan="30,000.00", what="白岩村产业道路硬化款（第二期）", day="2022年6月20日"),
    "钱/道路三.txt": SLIP.format(serial="4103", payee=VILLAGE, yuan="30,000.00", what="白岩村产业道路硬化款（尾款）", day="2022年9月20日"),
    "协议/球场.docx": AGREEMENT.format(sum="56000元（伍万陆仟元整）", what="白岩村篮球场建设", how="签订后十日内拨付", day="5月5日"),
    "钱/球场回单.txt": SLIP.format(serial="4201", payee=VILLAGE, yuan="56,000.00", what="白岩村篮球场建设款", day="2022年5月12日"),
    "钱/球场收据.txt": RECEIPT.format(serial="4201", day="2022年5月13日", what="白岩村篮球场建设款", capital="伍万陆仟元整", yuan="56,000.00"),
    "共建/支部.docx": """
^ 党支部结对共建协议书
甲方：昆明市司法局机关第三党支部
乙方：中共宜良县九乡乡白岩村总支部委员会
双方本着组织共建、党员共管、活动共办、资源共享的原则结对共建，每季度联合开展一次主题党日。
甲方书记：洪波 乙方书记：毕福寿
2022年2月24日
""",
    "协议/灌溉.docx": AGREEMENT.format(sum="200000元（贰拾万元整）", what="白岩村灌溉沟渠修建", how="分两次支付", day="3月8日"),
    "钱/灌溉一.txt": SLIP.format(serial="4301", payee=VILLAGE, yuan="50,000.00", what="白岩村灌溉沟渠首期款", day="2022年3月28日"),
    "协议/质保.docx": AGREEMENT.format(sum="150000元（壹拾伍万元整）", what="白岩村路灯安装", how="验收后付至97%，余款为质保金", day="3月9日"),
    "钱/路灯.txt": SLIP.format(serial="4302", payee=VILLAGE, yuan="145,500.00", what="白岩村路灯安装款", day="2022年6月28日"),
    "框架/温泉.docx": FRAMEWORK.format(other=VILLAGE, field="温泉旅游产业", sum="48000元", name="毕福寿", day=17),
    "钱/养羊.txt": SLIP.format(serial="4303", payee=VILLAGE, yuan="48,000.00", what="白岩村黑山羊养殖圈舍", day="2022年4月20日"),
    "捐赠/接收单.docx": """
^ 物资接收证明
兹收到昆明市司法局捐赠给白岩小学的图书1200册（折合人民币24000元）、课桌椅60套（折合人民币18000元），合计42000元。
> 宜良县九乡乡白岩小学
> 2022年9月14日
""",
    "捐赠/物资.docx": """
^ 爱心物资捐赠协议
捐赠方：昆明市司法局
受赠方：宜良县九乡乡白岩村村民委员会
捐赠方向受赠方捐赠课桌椅80套，折价24000元，于2022年9月1日前送达。
捐赠方代表：梅绍清 受赠方代表：毕福寿
2022年8月22日
""",
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    return judged(tmp_path_factory.mktemp("money"), FILES)


def test_a_framework_of_which_nothing_arrived_is_critical(ledger: Judged) -> None:
    finding = ledger.the("framework-only", "框架/冷链.docx")
    assert finding.severity == "critical"
    assert "300万元" in finding.message


def test_an_agreement_with_a_sum_and_no_slip_wants_one(ledger: Judged) -> None:
    finding = ledger.the("framework-only", "协议/水池.docx")
    assert finding.severity == "warning"
    assert "7万元" in finding.message


def test_money_for_another_thing_of_the_same_sum_does_not_fulfil_a_framework(ledger: Judged) -> None:
    assert "4.8万元" in ledger.the("framework-only", "框架/温泉.docx").message


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("协议/质保.docx", "only the warranty is kept back"),
        ("协议/灌溉.docx", "a part arrived, which the criterion tells"),
        ("协议/道路.docx", "three instalments arrived"),
        ("协议/球场.docx", "slip and receipt of the whole sum"),
        ("共建/支部.docx", "a branch's co-building moves no money"),
        ("捐赠/物资.docx", "goods in kind"),
    ],
)
def test_what_arrived_or_moves_no_money_is_not_told(ledger: Judged, path: str, why: str) -> None:
    assert not ledger.findings("framework-only", path), why


def test_slip_and_receipt_of_one_payment_are_one(ledger: Judged) -> None:
    arrived = [claim.arrived for claim in ledger.assessment.money if claim.arrived and not claim.in_kind]
    assert sorted(arrived) == [48000, 50000, 56000, 90000, 145500]


def test_goods_are_listed_apart_from_money(ledger: Judged) -> None:
    (claim,) = [claim for claim in ledger.assessment.money if any("接收单" in path for _, _, path in claim.steps)]
    assert claim.in_kind
