"""The main text of a Word 97 file, put together from its pieces (MS-DOC §2.4.1), paragraph by paragraph."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from evidence_checker.extract.formats.draft import corrupt
from evidence_checker.extract.formats.word97.parts import Parts, Piece

CHANGES, PIECES = 1, 2
"""What a block of the text's table holds: properties that pieces name, or the pieces."""
COMPRESSED = 0x40000000
"""Set in a piece's offset where its characters are bytes of Windows-1252; the offset counts double then."""
LONGEST_CHANGES = 512
"""Bytes of a piece's properties that are looked at; each of its paragraphs has them."""
FIELD_CODE = re.compile("\x13[^\x13-\x15]*\x14|[\x13-\x15]")
"""What a field computes its words from, and the marks around these."""
END = re.compile("[\r\x07\x0c]")
"""Ends of paragraphs, of cells and rows, of pages and sections."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's text; `mark` is the offset of its last character in the main stream, by which its properties are found.

    `changes` are properties that lie upon those (files that were saved fast). `ends_cell`: it is the last of a cell, or the end of a row;
    `ends_page`: of a page or a section.
    """

    text: str
    mark: int
    changes: bytes = b""
    ends_cell: bool = False
    ends_page: bool = False


@dataclass(frozen=True, slots=True)
class _Run:
    """A piece of the text: its characters, the offset of the first, and how many bytes each takes."""

    text: str
    offset: int
    width: int
    changes: bytes


def paragraphs_of(parts: Parts) -> Iterator[Paragraph]:
    """The paragraphs of the main text in its order; raises `corrupt` or `struct.error` where pieces do not hold together."""
    open_text: list[str] = []
    for run in _runs(parts):
        start = 0
        for end in END.finditer(run.text):
            open_text.append(run.text[start : end.start()])
            yield Paragraph("".join(open_text), run.offset + run.width * end.start(), run.changes, end[0] == "\x07", end[0] == "\x0c")
            open_text, start = [], end.end()
        open_text.append(run.text[start:])


def _runs(parts: Parts) -> Iterator[_Run]:
    places, pieces, changes = _table(parts)
    room = 2 * len(parts.main)
    for number, (first, after) in enumerate(pairwise(places)):
        count = min(after, parts.length) - first
        room -= max(count, 0)
        if after < first or room < 0:
            raise corrupt("文字表损坏")
        if count > 0:
            place, change = struct.unpack_from("<2xIH", pieces, 8 * number)
            yield _run(parts.main, place, count, _named(change, changes))


def _run(stream: bytes, place: int, count: int, changes: bytes) -> _Run:
    width = 1 if place & COMPRESSED else 2
    offset = (place & ~COMPRESSED) // (2 if width == 1 else 1)
    text = stream[offset : offset + width * count].decode("cp1252" if width == 1 else "utf-16-le", "replace")
    return _Run(text, offset, width, changes)


def _named(change: int, changes: list[bytes]) -> bytes:
    """The properties that a piece names; an even number is a single property, which is never that of a list."""
    named = change >> 1 if change & 1 else len(changes)
    return changes[named][:LONGEST_CHANGES] if named < len(changes) else b""


def _table(parts: Parts) -> tuple[tuple[int, ...], bytes, list[bytes]]:
    """Where pieces begin in the text, the pieces as stored, and the properties that they name (the Clx, MS-DOC §2.9.38)."""
    table, at, changes = parts.table(Piece.TEXT), 0, list[bytes]()
    while table[at] == CHANGES:
        (length,) = struct.unpack_from("<H", table, at + 1)
        changes.append(table[at + 3 : at + 3 + length])
        at += 3 + length
    if table[at] != PIECES:
        raise corrupt("文字表损坏")
    (length,) = struct.unpack_from("<I", table, at + 1)
    count = (min(length, len(table) - at - 5) - 4) // 12
    places = struct.unpack_from(f"<{count + 1}I", table, at + 5)
    return places, table[at + 5 + 4 * (count + 1) :], changes
