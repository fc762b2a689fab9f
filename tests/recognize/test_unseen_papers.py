"""Papers of makes not met before, written before they were read: sums, payments that were made good, parties, days, signatures."""

from decimal import Decimal

import pytest

from tests.recognize.papers import document, facts, scan

UNIT, VILLAGE, COOP = "昆明市档案局", "鹤庆乡大麦地村民委员会", "大麦地村股份经济合作联合社"
SLIP = f"电子回单\n付款人：{UNIT}\n收款人：{VILLAGE}\n金额：30,000.00\n日期：2022-05-19\n"


def wrong_sums(paper, kind):
    return [(check.what, check.stated, check.computed) for check in facts(paper, kind).sums if check.stated != check.computed]


# ------------------------------------------------------------------ payments that came back, or did not
@pytest.mark.parametrize(
    "words",
    [
        "交易状态：交易成功\n摘要：原5月12日汇款退汇，本笔重汇",
        "附言：驻村工作经费（因账号有误退汇，重新汇款）",
        "附言：上次退汇款再次支付",
        "状态：成功\n用途：更正户名后重汇，原5月12日汇款已退汇",
        "备注：前次转账失败，此笔为补付",
        "成功笔数：3　失败笔数：0　退汇金额：0.00",
        "成功3笔，失败0笔",
        "处理结果：成功　失败金额：0.00元",
        "处理状态：已入账\n附言：首次汇款因户名不符退回，更正后第二次汇出",
        "用途：补发5月被退回的工作经费，重拨",
    ],
)
def test_what_befell_an_earlier_payment_or_nobody_is_no_failure(words):
    assert facts(SLIP + words, "fund_voucher").slip.failure == ""


@pytest.mark.parametrize(
    "words",
    [
        "成功2笔，失败1笔",
        "处理结果：退汇",
        "交易状态：失败",
        "摘要：账号有误，已退回，待重新付款",
        "退汇笔数：1　退汇金额：30,000.00",
        "退汇原因：户名不符，请更正后重新提交",
    ],
)
def test_a_payment_that_came_back_is_told(words):
    assert facts(SLIP + words, "fund_voucher").slip.failure


@pytest.mark.parametrize(("failed", "told"), [("0", False), ("1", True)])
def test_a_counter_of_failures_counts_by_the_cell_below(failed, told):
    paper = f"代发结果\n| 成功笔数 | 成功金额 | 失败笔数 |\n| 3 | 30,000.00 | {failed} |\n日期：2022-05-19"
    assert bool(facts(paper, "fund_voucher").slip.failure) is told


# ------------------------------------------------------------------ sums
def test_a_list_without_known_headings_is_read_by_its_products():
    paper = "交货记录\n| 东西 | 收了 | 一个 | 钱数 |\n| 鸡蛋 | 300 | 1.5 | 450 |\n| 土豆 | 200 | 3 | 600 |\n| 共计 | | | 1050 |"
    found = facts(paper, "purchase_voucher")
    assert (found.total.value, wrong_sums(paper, "purchase_voucher")) == (Decimal(1050), [])


def test_equal_quantities_are_no_total():
    paper = "送货单\n| 货名 | 实收 | 价 | 款 |\n| 蜂蜜 | 60 | 40 | 2400 |\n| 红糖 | 60 | 15 | 900 |\n| 共计 | | | 3300 |\n叁仟叁佰元整"
    assert (facts(paper, "purchase_voucher").total.value, wrong_sums(paper, "purchase_voucher")) == (Decimal(3300), [])


def test_days_and_money_of_one_person_are_not_added_up():
    paper = (
        "补助核发表\n| 姓名 | 项目 | 1月 | 2月 | 小计 |\n| 施平 | 天数 | 20 | 21 | 41 |\n| ^ | 金额（元） | 2000 | 2100 | 4100 |\n"
        "| 白玲 | 天数 | 22 | 20 | 42 |\n| ^ | 金额（元） | 2200 | 2000 | 4200 |\n| 合计 | 金额（元） | 4200 | 4100 | 8300 |"
    )
    assert (facts(paper, "welfare_record").total.value, wrong_sums(paper, "welfare_record")) == (Decimal(8300), [])


