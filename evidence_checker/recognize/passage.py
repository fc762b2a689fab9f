"""What a paper says as one string, and the way back from every character to the line it stands in."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from evidence_checker.extract.model import Box, Document, Line, LineRole, Source
from evidence_checker.recognize.model import Quote

HIDDEN = frozenset({LineRole.WATERMARK, LineRole.HEADER, LineRole.FOOTER, LineRole.SEAL, LineRole.CAMERA, LineRole.COMMENT})

YEAR_LOST = re.compile(r"(?<!\d)(20[0-4]\d)(1[0-2]|[1-9])月")
LABEL = re.compile(r"[\u4e00-\u9fff]{0,6}(?:日期|时间|地点|单位|名称|电话|金额|人|号)[:：]")
"""What a field begins with; it goes on with no line above."""
DATE = re.compile(
    r"(?:20\d\d|二[〇○零O0]\S{2}) ?年 ?\S{1,2} ?月 ?\S{1,3} ?[日号]$"
    r"|^(?:\d{1,2} ?月 ?\d{1,2} ?[日号])[ 　,，(（]{1,4}(?:星期|周|礼拜|晴|阴|多云|小雨|雨)"
)
"""A line that is a date and nothing else closes a paper, and one of a date with its weekday or weather opens an entry of a diary."""
ENDED = re.compile(r"(?:[。；！？;]|发表于[\u4e00-\u9fff]{2,4}|\d{1,2}[:：]\d{2})\s*$")
"""How a line ends that has nothing to go on with: the close of a sentence, the hour at which something was published."""
FAR_IN = 8
"""Characters; a line that begins further in than this was set at the right (number, sign-off) and has no line to run on to."""


def _folding() -> dict[int, str]:
    """Full-width digits and letters and the radicals some PDFs write (⽉ for 月), each to its usual sign; one sign stays one sign."""
    codes = [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), *range(0x2F00, 0x2FD6)]
    usual = {code: unicodedata.normalize("NFKC", chr(code)) for code in codes}
    punctuation = dict(zip("（）：．￥％／－　\u00a0\t﹣−", "():.¥%/-   --", strict=True))
    return {**usual, **{ord(sign): plain for sign, plain in punctuation.items()}}


FOLDING = _folding()
ENDS_OF_SENTENCES = "。;；!！?？"


def fold(text: str) -> str:
    """The text with full-width signs and radicals in their usual form, of the same length."""
    return text.translate(FOLDING)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that run on: `start` and `end` are offsets into the passage, `lines` indexes into `Document.lines`."""

    text: str
    start: int
    lines: tuple[int, ...]

    @property
    def end(self) -> int:
        """The offset behind its last character."""
        return self.start + len(self.text)


class Passage:
    """The running text of a paper, folded; paragraphs are parted by a line feed.

    Lines of a page that break only because the margin is reached are joined, so that a date or a sum may run over them.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        chosen = [i for i, line in enumerate(document.lines) if line.role not in HIDDEN and line.text.strip()]
        self._indexes = chosen
        self._starts: list[int] = []
        self.raw = self._join(chosen)
        self.text = fold(self.raw)

    def _join(self, chosen: Sequence[int]) -> str:
        lines = self.document.lines
        margins = _right_margins([lines[i] for i in chosen])
        pieces: list[str] = []
        length = 0
        for position, index in enumerate(chosen):
            if position:
                glue = "" if _runs_on(lines[chosen[position - 1]], lines[index], margins) else "\n"
                pieces.append(glue)
                length += len(glue)
            text = _mended(lines[index])
            self._starts.append(length)
            pieces.append(text)
            length += len(text)
        return "".join(pieces)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The text paragraph by paragraph, in reading order."""
        return tuple(self._paragraphs()) if self._indexes else ()

    def _paragraphs(self) -> Iterator[Paragraph]:
        start = 0
        for text in self.text.split("\n"):
            first, last = self._position(start), self._position(start + max(len(text) - 1, 0))
            yield Paragraph(text, start, tuple(self._indexes[first : last + 1]))
            start += len(text) + 1

    def paragraph_at(self, offset: int) -> int:
        """The index of the paragraph that holds the character at `offset`."""
        return bisect_left(self._feeds, offset)

    @cached_property
    def _feeds(self) -> list[int]:
        """Where paragraphs end."""
        return [place for place, sign in enumerate(self.text) if sign == "\n"]

    def is_cell(self, paragraph: Paragraph) -> bool:
        """It is a cell or row of a table."""
        return self.document.lines[paragraph.lines[0]].role is LineRole.CELL

    def _position(self, offset: int) -> int:
        return max(bisect_right(self._starts, offset) - 1, 0)

    def line_at(self, offset: int) -> int:
        """The index into `Document.lines` of the line that holds the character at `offset`."""
        return self._indexes[self._position(offset)]

    def quote(self, start: int, end: int) -> Quote:
        """The words between two offsets as they stand in the paper, with their place."""
        if not self._indexes:
            return Quote(text=self.raw[start:end])
        index = self.line_at(start)
        line = self.document.lines[index]
        return Quote(self.raw[start:end], line.page, index, line.box)

    def sentence(self, offset: int) -> tuple[int, int]:
        """Where the sentence round `offset` begins and ends (a paragraph's end also ends it)."""
        nearest = bisect_left(self._feeds, offset)
        first = self._feeds[nearest - 1] + 1 if nearest else 0
        last = self._feeds[nearest] if nearest < len(self._feeds) else len(self.text)
        begin = max(self.text.rfind(sign, first, offset) for sign in ENDS_OF_SENTENCES) + 1
        ends = [e for e in (self.text.find(sign, offset, last) for sign in ENDS_OF_SENTENCES) if e >= 0]
        return max(begin, first), min(ends, default=last)


