"""Plain text, in whatever encoding the office's programs wrote it."""

from __future__ import annotations

import codecs

from evidence_checker.extract.formats.draft import Draft, Given
from evidence_checker.extract.model import Page

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read(given: Given) -> Draft:
    """The text, line by line."""
    draft = Draft([Page(1)])
    draft.add_text(decoded(given.read_bytes()))
    return draft


def decoded(data: bytes) -> str:
    """The text of bytes: by their mark, as UTF-8, as UTF-16 without a mark, else as GB18030; what fits nowhere becomes U+FFFD."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace").replace("\x00", "")
    for encoding in _candidates(data):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("gb18030", "replace").replace("\x00", "")


def _candidates(data: bytes) -> tuple[str, ...]:
    sample = data[:4096]
    if b"\x00" not in sample:
        return ("utf-8", "gb18030")
    odd = sample[1::2].count(0) >= sample[0::2].count(0)
    return ("utf-16-le", "utf-16-be") if odd else ("utf-16-be", "utf-16-le")
