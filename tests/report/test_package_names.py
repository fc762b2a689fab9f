"""Names in a package are harmless everywhere and say what a paper is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_checker.report.package.names import FORBIDDEN, clean_name, indicator_folder, telling
from evidence_checker.rulebook.loader import load_rulebook


@given(st.text(max_size=200))
def test_a_clean_name_has_nothing_that_windows_forbids(name: str) -> None:
    cleaned = clean_name(name)
    assert cleaned
    assert len(cleaned) <= 61
    assert not FORBIDDEN.search(cleaned)
    assert not cleaned.endswith((".", " "))


def test_names_that_windows_keeps_for_itself_are_changed() -> None:
    assert clean_name("CON") != "CON"


def test_every_indicator_has_its_own_folder_under_its_part() -> None:
    rulebook = load_rulebook()
    folders = [indicator_folder(rulebook, indicator) for indicator in rulebook.indicators]
    assert len(set(folders)) == len(folders)
    assert folders[0].startswith("一、组织领导（30分）/1.1 ")
    assert folders[-1].startswith("四、工作创新（加分项）/4.4 ")


@pytest.mark.parametrize(
    ("stem", "says"),
    [
        ("01上半年调研简报", "上半年调研简报"),
        ("3.1-2 转账回单", "转账回单"),
        ("2022年工作总结", "2022年工作总结"),
        ("12月考勤表", "12月考勤表"),
        ("4.29主题党日", "主题党日"),
        ("IMG_20220314_1", ""),
        ("扫描件2", ""),
        ("微信图片_20220314093015", ""),
        ("扫描整改报告", "扫描整改报告"),
        ("图片新闻", "图片新闻"),
        ("003", ""),
    ],
)
def test_a_file_name_is_kept_where_it_says_something(stem: str, says: str) -> None:
    assert telling(stem) == says
