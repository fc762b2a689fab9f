"""Page headers, footers and page numbers: what stands at the upper or lower edge and comes back on other pages."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from evidence_checker.extract.model import Line, LineRole, Source

UPPER, LOWER = 0.085, 0.9
"""Fractions of the page's height above and below which its margins lie."""
PAGE_NUMBER = re.compile(r"^[-—–－·\s]*(第?\s*\d{1,4}\s*页?)\s*([/／,，共]\s*共?\s*\d{1,4}\s*页?)?[-—–－·\s]*$")


def with_margins(lines: list[Line]) -> list[Line]:
    """The lines with the roles of those in the margins set."""
    seen = Counter(key for key in {(_edge(line), _pattern(line.text), line.page) for line in lines if _edge(line)})
    pages = Counter((edge, pattern) for edge, pattern, _ in seen)
    return [_with_role(line, pages) for line in lines]


def _with_role(line: Line, pages: Counter[tuple[LineRole | None, str]]) -> Line:
    edge = _edge(line)
    if edge is None or line.red:
        return line
    numbered = edge is LineRole.FOOTER and PAGE_NUMBER.match(line.text)
    return replace(line, role=edge) if numbered or pages[edge, _pattern(line.text)] > 1 else line


def _edge(line: Line) -> LineRole | None:
    if line.box is None or line.role is not LineRole.BODY or line.source is not Source.TEXT:
        return None
    if line.box.bottom <= UPPER:
        return LineRole.HEADER
    return LineRole.FOOTER if line.box.top >= LOWER else None


def _pattern(text: str) -> str:
    """The text with its numbers levelled, so that `第1页` and `第2页` are the same."""
    return re.sub(r"\d+", "0", text)
