"""Writes kept files anew, which LibreOffice makes from texts of our own: `python -m tests.corpus.kept`."""

from __future__ import annotations

import io
import subprocess
import tempfile
from pathlib import Path

import docx
from docx.shared import Cm
from lxml import etree

from tests.corpus.specimen import FILES
from tests.extract.word_writer import cell, cell_of, paragraph, run, saved, seal, table, whole_word

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"

LEVEL = '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
OUTLINE = LEVEL.format(0, "chineseCounting", "%1、") + LEVEL.format(1, "chineseCounting", "（%2）") + LEVEL.format(2, "decimal", "%3.")
NUMBERING = (
    '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{OUTLINE}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="1">{LEVEL.format(0, "decimal", "%1.")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>'
)


def item(text: str, level: int, number: int = 1) -> str:
    return paragraph(run(text), form=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def plan() -> bytes:
    """A plan whose headings are numbered by a list of three levels, and a table whose rows are numbered."""
    outline = [("任务", 0), ("勘察", 1), ("施工", 1), ("备料", 2), ("开挖", 2), ("步骤", 0), ("准备", 1)]
    rows = [[cell_of(item(f"表中{sign}", 0, 3)), cell(amount)] for sign, amount in (("一", "300元"), ("二", "400元"))]
    body = (
        paragraph(run("云岭县水利局关于修渠的实施方案")) + item("工作目标", 0) + paragraph(run("今年修渠三公里。"))
        + "".join(item(text, level) for text, level in outline) + paragraph(run("保障措施如下")) + item("加强领导", 0, 2) + item("落实资金", 0, 2)
        + paragraph(run("附：")) + item("名单", 0, 3) + table(*rows) + paragraph(run("云岭县水利局"))
    )  # fmt: skip
    return whole_word(body, NUMBERING)


def roster() -> bytes:
    """A roster whose first column holds nothing but automatic numbers, one of its rows is left blank."""
    rows = [[cell_of(item("", 0, 2)), cell(name), cell(amount)] for name, amount in (("李明", "300元"), ("王芳", "400元"), ("", ""))]
    body = paragraph(run("云岭县水利局慰问金发放花名册")) + table([cell("序号"), cell("姓名"), cell("金额")], *rows) + paragraph(run("云岭县水利局"))
    return whole_word(body, NUMBERING)


def sealed() -> bytes:
    """A certificate on whose signature a seal floats, as people paste it."""
    paper = docx.Document()
    paper.add_paragraph("特此证明")
    inline = paper.add_paragraph("云岭县水利局").add_run().add_picture(io.BytesIO(seal()), width=Cm(4))._inline
    paper.add_paragraph("2022年3月1日")
    anchor = etree.Element(f"{WP}anchor", simplePos="0", relativeHeight="2", behindDoc="0", locked="0", layoutInCell="1", allowOverlap="1")
    offset = '<wp:position{0} relativeFrom="page"><wp:posOffset>{1}</wp:posOffset></wp:position{0}>'
    places = offset.format("H", 3600000) + offset.format("V", 2000000)
    before = etree.fromstring(f'<x xmlns:wp="{WP[1:-1]}"><wp:simplePos x="0" y="0"/>{places}</x>')
    extent, *rest = list(inline)
    anchor.extend([*before, extent, etree.Element(f"{WP}effectExtent", l="0", t="0", r="0", b="0"), etree.Element(f"{WP}wrapNone"), *rest])
    inline.getparent().replace(inline, anchor)
    return saved(paper)


def written_by_libreoffice(word: bytes, target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{target.stem}.docx"
        source.write_bytes(word)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        form = target.suffix.removeprefix(".")
        subprocess.run(["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(target.parent), str(source)], check=True)


if __name__ == "__main__":
    written_by_libreoffice(plan(), FILES / "编号.doc")
    written_by_libreoffice(roster(), FILES / "序号.doc")
    written_by_libreoffice(sealed(), FILES / "浮章.doc")
