"""Payment papers: who paid whom how much, however the paper is laid out."""

from decimal import Decimal

import pytest

from tests.recognize.papers import day, document, facts, scan

TABLE = """
某商业银行电子回单
| 付款人 | 户名 | 昆明市园林局 | 收款人 | 户名 | 红石岩村民委员会 |
| | 账号 | 5300 1234 | | 账号 | 6228 4811 |
| 金额（大写） | 人民币伍万元整 | 小写 | ￥50,000.00 | 币种 | 人民币 |
| 用途 | 水窖维修 | 交易日期 | 2022-05-20 | 交易流水号 | 20220520778 |
"""
LINES = """
电子回单
付款方名称：昆明市园林局    收款方名称：红石岩村民委员会
交易金额：CNY 50,000.00　金额大写：伍万元整
摘要：水窖维修
记账日期：20220520 打印时间：2022-07-01 10:00
"""
BLANKS = """
某银行业务回单
付款人 昆明市园林局 收款人 红石岩村民委员会
金额 大写 伍万元整 小写 50,000.00
交易日期 2022/05/20
"""
SIDES = """
某银行电子回单
付方 账号 156234567 名称 昆明市园林局 开户行 某行城南支行
收方 账号 2200031187450 名称 红石岩村民委员会 开户行 农信社
币种 RMB 金额 伍万元整 50,000.00
记账日期 2022-05-20
"""
PLACED = scan(
    (0.35, 0.05, "国内支付业务付款回单"),
    (0.05, 0.10, "付款人"),
    (0.15, 0.10, "全称"),
    (0.22, 0.10, "昆明市园林局"),
    (0.50, 0.10, "收款人"),
    (0.60, 0.10, "全称"),
    (0.67, 0.10, "红石岩村民委员会"),
    (0.05, 0.14, "金额"),
    (0.15, 0.14, "￥50,000.00"),
    (0.05, 0.18, "交易日期"),
    (0.20, 0.18, "2022年05月20日"),
)
BELOW = "转账回单\n| 付款户名 | 收款户名 | 交易金额 | 交易日期 |\n| 昆明市园林局 | 红石岩村民委员会 | 50,000.00 | 2022-05-20 |"


@pytest.mark.parametrize("slip", [TABLE, LINES, BLANKS, SIDES, PLACED, BELOW], ids=["table", "lines", "blanks", "sides", "scattered", "header row"])
def test_a_bank_slip_is_read_in_every_layout(slip):
    found = facts(slip, "fund_voucher")
    assert (found.payer.value, found.payee.value, found.total.value) == ("昆明市园林局", "红石岩村民委员会", Decimal(50000))
    assert found.date.value == day("2022-05-20")


def test_the_day_of_printing_is_not_that_of_payment():
    slip = "付款回单\n打印时间：2023-01-05 10:22\n付款人：昆明市园林局\n收款人：红石岩村民委员会\n交易日期：2022-11-29\n金额：¥100.00"
    assert facts(slip, "fund_voucher").date.value == day("2022-11-29")


def test_serial_purpose_and_direction_are_kept():
    slip = facts("付款回单\n付款人：昆明市园林局\n收款人：红石岩村民委员会\n金额：¥100.00\n用途：购水泥\n交易流水号：A88213", "fund_voucher").slip
    assert (slip.serial, slip.purpose, slip.direction) == ("A88213", "购水泥", "out")


@pytest.mark.parametrize("words", ["附言：退汇 收款人户名不符", "交易状态：处理中", "业务类型：冲正", "该笔汇款已退回付款账户"])
def test_words_that_say_the_money_came_back_are_found(words):
    assert facts(f"电子回单\n付款人：昆明市园林局\n金额：¥100.00\n{words}", "fund_voucher").slip.failure


@pytest.mark.parametrize("words", ["提示：如有退汇，请与开户行联系", "无退汇记录", "重复打印，请避免重复记账，退款以银行流水为准", "退汇原因："])
def test_printed_notes_and_negations_are_no_failure(words):
    assert facts(f"电子回单\n付款人：昆明市园林局\n金额：¥100.00\n{words}", "fund_voucher").slip.failure == ""


