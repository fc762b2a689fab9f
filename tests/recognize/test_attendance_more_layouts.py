"""Further ways of keeping attendance, each thought of before it was tried: what they have in common is told by their names."""

import pytest

from evidence_checker.extract.model import Box, Cell, Document, Line, LineRole, Table
from tests.recognize.papers import document, facts, scan


def days(paper):
    return {f"{a.month} {a.name}": float(a.days) for a in facts(paper, "attendance_record").attendance}


def row(*cells):
    return "|" + "|".join(map(str, cells)) + "|"


def month_row(signs, length=30):
    """The signs of a month: `signs` holds (sign, times) pairs."""
    marks = [sign for sign, times in signs for _ in range(times)]
    return marks + [""] * (length - len(marks))


NUMBERS = list(range(1, 31))


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        pytest.param(
            "2022年8月驻村工作队出勤汇总\n|姓名|应出勤|实出勤|公出|休假|\n|汤显明|23|20|3|0|\n|巫小芬|23|19|2|2|",
            {"2022-08 汤显明": 23, "2022-08 巫小芬": 21},
            id="due days are made up of those in post, trips and leave",
        ),
        pytest.param(
            "2022年8月驻村工作队出勤汇总\n|姓名|应出勤|实出勤|公出|休假|\n|汤显明|23|23|3|0|\n|巫小芬|23|21|2|2|",
            {"2022-08 汤显明": 23, "2022-08 巫小芬": 21},
            id="due days are made up of those in post and leave, trips within",
        ),
        pytest.param(
            "2022年6月在岗统计\n|姓名|在岗|公务外出|轮休|请假|\n|汤显明|22|3|8|0|\n|巫小芬|20|0|8|2|",
            {"2022-06 汤显明": 22, "2022-06 巫小芬": 20},
            id="the month's thirty days leave no room for trips beside",
        ),
        pytest.param(
            "2022年6月在岗统计\n|姓名|在岗|公务外出|轮休|请假|\n|汤显明|19|3|8|0|\n|巫小芬|20|0|8|2|",
            {"2022-06 汤显明": 22, "2022-06 巫小芬": 20},
            id="the month's thirty days are full only with the trips",
        ),
        pytest.param(
            "2022年5月驻村出勤表\n|姓名|驻村天数|出差天数|\n|汤显明|21|2|\n|巫小芬|22|1|\n备注：出差已计入驻村天数。",
            {"2022-05 汤显明": 21, "2022-05 巫小芬": 22},
            id="a note puts trips within the days in the village",
        ),
        pytest.param(
            "2022年5月驻村出勤表\n|姓名|在村|公出|\n|汤显明|19|2|\n|巫小芬|18|3|\n说明：因公外出计入出勤天数。",
            {"2022-05 汤显明": 21, "2022-05 巫小芬": 21},
            id="a note puts trips within attendance, which the village column is not",
        ),
        pytest.param(
            "2022年5月驻村出勤表\n|姓名|出勤天数（不含公差）|公差|\n|汤显明|19|2|",
            {"2022-05 汤显明": 21},
            id="a heading says that trips are not within",
        ),
        pytest.param(
            "2022年9月工作队出勤月报\n|姓名|出勤合计|其中|<|\n|^|^|在村|公差|\n|汤显明|23|20|3|",
            {"2022-09 汤显明": 23},
            id="parts under 其中 follow their sum",
        ),
        pytest.param(
            "2022年4月队员打卡汇总\n|人员|在村打卡天数|外勤打卡天数|有效天数|\n|汤显明|18|4|22|\n|巫小芬|21|0|21|",
            {"2022-04 汤显明": 22, "2022-04 巫小芬": 21},
            id="a figure that two others add up to is the sum",
        ),
    ],
)
def test_business_trips_beside_or_within(paper, expected):
    assert days(paper) == expected


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        pytest.param(
            "2022年驻村队员出勤一览表\n|派驻村|姓名|一季度|<|<|二季度|<|<|\n|^|^|1月|2月|3月|4月|5月|6月|\n|石门坎村|汤显明|20|18|22|21|20|22|\n|^|巫小芬|21|17|22|20|21|21|",
            {f"2022-0{m} 汤显明": d for m, d in zip(range(1, 7), (20, 18, 22, 21, 20, 22), strict=True)}
            | {f"2022-0{m} 巫小芬": d for m, d in zip(range(1, 7), (21, 17, 22, 20, 21, 21), strict=True)},
            id="months under quarters, a village joined over its people",
        ),
        pytest.param(
            "汤显明2022年上半年驻村情况统计\n|项目|1月|2月|3月|\n|在村天数|18|16|20|\n|公出天数|3|2|2|\n|请假天数|0|1|0|",
            {"2022-01 汤显明": 21, "2022-02 汤显明": 18, "2022-03 汤显明": 22},
            id="kinds down, months across, the person in the title",
        ),
        pytest.param(
            "2022年第二季度驻村考勤\n|姓名|4月|5月|6月|\n|汤显明（第一书记）|20+2|21+0|19+3|\n|巫小芬（队员）|22|20+1|21|\n注：在村天数＋公出天数。",
            {
                "2022-04 汤显明": 22,
                "2022-05 汤显明": 21,
                "2022-06 汤显明": 22,
                "2022-04 巫小芬": 22,
                "2022-05 巫小芬": 21,
                "2022-06 巫小芬": 21,
            },
            id="two figures added up in a cell",
        ),
        pytest.param(
            "2022年第二季度驻村考勤（在村/公出）\n|姓名|4月（在村/公出）|5月（在村/公出）|\n|汤显明|20/2|21/0|\n|巫小芬|19/3|20/1|",
            {"2022-04 汤显明": 22, "2022-05 汤显明": 21, "2022-04 巫小芬": 22, "2022-05 巫小芬": 21},
            id="two figures parted by a stroke as in the heading",
        ),
        pytest.param(
            "2022年第二季度驻村考勤\n|姓名|4月|5月|\n|汤显明|在村20天，公出2天|在村21天|\n|巫小芬|在村19天，公出3天|在村20天，请假2天|",
            {"2022-04 汤显明": 22, "2022-05 汤显明": 21, "2022-04 巫小芬": 22, "2022-05 巫小芬": 20},
            id="words in the cells",
        ),
        pytest.param(
            "2022年第三季度在村日期登记\n|月份|姓名|在村日期|公出日期|请假日期|\n|7月|汤显明|1、4-8、11-15、18-22、25-29|12|无|\n|^|巫小芬|4-8、11-15、18-22、25-29|无|1|",
            {"2022-07 汤显明": 22, "2022-07 巫小芬": 20},
            id="dates listed in place of figures",
        ),
        pytest.param(
            "2022年10月各村工作队在岗情况汇总表\n|序号|村|第一书记|在岗天数|队员|在岗天数|队员|在岗天数|\n|1|石门坎村|汤显明|21|巫小芬|20|臧克勤|22|",
            {"2022-10 汤显明": 21, "2022-10 巫小芬": 20, "2022-10 臧克勤": 22},
            id="a village a row, each person beside the days",
        ),
        pytest.param(
            "驻村考勤汇总\n|年月|队员|在岗天数|\n|2022.03|汤显明|22|\n|2022.03|巫小芬|21|\n|2022.04|汤显明|20|",
            {"2022-03 汤显明": 22, "2022-03 巫小芬": 21, "2022-04 汤显明": 20},
            id="year and month in figures",
        ),
        pytest.param(
            "2022年3月驻村工作队周报汇总\n|姓名|第一周|第二周|第三周|第四周|第五周|\n|汤显明|4|5|6|5|3|\n|巫小芬|4|6|5|5|2|",
            {"2022-03 汤显明": 23, "2022-03 巫小芬": 22},
            id="weeks without a sum",
        ),
        pytest.param(
            "2022年3月出勤旬报\n|姓名|上旬|<|中旬|<|下旬|<|\n|^|在村|公出|在村|公出|在村|公出|\n|汤显明|7|1|8|0|6|1|",
            {"2022-03 汤显明": 23},
            id="ten-day periods with trips",
        ),
    ],
)
def test_figures_of_many_shapes(paper, expected):
    assert days(paper) == expected


