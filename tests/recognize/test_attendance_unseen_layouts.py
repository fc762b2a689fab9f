"""Further ways of keeping attendance: labels that explain signs, outcomes of punches, sums told in sentences, tables that go on overleaf."""

import pytest

from evidence_checker.extract.model import Box, Cell, Document, Line, LineRole, Source, Table
from tests.recognize.papers import document, facts


def attendance(paper):
    return facts(paper, "attendance_record").attendance


def days(paper):
    return {f"{a.month} {a.name}": float(a.days) for a in attendance(paper)}


def row(*cells):
    return "|" + "|".join(map(str, cells)) + "|"


def daily(count, *signs):
    """Rows of a day each: number, blank, then one sign for each person by a function of the day."""
    return [row(day, "", *(sign(day) for sign in signs)) for day in range(1, count + 1)]


def often(sign, *, but=None, otherwise=""):
    """A sign for every day except those told."""
    return lambda day: otherwise if day in (but or ()) else sign


def test_labels_of_the_sums_explain_the_signs():
    rows = daily(30, often("●", but=(5, 6, 12, 13, 19, 20, 26, 27), otherwise="○"), often("●", but=(4, 5, 6, 7, 8, 9, 10, 11), otherwise="○"))
    below = [row("在村●", "", 22, 22), row("公出▲", "", 0, 0), row("轮休○", "", 8, 8), row("出勤合计（●＋▲）", "", 22, 22)]
    paper = "\n".join(["黄泥村驻村工作队在村登记（2022年6月）", row("日", "星期", "汤显明", "巫小芬"), *rows, *below])
    assert days(paper) == {"2022-06 汤显明": 22, "2022-06 巫小芬": 22}
    assert all(a.counted is None for a in attendance(paper))


def test_headings_of_the_sums_explain_the_signs():
    marks = ["▲"] * 20 + ["◇"] * 2 + ["○"] * 8
    paper = f"2022年6月驻村考勤\n{row('姓名', *range(1, 31), '▲在村', '◇公出', '○轮休')}\n{row('汤显明', *marks, 20, 2, 8)}"
    assert days(paper) == {"2022-06 汤显明": 22}


def test_one_label_with_a_sign_is_no_legend():
    marks = ["√"] * 20 + ["○"] * 2 + ["休"] * 8
    paper = f"2022年6月驻村考勤\n{row('姓名', *range(1, 31), '备注○')}\n{row('汤显明', *marks, '')}"
    assert days(paper) == {"2022-06 汤显明": 22}


@pytest.mark.parametrize("heading", ["成员", "谁", "驻村同志", "打卡对象"])
def test_whoever_stands_before_the_figures_is_the_person_whatever_the_heading(heading):
    paper = (
        f"驻村组出勤月汇总\n|月份|{heading}|日历天数|定位正常|外勤打卡|出勤天数|休息|请假|异常|\n"
        "|2022-07|汤显明|31|21|2|23|8|0|0|\n|2022-07|巫小芬|31|22|0|22|8|1|0|\n|2022-08|汤显明|31|20|1|21|8|2|0|"
    )
    assert days(paper) == {"2022-07 汤显明": 23, "2022-07 巫小芬": 22, "2022-08 汤显明": 21}


def test_words_for_kinds_of_days_are_nobody_though_they_look_like_names():
    assert days("出勤月汇总（2022年7月）\n|月份|出勤天数|休息|异常|\n|7月|23|8|0|") == {}


@pytest.mark.parametrize("heading", ["打卡人", "成员", "谁在"])
def test_punches_name_people_under_any_heading(heading):
    rows = [row(f"2022-06-{day:02}", who, "正常" if day % 4 else "事假") for day in range(1, 13) for who in ("汤显明", "巫小芬")]
    paper = "\n".join(["打卡明细", row("日期", heading, "考勤结果"), *rows])
    assert days(paper) == {"2022-06 汤显明": 9, "2022-06 巫小芬": 9}


