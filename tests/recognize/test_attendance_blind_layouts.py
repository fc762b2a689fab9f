"""Layouts written before looking at what becomes of them: lines of days, years of one person, short weeks, signs for people, halves of days."""

import pytest

from tests.recognize.papers import facts

WEEK = "|一|二|三|四|五|六|日|"
WEEKENDS = {4, 5, 11, 12, 18, 19, 25, 26}  # June 2022


def days(paper):
    return {f"{a.month} {a.name}": float(a.days) for a in facts(paper, "attendance_record").attendance}


def row(*cells):
    return "|" + "|".join(map(str, cells)) + "|"


def numbers(first, last):
    return range(first, last + 1)


def workdays():
    return [day for day in numbers(1, 30) if day not in WEEKENDS]


def june(words):
    return "\n".join(f"6月{day}日　{words(day)}" for day in workdays())


def calendar(cell):
    """June 2022, which begins on a Wednesday."""
    cells = ["", "", *(f"{day} {cell(day)}".strip() for day in numbers(1, 30)), "", "", ""]
    return "\n".join([WEEK, *(row(*cells[start : start + 7]) for start in range(0, 35, 7))])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(lambda day: f"汤显明：在村　巫小芬：{'请假' if day < 3 else '在村'}", {"汤显明": 22, "巫小芬": 20}, id="name, then state"),
        pytest.param(
            lambda day: "在村：汤显明、巫小芬" if day > 3 else "在村：汤显明；请假：巫小芬", {"汤显明": 22, "巫小芬": 19}, id="state, then names"
        ),
        pytest.param(
            lambda day: f"汤显明在村，巫小芬{'出差' if day == 6 else '休假' if day == 7 else '在村'}", {"汤显明": 22, "巫小芬": 21}, id="no colon"
        ),
        pytest.param(lambda _: "汤显明、巫小芬", {"汤显明": 22, "巫小芬": 22}, id="names alone"),
        pytest.param(lambda day: f"汤显明、巫小芬{'公出' if day == 8 else '在岗'}。", {"汤显明": 22, "巫小芬": 22}, id="both in one breath"),
    ],
)
def test_lines_of_days(words, expected):
    paper = f"驻村工作队每日在岗登记\n2022年6月\n{june(words)}"
    assert days(paper) == {f"2022-06 {name}": count for name, count in expected.items()}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("1月20天，2月、3月各21天", {1: 20, 2: 21, 3: 21}, id="two months together"),
        pytest.param("1月至3月每月22天，4月20天", {1: 22, 2: 22, 3: 22, 4: 20}, id="a span of months"),
        pytest.param("1—3月各在岗21天", {1: 21, 2: 21, 3: 21}, id="a span with one sign for month"),
        pytest.param("1月至3月共在岗29天，4月22天", {4: 22}, id="a sum of several months is of none of them"),
        pytest.param("元月20天，2月18天，3月和4月均为23天", {1: 20, 2: 18, 3: 23, 4: 23}, id="the first month by its old name"),
    ],
)
def test_months_told_together(words, expected):
    paper = f"在岗情况证明\n兹有驻村队员汤显明同志，2022年在岗情况如下：{words}。\n特此证明。"
    assert days(paper) == {f"2022-{month:02} 汤显明": count for month, count in expected.items()}


def test_trips_said_to_be_counted_in_are_not_added():
    paper = "关于2022年5月在岗情况的说明\n队长汤显明在岗23天，队员巫小芬在岗22天，参加培训3天（已计入在岗天数），队员岳松在村18天，参加培训3天。"
    assert days(paper) == {"2022-05 汤显明": 23, "2022-05 巫小芬": 22, "2022-05 岳松": 21}


def test_a_year_of_one_person_has_a_month_in_each_row():
    months = [row(f"{month}月", *("√" if day % 7 else "" for day in numbers(1, 31)), "", "") for month in (1, 3)]
    paper = "\n".join(["2022年驻村考勤卡", "姓名：汤显明", row("月份", *numbers(1, 31), "出勤", "请假"), *months])
    assert days(paper) == {"2022-01 汤显明": 27, "2022-03 汤显明": 27}


def test_a_year_of_several_people_names_person_and_month_in_each_row():
    marks = ["○" if day == 3 else "√" if day % 7 else "休" for day in numbers(1, 30)]
    rows = [row(name, f"{month}月", *marks) for name in ("汤显明", "巫小芬") for month in (4, 6)]
    paper = "\n".join(["2022年驻村考勤总表", row("姓名", "月份", *numbers(1, 30)), *rows])
    assert days(paper) == {f"2022-{month:02} {name}": 26 for name in ("汤显明", "巫小芬") for month in (4, 6)}