def test_a_legend_of_its_own_signs_names_the_columns_of_sums():
    marks = month_row([("★", 20), ("☆", 2), ("▽", 3), ("□", 5)])
    paper = f"2022年6月考勤簿（★在村 ☆公出 ▽请假 □休息）\n{row('姓名', *NUMBERS, '★', '☆', '▽', '□')}\n{row('汤显明', *marks, 20, 2, 3, 5)}"
    assert days(paper) == {"2022-06 汤显明": 22}


def test_sums_may_stand_before_the_days():
    marks = month_row([("正常", 18), ("外勤", 3), ("休息", 9)])
    paper = (
        f"钉钉月度汇总 2022-06-01 至 2022-06-30\n{row('姓名', '部门', '出勤天数', '休息天数', *NUMBERS)}\n{row('汤显明', '办公室', 21, 9, *marks)}"
    )
    assert days(paper) == {"2022-06 汤显明": 21}


def test_days_may_be_halved_by_columns():
    header = row("姓名", *[cell for day in range(1, 8) for cell in (day, "<")])
    halves = row("^", *["上", "下"] * 7)
    marks = row("汤显明", *["√", "√"] * 5, "√", "假", "休", "休")
    assert days(f"2022年6月第一周考勤\n{header}\n{halves}\n{marks}") == {"2022-06 汤显明": 5.5}