def test_a_stated_outcome_goes_before_the_single_punches():
    rows = [
        row(f"2022-06-{day:02}", "汤显明", "7:58", "未打卡" if day % 3 == 0 else "18:02", "补卡通过" if day % 3 == 0 else "正常")
        for day in range(1, 10)
    ]
    assert days("\n".join(["打卡明细", row("日期", "姓名", "首次打卡", "末次打卡", "考勤结果"), *rows])) == {"2022-06 汤显明": 9}


def test_two_outcomes_of_a_day_are_its_halves():
    rows = [row(f"2022-06-{day:02}", "汤显明", "正常", "缺卡" if day % 3 == 0 else "正常") for day in range(1, 10)]
    assert days("\n".join(["打卡明细", row("日期", "姓名", "上班结果", "下班结果"), *rows])) == {"2022-06 汤显明": 7.5}


def test_an_outcome_left_blank_leaves_the_punches_to_tell():
    rows = [row(f"2022-06-{day:02}", "汤显明", "7:58", "18:02", "") for day in range(1, 10)]
    assert days("\n".join(["打卡明细", row("日期", "姓名", "首次打卡", "末次打卡", "结果"), *rows])) == {"2022-06 汤显明": 9}


def grid_with_totals(*totals):
    """Thirty days of which the marks show twenty, each person with a stated total."""
    people = zip(("汤显明", "巫小芬", "臧克勤"), totals, strict=False)
    marks = ["√"] * 20 + ["休"] * 10
    return f"2022年6月考勤表\n{row('姓名', *range(1, 31), '出勤天数')}\n" + "\n".join(row(name, *marks, total) for name, total in people)


def test_totals_that_all_differ_from_the_marks_put_the_reading_in_doubt():
    assert [(a.days, a.counted) for a in attendance(grid_with_totals(24, 25, 23))] == [(24, None), (25, None), (23, None)]


def test_one_total_among_others_that_differs_is_noticed():
    assert [(a.days, a.counted) for a in attendance(grid_with_totals(20, 25, 20))] == [(20, None), (25, 20), (20, None)]


def scanned_line(text, top, left=0.1):
    return Line(text, box=Box(left, top, left + 0.02 * len(text), top + 0.012), source=Source.RAPIDOCR, confidence=0.95)


def test_sums_told_below_a_scan_fill_in_what_its_marks_lost():
    lines = [
        scanned_line("驻黄泥村工作队签到册（6月）", 0.1),
        *(scanned_line(word, 0.15, left) for word, left in (("日期", 0.1), ("汤显明", 0.3), ("巫小芬", 0.5))),
    ]
    for day in range(1, 31):
        lines.append(scanned_line(f"6.{day}", 0.15 + day * 0.02))
        lines += [scanned_line("在", 0.15 + day * 0.02, left) for left in (0.3, 0.5) if day % 4 == 0]
    lines.append(scanned_line("本月小结（在村＋公出）：汤显明22天，巫小芬21天。", 0.9))
    paper = Document("扫描/签到册.pdf", "2" * 64, "pdf", lines=tuple(lines))
    assert days(paper) == {"2022-06 汤显明": 22, "2022-06 巫小芬": 21}


def test_a_scan_whose_marks_are_mostly_lost_tells_nothing():
    lines = [
        scanned_line("驻黄泥村工作队签到册（6月）", 0.1),
        *(scanned_line(word, 0.15, left) for word, left in (("日期", 0.1), ("汤显明", 0.3), ("巫小芬", 0.5))),
    ]
    for day in range(1, 31):
        lines.append(scanned_line(f"6.{day}", 0.15 + day * 0.02))
        lines += [scanned_line("在", 0.15 + day * 0.02, left) for left in (0.3, 0.5) if day % 4 == 0]
    assert days(Document("扫描/签到册.pdf", "2" * 64, "pdf", lines=tuple(lines))) == {}


