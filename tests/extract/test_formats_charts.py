"""What stands in a Word or PowerPoint file beside its text: charts, diagrams, comments."""

from copy import deepcopy

import pptx
import pytest
from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE

from evidence_checker.extract.model import LineRole, Status
from tests.extract.reading import read_bytes, texts
from tests.extract.word_writer import (
    W,
    chart,
    chart_of_2016,
    commented,
    comments,
    paragraph,
    photo,
    relation,
    run,
    saved,
    series,
    shown,
    shown_of_2016,
    word,
)  # fmt: skip

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
PART = "word/charts/chart1.xml"
RELATION = relation("c", "chart", "charts/chart1.xml")
FUNDS = chart("帮扶资金", series("计划", {0: "修渠", 1: "补桥"}, {0: "30", 1: "0.30000000000000004"}), series("实际", {}, {1: "12.5"}))
DIAGRAM = (
    '<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><dgm:ptLst><dgm:pt><dgm:t><a:p><a:r><a:t>入户</a:t></a:r>'
    "<a:r><a:t>走访</a:t></a:r></a:p></dgm:t></dgm:pt><dgm:pt><dgm:t><a:p/></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>"
)
SMART_ART = paragraph('<w:r><w:drawing><dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" r:dm="d"/></w:drawing></w:r>')


def test_a_chart_is_a_table_of_its_numbers_where_it_stands(tmp_path):
    data = word(paragraph(run("见下图")) + shown("c") + paragraph(run("完毕")), {PART: FUNDS}, RELATION)
    document = read_bytes(tmp_path, "a.docx", data)
    assert texts(document) == ["见下图", "帮扶资金", "计划\t实际", "修渠\t30", "补桥\t0.3\t12.5", "完毕"]
    assert document.tables[0].title == "帮扶资金"
    assert document.tables[0].rows == [["", "计划", "实际"], ["修渠", "30", ""], ["补桥", "0.3", "12.5"]]


def test_a_funnel_or_waterfall_is_a_table_of_its_numbers_too(tmp_path):
    parts = {"word/charts/chartEx1.xml": chart_of_2016("帮扶资金", "实际", {"修渠": "30", "补桥": "12.5"})}
    document = read_bytes(
        tmp_path, "a.docx", word(paragraph(run("见下图")) + shown_of_2016("c"), parts, relation("c", "chartEx", "charts/chartEx1.xml"))
    )
    assert texts(document) == ["见下图", "帮扶资金", "实际", "修渠\t30", "补桥\t12.5"]
    assert document.tables[0].rows == [["", "实际"], ["修渠", "30"], ["补桥", "12.5"]]


@pytest.mark.parametrize(
    "part", ["<broken", "<cx/>", chart_of_2016("", "", {}), chart_of_2016("远", "", {"甲": "x" * 9}).replace('idx="0"', 'idx="é"')]
)
def test_such_a_chart_out_to_do_harm_costs_itself_at_most(tmp_path, part):
    parts, named = {"word/charts/chartEx1.xml": part}, relation("c", "chartEx", "charts/chartEx1.xml")
    document = read_bytes(tmp_path, "a.docx", word(paragraph(run("正文")) + shown_of_2016("c"), parts, named))
    assert (document.status, texts(document)[0]) == (Status.READ, "正文")


def test_a_share_is_written_as_the_chart_shows_it(tmp_path):
    data = word(shown("c"), {PART: chart("占比", series("比", {0: "甲"}, {0: "0.45"}, "0.0%"))}, RELATION)
    assert read_bytes(tmp_path, "a.docx", data).tables[0].rows == [["", "比"], ["甲", "45%"]]


def test_a_chart_shown_twice_is_told_once(tmp_path):
    document = read_bytes(tmp_path, "a.docx", word(shown("c") + shown("c"), {PART: FUNDS}, RELATION))
    assert len(document.tables) == 1


@pytest.mark.parametrize(
    "part",
    ["<broken", "<c:chart/>", chart("", series("", {4_000_000_000: "远"}, {4_000_000_000: "1"})), chart("", *[series("", {}, {0: "1"})] * 3000)],
    ids=["no XML", "nothing in it", "a place far away", "thousands of series"],
)
def test_a_chart_out_to_do_harm_costs_itself_at_most(tmp_path, part):
    document = read_bytes(tmp_path, "a.docx", word(paragraph(run("正文")) + shown("c"), {PART: part}, RELATION))
    assert document.status is Status.READ
    assert texts(document)[0] == "正文"
    assert all(len(table.cells) <= 200 and len(table.rows) <= 2 for table in document.tables)