def test_weekly_tables_make_a_month():
    weeks = [range(1, 8), range(8, 15), range(15, 22), range(22, 29)]
    first, second = ["在村"] * 5 + ["休"] * 2, ["在村"] * 4 + ["公出", "休", "休"]
    tables = [
        f"第{n}周\n{row('姓名', *[f'6月{d}日' for d in week])}\n{row('汤显明', *first)}\n{row('巫小芬', *second)}" for n, week in enumerate(weeks, 1)
    ]
    assert days("2022年6月驻村人员去向表\n" + "\n".join(tables)) == {"2022-06 汤显明": 20, "2022-06 巫小芬": 20}


def test_a_week_may_run_over_into_the_next_month():
    header = row("姓名", "周一(5月30日)", "周二(5月31日)", "周三(6月1日)", "周四(6月2日)", "周五(6月3日)")
    assert days(f"2022年驻村人员周考勤\n{header}\n{row('汤显明', '√', '√', '√', '公', '休')}") == {"2022-05 汤显明": 2, "2022-06 汤显明": 2}


def test_two_columns_of_days_side_by_side():
    body = "\n".join(row(d, "√" if d % 5 else "休", d + 15, "√" if d % 5 else "公") for d in range(1, 16))
    assert days(f"2022年6月签到表\n|日期|汤显明|日期|汤显明|\n{body}") == {"2022-06 汤显明": 27}


def test_one_persons_sheet_in_two_halves():
    body = "\n".join(row(d, "√", "√", d + 15, "√", "√" if d % 3 else "假") for d in range(1, 16))
    assert days(f"2022年6月个人考勤表\n姓名：汤显明\n|日|上午|下午|日|上午|下午|\n{body}") == {"2022-06 汤显明": 27.5}


def test_months_side_by_side_above_the_names():
    body = "\n".join(row(d, "在" if d > 3 else "节", "在", "公" if d < 3 else "在", "休" if d > 25 else "在") for d in range(1, 29))
    header = "|日期|7月|<|8月|<|\n|^|汤显明|巫小芬|汤显明|巫小芬|"
    assert days(f"2022年驻村工作队签到\n{header}\n{body}") == {"2022-07 汤显明": 25, "2022-07 巫小芬": 28, "2022-08 汤显明": 28, "2022-08 巫小芬": 25}


def test_offices_may_stand_above_or_behind_the_names():
    body = "\n".join(row(f"6.{d}", "√", "√" if d < 20 else "事假") for d in range(1, 26))
    assert days(f"2022年6月考勤\n|日期|第一书记|队员|\n|^|汤显明|巫小芬|\n{body}") == {"2022-06 汤显明": 25, "2022-06 巫小芬": 19}


def test_sums_below_the_days_go_before_the_count():
    body = "\n".join(row(d, "√", "√" if d < 20 else "") for d in range(1, 26))
    assert days(f"2022年6月考勤\n|日期|汤显明|巫小芬|\n{body}\n|合计|25|21|") == {"2022-06 汤显明": 25, "2022-06 巫小芬": 21}


def test_witnesses_who_sign_every_day_are_not_the_team():
    body = "\n".join(row(f"6月{d}日", "汤显明 巫小芬" if d % 2 else "汤显明", "石开泰", "康有为") for d in range(1, 21))
    paper = f"2022年6月每日签到\n|日期|签到人员|村值班领导|审核人|\n{body}"
    assert days(paper) == {"2022-06 汤显明": 20, "2022-06 巫小芬": 10}


def test_punches_of_an_export_with_slashes_and_times():
    body = "\n".join(
        row("汤显明", f"2022/6/{d} 08:{d:02}", "上班", "正常") + "\n" + row("汤显明", f"2022/6/{d} 17:{d:02}", "下班", "正常") for d in range(1, 21)
    )
    assert days(f"打卡记录\n|姓名|打卡时间|班次|打卡结果|\n{body}") == {"2022-06 汤显明": 20}


