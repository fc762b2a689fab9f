"""Attendance: days in post per person and month, however they are recorded."""

from decimal import Decimal

import pytest

from evidence_checker.recognize.attendance.marks import Mark, read_legend
from tests.recognize.papers import facts


def grid(marks, *, total="", title="2022年6月考勤表", days=30):
    header = "|".join(["姓名", *map(str, range(1, days + 1)), *(["出勤天数"] if total else [])])
    row = "|".join(["骆开", *marks, *([total] if total else [])])
    return f"{title}\n|{header}|\n|{row}|"


def days(paper):
    return {(a.month, a.name): a.days for a in facts(paper, "attendance_record").attendance}


def test_marks_are_counted_business_trips_included():
    marks = ["√"] * 20 + ["○"] * 2 + ["△"] * 3 + ["×"] + ["休"] * 4
    (found,) = facts(grid(marks), "attendance_record").attendance
    assert (found.month, found.days, found.counted) == ("2022-06", 22, None)
    assert [d.day for d in found.leave_dates] == [23, 24, 25]
    assert found.pattern == "√" * 20 + "○" * 2 + "△" * 3 + "×" + "休" * 4


def test_a_stated_total_that_differs_from_the_marks_is_noticed():
    (found,) = facts(grid(["√"] * 20 + [""] * 10, total="25"), "attendance_record").attendance
    assert (found.days, found.counted) == (25, 20)


def test_a_total_of_days_present_gets_the_trips_added():
    (found,) = facts(grid(["√"] * 20 + ["○"] * 2 + [""] * 8, total="20"), "attendance_record").attendance
    assert (found.days, found.counted) == (22, None)


def test_half_days_count_half():
    assert days(grid(["√/△"] * 4 + ["√"] * 10 + [""] * 16)) == {("2022-06", "骆开"): 12}


def test_morning_and_afternoon_rows_make_one_day():
    header = "|".join(["姓名", "时段", *map(str, range(1, 8))])
    paper = f"2022年6月考勤表\n|{header}|\n|骆开|上午|{'√|' * 7}\n|骆开|下午|{'√|' * 5}△|△|"
    assert days(paper) == {("2022-06", "骆开"): 6}


@pytest.mark.parametrize(
    ("legend", "sign", "meaning"),
    [
        ("图例：√在岗 ○出差 △请假 ×缺勤", "○", Mark.TRIP),
        ("出勤√、公出●、休假○", "○", Mark.LEAVE),
        ("说明：/为休息，★为驻村，☆为开会", "★", Mark.PRESENT),
        ("", "差", Mark.TRIP),
        ("", "事", Mark.LEAVE),
    ],
)
def test_the_papers_own_legend_goes_before_custom(legend, sign, meaning):
    assert read_legend(legend).read(sign) is meaning


def test_days_as_rows_and_signatures_as_marks():
    body = "\n".join(f"| 6月{d}日 | 骆开 | {'毛燕' if d % 2 else '请假'} |" for d in range(1, 11))
    assert days(f"2022年6月签到表\n| 日期 | 骆开 | 毛燕 |\n{body}") == {("2022-06", "骆开"): 10, ("2022-06", "毛燕"): 5}


def test_punch_exports_count_days_with_a_punch():
    paper = """考勤打卡导出
| 姓名 | 日期 | 上班打卡 | 下班打卡 | 状态 |
| 骆开 | 2022-06-01 | 08:01 | 17:30 | 正常 |
| 骆开 | 2022-06-02 | 08:05 | 17:31 | 正常 |
| 骆开 | 2022-06-03 | | | 休息 |
| 骆开 | 2022-06-06 | | | 旷工 |"""
    assert days(paper) == {("2022-06", "骆开"): 2}


def test_statistics_with_months_as_columns():
    paper = "2022年第二季度在岗统计\n| 姓名 | 4月 | 5月 | 6月 | 合计 |\n| 骆开 | 22 | 21 | 20 | 63 |"
    assert days(paper) == {("2022-04", "骆开"): 22, ("2022-05", "骆开"): 21, ("2022-06", "骆开"): 20}


def test_statistics_with_months_as_rows_add_trips_that_stand_apart():
    paper = "2022年在岗统计\n| 月份 | 姓名 | 应在岗 | 在岗天数 | 出差 | 请假 |\n| 3月 | 骆开 | 22 | 18 | 3 | 1 |"
    assert days(paper) == {("2022-03", "骆开"): 21}


def test_trips_that_are_part_of_the_days_in_post_are_not_added():
    paper = "2022年在岗统计\n| 月份 | 姓名 | 实际在岗 | 其中公出 |\n| 3月 | 骆开 | 22 | 3 |"
    assert days(paper) == {("2022-03", "骆开"): 22}


@pytest.mark.parametrize(
    "prose",
    [
        "2022年3月考勤公示\n骆开，在村19天，公出2天，请假1天，合计在岗21天。",
        "2022年一季度考勤通报\n3月：骆开21天，毛燕20天。",
        "考勤证明\n兹证明骆开、毛燕2022年3月分别在村工作21天、20天。",
        "考勤说明（2022年）\n骆开3月在岗19天，公出2天。",
        "考勤卡 姓名：骆开 2022年3月\n出勤：21天 早退0",
    ],
)
def test_sentences_tell_days_too(prose):
    assert days(prose)[("2022-03", "骆开")] == 21


def test_rare_surnames_in_a_name_column_are_names():
    assert days(grid(["√"] * 21 + [""] * 9).replace("骆开", "妫文海")) == {("2022-06", "妫文海"): 21}


def test_totals_and_notes_are_nobody():
    paper = "2022年第二季度在岗统计\n| 姓名 | 4月 |\n| 骆开 | 22 |\n| 合计 | 22 |\n| 备注 | 1 |"
    assert days(paper) == {("2022-04", "骆开"): 22}


@pytest.mark.parametrize(
    ("cell", "share"), [("08:01\n17:32", 1), ("正常", 1), ("外勤", 1), ("是", 1), ("否", 0), ("半天", 0.5), ("0.5", 0.5), ("0", 0), ("", 0)]
)
def test_what_apps_write_into_a_day_is_understood(cell, share):
    assert read_legend("").share(cell)[0] == Decimal(str(share))


def test_a_sheet_of_one_person_counts_its_rows():
    rows = "\n".join(f"| {day} | √ | {'√' if day % 2 else '事假'} |" for day in range(1, 9))
    assert days(f"考勤表\n姓名：骆开  月份：2022年3月\n| 日期 | 上午 | 下午 |\n{rows}") == {("2022-03", "骆开"): 6}


def test_a_register_of_leave_is_no_attendance():
    assert days("请销假登记（2022年3月）\n| 姓名 | 请假时间 | 天数 | 事由 |\n| 骆开 | 3月5日-6日 | 2 | 家事 |") == {}
