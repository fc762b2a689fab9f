"""Money as it is written: figures, capitals, approximate sums, prices."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_checker.recognize.model import MoneyRole
from evidence_checker.recognize.money import find_money
from evidence_checker.recognize.numerals import capital_amount, everyday_number, in_capitals
from evidence_checker.recognize.passage import fold
from tests.recognize.papers import facts


def read(text):
    return find_money(fold(text))


@pytest.mark.parametrize(
    ("capitals", "figures", "agrees"),
    [
        ("⊗拾捌万伍仟零佰零拾零元零角零分", "85,000.00", True),
        ("拾捌万零仟零佰零拾零元零角零分", "180,000.00", True),
        ("⊗拾捌万伍仟零佰零拾零元零角零分", "95,000.00", False),
        ("拾捌万伍仟元整", "85,000.00", False),
    ],
)
def test_steps_printed_on_a_form_may_have_been_left_unused(capitals, figures, agrees):
    sums = facts(f"收款收据\n交款单位：市水务局\n人民币（大写）：{capitals}\n小写：￥{figures}\n2022年5月6日", "fund_voucher").sums
    assert [check.agrees for check in sums if check.what == "大写与小写"] == [agrees]


def test_the_premium_of_one_is_not_that_of_all():
    text = "团体意外伤害保险凭证\n保险费：每人400元，共1,200元（人民币壹仟贰佰元整）\n2022年2月28日"
    assert all(check.agrees for check in facts(text, "welfare_record").sums)


FEN = st.integers(min_value=0, max_value=10**13 - 1)


@given(FEN)
def test_every_amount_survives_the_way_to_capitals_and_back(fen):
    yuan = Decimal(fen) / 100
    assert capital_amount(in_capitals(yuan)) == yuan


@given(FEN.filter(lambda fen: fen >= 10))  # 壹分 alone could also be a mark
def test_capitals_are_found_in_running_text(fen):
    yuan = Decimal(fen) / 100
    assert [s.yuan for s in read(f"合计人民币{in_capitals(yuan)}，请查收")] == [yuan]


@given(st.integers(min_value=1, max_value=10**9), st.sampled_from(["{:,}元", "¥{:,}.00", "￥{}.00", "{}元", "CNY {:,}.00"]))
def test_figures_are_read_with_and_without_separators(number, form):
    assert [s.yuan for s in read(form.format(number))] == [number]


@pytest.mark.parametrize(
    ("number", "words"),
    [("0", "零元整"), ("10010", "壹万零壹拾元整"), ("1.05", "壹元零伍分"), ("100001000", "壹亿零壹仟元整"), ("16409.02", "壹万陆仟肆佰零玖元零贰分")],
)
def test_capitals_are_written_as_the_payment_rules_ask(number, words):
    assert in_capitals(Decimal(number)) == words


@pytest.mark.parametrize(
    ("written", "yuan"),
    [
        ("叁萬伍仟圓整", 35000),
        ("貳拾陸萬元正", 260000),
        ("伍什元整", 5000),
        ("参仟园整", 3000),
        ("壹拾万元", 100000),
        ("拾伍元", 15),
        ("柒佰元零伍分", Decimal("700.05")),
    ],
)
def test_traditional_forms_and_look_alikes_of_capitals_are_accepted(written, yuan):
    assert capital_amount(written) == yuan


@pytest.mark.parametrize("written", ["元整", "万元", "佰拾元", "壹贰元", "今天", ""])
def test_what_is_no_amount_in_capitals_is_refused(written):
    assert capital_amount(written) is None


@pytest.mark.parametrize(
    ("written", "yuan"),
    [
        ("5万元", 50000),
        ("1.5亿元", 150000000),
        ("十五万元", 150000),
        ("58.6 万元", 586000),
        ("¥1O,000.00", 10000),
        ("¥58.642.50", Decimal("58642.5")),
    ],
)
def test_units_words_and_slips_of_figures_are_read(written, yuan):
    assert [s.yuan for s in read(written)] == [yuan]


@pytest.mark.parametrize("written", ["近10万元", "10余万元", "约3万元", "20多万元", "2.5万元左右", "5万元以上"])
def test_approximate_sums_are_marked(written):
    assert [s.approximate for s in read(written)] == [True]


@pytest.mark.parametrize("written", ["每亩800元", "12元/公斤", "人均3000元", "单价15元"])
def test_prices_and_rates_are_no_sums(written):
    assert [s.per_unit for s in read(written)] == [True]
    assert facts(f"情况报告\n当地{written}，群众满意。", "situation_report").amounts == ()


@pytest.mark.parametrize("text", ["元旦", "百十万千百十元角分", "公元2022年", "几万元", "10余户"])
def test_what_is_no_money_is_left_alone(text):
    assert read(text) == ()


@pytest.mark.parametrize(("words", "number"), [("十", 10), ("二十三", 23), ("一百零二", 102), ("二〇二二", 2022), ("三千五百", 3500), ("年", None)])
def test_everyday_numerals(words, number):
    assert everyday_number(words) == number


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("会后将筹集资金8万元", MoneyRole.PROMISED),
        ("已拨付资金8万元", MoneyRole.PAID),
        ("村里收到8万元", MoneyRole.RECEIVED),
        ("花费8万元", MoneyRole.SPENT),
        ("现下达你单位8万元", MoneyRole.ALLOCATED),
        ("实现产值8万元", MoneyRole.VALUE),
    ],
)
def test_the_words_round_a_sum_tell_how_far_it_has_come(sentence, role):
    (amount,) = facts(f"情况报告\n{sentence}。", "situation_report").amounts
    assert amount.role is role


def test_the_year_of_a_sum_is_the_one_its_sentence_names():
    first, second = facts("报告\n2021年投入3万元，去年的事不再重复；2022年投入5万元。\n某局\n2022年6月1日", "situation_report").amounts
    assert (first.year, second.year) == (2021, 2022)


def test_gifts_in_kind_are_told_from_money():
    (amount,) = facts("简报\n送去路灯二十盏，价值4.2万元。", "briefing").amounts
    assert amount.in_kind


def test_capitals_beside_figures_that_differ_are_noticed():
    checks = facts("捐赠协议\n甲方捐赠人民币伍万元整（￥60,000.00）。", "assistance_agreement").sums
    assert [c.agrees for c in checks] == [False]


@pytest.mark.parametrize(
    ("words", "total"),
    [
        ("二、资金分两次拨付：首期6万元于开工时拨付，余款4万元验收后付清。", 100000),
        ("第一期资金3万元，第二期资金2万元，第三期资金1.5万元。", 65000),
        ("总投资12万元，首期8万元，余款4万元。", 120000),
        ("首期资金6万元。验收合格后付清。", 60000),
    ],
)
def test_instalments_without_a_stated_sum_add_up(words, total):
    assert facts(f"帮扶协议书\n甲乙双方约定如下。\n{words}", "assistance_agreement").total.value == total
