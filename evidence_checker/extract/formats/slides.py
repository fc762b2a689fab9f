"""PowerPoint .pptx: every slide is a page, its shapes in the order in which they are laid."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from lxml import etree

from evidence_checker.extract.formats.charts import GRAPHICS, graphic_lines
from evidence_checker.extract.formats.docx.names import CHART, CHART_2016, DIAGRAM, EMU_PER_POINT, MC, A, R
from evidence_checker.extract.formats.draft import Draft, Given, corrupt
from evidence_checker.extract.formats.package import Package, Relation
from evidence_checker.extract.formats.properties import office_properties
from evidence_checker.extract.formats.shelf import Shelf
from evidence_checker.extract.model import Cell, Line, Table

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
GRAPHIC_TAGS = (CHART + "chart", CHART_2016 + "chart", DIAGRAM + "relIds")
READ_TAGS = (P + "sp", P + "pic", A + "tbl", *GRAPHIC_TAGS)
FALLBACK = MC + "Fallback"
TITLES = {"title", "ctrTitle"}


def read(given: Given) -> Draft:
    """The document in a presentation."""
    with Package(given.location) as package:
        main = next((r.target for r in package.relations("").values() if r.kind == "officeDocument"), "/ppt/presentation.xml")
        root, relations = package.xml(main), package.relations(main)
        draft = Draft(properties=office_properties(package))
        shelf, size = Shelf(draft, given), _size(root)
        for node in root.iter(P + "sldId"):
            relation = relations.get(node.get(R + "id", ""))
            if relation is None or relation.target not in package:
                raise corrupt("缺少幻灯片")
            page = draft.open_page(*size)
            given.options.beat(page)
            _Slide(package, package.relations(posixpath.normpath(relation.target)), draft, shelf, page).write(package.xml(relation.target))
    return draft


def _size(root: etree._Element) -> tuple[float, float]:
    node = root.find(P + "sldSz")
    width, height = (node.get("cx", "0"), node.get("cy", "0")) if node is not None else ("0", "0")
    return int(width) / EMU_PER_POINT, int(height) / EMU_PER_POINT


@dataclass(slots=True)
class _Slide:
    package: Package
    relations: dict[str, Relation]
    draft: Draft
    shelf: Shelf
    page: int

    def write(self, root: etree._Element) -> None:
        """All shapes, groups opened, without what stands in for shapes that older programs do not know."""
        for node in root.iter(*READ_TAGS):
            if _stands_in(node):
                continue
            if node.tag == P + "sp":
                self._shape(node)
            elif node.tag == P + "pic":
                self._picture(node)
            elif node.tag in GRAPHIC_TAGS:
                self._graphic(node.get(R + "id") or node.get(R + "dm") or "")
            else:
                self.draft.add_table(Table(self.page, _cells(node)))

    def _shape(self, node: etree._Element) -> None:
        holder = node.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        title = holder is not None and holder.get("type") in TITLES
        for paragraph in node.iter(A + "p"):
            text = _text(paragraph)
            if text:
                self.draft.lines.append(Line(text, self.page, bold=title or None, centred=title or None))

    def _graphic(self, name: str) -> None:
        """A chart as a table, the words of a SmartArt diagram as lines; each is told once."""
        relation = self.relations.get(name)
        if relation is not None and not relation.external and relation.kind in GRAPHICS:
            del self.relations[name]
            root = self.package.xml_if_there(relation.target)
            self.draft.lines += [] if root is None else graphic_lines(self.draft, relation.kind, root, self.page)

    def _picture(self, node: etree._Element) -> None:
        for blip in node.iter(A + "blip"):
            relation = self.relations.get(blip.get(R + "embed", ""))
            if relation is None or relation.external or relation.target not in self.package:
                self.shelf.lost("图片缺失或只是链接")
            else:
                self.draft.lines += self.shelf.show(self.package.read(relation.target), self.page)


def _stands_in(node: etree._Element) -> bool:
    """Whether a shape is there for programs that do not know another one, which is read."""
    fallback = next(node.iterancestors(FALLBACK), None)
    alternate = fallback.getparent() if fallback is not None else None
    return alternate is not None and any(next(choice.iter(*READ_TAGS), None) is not None for choice in alternate if choice is not fallback)


def _text(node: etree._Element) -> str:
    return "".join((part.text or "") if part.tag == A + "t" else " " for part in node.iter(A + "t", A + "br")).strip()


def _cells(table: etree._Element) -> tuple[Cell, ...]:
    """The cells of a table; those that a merge covers carry `hMerge` or `vMerge` and say nothing."""
    found = []
    for row, line in enumerate(table.iter(A + "tr")):
        for column, node in enumerate(line.iterchildren(A + "tc")):
            if node.get("hMerge") in {"1", "true"} or node.get("vMerge") in {"1", "true"}:
                continue
            text = "\n".join(filter(None, (_text(paragraph) for paragraph in node.iter(A + "p"))))
            found.append(Cell(text, row, column, int(node.get("rowSpan", "1")), int(node.get("gridSpan", "1"))))
    return tuple(found)
