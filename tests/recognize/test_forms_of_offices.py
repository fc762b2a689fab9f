"""Forms as offices, banks and phone apps make them: exports of punches, statements of account, vouchers of receipts, plans with budgets."""

from decimal import Decimal

import pytest

from evidence_checker.recognize.recognizer import Recognizer
from evidence_checker.rulebook.paths import patterns_dir
from tests.recognize.papers import CONTEXT, day, document, facts

VILLAGE, UNIT = "鹤庆乡大麦地村民委员会", "昆明市档案馆"


def days(paper):
    return {f"{a.month} {a.name}": float(a.days) for a in facts(paper, "attendance_record").attendance}


def row(*cells):
    return "|" + "|".join(map(str, cells)) + "|"


def test_a_day_without_punches_counts_where_a_journey_was_approved():
    head = row("姓名", "日期", "上班打卡时间", "上班结果", "下班打卡时间", "下班结果", "关联的审批单")
    present = [row("汤显明", f"22-11-{d:02}", "08:20", "正常", "17:40", "正常", "") for d in (1, 2, 3, 4)]
    away = [row("汤显明", "22-11-07", "", "", "", "", "出差11-07 全天"), row("汤显明", "22-11-08", "", "请假", "", "请假", "年假11-08 全天")]
    idle = row("汤显明", "22-11-09", "", "", "", "", "")
    assert days("\n".join(["每日统计", head, *present, *away, idle])) == {"2022-11 汤显明": 5}


def test_headings_of_days_with_their_weekday_behind_a_stroke():
    head = row("姓名", "出勤天数", "出差(天)", *(f"{d}/{'四五六日一二三'[(d - 1) % 7]}" for d in range(1, 31)))
    marks = ["正常"] * 19 + ["出差"] * 2 + ["休息"] * 9
    paper = f"考勤月度汇总\n统计日期：2022-09-01 至 2022-09-30    报表生成时间：2022-10-08\n{head}\n{row('汤显明', 19, 2, *marks)}"
    assert days(paper) == {"2022-09 汤显明": 21}


def test_everybody_signs_below_his_own_name():
    rows = [row(f"6.{d}", f"汤显明 8:{d:02}" if d < 5 else "请假", "巫小芬 8:30" if d != 3 else "公出") for d in range(1, 7)]
    assert days("\n".join(["签到簿（2022年6月）", row("日期", "汤显明", "巫小芬"), *rows])) == {"2022-06 汤显明": 4, "2022-06 巫小芬": 6}


def test_cards_of_several_people_on_one_screen():
    paper = "驻村签到\n2022年10月\n汤显明（队长）\n有效在岗 24 天\n签到22天＋公务外出2天\n请假 2 天\n巫小芬\n有效在岗 23 天\n签到20天＋公务外出3天"
    assert days(paper) == {"2022-10 汤显明": 24, "2022-10 巫小芬": 23}


def test_signs_explained_behind_a_colon_by_more_words():
    marks = ["在"] * 12 + ["会"] * 3 + ["学"] * 2 + ["轮"] * 8 + ["节"] * 5
    legend = "在：在村　会：到镇、区、市开会　学：培训　轮：周末轮休　节：法定节日"
    assert days(f"2022年6月驻村考勤\n{row('姓名', *range(1, 31))}\n{row('汤显明', *marks)}\n{legend}") == {"2022-06 汤显明": 17}


def test_the_sum_below_the_weeks_is_not_counted_again():
    weeks = [row(f"第{n}周（{7 * n - 6}日—{7 * n}日）", "汤显明", *["√"] * 5, "休", "休", 5) for n in (1, 2, 3, 4)]
    paper = "\n".join(
        [
            "周考勤记录（2022年8月）",
            row("周次", "姓名", *(f"周{w}" for w in "一二三四五六日"), "本周在岗"),
            *weeks,
            row("合计", "汤显明", *[""] * 7, 20),
        ]
    )
    assert days(paper) == {"2022-08 汤显明": 20}


