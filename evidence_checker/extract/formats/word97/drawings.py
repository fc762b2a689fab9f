"""Pictures that float over the text of a Word 97 file, as seals do: office-oxide gives only those that stand in its lines.

The file tells for each floating shape the character that it hangs on and its place (PlcfSpa, MS-DOC §2.8.37); the drawing says which picture
the shape shows (MS-ODRAW §2.2.14, §2.3.23.2), and the store of pictures where its bytes lie (§2.2.32).
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import olefile

from evidence_checker.extract.formats.word97.parts import DAMAGE, Parts, Piece, parts_of
from evidence_checker.extract.formats.word97.text import paragraphs_of
from evidence_checker.extract.model import Box

SHAPES = 26
"""Bytes of what is told of a floating shape."""
OLDEST = 0xF000
GROUPS = {0xF000, 0xF001, 0xF002, 0xF003, 0xF004}
"""The least kind of a record, and those that hold records: of all drawings, of the pictures, of a drawing, of shapes, of a shape."""
STORED, SHAPE, PROPERTIES = 0xF007, 0xF00A, 0xF00B
PICTURE = 0x0104
"""The property of a shape that names its picture by its number in the store, from 1 on."""
ONE_MARK, MARK, METAFILE_HEAD = {0x46A, 0x6E0, 0x6E2, 0x6E4, 0x7A8, 0x3D4, 0x216}, 16, 34
"""Kinds of picture records with one mark before the picture; others have two. Bytes of a mark, and of what stands before a metafile."""
METAFILES, PICTURES = {0xF01A, 0xF01B}, {0xF01D, 0xF01E, 0xF01F, 0xF029, 0xF02A}
MOST, LARGEST = 2000, 100_000_000
"""Records that are looked at, and bytes of an unpacked metafile; more is made to do harm."""
A4 = (11906, 16838)
"""Twips."""


class Record(NamedTuple):
    """A record that holds no others: its instance and kind, and its content."""

    instance: int
    kind: int
    content: bytes


class Floating(NamedTuple):
    """A picture and its place: the page by the breaks before it, the box as if offsets were from the corner of an A4 page."""

    data: bytes
    page: int
    box: Box


def floating_pictures(location: Path) -> list[Floating]:
    """The floating pictures of a file in the order of its text, none where they cannot be made out."""
    try:
        with olefile.OleFileIO(str(location)) as container:
            parts = parts_of(container)
        return list(_pictures(parts))
    except DAMAGE:
        return []


def _pictures(parts: Parts) -> Iterator[Floating]:
    anchors = parts.table(Piece.FLOATING)
    count = max(len(anchors) - 4, 0) // (4 + SHAPES)
    if not count:
        return
    records = list(islice(_records(parts.table(Piece.DRAWINGS)), MOST))
    numbers = dict(_shown(records))
    files = [_place(record.content) for record in records if record.kind == STORED]
    breaks = _page_ends(parts)
    for number in range(min(count, MOST)):
        (character,) = struct.unpack_from("<I", anchors, 4 * number)
        shape, *sides = struct.unpack_from("<I4i", anchors, 4 * (count + 1) + SHAPES * number)
        stored = numbers.get(shape, 0)
        data = _file(parts.main, files[stored - 1]) if 0 < stored <= len(files) else b""
        if data:
            yield Floating(data, 1 + sum(end < character for end in breaks), _box(sides))


def _records(table: bytes) -> Iterator[Record]:
    """The records of all drawings in their order, those that hold others opened. One byte stands between the drawings (MS-DOC §2.9.172)."""
    at = 0
    while at + 8 <= len(table):
        head, kind, length = struct.unpack_from("<HHI", table, at)
        if kind < OLDEST:
            at += 1
        elif kind in GROUPS:
            at += 8
        else:
            yield Record(head >> 4, kind, table[at + 8 : at + 8 + length])
            at += 8 + length


def _shown(records: list[Record]) -> Iterator[tuple[int, int]]:
    """Shapes with the numbers of their pictures."""
    shape = 0
    for record in records:
        if record.kind == SHAPE:
            (shape,) = struct.unpack_from("<I", record.content)
        elif record.kind == PROPERTIES:
            for number in range(min(record.instance, len(record.content) // 6)):
                name, value = struct.unpack_from("<HI", record.content, 6 * number)
                if name & 0x3FFF == PICTURE:
                    yield shape, value


def _place(stored: bytes) -> int:
    """Where in the main stream the record of a picture lies."""
    return int(struct.unpack_from("<I", stored, 28)[0]) if len(stored) >= 32 else -1


def _file(main: bytes, at: int) -> bytes:
    """The picture file in a record; metafiles are packed there."""
    if not 0 <= at <= len(main) - 8:
        return b""
    head, kind, length = struct.unpack_from("<HHI", main, at)
    content = main[at + 8 : at + 8 + length]
    marks = MARK if head >> 4 in ONE_MARK else 2 * MARK
    if kind in PICTURES:
        return content[marks + 1 :]
    if kind not in METAFILES:
        return b""
    packed = content[marks + METAFILE_HEAD :]
    return zlib.decompressobj().decompress(packed, LARGEST) if content[marks + METAFILE_HEAD - 2] == 0 else packed


def _page_ends(parts: Parts) -> list[int]:
    """The numbers of the characters that end pages (and sections)."""
    ends, at = list[int](), 0
    for paragraph in paragraphs_of(parts):
        at += len(paragraph.text) + 1
        if paragraph.ends_page:
            ends.append(at - 1)
    return ends


def _box(sides: list[int]) -> Box:
    left, top, right, bottom = (min(max(side / length, 0.0), 1.0) for side, length in zip(sides, (*A4, *A4), strict=True))
    return Box(left, top, right, bottom)