@pytest.mark.parametrize(("whole", "wrong"), [("9100", []), ("9700", [("各行之和与合计", Decimal(9700), Decimal(9100))])])
def test_a_cross_table_of_sums_must_agree_with_its_corner(whole, wrong):
    paper = (
        "食堂采购对账单\n单位：元\n| 月份 | 一食堂 | 二食堂 | 当月小计 |\n| 3月 | 1000 | 2000 | 3000 |\n| 4月 | 1100 | 2000 | 3100 |\n"
        f"| 5月 | 900 | 2100 | 3000 |\n| 各食堂累计 | 3000 | 6100 | {whole} |"
    )
    assert wrong_sums(paper, "purchase_voucher") == wrong


def test_a_cross_table_of_days_is_no_money():
    paper = "在岗统计\n| 月份 | 施平 | 白玲 | 小计 |\n| 3月 | 20 | 21 | 41 |\n| 4月 | 22 | 20 | 42 |\n| 合计 | 42 | 41 | 83 |"
    assert wrong_sums(paper, "attendance_record") == []


def test_thousands_parted_by_blanks_are_one_sum():
    paper = f"付款凭证\n2022年11月10日\n| 摘要 | 金额 |\n| 付{VILLAGE}帮扶款 | 71 400.00 |\n| 合计人民币（大写）柒万壹仟肆佰元整 | ￥71 400.00 |"
    assert (facts(paper, "fund_voucher").total.value, wrong_sums(paper, "fund_voucher")) == (Decimal(71400), [])


def test_another_labelled_sum_beside_the_capitals_is_not_held_against_them():
    paper = "支付申请表\n| 本次申请 | 210000元（贰拾壹万元整） | 付后累计 | 336000元 |"
    assert wrong_sums(paper, "project_record") == []


@pytest.mark.parametrize("label", ["审定造价", "审核金额", "结算总价", "决算投资", "核定价款"])
def test_what_works_cost_in_the_end_goes_before_what_was_agreed(label):
    paper = f"验收意见书\n| 合同价 | 276000元 | 变更 | 2600元 |\n| {label} | 278600元 | 验收日期 | 2022年8月19日 |"
    assert facts(paper, "project_record").total.value == Decimal(278600)


# ------------------------------------------------------------------ parties
@pytest.mark.parametrize(
    ("paper", "payer", "payee"),
    [
        (f"支付回执\n| 出账户名 | {UNIT} |\n| 入账户名 | {COOP} |\n| 金额 | 3,000.00 |", UNIT, COOP),
        (f"付款凭证\n| 名义付款人 | {UNIT} |\n| 名义收款人 | {VILLAGE} |\n| 发生额 | 3,000.00 |", UNIT, VILLAGE),
        (f"业务凭单(退回)\n原汇款人{UNIT}\n原收款人{VILLAGE}\n金额 3,000.00\n处理结果 款项已退回", UNIT, VILLAGE),
        (f"记账凭证\n单位：{UNIT}\n摘要：付{COOP}货款\n借方 3,000.00", UNIT, COOP),
        (f"付款凭证\n单位：{UNIT}\n| 摘要 | 金额 |\n| 支付{COOP}中秋慰问品款 | 3,000.00 |", UNIT, COOP),
        (f"收款收据\n| 付款单位 | 昆明 | 市档案局 |\n| 金额 | 3,000.00 | |\n收款单位：{VILLAGE}", UNIT, VILLAGE),
        (f"往来结算票据\n付款单位：{UNIT}\n金额：3,000.00\n收款单位(章)　经手：张琼\n{VILLAGE}", UNIT, VILLAGE),
    ],
)
def test_who_paid_whom(paper, payer, payee):
    found = facts(paper, "fund_voucher")
    assert (found.payer and found.payer.value, found.payee and found.payee.value) == (payer, payee)


def test_a_seller_cut_by_its_cell_is_made_whole_from_the_seal():
    paper = document(f"发票\n购买方：{UNIT}\n销售方：麦地村股份经济\n价税合计：¥300.00", seals=("合作联合社大麦地村股份经济",))
    assert facts(paper, "purchase_voucher").payee.value == COOP