def test_the_span_of_days_in_a_head_is_the_month():
    grid = row("姓名", *range(1, 32), "出勤√") + "\n" + row("汤显明", *["√"] * 22, *["休"] * 9, 22)
    paper = f"外派人员考勤表\n{row('考勤期间', '2022年10月1日—31日')}\n{grid}"
    assert days(paper) == {"2022-10 汤显明": 22}


PARTIES = {
    "a slip of money that came in names its customer as the receiver": (
        "\n".join(
            [
                "信用社客户回单",
                "入账日期：2022年4月13日  借贷标志：贷（来账）",
                row("客户名称", VILLAGE),
                row("对方户名", UNIT),
                row("交易金额", "￥15,000.00"),
            ]
        ),
        (UNIT, VILLAGE, "15000", "04-13"),
    ),
    "an extract of an account with one entry and its sum": (
        "\n".join(
            [
                row("账户名称", VILLAGE, "", "", ""),
                row("查询条件", "2022-09-01 至 2022-09-30", "", "", ""),
                row("交易时间", "收入金额", "支出金额", "对方户名", "摘要"),
                row("2022-09-21 11:20:08", "60000.00", "", UNIT, "中草药种植扶持"),
                row("收入合计", "60000.00", "", "共1笔", ""),
            ]
        ),
        (UNIT, VILLAGE, "60000", "09-21"),
    ),
    "a voucher of receipts says in its rows from whom": (
        "\n".join(
            [
                "收 款 凭 证",
                f"核算单位：{VILLAGE}   借方科目：银行存款   2022年12月5日",
                row("摘要", "贷方科目", "金额（元）"),
                row(f"收{UNIT}帮扶水窖维修款", "应付款", "26,800.00"),
                row(f"收{UNIT}帮扶水窖维修款（结余）", "应付款", "1,200.00"),
                row("合计", "", "28,000.00"),
            ]
        ),
        (UNIT, VILLAGE, "28000", "12-05"),
    ),
    "digits in boxes down to the fen": (
        "\n".join(
            [
                "电汇凭证（回单）",
                "委托日期 2022年3月25日",
                row("汇款人", UNIT),
                row("收款人", VILLAGE),
                row("金额", "人民币（大写）玖万捌仟陆佰元整", "亿千百十万千百十元角分 ￥9 8 6 0 0 0 0"),
            ]
        ),
        (UNIT, VILLAGE, "98600", "03-25"),
    ),
}


@pytest.mark.parametrize(("paper", "told"), PARTIES.values(), ids=PARTIES)
def test_who_paid_whom(paper, told):
    found = facts(paper, "fund_voucher")
    payer, payee, yuan, on = told
    assert (found.payer.value, found.payee.value, found.total.value, found.date.value) == (payer, payee, Decimal(yuan), day(f"2022-{on}"))


def test_an_order_counts_by_its_day_of_payment():
    paper = "订单详情\n采购单位：昆明市档案馆\n供应商：寻甸兴农公司\n下单时间 2022-07-19 10:22\n付款时间 2022-07-28 11:03\n实付金额：¥22,320.00"
    assert facts(paper, "purchase_voucher").date.value == day("2022-07-28")


def test_the_buyer_written_downwards_beside_its_rows():
    buyer, seller = "购\n买\n方\n名　　　　称：昆明市档案馆", "销\n售\n方\n名　　　　称：寻甸兴农公司"
    paper = f"增值税电子普通发票\n开票日期：2022年06月01日\n{buyer}\n价税合计（大写）贰佰元整 （小写）¥200.00\n{seller}"
    found = facts(paper, "purchase_voucher")
    assert (found.payer.value, found.payee.value) == (UNIT, "寻甸兴农公司")


def test_a_meeting_that_decided_on_a_visit_is_not_the_visit():
    when = "二、什么时候去、哪些人去\n4月14日（星期四）早7:30集合，由馆长王云带队。"
    paper = f"关于赴大麦地村调研的方案\n经4月6日馆务会研究，现作如下安排。\n{when}\n2022年4月8日"
    assert [fact.value for fact in facts(paper, "research_plan").event_dates] == [day("2022-04-14")]


