"""Files in the order of their numbers."""

import pytest

from evidence_checker.report.order import natural_key
from evidence_checker.report.texts import sentences


@pytest.mark.parametrize(
    "ordered",
    [
        ["一、组织/a", "二、队员/a", "三、振兴/a", "十、其他/a", "十二、附件/a"],
        ["2.1/2.pdf", "2.1/10.pdf", "10/1.pdf"],
        ["第二部分/a", "第三部分/a"],
    ],
)
def test_numbers_sort_by_value(ordered):
    backwards = ordered[::-1]
    assert sorted(backwards, key=natural_key) == ordered


def test_a_name_that_begins_with_a_numeral_by_chance_is_a_name():
    assert natural_key("一心村照片.jpg") == (((1, 0, "一心村照片.jpg"),),)


def test_sentences_are_closed_once():
    assert sentences("没有找到材料", "请补交。") == "没有找到材料。请补交。"
