"""The streams of a Word 97 file and where its tables lie in them (the FIB, MS-DOC §2.5)."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from enum import IntEnum

import olefile

from evidence_checker.errors import FileProblem
from evidence_checker.extract.formats.draft import corrupt

WORD_97 = 0x00C1
"""The oldest version (nFib) whose lists are tables; Word 6 wrote its numbers otherwise."""
SIGN = 0xA5EC
MAIN_LENGTH, PLACES = 0x4C, 0x9A
"""Offsets in the FIB: the length of the main text in characters, and the places of the tables."""

DAMAGE = (FileProblem, OSError, ValueError, IndexError, KeyError, TypeError, struct.error, zlib.error, RecursionError, OverflowError)
"""What reading a container that does not hold together raises."""


class Piece(IntEnum):
    """Which of the FIB's pairs of offset and length tells where a table lies (MS-DOC §2.5.6)."""

    STYLES = 1
    PARAGRAPHS = 13
    TEXT = 33
    FLOATING = 40
    DRAWINGS = 50
    LISTS = 73
    OVERRIDES = 74


@dataclass(frozen=True, slots=True)
class Parts:
    """The streams that count: the text's own, and the one of its tables."""

    main: bytes
    tables: bytes

    @property
    def length(self) -> int:
        """How many characters the main text has; notes, headers and text boxes come behind it."""
        return int(struct.unpack_from("<i", self.main, MAIN_LENGTH)[0])

    def place(self, piece: Piece) -> tuple[int, int]:
        """Offset and length of a table in `tables`; a length of 0 where there is none."""
        offset, length = struct.unpack_from("<II", self.main, PLACES + 8 * piece)
        return offset, length

    def table(self, piece: Piece) -> bytes:
        """The bytes of a table."""
        offset, length = self.place(piece)
        return self.tables[offset : offset + length]


def parts_of(container: olefile.OleFileIO) -> Parts:
    """The streams of a Word file; raises `corrupt` where it is none of Word 97 or later."""
    main = stream_of(container, "WordDocument")
    sign, version = struct.unpack_from("<HH", main)
    (flags,) = struct.unpack_from("<H", main, 10)
    if sign != SIGN or version < WORD_97:
        raise corrupt("不是 Word 97 文件")
    return Parts(main, stream_of(container, "1Table" if flags & 0x0200 else "0Table"))


def stream_of(container: olefile.OleFileIO, name: str) -> bytes:
    """A stream of a container, empty where there is none of that name."""
    if not container.exists(name) or container.get_type(name) != olefile.STGTY_STREAM:
        return b""
    with container.openstream(name) as stream:
        return bytes(stream.read())
