"""A document prepared for typing: its folded lines, the running text made of them, and where in the document each word stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from evidence_checker.extract.model import Document, LineRole
from evidence_checker.recognize.model import Quote
from evidence_checker.recognize.types.model import Where
from evidence_checker.recognize.types.plain import plain

SILENT = {LineRole.WATERMARK, LineRole.SEAL, LineRole.FOOTER, LineRole.CAMERA, LineRole.COMMENT}
HEAD, TAIL = 500, 400  # characters in which an opening or a closing stands
LONGEST_HEAD, LONGEST_TAIL = 6000, 1500  # what is read of a long paper: its kind shows at its beginning and end


@dataclass(frozen=True)
class PaperLine:
    """A folded line and its index in `Document.lines`."""

    text: str
    index: int


@dataclass(frozen=True)
class Paper:
    """A document as the scorer sees it."""

    document: Document
    lines: tuple[PaperLine, ...]
    flow: str = field(repr=False)

    @cached_property
    def by_line(self) -> str:
        """The lines with breaks between them."""
        return "\n".join(line.text for line in self.lines)

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(line.text) for line in self.lines), initial=0))

    def part(self, where: Where) -> str:
        """The running text of the head, the tail or the whole."""
        if where is Where.HEAD:
            return self.flow[:HEAD]
        return self.flow[-TAIL:] if where is Where.TAIL else self.flow

    def quote(self, found: re.Match[str], where: Where = Where.ALL) -> Quote:
        """The words found in the running text, with their place in the document."""
        start = found.start() + (max(0, len(self.flow) - TAIL) if where is Where.TAIL else 0)
        return self.quote_line(bisect_right(self._starts, start) - 1, found.group())

    def quote_line(self, number: int, words: str) -> Quote:
        """The words as found in the paper's line of that number."""
        if not self.lines:
            return Quote(words)
        index = self.lines[min(number, len(self.lines) - 1)].index
        line = self.document.lines[index]
        return Quote(words[:60], line.page, index, line.box)


def prepare(document: Document) -> Paper:
    """Folds a document's lines; watermarks, footers and seals are left out, since they are not what the paper says."""
    lines = [PaperLine(text, index) for index, line in enumerate(document.lines) if line.role not in SILENT and (text := plain(line.text))]
    lines = _shorten(lines)
    return Paper(document, tuple(lines), "".join(line.text for line in lines))


def _shorten(lines: list[PaperLine]) -> list[PaperLine]:
    """Beginning and end of a long paper, so that a book costs no more than a page."""
    sizes = list(accumulate(len(line.text) for line in lines))
    if not sizes or sizes[-1] <= LONGEST_HEAD + LONGEST_TAIL:
        return lines
    return [line for line, size in zip(lines, sizes, strict=True) if size <= LONGEST_HEAD or size > sizes[-1] - LONGEST_TAIL]
