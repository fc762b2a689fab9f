"""OpenDocument texts (.odt, ISO/IEC 26300)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from evidence_checker.errors import FileProblem, ProblemCode
from evidence_checker.extract.formats.draft import Draft, Given, row_lines
from evidence_checker.extract.formats.package import Package
from evidence_checker.extract.formats.shelf import Shelf
from evidence_checker.extract.model import Cell, Line, Page, Table

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
HREF = "{http://www.w3.org/1999/xlink}href"
SKIPPED = {TEXT + "tracked-changes", TEXT + "note-citation", "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation"}
BLANKS = {TEXT + "tab": "\t", TEXT + "line-break": "\n", TEXT + "s": " "}
NAMES = {"creator": "author", "creation-date": "created", "date": "modified", "title": "title", "generator": "application"}
MOST_REPEATS = 200
"""A row or cell repeated more often fills the sheet to its edge and says nothing."""


def read(given: Given) -> Draft:
    """The document in an OpenDocument package."""
    with Package(given.location) as package:
        if b"manifest:algorithm" in (package.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in package else b""):
            raise FileProblem(ProblemCode.ENCRYPTED)
        draft = Draft([Page(1)], properties=_properties(package))
        root = package.xml("content.xml")
        _Writer(package, draft, Shelf(draft, given)).write(root)
    return draft


def _properties(package: Package) -> dict[str, str]:
    root = package.xml_if_there("meta.xml")
    found = ((NAMES.get(str(node.tag).rpartition("}")[2]), (node.text or "").strip()) for node in root.iter()) if root is not None else ()
    return {name: text for name, text in found if name and text}


@dataclass(slots=True)
class _Writer:
    package: Package
    draft: Draft
    shelf: Shelf

    def write(self, node: etree._Element) -> None:
        """Blocks in reading order."""
        for child in node:
            if child.tag in {TEXT + "p", TEXT + "h"}:
                self._paragraph(child)
            elif child.tag == TABLE + "table":
                self._table(child)
            elif child.tag not in SKIPPED:
                self.write(child)

    def _paragraph(self, node: etree._Element) -> None:
        for box in node.iter(DRAW + "text-box"):
            self.write(box)
        self.draft.add_text("".join(_words(node)))
        self._pictures(node)

    def _pictures(self, node: etree._Element) -> None:
        for image in node.iter(DRAW + "image"):
            name = image.get(HREF, "")
            if name in self.package:
                self.draft.lines += self.shelf.show(self.package.read(name), 1)
            else:
                self.shelf.lost("图片缺失或只是链接")

    def _table(self, node: etree._Element) -> None:
        table = Table(1, tuple(_cells(node)), node.get(TABLE + "name", ""))
        if any(cell.text for cell in table.cells):
            self.draft.tables.append(table)
            self.draft.lines += [Line(line.text, 1, role=line.role) for line in row_lines(table)]
        self._pictures(node)


def _words(node: etree._Element) -> Iterator[str]:
    """The words of a paragraph without those of notes' numbers, comments and text boxes."""
    yield node.text or ""
    for child in node:
        if child.tag in BLANKS:
            yield BLANKS[child.tag]
        elif child.tag not in SKIPPED and not str(child.tag).startswith(DRAW):
            yield from _words(child)
        yield child.tail or ""


def _cells(table: etree._Element) -> Iterator[Cell]:
    rows = [row for row in table.iter(TABLE + "table-row") if next(row.iterancestors(TABLE + "table")) is table]
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            if cell.tag in {TABLE + "table-cell", TABLE + "covered-table-cell"}:
                times = min(int(cell.get(TABLE + "number-columns-repeated", "1")), MOST_REPEATS)
                text = "\n".join("".join(_words(p)).strip() for p in cell.iter(TEXT + "p"))
                if cell.tag == TABLE + "table-cell":
                    down, across = (int(cell.get(f"{TABLE}number-{side}-spanned", "1")) for side in ("rows", "columns"))
                    yield from (Cell(text, number, column + n, down, across) for n in range(times))
                column += times
