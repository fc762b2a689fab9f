"""Names where a form expects them: with an office before them, with a holiday's word in them, with a rare surname."""

import pytest

from evidence_checker.recognize.attendance.positions import placed_name
from evidence_checker.recognize.names import person


@pytest.mark.parametrize(
    ("cell", "name"), [("队长 施福林", "施福林"), ("驻村工作队员：阿文静", "阿文静"), ("第一书记王明", "王明"), ("李 强", "李强")]
)
def test_an_office_before_a_name_is_no_part_of_it(cell, name):
    assert placed_name(cell) == name


@pytest.mark.parametrize("cell", ["队长", "工作队员", "国庆假期", "合计", "本月在岗"])
def test_offices_holidays_and_sums_alone_are_nobody(cell):
    assert placed_name(cell) == ""


def test_people_may_be_called_after_a_holiday():
    assert person("段国庆") == "段国庆"
    assert person("国庆节") == ""


def test_rare_surnames_of_yunnan_are_known():
    assert person("寸雪梅") == "寸雪梅"