def test_punches_with_years_of_two_digits():
    body = "\n".join(row(f"22-06-{d:02} 星期一", "汤显明", "08:30" if d < 18 else "--", "正常" if d < 18 else "请假") for d in range(1, 21))
    assert days(f"考勤明细\n|日期|姓名|上班打卡|考勤结果|\n{body}") == {"2022-06 汤显明": 17}


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        pytest.param(
            "驻村证明\n兹证明市体育局选派的驻村工作队员汤显明同志，自2022年7月1日起在我村驻村工作，其中七月份驻村二十三天，八月份驻村二十一天半，情况属实。",
            {"2022-07 汤显明": 23, "2022-08 汤显明": 21.5},
            id="numerals and half a day",
        ),
        pytest.param(
            "关于李××等同志2022年5月在岗情况的证明\n李××在岗22天，汤××在村19天、公出2天。",
            {"2022-05 李××": 22, "2022-05 汤××": 21},
            id="masked names",
        ),
        pytest.param(
            "2022年11月在岗情况\n汤显明：在村20天，到县参加培训2天，请假0天；\n巫小芬：在村18天，开会3天，事假1天；",
            {"2022-11 汤显明": 22, "2022-11 巫小芬": 21},
            id="trips told by what they were for",
        ),
        pytest.param(
            "钉钉考勤\n汤显明\n2022年9月\n22\n出勤天数\n8\n休息天数\n0\n迟到次数",
            {"2022-09 汤显明": 22},
            id="a screen with figures above their words",
        ),
        pytest.param(
            "驻村考勤情况公示（2022年6月）\n1.汤显明（第一书记）：应在岗21天，实在岗22天；\n2.巫小芬（队员）：应在岗21天，实在岗20天，请假1天。",
            {"2022-06 汤显明": 22, "2022-06 巫小芬": 20},
            id="numbered lines with due and real",
        ),
        pytest.param(
            "情况说明\n2022年7月至9月，我单位驻村工作队员在岗情况：汤显明7月22天、8月23天、9月21天，共66天；巫小芬7月20天、8月21天、9月22天，共63天。",
            {
                "2022-07 汤显明": 22,
                "2022-08 汤显明": 23,
                "2022-09 汤显明": 21,
                "2022-07 巫小芬": 20,
                "2022-08 巫小芬": 21,
                "2022-09 巫小芬": 22,
            },
            id="three months and a sum for each",
        ),
        pytest.param(
            "个人驻村天数确认\n姓名：汤显明\n一月：21天\n二月：17天\n三月：23天\n合计：61天",
            {"2022-01 汤显明": 21, "2022-02 汤显明": 17, "2022-03 汤显明": 23},
            id="a line a month",
        ),
        pytest.param(
            "驻村签到\n队员：汤显明\n2022年3月\n" + "\n".join(f"03-{d:02} 08:{d + 10}签到成功 石门坎村" for d in range(1, 23)) + "\n",
            {"2022-03 汤显明": 22},
            id="punches without a sum",
        ),
    ],
)
def test_told_in_words(paper, expected):
    assert days(paper) == expected


def test_names_that_look_like_festivals_or_places_are_names_where_names_stand():
    paper = "2022年4月考勤\n|姓名|在岗天数|\n|段国庆|22|\n|白清明|21|\n|李新村|20|\n|元旦值班|1|"
    assert {"2022-04 段国庆", "2022-04 白清明"} <= days(paper).keys()
    assert "2022-04 元旦值班" not in days(paper)


def test_a_scan_without_ruled_lines_is_read_by_its_columns():
    placed = [(0.1, 0.1, "驻村工作队2022年6月在岗天数")]
    for r, cells in enumerate([("姓名", "在村", "公出", "请假", "在岗"), ("汤显明", "20", "2", "0", "22"), ("巫小芬", "19", "1", "2", "20")]):
        placed += [(0.1 + 0.15 * c, 0.2 + 0.05 * r, text) for c, text in enumerate(cells)]
    assert days(scan(*placed)) == {"2022-06 汤显明": 22, "2022-06 巫小芬": 20}


def test_a_headless_calendar_and_its_marks():
    cells = [f"{d}{'休' if d % 7 == 0 else '公' if d == 10 else '√'}" for d in range(1, 32)]
    rows = "\n".join(row(*cells[i : i + 7], *[""] * (7 - len(cells[i : i + 7]))) for i in range(0, 31, 7))
    assert days(f"2022年8月驻村打卡日历\n姓名：汤显明\n{rows}") == {"2022-08 汤显明": 27}


def test_a_month_split_over_two_tables_keeps_its_stated_sum():
    first = f"{row('姓名', *range(1, 16))}\n{row('汤显明', *['√'] * 11, *['休'] * 4)}"
    second = f"{row('姓名', *range(16, 31), '在岗', '公出')}\n{row('汤显明', *['√'] * 9, '公', '公', *['休'] * 4, 20, 2)}"
    assert days(f"2022年6月考勤表\n{first}\n续表\n{second}") == {"2022-06 汤显明": 22}


def test_a_register_of_leave_with_a_summary_tells_the_summary():
    paper = """驻村工作队请销假登记表
|姓名|请假时间|销假时间|天数|
|汤显明|6月1日|6月3日|3|
6月出勤小结
|姓名|应出勤|实出勤|
|汤显明|21|18|"""
    assert days(paper) == {"2022-06 汤显明": 18}


def test_the_files_name_may_tell_the_month():
    paper = document("驻村工作队考勤表\n|姓名|在岗天数|\n|汤显明|22|", path="考勤/2022年9月考勤.docx")
    assert days(paper) == {"2022-09 汤显明": 22}


