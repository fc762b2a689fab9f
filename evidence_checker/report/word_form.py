"""A Word file in the form of a Chinese official paper (GB/T 9704-2012): page, fonts, headings, tables, page numbers.

Fonts are named for Chinese text apart (`w:eastAsia`); for each the font table names one that stands in where it is missing (`w:altName`).
"""

from __future__ import annotations

import copy
import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Literal, cast

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row
from docx.oxml.text.run import CT_R
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from evidence_checker.report.office_zip import write_fixed
from evidence_checker.report.texts import cleaned

TITLE, BODY, KAI, HEI, SONG = "方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"
STAND_INS = {TITLE: "华文中宋", BODY: "仿宋", KAI: "楷体", HEI: "SimHei", SONG: "SimSun"}
SIZE_2, SIZE_3, SIZE_4, SIZE_5, SIZE_SMALL_5 = Pt(22), Pt(16), Pt(14), Pt(10.5), Pt(9)  # 二号 三号 四号 五号 小五
LINE = Pt(28.9)  # 22 lines on 225 mm (§5.2.2)
Align = Literal["left", "right", "center"]
ALIGNMENT = {"left": WD_ALIGN_PARAGRAPH.LEFT, "right": WD_ALIGN_PARAGRAPH.RIGHT, "center": WD_ALIGN_PARAGRAPH.CENTER}
GREY = "EDEFF2"
SHORT_TABLE = 8  # rows; up to here a table is kept on one page


