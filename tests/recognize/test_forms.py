"""Head of a paper, seals, signatures, blanks, agreements, media, honours, personal data."""

import pytest

from evidence_checker.extract.model import Box, Signature
from evidence_checker.recognize.awards import award_level
from evidence_checker.recognize.privacy import is_card_number, is_identity_number
from evidence_checker.recognize.surface import Context
from tests.recognize.papers import LEXICON, document, facts, scan, surface


@pytest.mark.parametrize(
    "written", ["昆园发〔2022〕7号", "昆园发[2022]7号", "昆园发（2022）7号", "昆园发【2022】 第7号", "昆园发〔２０２２〕７号　签发人：顾明远"]
)
def test_document_numbers_are_brought_into_standard_form(written):
    assert surface(f"昆明市园林局文件\n{written}\n关于走访的通知\n各处室：\n请按时参加。").document_number.value == "昆园发〔2022〕7号"


def test_a_cited_number_is_not_the_papers_own():
    text = "关于走访的通知\n各处室：\n根据《关于帮扶工作的通知》（昆办发〔2021〕9号）要求，现将有关事项通知如下，请遵照执行。"
    assert surface(text).document_number is None


def test_letterhead_title_and_addressee():
    found = surface("昆明市园林局文件\n昆园发〔2022〕7号\n关于2022年定点帮扶工作的报告\n市乡村振兴局：\n现将有关情况报告如下，请审阅。\n特此报告。")
    assert (found.title.value, found.addressee.value, found.issuer.value) == ("关于2022年定点帮扶工作的报告", "市乡村振兴局", "昆明市园林局")


def test_a_title_broken_over_two_lines_is_whole():
    found = surface("关于赴红石岩村开展防返贫监测工作督导\n情况的报告\n市乡村振兴局：\n现将有关情况报告如下，请审阅。")
    assert found.title.value == "关于赴红石岩村开展防返贫监测工作督导情况的报告"


def test_wrapped_lines_of_a_scan_are_one_paragraph():
    page = scan(
        (0.10, 0.10, "　　调研组一行先后走访了红石岩村的六户人家和两个产业基地，并于二〇二二年"),
        (0.10, 0.13, "三月十五日召开座谈会，听取了村干部和群众代表的意见建议。"),
    )
    assert [d.value.isoformat() for d in surface(page).dates] == ["2022-03-15"]


def test_a_seal_is_seen_and_read():
    found = facts(document("证明\n情况属实。", seals=("红石岩村民委员会",)), "other")
    assert (found.sealed, found.seal_text) == (True, "红石岩村民委员会")


def test_words_about_a_seal_are_no_seal():
    assert facts("证明\n情况属实。\n红石岩村民委员会（盖章）", "other").sealed is False


@pytest.mark.parametrize(
    "close",
    ["甲方代表（签字）：顾明远　乙方代表（签字）：普云生", "验收人员签字：赵开云钱小川（村监委）", "主要负责人：（签名）顾明远", "户主签字：王 军"],
)
def test_typed_names_on_signing_lines_are_signatures(close):
    assert facts(f"协议书\n双方商定如下事项，共同遵守。\n{close}", "assistance_agreement").signed is True


@pytest.mark.parametrize("close", ["甲方代表（签字）：　　　乙方代表（签字）：", "负责人签字：____________", "户主签字：          日期："])
def test_empty_signing_lines_are_none(close):
    assert facts(f"协议书\n双方商定如下事项，共同遵守。\n{close}", "assistance_agreement").signed is False


def test_ink_on_a_signing_line_is_a_signature():
    paper = document("自评报告\n负责人签字：")
    inked = type(paper)(paper.path, paper.sha256, paper.kind, lines=paper.lines, signatures=(Signature(1, Box(0.5, 0.5, 0.6, 0.55), "负责人签字"),))
    assert facts(inked, "self_assessment").signed is True


def test_where_nobody_is_to_sign_nothing_is_known():
    assert facts("工作动态\n6月1日，队员们帮村民收洋芋，一天收了九吨，大家都很高兴。", "briefing").signed is None


FRAME = (
    "战略合作框架协议\n甲乙双方建立长期战略合作关系，乙方拟三年内投入不低于50万元。具体事宜另行签订合同约定。本协议为框架性协议，不具有法律约束力。"
)
PROMISE = "捐赠协议\n甲方向乙方捐赠人民币叁拾万元整（￥300,000.00），于本协议签订后15个工作日内一次性转入乙方账户，户名：红石岩村民委员会。"
NAMED = "产业合作框架协议\n甲方出资人民币20万元，于协议签订后10日内一次性支付至乙方账户，户名：红石岩村合作社。逾期按每日万分之五支付违约金。"


@pytest.mark.parametrize(("agreement", "framework"), [(FRAME, True), (PROMISE, False), (NAMED, False)])
def test_an_agreement_of_intent_is_told_by_what_it_binds_to(agreement, framework):
    assert facts(agreement, "assistance_agreement").framework is framework


def test_papers_that_are_no_agreement_are_neither():
    assert facts("简报\n双方签署了战略合作框架协议，现场气氛热烈，群众充满期待。", "briefing").framework is None