def test_marks_seen_as_one_upright_word_are_parted():
    lines = [
        scanned_line("驻黄泥村工作队签到册（6月）", 0.1),
        *(scanned_line(word, 0.15, left) for word, left in (("日期", 0.1), ("汤显明", 0.3), ("巫小芬", 0.5))),
    ]
    lines += [scanned_line(f"6.{day}", 0.15 + day * 0.02) for day in range(1, 31)]
    for left, marks in ((0.3, "在" * 22 + "休" * 8), (0.5, "在" * 20 + "公" * 2 + "假" * 8)):
        box = Box(left, 0.169, left + 0.02, 0.169 + 0.6)
        lines.append(Line(marks, box=box, source=Source.RAPIDOCR, confidence=0.95))
    assert days(Document("扫描/签到册.pdf", "2" * 64, "pdf", lines=tuple(lines))) == {"2022-06 汤显明": 22, "2022-06 巫小芬": 22}


def pages(*parts):
    """A PDF with a ruled table on each page, after a title on the first."""
    tables = tuple(
        Table(page, tuple(Cell(str(text), r, c) for r, cells in enumerate(rows) for c, text in enumerate(cells)))
        for page, rows in enumerate(parts, 1)
    )
    cells = [Line("\t".join(map(str, cells)), page=page, role=LineRole.CELL) for page, rows in enumerate(parts, 1) for cells in rows]
    return Document("考勤/6月.pdf", "3" * 64, "pdf", lines=(Line("2022年6月驻村工作队考勤表"), *cells), tables=tables)


HEAD = ("日期", "汤显明", "巫小芬")
FIRST = [(day, "√", "√" if day % 5 else "休") for day in range(1, 19)]
REST = [(day, "√" if day < 25 else "差", "假") for day in range(19, 31)]


@pytest.mark.parametrize("heading", [[], [HEAD]], ids=["without its heading", "with its heading again"])
def test_a_month_goes_on_overleaf(heading):
    paper = pages([HEAD, *FIRST], [*heading, *REST, ("合计", 30, 15)])
    assert days(paper) == {"2022-06 汤显明": 30, "2022-06 巫小芬": 15}


def test_punches_go_on_overleaf():
    head = ("日期", "姓名", "结果")
    punches = [(f"2022-06-{day:02}", name, "正常") for name in ("汤显明", "巫小芬") for day in range(1, 22)]
    assert days(pages([head, *punches[:30]], punches[30:])) == {"2022-06 汤显明": 21, "2022-06 巫小芬": 21}


