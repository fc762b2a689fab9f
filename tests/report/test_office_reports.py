"""report.docx and report.xlsx: the form of an official paper, lists that calculate, the same bytes every time."""

import zipfile
from dataclasses import replace

import docx
import openpyxl
import pytest

from evidence_checker.assess.model import Finding, Severity
from evidence_checker.report.excel_form import CELL_LIMIT, fitting
from evidence_checker.report.excel_report import write_excel
from evidence_checker.report.options import Audience
from evidence_checker.report.word_report import write_word


@pytest.fixture(scope="module")
def paper(make_context, tmp_path_factory):
    path = tmp_path_factory.mktemp("word") / "report.docx"
    write_word(make_context(), path)
    return docx.Document(str(path))


@pytest.fixture(scope="module")
def book(make_context, tmp_path_factory):
    path = tmp_path_factory.mktemp("excel") / "report.xlsx"
    write_excel(make_context(), path)
    return openpyxl.load_workbook(path)


@pytest.mark.parametrize("write", [write_word, write_excel])
def test_the_same_assessment_gives_the_same_file(write, make_context, tmp_path):
    for name in ("first", "second"):
        write(make_context(), tmp_path / name)
    assert (tmp_path / "first").read_bytes() == (tmp_path / "second").read_bytes()
    assert {entry.date_time for entry in zipfile.ZipFile(tmp_path / "first").infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_page_has_the_margins_of_an_official_paper(paper):
    section = paper.sections[0]
    assert [round(x.mm) for x in (section.top_margin, section.left_margin, section.right_margin, section.bottom_margin)] == [37, 28, 26, 35]
    assert round(section.page_width.mm) == 210


def test_title_and_headings_carry_their_fonts(paper):
    fonts = {p.text[:2]: p.runs[0]._element.rPr.rFonts.get(docx.oxml.ns.qn("w:eastAsia")) for p in paper.paragraphs if p.runs}
    assert fonts["市测"] == "仿宋_GB2312"  # the addressee below the title
    assert fonts["一、"] == "黑体"
    assert fonts["（一"] == "楷体_GB2312"
    assert paper.paragraphs[0].runs[0]._element.rPr.rFonts.get(docx.oxml.ns.qn("w:eastAsia")) == "方正小标宋简体"


def test_pages_are_numbered_on_both_sides(paper):
    assert paper.settings.odd_and_even_pages_header_footer
    for footer in (paper.sections[0].footer, paper.sections[0].even_page_footer):
        assert "PAGE" in footer.paragraphs[0]._element.xml


def test_the_paper_ends_with_signatures_and_a_table_of_evidence(paper):
    words = [p.text.strip() for p in paper.paragraphs]
    assert "经办人（签字）：" in words
    assert words.index("单位（盖章）：") < words.index("附件1")
    assert any(cell.text == "付款回单.pdf（第1页）" for table in paper.tables for cell in table.columns[min(3, len(table.columns) - 1)].cells)


def test_a_reviewer_gets_empty_columns_in_word(make_context, tmp_path):
    write_word(make_context(Audience.REVIEWER), tmp_path / "report.docx")
    sheet = next(t for t in docx.Document(str(tmp_path / "report.docx")).tables if t.rows[0].cells[-1].text == "评审意见")
    assert [cell.text for cell in sheet.rows[1].cells][-2:] == ["", ""]


def test_the_workbook_has_its_four_sheets(book):
    assert book.sheetnames == ["总览", "指标得分", "问题清单", "材料清单"]


def test_lists_are_frozen_and_filtered(book):
    for name in book.sheetnames[1:]:
        assert book[name].freeze_panes == "C2"
        assert book[name].auto_filter.ref.startswith("A1:")


def test_sums_are_formulas_over_the_list(book):
    assert book["总览"]["C6"].value == '=SUMIFS(指标得分!F:F,指标得分!A:A,"组织领导")'
    assert book["总览"]["C10"].value == "=SUM(C6:C9)"
    assert book["总览"]["C9"].value.startswith("=MIN(10,")


def test_files_are_linked_and_money_is_a_number(book):
    row = next(row for row in book["材料清单"].iter_rows(min_row=2) if row[1].value == "付款回单.pdf")
    assert row[1].hyperlink.target.endswith("ledger/三、促进乡村振兴/3.1/付款回单.pdf")
    assert row[10].value == 80000


def test_words_are_coloured_by_condition(book):
    assert len(book["指标得分"].conditional_formatting) == 1


def test_a_text_never_becomes_a_formula_or_breaks_the_file(make_context, tmp_path):
    hostile = Finding("amount-mismatch", Severity.WARNING, '=HYPERLINK("x")\x07坏\ud800字', "长" * 40_000, ("=1+1.docx",))
    context = make_context()
    context = replace(context, assessment=replace(context.assessment, findings=(hostile,)))
    write_excel(context, tmp_path / "report.xlsx")
    write_word(context, tmp_path / "report.docx")
    row = [cell.value for cell in openpyxl.load_workbook(tmp_path / "report.xlsx")["问题清单"][2]]
    assert row[6] == '=HYPERLINK("x")坏字'
    assert openpyxl.load_workbook(tmp_path / "report.xlsx")["问题清单"]["G2"].data_type == "s"


def test_a_cell_holds_no_more_than_excel_can():
    assert len(fitting("长" * 50_000)) == CELL_LIMIT
    assert fitting("短") == "短"


def test_a_unit_finds_its_to_do_list(make_context, tmp_path):
    write_excel(make_context(Audience.UNIT), tmp_path / "report.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "report.xlsx")["待办清单"]
    assert (sheet["B2"].value, sheet["C2"].value) == (4, "1.4.b")


def test_a_reviewers_figure_goes_before_the_suggestion(make_context, tmp_path):
    write_excel(make_context(Audience.REVIEWER), tmp_path / "report.xlsx")
    assert openpyxl.load_workbook(tmp_path / "report.xlsx")["评分表"]["K2"].value == "=IF(ISNUMBER(J2),J2,F2)"
