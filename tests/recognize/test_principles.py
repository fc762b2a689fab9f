"""Principles that outlast any wording: direction before title, content before hollow words, handlers are no payees, one text one person."""

import pytest

from evidence_checker.extract.model import Box, Document, Line, Picture, Seal, Source
from evidence_checker.recognize.issuers import as_known
from evidence_checker.recognize.model import EvidenceType
from evidence_checker.recognize.people import principal_title
from evidence_checker.recognize.places import find_places
from evidence_checker.recognize.types import classify
from evidence_checker.recognize.types.written import document_from_text
from tests.recognize.papers import LEXICON, day, document, facts, surface

E = EvidenceType
TEXT = 0.02
TITLE = 0.028


def kind(text: str) -> EvidenceType:
    return classify(document_from_text(text)).best.evidence_type


def placed(text: str, left: float, top: float, *, height: float = TEXT, centred: bool = False) -> Line:
    return Line(text, box=Box(left, top, left + height * 1.414 * len(text), top + height), height=height, centred=centred)


PAGE = Document(
    "一.pdf",
    "2" * 64,
    "pdf",
    lines=(
        placed("园林发〔2022〕8号", 0.62, 0.16),
        placed("昆明市园林局关于报送二〇二二年度驻村干部", 0.10, 0.20, height=TITLE),
        placed("履职情况的报告", 0.36, 0.24, height=TITLE, centred=True),
        placed("市乡村振兴局：", 0.11, 0.29),
        placed("今年以来，我局驻村干部吃住在村，总体良好，现将情况", 0.17, 0.33),
        placed("报告如下，请审阅。", 0.11, 0.36),
        placed("昆明市园林局", 0.66, 0.40),
        placed("2022年11月8日", 0.66, 0.43),
        placed("园林绿化苗木种植及养护实施方案与工作安排", 0.10, 0.47, height=TITLE),
        placed("各村要抓好落实，按照节令组织群众种植苗木。", 0.17, 0.52),
    ),
)


def test_a_title_on_two_lines_is_one_and_its_number_and_date_stand():
    found = facts(PAGE, "situation_report")
    assert found.title.value == "昆明市园林局关于报送二〇二二年度驻村干部履职情况的报告"
    assert found.document_number.value == "园林发〔2022〕8号"
    assert found.date.value == day("2022-11-08")


def test_a_call_from_above_is_not_what_it_calls_for():
    call = (
        "关于报送年度自评报告的函\n各市级帮扶单位：\n请按照评价指标逐项自评，形成自评报告，于11月30日前报送我局考核处。\n市乡村振兴局\n2022年11月8日"
    )
    assert kind(call) is E.OTHER


def test_a_report_upward_on_the_same_matter_is_what_it_says():
    report = "关于报送年度自评报告的函\n市乡村振兴局：\n对照评价指标逐项自评，我局自评得分95分，其中组织领导自评得分20分，现予报送。"
    assert kind(report) is E.SELF_ASSESSMENT


def test_a_notice_is_of_the_type_of_what_it_encloses():
    text = (
        "关于印发工作计划的通知\n各处室：\n现印发给你们，请遵照执行。\n市园林局\n2022年2月8日\n2022年定点帮扶工作计划\n一、产业。全年种植苗木三百亩。"
    )
    assert kind(text) is E.ANNUAL_PLAN


def test_a_plan_to_go_and_see_is_a_visit_whatever_it_is_called():
    text = "“春风行动”活动方案\n一、带队领导：局长\n二、走访对象：监测户6户\n三、行程：8时从局机关出发，10时到村委会，下午返程"
    assert kind(text) is E.RESEARCH_PLAN


def test_what_a_title_cites_does_not_tell_the_type():
    text = "关于落实《驻村工作队选派管理办法》情况的报告\n市委组织部：\n我局对照要求开展自查，现将情况报告如下：队员3名全部在岗，购买保险3份。"
    assert kind(text) is E.SITUATION_REPORT


def test_entries_by_weekday_are_a_log():
    text = "驻村纪实（第7周）\n周一：到镇里开会。\n周二：走访四组李家、王家。\n周三：修水管。\n周四：填报系统。\n周五：打扫村史室。\n记录人：普云"
    assert kind(text) is E.WORK_LOG


