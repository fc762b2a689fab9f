"""The pictures of a PDF page as files: JPEGs as they were put in, others as TIFF."""

from __future__ import annotations

import ctypes
import hashlib
import io
from collections.abc import Callable

import pypdfium2 as pdfium
import pypdfium2.raw as c

from evidence_checker.extract.formats.pdf.survey import Placed
from evidence_checker.extract.formats.shown import PictureFile

SMALLEST_SHARE = 0.004
"""Of the page's area; smaller pictures are ornaments and signs."""
JPEG = b"\xff\xd8\xff"
Stored = Callable[[object, object, int], int]


def is_worth_showing(placed: Placed) -> bool:
    """Whether a picture is large enough to show something."""
    box = placed.box
    return (box.right - box.left) * (box.bottom - box.top) >= SMALLEST_SHARE


def picture_of(page: pdfium.PdfPage, placed: Placed) -> PictureFile | None:
    """The picture as a file; None where it has no pixels."""
    packed = _jpeg(placed.handle)
    if packed is not None:
        return PictureFile.of(packed)
    try:
        bitmap = pdfium.PdfImage(placed.handle, page=page, pdf=page.pdf).get_bitmap(render=True)
    except pdfium.PdfiumError:
        return None
    digest = hashlib.sha256(f"{bitmap.format} {bitmap.width} {bitmap.height} {bitmap.stride} ".encode())
    digest.update(bitmap.buffer)
    return PictureFile(digest.hexdigest(), lambda: _tiff(bitmap))


def _tiff(bitmap: pdfium.PdfBitmap) -> bytes:
    file = io.BytesIO()
    bitmap.to_pil().save(file, "TIFF")  # no packing: it is read again at once
    return file.getvalue()


def _jpeg(handle: object) -> bytes | None:
    """The JPEG of a picture that is one, taken out of the packing that some writers put around it; None for other pictures."""
    filters = c.FPDFImageObj_GetImageFilterCount(handle)
    if not filters or _filter(handle, filters - 1) != b"DCTDecode":
        return None
    data = _bytes(c.FPDFImageObj_GetImageDataRaw if filters == 1 else c.FPDFImageObj_GetImageDataDecoded, handle)
    return data if data.startswith(JPEG) else None


def _filter(handle: object, number: int) -> bytes:
    name = ctypes.create_string_buffer(32)
    c.FPDFImageObj_GetImageFilter(handle, number, name, 32)
    return name.value


def _bytes(stored: Stored, handle: object) -> bytes:
    size = stored(handle, None, 0)
    buffer = ctypes.create_string_buffer(max(size, 1))
    stored(handle, buffer, size)
    return buffer.raw[:size]