def test_each_sheet_is_of_the_person_above_it():
    tables = [
        f"姓名：{name}\n|日期|签到|\n" + "\n".join(row(f"6月{d}日", "√") for d in range(1, last)) for name, last in (("汤显明", 22), ("巫小芬", 20))
    ]
    assert days("2022年6月驻村签到\n" + "\n".join(tables)) == {"2022-06 汤显明": 21, "2022-06 巫小芬": 19}


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        pytest.param(
            "驻村工作队人员在岗情况统计表\n|序号|姓名|性别|派出单位|2022年各月在岗天数|<|<|<|\n|^|^|^|^|9月|10月|11月|12月|\n|1|汤显明|男|市体育局|22|20|23|21|\n|2|巫小芬|女|市体育局|21|19|22|20|",
            {
                "2022-09 汤显明": 22,
                "2022-10 汤显明": 20,
                "2022-11 汤显明": 23,
                "2022-12 汤显明": 21,
                "2022-09 巫小芬": 21,
                "2022-10 巫小芬": 19,
                "2022-11 巫小芬": 22,
                "2022-12 巫小芬": 20,
            },
            id="months under one heading that names days in post",
        ),
        pytest.param(
            "2022年4月份考勤公示\n|姓名|职务|当月天数|工作日|在岗|公休假|事假|病假|因公外出|实际在岗合计|\n|汤显明|第一书记|30|20|19|0|1|0|3|22|\n|巫小芬|队员|30|20|21|0|0|0|1|22|",
            {"2022-04 汤显明": 22, "2022-04 巫小芬": 22},
            id="days of the month and working days beside",
        ),
        pytest.param(
            "石门坎村工作队考勤\n|月份|队员|应驻村天数|实驻村天数|请假天数|备注|\n|2022年1月|汤显明|21|20|1|事假1天|\n|2022年1月|巫小芬|21|21|0||\n|2022年2月|汤显明|16|16|0|春节|\n|2022年2月|巫小芬|16|15|1|病假1天|",
            {"2022-01 汤显明": 20, "2022-01 巫小芬": 21, "2022-02 汤显明": 16, "2022-02 巫小芬": 15},
            id="a row for each month and person",
        ),
        pytest.param(
            "2022年驻村天数登记\n|姓名|汤显明|巫小芬|\n|职务|第一书记|队员|\n|1月|21|20|\n|2月|17|18|\n|合计|38|38|",
            {"2022-01 汤显明": 21, "2022-02 汤显明": 17, "2022-01 巫小芬": 20, "2022-02 巫小芬": 18},
            id="offices in a row below the names",
        ),
        pytest.param(
            "2022年7月工作队在岗情况\n|姓名|在岗天数|在岗率|备注|\n|汤显明|22天|100%|含到州里开会3天|\n|巫小芬|21天|95%|另请假1天|",
            {"2022-07 汤显明": 22, "2022-07 巫小芬": 21},
            id="days with their unit and remarks with figures",
        ),
        pytest.param(
            "2022年7月值守统计\n|姓名|白天在岗|夜间住村|\n|汤显明|22|18|",
            {"2022-07 汤显明": 22},
            id="nights are not added to days",
        ),
        pytest.param(
            "2022年第四季度考勤汇总\n|姓名|月份|出勤|公出|休息|请假|\n|汤显明|10|18|2|10|1|\n|汤显明|11|20|2|8|0|\n|汤显明|12|20|1|10|0|",
            {"2022-10 汤显明": 20, "2022-11 汤显明": 22, "2022-12 汤显明": 21},
            id="months as bare numbers, all days of the month told",
        ),
    ],
)
def test_statistics_of_other_shapes(paper, expected):
    assert days(paper) == expected


def test_a_grid_with_weekdays_over_the_days_and_remarks_behind():
    weekdays = row("星期", *["三四五六日一二"[(d - 1) % 7] for d in NUMBERS], "")
    marks = month_row([("√", 20), ("出", 1), ("假", 1), ("/", 8)])
    paper = (
        f"2022年6月工作队考勤表\n{row('日期', *NUMBERS, '备注')}\n{weekdays}\n{row('汤显明', *marks, '21日到县城开会')}\n√出勤 出公出 假请假 /休息"
    )
    assert days(paper) == {"2022-06 汤显明": 21}


def test_a_grid_with_two_rows_a_person_for_day_and_night():
    up, down = month_row([("√", 22), ("休", 8)]), month_row([("√", 20), ("假", 2), ("休", 8)])
    paper = f"2022年6月考勤\n{row('姓名', '', *NUMBERS)}\n{row('汤显明', '上', *up)}\n{row('^', '下', *down)}"
    assert days(paper) == {"2022-06 汤显明": 21}


def test_marks_with_hours_and_kinds_of_leave():
    marks = ["8", "8", "4", "事假", "8", "8", "病假4小时"] + ["8"] * 10 + ["休"] * 13
    assert days(f"2022年6月工时考勤\n{row('姓名', *NUMBERS)}\n{row('汤显明', *marks)}") in ({}, {"2022-06 汤显明": 15.5}, {"2022-06 汤显明": 15})


def test_whole_weeks_joined_as_leave():
    marks = ["√"] * 10 + ["年休假"] + ["<"] * 4 + ["√"] * 11 + ["休"] * 4
    assert days(f"2022年6月考勤\n{row('姓名', *NUMBERS)}\n{row('汤显明', *marks)}") == {"2022-06 汤显明": 21}


