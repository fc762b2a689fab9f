"""What is laid upon a PDF page: typed comments, filled form fields, and files pinned to it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as c

from evidence_checker.extract.formats.pdf.characters import Frame
from evidence_checker.extract.model import Box, Line

SPEAKING = {c.FPDF_ANNOT_FREETEXT: b"Contents", c.FPDF_ANNOT_WIDGET: b"V"}
"""Kinds of notes whose text is seen on the page, and where it is kept."""
UNSEEN = {c.FPDF_ANNOT_LINK, c.FPDF_ANNOT_POPUP}


def visible_notes(page: pdfium.PdfPage) -> int:
    """How many things are laid upon the page, links apart, which cannot be seen."""
    return sum(c.FPDFAnnot_GetSubtype(note) not in UNSEEN for note in _notes(page))


def note_lines(page: pdfium.PdfPage, frame: Frame, number: int) -> Iterator[Line]:
    """The texts of typed comments and filled fields."""
    for note in _notes(page):
        key = SPEAKING.get(c.FPDFAnnot_GetSubtype(note))
        text = _text(note, key) if key else ""
        for line in text.splitlines():
            if line.strip():
                yield Line(line.strip(), number, _box(note, frame))


def pinned_files(page: pdfium.PdfPage) -> Iterator[tuple[str, bytes]]:
    """Files attached to the page itself, with their names."""
    for note in _notes(page):
        if c.FPDFAnnot_GetSubtype(note) == c.FPDF_ANNOT_FILEATTACHMENT:
            attachment = c.FPDFAnnot_GetFileAttachment(note)
            if attachment:
                held = pdfium.PdfAttachment(attachment, page.pdf)
                yield held.get_name(), bytes(held.get_data())


def _notes(page: pdfium.PdfPage) -> Iterator[object]:
    for index in range(c.FPDFPage_GetAnnotCount(page.raw)):
        note = c.FPDFPage_GetAnnot(page.raw, index)
        if note:
            try:
                yield note
            finally:
                c.FPDFPage_CloseAnnot(note)


def _text(note: object, key: bytes) -> str:
    size = c.FPDFAnnot_GetStringValue(note, key, None, 0)
    if size <= 2:
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    c.FPDFAnnot_GetStringValue(note, key, buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\x00").replace("\r", "\n")


def _box(note: object, frame: Frame) -> Box | None:
    rect = c.FS_RECTF()
    if not c.FPDFAnnot_GetRect(note, ctypes.byref(rect)):
        return None
    return Box(*frame.box(rect.left, rect.bottom, rect.right, rect.top))