def test_a_village_high_above_the_sea_is_no_photo():
    text = "红石岩村概况\n红石岩村位于乡政府以东9公里，海拔2210米，年均气温14℃，有农户312户1104人，耕地1800亩，以种植玉米、烤烟为主，辖8个村民小组。"
    assert kind(text) is not E.PHOTO


@pytest.mark.parametrize("label", ["收款人：普云", "经手人：普云"])
def test_who_takes_the_money_in_hand_is_not_the_payee_of_a_receipt(label):
    paper = document(f"收款收据\n2022年5月9日\n今收到：昆明市园林局\n人民币叁万元整 ¥30000.00\n{label}", seals=("阿旺镇红石岩村股份经济合作社",))
    assert facts(paper, "fund_voucher").payee.value == "阿旺镇红石岩村股份经济合作社"


def test_a_person_can_be_paid_by_a_bank():
    assert facts("网上银行电子回单\n付款人：昆明市园林局\n收款人：普云\n金额：1500.00\n交易日期：2022年5月9日", "fund_voucher").payee.value == "普云"


def test_a_misread_seal_is_written_as_the_paper_writes_it():
    lines = tuple(
        Line(text, source=Source.RAPIDOCR)
        for text in ("收据", "2022年5月9日", "今收到：市园林局 ¥30000.00", "阿旺镇红石岩村股份经济合作社账户已入账")
    )
    known = Document("a.jpg", "3" * 64, "jpeg", lines=(*lines, Line("红石岩村股份经济合作社", source=Source.RAPIDOCR)))
    assert as_known("红石岩材股份经济合作社", surface(known)) == "红石岩村股份经济合作社"
    assert as_known("白云山矿业有限公司", surface(known)) == "白云山矿业有限公司"


@pytest.mark.parametrize(
    "title",
    [
        "区水务局党组书记、局长",
        "区政协主席",
        "区人大常委会主任",
        "第二党支部书记",
        "纪委书记、监委主任",
        "东城院区院长",
        "财务总监",
        "红石岩村党总支书记、主任",
    ],
)
def test_an_office_of_another_body_or_of_a_part_is_not_principal(title):
    assert principal_title(title, LEXICON.titles) is False


def test_a_county_is_headed_by_its_secretary_and_its_governor_only():
    assert principal_title("局长", LEXICON.titles, ("禄劝县人民政府",)) is False
    assert principal_title("县长", LEXICON.titles, ("禄劝县人民政府",)) is True


@pytest.mark.parametrize(
    ("who", "names"),
    [
        ("纪委书记顾明远率队，", ["顾明远"]),
        ("第三党支部书记顾明远率队，", ["顾明远"]),
        ("副局长顾明远受局长陶谦委托，", ["顾明远", "陶谦"]),
        ("由段书记带队，局长顾明远一行", ["顾明远"]),
        ("和主任、局长和志强率队", ["和志强"]),
    ],
)
def test_one_text_gives_one_person(who, names):
    text = f"走访动态\n4月14日，{who}到东川区阿旺镇红石岩村走访调研，看望了群众。\n2022年4月18日"
    assert [p.name for p in facts(text, "briefing").people] == names


def test_both_heads_of_a_unit_are_principal():
    text = "走访动态\n4月14日，党委书记顾明远和院长陶谦带队到红石岩村走访调研，看望了群众。\n2022年4月18日"
    assert [p.principal for p in facts(text, "briefing").people] == [True, True]


def test_an_office_behind_the_name_of_a_leader_counts():
    found = facts("调研方案\n调研组成员 组长 顾明远 院长\n拟于5月12日到红石岩村入户走访，了解村卫生室情况。", "research_plan")
    assert found.principal is True


@pytest.mark.parametrize("verb", ["负责人到", "坚持常驻", "大力支持", "再次走进"])
def test_a_place_begins_at_its_township(verb):
    assert [str(p) for p in find_places(surface(f"局{verb}阿旺镇红石岩村开展工作。"))] == ["东川区阿旺镇红石岩村"]