class OfficialPaper:
    """A paper under way; every method adds what comes next."""

    def __init__(self, title: str, year: int) -> None:
        self._paper = docx.Document()
        self._looks: dict[tuple[str, Pt], BaseOxmlElement] = {}
        self._lay_out_page()
        self._name_fonts()
        properties = self._paper.core_properties
        properties.title, properties.author, properties.comments = cleaned(title), "定点帮扶台账核查", ""
        properties.created = properties.modified = datetime(year, 12, 31)  # a fixed day: Word wants one, and the file must not change

    def save(self, path: Path) -> None:
        """Write the file; the same paper gives the same bytes."""
        buffer = io.BytesIO()
        self._paper.save(buffer)
        write_fixed(buffer.getvalue(), path)

    def title(self, text: str) -> None:
        """The title: 2号小标宋, centred, its lines broken by sense (§7.3.1)."""
        paragraph = self._paragraph("center", style="Title")
        paragraph.paragraph_format.space_after = Pt(24)
        paragraph.paragraph_format.line_spacing = Pt(34)
        self._run(paragraph, text, TITLE, SIZE_2)

    def addressee(self, text: str) -> None:
        """主送机关: flush left (§7.3.2)."""
        self._run(self._paragraph(), text, BODY, SIZE_3)

    def heading(self, text: str, level: Literal[1, 2]) -> None:
        """一、 in 黑体, （一） in 楷体 (§7.3.3)."""
        paragraph = self._paragraph(style=f"Heading {level}")
        paragraph.paragraph_format.first_line_indent = SIZE_3 * 2
        paragraph.paragraph_format.keep_with_next = True
        self._run(paragraph, text, HEI if level == 1 else KAI, SIZE_3)

    def body(self, text: str, lead: str = "") -> None:
        """A paragraph of 3号仿宋, indented by two characters; `lead` are its first words in bold."""
        paragraph = self._paragraph()
        paragraph.paragraph_format.first_line_indent = SIZE_3 * 2
        if lead:
            self._run(paragraph, lead, BODY, SIZE_3).bold = True
        self._run(paragraph, text, BODY, SIZE_3)

    def closing(self, text: str) -> None:
        """The last paragraph: it stays with the signatures, so that these never stand on a page of their own (§7.3.5)."""
        self.body(text)
        self._paper.paragraphs[-1].paragraph_format.keep_with_next = True

    def attachment(self, text: str) -> None:
        """附件: on a page of its own, its name in 黑体 at the upper left (§7.3.6)."""
        paragraph = self._paragraph(style="Heading 1")
        paragraph.paragraph_format.page_break_before = True
        self._run(paragraph, text, HEI, SIZE_3)

    def caption(self, text: str) -> None:
        """The line above a table."""
        paragraph = self._paragraph("center")
        paragraph.paragraph_format.keep_with_next = True
        self._run(paragraph, text, HEI, SIZE_4)

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float], numeric: frozenset[int] = frozenset()) -> None:
        """A ruled table, its head repeated on every page. `widths` in millimetres (156 fill the page), `numeric` columns are centred."""
        table = self._paper.add_table(rows=0, cols=len(head), style="Table Grid")
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        self._row(table, head, widths, frozenset(range(len(head))), heading=True)
        short = len(rows) <= SHORT_TABLE
        for row in rows:
            self._row(table, row, widths, numeric, heading=False)
        for row in table.rows[:-1] if short else ():
            row.cells[0].paragraphs[0].paragraph_format.keep_with_next = True
        self._gap()

    def signatures(self, labels: Sequence[str]) -> None:
        """Lines on which people sign, and the date."""
        for label in labels:
            paragraph = self._paragraph()
            paragraph.paragraph_format.keep_with_next = True
            paragraph.paragraph_format.left_indent, paragraph.paragraph_format.line_spacing = Mm(66), Pt(38)
            paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(150), WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.LINES)
            self._run(paragraph, f"{label}：\t", BODY, SIZE_3)
        date_line = self._paragraph("right")
        date_line.paragraph_format.space_before = Pt(12)
        self._run(date_line, "年　　　月　　　日　", BODY, SIZE_3)

    def attachments(self, names: Sequence[str]) -> None:
        """附件说明: the attachments by number below the text, one a line (§7.3.4)."""
        for number, name in enumerate(names, 1):
            paragraph = self._paragraph()
            paragraph.paragraph_format.left_indent = SIZE_3 * 2 if number == 1 else SIZE_3 * 5
            paragraph.paragraph_format.space_before = Pt(14 if number == 1 else 0)
            paragraph.paragraph_format.keep_with_next = True
            self._run(paragraph, f"{'附件：' if number == 1 else ''}{number}. {name}", BODY, SIZE_3)

    def _paragraph(self, align: Align = "left", style: str = "Normal") -> Paragraph:
        paragraph = self._paper.add_paragraph(style=style)
        form = paragraph.paragraph_format
        form.alignment = ALIGNMENT[align] if align != "left" else WD_ALIGN_PARAGRAPH.JUSTIFY
        form.space_before = form.space_after = Pt(0)
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, LINE
        form.widow_control = True
        return paragraph

    def _gap(self) -> None:
        self._paragraph().paragraph_format.line_spacing = Pt(12)

    def _run(self, paragraph: Paragraph, text: str, font: str, size: Pt) -> Run:
        run = paragraph.add_run(cleaned(text))
        run._element.insert(0, copy.deepcopy(self._look(font, size)))  # noqa: SLF001 # python-docx has no public way
        return run

    def _look(self, font: str, size: Pt) -> BaseOxmlElement:
        """How words of a font and size look. python-docx looks for the place of each setting anew; it is done once and copied."""
        if (font, size) not in self._looks:
            run = Run(cast("CT_R", OxmlElement("w:r")), self._paper)
            run.font.name, run.font.size, run.font.color.rgb = "Times New Roman", size, RGBColor(0, 0, 0)
            run.font.bold = run.font.italic = False
            look = run._element.get_or_add_rPr()  # noqa: SLF001
            look.get_or_add_rFonts().set(qn("w:eastAsia"), font)
            self._looks[font, size] = look
        return self._looks[font, size]

    def _row(self, table: Table, values: Sequence[str], widths: Sequence[float], centred: frozenset[int], *, heading: bool) -> None:
        row = table.add_row()  # type: ignore[no-untyped-call]
        _keep_together(row._tr, repeat=heading)  # noqa: SLF001
        for column, (cell, value, width) in enumerate(zip(row.cells, values, widths, strict=True)):
            cell.width = Mm(width)
            paragraph = cell.paragraphs[0]
            paragraph.alignment = ALIGNMENT["center" if column in centred else "left"]
            paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1.5)
            self._run(paragraph, value, HEI if heading else SONG, SIZE_5)
            if heading:
                _shade(cell)

    def _lay_out_page(self) -> None:
        """A4; 37 mm above and 28 mm left of a text area of 156 × 225 mm (§5.1, §5.2.1)."""
        section = self._paper.sections[0]
        section.orientation, section.page_width, section.page_height = WD_ORIENT.PORTRAIT, Mm(210), Mm(297)
        section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = Mm(37), Mm(35), Mm(28), Mm(26)
        section.footer_distance = Mm(28)  # the number stands 7 mm below the text area (§7.5)
        self._paper.settings.odd_and_even_pages_header_footer = True
        self._number(section.footer.paragraphs[0], "right")
        self._number(section.even_page_footer.paragraphs[0], "left")

    def _number(self, paragraph: Paragraph, align: Align) -> None:
        """— 1 — in 4号宋体, right on odd pages, left on even ones, one character from the edge (§7.5)."""
        paragraph.alignment = ALIGNMENT[align]
        if align == "right":
            paragraph.paragraph_format.right_indent = SIZE_4
        else:
            paragraph.paragraph_format.left_indent = SIZE_4
        self._run(paragraph, "— ", SONG, SIZE_4)
        _field(self._run(paragraph, "", SONG, SIZE_4), "PAGE")
        self._run(paragraph, " —", SONG, SIZE_4)

    def _name_fonts(self) -> None:
        """The styles' Chinese font, and stand-ins in the font table."""
        for name in ("Normal", "Title", "Heading 1", "Heading 2"):
            fonts = self._paper.styles[name].element.get_or_add_rPr().get_or_add_rFonts()
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)
            fonts.set(qn("w:eastAsia"), BODY)
        for language in self._paper.styles.element.iter(qn("w:lang")):
            language.set(qn("w:eastAsia"), "zh-CN")
        _remove_border(self._paper.styles["Title"].element)
        _add_stand_ins(self._paper)


def _field(run: Run, code: str) -> None:
    for kind, text in (("begin", ""), ("", code), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._element.append(element)  # noqa: SLF001


def _keep_together(row: CT_Row, *, repeat: bool) -> None:
    properties = row.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if repeat:
        properties.append(OxmlElement("w:tblHeader"))


def _shade(cell: _Cell) -> None:
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", GREY)):
        shading.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shading)  # noqa: SLF001


def _remove_border(style: BaseOxmlElement) -> None:
    """Word's own title style draws a line below; an official paper has none."""
    for border in style.findall(f".//{qn('w:pBdr')}"):
        parent = border.getparent()
        if parent is not None:
            parent.remove(border)


def _add_stand_ins(paper: docx.document.Document) -> None:
    table = next(part for part in paper.part.package.iter_parts() if part.partname.endswith("/fontTable.xml"))
    entries = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/><w:family w:val="auto"/></w:font>'
        for name, other in STAND_INS.items()
    )
    table._blob = table.blob.replace(b"</w:fonts>", entries.encode() + b"</w:fonts>")  # noqa: SLF001
