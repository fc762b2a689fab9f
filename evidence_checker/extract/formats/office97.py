"""Word and PowerPoint 97 (.doc, .wps, .ppt, .dps), read by office-oxide without LibreOffice.

It tells that a list is numbered, not how: the numbers of Word's lists are read from the file itself (`word97`), and so are
the pictures that float over its text.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from office_oxide import Document as OfficeDocument
from office_oxide import OfficeOxideError

from evidence_checker.errors import FileProblem
from evidence_checker.extract.formats.draft import Draft, Given, corrupt, row_lines
from evidence_checker.extract.formats.libreoffice import converted
from evidence_checker.extract.formats.locked import unlocked
from evidence_checker.extract.formats.pdf.legible import is_legible
from evidence_checker.extract.formats.shelf import Shelf
from evidence_checker.extract.formats.word97 import Labels, labels_of
from evidence_checker.extract.formats.word97.drawings import floating_pictures
from evidence_checker.extract.formats.word97.older import older_text
from evidence_checker.extract.model import Cell, Line, LineRole, Page, Table
from evidence_checker.intake.model import FileKind

A4 = (595.3, 841.9)
NAMES = {"author": "author", "title": "title", "created": "created", "modified": "modified"}
Node = dict[str, Any]  # an element as office-oxide gives it; its shapes end in this module


def read(given: Given) -> Draft:
    """The document in an Office 97 file, or in a Word file older than that."""
    if given.kind is FileKind.DOC and (text := older_text(given.location)) is not None:
        return _of_text(text)
    with unlocked(given) as plain:
        if plain.kind is not given.kind:  # an encrypted package of today's kind in yesterday's container
            from evidence_checker.extract.formats import reader_of

            return reader_of(plain.kind)(plain)
        try:
            tree = _tree(plain)
        except FileProblem:
            return _by_libreoffice(plain)
        is_word = plain.kind is FileKind.DOC
        labels, floating = (labels_of(plain.location), floating_pictures(plain.location)) if is_word else (Labels(), [])
    facts = tree.get("metadata") or {}
    draft = Draft(properties={ours: str(facts[theirs]) for theirs, ours in NAMES.items() if facts.get(theirs)})
    writer = _Writer(draft, Shelf(draft, given), labels)
    for number, section in enumerate(tree.get("sections") or [], 1):
        writer.section(section, number if given.kind is FileKind.PPT else 1)
    for data, page, box in floating:
        draft.lines += writer.shelf.show(data, min(page, writer.page), box)
    draft.pages = [Page(number, *A4) for number in range(1, writer.page + 1)]
    return draft


def _of_text(text: str) -> Draft:
    draft = Draft(pages=[Page(1, *A4)])
    draft.add_text(text)
    return draft


def _by_libreoffice(given: Given) -> Draft:
    """What LibreOffice makes of a Word file that is too odd; raises FileProblem where it is of no help."""
    from evidence_checker.extract.formats import docx

    if given.kind is not FileKind.DOC:
        raise corrupt("Office 97 文件结构损坏")
    with converted(given) as modern:
        if modern is None:
            raise corrupt("Office 97 文件结构损坏")
        draft = docx.read(modern)
    if not is_legible(line.text for line in draft.lines):  # it opens anything, in need as plain text
        raise corrupt("Office 97 文件结构损坏")
    return draft


def _tree(given: Given) -> Node:
    try:
        tree: Node = OfficeDocument.from_bytes(given.read_bytes(), "ppt" if given.kind is FileKind.PPT else "doc").to_ir()
    except (OfficeOxideError, ValueError, RuntimeError) as fault:
        raise corrupt("Office 97 文件结构损坏") from fault
    return tree


@dataclass(slots=True)
class _Writer:
    """Turns office-oxide's elements into lines, tables and pictures."""

    draft: Draft
    shelf: Shelf
    labels: Labels
    page: int = 1
    role: LineRole = LineRole.BODY

    def section(self, section: Node, page: int) -> None:
        """A section (of a presentation: a slide) with its header and footer."""
        self.page = max(page, self.page)
        for part, role in (("header", LineRole.HEADER), ("elements", LineRole.BODY), ("footer", LineRole.FOOTER)):
            self.role = role
            content = section.get(part) or []
            self.elements(content.get("content", []) if isinstance(content, dict) else content)

    def elements(self, elements: list[Node]) -> None:
        """Elements in reading order."""
        for element in elements:
            kind = element.get("type")
            if kind == "table":
                self.table(element)
            elif kind == "image":
                self.image(element)
            elif kind in {"page_break", "section_break"}:
                self.page += 1
            elif kind == "list":
                self.list(element)
            elif "text" in element or _spans(element):
                self.paragraph(element)
            else:
                self.elements([child for child in element.get("content") or [] if isinstance(child, dict)])

    def list(self, element: Node) -> None:
        """The items of a list; those of a deeper level hang on the item before them."""
        for item in element.get("items") or []:
            self.elements(item.get("content") or [])
            self.list(item.get("nested") or {})

    def paragraph(self, element: Node) -> None:
        """A paragraph or heading with its number; line ends inside it end lines."""
        spans = _spans(element)
        longest = max(spans, key=lambda span: len(str(span.get("text", ""))), default={})
        size = max((float(span.get("font_size_half_pt") or 0) / 2 for span in spans), default=0.0)
        for text in self.numbered("".join(_text(span) for span in spans)).splitlines():
            if text.strip():
                self.draft.lines.append(
                    Line(
                        text.strip(),
                        self.page,
                        role=self.role,
                        height=size / A4[1] if size else None,
                        centred=None if element.get("type") == "heading" else element.get("alignment") == "center",  # of headings it is not told
                        bold=bool(longest.get("bold")),
                        red=_red(longest.get("color")),
                    )
                )

    def numbered(self, text: str) -> str:
        """The text of a paragraph with its automatic number, as Word shows it."""
        return self.labels.take(text) + text if self.role is LineRole.BODY else text

    def table(self, element: Node) -> None:
        """A table with its spans; pictures in its cells follow it."""
        cells, pictures = [], []
        for _, line in groupby(_placed(element), key=itemgetter(0)):
            placed = list(line)
            texts = [_flat(node.get("content") or []) for _, _, node in placed]
            alone = self.labels.take_row(["".join(text) for text in texts])
            for (row, column, node), text, number in zip(placed, texts, alone, strict=True):
                said = number or "\n".join(map(self.numbered, text))
                cells.append(Cell(said, row, column, node.get("row_span") or 1, node.get("col_span") or 1))
                pictures += [part for part in node.get("content") or [] if part.get("type") == "image"]
        table = Table(self.page, tuple(cells))
        if any(cell.text for cell in cells):
            self.draft.tables.append(table)
            self.draft.lines += row_lines(table)
        self.elements(pictures)

    def image(self, element: Node) -> None:
        """A picture, which office-oxide hands over in base64."""
        data = element.get("data")
        content = base64.b64decode(data) if isinstance(data, str) else bytes(data or b"")
        if content:
            self.draft.lines += self.shelf.show(content, self.page)


