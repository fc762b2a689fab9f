from decimal import Decimal

from evidence_checker.recognize.model import Amount, Fact, MoneyRole, Quote, Slip, SumCheck
from tests.assess.small_ledgers import case, paper, slip

AGREEMENT = "养殖产业帮扶协议\n甲方：昆明市水务局 乙方：青松村民委员会\n甲方出资{}元支持青松村养殖产业。"


def agreement(yuan: str, text: str = AGREEMENT, **facts):
    return paper("协议.docx", "assistance_agreement", text.format(yuan), on="04-01", yuan=yuan, **facts)


def receipt(yuan: str, on: str, purpose: str = "养殖产业帮扶款", **more):
    text = f"收据\n今收到昆明市水务局{purpose}{yuan}元"
    facts = {"payer": Fact("昆明市水务局"), "payee": Fact("青松村民委员会"), "slip": Slip(purpose=purpose), **more}
    return paper("收据.jpg", "fund_voucher", text, on=on, yuan=yuan, **facts)


def test_slip_and_receipt_of_one_payment_are_one() -> None:
    money = case(slip("回单.png", "养殖产业帮扶款", "50000", on="04-10"), receipt("50000", "04-12")).money
    assert [(claim.arrived, claim.stage) for claim in money] == [(Decimal(50000), "received")]


def test_the_same_slip_twice_counts_once() -> None:
    money = case(*(slip(f"{n}.png", "养殖产业帮扶款", "50000", on="04-10", serial="2022041000017") for n in "ab")).money
    assert sum(claim.arrived for claim in money) == 50000


def test_two_slips_with_other_serial_numbers_are_two_payments() -> None:
    slips = [slip(f"{n}.png", "养殖产业帮扶款", "50000", on="04-10", serial=f"20220410000{n}") for n in "12"]
    assert sum(claim.arrived for claim in case(*slips).money) == 100_000


def test_instalments_add_up_to_what_was_promised() -> None:
    slips = [slip(f"{n}.png", "养殖产业帮扶款", "50000", on=on, serial=n) for n, on in (("1001", "04-10"), ("1002", "09-10"))]
    claims = case(agreement("100000"), *slips).money
    assert [(claim.yuan, claim.arrived, claim.payments) for claim in claims] == [(Decimal(100000), Decimal(100000), (Decimal(50000), Decimal(50000)))]


def test_a_part_that_arrived_counts_as_that_part() -> None:
    claims = case(agreement("100000"), slip("1.png", "养殖产业帮扶款", "30000", on="04-10")).money
    assert [(claim.yuan, claim.arrived) for claim in claims] == [(Decimal(100000), Decimal(30000))]


def test_a_framework_agreement_alone_has_nothing_arrived() -> None:
    result = case(agreement("500000", framework=True))
    assert [(claim.stage, claim.arrived) for claim in result.money] == [("intention", 0)]
    assert (result.criteria["3.2.b"].status, result.criteria["3.2.b"].points) == ("partial", 0)


def test_what_is_called_a_framework_but_was_paid_has_arrived() -> None:
    claims = case(agreement("50000", framework=True), slip("1.png", "养殖产业帮扶款", "50000", on="04-10")).money
    assert [(claim.stage, claim.arrived) for claim in claims] == [("paid", Decimal(50000))]


def test_a_payment_for_something_else_does_not_fulfil_a_framework() -> None:
    claims = case(agreement("500000", framework=True), slip("1.png", "饮水管网修复", "80000", on="04-10")).money
    assert {(claim.yuan, claim.arrived) for claim in claims} == {(Decimal(500000), Decimal(0)), (Decimal(80000), Decimal(80000))}


def test_an_agreement_of_branches_promises_no_money() -> None:
    text = "支部结对共建协议书\n本协议不涉及资金。党支部与青松村党总支结对共建。"
    assert case(paper("协议.docx", "assistance_agreement", text, on="03-28")).money == ()