def test_another_month_overleaf_is_another_month():
    may = [HEAD, *((f"5月{day}日", "√", "√") for day in range(1, 32))]
    june = [HEAD, *((f"6月{day}日", "√", "休") for day in range(1, 31))]
    assert days(pages(may, june)) == {"2022-05 汤显明": 31, "2022-05 巫小芬": 31, "2022-06 汤显明": 30, "2022-06 巫小芬": 0}


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        pytest.param(
            "2022年9月、10月在岗情况公示\n9月（30天）\n|项目|汤显明|巫小芬|\n|住村|20|14|\n|公出办事|2|1|\n|在岗小计|22|15|\n|轮休|5|0|\n|请假|0|12|\n"
            "10月（31天）\n|项目|汤显明|巫小芬|\n|住村|21|20|\n|公出办事|1|0|\n|在岗小计|22|20|\n|轮休|2|4|",
            {"2022-09 汤显明": 22, "2022-09 巫小芬": 15, "2022-10 汤显明": 22, "2022-10 巫小芬": 20},
            id="a table for each month, kinds down",
        ),
        pytest.param(
            "驻村工作队2022年5月在村签名册小结\n|队员|签名天数|因公离村|因私离村|备注|\n|汤显明|20|2|0||\n|巫小芬|19|3|1||",
            {"2022-05 汤显明": 22, "2022-05 巫小芬": 22},
            id="away from the village on business",
        ),
        pytest.param(
            "2022年5月出勤核定表\n|姓名|自报天数|村委会核定天数|\n|汤显明|23|22|\n|巫小芬|21|21|",
            {"2022-05 汤显明": 22, "2022-05 巫小芬": 21},
            id="confirmed days go before those reported",
        ),
        pytest.param(
            "2022年第二季度驻村夜宿与在岗天数\n|姓名|4月|<|5月|<|\n|^|住宿夜数|在岗天数|住宿夜数|在岗天数|\n|汤显明|18|22|17|21|\n|巫小芬|16|20|19|22|",
            {"2022-04 汤显明": 22, "2022-05 汤显明": 21, "2022-04 巫小芬": 20, "2022-05 巫小芬": 22},
            id="nights are no days",
        ),
        pytest.param(
            "2022年7月驻村考勤扣款表\n|姓名|当月天数|缺岗天数|在岗天数|补助标准|\n|汤显明|31|8|23|60|\n|巫小芬|31|10|21|60|",
            {"2022-07 汤显明": 23, "2022-07 巫小芬": 21},
            id="days of the month are no days in post",
        ),
        pytest.param(
            "2022年驻村工作队考勤汇总（6月）\n|姓名|上旬(1-10日)|中旬(11-20日)|下旬(21-30日)|本月在岗|\n|汤显明|8|7|7|22|\n|巫小芬|7|7|6|20|",
            {"2022-06 汤显明": 22, "2022-06 巫小芬": 20},
            id="ten-day periods and their sum",
        ),
        pytest.param(
            "考勤公示\n2022年6月，汤显明应到22天，实到22天（含公出2天）；巫小芬应到22天，实到20天，事假2天。",
            {"2022-06 汤显明": 22, "2022-06 巫小芬": 20},
            id="due and real days in a sentence",
        ),
        pytest.param(
            "2022年6月考勤\n|日期|汤显明|巫小芬|\n"
            + "\n".join(f"|{d}|{'在' if d < 23 else '休'}|{'在' if d < 22 else '休'}|" for d in range(1, 31))
            + "\n|在村|22|21|\n|外出开会|0|0|",
            {"2022-06 汤显明": 22, "2022-06 巫小芬": 21},
            id="sums without the word sum below the days",
        ),
        pytest.param(
            "6月驻村轨迹（挂钩单位：市某局）\n|队员|在村天数|在村率|夜间在村|\n|汤显明|22|73.3%|20|\n|巫小芬|21|70%|19|",
            {"2022-06 汤显明": 22, "2022-06 巫小芬": 21},
            id="a rate and nights beside the days",
        ),
    ],
)
def test_further_tables(paper, expected):
    assert days(paper) == expected


def test_a_line_that_sums_up_stands_in_for_figures_missing_in_a_table():
    rows = "\n".join(row(f"{day}日", "走访", "填表") for day in range(1, 6))
    paper = f"驻村工作队6月工作安排与在岗统计\n|日期|上午|下午|\n{rows}\n本月在岗合计：汤显明22天，巫小芬20天。"
    assert days(paper) == {"2022-06 汤显明": 22, "2022-06 巫小芬": 20}


def test_a_sentence_about_leave_sums_up_nothing():
    marks = ["√"] * 21 + ["休"] * 9
    paper = f"2022年6月考勤表\n{row('姓名', *range(1, 31))}\n{row('汤显明', *marks)}\n本月请假：巫小芬3天，臧克勤5天。"
    assert days(paper) == {"2022-06 汤显明": 21}