# ------------------------------------------------------------------ days
@pytest.mark.parametrize(
    ("kind", "paper", "days"),
    [
        (
            "work_log",
            "9/5 周一 晴\n下午到白泥井走访。\n9/6 周二 多云\n核对名单。\n9/8 周四 小雨\n入户5家。",
            ["2022-09-05", "2022-09-06", "2022-09-08"],
        ),
        (
            "work_log",
            "2022年6月17日 星期五 晴\n走访4户。\n23日 星期四 雨\n验钢筋。\n28日 星期二 多云\n听规划会。",
            ["2022-06-17", "2022-06-23", "2022-06-28"],
        ),
        ("work_log", "周三 3月2日 晴\n请岑工来测水。\n周四 3月3日 阴\n备课。\n周二 3月8日 雨\n走访5户。", ["2022-03-02", "2022-03-03", "2022-03-08"]),
        ("work_log", "3.15（周二）走访监测户。\n3.16（周三）开院坝会。\n3.21（周一）报材料。", ["2022-03-15", "2022-03-16", "2022-03-21"]),
        (
            "training_record",
            "培训签到册\n| 姓名 | 8月9日 | 8月10日 | 8月11日 |\n| 施平 | 施平 | 施平 | 施平 |",
            ["2022-08-09", "2022-08-10", "2022-08-11"],
        ),
        (
            "work_log",
            "走访登记（2022年8月）\n| 日期 | 8月3日 | 8月4日 |\n| 户主 | 马元 | 毕云 |\n| 日期 | 8月9日 | 8月11日 |\n| 户主 | 毕华 | 陶财 |",
            ["2022-08-03", "2022-08-04", "2022-08-09", "2022-08-11"],
        ),
        (
            "briefing",
            (
                "进山\n3月30日下午，局长施平到大麦地村走访，在火塘边开座谈会，听取大家对修路的意见。\n"
                "31日上午，又看了2户监测户，商定了今年的项目安排。\n（办公室 2022年4月2日）"
            ),
            ["2022-03-30", "2022-03-31"],
        ),
        (
            "briefing",
            (
                "进山\n6月8日，局长施平到大麦地村走访，召开座谈会，听取大家对修路的意见。\n"
                "29日上午，村里自己开了会，商量了占地的事情，决定下月开工。\n（办公室 2022年7月2日）"
            ),
            ["2022-06-08"],
        ),
        (
            "project_record",
            (
                "便桥验收单\n| 开工 | 2022年6月20日 | 完工 | 2022年8月26日 |\n三、现场验收\n"
                "2022年9月6日，镇、村和出资单位到现场丈量，试压农用车3趟，桥面未见裂缝。\n结论：合格。\n中屏镇人民政府\n2022年9月9日"
            ),
            ["2022-09-06"],
        ),
        (
            "activity_plan",
            (
                "行动日方案\n一、目的\n清垃圾，树新风。\n二、日子和地方\n"
                "2022年9月28日（星期三），小箐沟、岩脚、新寨三个小组。\n宣传教育部  2022年9月20日"
            ),
            ["2022-09-28"],
        ),
        (
            "activity_plan",
            "夏令营实施方案\n二、营期与地点：2022年7月25日至27日，小学操场。\n八、结营：7月27日下午举行运动会。\n体育处\n2022年7月11日",
            ["2022-07-25", "2022-07-26", "2022-07-27"],
        ),
        (
            "training_record",
            "技能培训班报到册\n主办：县职教中心　日期：2022年8月\n17日至19日\n编号　姓名　小组",
            ["2022-08-17", "2022-08-18", "2022-08-19"],
        ),
    ],
)
def test_days_of_what_happened(kind, paper, days):
    assert [str(fact.value) for fact in facts(paper, kind).event_dates] == days


def test_an_exported_list_is_of_the_day_it_was_taken_out():
    paper = "打卡汇总（2022年7月—9月）\n导出账号：xczx　导出时间：2022-10-08 09:41:26\n| 姓名 | 有效打卡 | 请假 |\n| 施平 | 23 | 0 |"
    assert str(facts(paper, "attendance_record").date.value) == "2022-10-08"


