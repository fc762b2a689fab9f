"""Word .docx (ECMA-376): text as its author accepted it, in reading order; macros are not run and no outside link is followed."""

from __future__ import annotations

import posixpath
from dataclasses import replace

from lxml import etree

from evidence_checker.errors import FileProblem
from evidence_checker.extract.formats.attachments import Attachments
from evidence_checker.extract.formats.charts import GRAPHICS, graphic_lines
from evidence_checker.extract.formats.docx.body import Finds, Walker
from evidence_checker.extract.formats.docx.names import W, part_xml
from evidence_checker.extract.formats.docx.numbering import numbering_of
from evidence_checker.extract.formats.docx.styles import Styles
from evidence_checker.extract.formats.draft import Draft, Given, corrupt
from evidence_checker.extract.formats.ole_object import held_file
from evidence_checker.extract.formats.package import Package, Relation
from evidence_checker.extract.formats.properties import office_properties
from evidence_checker.extract.formats.scans import add_page
from evidence_checker.extract.formats.shelf import Shelf
from evidence_checker.extract.model import Box, Line, LineRole, Page, Source

NO_FILES = ("Equation", "MSGraph", "Excel.Chart", "Visio", "PBrush", "StaticMetafile")
"""Programs whose objects are formulas, charts and drawings; Word keeps a picture of what they show."""
OLE_SIGN = b"\xd0\xcf\x11\xe0"
A4 = (595.3, 841.9)
SAID = {LineRole.BODY, LineRole.CELL, LineRole.CAPTION}
HEADING_SIZE = 0.026
"""Red characters in a page header from 22 pt on A4 are the paper's heading (红头), put there to repeat on no page."""


def read(given: Given) -> Draft:
    """The document in a Word package."""
    with Package(given.location) as package:
        return _Reading(package, given).draft


class _Reading:
    def __init__(self, package: Package, given: Given) -> None:
        self.package = package
        self.main = _main_part(package)
        self.relations = package.relations(self.main)
        self.root = part_xml(package, self.main)
        self.draft = Draft(properties=office_properties(package))
        self.shelf = Shelf(self.draft, given)
        self.size = _page_size(self.root)
        self.finds = Finds(self._notes())
        body = self.root.find(W + "body")
        if body is None:
            raise corrupt("没有正文")
        heads = self._margins("headerReference", LineRole.HEADER)
        walker = self._walker(self.relations, LineRole.BODY)
        lines = walker.walk(body)
        self.draft.lines = [*heads, *lines, *self._margins("footerReference", LineRole.FOOTER)]
        self.draft.pages = [Page(number, *self.size) for number in range(1, walker.page + 1)]
        if self.shelf.sheets and not any(line.source is Source.TEXT and line.role in SAID for line in lines):
            self._as_scans()
        self._read_embedded(Attachments(self.draft, given))

    def _as_scans(self) -> None:
        """A Word file that holds nothing but pictures of pages is a scan: every picture is a page of its own."""
        draft = self.draft
        draft.pages, draft.lines, draft.tables, draft.seals, draft.signatures = [], [], [], [], []
        for sheet in self.shelf.sheets:
            add_page(draft, sheet)
        if len(draft.pictures) == len(draft.pages):
            draft.pictures = [replace(picture, page=number) for number, picture in enumerate(draft.pictures, 1)]

    def _read_embedded(self, attachments: Attachments) -> None:
        """The files embedded in the text; what is a formula or a chart is no file."""
        for relation, program in self.finds.embedded:
            target = self.relations.get(relation)
            if program.startswith(NO_FILES):
                continue
            if target is None or target.external or target.target not in self.package:
                attachments.lose(program or "嵌入对象", "内容缺失或只是链接")
                continue
            name, data = posixpath.basename(target.target), self.package.read(target.target)
            held = held_file(data) if data.startswith(OLE_SIGN) and target.kind != "package" else (name, data)
            if held is None:
                attachments.lose(program or name, "不是文件或已损坏")
            else:
                attachments.add(*held)

    def _walker(self, relations: dict[str, Relation], role: LineRole) -> Walker:
        def show(relation: str, page: int, box: Box | None) -> list[Line]:
            target = relations.get(relation)
            if target is None or target.external or target.target not in self.package:
                return self.shelf.lost("图片只是链接" if target and target.external else "图片缺失")
            return self.shelf.show(self.package.read(target.target), page, box)

        def say(relation: str, page: int) -> list[Line]:
            target = relations.get(relation)
            if target is None or target.external or target.kind not in GRAPHICS:
                return []
            del relations[relation]  # each is told once
            root = self._xml(target.target)
            return [] if root is None else graphic_lines(self.draft, target.kind, root, page)

        styles, numbering = Styles(self._part("styles")), numbering_of(self._part("numbering"))
        return Walker(self.draft, styles, numbering, self.size, self.finds, show, say, role)

    def _part(self, kind: str) -> etree._Element | None:
        """The part that the main one relates to by a kind, if there is one."""
        target = next((r.target for r in self.relations.values() if r.kind == kind and not r.external), None)
        return None if target is None else self._xml(target)

    def _xml(self, target: str) -> etree._Element | None:
        """A part that is not the text: without its styles, lists or charts a text is still a text."""
        try:
            return part_xml(self.package, target)
        except FileProblem:
            return None

    def _notes(self) -> dict[tuple[str, str], etree._Element]:
        found = {}
        for kind in ("footnote", "endnote", "comment"):
            root = self._part(kind + "s")
            if root is not None:
                found.update({(kind + "Reference", note.get(W + "id", "")): note for note in root.iter(W + kind)})
        return found

    def _margins(self, reference: str, role: LineRole) -> list[Line]:
        """The lines of all headers or footers, each text once."""
        lines: dict[str, Line] = {}
        for target in self._references(reference):
            walker = self._walker(self.package.relations(target), role)
            for line in walker.walk(part_xml(self.package, target)):
                lines.setdefault(line.text, _heading(line))
        return list(lines.values())

    def _references(self, reference: str) -> list[str]:
        """The parts that sections name as their headers or footers, each once."""
        wanted = reference.removesuffix("Reference")
        used = {value for node in self.root.iter(W + reference) for value in node.attrib.values()}
        return [r.target for i, r in self.relations.items() if r.kind == wanted and i in used and r.target in self.package]


def _heading(line: Line) -> Line:
    """A header's line, or the red heading that somebody put there."""
    return replace(line, role=LineRole.BODY) if line.red and (line.height or 0) >= HEADING_SIZE else line


def _main_part(package: Package) -> str:
    """The part that the package names as its document; some writers call it otherwise than word/document.xml."""
    named = (r.target for r in package.relations("").values() if r.kind == "officeDocument")
    return posixpath.join("/", next(named, "/word/document.xml"))


def _page_size(root: etree._Element) -> tuple[float, float]:
    """Width and height of the last section's pages in points."""
    sizes = list(root.iter(W + "pgSz"))
    try:
        return (float(sizes[-1].get(W + "w", "")) / 20, float(sizes[-1].get(W + "h", "")) / 20)
    except (IndexError, ValueError):
        return A4
