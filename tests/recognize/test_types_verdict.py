"""The verdict: inner papers, outer form, scenes, doubt, file names, reasons, explanations."""

import pytest

from evidence_checker.errors import UsageError
from evidence_checker.extract.model import Document, Line, Picture
from evidence_checker.recognize.model import EvidenceType
from evidence_checker.recognize.types import classify
from evidence_checker.recognize.types.classify import judge
from evidence_checker.recognize.types.describe import describe_signs, describe_type, find_type
from evidence_checker.recognize.types.learned import learned
from evidence_checker.recognize.types.paper import prepare
from evidence_checker.recognize.types.patterns import library
from evidence_checker.recognize.types.written import document_from_text


def kind(text: str, path: str = "") -> EvidenceType:
    return classify(document_from_text(text, path)).best.evidence_type


NOTICE = "关于召开帮扶工作推进会的通知\n各科室：\n定于6月9日上午9：00在五楼会议室召开会议，请准时参加。"


def test_a_file_name_helps_and_never_decides():
    assert kind(NOTICE, "会议纪要.docx") is EvidenceType.MEETING_NOTICE


def test_news_about_a_payment_is_a_briefing_and_no_voucher():
    text = "我局10万元帮扶款到位\n6月9日，我局向糯基村拨付帮扶资金10万元，村委会负责人对此表示感谢，资金将用于修建水池。（办公室供稿）"
    assert kind(text) is EvidenceType.BRIEFING


def test_a_covered_plan_counts_as_the_plan():
    text = "关于印发《2022年定点帮扶工作计划》的通知\n各科室：\n现将计划印发给你们。\n一、工作目标\n二、重点任务\n三、责任分工"
    assert kind(text) is EvidenceType.ANNUAL_PLAN


def test_rules_of_the_team_are_told_from_other_rules():
    articles = "第一条 为加强管理，制定本办法。\n第二条 应当遵守。\n第三条 不得违反。\n第四条 本办法自印发之日起施行。"
    assert kind("驻村工作队员管理办法\n" + articles.replace("遵守", "吃住在村")) is EvidenceType.TEAM_RULES
    assert kind("公务用车管理办法\n" + articles) is EvidenceType.OTHER


def test_a_named_template_is_no_evidence():
    assert kind("驻村工作总结（模板）\n20××年，××同志在××村驻村期间……\n一、主要工作\n二、存在不足") is EvidenceType.OTHER


def test_a_scene_is_a_photo():
    scene = Document("a.jpg", "", "jpeg", pictures=(Picture(1, "x", 100, 100),), is_scene=True)
    assert classify(scene).best.evidence_type is EvidenceType.PHOTO


def test_letters_misread_by_ocr_do_not_change_the_verdict():
    text = "会议纪耍\n6月2日，局长主持召开专题会议，听取了驻村工作认汇报。现纪要如下：\n一、会议原刚同意安排资金3万元。\n出席：李某\n列席：王某"
    assert kind(text) is EvidenceType.MEETING_MINUTES


def test_an_empty_paper_is_nothing_and_not_sure():
    verdict = classify(Document("a.pdf", "", "pdf"))
    assert verdict.best.evidence_type is EvidenceType.OTHER


def test_guesses_come_best_first_with_shares_that_add_up_to_no_more_than_one():
    verdict = classify(document_from_text(NOTICE))
    confidences = [guess.confidence for guess in verdict.guesses]
    assert confidences == sorted(confidences, reverse=True)
    assert 0 < sum(confidences) <= 1.001


def test_a_doubtful_verdict_shows_the_signs_of_both_guesses():
    verdict = classify(document_from_text("驻村工作队\n5月"))
    assert verdict.doubtful
    assert {sign.evidence_type for sign in verdict.signs} == {guess.evidence_type for guess in verdict.guesses[:2]}


def test_signs_show_the_words_they_saw():
    signs = classify(document_from_text(NOTICE)).signs
    assert any(sign.quote and "召开" in sign.quote.text for sign in signs)
    assert all(sign.evidence_type is EvidenceType.MEETING_NOTICE for sign in signs)


def test_without_the_learned_part_the_patterns_decide():
    assert judge(prepare(document_from_text(NOTICE)), library(), None).best.evidence_type is EvidenceType.MEETING_NOTICE


def test_the_learned_part_tells_which_characters_spoke():
    model = learned()
    sign = model.sign(prepare(document_from_text(NOTICE)), EvidenceType.MEETING_NOTICE)
    assert sign.weight > 0
    assert sign.quote.text


def test_the_same_paper_gives_the_same_verdict():
    assert classify(document_from_text(NOTICE)) == classify(document_from_text(NOTICE))


@pytest.mark.parametrize("kind", list(EvidenceType))
def test_every_type_can_be_explained(kind):
    page = describe_type(kind)
    assert kind.value in page
    assert "例子" in page


def test_a_type_is_found_by_either_name():
    assert find_type("会议纪要") is find_type("meeting_minutes") is EvidenceType.MEETING_MINUTES
    with pytest.raises(UsageError, match="没有“天书”"):
        find_type("天书")


def test_signs_are_explained_strongest_first():
    lines = describe_signs(classify(document_from_text(NOTICE)).signs)
    assert lines[0].startswith("支持")
    weights = [float(line.split()[1]) for line in lines]
    assert weights == sorted(weights, reverse=True)


def test_a_line_of_a_long_table_costs_no_more_than_a_page():
    rows = tuple(Line(f"{number}，村民，{number * 3}元") for number in range(3000))
    assert classify(Document("a.xlsx", "", "xlsx", lines=rows)).guesses