def test_a_blank_below_a_name_repeats_it_where_rows_are_months():
    rows = [row(name, month, *("√" if day < 23 else "" for day in numbers(1, 30)), 22) for name, month in (("汤显明", "4月"), ("", "5月"))]
    assert days("\n".join(["2022年考勤", row("姓名", "月份", *numbers(1, 30), "在岗"), *rows])) == {"2022-04 汤显明": 22, "2022-05 汤显明": 22}


def week_table(first, last):
    marks = ["√" for _ in numbers(first, last)]
    return "\n".join([row("姓名", *(f"{day}日" for day in numbers(first, last))), row("汤显明", *marks), row("巫小芬", *marks)])


def test_the_short_first_and_last_weeks_of_a_month_count():
    weeks = [week_table(1, 3), week_table(4, 10), week_table(11, 17), week_table(18, 24), week_table(25, 30)]
    paper = "驻村考勤表（2022年6月）\n" + "\n".join(f"第{n}周\n{week}" for n, week in enumerate(weeks, 1))
    assert days(paper) == {"2022-06 汤显明": 30, "2022-06 巫小芬": 30}


def test_kinds_of_days_under_a_common_heading_are_added():
    marks = ["√" if day not in WEEKENDS else "" for day in numbers(1, 30)]
    head = row("姓名", "出勤", *["<"] * 29, "合计", "<", "<")
    kinds = row("", *numbers(1, 30), "在村", "公出", "请假")
    paper = "\n".join(["驻村考勤表（2022年6月）", head, kinds, row("汤显明", *marks, 20, 2, 0), row("巫小芬", *marks, 21, 1, 0)])
    assert days(paper) == {"2022-06 汤显明": 22, "2022-06 巫小芬": 22}


def test_a_common_heading_for_sums_is_a_title_where_nothing_else_is_counted():
    head = [row("姓名", "应到", "合计", "<", "<"), row("", "", "在村", "公出", "请假")]
    paper = "\n".join(["2022年6月驻村考勤统计", *head, row("汤显明", 22, 20, 2, 0), row("巫小芬", 22, 18, 1, 3)])
    assert days(paper) == {"2022-06 汤显明": 22, "2022-06 巫小芬": 19}


def test_days_due_do_not_become_part_of_a_name():
    paper = "考勤说明\n2022年6月，汤显明应在村22天，请假2天，实际在村20天；巫小芬应在村22天，实际在村21天，另公出1天。"
    assert days(paper) == {"2022-06 汤显明": 20, "2022-06 巫小芬": 22}


def test_a_half_without_a_signature_is_no_half_in_post():
    rows = [row(f"6.{day}", "汤显明", "" if day == 8 else "汤显明", "巫小芬", "巫小芬") for day in workdays()]
    paper = "\n".join(["驻村签到簿（2022年6月）", row("日期", "汤显明", "<", "巫小芬", "<"), row("", "上午", "下午", "上午", "下午"), *rows])
    assert days(paper) == {"2022-06 汤显明": 21.5, "2022-06 巫小芬": 22}


def test_a_half_without_a_time_is_no_half_in_post():
    rows = [row(f"6月{day}日", "8:30", "" if day == 9 else "17:40") for day in workdays()]
    paper = "\n".join(["驻村签到（2022年6月）", "打卡人：汤显明（第一书记）", row("日期", "上午", "下午"), *rows])
    assert days(paper) == {"2022-06 汤显明": 21.5}


@pytest.mark.parametrize(
    ("legend", "off", "trip", "both"),
    [
        pytest.param("汤＝汤显明，巫＝巫小芬", "休", "汤巫差", "汤巫", id="explained"),
        pytest.param("队员：汤显明、巫小芬", "", "汤、巫（公出）", "汤、巫", id="by surname"),
    ],
)
def test_a_calendar_may_write_one_sign_for_each_person(legend, off, trip, both):
    def cell(day):
        return off if day in WEEKENDS else {8: trip, 9: "汤"}.get(day, both)

    assert days(f"驻村日历（2022年6月）\n{legend}\n{calendar(cell)}") == {"2022-06 汤显明": 22, "2022-06 巫小芬": 21}


def test_a_row_of_sums_below_a_calendar_is_no_week():
    paper = f"驻村日历（2022年6月）\n{calendar(lambda _: '汤、巫')}\n{row('合计', '汤显明', 21, '巫小芬', 20, '', '')}"
    assert days(paper) == {"2022-06 汤显明": 21, "2022-06 巫小芬": 20}


def test_a_screen_may_write_the_name_with_a_gap_and_more_behind_a_bar():
    assert days("我的考勤\n2022年9月\n岳　松　|　石门坎村\n出勤　22天\n请假　1天") == {"2022-09 岳松": 22}
