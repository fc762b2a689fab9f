"""Which of its dates is the paper's own, and on which days the thing happened."""

import pytest

from tests.recognize.papers import day, document, facts, scan

BODY = "为摸清底数，经研究，定于5月18日（星期三）上午9:00到红石岩村走访，现将有关事项通知如下，请各处室准备。"


def test_the_date_beside_the_issuer_at_the_end_is_the_papers_own():
    found = facts(f"关于开展走访的通知\n各处室：\n{BODY}\n昆明市园林局\n2022年5月10日\n昆明市园林局办公室　2022年5月11日印发", "research_plan")
    assert found.date.value == day("2022-05-10")
    assert found.issuer.value == "昆明市园林局"
    assert [e.value for e in found.event_dates] == [day("2022-05-18")]


def test_the_imprint_dates_a_paper_that_has_no_sign_off():
    found = facts(f"会议纪要\n{BODY}\n分送：各处室\n昆明市园林局办公室　2022年5月11日印发", "meeting_minutes")
    assert found.date.value == day("2022-05-11")


def test_a_bulletin_is_dated_in_its_head():
    found = facts(
        "帮扶信息\n第7期\n昆明市园林局办公室　2022年9月2日\n苗木送到家门口\n8月31日，市园林局把三千株果苗送到红石岩村，村民当天就栽下了。", "briefing"
    )
    assert found.date.value == day("2022-09-02")
    assert [e.value for e in found.event_dates] == [day("2022-08-31")]


def test_a_contributors_line_closes_a_news_item():
    paper = "送教上山\n4月20日，队员们给孩子们上了一堂美术课，孩子们画下了自己的村庄，贴满了教室的墙壁。\n（供稿：驻村工作队 普云 2022年4月25日）"
    assert facts(paper, "briefing").date.value == day("2022-04-25")


def test_the_date_of_a_web_page_is_that_of_publication():
    paper = "山村有了新书屋\n发布时间：2022-06-08 09:30 来源：某网 浏览次数：12\n6月1日，两千册图书运到村小学，孩子们围着书架挑选自己喜欢的书。"
    assert facts(paper, "media_report").date.value == day("2022-06-08")


def test_dates_of_attachments_do_not_compete():
    paper = f"关于开展走访的通知\n各处室：\n{BODY}\n昆明市园林局\n2022年5月10日\n附件\n报名表\n填表日期：2022年5月30日"
    assert facts(paper, "research_plan").date.value == day("2022-05-10")


def test_a_photo_is_dated_by_its_camera_stamp():
    paper = document("村口", stamp="14:25\n2022.05.18 星期三\n红石岩村", path="照片/20210101.jpg")
    assert facts(paper, "photo").date.value == day("2022-05-18")


def test_a_notice_without_its_own_date_does_not_borrow_that_of_the_meeting():
    found = facts("会议通知\n时间：2022年5月18日上午9:00\n地点：三楼会议室\n参会人员：各处室负责人", "meeting_notice")
    assert found.date is None
    assert [e.value for e in found.event_dates] == [day("2022-05-18")]


def test_a_meeting_that_is_put_off_takes_place_on_the_new_day():
    found = facts(
        "关于会议延期的通知\n原定于6月9日召开的座谈会，因故延期至6月16日（星期四）召开，地点不变，请相互转告。\n办公室\n2022年6月8日",
        "meeting_notice",
    )
    assert [e.value for e in found.event_dates] == [day("2022-06-16")]


def test_a_visit_of_several_days_counts_every_day():
    paper = "调研情况报告\n市乡村振兴局：\n6月7日至9日，调研组赴红石岩村走访，看了水源点和果园，召开了座谈会。\n昆明市园林局\n2022年6月15日"
    assert [e.value.day for e in facts(paper, "situation_report").event_dates] == [7, 8, 9]


@pytest.mark.parametrize(
    "log",
    [
        "驻村日志\n2022年3月1日 星期二 晴\n走访。\n2022年3月2日 星期三 阴\n开会，商量4月5日的活动。",
        "驻村日志\n2022年3月\n1日（星期二） 晴\n走访。\n2日（星期三） 阴\n开会。",
        "2022年走访记录\n| 日期 | 户主 | 情况 |\n| 3.1 | 王某 | 修路 |\n| 3.2 | 李某 | 4月5日已办 |",
    ],
)
def test_a_log_has_a_date_for_every_entry(log):
    assert [e.value for e in facts(log, "work_log").event_dates] == [day("2022-03-01"), day("2022-03-02")]


def test_a_date_torn_by_a_seal_is_completed_from_the_documents_number():
    paper = scan(
        (0.3, 0.10, "昆园发〔2022〕7号"),
        (0.1, 0.20, "特此报告，请审阅，并请对下一步工作给予指导和支持，不妥之处请批评指正。"),
        (0.6, 0.30, "昆明市园林局"),
        (0.6, 0.33, "2年10月26日"),
    )
    assert facts(paper, "situation_report").date.value == day("2022-10-26")


def test_a_title_years_report_written_in_january_speaks_of_the_year_before():
    paper = "2022年度定点帮扶工作总结\n一年来，我局认真落实帮扶责任，11月8日到村走访，12月2日送去物资，群众反映良好。\n昆明市园林局\n2023年1月5日"
    assert [m.value.year for m in facts(paper, "work_summary").dates] == [2022, 2022, 2023]
