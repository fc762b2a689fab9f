"""The many ways in which village teams lay their attendance out: persons, months and kinds of days in rows or in columns, or told."""

import pytest

from tests.recognize.papers import facts


def days(paper):
    return {f"{a.month} {a.name}": float(a.days) for a in facts(paper, "attendance_record").attendance}


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        pytest.param(
            "驻村工作队2022年第三季度在岗统计\n|姓名|7月|<|8月|<|\n|^|在岗|出差|在岗|出差|\n|岳松|20|2|21|0|\n|盘阿妹|18|3|19|2|",
            {"2022-07 岳松": 22.0, "2022-08 岳松": 21.0, "2022-07 盘阿妹": 21.0, "2022-08 盘阿妹": 21.0},
            id="two header rows joined",
        ),
        pytest.param(
            "驻村工作队2022年第三季度在岗统计\n|序号|姓名|7月|||8月|||\n|||驻村|公出|请假|驻村|公出|请假|\n|1|岳松|20|2|0|21|0|1|\n|2|盘阿妹|18|3|1|19|2|0|",
            {"2022-07 岳松": 22.0, "2022-08 岳松": 21.0, "2022-07 盘阿妹": 21.0, "2022-08 盘阿妹": 21.0},
            id="two header rows left blank",
        ),
        pytest.param(
            "2022年驻村队员出勤统计表\n|月份|岳松|盘阿妹|备注|\n|1月|20|21||\n|2月|18|22|春节|\n|合计|38|43||",
            {"2022-01 岳松": 20.0, "2022-01 盘阿妹": 21.0, "2022-02 岳松": 18.0, "2022-02 盘阿妹": 22.0},
            id="months down, persons across",
        ),
        pytest.param(
            "2022年驻村队员出勤统计表\n|月份|岳松|<|盘阿妹|<|\n|^|在村|开会|在村|开会|\n|1月|20|2|21|0|\n|2月|18|1|22|0|",
            {"2022-01 岳松": 22.0, "2022-01 盘阿妹": 21.0, "2022-02 岳松": 19.0, "2022-02 盘阿妹": 22.0},
            id="months down, persons and kinds across",
        ),
        pytest.param(
            "2022年上半年驻村天数\n|姓名|毛燕|岳松|\n|1月|20天|21天|\n|2月|15天|16天|",
            {"2022-01 毛燕": 20.0, "2022-02 毛燕": 15.0, "2022-01 岳松": 21.0, "2022-02 岳松": 16.0},
            id="姓名 over months",
        ),
        pytest.param(
            "工作队4月考勤\n|队员|第一周|第二周|第三周|第四周|本月累计|\n|毛燕|5|6|5|5|21|",
            {"2022-04 毛燕": 21.0},
            id="weeks and a monthly sum",
        ),
        pytest.param(
            "工作队4月考勤汇总\n|序号|姓名|职务|应驻村天数|实驻村天数|请假天数|备注|\n|1|毛燕|第一书记|22|21|1||",
            {"2022-04 毛燕": 21.0},
            id="due and real",
        ),
        pytest.param(
            "4月份驻村干部到岗情况\n|姓名|到岗天数|其中：入户天数|请假天数|\n|毛燕|21|10|1|",
            {"2022-04 毛燕": 21.0},
            id="part of the days",
        ),
        pytest.param(
            "4月份驻村干部考勤情况\n|姓名|驻村|公差|事假|病假|公休|合计在岗|\n|毛燕|19|2|1|0|0|21|",
            {"2022-04 毛燕": 21.0},
            id="leave beside a sum",
        ),
        pytest.param(
            "4月份驻村干部考勤情况\n|姓名|驻村|外出培训|镇上开会|事假|备注|\n|毛燕|19|2|1|1||",
            {"2022-04 毛燕": 22.0},
            id="trips of several kinds",
        ),
        pytest.param(
            "4月份驻村干部考勤情况\n|姓名|上半月|下半月|全月|\n|毛燕|11|10|21|",
            {"2022-04 毛燕": 21.0},
            id="halves of the month",
        ),
        pytest.param(
            "第一书记考勤表（2022年）\n|月份|在岗天数|请假天数|公差天数|备注|\n|1月|20|1|2||\n|2月|18|0|1||\n姓名：岳松",
            {"2022-01 岳松": 22.0, "2022-02 岳松": 19.0},
            id="one person, months down",
        ),
        pytest.param(
            "岳松同志2022年驻村考勤统计\n|月份|应出勤|实际出勤|请假|\n|1月|22|20|2|\n|2月|18|18|0|",
            {"2022-01 岳松": 20.0, "2022-02 岳松": 18.0},
            id="one person in the title",
        ),
        pytest.param(
            "2022年二季度工作队考勤公示\n|姓名|月份|在村|公差|合计|\n|岳松|4月|20|2|22|\n|^|5月|19|1|20|\n|^|6月|21|0|21|\n|毛燕|4月|22|0|22|",
            {"2022-04 岳松": 22.0, "2022-05 岳松": 20.0, "2022-06 岳松": 21.0, "2022-04 毛燕": 22.0},
            id="names joined",
        ),
        pytest.param(
            "2022年二季度工作队考勤公示\n|姓名|月份|在村|公差|合计|\n|岳松|4月|20|2|22|\n||5月|19|1|20|\n||6月|21|0|21|\n|毛燕|4月|22|0|22|",
            {"2022-04 岳松": 22.0, "2022-05 岳松": 20.0, "2022-06 岳松": 21.0, "2022-04 毛燕": 22.0},
            id="names left blank",
        ),
        pytest.param(
            "考勤\n4月\n|姓名|在岗天数|\n|岳松|20|\n5月\n|姓名|在岗天数|\n|岳松|19|",
            {"2022-04 岳松": 20.0, "2022-05 岳松": 19.0},
            id="several tables",
        ),
        pytest.param(
            "打卡月报 2022-06-01至2022-06-30\n|姓名|部门|应出勤天数|出勤天数|休息天数|外勤天数|缺卡次数|\n|岳松|工作队|22|21|8|5|0|",
            {"2022-06 岳松": 21.0},
            id="app's monthly report",
        ),
        pytest.param(
            "2022年5月驻村考勤\n|姓名|岳松|毛燕|盘阿妹|\n|在村天数|20|21|19|\n|出差天数|2|0|1|\n|请假天数|0|1|2|",
            {"2022-05 岳松": 22.0, "2022-05 毛燕": 21.0, "2022-05 盘阿妹": 20.0},
            id="kinds of days down",
        ),
        pytest.param(
            "2022年驻村队员月考勤汇总\n|姓名|职务|1月|2月|3月|合计|月均|\n|毛燕|队员|22|20|21|63|21|",
            {"2022-01 毛燕": 22.0, "2022-02 毛燕": 20.0, "2022-03 毛燕": 21.0},
            id="mean and sum",
        ),
        pytest.param(
            "2022年1-3月驻村天数统计\n|姓名|1|2|3|合计|\n|毛燕|22|20|21|63|\n|岳松|21|20|20|61|",
            {"2022-01 毛燕": 22.0, "2022-02 毛燕": 20.0, "2022-03 毛燕": 21.0, "2022-01 岳松": 21.0, "2022-02 岳松": 20.0, "2022-03 岳松": 20.0},
            id="bare months",
        ),
        pytest.param(
            "2022年驻村考勤表\n|队员姓名|项目|1月|2月|3月|\n|毛燕|在岗|20|19|21|\n|^|公差|2|0|1|\n|^|请假|0|1|0|\n|岳松|在岗|18|20|22|\n|^|公差|0|0|0|\n|^|请假|4|0|0|",
            {"2022-01 毛燕": 22.0, "2022-02 毛燕": 19.0, "2022-03 毛燕": 22.0, "2022-01 岳松": 18.0, "2022-02 岳松": 20.0, "2022-03 岳松": 22.0},
            id="kinds of days in a column",
        ),
        pytest.param(
            "2022年上半年驻村天数\n|队员|一月|二月|三月|四月|五月|六月|小计|\n|毛燕|20|15|22|21|20|21|119|",
            {"2022-01 毛燕": 20.0, "2022-02 毛燕": 15.0, "2022-03 毛燕": 22.0, "2022-04 毛燕": 21.0, "2022-05 毛燕": 20.0, "2022-06 毛燕": 21.0},
            id="half a year",
        ),
    ],
)
def test_figures_are_read_however_the_table_is_turned(paper, expected):
    assert days(paper) == expected


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        pytest.param(
            "证 明\n兹证明昆明市某局派驻我村第一书记毛燕，2022年4月至6月每月驻村天数分别为：4月22天，5月21天，6月23天。\n特此证明",
            {"2022-04 毛燕": 22.0, "2022-05 毛燕": 21.0, "2022-06 毛燕": 23.0},
            id="certificate of three months",
        ),
        pytest.param(
            "考勤证明\n毛燕同志系我村驻村工作队员，2022年度在村情况如下：1月20天、2月18天、3月23.5天，共61.5天。",
            {"2022-01 毛燕": 20.0, "2022-02 毛燕": 18.0, "2022-03 毛燕": 23.5},
            id="certificate with a sum of months",
        ),
        pytest.param(
            "2022年5月工作队考勤\n毛燕：1日至4日休假，5日至31日全勤在村，计27天。\n岳松：1日至20日在村20天，21日至31日病假。",
            {"2022-05 毛燕": 27.0, "2022-05 岳松": 20.0},
            id="spans of dates",
        ),
        pytest.param(
            "2022年5月工作队考勤\n毛燕：全月在岗26天，其中到镇开会2天，请假3天。\n岳松：驻村18天，外出培训3天，事假2天。",
            {"2022-05 毛燕": 26.0, "2022-05 岳松": 21.0},
            id="trips inside and outside",
        ),
        pytest.param(
            "驻村考勤\n毛燕 第一书记\n2022年8月\n本月打卡 23 天   请假 2 天   未打卡 6 天",
            {"2022-08 毛燕": 23.0},
            id="phone screen",
        ),
        pytest.param(
            "签到统计\n毛燕\n2022年8月\n出勤天数\n23天\n请假\n1天\n缺卡\n0次",
            {"2022-08 毛燕": 23.0},
            id="card in lines",
        ),
        pytest.param(
            "6月考勤情况通报\n6月份，第一书记岳松在岗22天，队员盘阿妹在岗20天（其中公差2天），队员毛燕请病假10天、在岗12天。",
            {"2022-06 岳松": 22.0, "2022-06 盘阿妹": 20.0, "2022-06 毛燕": 12.0},
            id="notice with roles",
        ),
        pytest.param(
            "驻村工作队2022年6月考勤\n岳松 出勤21天 请假1天\n盘阿妹 出勤20天 公差1天 请假1天\n",
            {"2022-06 岳松": 21.0, "2022-06 盘阿妹": 21.0},
            id="bare lines",
        ),
    ],
)
def test_days_are_read_from_prose_and_screens(paper, expected):
    assert days(paper) == expected


