"""Word 6 and 95 (.doc of before 1997): the text alone, in the bytes of its time, which other readers take for western letters."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import olefile

from evidence_checker.errors import FileProblem, ProblemCode
from evidence_checker.extract.formats.pdf.legible import is_legible
from evidence_checker.extract.formats.word97.parts import DAMAGE, stream_of
from evidence_checker.extract.formats.word97.text import FIELD_CODE

SIGN = 0xA5DC
"""What their main stream begins with; later ones begin otherwise."""
COMPLEX, ENCRYPTED = 0x0004, 0x0100
"""Flags: the text lies in pieces (saved fast), or is locked."""
ROW_END, CELL_END, LINE_ENDS = "\x07\x07", "\x07", re.compile("[\r\x0b\x0c\x0e]")
OTHER = re.compile("[\x00-\x08\x0f-\x1f]")


def older_text(location: Path) -> str | None:
    """The text, cells parted by tabs; None for a file that is none of these.

    Raises `FileProblem`: locked, or unsupported where the text cannot be made out.
    """
    main = _main(location)
    if len(main) < 32:
        return None
    sign, flags, first, after = struct.unpack_from("<H8xH12xII", main)
    if sign != SIGN:
        return None
    if flags & ENCRYPTED:
        raise FileProblem(ProblemCode.ENCRYPTED)
    text = main[first:after].decode("gb18030", "replace")
    if flags & COMPLEX or not is_legible([OTHER.sub("", text)]):
        raise FileProblem(ProblemCode.UNSUPPORTED, "Word 95 或更早的文件")
    plain = FIELD_CODE.sub("", LINE_ENDS.sub("\n", text)).replace(ROW_END, "\n").replace(CELL_END, "\t")
    return OTHER.sub("", plain.replace("\x1e", "-"))


def _main(location: Path) -> bytes:
    try:
        with olefile.OleFileIO(str(location)) as container:
            return stream_of(container, "WordDocument")
    except DAMAGE:
        return b""