@pytest.mark.parametrize("line", ["应急情况 如下雨改在村委会", "付款单位昆明市园林局", "山货 30袋 12 360 阿旺镇红石岩村"])
def test_running_text_and_rows_are_no_issuer(line):
    found = facts(f"活动记录\n{line}\n2022年5月9日", "party_building_record")
    assert found.issuer is None


def test_the_row_above_a_signature_is_not_part_of_it():
    rows = "| 姓名 | 单位 |\n| 普云 | 阿旺镇人民政府 |\n| 木林 | 阿旺镇红石岩村 |"
    head = "关于通报表扬2022年度优秀队员的通报\n各县区：\n经研究，决定对下列同志予以通报表扬，望再接再厉，再立新功，不负重托，不负群众。"
    text = f"{head}\n{rows}\n中共云南省委组织部\n2022年12月9日"
    award = facts(text, "commendation").award
    assert (award.awarder, award.level) == ("中共云南省委组织部", "provincial")


def test_a_tax_free_invoice_is_no_blank_form():
    rows = "| 项目名称 | 数量 | 金额 | 税率 | 税额 |\n| 大米 | 10 | 5600.00 | *** | *** |"
    text = f"电子发票（普通发票）\n开票日期：2022年9月9日\n{rows}\n价税合计¥5600.00"
    assert facts(text, "purchase_voucher").blankness.is_template is False


def test_a_form_of_a_bulletin_is_blank():
    text = "工作简报\n第__期\n（单位名称）办公室 20__年__月__日\n标题：________\n（正文：写明时间地点人物）"
    assert facts(text, "briefing").blankness.is_template is True


def test_an_identity_number_is_one_though_a_digit_is_wrong():
    found = facts("排查台账\n| 户主 | 身份证号 |\n| 普云 | 530113197605120011 |", "monitoring_record")
    assert [d.kind for d in found.personal_data] == ["id-card"]


def test_a_labelled_date_counts_wherever_it_stands():
    found = facts("保险单\n投保人：昆明市园林局\n保险期间：2022年1月1日至2022年12月31日\n保险费 900.00元\n签单日期：2021年12月28日", "welfare_record")
    assert found.date.value == day("2021-12-28")


def test_noise_in_a_scene_is_no_title():
    scene = Document("a.jpg", "4" * 64, "jpeg", lines=(Line("WWwm", source=Source.RAPIDOCR),), pictures=(Picture(1, "x", 9, 9),), is_scene=True)
    assert facts(scene, "photo").title is None


def test_a_seal_that_says_more_than_the_known_name_keeps_the_rest():
    known = Document("a.jpg", "5" * 64, "jpeg", lines=(Line("昆明市第九人民医院"),), seals=(Seal(1, Box(0, 0, 1, 1)),))
    assert as_known("昆明市第九民医院办公室", surface(known)) == "昆明市第九人民医院办公室"


def test_a_year_sign_lost_under_a_seal_is_read_on_a_scan():
    lines = (Line("荣誉证书", source=Source.RAPIDOCR), Line("20213月8日", source=Source.RAPIDOCR))
    found = facts(Document("a.jpg", "6" * 64, "jpeg", lines=lines), "honor_certificate")
    assert [d.value for d in found.dates] == [day("2021-03-08")]


def test_a_recruitment_is_told_by_its_rows():
    rows = "红河电子厂 普工 20人 4200-5000元/月\n安宁家政公司 保洁 6人 3000-3600元/月\n报名地点：村委会，当天有大巴接送"
    assert kind(f"春暖山乡\n5月6日 红石岩村广场\n{rows}") is E.TRAINING_RECORD


def test_a_name_with_its_office_in_the_heading_is_a_person():
    text = "工作队2022年上半年在岗情况统计表\n| 月份 | 普云（第一书记） | 木林（队员） |\n| 1月 | 22 | — |\n| 2月 | 20 | 19 |"
    days = {(d.month, d.name, int(d.days)) for d in facts(text, "attendance_record").attendance}
    assert days == {("2022-01", "普云", 22), ("2022-02", "普云", 20), ("2022-02", "木林", 19)}
