"""A Word text in reading order: paragraphs, tables, text boxes, notes and pictures become lines, tables and pictures of a draft."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from lxml import etree

from evidence_checker.extract.formats.captions import LENGTH, is_caption
from evidence_checker.extract.formats.docx import media
from evidence_checker.extract.formats.docx.names import R, W, children, chosen
from evidence_checker.extract.formats.docx.runs import NOTES, Break, Hung, Words, pieces
from evidence_checker.extract.formats.docx.styles import Form, Styles
from evidence_checker.extract.formats.docx.tables import cells
from evidence_checker.extract.formats.draft import Draft, row_lines
from evidence_checker.extract.formats.list_numbers import Numbering
from evidence_checker.extract.model import Box, Line, LineRole, Signature, Source, Table

TITLE_LENGTH = 40
SIGNING = re.compile(r"签字|签名|签章|签发|审批|审核|负责人|代表|经手|经办|领款|证明人|手印")
SIGNATURE_SIDE = 900
"""Pixels; what people cut out of a scan to sign with is smaller."""
SOMEWHERE = Box(0.0, 0.0, 1.0, 1.0)
"""The place of what stands in a line of text, of which Word does not say where on the page it comes to stand."""
SEAL_WIDTH = 0.25
"""Share of the page's width; smaller pictures that float are seals and signatures, which have no caption."""
Show = Callable[[str, int, Box | None], list[Line]]
"""Puts the picture of a relation on a page of the draft and gives the lines read from it."""
Say = Callable[[str, int], list[Line]]
"""Puts the chart or diagram of a relation on a page of the draft and gives what it says."""
TRANSPARENT = {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "txbxContent", "body"}