def test_a_receipt_names_its_payer_in_its_sentence_and_its_receiver_at_its_end():
    close = "收款单位（盖章）：红石岩村股份经济合作联合社  经手人：李某"
    receipt = f"收 据\n2022年6月1日\n今收到 昆明市园林局交来水窖维修款\n人民币（大写）叁万元整  ￥30,000.00\n{close}"
    found = facts(receipt, "fund_voucher")
    assert (found.payer.value, found.payee.value, found.total.value) == ("昆明市园林局", "红石岩村股份经济合作联合社", 30000)


def test_a_receipt_without_a_label_for_the_receiver_takes_its_seal():
    receipt = document("收据\n今收到昆明市园林局拨付款项\n人民币叁万元整", seals=("红石岩村民委员会",))
    assert facts(receipt, "fund_voucher").payee.value == "红石岩村民委员会"


def test_digits_in_printed_boxes_are_read_by_the_capitals():
    slip = "进账单\n出票人 全称 昆明市园林局\n金额 人民币(大写) 壹万贰仟元整 百十万千百十元角分 ￥1200000"
    assert facts(slip, "fund_voucher").total.value == 12000


def test_capitals_and_figures_of_a_slip_that_differ_are_noticed():
    found = facts(TABLE.replace("￥50,000.00", "￥30,000.00"), "fund_voucher")
    assert [c.agrees for c in found.sums if c.what == "大写与小写"] == [False]


def test_an_accounting_voucher_balances():
    voucher = """
    记账凭证
    | 摘要 | 会计科目 | 借方金额 | 贷方金额 |
    | 付水窖款 | 其他费用 | 20,000.00 | |
    | 付水窖款 | 银行存款 | | 20,000.00 |
    | 合计 | | 20,000.00 | 20,000.00 |
    """
    found = facts("\n".join(row.strip() for row in voucher.splitlines()), "fund_voucher")
    assert found.total.value == 20000
    assert all(c.agrees for c in found.sums)


INVOICE = """
增值税电子普通发票
发票号码：12345678　开票日期：2022年05月27日
| 购买方 | 名称：昆明市园林局工会委员会 | 纳税人识别号：81530100 |
| 货物名称 | 数量 | 单价 | 金额 |
| 大米 | 10 | 60.00 | 600.00 |
| 菜油 | 5 | 80.00 | 400.00 |
| 价税合计（大写） | 壹仟元整 | （小写） | ￥1000.00 |
| 销售方 | 名称：红石岩村合作社 | 纳税人识别号：93530128 |
"""


def test_an_invoice_names_buyer_seller_and_total():
    found = facts(INVOICE, "purchase_voucher")
    assert (found.payer.value, found.payee.value, found.total.value) == ("昆明市园林局工会委员会", "红石岩村合作社", 1000)
    assert found.slip.serial == "12345678"
    assert found.slip.goods == ("大米", "菜油")
    assert found.date.value == day("2022-05-27")


def test_rows_that_do_not_add_up_are_noticed():
    sheet = "采购清单\n| 品名 | 数量 | 单价 | 金额 |\n| 大米 | 10 | 60 | 600 |\n| 菜油 | 5 | 80 | 450 |\n| 合计 | | | 1000 |"
    wrong = {c.what for c in facts(sheet, "purchase_voucher").sums if not c.agrees}
    assert wrong == {"数量×单价与金额", "各行之和与合计"}


def test_a_list_in_ten_thousands_counts_in_yuan():
    sheet = "资金拨付明细\n| 收款单位 | 金额（万元） |\n| 红石岩村 | 10 |\n| 青山村 | 8.5 |\n| 合计 | 18.5 |"
    assert facts(sheet, "fund_voucher").total.value == 185000


def test_an_acceptance_form_is_settled_at_its_final_price():
    form = "工程验收单\n| 合同价 | 205000元 | 结算价 | 198000元 |\n| 验收结论 | 合格 | 验收时间 | 2022.6.16 |"
    found = facts(form, "project_record")
    assert found.total.value == 198000
    assert found.date.value == day("2022-06-16")


@pytest.mark.parametrize(("top", "disagree"), [(0.302, [False]), (0.36, [])])
def test_sums_of_a_scan_are_compared_only_where_they_stand_on_one_row(top: float, disagree: list[bool]) -> None:
    receipt = scan((0.1, 0.1, "收款收据"), (0.1, 0.3, "今收到现金陆万伍仟元整"), (0.6, top, "¥60,000.00"))
    assert [c.agrees for c in facts(receipt, "fund_voucher").sums if c.what == "大写与小写"] == disagree