@pytest.mark.parametrize("title", ["请假条", "差旅费报销单", "2022年请销假登记"])
def test_papers_of_leave_and_journeys_hold_no_attendance(title):
    assert days(f"{title}\n| 姓名 | 出发时间 | 返回时间 | 天数 |\n| 毛燕 | 9月1日 | 9月3日 | 3 |") == {}


def test_weekdays_above_a_table_are_nobody():
    assert days("工作队去向（2022年2月第3周）\n| 姓名 | 周一(14日) | 周二(15日) |\n| 毛燕 | 在村 | 镇上开会 |") == {}


def test_whoever_signs_under_the_same_heading_was_there():
    rows = "\n".join(f"| 3.{day} | 毛燕 | {'岳松' if day % 2 else ''} |" for day in range(1, 7))
    assert days(f"签到册（2022年3月）\n| 日期 | 签到人 | 签到人 |\n{rows}") == {"2022-03 毛燕": 6, "2022-03 岳松": 3}


def test_the_place_of_a_punch_does_not_make_it_void():
    rows = "\n".join(f"| 2022-06-0{day} 08:01 | 岳松 | 活动室 |" for day in range(1, 9))
    assert days(f"打卡明细\n| 打卡时间 | 姓名 | 打卡地点 |\n{rows}") == {"2022-06 岳松": 8}