def _mended(line: Line) -> str:
    """The line's text; on a scan a 年 that the seal hides between year and month is put back (20215月)."""
    text = line.text.strip().replace("\n", " ")
    return text if line.source is Source.TEXT else YEAR_LOST.sub(r"\1年\2月", text)


def _right_margins(lines: Sequence[Line]) -> dict[int, tuple[float, float]]:
    """For each page the left and right edge of its column of text, in fractions of the page."""
    edges: dict[int, list[Box]] = {}
    for line in lines:
        if line.box and line.role is LineRole.BODY and len(line.text) >= 12:
            edges.setdefault(line.page, []).append(line.box)
    return {page: (min(b.left for b in boxes), max(b.right for b in boxes)) for page, boxes in edges.items()}


def _runs_on(previous: Line, line: Line, margins: dict[int, tuple[float, float]]) -> bool:
    """The line goes on where the previous one stopped at the right margin, and is not indented."""
    if not previous.box or not line.box or previous.role is not LineRole.BODY or line.role is not LineRole.BODY:
        return False
    if _beside(previous.box, line.box) and previous.page == line.page:
        return (line.box.left - previous.box.right) < 1.2 * _character(previous, previous.box)
    if previous.page not in margins or (previous.centred and len(previous.text) < 24) or ENDED.search(previous.text):
        return False
    left, right = margins[previous.page]
    character = _character(previous, previous.box)
    if _of_other_size(previous, line) or LABEL.match(line.text) or DATE.match(line.text.strip()) or previous.box.left > left + FAR_IN * character:
        return False
    reaches = previous.box.right > right - 3.5 * character  # closing marks and narrow digits make the edge ragged
    begins = line.box.left < margins.get(line.page, (left, right))[0] + 1.2 * character
    near = line.page != previous.page or line.box.top - previous.box.bottom < 2.5 * (previous.box.bottom - previous.box.top)
    return reaches and begins and near


def _of_other_size(first: Line, second: Line) -> bool:
    """A number or sign-off in the text's size is no part of the title that follows it in larger characters."""
    if not first.height or not second.height or first.source is not Source.TEXT:
        return False
    return abs(first.height - second.height) > 0.2 * max(first.height, second.height)


def _character(line: Line, box: Box) -> float:
    """The width of one of its characters."""
    return (box.right - box.left) / max(len(line.text), 1)


def _beside(first: Box, second: Box) -> bool:
    """Two pieces of one line that a seal or a stain parted: the second stands in the same row, right of the first."""
    overlap = min(first.bottom, second.bottom) - max(first.top, second.top)
    lower = min(first.bottom - first.top, second.bottom - second.top)
    return overlap > 0.5 * lower and second.left > first.right - 0.3 * (second.right - second.left)
