import io

import docx
import pypdfium2 as pdfium
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt, RGBColor

from evidence_checker.errors import ProblemCode
from evidence_checker.extract.formats.list_numbers import chinese, letters, roman
from evidence_checker.extract.model import LineRole, Status
from tests.corpus.kept import roster
from tests.extract.pdf_writer import pdf_of, running
from tests.extract.reading import read_bytes, texts
from tests.extract.word_writer import W, cell, paragraph, photo, relation, run, saved, seal, table, word

LIST = '<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
NUMBERING = (
    '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


def test_size_colour_weight_and_place_of_a_red_heading_are_known(tmp_path):
    paper = docx.Document()
    heading = paper.add_paragraph()
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    words = heading.add_run("清溪县林业局文件")
    words.font.size, words.font.color.rgb, words.bold = Pt(30), RGBColor(255, 0, 0), True
    line = read_bytes(tmp_path, "a.docx", saved(paper)).lines[0]
    assert (line.text, line.red, line.bold, line.centred) == ("清溪县林业局文件", True, True, True)
    assert line.height == pytest.approx(30 / 792, rel=0.01)


def test_automatic_numbers_are_counted_as_word_counts_them(tmp_path):
    def item(text, level):
        return paragraph(run(text), form=LIST.format(level=level))

    body = item("目标", 0) + item("修渠", 1) + item("补桥", 1) + item("步骤", 0) + item("勘察", 1)
    data = word(body, {"word/numbering.xml": NUMBERING}, relation("n", "numbering", "numbering.xml"))
    assert texts(read_bytes(tmp_path, "a.docx", data)) == ["一、目标", "（一）修渠", "（二）补桥", "二、步骤", "（一）勘察"]


@pytest.mark.parametrize(
    ("number", "written"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (101, "一百零一"), (110, "一百一十"), (1005, "一千零五")]
)
def test_numbers_are_written_in_chinese(number, written):
    assert chinese(number) == written


def test_letters_and_roman_figures():
    assert (letters(1), letters(27), roman(4), roman(19)) == ("a", "aa", "iv", "xix")


def test_tracked_changes_are_read_as_accepted(tmp_path):
    change = "<w:del><w:r><w:delText>三</w:delText></w:r></w:del><w:ins><w:r><w:t>五</w:t></w:r></w:ins>"
    assert read_bytes(tmp_path, "a.docx", word(paragraph(run("共"), change, run("户")))).text == "共五户"


def test_hidden_text_and_field_codes_are_not_read(tmp_path):
    body = paragraph(run("看得见"), run("看不见", "<w:vanish/>"), "<w:r><w:instrText>PAGE</w:instrText></w:r>")
    assert read_bytes(tmp_path, "a.docx", word(body)).text == "看得见"


def test_a_text_box_is_read_once_and_before_its_paragraph(tmp_path):
    content = f"<w:txbxContent>{paragraph(run('框中字'))}</w:txbxContent>"
    choice, fallback = f"<w:drawing><wps:txbx>{content}</wps:txbx></w:drawing>", f"<w:pict>{content}</w:pict>"
    box = f"<mc:AlternateContent><mc:Choice>{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    assert texts(read_bytes(tmp_path, "a.docx", word(paragraph(f"<w:r>{box}</w:r>", run("正文"))))) == ["框中字", "正文"]


def test_headers_and_footers_are_told_from_the_text(tmp_path):
    paper = docx.Document()
    paper.sections[0].header.paragraphs[0].text = "内部资料"
    paper.sections[0].footer.paragraphs[0].text = "第 1 页"
    paper.add_paragraph("正文")
    document = read_bytes(tmp_path, "a.docx", saved(paper))
    assert texts(document, LineRole.HEADER) == ["内部资料"]
    assert texts(document, LineRole.FOOTER) == ["第 1 页"]
    assert document.text == "正文"


def test_merged_cells_stand_once_with_their_spans(tmp_path):
    rows = (
        [cell("项目", '<w:vMerge w:val="restart"/>'), cell("金额", '<w:gridSpan w:val="2"/>')],
        [cell("", "<w:vMerge/>"), cell("计划"), cell("实际")],
    )
    found = read_bytes(tmp_path, "a.docx", word(table(*rows))).tables[0]
    assert [(c.text, c.row_span, c.column_span) for c in found.cells] == [("项目", 2, 1), ("金额", 1, 2), ("计划", 1, 1), ("实际", 1, 1)]
    assert found.rows == [["项目", "金额", ""], ["", "计划", "实际"]]


def test_the_rows_of_a_table_stand_in_the_text_too(tmp_path):
    document = read_bytes(tmp_path, "a.docx", word(paragraph(run("发放表")) + table([cell("姓名"), cell("金额")], [cell("赵甲"), cell("80")])))
    assert texts(document, LineRole.CELL) == ["姓名\t金额", "赵甲\t80"]
    assert document.tables[0].title == "发放表"


def test_a_report_in_one_cell_keeps_its_paragraphs(tmp_path):
    long = (
        "<w:tc>"
        + paragraph(run("会议听取了关于冬春修水利的汇报，研究了资金来源。" * 2))
        + paragraph(run("会议决定先修东沟，再修西沟，年底前完工。"))
        + "</w:tc>"
    )
    lines = texts(read_bytes(tmp_path, "a.docx", word(table([cell("会议内容"), long]))), LineRole.CELL)
    assert len(lines) == 2
    assert lines[1].startswith("会议决定")


def test_a_table_in_a_cell_is_a_table_of_its_own(tmp_path):
    inner = "<w:tc>" + table([cell("甲"), cell("乙")], [cell("一"), cell("二")]) + paragraph() + "</w:tc>"
    document = read_bytes(tmp_path, "a.docx", word(table([cell("附表"), inner])))
    assert len(document.tables) == 2
    assert "甲\t乙" in document.text.replace(" ", "")


def test_page_breaks_count_pages_and_words_note_of_them_does_not_count_twice(tmp_path):
    brk = '<w:r><w:br w:type="page"/></w:r>'
    noted = "<w:r><w:lastRenderedPageBreak/><w:t>次页</w:t></w:r>"
    document = read_bytes(tmp_path, "a.docx", word(paragraph(run("首页")) + paragraph(brk) + paragraph(noted)))
    assert [(line.text, line.page) for line in document.lines] == [("首页", 1), ("次页", 2)]
    assert len(document.pages) == 2


def test_a_picture_gets_the_caption_beneath_it(tmp_path):
    paper = docx.Document()
    paper.add_picture(io.BytesIO(photo()), width=Cm(8))
    paper.add_paragraph("图为东沟清淤现场")
    document = read_bytes(tmp_path, "a.docx", saved(paper))
    assert [picture.caption for picture in document.pictures] == ["图为东沟清淤现场"]
    assert document.lines[0].role is LineRole.CAPTION


def test_pictures_in_a_table_get_the_captions_of_their_cells(tmp_path):
    paper = docx.Document()
    grid = paper.add_table(2, 2)
    for column, side in enumerate((200, 220)):
        grid.cell(0, column).paragraphs[0].add_run().add_picture(io.BytesIO(photo((side, 150))))
        grid.cell(1, column).text = f"第{column + 1}组入户"
    assert [p.caption for p in read_bytes(tmp_path, "a.docx", saved(paper)).pictures] == ["第1组入户", "第2组入户"]


def test_a_pasted_seal_is_a_seal_and_no_photograph(tmp_path):
    paper = docx.Document()
    paper.add_paragraph("特此证明").add_run().add_picture(io.BytesIO(seal()), width=Cm(4))
    document = read_bytes(tmp_path, "a.docx", saved(paper))
    assert len(document.seals) == 1
    assert document.pictures == ()


def test_a_word_file_of_nothing_but_pictures_of_pages_is_a_scan(tmp_path):
    paper = docx.Document()
    for title in ("关于清淤工作的通知", "关于补桥工作的通知"):
        sheet = pdfium.PdfDocument(pdf_of(running(title, "请于三月十日前完成。")))[0].render(scale=1.5).to_pil()
        file = io.BytesIO()
        sheet.convert("RGB").save(file, "JPEG")
        paper.add_picture(io.BytesIO(file.getvalue()), width=Cm(15))
    document = read_bytes(tmp_path, "a.docx", saved(paper))
    assert [page.scanned for page in document.pages] == [True, True]
    assert [line.page for line in document.lines if "工作的通知" in line.text] == [1, 2]


def test_a_small_picture_where_a_signature_belongs_is_a_signature(tmp_path):
    paper = docx.Document()
    paper.add_paragraph("主要负责人（签字）：").add_run().add_picture(io.BytesIO(photo((160, 60), "PNG")), width=Cm(3))
    document = read_bytes(tmp_path, "a.docx", saved(paper))
    assert [mark.label for mark in document.signatures] == ["主要负责人（签字）："]
    assert document.pictures == ()


def test_a_picture_that_is_only_linked_is_named_and_not_fetched(tmp_path):
    shown = '<w:r><w:pict><v:imagedata r:id="p"/></w:pict></w:r>'
    data = word(paragraph(run("文"), shown), relations=relation("p", "image", "http://example.invalid/a.png", external=True))
    document = read_bytes(tmp_path, "a.docx", data)
    assert [problem.code for problem in document.problems] == [ProblemCode.LOST]
    assert document.status is Status.READ


def test_an_embedded_word_file_is_read_behind_its_host(tmp_path):
    held = '<w:r><w:object><o:OLEObject r:id="e" ProgID="Word.Document.12"/></w:object></w:r>'
    parts = {"word/embeddings/inner.docx": word(paragraph(run("里层文件")))}
    document = read_bytes(tmp_path, "a.docx", word(paragraph(run("外层"), held), parts, relation("e", "package", "embeddings/inner.docx")))
    assert "里层文件" in texts(document)
    assert len(document.parts) == 2


def test_a_text_that_word_has_not_yet_taken_in_is_read_behind(tmp_path):
    parts = {"word/chunk.html": "<html><body><p>并入的内容</p></body></html>"}
    body = paragraph(run("正文")) + '<w:altChunk r:id="c"/>'
    assert "并入的内容" in texts(read_bytes(tmp_path, "a.docx", word(body, parts, relation("c", "aFChunk", "chunk.html"))))


def test_ticks_of_symbol_fonts_and_check_boxes_are_read(tmp_path):
    tick = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    assert read_bytes(tmp_path, "a.docx", word(paragraph(tick, run("同意")))).text == "☑同意"


def test_notes_stand_behind_the_paragraph_that_calls_them(tmp_path):
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    notes = f'<w:footnotes {w}><w:footnote w:id="2">{paragraph(run("数据截至六月底"))}</w:footnote></w:footnotes>'
    body = paragraph(run("共九户"), '<w:r><w:footnoteReference w:id="2"/></w:r>') + paragraph(run("下文"))
    data = word(body, {"word/footnotes.xml": notes}, relation("f", "footnotes", "footnotes.xml"))
    assert texts(read_bytes(tmp_path, "a.docx", data)) == ["共九户", "数据截至六月底", "下文"]


def test_the_files_word_about_itself_is_kept(tmp_path):
    paper = docx.Document()
    paper.core_properties.author, paper.core_properties.title = "周乙", "方案"
    assert read_bytes(tmp_path, "a.docx", saved(paper)).properties["author"] == "周乙"


def test_the_strict_dialect_is_read(tmp_path):
    usual, strict = "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"
    main = f"<w:document {W}><w:body>{paragraph(run('严格格式'))}</w:body></w:document>".replace(usual, strict)
    document = read_bytes(tmp_path, "a.docx", word("", {"word/document.xml": main}))
    assert document.text == "严格格式"


def test_a_swollen_part_is_not_unpacked(tmp_path):
    bomb = "<w:p/>" * 20_000_000
    document = read_bytes(tmp_path, "a.docx", word("", {"word/document.xml": bomb}))
    assert document.problems[0].code is ProblemCode.ARCHIVE_BOMB


def test_entities_are_not_expanded(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("机密", encoding="utf-8")
    prolog = f'<!DOCTYPE d [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    main = f"{prolog}<w:document {W}><w:body>{paragraph(run('甲&e;'))}</w:body></w:document>"
    assert read_bytes(tmp_path, "a.docx", word("", {"word/document.xml": main})).text == "甲"


def test_a_cell_that_holds_nothing_but_an_automatic_number_has_it(tmp_path):
    document = read_bytes(tmp_path, "a.docx", roster())
    assert document.tables[0].rows == [["序号", "姓名", "金额"], ["1.", "李明", "300元"], ["2.", "王芳", "400元"], ["3.", "", ""]]
