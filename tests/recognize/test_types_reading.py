"""How a paper is read before it is weighed: folding, titles, features of form."""

import re

import pytest

from evidence_checker.extract.model import Document, Line, LineRole, Picture
from evidence_checker.recognize.types.form import FEATURES, features_of
from evidence_checker.recognize.types.heading import inner_title, title_candidates
from evidence_checker.recognize.types.model import Where
from evidence_checker.recognize.types.paper import prepare
from evidence_checker.recognize.types.plain import plain
from evidence_checker.recognize.types.written import document_from_text


def features(text: str) -> frozenset[str]:
    return features_of(prepare(document_from_text(text)))


def titles(*lines: Line) -> list[str]:
    return [title.text for title in title_candidates(prepare(Document("a.docx", "", "docx", lines=lines)))]


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("会 议 纪 要", "会议纪要"),
        ("昆水〔2022〕5号", "昆水〔2022〕5号"),
        ("昆水[２０２２]5号", "昆水〔2022〕5号"),
        ("時間:9:30", "时间：9：30"),
        ("￥12，000.50元", "¥12,000.50元"),
        ("調(diào)研", "调研"),
        ("3曰", "3日"),
        ("1—6月", "1-6月"),
    ],
)
def test_text_is_folded_to_one_spelling(written, folded):
    assert plain(written) == folded


def test_a_title_broken_over_two_lines_is_joined():
    assert "关于召开定点帮扶工作专题会议的通知" in titles(
        Line("关于召开定点帮扶工作", centred=True), Line("专题会议的通知", centred=True), Line("各科室：")
    )


def test_red_letterhead_number_and_signer_are_no_titles():
    found = titles(Line("昆明市某某局文件", red=True), Line("昆某〔2022〕5号"), Line("签发人：李某"), Line("关于成立领导小组的通知", centred=True))
    assert found[0] == "关于成立领导小组的通知"


def test_sentences_below_the_title_are_no_titles():
    found = titles(Line("走访记录"), Line("根据安排，队员到二组走访，看到危房两间。"), Line("问题已经报给镇里。"))
    assert found == ["走访记录"]


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("关于印发《定点帮扶工作方案》的通知", "定点帮扶工作方案"),
        ("关于报送半年工作总结的报告", "半年工作总结"),
        ("关于转发《考勤办法》的通知", "考勤办法"),
        ("关于做好总结报送工作的通知", ""),
        ("关于召开会议的通知", ""),
    ],
)
def test_a_covering_notice_is_typed_by_what_it_hands_on(outer, inner):
    assert inner_title(outer) == inner


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("articles", "第一条 为规范管理。\n第二条 应当打卡。\n第三条 不得代签。"),
        ("weather", "3月8日 星期二 晴\n走访三户"),
        ("speakers", "李建：水管坏了三处要修。\n普成：明天我去买管子。\n和梅：表格还差五份没交。"),
        ("slip", "付款人户名：甲\n收款人户名：乙\n流水号：1"),
        ("capital", "金额大写：伍万元整"),
        ("month_grid", "| 月份 | 李某 | 王某 |\n| 一月 | 20 | 21 |\n| 二月 | 18 | 20 |\n| 三月 | 22 | 23 |"),
        ("options", "A.每年\nB.每季度\nC.每月\nD.每周"),
        ("future", "定于5月8日召开会议，请准时参加。"),
        ("past", "近日开展了义诊，受到欢迎。"),
        ("web_page", "浏览次数：66\n上一篇\n责任编辑：李某"),
        ("narrated", "3月11日，专家来到村里讲解花椒修剪技术，村民围着果树问个不停。"),
    ],
)
def test_a_feature_of_form_is_seen(name, text):
    assert name in features(text)


def test_labels_of_a_form_are_not_taken_for_speakers():
    assert "speakers" not in features("时间：2022年3月7日上午\n地点：村委会二楼会议室\n目标：全年走访四次以上\n预算：六万二千元整")


def test_a_day_to_come_is_not_narrated():
    assert "narrated" not in features("定于3月11日在村委会召开会议，请各小组长准时参加，不得缺席。")


def test_pictures_with_captions_and_nothing_else_are_seen():
    pictures = tuple(Picture(1, str(number), 10, 10) for number in range(2))
    assert "captions" in features_of(prepare(Document("a.pdf", "", "pdf", lines=(Line("图1：座谈会现场"),), pictures=pictures)))


def test_every_feature_has_a_name_for_people():
    assert all(name and words for name, (words, _) in FEATURES.items())


def test_a_quote_leads_back_to_its_line():
    document = Document("a.docx", "", "docx", lines=(Line("仅供核查使用", role=LineRole.WATERMARK), Line("通知"), Line("定于明天召开会议", page=2)))
    paper = prepare(document)
    found = re.search("召开", paper.part(Where.ALL))
    quote = paper.quote(found)
    assert (quote.page, quote.line) == (2, 2)


def test_only_beginning_and_end_of_a_book_are_read():
    paper = prepare(document_from_text("工作总结\n" + "今年以来做了许多工作。\n" * 3000 + "落款"))
    assert len(paper.flow) < 9000
    assert paper.flow.endswith("落款")