def test_every_call_of_a_register_of_visits_counts():
    paper = "监测户帮扶回访登记（2022年）\n3月2日  到户。化肥已领。\n5月17日  猪死1头，报保险。\n8月9日  赔款到卡。"
    assert [fact.value for fact in facts(paper, "monitoring_record").event_dates] == [day("2022-03-02"), day("2022-05-17"), day("2022-08-09")]


def test_what_an_occasion_costs_is_its_total_and_a_harvest_is_not():
    plan = "六一关爱活动方案\n四、预期增收合计12,000元。\n六、预算：书包8,568元；器材1,200元；合计9,768元，从工会经费列支。"
    assert facts(plan, "activity_plan").total.value == 9768
    assert facts("六一关爱活动方案\n四、预期增收合计12,000元。", "activity_plan").total is None


def test_a_leader_notes_the_day_behind_name_and_post():
    paper = "公文处理单\n领导批示：\n思路清晰，请市商务局支持。\n吴川  副市长  11/23\n拟办：请吴川副市长批示。 2022.11.21"
    assert facts(paper, "leader_instruction").date.value == day("2022-11-23")


KINDS = {
    "party_building_record": """
联建支部学习签到表
时间：2022年10月20日
内容：学习党的二十大报告
| 序号 | 姓名 | 所在支部 | 签到 |
| 1 | 李菊 | 村一支部 | 李菊 |""",
    "attendance_record": """
证明
昆明市档案馆：你馆派驻我村工作队员汤显明同志，经核对签到本，在岗情况如下：
1月20天，2月17天，3月24天。
大麦地村民委员会""",
    "other": """
采购平台操作指引
第一步：登录平台，点击“采购人登录”。
第二步：搜索农副产品，加入购物车。
第三步：确认订单收货地址。
常见问题见客服热线。""",
}
DUTY = "昆明市水务局2022年国庆假期值班安排表\n| 日期 | 带班领导 | 值班员 | 电话 |\n| 10月1日 | 汪平 | 何姗 | 6313 |\n要求：24小时在岗。"


@pytest.mark.parametrize(("kind", "text"), [*KINDS.items(), ("other", DUTY)])
def test_what_such_papers_are(kind, text):
    assert Recognizer(patterns_dir(), CONTEXT).recognize(document(text))[0].evidence_type == kind


def test_months_side_by_side_above_the_names():
    rows = [row(f"{d}日", "村", "轮" if d > 20 else "村", "村" if d < 29 else "／") for d in range(1, 32)]
    paper = "\n".join(["逐日到岗登记（2022年1—2月）", row("月份", "1月", "1月", "2月"), row("日期姓名", "汤显明", "巫小芬", "汤显明"), *rows])
    assert days(paper) == {"2022-01 汤显明": 31, "2022-01 巫小芬": 20, "2022-02 汤显明": 28}


def test_a_counter_of_failures_beside_that_of_successes():
    paper = f"代发业务客户回执\n{row('付方名称', UNIT)}\n{row('成功笔数 / 失败笔数', '{}')}\n{row('金额（小写）', '25,600.00')}"
    assert facts(paper.format("3 / 0"), "fund_voucher").slip.failure == ""
    assert facts(paper.format("2 / 1"), "fund_voucher").slip.failure


def test_the_sides_of_a_payment_as_columns():
    sides = f"{row('项目', '借方（付）', '贷方（收）')}\n{row('户名', UNIT, VILLAGE)}\n{row('账号', '2050 0871 33', '5301 2904 40')}"
    found = facts(f"客户回单（往账）\n记账日期：2022/05/26\n{sides}\n{row('交易金额', 'CNY 200,000.00', '人民币贰拾万元整')}", "fund_voucher")
    assert (found.payer.value, found.payee.value, found.total.value) == (UNIT, VILLAGE, 200_000)


