"""When a paper is dated, when what it tells of happened, who issued and who signed it: by how such papers are made."""

import pytest

from evidence_checker.extract.model import Line, LineRole
from tests.recognize.papers import day, document, facts, scan

TEXT = "会议听取了有关情况，研究了下一步的工作安排，明确由村委会负责落实。"


def events(paper, kind):
    return [str(fact.value) for fact in facts(paper, kind).event_dates]


def dated(paper, kind):
    found = facts(paper, kind).date
    return str(found.value) if found else None


@pytest.mark.parametrize(
    "close",
    [
        "| 保管：白玲 | | 复核：施平 | 2022年6月30日 |",
        "| 县水务局防汛办公室 2022年6月30日制 |",
        "| 填报：白云村驻村工作队 | 更新：2022年6月30日 |",
        "| 截至 | 2022-06-30 |",
        "| 审核：施平 | 填表：白玲 | 填表日期：2022.6.30 |",
    ],
)
def test_a_list_is_dated_by_its_last_row(close):
    rows = "| 户主 | 类别 | 识别时间 |\n| 施大 | 因病 | 2021.8 |\n| 纪二 | 因学 | 2022.3 |"
    assert dated(f"监测对象台账\n{rows}\n{close}", "monitoring_record") == "2022-06-30"


def test_a_list_of_a_state_is_dated_by_the_day_of_the_state():
    paper = "监测对象动态表\n| 截止时间：2022年9月28日 | | 工作队填 |\n| 户主 | 类别 | 列入月份 |\n| 施大 | 因病 | 2022年2月 |"
    assert dated(paper, "monitoring_record") == "2022-09-28"


def test_a_closing_date_whose_circle_was_lost_is_read():
    assert (
        dated(scan((0.4, 0.1, "证明"), (0.1, 0.2, "特此证明。"), (0.5, 0.6, "白云村民委员会"), (0.5, 0.63, "二二二年七月一日")), "other")
        == "2022-07-01"
    )


def test_the_day_in_a_picture_caption_is_not_that_of_the_paper():
    body = f"山货进城\n9月24日，集市在广场开张，村里的洋芋、土鸡蛋当天卖完。\n{TEXT}\n（区乡村振兴局 2022年9月27日）"
    paper = document(body)
    lines = (*paper.lines[:2], Line("集市开市（9月24日）", role=LineRole.CAPTION), *paper.lines[2:])
    found = facts(type(paper)(paper.path, paper.sha256, paper.kind, lines=lines), "briefing")
    assert (found.date.value, found.issuer.value) == (day("2022-09-27"), "区乡村振兴局")


@pytest.mark.parametrize("maker", ["中共白云县委办公室编", "白云县乡村振兴局编印", "白云县人民政府办公室印"])
def test_a_bulletin_names_its_maker_beside_its_day(maker):
    paper = f"白云信息\n第31期\n| {maker} | 2022年4月15日 |\n县长到大麦地村调研\n4月14日，县长施平到大麦地村调研，察看了水池，走访了农户7户。"
    assert facts(paper, "briefing").issuer.value == maker.removesuffix("编印").removesuffix("编").removesuffix("印")


def test_a_sign_off_misread_by_two_signs_gives_way_to_the_letterhead():
    paper = scan(
        (0.2, 0.05, "昆明市档案馆文件"),
        (0.3, 0.12, "关于选派队员的通知"),
        (0.1, 0.2, "各处室："),
        (0.1, 0.25, "现选派施平同志到大麦地村驻村，请做好交接。"),
        (0.6, 0.5, "昆明市挡案馆"),
        (0.6, 0.53, "2022年5月14日"),
    )
    assert facts(paper, "dispatch_document").issuer.value in {"昆明市档案馆", "昆明市挡案馆"}  # names of six signs are too short to judge


@pytest.mark.parametrize(
    ("told", "days"),
    [
        ("5月12日下午，进村路上有人拉着皮尺。\n副局长施平一行于5月12日至13日到大麦地村走访，圈出6处错车台的位置。", ["2022-05-12", "2022-05-13"]),
        ("4月20日至21日，局长施平率队到大麦地村走访，察看了水池，慰问了困难户。", ["2022-04-20", "2022-04-21"]),
        ("3月14日、16日，局长施平两次到大麦地村走访，察看了水池，慰问了困难户。", ["2022-03-14", "2022-03-16"]),
    ],
)
def test_a_visit_lasts_as_long_as_it_says(told, days):
    assert events(f"走访见闻\n{told}\n{TEXT}\n（办公室 2022年5月30日）", "briefing") == days


def test_a_report_tells_of_the_days_of_the_visit_and_not_of_what_was_done_before():
    paper = (
        "调研报告\n局党组：\n9月21日，局长施平带队到大麦地村走访调研，随行的有办公室负责人。\n"
        "水池9月14日验收后正常蓄水，46户用水有了保证，群众满意。\n办公室\n2022年9月28日"
    )
    assert events(paper, "situation_report") == ["2022-09-21"]


def test_a_report_that_begins_with_a_day_tells_of_it():
    paper = (
        "督查报告\n局党组：\n6月28日，党群部会同纪检室对大麦地村驻村工作进行实地督查，现将情况报告如下。\n队员均在岗，台账齐全。\n"
        "党群部\n2022年6月30日"
    )
    assert events(paper, "situation_report") == ["2022-06-28"]