def test_a_returned_payment_does_not_arrive() -> None:
    returned = slip("回单.png", "养殖产业帮扶款", "50000", on="09-09", slip=Slip(purpose="养殖产业帮扶款", failure="退汇"))
    assert case(returned).money == ()
    assert case(returned).criteria["3.2.b"].status == "missing"


def test_an_allocation_notice_alone_is_no_arrival() -> None:
    text = "关于下达帮扶资金的通知\n现下达养殖产业帮扶资金10万元。"
    notice = paper("通知.pdf", "fund_voucher", text, on="05-01", yuan="100000", slip=Slip(purpose="养殖产业帮扶资金"))
    assert [(claim.stage, claim.arrived) for claim in case(notice).money] == [("allocation", 0)]


def test_money_of_another_year_is_listed_apart() -> None:
    claims = case(slip("回单.png", "养殖产业帮扶款", "50000", on="2021-04-10")).money
    assert [(claim.year, claim.arrived) for claim in claims] == [(2021, 0)]


def test_own_and_coordinated_money_are_told_apart() -> None:
    papers = slip("1.png", "养殖产业帮扶款", "50000", on="04-10"), slip("2.png", "养殖产业帮扶款", "70000", on="06-10", payer="昆明某某实业有限公司")
    result = case(*papers)
    assert {claim.own: claim.arrived for claim in result.money} == {True: 50000, False: 70000}
    assert result.criteria["3.2.b"].reason == "到位资金12万元（本单位5万元，协调引进7万元）"


def test_minutes_that_name_the_sum_before_it_was_paid_are_its_decision() -> None:
    amount = Amount(Decimal(50000), "5万元", Quote("安排5万元"))
    minutes = paper("纪要.docx", "meeting_minutes", "党组会纪要\n研究定点帮扶工作，同意安排5万元发展养殖。", on="03-20", amounts=(amount,))
    (claim,) = case(slip("回单.png", "养殖产业帮扶款", "50000", on="04-10"), minutes).money
    assert [stage for stage, _, _ in claim.steps] == ["paid", "decision"]
    assert claim.arrived == 50000


def test_what_minutes_decided_afterwards_is_no_decision_on_it() -> None:
    amount = Amount(Decimal(50000), "5万元", Quote("安排5万元"))
    minutes = paper("纪要.docx", "meeting_minutes", "党组会纪要\n研究定点帮扶工作，同意安排5万元发展养殖。", on="05-20", amounts=(amount,))
    (claim,) = case(slip("回单.png", "养殖产业帮扶款", "50000", on="04-10"), minutes).money
    assert [stage for stage, _, _ in claim.steps] == ["paid"]


def test_a_receipt_whose_capitals_differ_still_belongs_to_its_slip() -> None:
    wrong = receipt("58000", "04-12", sums=(SumCheck("大写与小写", Decimal(50000), Decimal(58000)),))
    money = case(slip("回单.png", "养殖产业帮扶款", "50000", on="04-10"), wrong).money
    assert [claim.arrived for claim in money] == [Decimal(50000)]


def test_a_voucher_whose_sums_differ_proves_the_lesser() -> None:
    wrong = receipt("58000", "04-12", sums=(SumCheck("大写与小写", Decimal(50000), Decimal(58000)),))
    assert [claim.arrived for claim in case(wrong).money] == [Decimal(50000)]


def test_money_paid_to_a_private_person_is_no_arrival_in_the_village() -> None:
    result = case(slip("1.png", "饮水管网修复", "80000", on="04-10", payee="普成林")).criteria["3.1.b"]
    assert (result.status, result.points, result.high) == ("partial", 0, 4)
    assert "普成林8万元" in result.reason


def test_a_village_receipt_beside_it_shows_that_it_arrived() -> None:
    paid = slip("1.png", "饮水管网修复款", "80000", on="04-10", payee="普成林")
    result = case(paid, receipt("80000", "04-12", "饮水管网修复款")).criteria["3.1.b"]
    assert (result.status, result.points) == ("met", 4)