def test_a_remark_tells_of_a_trip_on_a_day_without_marks():
    rows = [
        row(d, "8:15", "汤显明", "") if d not in (6, 7, 8) else row(d, "", "", {6: "休", 7: "公出 县里开会", 8: "请假1天"}[d]) for d in range(1, 31)
    ]
    paper = "\n".join(["签到簿", "姓名 汤显明   2022年6月", row("日", "到岗时间", "本人签名", "备注"), *rows])
    assert days(paper) == {"2022-06 汤显明": 28}


def test_the_name_on_a_card_stands_in_the_cell_beside_its_label():
    card = f"{row('姓 名', '汤显明', '性别', '男')}\n{row('派驻村', '大麦地村', '年度', '2022')}"
    months = [row(f"{m}月", 17 + m, 2, 0) for m in (1, 2, 3)]
    paper = "\n".join(["驻村干部个人考勤卡", card, "考勤情况", row("月份", "在村天数", "公出天数", "请假天数"), *months])
    assert days(paper) == {"2022-01 汤显明": 20, "2022-02 汤显明": 21, "2022-03 汤显明": 22}


def test_a_wall_calendar_with_a_festival_in_its_cells():
    weeks = [row("", "", "", "1 √", "2 √", "3 端午", "4 端午"), row("5 端午", *(f"{d} √" for d in range(6, 12)))]
    weeks += [row(*(f"{d} {'休' if d % 7 == 5 else '√'}" for d in range(first, first + 7))) for first in (12, 19)]
    paper = "\n".join(
        [
            "2022年6月驻村考勤（日历式）",
            "队员：汤显明   单位：昆明市档案馆",
            row(*"日一二三四五六"),
            *weeks,
            row("26 休", *(f"{d} √" for d in range(27, 31)), "", ""),
        ]
    )
    assert days(paper) == {"2022-06 汤显明": 24}


def test_figures_below_the_days_are_of_the_month_above_them():
    july = [row(f"2022-07-{d:02}", "在村" if d <= 23 else "轮休") for d in range(1, 32)]
    august = [row(f"2022-08-{d:02}", "在村" if d <= 25 else "轮休") for d in range(1, 32)]
    paper = "\n".join(["考勤（2022年7月）", row("日期", "汤显明"), *july, row("在岗天数", 23), *august, row("在岗天数", 25)])
    assert days(paper) == {"2022-07 汤显明": 23, "2022-08 汤显明": 25}


@pytest.mark.parametrize(
    ("paper", "payer"),
    [
        (f"{UNIT} 资金支付审批单\n2022年11月9日\n{row('收款单位', VILLAGE)}\n{row('金额（大写）', '肆万贰仟元整', '小写', '￥42000.00')}", UNIT),
        (f"记账凭证\n公司：昆明农投公司  2022年8月31日\n{row('摘要', '借方')}\n{row('捐冷库电力增容款', '160000.00')}", "昆明农投公司"),
        (
            f"财政直接支付凭证\n预算单位  {UNIT}\n付款人全称：昆明市财政局国库处零余额账户\n收款人全称：{VILLAGE}\n金额：86500.00",
            "昆明市财政局国库处零余额账户",
        ),
    ],
)
def test_who_pays_by_its_own_forms(paper, payer):
    assert facts(paper, "fund_voucher").payer.value == payer


def test_a_notice_of_money_that_was_sent_names_both_sides():
    text = "现拨付管网改造帮扶资金28万元，款项已于2022年6月8日转入你镇财政所账户。"
    found = facts(f"{UNIT}\n关于拨付管网改造帮扶资金的通知\n汤丹镇人民政府：\n{text}\n{UNIT}\n2022年6月10日", "other")
    assert (found.payer.value, found.payee.value, found.total.value) == (UNIT, "汤丹镇人民政府", 280_000)


def test_whom_a_certificate_addresses_awards_nothing():
    text = "在定点帮扶工作中成绩突出，被评为“2022年度先进单位。\n特发此证。"
    paper = f"荣誉证书\n昆明市档案馆：\n{text}\n昆明市推进乡村.振兴领导小组\n二〇二二年十一月三十日"
    award = facts(paper, "honor_certificate").award
    assert (award.awarder, award.title) == ("昆明市推进乡村振兴领导小组", "2022年度先进单位")