def _spans(element: Node) -> list[Node]:
    """The runs of a paragraph; empty for an element that holds other elements."""
    content = element.get("content") or []
    inline = {"text", "line_break", "tab", "hyperlink", "link"}
    return content if all(isinstance(c, dict) and c.get("type") in inline for c in content) else []


def _text(span: Node) -> str:
    if span.get("type") == "line_break":
        return "\n"
    return str(span.get("text", "")) or "".join(_text(part) for part in span.get("content") or [])


def _flat(elements: list[Node]) -> list[str]:
    """The texts of a cell, paragraph by paragraph, tables in it row by row."""
    texts: list[str] = []
    for element in elements:
        if element.get("type") == "table":
            texts += ["\t".join(" ".join(_flat(node.get("content") or [])) for node in row.get("cells") or []) for row in element.get("rows") or []]
        elif spans := _spans(element):
            texts.append("".join(_text(span) for span in spans).strip())
        elif element.get("type") != "image":
            nested = element.get("nested")
            texts += _flat([child for child in element.get("items") or element.get("content") or [] if isinstance(child, dict)])
            texts += _flat([nested] if nested else [])
    return [text for text in texts if text]


def _placed(element: Node) -> Iterator[tuple[int, int, Node]]:
    """The cells with their row and column; places that a span from above covers are skipped."""
    covered: set[tuple[int, int]] = set()
    for row, line in enumerate(element.get("rows") or []):
        column = 0
        for node in line.get("cells") or []:
            while (row, column) in covered:
                column += 1
            down, across = node.get("row_span") or 1, node.get("col_span") or 1
            covered |= {(row + y, column + x) for y in range(down) for x in range(across)}
            yield row, column, node
            column += across


def _red(colour: object) -> bool:
    if not isinstance(colour, list | tuple) or len(colour) < 3:
        return False
    red, green, blue = (int(part) for part in colour[:3])
    return red >= 0xB0 and green <= 0x50 and blue <= 0x50