@dataclass(slots=True)
class Finds:
    """Notes and comments by kind and number, each told once, and the relations of embedded files met in the text."""

    notes: dict[tuple[str, str], etree._Element] = field(default_factory=dict)
    embedded: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Walker:
    """Walks the blocks of a part and writes to the draft; `size` is the page in points."""

    draft: Draft
    styles: Styles
    numbering: Numbering
    size: tuple[float, float]
    finds: Finds
    show: Show
    say: Say
    role: LineRole = LineRole.BODY
    page: int = 1
    _out: list[Line] = field(default_factory=list)
    _broken: bool = False  # a page break was just stated; Word's own note of it follows and is the same break
    _numbers: list[str] = field(default_factory=list)  # automatic numbers of paragraphs that say nothing else
    _uncaptioned: int = 0  # how many of the last pictures still wait for a caption

    def walk(self, container: etree._Element) -> list[Line]:
        """The lines of a container's blocks, in reading order."""
        with self._collecting() as lines:
            self._blocks(container)
        return lines

    @contextmanager
    def _collecting(self) -> Iterator[list[Line]]:
        outer, self._out = self._out, []
        try:
            yield self._out
        finally:
            self._out = outer

    def _blocks(self, container: etree._Element) -> None:
        for name, child in children(container):
            if name == "p":
                self._paragraph(child)
            elif name == "tbl":
                self._table(child)
            elif name in TRANSPARENT:
                self._blocks(child)
            elif name == "altChunk":
                self.finds.embedded.append((child.get(R + "id", ""), "altChunk"))
            elif name == "AlternateContent" and (branch := chosen(child)) is not None:
                self._blocks(branch)

    def _paragraph(self, node: etree._Element) -> None:
        base, first = self.styles.paragraph(node), len(self.draft.pictures)
        words: list[Words] = []
        label = self.numbering.label(base.number, base.level or 0)
        if label:
            words.append(Words(label, base))
        notes: list[Line] = []
        for piece in pieces(node, base, self.styles):
            if isinstance(piece, Words):
                words.append(piece)
            elif isinstance(piece, Hung):
                notes += self._hung(piece)
            else:
                self._flush(words, base, label)
                self._break(piece)
        self._take_signatures(first, "".join(t.text or "" for t in node.iter(W + "t")))
        self._flush(words, base, label)
        self._out += notes
        if node.find(f"{W}pPr/{W}sectPr") is not None and not _continuous(node):
            self._break(Break.PAGE)

    def _take_signatures(self, first: int, text: str) -> None:
        """Small pictures in a paragraph that asks for a signature are signatures, and no photographs."""
        if len(text) > TITLE_LENGTH or not SIGNING.search(text):
            return
        signed = [picture for picture in self.draft.pictures[first:] if max(picture.width, picture.height) <= SIGNATURE_SIDE]
        self.draft.signatures += [Signature(self.page, picture.box or SOMEWHERE, text.strip()) for picture in signed]
        self.draft.pictures[first:] = [picture for picture in self.draft.pictures[first:] if picture not in signed]

    def _flush(self, words: list[Words], base: Form, label: str) -> None:
        """Write the words as one line and forget them; a list's number alone is no line, but may be all that a cell says."""
        text = "".join(word.text for word in words).strip()
        if text and text != label.strip():
            self._broken = False
            self._out.append(self._line(text, words, base))
        elif text:
            self._numbers.append(text)
        words.clear()

    def _line(self, text: str, words: list[Words], base: Form) -> Line:
        looks = [(len(word.text.strip()), word.form) for word in words if word.text.strip()]
        length = sum(n for n, _ in looks)
        size = max((form.size or 0 for _, form in looks), default=0)
        centred = base.alignment in {"center", "distribute"}
        return Line(
            text,
            self.page,
            role=self._caption_or_role(text, centred=centred),
            height=size / self.size[1] if size and self.size[1] else None,
            centred=centred,
            bold=2 * sum(n for n, form in looks if form.bold) > length,
            red=2 * sum(n for n, form in looks if form.red) > length,
        )

    def _caption_or_role(self, text: str, *, centred: bool) -> LineRole:
        """CAPTION for the short line under pictures, which is then written to them too."""
        waiting, self._uncaptioned = self._uncaptioned, 0
        if not waiting or not is_caption(text, centred=centred):
            return self.role
        self._caption(len(self.draft.pictures) - waiting, text)
        return LineRole.CAPTION

    def _caption(self, first: int, text: str) -> None:
        pictures = self.draft.pictures
        pictures[first:] = [picture if picture.caption else replace(picture, caption=text) for picture in pictures[first:]]

    def _break(self, kind: Break) -> None:
        if kind is Break.LINE or self.role is not LineRole.BODY:
            return
        if not (kind is Break.LAST_RENDERED and self._broken):
            self.page += 1
        self._broken = kind is Break.PAGE

    def _hung(self, piece: Hung) -> list[Line]:
        """Take what hangs in the text; a note's lines come back, to stand after their paragraph."""
        if piece.kind in NOTES:
            note = self.finds.notes.pop((piece.kind, piece.node.get(W + "id", "")), None)
            return [] if note is None else self._note(note, piece.kind)
        for box in media.text_boxes(piece.node):
            self._blocks(box)
        self._out += [Line(text, self.page, role=LineRole.WATERMARK) for text in media.watermarks(piece.node)]
        if piece.kind == "object":
            self.finds.embedded += media.embedded(piece.node)  # the picture in it is only an icon or a preview
            return []
        for relation in media.graphics(piece.node):
            self._out += self.say(relation, self.page)
        for shown in media.shown_pictures(piece.node, self.size):
            self._show(shown)
        return []

    def _note(self, node: etree._Element, kind: str) -> list[Line]:
        """The lines of a note; those of a comment say who wrote it and are no words of the paper."""
        if kind != "commentReference":
            return self.walk(node)
        waiting, self._uncaptioned = self._uncaptioned, 0
        author, lines = node.get(W + "author", "").strip(), self.walk(node)
        self._uncaptioned = waiting
        told = f"批注（{author}）：" if author else "批注："
        return [Line(told + line.text, self.page, role=LineRole.COMMENT) for line in lines]

    def _show(self, shown: media.Shown) -> None:
        before = len(self.draft.pictures)
        self._out += self.show(shown.relation, self.page, shown.box)
        if shown.box is None or shown.box.right - shown.box.left > SEAL_WIDTH:
            self._uncaptioned += len(self.draft.pictures) - before

    def _table(self, node: etree._Element) -> None:
        title = self._out[-1].text if self._out and len(self._out[-1].text) <= TITLE_LENGTH else ""
        page, recognised = self.page, list[Line]()
        holders: dict[int, str] = {}

        def text_of(cell: etree._Element) -> str:
            first, self._uncaptioned, self._numbers = len(self.draft.pictures), 0, []
            lines = self.walk(cell)
            recognised.extend(line for line in lines if line.source is not Source.TEXT)
            numbers = self._numbers if len(self.draft.pictures) == first else []
            text = "\n".join([line.text for line in lines if line.source is Source.TEXT] or numbers)
            holders.update(dict.fromkeys(range(first, len(self.draft.pictures)), text))
            return text

        grid = cells(node, text_of)
        table = Table(page, grid, "" if title.endswith(("。", "：", ":")) else title)
        self._caption_cells(holders, table)
        self._uncaptioned = 0
        if any(cell.text for cell in grid):
            self.draft.tables.append(table)
        self._out += [*row_lines(table), *recognised]

    def _caption_cells(self, holders: dict[int, str], table: Table) -> None:
        """Albums are laid out as tables: a picture's caption is the text in its cell, else the short text in its turn."""
        captions = [cell.text for cell in table.cells if 0 < len(cell.text) <= LENGTH]
        one_each = len(captions) == len(holders)
        for position, (index, own) in enumerate(sorted(holders.items())):
            caption = own or (captions[position] if one_each else "")
            if caption and len(caption) <= LENGTH:
                self.draft.pictures[index] = replace(self.draft.pictures[index], caption=caption)


def _continuous(paragraph: etree._Element) -> bool:
    kind = paragraph.find(f"{W}pPr/{W}sectPr/{W}type")
    return kind is not None and kind.get(W + "val") == "continuous"
