"""Receipts, batch payments, invoices and vouchers: who paid, who got it, and how much in sum, however the form is made."""

from decimal import Decimal

import pytest

from tests.recognize.papers import facts

PAYER, PAYEE = "昆明市园林局", "红石岩村民委员会"


def parties(paper, kind="fund_voucher"):
    found = facts(paper, kind)
    return found.payer.value if found.payer else None, found.payee.value if found.payee else None


def total(paper, kind="fund_voucher"):
    return facts(paper, kind).total.value


ROWS = "| 序号 | 收款人 | 金额 |\n| 1 | 陈远 | 6,900.00 |\n| 2 | 许可 | 6,400.00 |"


@pytest.mark.parametrize("stated", ["合计 2 笔 13300.00 元", "总笔数 2　总金额 13,300.00", "成功笔数：2 成功金额：13,300.00", "共计2人13300元", ""])
def test_the_sum_of_a_batch_is_never_that_of_its_first_row(stated):
    assert total(f"代发业务回单\n付款单位 {PAYER}\n{ROWS}\n{stated}") == 13300


def test_the_people_of_a_batch_are_no_single_payee():
    assert parties(f"代发业务回单\n付款单位 {PAYER}\n{ROWS}") == (PAYER, None)


@pytest.mark.parametrize("row", ["小计", "累计", "合 计", "总计"])
def test_a_list_ends_in_its_total_whatever_it_is_called(row):
    paper = f"采购清单\n| 品名 | 数量 | 单价 | 金额 |\n| 土鸡 | 60 | 38 | 2280 |\n| 南瓜 | 200 | 2.5 | 500 |\n| {row} |  |  | 2780 |"
    assert total(paper, "purchase_voucher") == 2780


@pytest.mark.parametrize("label", ["交款单位", "缴款人", "捐赠人", "投保人", "报账单位", "付款账户", "借方户名", "拨款单位", "资助单位", "缴费单位"])
def test_who_pays_stands_under_many_labels(label):
    assert parties(f"凭证\n{label}：{PAYER}\n金额：￥500.00")[0] == PAYER


@pytest.mark.parametrize("label", ["收款单位", "受赠单位", "接受单位", "接收单位", "贷方户名", "收款账户", "汇入户名", "领款单位"])
def test_who_receives_stands_under_many_labels(label):
    assert parties(f"凭证\n付款人：{PAYER}\n{label}：{PAYEE}\n金额：￥500.00")[1] == PAYEE


@pytest.mark.parametrize(
    ("buyer", "seller"),
    [("收购单位", "销货方名称"), ("购货方名称", "销货单位"), ("收货单位", "送货单位"), ("采购单位", "供应商"), ("买受人", "商家")],
)
def test_buyer_and_seller_stand_under_many_labels(buyer, seller):
    paper = f"{seller} 白云农业有限公司\n| 品名 | 数量 | 单价 | 金额 |\n| 核桃 | 200 | 22 | 4400 |\n合计 ￥4400.00\n{buyer} {PAYER}"
    assert parties(paper, "purchase_voucher") == (PAYER, "白云农业有限公司")


def test_the_seller_of_an_invoice_is_named_without_its_seal():
    paper = f"增值税普通发票\n购买方 名称：{PAYER}\n价税合计 ￥5000.00\n销售方 名称：白云果业有限公司（发票专用章）\n收款人：张兰"
    assert parties(paper, "purchase_voucher") == (PAYER, "白云果业有限公司")


def test_the_total_of_an_invoice_includes_its_tax():
    head = "发票\n| 货物 | 数量 | 单价 | 金额 | 税额 |"
    paper = f"{head}\n| 苹果 | 100 | 45.87 | 4587.16 | 412.84 |\n| 合计 |  |  | 4587.16 | 412.84 |\n价税合计（小写）￥5000.00"
    assert total(paper, "purchase_voucher") == 5000


def test_a_vouchers_total_goes_before_its_enclosures():
    voucher = (
        "记账凭证\n| 摘要 | 科目 | 借方 | 贷方 |\n| 补助 | 支出 | 18450.00 |  |\n| 补助 | 存款 |  | 18450.00 |\n| 合计 |  | 18450.00 | 18450.00 |"
    )
    assert (
        total(f"{voucher}\n附件\n| 姓名 | 天数 | 金额 |\n| 毛燕 | 22 | 9200 |\n| 岳松 | 21 | 9000 |\n| 合计 |  | 18200 |", "welfare_record") == 18450
    )


@pytest.mark.parametrize("words", ["记账凭证\n核算单位", "记账凭证\n单位", "慰问金发放表\n发放单位"])
def test_a_voucher_of_expenses_is_its_own_units(words):
    assert parties(f"{words}：{PAYER}\n合计：500元")[0] == PAYER


def test_the_filled_column_of_a_statement_tells_the_way():
    head = "| 交易日期 | 摘要 | 收入 | 支出 | 余额 | 对方户名 |"
    paper = f"账户明细查询\n户名：{PAYEE} 账号：622\n{head}\n| 2022-05-03 | 帮扶款 | 50000.00 |  | 61230.00 | {PAYER} |"
    assert (*parties(paper), total(paper)) == (PAYER, PAYEE, 50000)


def test_a_phone_shows_its_sum_on_a_line_of_its_own():
    assert total(f"转账\n5,000.00\n交易成功\n付款方 {PAYER}\n收款方 {PAYEE}") == 5000


@pytest.mark.parametrize(
    "words", ["今领到昆明市园林局帮扶资金人民币伍万元整。", "今收到昆明市园林局购买土豆货款￥500元", "今收到：昆明市园林局\n交来：捐款500元"]
)
def test_a_receipt_names_its_payer_in_its_sentence(words):
    assert parties(f"收据\n{words}\n领款单位：{PAYEE}") == (PAYER, PAYEE)


def test_a_letter_that_says_the_money_was_transferred_states_its_sum():
    paper = "关于拨付经费的通知\n白云乡人民政府：\n现将工作经费2万元拨付你乡，款项已于2022年4月11日转入你乡财政专户。"
    assert total(paper, "other") == Decimal(20000)
    assert facts(paper.replace("已于2022年4月11日", "将"), "other").total is None
