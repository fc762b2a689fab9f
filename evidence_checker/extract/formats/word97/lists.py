"""The lists of a Word 97 file: their definitions (PlfLst, MS-DOC §2.9.191) and the lists that paragraphs name (PlfLfo, §2.9.190)."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import NamedTuple

from evidence_checker.extract.formats.list_numbers import Level, Numbering
from evidence_checker.extract.formats.word97.parts import Parts, Piece
from evidence_checker.extract.formats.word97.properties import Form

NAMES = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 10: "ideographDigital", 11: "japaneseCounting",
    14: "decimalFullWidth", 17: "japaneseDigitalTenThousand", 18: "decimalEnclosedCircle", 19: "decimalFullWidth2", 22: "decimalZero",
    23: "bullet", 26: "decimalEnclosedFullstop", 27: "decimalEnclosedParen", 28: "decimalEnclosedCircleChinese", 30: "ideographTraditional",
    33: "taiwaneseCounting", 34: "ideographLegalTraditional", 35: "taiwaneseCountingThousand", 36: "taiwaneseDigital", 37: "chineseCounting",
    38: "chineseLegalSimplified", 39: "chineseCountingThousand", 255: "none",
}  # fmt: skip
"""How numbers are written (MSONFC, MS-OSHARED §2.2.1.3) as .docx names it; what is not here is written in plain figures."""
DEFINITION, LEVEL_HEAD, LIST = 28, 28, 16
"""Bytes of a definition, of what begins a level, and of a list."""
SIMPLE, LEGAL, STARTS_ANEW, FORMED_ANEW = 0x01, 0x04, 0x10, 0x20
LEVELS = 9
NO_STYLE = 0x0FFF


class Definition(NamedTuple):
    """The levels of a list, and the level that each style stands for."""

    levels: dict[int, Level]
    styles: dict[int, int]


@dataclass(slots=True)
class Lists(Numbering):
    """The lists of a file by their number among those that paragraphs name, counted from 1."""

    styles: dict[str, dict[int, int]] = field(default_factory=dict)

    def level_of(self, form: Form) -> int:
        """The level of a paragraph in its list, by its own word, else by its style."""
        return form.level if form.level is not None else self.styles.get(str(form.list), {}).get(form.style, 0)


def numbering_of(parts: Parts) -> Lists:
    """The lists of a file; raises `struct.error` where their tables are cut off."""
    definitions = _definitions(parts)
    table = parts.table(Piece.OVERRIDES)
    lists = Lists({}, {})
    if not definitions or len(table) < 4:
        return lists
    levels, counted = dict[str, dict[int, Level]](), dict[str, str]()
    (count,) = struct.unpack_from("<I", table)
    at = 4 + LIST * count
    for number in range(count):
        key, overrides = struct.unpack_from("<i8xB", table, 4 + LIST * number)
        stated, at = _overrides(table, at, overrides, definitions.get(key))
        if key in definitions:
            name = str(number + 1)
            levels[name] = {**definitions[key].levels, **stated}
            counted[name] = f"{key}/{name}" if stated else str(key)
            lists.styles[name] = definitions[key].styles
    lists.levels, lists.counted = levels, counted
    return lists


def _definitions(parts: Parts) -> dict[int, Definition]:
    """The definitions by their keys; their levels follow the table, which does not count them in its length."""
    offset, length = parts.place(Piece.LISTS)
    if length < 2:
        return {}
    (count,) = struct.unpack_from("<H", parts.tables, offset)
    at = offset + 2 + DEFINITION * count
    found: dict[int, Definition] = {}
    for number in range(count):
        head = struct.unpack_from("<i4x9HB", parts.tables, offset + 2 + DEFINITION * number)
        levels = dict[int, Level]()
        for level in range(1 if head[10] & SIMPLE else LEVELS):
            levels[level], at = _level(parts.tables, at)
        found[head[0]] = Definition(levels, {style: level for level, style in enumerate(head[1:10]) if style != NO_STYLE})
    return found


def _level(table: bytes, at: int) -> tuple[Level, int]:
    """A level and the offset after it (LVL, MS-DOC §2.9.151); the places of numbers in its text are characters below 9."""
    start, written, flags, character_size, paragraph_size = struct.unpack_from("<iBB18xBB", table, at)
    at += LEVEL_HEAD + character_size + paragraph_size
    (length,) = struct.unpack_from("<H", table, at)
    text = table[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    pattern = "".join(f"%{ord(sign) + 1}" if ord(sign) < LEVELS else sign for sign in text)
    return Level(start, NAMES.get(written, "decimal"), pattern, bool(flags & LEGAL)), at + 2 + 2 * length


def _overrides(table: bytes, at: int, count: int, definition: Definition | None) -> tuple[dict[int, Level], int]:
    """What a list states otherwise than its definition, and the offset after that (LFOData, MS-DOC §2.9.132)."""
    found, at = dict[int, Level](), at + 4
    for _ in range(count):
        start, flags = struct.unpack_from("<iI", table, at)
        number, at = flags & 0xF, at + 8
        if flags & FORMED_ANEW:
            found[number], at = _level(table, at)
        elif flags & STARTS_ANEW and definition is not None and number in definition.levels:
            found[number] = definition.levels[number]._replace(start=start)
    return found, at