def test_kinds_of_days_as_rows_of_each_person():
    rows = [row("汤显明", "队长", "在村", 16, 16, 22, 21, 18, 21), row("", "", "公出", 3, 0, 1, 1, 1, 0), row("", "", "请假", 0, 1, 1, 0, 3, 0)]
    paper = "\n".join(["2022年上半年在岗情况统计", row("姓名", "职务", "类别", *(f"{m}月" for m in range(1, 7))), *rows])
    assert days(paper) == {f"2022-0{m} 汤显明": n for m, n in enumerate((19, 16, 23, 22, 19, 21), 1)}


def test_a_trip_in_the_column_in_which_somebody_signs():
    rows = [row(f"8.{d}", "公出" if d in (3, 4) else "汤显明", "巫小芬" if d != 5 else "") for d in range(1, 9)]
    assert days("\n".join(["签到簿（2022年8月）", row("日期", "签名", "签名"), *rows])) == {"2022-08 汤显明": 8, "2022-08 巫小芬": 7}


def test_a_screen_with_figures_below_their_words():
    assert days("我的考勤\n汤显明\n2022年6月\n签到\n21天\n公出\n2天\n请假\n1天\n未签\n0天") == {"2022-06 汤显明": 23}


def test_signs_explained_behind_a_dash():
    marks = ["●"] * 20 + ["出"] * 2 + ["假"] * 2 + ["休"] * 6
    grid = f"{row('姓名', *range(1, 31), '出勤天数')}\n{row('汤显明', *marks, 22)}"
    assert days(f"2022年6月考勤表\n{grid}\n●在岗  出—公务外出  假—事、病假  休—休息；公务外出计入出勤") == {"2022-06 汤显明": 22}


def test_each_sheet_of_a_paper_has_the_month_of_its_own_heading():
    sheets = [
        f"{m}月份考勤表\n{row('姓名', *range(1, 31), '出勤')}\n{row('汤显明', *['√'] * n, *['休'] * (30 - n), n)}" for m, n in ((6, 22), (9, 24))
    ]
    assert days("\n".join(sheets)) == {"2022-06 汤显明": 22, "2022-09 汤显明": 24}


def test_a_flow_of_approval_ends_with_the_day_of_payment():
    paper = f"付款申请单\n发起时间：2022-11-07 10:18\n{row('申请公司', '昆明高速公司')}\n{row('收款方', VILLAGE)}\n{row('付款金额', '45,000.00')}"
    found = facts(f"{paper}\n董事长 曹国庆 同意 2022-11-09 08:51\n出纳 林小溪 已付款 2022-11-10 11:13", "fund_voucher")
    assert (found.payer.value, found.payee.value, found.date.value) == ("昆明高速公司", VILLAGE, day("2022-11-10"))


def test_a_short_name_with_its_full_one_in_brackets():
    paper = f"收条\n今收到市外办（昆明市人民政府外事办公室）帮扶我村资金共计12500元。\n{VILLAGE}\n2022年4月26日"
    assert facts(paper, "fund_voucher").payer.value == "昆明市人民政府外事办公室"


def test_a_notice_issued_after_its_meeting_still_names_the_day():
    text = "定于2022年9月20日（星期二）15:00在局机关三楼会议室召开推进会。有关安排如下："
    found = facts(f"关于召开推进会的通知\n各成员处室：\n{text}\n请遵照执行。\n局办公室\n2022年9月22日", "meeting_notice")
    assert ([fact.value for fact in found.event_dates], found.date.value) == ([day("2022-09-20")], day("2022-09-22"))


def test_notes_of_a_form_are_no_purpose():
    form = "\n".join([row("付款人", UNIT), row("收款人", VILLAGE), row("用途", "村道安全防护工程"), row("小写", "120000.00")])
    paper = f"财政授权支付凭证\n备注：第三联退预算单位作记账依据。\n{form}"
    assert facts(paper, "fund_voucher").slip.purpose == "村道安全防护工程"