def test_names_with_their_office_in_one_cell():
    marks = month_row([("√", 21), ("休", 9)])
    assert days(f"2022年6月考勤\n{row('姓名', *NUMBERS)}\n{row('第一书记 汤显明', *marks)}\n{row('巫小芬（队员）', *marks)}") == {
        "2022-06 汤显明": 21,
        "2022-06 巫小芬": 21,
    }


def test_first_and_last_signature_of_each_day():
    body = "\n".join(row(d, "汤显明", "08:20", "汤显明", "18:05") if d < 23 else row(d, "", "", "", "") for d in range(1, 31))
    assert days(f"2022年6月签到签退\n姓名：汤显明\n|日期|签到|时间|签退|时间|\n{body}") == {"2022-06 汤显明": 22}


def test_daily_rows_with_place_and_work():
    body = "\n".join(row(f"6月{d}日", "在村" if d % 6 else "轮休", "入户走访", "石门坎村") for d in range(1, 31))
    assert days(f"驻村工作日登记\n汤显明 2022年6月\n|日期|在岗情况|主要工作|地点|\n{body}") == {"2022-06 汤显明": 25}


def test_days_down_and_offices_over_the_names_in_one_cell():
    body = "\n".join(row(f"{d}日", "在", "在" if d != 5 else "病") for d in range(1, 21))
    assert days(f"2022年9月在岗登记\n|时间|第一书记：汤显明|队员：巫小芬|\n{body}") == {"2022-09 汤显明": 20, "2022-09 巫小芬": 19}


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        pytest.param(
            "考勤证明\n汤显明同志，2022年5月份应出勤20天，实际出勤22天，其中到市里汇报工作2天，无请假。",
            {"2022-05 汤显明": 22},
            id="due, real and a part in one sentence",
        ),
        pytest.param(
            "2022年5月工作队考勤小结\n本月应到3人。第一书记汤显明驻村22天；队员巫小芬驻村19天，因公出差2天，病假1天；队员臧克勤驻村18天，公差3天。",
            {"2022-05 汤显明": 22, "2022-05 巫小芬": 21, "2022-05 臧克勤": 21},
            id="a summary of the month",
        ),
        pytest.param(
            "驻村证明\n兹有汤显明、巫小芬两位同志于2022年6月在我村驻村，分别为22天和21天。特此证明。",
            {"2022-06 汤显明": 22, "2022-06 巫小芬": 21},
            id="two people, their days behind",
        ),
        pytest.param(
            "微信打卡\n汤显明的打卡统计\n2022年6月\n正常打卡 20 天\n外勤 2 天\n累计出勤 22 天\n缺卡 0 天",
            {"2022-06 汤显明": 22},
            id="a screen with a sum among its lines",
        ),
        pytest.param(
            "群接龙：2022年6月驻村天数\n1. 汤显明 22天\n2. 巫小芬 21天\n3. 臧克勤 20天（公出1天在内）",
            {"2022-06 汤显明": 22, "2022-06 巫小芬": 21, "2022-06 臧克勤": 20},
            id="a chain of messages",
        ),
    ],
)
def test_told_in_other_words(paper, expected):
    assert days(paper) == expected


def test_rules_plans_and_rosters_tell_no_days():
    assert days("驻村工作队考勤制度\n驻村干部每月在村工作不少于20天，请假3天以上报县委组织部批准。") == {}
    assert days("2022年6月值班安排表\n|日期|带班领导|值班人员|\n|6月1日|康有为|汤显明|\n|6月2日|石开泰|巫小芬|") == {}


def test_seals_and_stray_words_beside_a_scanned_table_are_no_columns():
    placed = [(0.1, 0.1, "2022年6月在岗统计"), (0.9, 0.27, "印")]
    for r, cells in enumerate([("姓名", "在岗", "请假"), ("汤显明", "22", "0"), ("巫小芬", "20", "2"), ("臧克勤", "21", "1")]):
        placed += [(0.1 + 0.2 * c, 0.2 + 0.05 * r, text) for c, text in enumerate(cells)]
    assert days(scan(*placed)) == {"2022-06 汤显明": 22, "2022-06 巫小芬": 20, "2022-06 臧克勤": 21}


def month_of_marks(*names_and_signs):
    """A grid of June with one row a person."""
    return "\n".join([row("姓名", *NUMBERS), *(row(name, *month_row(signs)) for name, signs in names_and_signs)])


def test_ocr_slips_in_a_scanned_grid():
    header = "姓名 l 2 3 4 5 6 7 8 9 IO 11 12 13 14 15 16 17 18 19 20 2l 22 23 24 25 26 27 28 29 3O 出勤天数"
    marks = " ".join(["V"] * 20 + ["休"] * 8 + ["公"] * 2)
    assert days(f"驻村工作队2022年6月考勤表\n{header}\n汤显明 {marks} 22") == {"2022-06 汤显明": 22}