@pytest.mark.parametrize(
    ("page", "name", "level"),
    [
        ("来源：云南网\n2022-06-08 10:00\n山村来了新书屋\n据农民日报消息，书屋建成了。", "云南网", "provincial"),
        ("云南网\n六月的山村\n来源：农民日报 2022-06-08\n孩子们很高兴。", "农民日报", "national"),
        ("昆明日报 2022年6月8日 第3版\n山村来了新书屋\n孩子们很高兴。", "昆明日报", "city"),
        ("人民网昆明6月8日电（记者张三）孩子们很高兴。", "人民网", "national"),
    ],
)
def test_the_first_publisher_counts(page, name, level):
    medium = facts(page, "media_report").medium
    assert (medium.name, medium.level) == (name, level)


def test_a_medium_that_reports_on_itself_is_its_own():
    medium = facts("昆明日报 2022年6月8日 第3版\n我们去驻村", "media_report", Context(2022, unit_names=("昆明日报社",))).medium
    assert medium.own


@pytest.mark.parametrize(
    ("awarder", "level"),
    [
        ("中共中央、国务院", "national"),
        ("国家乡村振兴局", "national"),
        ("云南省人民政府", "provincial"),
        ("省委组织部", "provincial"),
        ("中共昆明市委、昆明市人民政府", "city"),
        ("市文明办", "city"),
        ("昆明市摄影家协会", "other"),
        ("禄劝彝族苗族自治县人民政府", "county"),
        ("阿旺镇人民政府", "other"),
    ],
)
def test_the_level_of_an_honour_is_that_of_who_awards_it(awarder, level):
    assert award_level(awarder, LEXICON) == level


def test_a_proposal_is_not_yet_an_honour():
    text = "关于拟表彰先进集体的公示\n拟表彰市园林局等10个单位，现予公示，公示期五个工作日。\n昆明市人民政府办公室\n2022年3月1日"
    assert facts(text, "commendation").award.decided is False


def test_identity_numbers_need_a_province_and_a_birthday_and_no_right_check_character():
    assert is_identity_number("11010519491231002X")
    assert is_identity_number("110105194912310021")
    assert not is_identity_number("990105194912310021")
    assert not is_identity_number("11010519491331002X")


def test_card_numbers_need_their_check_digit():
    assert is_card_number("6222 0200 0000 0000 007") is is_card_number("6222020000000000007")
    assert not is_card_number("6222020000000000001") or not is_card_number("6222020000000000002")


def test_personal_data_are_located_and_public_phones_left_alone():
    text = "花名册\n| 姓名 | 身份证号 | 电话 |\n| 王军 | 11010519491231002X | 13888888888 |\n联系人：张三，联系电话：13999999999"
    assert sorted(d.kind for d in facts(text, "training_record").personal_data) == ["id-card", "phone"]


@pytest.mark.parametrize(
    "blank",
    [
        "捐赠协议\n甲方：____________　乙方：____________\n甲方捐赠人民币____元，用于____村建设。",
        "XX局关于赴XX村调研的方案\n定于20XX年X月X日赴XX县XX镇XX村调研。",
        "收据\n【付款单位名称】交来【填写金额】元，事由：【填写事由】。",
        "走访记录表\n| 日期 | 户主 | 情况 |\n|  |  |  |\n|  |  |  |\n|  |  |  |",
    ],
)
def test_forms_that_were_never_filled_in_are_templates(blank):
    assert facts(blank, "assistance_agreement").blankness.is_template


@pytest.mark.parametrize(
    "filled",
    [
        "走访记录\n2022年3月1日，走访张××、李××两户，送去5000元慰问金，电话138****1234。\n户主签字：________",
        "捐赠协议\n甲方捐赠人民币5万元，用于阿旺镇红石岩村道路建设。\n甲方（签字）：________　乙方（签字）：________\n2022年5月1日",
    ],
)
def test_masked_names_and_empty_signing_lines_make_no_template(filled):
    assert not facts(filled, "work_log").blankness.is_template


def test_the_stars_that_an_invoice_prints_for_no_tax_leave_nothing_open():
    rows = "\n".join(f"| *水果*苹果{n} | 箱 | 10 | 60.00 | 600.00 | 免税 | *** |" for n in range(4))
    assert not facts(f"电子普通发票\n{rows}\n| 合计 | | | | ￥2400.00 | | *** |", "purchase_voucher").blankness.is_template


@pytest.mark.parametrize(("serial", "issue"), [("昆明中院信息", "2022年第41期"), ("盘 龙 要 情", "第31期"), ("帮扶工作简报", "第3期（总第18期）")])
def test_the_title_of_a_serials_item_is_its_headline_and_not_the_serials_name(serial, issue):
    head = f"{serial}\n{issue}\n编发：办公室 2022年6月20日\n法官的摊子摆在街心\n"
    paper = f"{head}6月17日，苦荞坪村赶街天，卖菜秧的中间多了四张铺着蓝布的桌子，法官来“摆摊”了。"
    assert surface(paper).title.value == "法官的摊子摆在街心"


def test_a_serial_without_a_headline_keeps_its_name():
    assert surface("帮扶工作简报\n第3期\n6月17日，驻村工作队到苦荞坪村开展法治宣传活动，发放宣传册300份。").title.value == "帮扶工作简报"
