"""Writes papers as Word, Excel and PDF files that are the same byte for byte however often they are made."""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections.abc import Sequence
from pathlib import Path

from docx import Document as new_word_document  # noqa: N813 (python-docx gives its factory the name of a class)
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from openpyxl import Workbook
from PIL import Image
from reportlab.lib.colors import black, red
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from evidence_checker.recognize.evaluation import Block, MarkedLine, MarkedTable
from samples.draw import font_file

MOMENT = (2022, 12, 28, 9, 0, 0)  # when the sample pretends to have been put together
SIZES = {"!": 26, "^": 18}


def word(blocks: Sequence[Block]) -> bytes:
    """A Word file with headings, paragraphs and tables."""
    document = new_word_document()
    normal = document.styles["Normal"]
    normal.font.name = "仿宋_GB2312"
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋_GB2312")
    for block in blocks:
        if isinstance(block, MarkedTable):
            _word_table(document, block)
        else:
            _word_line(document, block)
    buffer = io.BytesIO()
    document.save(buffer)
    return settled(buffer.getvalue())


def _word_line(document: WordDocument, line: MarkedLine) -> None:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(line.text)
    run.font.size = Pt(SIZES.get(line.sign, 16))
    run.bold = line.sign in SIZES
    if line.sign in SIZES:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if line.sign == ">":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if line.sign == "!":
        run.font.color.rgb = RGBColor(0xE0, 0x10, 0x10)


def _word_table(document: WordDocument, marked: MarkedTable) -> None:
    table = document.add_table(rows=len(marked.rows), cols=len(marked.rows[0]), style="Table Grid")
    for row, texts in enumerate(marked.rows):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text


def sheet(blocks: Sequence[Block]) -> bytes:
    """An Excel file of one sheet; figures are figures, so that sums can be recomputed."""
    book = Workbook()
    page = book.active
    page.title = "Sheet1"
    for block in blocks:
        rows = block.rows if isinstance(block, MarkedTable) else ((block.text,),)
        for row in rows:
            page.append([int(cell) if cell.isdecimal() else cell for cell in row])
    buffer = io.BytesIO()
    book.save(buffer)
    return settled(buffer.getvalue())


def settled(archive: bytes) -> bytes:
    """The same Office file with every time set to `MOMENT`."""
    source = zipfile.ZipFile(io.BytesIO(archive))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2022-12-28T09:00:00Z", content)
            target.writestr(zipfile.ZipInfo(name, MOMENT), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def picture_pdf(pages: Sequence[Image.Image]) -> bytes:
    """A scanned PDF: nothing but page pictures."""
    buffer = io.BytesIO()
    moment = time.struct_time((*MOMENT, 0, 0, 0))
    pages[0].save(buffer, "PDF", save_all=True, append_images=list(pages[1:]), resolution=150, quality=60, creationDate=moment, modDate=moment)
    return buffer.getvalue()


def _wrap(text: str, size: int, width: float) -> list[str]:
    """Chinese has no spaces to break at: a line ends where it is full."""
    lines = [""]
    for character in text:
        if pdfmetrics.stringWidth(lines[-1] + character, "kai", size) > width:
            lines.append("")
        lines[-1] += character
    return lines


class TextPdf:
    """A born-digital PDF with a text layer."""

    def __init__(self) -> None:
        pdfmetrics.registerFont(TTFont("kai", str(font_file("kai"))))
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=A4, invariant=1)
        self.top = A4[1] - 80

    def write(self, blocks: Sequence[Block]) -> bytes:
        """All blocks from top to bottom, on as many pages as needed."""
        for block in blocks:
            if isinstance(block, MarkedTable):
                self._table(block)
            else:
                self._line(block)
        self.canvas.save()
        return self.buffer.getvalue()

    def _step(self, height: float) -> None:
        self.top -= height
        if self.top < 70:
            self.canvas.showPage()
            self.top = A4[1] - 80

    def _line(self, line: MarkedLine) -> None:
        size = {"!": 24, "^": 17}.get(line.sign, 14)
        self.canvas.setFillColor(red if line.sign == "!" else black)
        for text in _wrap(line.text, size, A4[0] - 140):
            self.canvas.setFont("kai", size)
            if line.sign in SIZES:
                self.canvas.drawCentredString(A4[0] / 2, self.top, text)
            elif line.sign == ">":
                self.canvas.drawRightString(A4[0] - 90, self.top, text)
            else:
                self.canvas.drawString(70, self.top, text)
            self._step(size * 1.7)

    def _table(self, table: MarkedTable) -> None:
        width = (A4[0] - 100) / len(table.rows[0])
        for row in table.rows:
            lines = [_wrap(cell, 9, width - 6) for cell in row]
            height = 8 + 13 * max(1, *(len(cell) for cell in lines))
            self.canvas.setFont("kai", 9)
            for column, cell in enumerate(lines):
                self.canvas.rect(50 + column * width, self.top - height + 12, width, height)
                for number, text in enumerate(cell):
                    self.canvas.drawString(53 + column * width, self.top - 13 * number, text)
            self._step(height)
        self._step(16)


def write(path: Path, content: bytes) -> None:
    """Puts a file where the ledger wants it, with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