def test_a_grid_counts_only_what_its_legend_says_is_presence():
    grid = month_of_marks(("汤显明", [("A", 20), ("B", 2), ("C", 3), ("D", 5)]))
    assert days(f"2022年6月考勤\n{grid}\n代码：A—在村，B—出差，C—请假，D—休息") == {"2022-06 汤显明": 22}


def test_circled_numbers_in_a_legend():
    grid = month_of_marks(("汤显明", [("①", 19), ("②", 3), ("③", 2), ("④", 6)]))
    assert days(f"2022年6月考勤\n{grid}\n注：①在岗 ②公出 ③事假 ④休息") == {"2022-06 汤显明": 22}


def test_rest_days_left_blank_and_absence_crossed():
    grid = month_of_marks(("汤显明", [("√", 21), ("×", 1), ("", 8)]))
    assert days(f"2022年6月考勤\n{grid}") == {"2022-06 汤显明": 21}


def test_two_months_in_two_grids_of_one_sheet():
    june = month_of_marks(("汤显明", [("√", 22), ("休", 8)]))
    july = month_of_marks(("汤显明", [("√", 21), ("休", 9)]))
    assert days(f"驻村考勤（2022年）\n6月份\n{june}\n7月份\n{july}") == {"2022-06 汤显明": 22, "2022-07 汤显明": 21}


def test_the_table_names_its_month_in_its_first_row():
    paper = f"|2022年6月驻村工作队考勤|{'<|' * 30}\n{month_of_marks(('汤显明', [('√', 22), ('休', 8)]))}"
    assert days(paper) == {"2022-06 汤显明": 22}


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        pytest.param(
            "驻村队员考勤情况一览表\n|队员|考勤情况（天）|<|<|<|\n|^|2022年8月|<|2022年9月|<|\n|^|在岗|请假|在岗|请假|\n|汤显明|22|1|21|0|\n|巫小芬|20|3|22|0|",
            {"2022-08 汤显明": 22, "2022-09 汤显明": 21, "2022-08 巫小芬": 20, "2022-09 巫小芬": 22},
            id="three rows of headings",
        ),
        pytest.param(
            "汤显明同志驻村履职登记表\n|年月|在村工作天数|参加会议培训天数|合计天数|\n|2022年3月|19|3|22|\n|2022年4月|20|1|21|",
            {"2022-03 汤显明": 22, "2022-04 汤显明": 21},
            id="meetings beside and a sum",
        ),
        pytest.param(
            "2022年度驻村干部在岗天数统计（汤显明）\n|1月|2月|3月|4月|\n|20|17|22|21|",
            {"2022-01 汤显明": 20, "2022-02 汤显明": 17, "2022-03 汤显明": 22, "2022-04 汤显明": 21},
            id="months over one row of figures, the person in brackets in the title",
        ),
        pytest.param(
            "2022年6月驻村考勤汇总\n|单位|姓名|出勤|公出|病假|事假|轮休|小计|\n|市体育局|汤显明|18|3|0|1|8|30|\n|市体育局|巫小芬|20|1|1|0|8|30|",
            {"2022-06 汤显明": 21, "2022-06 巫小芬": 21},
            id="a sum of all days of the month",
        ),
        pytest.param(
            "2022年6月钉钉考勤汇总\n|姓名|出勤天数|休息天数|出差时长(天)|请假时长(天)|旷工天数|\n|汤显明|20|8|2|0|0|\n|巫小芬|19|8|1|2|0|",
            {"2022-06 汤显明": 22, "2022-06 巫小芬": 20},
            id="an export with durations in days",
        ),
        pytest.param(
            "2022年5—6月在岗公示\n|姓名|五月|<|<|六月|<|<|\n|^|应|实|假|应|实|假|\n|汤显明|20|20|0|21|20|1|\n|巫小芬|20|18|2|21|21|0|",
            {"2022-05 汤显明": 20, "2022-06 汤显明": 20, "2022-05 巫小芬": 18, "2022-06 巫小芬": 21},
            id="headings of one character",
        ),
    ],
)
def test_statistics_of_still_other_shapes(paper, expected):
    assert days(paper) == expected


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        pytest.param(
            "驻村工作队员在岗证明\n汤显明（身份证号：5301**********1234）系我村驻村第一书记，2022年8月实际在村22天（含到镇开会1天），2022年9月实际在村21天。",
            {"2022-08 汤显明": 22, "2022-09 汤显明": 21},
            id="a bracket behind the name",
        ),
        pytest.param(
            "石门坎村2022年6月驻村情况反馈\n汤显明  在岗22天  请假0天  休息8天\n巫小芬  在岗20天  请假2天  休息8天",
            {"2022-06 汤显明": 22, "2022-06 巫小芬": 20},
            id="lines with wide gaps",
        ),
        pytest.param(
            "2022年第三季度，汤显明在岗65天，其中7月22天、8月23天、9月20天；巫小芬在岗63天，其中7月21天、8月22天、9月20天。",
            {
                "2022-07 汤显明": 22,
                "2022-08 汤显明": 23,
                "2022-09 汤显明": 20,
                "2022-07 巫小芬": 21,
                "2022-08 巫小芬": 22,
                "2022-09 巫小芬": 20,
            },
            id="a quarter with its months behind 其中",
        ),
        pytest.param(
            "2022年6月考勤通报\n汤显明、巫小芬均在岗22天，臧克勤在岗19天、公出2天。",
            {"2022-06 汤显明": 22, "2022-06 巫小芬": 22, "2022-06 臧克勤": 21},
            id="two alike and one apart",
        ),
        pytest.param(
            "6月份在岗天数（2022年）：\n第一书记汤显明：22\n队员巫小芬：21\n",
            {"2022-06 汤显明": 22, "2022-06 巫小芬": 21},
            id="bare figures under a heading that says what they count",
        ),
        pytest.param(
            "2022年6月份驻村考勤：汤显明，21.5天；巫小芬，20天。\n",
            {"2022-06 汤显明": 21.5, "2022-06 巫小芬": 20},
            id="all in one line",
        ),
    ],
)
def test_told_in_still_other_words(paper, expected):
    assert days(paper) == expected