def test_a_summary_in_a_sheets_last_row_is_read_too():
    paper = document(f"2022年6月值守安排\n{row('序号', '内容', '说明')}\n{row(1, '走访', '')}\n{row('出勤统计：汤显明22天，巫小芬21天', '', '')}")
    assert days(paper) == {"2022-06 汤显明": 22, "2022-06 巫小芬": 21}


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        pytest.param(
            f"2022年6月考勤\n{row('姓名', *range(1, 31))}\n{row('汤显明', *['住'] * 20, *['会'] * 2, *['家'] * 8)}\n"
            "注：“住”指在村，“会”指外出开会，“家”指轮休回家。",
            {"2022-06 汤显明": 22},
            id="signs explained in a sentence",
        ),
        pytest.param(
            f"2022年6月考勤\n{row('姓名', *range(1, 31))}\n{row('汤显明 （第一书记）', *['√'] * 21, *['休'] * 9)}\n"
            f"{row('队员 巫小芬', *['√'] * 20, *['休'] * 10)}",
            {"2022-06 汤显明": 21, "2022-06 巫小芬": 20},
            id="offices beside the names",
        ),
        pytest.param(
            f"打卡日报\n{row('姓名', *(f'2022/6/{d}' for d in range(1, 31)))}\n{row('汤显明', *['正常'] * 20, *['外勤'] * 2, *['休息'] * 8)}",
            {"2022-06 汤显明": 22},
            id="dates in full across",
        ),
        pytest.param(
            "2022年6月驻村到岗统计\n|姓名|实到/应到|备注|\n|汤显明|22/22||\n|巫小芬|20/22|病假2天|",
            {"2022-06 汤显明": 22, "2022-06 巫小芬": 20},
            id="real over due days",
        ),
        pytest.param(
            "2022年驻村天数登记\n|姓名|1月|2月|3月|4月|\n|汤显明|21|20|—|—|\n|巫小芬|—|—|22|21|",
            {"2022-01 汤显明": 21, "2022-02 汤显明": 20, "2022-03 巫小芬": 22, "2022-04 巫小芬": 21},
            id="dashes where somebody was not yet or no longer there",
        ),
        pytest.param(
            "2022年6月驻村情况\n汤显明：在村20天（1—3日、6—10日、13—17日、20—24日、29—30日），公出2天（27、28日），轮休8天。\n"
            "巫小芬：在村21天（1—3日、6—10日、13—17日、20—24日、27—29日），公出0天，事假1天（30日）。",
            {"2022-06 汤显明": 22, "2022-06 巫小芬": 21},
            id="dates in brackets behind the days",
        ),
        pytest.param(
            "2022年6月签到打卡表\n|日期|汤显明|巫小芬|\n"
            + "\n".join(f"|6/{d}|7:50-18:20|{'8:01-17:59' if d < 25 else '请假'}|" for d in range(1, 28)),
            {"2022-06 汤显明": 27, "2022-06 巫小芬": 24},
            id="spans of hours",
        ),
        pytest.param(
            "2022年6月人员去向登记\n|日期|在村人员|公出人员|请假人员|\n"
            + "\n".join(
                f"|6月{d}日|{'汤显明、巫小芬' if d < 20 else '汤显明'}|{'巫小芬' if d in (20, 21) else ''}|{'巫小芬' if d > 21 else ''}|"
                for d in range(1, 27)
            ),
            {"2022-06 汤显明": 26, "2022-06 巫小芬": 21},
            id="names under where they were",
        ),
        pytest.param(
            "2022年6月驻村出勤表\n|姓名|本月在岗|本年累计在岗|\n|汤显明|22|30|\n|巫小芬|21|29|",
            {"2022-06 汤显明": 22, "2022-06 巫小芬": 21},
            id="days since the beginning of the year beside the month's",
        ),
        pytest.param(
            "2022年二季度在岗情况\n|姓名|季度应在岗|4月|5月|6月|季度实在岗|\n|汤显明|62|21|20|22|63|\n|巫小芬|62|20|20|21|61|",
            {
                "2022-04 汤显明": 21,
                "2022-05 汤显明": 20,
                "2022-06 汤显明": 22,
                "2022-04 巫小芬": 20,
                "2022-05 巫小芬": 20,
                "2022-06 巫小芬": 21,
            },
            id="a quarter's figures around the months",
        ),
        pytest.param(
            "2022年6月考勤\n|姓名|周次|一|二|三|四|五|六|日|在岗|\n|汤显明|第一周|||√|√|√|休|休|3|\n|^|第二周|√|√|√|√|√|休|休|5|\n"
            "|^|第三周|√|√|公|√|√|√|休|6|\n|^|第四周|√|√|√|√|√|休|休|5|\n|^|第五周|√|√|√|√||||4|",
            {"2022-06 汤显明": 23},
            id="weeks down and weekdays across with weekly sums",
        ),
        pytest.param(
            "驻村队员在岗天数（2022年）\n|队员|起止月份|在岗天数|\n|汤显明|4-6月|65|\n|巫小芬|4-6月|63|",
            {},
            id="days of several months together",
        ),
        pytest.param(
            "2022年4月、5月考勤\n|姓名|月份|在村|公出|合计|请假|\n|汤显明|4|20|2|22|0|\n|汤显明|5|19|2|21|1|\n|巫小芬|4|21|0|21|0|",
            {"2022-04 汤显明": 22, "2022-05 汤显明": 21, "2022-04 巫小芬": 21},
            id="months as bare numbers in a column",
        ),
        pytest.param(
            "2022年6月驻村考勤登记\n|序号|姓名|住村天数|入户天数|开会培训天数|在岗总天数|\n|1|汤显明|20|12|2|22|\n|2|巫小芬|20|10|1|21|",
            {"2022-06 汤显明": 22, "2022-06 巫小芬": 21},
            id="days of visiting are within those in the village",
        ),
        pytest.param(
            "考勤月报\n月份：2022年6月　村：黄泥村\n|队员|考勤情况|\n|汤显明|在村20天，到县开会2天，轮休8天|\n|巫小芬|在村21天，病假1天，轮休8天|",
            {"2022-06 汤显明": 22, "2022-06 巫小芬": 21},
            id="a month in words in each cell",
        ),
        pytest.param(
            "打卡导出\n|Date|Name|In|Out|Status|\n" + "\n".join(f"|2022-06-{d:02}|汤显明|08:0{d % 9}|17:30|正常|" for d in range(1, 24)),
            {"2022-06 汤显明": 23},
            id="an export with foreign headings",
        ),
        pytest.param(
            "打卡导出\n|考勤日期|员工|班次|打卡1|打卡2|\n"
            + "\n".join(
                f"|2022-06-{d:02} 周{'三四五六日一二'[(d - 1) % 7]}|汤显明|驻村班|{'08:00' if d < 23 else ''}|{'18:00' if d < 23 else ''}|"
                for d in range(1, 31)
            ),
            {"2022-06 汤显明": 22},
            id="numbered punches, left blank on days off",
        ),
    ],
)
def test_still_further_layouts(paper, expected):
    assert days(paper) == expected


