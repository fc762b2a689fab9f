"""Word 97 files (MS-DOC) written plainly: a text of one piece, its paragraphs' lists, styles. For what LibreOffice would not write."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

from tests.extract.ole_writer import ole

LIST, LEVEL = 0x460B, 0x260A
TEXT_AT, PAGE = 1024, 512
CHINESE, DECIMAL, LETTER, BULLET = 39, 0, 4, 23
NO_STYLE = 0x0FFF


@dataclass(frozen=True)
class Item:
    """A paragraph: its text, and where they are stated its list (from 1), level and style."""

    text: str
    list: int | None = None
    level: int | None = None
    style: int = 0


def properties(number: int | None, level: int | None) -> bytes:
    stated = b"" if level is None else struct.pack("<HB", LEVEL, level)
    return stated + (b"" if number is None else struct.pack("<Hh", LIST, number))


def level(written: int, pattern: str, start: int = 1, *, legal: bool = False) -> bytes:
    """A level of a list; `%1` in its pattern is the number of the first level."""
    text = pattern
    for number in range(9):
        text = text.replace(f"%{number + 1}", chr(number))
    places = bytes(at for at, sign in enumerate(text, 1) if ord(sign) < 9)
    head = struct.pack("<iBB9sBiiBBBB", start, written, 4 if legal else 0, places, 0, 0, 0, 0, 0, 0, 0)
    return head + struct.pack("<H", len(text)) + text.encode("utf-16-le")


def definitions(*lists: Sequence[bytes], styles: Sequence[int] = ()) -> tuple[bytes, bytes]:
    """The table of definitions and the levels that follow it; a list of one level is simple, others have nine."""
    linked = [*styles, *[NO_STYLE] * (9 - len(styles))]
    heads = [struct.pack("<ii9HBB", 100 + number, 0, *linked, len(levels) == 1, 0) for number, levels in enumerate(lists)]
    padded = [[*levels, *[level(DECIMAL, "")] * (9 - len(levels))] if len(levels) > 1 else levels for levels in lists]
    return struct.pack("<H", len(lists)) + b"".join(heads), b"".join(stored for levels in padded for stored in levels)


def overrides(*lists: tuple[int, Sequence[bytes]]) -> bytes:
    """The lists that paragraphs name: each by the place of its definition, with what it states otherwise."""
    heads = [struct.pack("<iiiBBH", 100 + place, 0, 0, len(stated), 0, 0) for place, stated in lists]
    return struct.pack("<I", len(lists)) + b"".join(heads) + b"".join(b"\xff" * 4 + b"".join(stated) for _, stated in lists)


def started_anew(number: int, start: int) -> bytes:
    return struct.pack("<iI", start, number | 0x10)


def style(beneath: int, number: int | None = None, depth: int | None = None, name: str = "样式") -> bytes:
    """A paragraph style that lies upon another."""
    stated = struct.pack("<H", 0) + properties(number, depth)
    head = struct.pack("<HHHHH", 0, 1 | beneath << 4, 1, 0, 0) + struct.pack("<H", len(name)) + name.encode("utf-16-le") + b"\0\0"
    stored = head + struct.pack("<H", len(stated)) + stated
    return struct.pack("<H", len(stored)) + stored


def styles(*stored: bytes) -> bytes:
    return struct.pack("<HHH14s", 18, len(stored), 10, b"") + b"".join(stored)


def word97(
    items: Sequence[Item],
    lists: tuple[bytes, bytes] = (b"", b""),
    named: bytes = b"",
    sheet: bytes = b"",
    pieces: bytes | None = None,
) -> bytes:
    """A Word 97 file; `pieces` stands in for the table of its text's pieces."""
    text = "".join(f"{item.text}\r" for item in items)
    written = text.encode("utf-16-le")
    page_at = -(-(TEXT_AT + len(written)) // PAGE) * PAGE
    whole = struct.pack("<BIII", 2, 16, 0, len(text)) + struct.pack("<HIH", 0, TEXT_AT, 0)
    tables = {1: sheet, 13: struct.pack("<III", TEXT_AT, TEXT_AT + len(written), page_at // PAGE), 33: whole if pieces is None else pieces, 74: named}
    head, table = bytearray(TEXT_AT), b""
    struct.pack_into("<HH6xH", head, 0, 0xA5EC, 0xC1, 0x0200)
    struct.pack_into("<H", head, 32, 14)
    struct.pack_into("<H", head, 62, 22)
    struct.pack_into("<i", head, 0x4C, len(text))
    struct.pack_into("<H", head, 152, 0x5D)
    for number, content in tables.items():
        struct.pack_into("<II", head, 154 + 8 * number, len(table), len(content))
        table += content
    struct.pack_into("<II", head, 154 + 8 * 73, len(table), len(lists[0]))
    main = bytes(head) + written.ljust(page_at - TEXT_AT, b"\0") + _page(items)
    return ole({"WordDocument": main, "1Table": table + lists[0] + lists[1]})


def _page(items: Sequence[Item]) -> bytes:
    """The page of paragraph properties."""
    edges, places, stored, at = [TEXT_AT], b"", b"", PAGE - 1
    for item in items:
        edges.append(edges[-1] + 2 * len(item.text) + 2)
        own = struct.pack("<H", item.style) + properties(item.list, item.level)
        own = b"\0" + bytes([len(own) // 2]) + own if len(own) % 2 == 0 else bytes([(len(own) + 1) // 2]) + own
        at = (at - len(own)) // 2 * 2
        places += bytes([at // 2]) + bytes(12)
        stored = own.ljust(PAGE - 1 - at - len(stored), b"\0") + stored
    head = struct.pack(f"<{len(edges)}I", *edges) + places
    assert len(head) + len(stored) < PAGE, "one page of paragraphs is enough for tests"
    return head + bytes(PAGE - 1 - len(head) - len(stored)) + stored + bytes([len(items)])
