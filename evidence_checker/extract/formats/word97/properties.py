"""To which list a paragraph of Word 97 belongs: by its own properties, or by those of its style (MS-DOC §2.4.6)."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from evidence_checker.extract.formats.word97.parts import Parts, Piece
from evidence_checker.extract.formats.word97.text import Paragraph

LIST, LEVEL, STYLE, IN_TABLE, ENDS_ROW = 0x460B, 0x260A, 0x4600, 0x2416, 0x2417
"""Properties (sprm, MS-DOC §2.6.2): the list, its level, another style, whether it stands in a table, whether it is the end of a row."""
SIZES = (1, 1, 2, 4, 2, 2, 0, 3)
"""Bytes of a property's value by its kind; 0: the first byte tells."""
TABLE = 0xD608
"""The one property whose length takes two bytes."""
TABS, MANY = 0xC615, 255
"""The property of tabs; `MANY` as its length says that its own content tells it."""
PAGE = 512
ENTRY = 13
NO_STYLE = 0x0FFF
PARAGRAPH_STYLE = 1
LONGEST_CHAIN = 12


class Form(NamedTuple):
    """A paragraph's list (0: none) and level; None where nothing is said. `style` counts from 0."""

    style: int = 0
    list: int | None = None
    level: int | None = None
    in_table: bool = False
    ends_row: bool = False


class Forms:
    """Looks up the form of a paragraph."""

    def __init__(self, parts: Parts) -> None:
        self._styles = Styles(parts.table(Piece.STYLES))
        self._runs = sorted(_stored(parts))
        self._firsts = [first for first, _, _ in self._runs]

    def of(self, paragraph: Paragraph) -> Form:
        """The paragraph's form, with what its style says beneath it."""
        at = bisect_right(self._firsts, paragraph.mark) - 1
        stored = self._runs[at][2] if at >= 0 and paragraph.mark < self._runs[at][1] else b"\0\0"
        style = int.from_bytes(stored[:2], "little")
        return self._styles.beneath(changed(Form(style), stored[2:] + paragraph.changes))


class Styles:
    """The style sheet (STSH, MS-DOC §2.9.271)."""

    def __init__(self, table: bytes) -> None:
        self._styles: list[tuple[int, Form]] = []
        if len(table) < 6:
            return
        header, count, base = struct.unpack_from("<HHH", table)
        at = 2 + header
        for _ in range(min(count, NO_STYLE)):
            size = int.from_bytes(table[at : at + 2], "little")
            self._styles.append(_style(table[at + 2 : at + 2 + size], base))
            at += 2 + size + size % 2  # styles begin at even places

    def beneath(self, form: Form) -> Form:
        """The form with what its style and the styles beneath that say where it says nothing. `style` is then the one that names the list."""
        style = form.style
        for _ in range(LONGEST_CHAIN):
            if style >= len(self._styles) or form.list is not None:
                break
            base, stated = self._styles[style]
            form = form._replace(style=style, list=stated.list, level=form.level if form.level is not None else stated.level)
            style = base
        return form


def sprms(properties: bytes) -> Iterator[tuple[int, bytes]]:
    """The properties in a row (grpprl): names and values; ends where one is cut off."""
    at = 0
    while at + 3 <= len(properties):
        name = int.from_bytes(properties[at : at + 2], "little")
        head, size = _extent(name, properties, at + 2)
        yield name, properties[at + 2 + head : at + 2 + head + size]
        at += 2 + head + size


def changed(form: Form, properties: bytes) -> Form:
    """The form with these properties laid upon it."""
    for name, value in sprms(properties):
        number = int.from_bytes(value, "little")
        if name == LIST:
            form = form._replace(list=number if number < 0x8000 else 0)  # negative: was once in a list
        elif name == LEVEL:
            form = form._replace(level=number)
        elif name == STYLE:
            form = form._replace(style=number, list=None, level=None)
        elif name == IN_TABLE:
            form = form._replace(in_table=bool(number))
        elif name == ENDS_ROW:
            form = form._replace(ends_row=bool(number))
    return form


def _extent(name: int, properties: bytes, at: int) -> tuple[int, int]:
    """How many bytes tell a value's length, and the length."""
    fixed = SIZES[name >> 13]
    if fixed:
        return 0, fixed
    if name == TABLE:
        return 2, max(int.from_bytes(properties[at : at + 2], "little") - 1, 0)
    if name == TABS and properties[at] == MANY:
        removed = int.from_bytes(properties[at + 1 : at + 2], "little")
        added = int.from_bytes(properties[at + 2 + 4 * removed : at + 3 + 4 * removed], "little")
        return 1, 2 + 4 * removed + 3 * added
    return 1, properties[at]


def _style(stored: bytes, base: int) -> tuple[int, Form]:
    """The style beneath and what a paragraph style says itself (STD, MS-DOC §2.9.260)."""
    if len(stored) < base + 2 or base < 4:
        return NO_STYLE, Form()
    (kind,) = struct.unpack_from("<H", stored, 2)
    if kind & 0xF != PARAGRAPH_STYLE:
        return NO_STYLE, Form()
    (name_length,) = struct.unpack_from("<H", stored, base)
    at = base + 2 + 2 * name_length + 2
    size = int.from_bytes(stored[at : at + 2], "little")
    return kind >> 4, changed(Form(), stored[at + 4 : at + 2 + size])


def _stored(parts: Parts) -> Iterator[tuple[int, int, bytes]]:
    """First offset, offset after the last, and properties of each paragraph, from pages of 512 bytes (MS-DOC §2.9.213); each page once."""
    table = parts.table(Piece.PARAGRAPHS)
    count = max(len(table) - 4, 0) // 8
    for number in set(struct.unpack_from(f"<{count}I", table, 4 * (count + 1))):
        page = parts.main[PAGE * (number & 0x3FFFFF) :][:PAGE]
        if len(page) == PAGE:
            yield from _on_page(page)


def _on_page(page: bytes) -> Iterator[tuple[int, int, bytes]]:
    count = page[-1]
    if 4 * (count + 1) + ENTRY * count >= PAGE:
        return
    edges = struct.unpack_from(f"<{count + 1}I", page)
    for number in range(count):
        at = 2 * page[4 * (count + 1) + ENTRY * number]
        if at:
            yield edges[number], edges[number + 1], _papx(page, at)
        else:
            yield edges[number], edges[number + 1], b"\0\0"


def _papx(page: bytes, at: int) -> bytes:
    """A paragraph's style and properties: the first byte is half their length and counts itself in, 0 says that the second does so alone."""
    half = page[at]
    return page[at + 1 : at + 2 * half] if half else page[at + 2 : at + 2 + 2 * page[at + 1]]