def test_what_was_handed_over_for_is_a_purpose():
    paper = f"收款收据\n2022年6月20日\n今收到：{UNIT}\n交　来：村道安全防护工程帮扶款\n￥120000.00"
    assert "村道安全防护工程" in facts(paper, "fund_voucher").slip.purpose


def test_months_in_one_table_each_below_its_own_heading():
    rows = [row(f"2022年{m}月", *range(1, 31), "合计") + "\n" + row("汤显明", *[1] * n, *[0] * (30 - n), n) for m, n in ((9, 23), (11, 21))]
    assert days("驻村人员出勤表（1为在岗，0为不在岗）\n" + "\n".join(rows)) == {"2022-09 汤显明": 23, "2022-11 汤显明": 21}


def test_a_payment_booked_in_both_accounts_is_one():
    accounts = ("5001 业务活动费用", "4001 财政拨款收入", "7101 行政支出", "6001 财政拨款预算收入")
    rows = [row("拨付卫生室建设资金", account, *(("150,000.00", "") if n % 2 == 0 else ("", "150,000.00"))) for n, account in enumerate(accounts)]
    paper = "\n".join(["记账凭证", row("摘要", "会计科目", "借方金额", "贷方金额"), *rows, row("合计", "", "300,000.00", "300,000.00")])
    assert facts(paper, "fund_voucher").total.value == 150_000


@pytest.mark.parametrize(
    ("paper", "kind", "payer"),
    [
        ("批量转账明细\n付款账户：昆明市中医医院　广发银行昆明分行 9550****2216\n金额：3,100.00", "fund_voucher", "昆明市中医医院"),
        (f"拨款通知单\n收款单位：{VILLAGE}\n拨款单位：{UNIT}\n拨款金额：110,000.00\n请收到款项后开具往来票据寄回我馆。", "fund_voucher", UNIT),
        (
            "食堂物资验收入库单\n单位：昆明市戒毒所机关食堂\n2022年12月1日\n供货：乐坝村合作社\n合计：6020.00元",
            "purchase_voucher",
            "昆明市戒毒所机关食堂",
        ),
        ("增值税电子普通发票\n购 买 名　　称：昆明市档案馆\n方 纳税人识别号：8153\n价税合计（小写）￥27000.00", "purchase_voucher", UNIT),
    ],
)
def test_who_pays_beside_banks_notes_and_signs_of_the_margin(paper, kind, payer):
    assert facts(paper, kind).payer.value == payer


def test_an_export_with_its_sums_before_the_month_keeps_the_marks_of_the_days():
    head = row("姓名", "考勤组", "出勤天数", "其中外勤(天)", "休息天数", *(f"{d}{'五六日一二三四'[(d - 1) % 7]}" for d in range(1, 32)))
    marks = ["正常" if (d - 1) % 7 not in (1, 2) else "休息" for d in range(1, 32)]
    paper = f"月度汇总  统计日期：2022-07-01 至 2022-07-31\n{head}\n{row('汤显明', '驻村', 21, 1, 10, *['外勤', *marks[1:]])}"
    [read] = facts(paper, "attendance_record").attendance
    assert (read.month, read.days, len(read.pattern)) == ("2022-07", 21, 31)


def test_a_payment_sent_back_names_whom_it_should_have_reached():
    rows = "\n".join((row("汇出单位", UNIT), row("拟收款单位", VILLAGE), row("金额", "￥10,000.00")))
    paper = f"往来账业务通知单\n业务类型：贷记退回\n{rows}\n金马银行东寺街支行"
    assert facts(paper, "fund_voucher").payee.value == VILLAGE


def test_a_course_for_village_doctors_has_to_do_with_the_village():
    paper = document("村医、家庭照护员培训班课程与考核情况\n（护理部 2022年7月22日）\n7月19日 血压测量实操 主讲：尹素华\n26人上课，25人考核合格。")
    [evidence] = Recognizer(patterns_dir(), CONTEXT).recognize(paper)
    assert evidence.evidence_type == "training_record"