def test_the_words_of_smart_art_stand_in_their_place(tmp_path):
    body = paragraph(run("步骤")) + SMART_ART + paragraph(run("完毕"))
    data = word(body, {"word/diagrams/data1.xml": DIAGRAM}, relation("d", "diagramData", "diagrams/data1.xml"))
    assert texts(read_bytes(tmp_path, "a.docx", data)) == ["步骤", "入户走访", "完毕"]


def test_comments_stand_behind_their_paragraph_and_are_no_words_of_the_paper(tmp_path):
    parts = {"word/comments.xml": comments(("赵甲", paragraph(run("金额请再核"))), ("", paragraph(run("已核"))))}
    body = commented("资金30万元", 0, 1) + paragraph(run("完毕"))
    document = read_bytes(tmp_path, "a.docx", word(body, parts, relation("m", "comments", "comments.xml")))
    assert texts(document) == ["资金30万元", "批注（赵甲）：金额请再核", "批注：已核", "完毕"]
    assert texts(document, LineRole.COMMENT) == ["批注（赵甲）：金额请再核", "批注：已核"]
    assert document.text == "资金30万元\n完毕"


def test_a_comment_is_no_caption(tmp_path):
    drawing = '<w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:embed="p"/></w:drawing></w:r>'
    body = paragraph(drawing, '<w:r><w:commentReference w:id="0"/></w:r>') + paragraph(run("图1 开工现场"))
    parts = {"word/p.jpg": photo((400, 320)), "word/comments.xml": comments(("", paragraph(run("图太暗"))))}
    document = read_bytes(tmp_path, "a.docx", word(body, parts, relation("p", "image", "p.jpg") + relation("m", "comments", "comments.xml")))
    assert [picture.caption for picture in document.pictures] == ["图1 开工现场"]


@pytest.mark.parametrize("kind", ["comment", "footnote"])
def test_a_note_that_names_itself_is_told_once(tmp_path, kind):
    again = paragraph(run("注"), f'<w:r><w:{kind}Reference w:id="0"/></w:r>')
    notes = f'<w:{kind}s {W}><w:{kind} w:id="0">{again}</w:{kind}></w:{kind}s>'
    body = paragraph(run("正文"), f'<w:r><w:{kind}Reference w:id="0"/></w:r>' * 3)
    document = read_bytes(tmp_path, "a.docx", word(body, {f"word/{kind}s.xml": notes}, relation("n", f"{kind}s", f"{kind}s.xml")))
    assert sum(line.text.endswith("注") for line in document.lines) == 1


def test_a_chart_on_a_slide_is_a_table_of_its_page(tmp_path):
    show, numbers = pptx.Presentation(), CategoryChartData()
    numbers.categories = ["修渠", "补桥"]
    numbers.add_series("实际", (30, 12.5))
    slide = show.slides.add_slide(show.slide_layouts[6])
    slide.shapes.add_chart(XL_CHART_TYPE.PIE, 0, 0, 3_000_000, 2_000_000, numbers)
    document = read_bytes(tmp_path, "a.pptx", saved(show))
    assert document.tables[0].rows == [["", "实际"], ["修渠", "30"], ["补桥", "12.5"]]


def test_what_stands_in_for_a_shape_on_a_slide_is_not_read_beside_it(tmp_path):
    show = pptx.Presentation()
    slide = show.slides.add_slide(show.slide_layouts[6])
    slide.shapes.add_textbox(0, 0, 900_000, 900_000).text_frame.text = "帮扶成效"
    tree = slide.shapes._spTree
    shape = tree[-1]
    alternate = etree.SubElement(tree, f"{MC}AlternateContent")
    etree.SubElement(alternate, f"{MC}Choice", Requires="cx").append(shape)
    etree.SubElement(alternate, f"{MC}Fallback").append(deepcopy(shape))
    assert texts(read_bytes(tmp_path, "a.pptx", saved(show))) == ["帮扶成效"]
