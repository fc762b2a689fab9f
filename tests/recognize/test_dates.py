"""Dates as they are written, and what they leave open."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_checker.recognize.calendar import completed, find_dates
from evidence_checker.recognize.model import DateRole
from evidence_checker.recognize.passage import fold
from tests.recognize.papers import facts, surface

DIGITS = "〇一二三四五六七八九"


def read(text):
    return find_dates(fold(text))


def spelled(number):
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else DIGITS[tens]) + ("十" if tens else "") + (DIGITS[ones] if ones else "")


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)))
def test_every_day_is_read_back_from_every_written_form(day):
    year = "".join(DIGITS[int(sign)] for sign in str(day.year))
    forms = [
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y-%m-%d}",
        f"{day:%Y/%m/%d}",
        f"{day.year}.{day.month}.{day.day}",
        f"{day:%Y%m%d}",
        f"{year}年{spelled(day.month)}月{spelled(day.day)}日",
        f"{year.replace('〇', 'O')}年{spelled(day.month)}月{spelled(day.day)}日",
    ]
    assert [[s.value for s in read(form)] for form in forms] == [[day]] * len(forms)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2O22年3月l5曰", "2022-03-15"),
        ("２０２２年３月１５日", "2022-03-15"),
        ("2022 年 3 月 15 日", "2022-03-15"),
        ("二〇二二年元月六日", "2022-01-06"),
        ("二零二二年八月卅日", "2022-08-30"),
        ("2022年捌月拾伍日", "2022-08-15"),
        ("2022-08-1609:20:05", "2022-08-16"),
    ],
)
def test_slips_and_odd_forms_are_mended_where_the_result_is_certain(written, expected):
    assert [s.value for s in read(written)] == [date.fromisoformat(expected)]


def test_a_day_that_no_calendar_has_is_noticed_and_has_no_value():
    (span,) = read("2022年6月31日")
    assert span.impossible
    assert span.value is None


def test_the_twenty_ninth_of_february_exists_only_in_leap_years():
    assert [s.impossible for s in read("2022年2月29日和2024年2月29日")] == [True, False]


@pytest.mark.parametrize("written", ["3月14日至15日", "3月14—15日", "3月14日上午9:00至15日", "3月14日-3月15日"])
def test_spans_keep_their_last_day(written):
    (span,) = completed(read(written), None, 2022)
    assert (span.value, span.last) == (date(2022, 3, 14), date(2022, 3, 15))


def test_further_days_share_month_and_year():
    assert [(s.month, s.day) for s in read("5月9日、12日和18日")] == [(5, 9), (5, 12), (5, 18)]


@pytest.mark.parametrize(("written", "weekday"), [("5月18日（星期三）", 2), ("2022-05-18 10:32 星期三", 2), ("5月22日周日", 6), ("5月22日", None)])
def test_weekdays_are_kept(written, weekday):
    assert read(written)[0].weekday == weekday


@pytest.mark.parametrize("text", ["农历三月十五日", "第2022-0315号合同", "电话0871-20220315", "1/2/2022年度", "余额2022.31"])
def test_what_is_no_date_is_left_alone(text):
    assert [s for s in read(text) if s.day] == []


def test_a_bare_day_takes_the_year_of_the_papers_own_date():
    own = date(2022, 5, 20)
    assert [s.value for s in completed(read("5月18日去了村里，去年12月3日也去过，今年3月1日再去"), own, None)] == [
        date(2022, 5, 18),
        date(2021, 12, 3),
        date(2022, 3, 1),
    ]


def test_a_year_named_just_before_holds_within_its_clause():
    spans = completed(read("2021年5月6日、6月8日两次到村。7月1日"), date(2022, 8, 1), None, "2021年5月6日、6月8日两次到村。7月1日")
    assert [s.year for s in spans] == [2021, 2021, 2022]


def test_this_months_tenth_is_completed_from_the_papers_own_date_only():
    assert completed(read("本月10日"), date(2022, 5, 20), None)[0].value == date(2022, 5, 10)
    assert completed(read("本月10日"), None, 2022)[0].value is None


def test_a_wrong_weekday_shows():
    paper = "工作日志\n2022年11月4日 星期一 晴\n今天走访了三户人家，看了新修的水窖，和村干部商量了下一步安排。"
    (mention,) = facts(paper, "work_log").dates
    assert mention.weekday_wrong


def test_weekdays_that_fit_prove_the_ledgers_year():
    assert surface("日记\n1月6日 周四 晴\n到村第一天。").stated_year == 2022
    assert surface("日记\n1月6日 周一 晴\n到村第一天。").stated_year is None


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("请于2022年6月30日前报送材料", DateRole.DEADLINE),
        ("截至2022年6月30日，共走访四十户", DateRole.CITED),
        ("聘期自2022年1月1日起", DateRole.TERM),
        ("合作期限为2022年1月1日至2023年12月31日", DateRole.TERM),
        ("打印时间：2022年6月30日", DateRole.PRINTED),
        ("2022年6月30日，调研组一行到村座谈", DateRole.EVENT),
        ("落实2022年2月22日印发的《意见》要求", DateRole.CITED),
    ],
)
def test_words_beside_a_date_tell_its_role(sentence, role):
    paper = f"关于有关事项的报告\n各处室：\n根据安排，{sentence}，其余事项按照原来的办法执行，不再另行通知。\n昆明市某某局\n2022年7月5日"
    assert facts(paper, "situation_report").dates[0].role is role