def test_answers_to_other_questions_do_not_tell_who_was_there():
    rows = [row(f"2022-06-{day:02}", "汤显明", "否" if day % 2 else "是") for day in range(1, 22)]
    assert days("\n".join(["驻村签到登记", row("日期", "姓名", "是否入户"), *rows])) == {"2022-06 汤显明": 21}


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        pytest.param(
            "2022年1月驻村出勤表\n|姓名|本月在岗|累计在岗|\n|汤显明|22|22|\n|巫小芬|19|25|",
            {"2022-01 汤显明": 22, "2022-01 巫小芬": 19},
            id="the month's own days go before days added up so far",
        ),
        pytest.param(
            "2022年6月值守登记\n|日期|在村|公出|请假|\n"
            + "\n".join(
                f"|6月{d}日|汤显明{'、巫小芬' if d < 20 else ''}|{'巫小芬' if d in (20, 21) else ''}|{'巫小芬' if d > 21 else ''}|"
                for d in range(1, 27)
            ),
            {"2022-06 汤显明": 26, "2022-06 巫小芬": 21},
            id="names below in the village, on business, on leave",
        ),
        pytest.param(
            "驻村人员考勤汇总表（2022年）\n|姓名|驻村时间|月份|应出勤|出勤|其中公出|缺勤|\n|汤显明|2021.5-|6月|21|21|2|0|\n|巫小芬|2021.5-2022.6|6月|21|20|0|1|",
            {"2022-06 汤显明": 21, "2022-06 巫小芬": 20},
            id="the time of service beside the month",
        ),
        pytest.param(
            "2022年6月工作队考勤（单位：天）\n|类别|汤显明|巫小芬|\n|一、在岗|22|20|\n|其中：在村|20|19|\n|因公外出|2|1|\n|二、不在岗|8|10|\n|其中：轮休|8|8|\n|请假|0|2|",
            {"2022-06 汤显明": 22, "2022-06 巫小芬": 20},
            id="kinds down with parts under 其中",
        ),
        pytest.param(
            "2022年6月考勤\n|姓名|出勤日期|出勤天数|公出日期|公出天数|\n|汤显明|1-10、13-22日|20|23、24日|2|\n|巫小芬|1-20日|20||0|",
            {"2022-06 汤显明": 22, "2022-06 巫小芬": 20},
            id="dates and their number side by side",
        ),
        pytest.param(
            "汤显明同志2022年驻村考勤登记卡\n|月份|上旬|中旬|下旬|合计|村签章|\n|1月|7|8|6|21|毕某|\n|2月|5|8|7|20|毕某|",
            {"2022-01 汤显明": 21, "2022-02 汤显明": 20},
            id="one person's card of months by ten days",
        ),
        pytest.param(
            "黄泥村驻村工作队考勤公示栏\n2022年6月\n第一书记 汤显明 在村20天 公出2天\n队员 巫小芬 在村21天 病假1天\n公示人：村监委 毕发祥",
            {"2022-06 汤显明": 22, "2022-06 巫小芬": 21},
            id="a notice board in lines",
        ),
        pytest.param(
            "2022年6月考勤\n|队员|1日—10日|11日—20日|21日—30日|出勤|\n|汤显明|√√√休休√√√√√|√休休√√√√√休休|√√√√休休差差√√|22|",
            {"2022-06 汤显明": 22},
            id="ten marks in a cell beside the sum",
        ),
        pytest.param(
            "村委会证明\n兹证明市某局驻我村队员汤显明、巫小芬、臧克勤三位同志2022年7月在村履职天数依次为22天、21天、20天，8月依次为23天、22天、20天。",
            {
                "2022-07 汤显明": 22,
                "2022-07 巫小芬": 21,
                "2022-07 臧克勤": 20,
                "2022-08 汤显明": 23,
                "2022-08 巫小芬": 22,
                "2022-08 臧克勤": 20,
            },
            id="one after another",
        ),
        pytest.param(
            "2022年6月考勤\n|日期|汤显明|<|巫小芬|<|\n|^|签到|签退|签到|签退|\n"
            + "\n".join(f"|6月{d}日|7:50|18:10|{'8:00' if d < 22 else '事假'}|{'18:00' if d < 22 else ''}|" for d in range(1, 24)),
            {"2022-06 汤显明": 23, "2022-06 巫小芬": 21},
            id="in and out for each person",
        ),
        pytest.param(
            "2022年6月驻村签到（按周）\n|姓名|6.1-6.5|6.6-6.12|6.13-6.19|6.20-6.26|6.27-6.30|合计|\n|汤显明|3|5|5|6|4|23|\n|巫小芬|3|5|4|5|4|21|",
            {"2022-06 汤显明": 23, "2022-06 巫小芬": 21},
            id="weeks by their dates",
        ),
        pytest.param(
            "驻村工作队2022年4-6月考勤\n|姓名|4月|<|<|5月|<|<|6月|<|<|\n|^|在|公|假|在|公|假|在|公|假|\n|汤显明|20|2|0|21|0|1|19|3|0|\n|巫小芬|21|0|1|20|1|0|20|0|2|",
            {
                "2022-04 汤显明": 22,
                "2022-05 汤显明": 21,
                "2022-06 汤显明": 22,
                "2022-04 巫小芬": 21,
                "2022-05 巫小芬": 21,
                "2022-06 巫小芬": 20,
            },
            id="kinds of a single sign under the months",
        ),
    ],
)
def test_a_third_dozen(paper, expected):
    assert days(paper) == expected


@pytest.mark.parametrize("witness", ["填表人", "村干部签字", "审核"])
def test_whoever_keeps_the_sheet_is_not_the_one_it_tells_of(witness):
    paper = f"2022年驻村天数\n|月份|{witness}|汤显明|巫小芬|\n|1月|毕发祥|21|20|\n|2月|毕发祥|20|19|"
    assert days(paper) == {"2022-01 汤显明": 21, "2022-02 汤显明": 20, "2022-01 巫小芬": 20, "2022-02 巫小芬": 19}


def test_a_name_column_under_first_secretary_is_of_the_team():
    paper = "2022年6月各村在岗\n|村|第一书记|在岗天数|\n|黄泥村|汤显明|22|\n|石门坎村|巫小芬|21|"
    assert days(paper) == {"2022-06 汤显明": 22, "2022-06 巫小芬": 21}