def test_a_date_left_blank_is_that_of_the_row_above():
    rows = "\n".join(f"| 5月{day}日 | 岳松 | √ | √ |\n|  | 毛燕 | √ | 事假 |" for day in range(1, 7))
    assert days(f"2022年5月考勤\n| 日期 | 姓名 | 上午 | 下午 |\n{rows}") == {"2022-05 岳松": 6, "2022-05 毛燕": 3}


def test_one_persons_sheet_may_tell_the_name_in_its_title():
    rows = "\n".join(f"| {day} | 一 | {'在村' if day <= 20 else '休假'} |" for day in range(1, 32))
    assert days(f"毛燕2022年3月考勤表\n| 日期 | 星期 | 考勤情况 |\n{rows}") == {"2022-03 毛燕": 20}


def test_names_may_stand_under_a_heading_that_belongs_to_the_months_beside_it():
    assert days("驻村考勤统计（2022年）\n| 月份 | 1月 | 2月 |\n| 毛燕 | 20 | 18 |") == {"2022-01 毛燕": 20, "2022-02 毛燕": 18}


def test_a_line_with_a_month_holds_for_the_lines_below_it():
    assert days("2022年考勤情况\n4月份\n毛燕：22天\n5月份\n毛燕：21天") == {"2022-04 毛燕": 22, "2022-05 毛燕": 21}


def test_a_certificate_of_a_span_of_days_is_of_its_month():
    assert days("在岗证明\n兹有我局派驻你村工作队员毛燕同志，2022年3月1日至3月31日期间在岗24天。") == {"2022-03 毛燕": 24}


WEEK = "|一|二|三|四|五|六|日|"


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        pytest.param(
            f"2022年6月驻村考勤（挂历）\n姓名：岳松\n{WEEK}\n| | |1√|2√|3差|4休|5休|\n|6√|7√|8√|9假|10√|11休|12休|",
            {"2022-06 岳松": 7.0},
            id="number and mark in one cell",
        ),
        pytest.param(
            f"2022年6月驻村考勤（挂历）\n姓名：岳松\n{WEEK}\n| | |1|2|3|4|5|\n| | |√|√|○|休|休|\n|6|7|8|9|10|11|12|\n|√|√|√|事|√|休|休|",
            {"2022-06 岳松": 7.0},
            id="marks below the numbers",
        ),
        pytest.param(
            f"2022年6月在村人员登记\n{WEEK}\n| | |1|2|3|4|5|\n| | |岳松、盘阿妹|岳松|岳松、盘阿妹| |盘阿妹|\n"
            "|6|7|8|9|10|11|12|\n|岳松|岳松|岳松|盘阿妹|岳松| | |",
            {"2022-06 岳松": 7.0, "2022-06 盘阿妹": 4.0},
            id="names of those who were there",
        ),
    ],
)
def test_wall_calendars(paper, expected):
    assert days(paper) == expected
