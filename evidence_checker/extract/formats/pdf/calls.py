"""pdfium's functions that are called for every character and stroke, by address.

pypdfium2 declares them with a pointer type for each kind of handle; making and checking such pointers takes twice as long as pdfium itself.
Here handles are plain addresses, which must be those of living objects.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import c_double, c_float, c_int, c_uint, c_ulong, c_void_p
from typing import Any

import pypdfium2.raw as c

Address = int


def _direct(function: Any, result: type | None, *arguments: type) -> Callable[..., Any]:  # noqa: ANN401 # the bindings have no types
    return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(function, c_void_p).value or 0)


def address(handle: object) -> Address:
    """Where the thing behind a handle lies; 0 for a null handle."""
    return ctypes.cast(handle, c_void_p).value or 0  # type: ignore[arg-type]


def page_object(place: Address) -> object:
    """The handle of a page object, as pypdfium2 wants it."""
    return ctypes.cast(place, c.FPDF_PAGEOBJECT)


char_code = _direct(c.FPDFText_GetUnicode, c_uint, c_void_p, c_int)
char_box = _direct(c.FPDFText_GetLooseCharBox, c_int, c_void_p, c_int, c_void_p)
char_colour = _direct(c.FPDFText_GetFillColor, c_int, c_void_p, c_int, c_void_p, c_void_p, c_void_p, c_void_p)
char_size = _direct(c.FPDFText_GetFontSize, c_double, c_void_p, c_int)
char_angle = _direct(c.FPDFText_GetCharAngle, c_float, c_void_p, c_int)
char_weight = _direct(c.FPDFText_GetFontWeight, c_int, c_void_p, c_int)
char_font = _direct(c.FPDFText_GetFontInfo, c_ulong, c_void_p, c_int, c_void_p, c_ulong, c_void_p)

object_at = _direct(c.FPDFPage_GetObject, c_void_p, c_void_p, c_int)
object_in_form = _direct(c.FPDFFormObj_GetObject, c_void_p, c_void_p, c_ulong)
object_kind = _direct(c.FPDFPageObj_GetType, c_int, c_void_p)
object_matrix = _direct(c.FPDFPageObj_GetMatrix, c_int, c_void_p, c_void_p)
object_bounds = _direct(c.FPDFPageObj_GetBounds, c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
stroke_colour = _direct(c.FPDFPageObj_GetStrokeColor, c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
fill_colour = _direct(c.FPDFPageObj_GetFillColor, c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
objects_in_form = _direct(c.FPDFFormObj_CountObjects, c_int, c_void_p)
text_mode = _direct(c.FPDFTextObj_GetTextRenderMode, c_int, c_void_p)

segments = _direct(c.FPDFPath_CountSegments, c_int, c_void_p)
segment_at = _direct(c.FPDFPath_GetPathSegment, c_void_p, c_void_p, c_int)
segment_kind = _direct(c.FPDFPathSegment_GetType, c_int, c_void_p)
segment_point = _direct(c.FPDFPathSegment_GetPoint, c_int, c_void_p, c_void_p, c_void_p)
segment_closes = _direct(c.FPDFPathSegment_GetClose, c_int, c_void_p)


class Floats:
    """Room for what pdfium writes: single-precision numbers, and where each of them lies."""

    def __init__(self, count: int) -> None:
        self.values = (c_float * count)()
        base = ctypes.addressof(self.values)
        self.places = tuple(base + index * ctypes.sizeof(c_float) for index in range(count))


class Wholes:
    """The same for unsigned whole numbers."""

    def __init__(self, count: int) -> None:
        self.values = (c_uint * count)()
        base = ctypes.addressof(self.values)
        self.places = tuple(base + index * ctypes.sizeof(c_uint) for index in range(count))