def test_a_scan_whose_cells_hold_several_words():
    placed = [(0.1, 0.1, "2022年6月驻村在岗情况"), (0.1, 0.13, "单位：市体育局")]
    for r, cells in enumerate(
        [("序号", "姓名", "职务", "在村天数", "公出天数"), ("1", "汤显明", "第一书记", "20天", "2天"), ("2", "巫小芬", "队员", "21天", "0天")]
    ):
        placed += [(0.08 + 0.17 * c, 0.2 + 0.05 * r, text) for c, text in enumerate(cells)]
    assert days(scan(*placed)) == {"2022-06 汤显明": 22, "2022-06 巫小芬": 21}


def seen(rows, *, page=1, words=()):
    """A scanned table: cells of equal size, each with its box, and words that stand beside it."""
    places = [(r, c, text) for r, cells in enumerate(rows) for c, text in enumerate(cells)]
    table = [Cell(text, r, c, box=Box(0.2 + 0.1 * c, 0.2 + 0.03 * r, 0.3 + 0.1 * c, 0.23 + 0.03 * r), confidence=0.97) for r, c, text in places]
    lines = (Line("2022年6月驻村工作队在岗情况", box=Box(0.2, 0.1, 0.6, 0.13)), *words)
    return Document("扫描/二.pdf", "2" * 64, "pdf", lines=lines, tables=(Table(page, tuple(table), box=Box(0.2, 0.2, 0.6, 0.4)),))


def test_words_beside_a_scanned_table_are_its_outer_columns():
    names = [Line(text, box=Box(0.1, 0.205 + 0.03 * r, 0.18, 0.225 + 0.03 * r)) for r, text in enumerate(["姓名", "汤显明", "巫小芬"])]
    assert days(seen([["在村", "公出"], ["20", "2"], ["21", "0"]], words=names)) == {"2022-06 汤显明": 22, "2022-06 巫小芬": 21}


def test_a_cell_that_swallowed_others_is_taken_apart_by_the_places_of_its_words():
    rows = [("姓名", "在村", "公出"), ("汤显明", "20", "2"), ("巫小芬", "21", "0")]
    words = [
        Line(text, box=Box(0.22 + 0.12 * c, 0.205 + 0.03 * r, 0.28 + 0.12 * c, 0.225 + 0.03 * r), role=LineRole.CELL)
        for r, cells in enumerate(rows)
        for c, text in enumerate(cells)
    ]
    whole = Cell("".join("".join(cells) for cells in rows), 0, 0, box=Box(0.2, 0.2, 0.6, 0.3), confidence=0.97)
    lines = (Line("2022年6月驻村工作队在岗情况", box=Box(0.2, 0.1, 0.6, 0.13)), *words)
    paper = Document("扫描/三.pdf", "3" * 64, "pdf", lines=lines, tables=(Table(1, (whole,), "2022年6月在岗", Box(0.2, 0.2, 0.6, 0.3)),))
    assert days(paper) == {"2022-06 汤显明": 22, "2022-06 巫小芬": 21}


def test_a_figure_that_a_scan_lost_leaves_its_month_untold():
    assert days(seen([["姓名", "在村", "公出"], ["汤显明", "20", "2"], ["巫小芬", "21", ""]])) == {"2022-06 汤显明": 22}


def test_a_scanned_month_that_breaks_off_is_not_told():
    grid = [["日期", "汤显明"], *([str(d), "在"] for d in range(1, 20))]
    assert days(seen(grid)) == {}
