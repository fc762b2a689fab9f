"""Opening a PDF: with the passwords that were given, and with pdfium's reasons turned into our codes."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
import pypdfium2.raw as c

from evidence_checker.errors import FileProblem, ProblemCode
from evidence_checker.extract.formats.draft import Given, corrupt

NAMES = {"Author": "author", "Creator": "application", "CreationDate": "created", "ModDate": "modified", "Title": "title", "Producer": "producer"}

ROOM = 512
"""Bytes; titles and names are shorter."""


@contextmanager
def opened(given: Given) -> Iterator[pdfium.PdfDocument]:
    """The opened PDF, closed at the end; raises FileProblem ENCRYPTED or CORRUPT."""
    pdf = _open(given)
    try:
        if len(pdf) == 0:
            raise corrupt("没有页面")
        yield pdf
    finally:
        pdf.close()


def _open(given: Given) -> pdfium.PdfDocument:
    for password in (None, *given.options.passwords):
        try:
            return pdfium.PdfDocument(given.location, password=password)
        except pdfium.PdfiumError as fault:
            if fault.err_code != c.FPDF_ERR_PASSWORD:
                raise corrupt("PDF 结构损坏") from fault
    raise FileProblem(ProblemCode.ENCRYPTED)


def pdf_properties(pdf: pdfium.PdfDocument) -> dict[str, str]:
    """What the file says of itself, its times as ISO 8601."""
    room = ctypes.create_string_buffer(ROOM)
    stated = {key: text for key in NAMES if (text := _stated(pdf, key, room))}
    return {NAMES[key]: _iso(text) if key.endswith("Date") else text for key, text in stated.items()}


def _stated(pdf: pdfium.PdfDocument, key: str, room: ctypes.Array[ctypes.c_char]) -> str:
    """What the file states under a key; it is asked once where the answer fits the room, as it nearly always does."""
    size = c.FPDF_GetMetaText(pdf, key.encode(), room, ROOM)
    return str(pdf.get_metadata_value(key)) if size > ROOM else room.raw[: max(size - 2, 0)].decode("utf-16-le", "replace")


def _iso(text: str) -> str:
    """`D:20220315093000+08'00'` as 2022-03-15T09:30:00+08:00 (PDF 32000-1 §7.9.4); other text as it is."""
    match = re.match(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:([+-]\d\d)'?(\d\d))?", text)
    if match is None:
        return text
    year, month, day, hour, minute, second, zone, rest = match.groups()
    return f"{year}-{month}-{day}T{hour}:{minute}:{second}" + (f"{zone}:{rest}" if zone else "")