# ------------------------------------------------------------------ signatures
@pytest.mark.parametrize(
    ("kind", "close", "signed"),
    [
        ("assistance_agreement", "采购意向方：贺云舒　　供货意向方：李正邦　　牵线方：冷月娥", True),
        ("purchase_voucher", "供货方确认：马顺昌　　采购方确认：车晓蓉　　对账日：2022-11-14", True),
        ("purchase_voucher", "仓管：杭小梅      厨师长：屠建国      采购：万小倩", True),
        ("other", "检验：乔楚  校核：谈静  批准：费立新\n水质监测中心\n2022年10月18日", True),
        ("project_record", "验收组签字:宋恩泽祁顺马正才阚志刚蒲东生郎建明毕兴才", True),
        ("project_record", "评定小组：晏兴华  朱明礼  秦立本\n六哨乡人民政府\n2022年11月25日", True),
        ("work_log", "28日走访。\n高翔记", True),
        ("work_log", "28日走访。\n祝云峰（2022年）", True),
        ("attendance_record", "| 队长意见 | 同意。祝云峰 7月7日 |\n| 单位意见 | 同意。晏敏7月7日 |", True),
        ("welfare_record", "谈话人（签字）：____________        谈话对象（签字）：____________", False),
        ("work_log", "驻村队员（签字）：×××", False),
        ("briefing", "责任编辑：施平　校对：白玲\n2022年6月1日", None),
        ("meeting_notice", "联系人：施平　电话：63100000\n2022年6月1日", None),
    ],
)
def test_whether_a_paper_is_signed(kind, close, signed):
    assert facts(f"某某材料\n有关情况已经核对，现予登记，供下一步工作使用。\n{close}", kind).signed is signed


@pytest.mark.parametrize(
    ("kind", "paper", "payer", "payee", "total"),
    [
        ("fund_voucher", f"转账成功\n-¥5,000.00\n收款账户 {VILLAGE}\n付款账户 {UNIT}(尾号3391)\n交易时间 2022-06-01 10:22:31", UNIT, VILLAGE, "5000"),
        (
            "fund_voucher",
            f"领款单\n领款单位：{VILLAGE}\n金额（大写）：叁万伍仟元整　¥35 000.00\n付款单位：{UNIT}\n领款人：施平　批准：白玲",
            UNIT,
            VILLAGE,
            "35000",
        ),
        (
            "fund_voucher",
            f"记账凭证\n核算单位：{UNIT}\n| 摘要 | 借方金额 | 贷方金额 |\n| 付{COOP}货款 | 27900 | |\n| 同上 | | 27900 |\n| 合计 | 27900 | 27900 |",
            UNIT,
            COOP,
            "27900",
        ),
        (
            "purchase_voucher",
            (
                f"结算单\n采购单位：{UNIT}\n供应商：{COOP}\n| 食堂 | 4月 | 5月 | 合计（元） |\n| 东 | 500 | 700 | 1200 |\n| 西 | 400 | 600 | 1000 |\n"
                "| 总计 | 900 | 1300 | 2200 |"
            ),
            UNIT,
            COOP,
            "2200",
        ),
        (
            "fund_voucher",
            f"退回通知书\n原付款单位：{UNIT}\n原收款单位：{VILLAGE}\n退回金额：8,000.00\n退回原因：收款账户已销户",
            UNIT,
            VILLAGE,
            "8000",
        ),
    ],
)
def test_parties_and_total_of_further_makes(kind, paper, payer, payee, total):
    found = facts(paper, kind)
    assert (found.payer.value, found.payee.value, found.total.value) == (payer, payee, Decimal(total))


def test_a_seal_beside_three_words_of_a_scan_names_nobody_as_payer():
    paper = scan((0.2, 0.1, "发票"), (0.1, 0.2, "名称：昆明市"), (0.1, 0.3, "价税合计 ¥300.00"))
    assert facts(paper, "purchase_voucher").payer is None