def test_money_to_a_person_beside_other_money_is_pointed_out() -> None:
    paid = [slip("1.png", "饮水管网修复", "80000", on="04-10"), slip("2.png", "饮水管网人工费", "3000", on="05-10", payee="普成林")]
    result = case(*paid).criteria["3.1.b"]
    assert result.status == "met"
    assert "付给个人的请核实去向：普成林3000元" in result.reason


def sums(*yuan: str) -> dict[str, tuple[Amount, ...]]:
    """The sums of a paper as recognition hands them on, each written as told."""
    return {"amounts": tuple(Amount(Decimal(value), text, Quote(text), MoneyRole.PROMISED) for text, value in (one.split("=") for one in yuan))}


THREE_SIDES = """乡村旅游开发合作协议
甲方：昆明市水务局 乙方：青松村民委员会 丙方：昆明远山旅游有限公司
一、甲方出资5万元，帮助乙方修建观景台。
二、丙方投资60万元建设民宿，其中首期投资20万元。"""


def test_each_side_of_an_agreement_promises_its_own_sum() -> None:
    agreed = paper("协议.docx", "assistance_agreement", THREE_SIDES, on="04-01", **sums("5万元=50000", "60万元=600000", "20万元=200000"))
    claims = case(agreed, slip("1.png", "观景台建设", "50000", on="04-10")).money
    assert {(claim.giver, claim.yuan, claim.arrived) for claim in claims} == {("昆明市水务局", 50000, 50000), ("昆明远山旅游有限公司", 600_000, 0)}


def test_what_the_unit_paid_does_not_fulfil_what_a_firm_promised() -> None:
    text = "合作协议\n甲方：昆明远山旅游有限公司 乙方：青松村民委员会 见证方：昆明市水务局\n甲方投资5万元，发展养殖产业。"
    agreed = paper("协议.docx", "assistance_agreement", text, on="04-01", **sums("5万元=50000"))
    claims = case(agreed, slip("1.png", "养殖产业帮扶款", "50000", on="04-10")).money
    assert {(claim.giver, claim.arrived) for claim in claims} == {("昆明远山旅游有限公司", 0), ("", 50000)}


def test_an_instalment_is_no_promise_of_its_own() -> None:
    text = "合作框架协议\n甲方：昆明市水务局 乙方：青松村民委员会\n甲方拟三年内投入不低于50万元发展养殖产业，其中首期20万元。"
    agreed = paper("协议.docx", "assistance_agreement", text, on="04-01", yuan="200000", framework=True, **sums("50万元=500000", "20万元=200000"))
    (claim,) = case(agreed).money
    assert claim.yuan == 500_000


def test_a_framework_is_not_fulfilled_by_money_for_another_thing_in_its_field() -> None:
    text = AGREEMENT.replace("养殖产业", "花椒产业")
    for promised in ("50000", "500000"):
        claims = case(agreement(promised, text, framework=True), slip("1.png", "土鸡养殖扶持款", "50000", on="04-10")).money
        assert {(claim.framework, claim.arrived) for claim in claims} == {(True, 0), (False, 50000)}, promised


def test_a_payment_that_names_no_thing_fulfils_the_agreement_of_its_parties() -> None:
    claims = case(agreement("50000", framework=True), slip("1.png", "产业帮扶资金", "50000", on="04-10")).money
    assert [(claim.framework, claim.arrived) for claim in claims] == [(True, 50000)]


def test_what_the_village_adds_is_no_promise_of_assistance() -> None:
    text = "道路共建协议\n甲方：昆明市水务局\n乙方：青松村民委员会\n一、甲方补助10万元，用于道路硬化。\n二、乙方自筹5万元，支付土地补偿。"
    agreed = paper("协议.docx", "assistance_agreement", text, on="04-01", yuan="150000", **sums("10万元=100000", "5万元=50000"))
    claims = case(agreed, slip("1.png", "道路硬化款", "100000", on="04-10")).money
    assert [(claim.yuan, claim.arrived) for claim in claims] == [(100_000, 100_000)]
