"""The pictures of a PDF page as files: JPEGs as they were put in, others as TIFF."""

from __future__ import annotations

import ctypes
import io

import pypdfium2 as pdfium
import pypdfium2.raw as c

from evidence_checker.extract.formats.pdf.survey import Placed

SMALLEST_SHARE = 0.004
"""Of the page's area; smaller pictures are ornaments and signs."""
JPEG = b"\xff\xd8\xff"


def is_worth_showing(placed: Placed) -> bool:
    """Whether a picture is large enough to show something."""
    box = placed.box
    return (box.right - box.left) * (box.bottom - box.top) >= SMALLEST_SHARE


def picture_file(page: pdfium.PdfPage, placed: Placed) -> bytes | None:
    """The picture's bytes; None where it has no pixels."""
    raw = _raw_bytes(placed.handle)
    if raw.startswith(JPEG):
        return raw
    try:
        image = pdfium.PdfImage(placed.handle, page=page, pdf=page.pdf)
        bitmap = image.get_bitmap(render=True)
    except pdfium.PdfiumError:
        return None
    file = io.BytesIO()
    bitmap.to_pil().save(file, "TIFF")  # no packing: it is read again at once
    return file.getvalue()


def _raw_bytes(handle: object) -> bytes:
    size = c.FPDFImageObj_GetImageDataRaw(handle, None, 0)
    buffer = ctypes.create_string_buffer(size) if size else ctypes.create_string_buffer(1)
    c.FPDFImageObj_GetImageDataRaw(handle, buffer, size)
    return buffer.raw[:size]