def test_every_day_of_a_timetable_is_set():
    rows = "| 日期 | 时段 | 内容 |\n| 9月20日（星期二） | 上午 | 看水池 |\n| 9月20日（星期二） | 下午 | 入户 |\n| 9月21日（星期三） | 上午 | 座谈 |"
    assert events(f"赴村走访安排\n拟于9月下旬到村走访，安排如下。\n{rows}\n办公室\n2022年9月13日", "research_plan") == ["2022-09-20", "2022-09-21"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("驻村时间自2022年7月1日起，请于7月4日前到村报到。", "2022-07-04"),
        ("经党委7月25日研究同意，自2022年8月1日起驻村，任期接续。", "2022-08-01"),
        ("任期自2022年5月20日起，请于5月20日到镇党委报到。", "2022-05-20"),
    ],
)
def test_a_member_takes_office_on_the_day_of_reporting_else_when_the_term_begins(words, expected):
    assert events(f"关于选派施平同志驻村的通知\n各处室：\n现选派施平同志驻大麦地村，{words}\n昆明市档案馆\n2022年4月28日", "dispatch_document") == [
        expected
    ]


@pytest.mark.parametrize("head", ["| 日子 | 2022年6月30日（星期四） |", "2022年6月30日 8:30，队部", "| 时间 | 2022年6月30日 |"])
def test_a_record_of_one_event_is_that_of_the_day_in_its_head(head):
    assert events(f"主题党日记录\n{head}\n到会：施平、纪云\n记录：白玲", "party_building_record") == ["2022-06-30"]


def test_works_are_accepted_on_the_day_on_which_they_were_looked_over():
    paper = (
        "竣工报告\n2022年6月13日开工，8月26日完工，施工单位为某水利公司。\n"
        "2022年8月30日，镇政府会同村民代表现场核验，一致认为达到设计要求。\n白云镇人民政府\n2022年9月2日"
    )
    assert events(paper, "project_record") == ["2022-08-30"]


def test_goods_are_sold_on_the_day_of_the_occasion():
    paper = "直播结算单\n直播日期：2022年9月23日\n| 商品 | 件数 | 价格 | 金额 |\n| 板栗 | 10 | 40 | 400 |\n款项已于9月30日转入合作社账户。"
    assert events(paper, "purchase_voucher") == ["2022-09-23"]


@pytest.mark.parametrize("note", ["施平 11.24", "施平\n11.24", "施平 2022-11-24", "施平　十一月二十四日"])
def test_a_leader_dates_his_note_behind_his_name(note):
    assert dated(f"阅办单\n收到日期 2022年11月21日\n领导批示\n可复制，请总结推广。{note}\n已于11月28日对接。", "leader_instruction") == "2022-11-24"


def test_a_copy_of_a_note_is_dated_at_its_end():
    paper = "领导批示抄清\n副书记施平同志12月6日在《几点做法》上批示：\n经验管用，可总结推广，请有关部门研究。\n市委办公室\n2022年12月7日"
    assert dated(paper, "leader_instruction") == "2022-12-07"


@pytest.mark.parametrize(
    ("close", "signed"),
    [
        ("帮扶方代表　施平　　　　受助方代表　纪云", True),
        ("施平（签名、按印）　纪云（签名、按印）", True),
        ("| 户主签名 | 施平 |", True),
        ("| 户主签名 | |", False),
        ("| 走访人 | ×××、××× | 户主签名 | ××× |", False),
        ("| 姓名 | 实发 | 本人签收 |\n| 施平 | 600 | 施平 |\n| 纪云 | 600 | 纪云 |", True),
        ("| 姓名 | 实发 | 本人签收 |\n| 施平 | 600 | |\n| 纪云 | 600 | |", False),
        ("双方代表签字后生效。", None),
        ("甲方书记（签字）：施平\n乙方书记（签字）：\n2022年4月28日", False),
        ("甲方代表（签字）：施平乙方代表（签字）：\n（支部章）（总支章）", False),
        ("甲方代表（签字）：\n施平\n乙方代表（签字）：\n纪云", True),
        ("甲方代表（签字）：施平\n乙方（签字或盖章）：", True),
    ],
)
def test_a_name_where_names_belong_signs_a_paper(close, signed):
    assert facts(f"协议书\n双方商定如下事项，共同遵守，各执一份。\n{close}", "assistance_agreement").signed is signed


@pytest.mark.parametrize("close", ["业主施平　施工纪云　出资方白玲", "施平　纪云　白玲　文静"])
def test_those_who_accepted_works_put_their_names_at_the_end(close):
    assert facts(f"验收意见\n一致同意通过验收，交付使用，质保一年。\n{close}\n2022年8月30日", "project_record").signed is True


def test_a_budget_names_the_sums_of_its_rows_and_no_prices():
    rows = "| 用途 | 数量 | 单价 | 金额（元） |\n| 蜂种 | 100群 | 900元 | 90,000 |\n| 蜂箱 | 100只 | 200元 | 20,000 |\n| 合计 | | | 110,000 |"
    amounts = {amount.yuan for amount in facts(f"养蜂协议\n甲方提供资金11万元，每群补900元，用于：\n{rows}", "assistance_agreement").amounts}
    assert amounts == {110000, 90000, 20000}


@pytest.mark.parametrize(
    ("clauses", "total"),
    [
        ("（1）签订后拨付捌万元；\n（2）骨架完工后拨付伍万元；\n（3）投产后拨付肆万伍仟元。", 175000),
        ("首期支付6万元，余款4万元验收后支付。", 100000),
        ("甲方捐赠10万元。（1）签订后支付6万元；（2）验收后支付4万元。", 100000),
        ("甲方捐赠10万元。（1）其中3万元支付水泥款；（2）其中5万元支付管材款。", 100000),
    ],
)
def test_the_payments_of_numbered_clauses_add_up_unless_a_sum_is_stated(clauses, total):
    paper = f"资金使用协议\n款项按下列进度拨付：\n{clauses}\n双方各执一份。"
    found = facts(paper, "assistance_agreement").total
    assert found is None or found.value == total
    assert found is not None or "其中" in clauses
