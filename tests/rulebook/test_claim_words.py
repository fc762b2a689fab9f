"""The words by which reports claim figures: sums, purchases, visits, courses, people trained, however they are put."""

import pytest

from evidence_checker.assess.findings.claim_words import matches, number, says, sums
from evidence_checker.rulebook.loader import load_rulebook

WORDS = load_rulebook("kunming-2022").book.claims

MONEY = {
    "今年以来，集团为村里解决资金62万元": 620_000,
    "公司出资12万元修建蓄水池": 120_000,
    "共筹措资金30余万元用于道路硬化": 300_000,
    "捐资18万元支持小学改造": 180_000,
    "帮扶资金投入：2022年共45万元": 450_000,
    "2022年度投入资金合计人民币叁拾万元": 300_000,
    "资金支持方面，院里拿出十五万元": 150_000,
    "累计支出帮扶经费22.4万元": 224_000,
    "用于产业扶持的资金达到40万元": 400_000,
}
PURCHASES = {"发动干部职工购买苦荞、土鸡等6.2万元": 62_000, "以购代帮13.5万元": 135_000, "工会采购帮扶村洋芋、蜂蜜共计8.4万元": 84_000}
COUNTS = {
    "visits": {"一把手带队进村入户2次": 2, "主要领导先后3次深入青松村": 3, "党组书记、局长王建国全年带队到村调研4次": 4},
    "courses": {"先后办班4期，参训210人": 4, "组织实用技术培训班3期180人": 3},
    "trained": {"先后办班4期，参训210人": 210, "开展烤烟等培训5场次，覆盖260余人": 260},
}


@pytest.mark.parametrize(("sentence", "yuan"), MONEY.items())
def test_sums_put_in(sentence, yuan):
    assert {found.yuan for found in sums(WORDS, "money", sentence)} == {yuan}


@pytest.mark.parametrize(("sentence", "yuan"), PURCHASES.items())
def test_sums_spent_on_products(sentence, yuan):
    assert says(WORDS, "products", sentence)
    assert {found.yuan for found in sums(WORDS, "purchases", sentence)} == {yuan}


@pytest.mark.parametrize(("name", "sentence", "count"), [(name, *pair) for name, told in COUNTS.items() for pair in told.items()])
def test_counts(name, sentence, count):
    assert {number(match["count"]) for match in matches(WORDS, name, sentence)} == {count}


@pytest.mark.parametrize("sentence", ["全村实现集体收入35万元", "村里种植苦荞600亩，产值42万元", "会议要求出实招", "合作社分红3万元"])
def test_what_the_village_earns_is_no_claim(sentence):
    assert not list(sums(WORDS, "money", sentence))
    assert not list(sums(WORDS, "purchases", sentence))
