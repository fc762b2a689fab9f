"""pdfium's functions that are called for every character and stroke, as directly as Python can call them.

pypdfium2 declares them with a pointer type for each kind of handle; making and checking such pointers takes several times as long as pdfium
itself. Here they have no declared arguments: pointers are given as `Pointer`s made beforehand (`pointer`, `Floats`, `Wholes`, `Rectangles`), whole
numbers as they are, and they must be those of living objects. The interpreter is not released for calls that take a tenth of a microsecond.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import c_double, c_float, c_int, c_uint, c_ulong, c_void_p
from itertools import repeat
from typing import Any

import pypdfium2.raw as c

Pointer = object
"""An argument that ctypes passes on as it is; what the functions below give is an address, None for none."""

pointer: Callable[[int | None], Pointer] = c_void_p.from_param
"""The argument that passes an address."""


def _direct(function: Any, result: type | None, *arguments: type) -> Callable[..., Any]:  # noqa: ANN401 # the bindings have no types
    call = ctypes.PYFUNCTYPE(result)(ctypes.cast(function, c_void_p).value or 0)
    if arguments:
        call.argtypes = arguments
    return call


def handle(thing: object) -> Pointer:
    """The argument that passes one of pypdfium2's handles."""
    return pointer(ctypes.cast(thing, c_void_p).value)  # type: ignore[arg-type]


def page_object(place: Pointer) -> object:
    """The handle of a page object, as pypdfium2 wants it."""
    return ctypes.cast(place, c.FPDF_PAGEOBJECT)  # type: ignore[arg-type]


text_of = _direct(c.FPDFText_GetText, c_int)
char_code = _direct(c.FPDFText_GetUnicode, c_uint)
char_box = _direct(c.FPDFText_GetLooseCharBox, c_int)
char_colour = _direct(c.FPDFText_GetFillColor, c_int)
char_size = _direct(c.FPDFText_GetFontSize, c_double)
char_angle = _direct(c.FPDFText_GetCharAngle, c_float)
char_weight = _direct(c.FPDFText_GetFontWeight, c_int)
char_font = _direct(c.FPDFText_GetFontInfo, c_ulong, c_void_p, c_int, c_void_p, c_ulong, c_void_p)

object_at = _direct(c.FPDFPage_GetObject, c_void_p)
object_in_form = _direct(c.FPDFFormObj_GetObject, c_void_p, c_void_p, c_ulong)
object_kind = _direct(c.FPDFPageObj_GetType, c_int)
object_matrix = _direct(c.FPDFPageObj_GetMatrix, c_int)
object_bounds = _direct(c.FPDFPageObj_GetBounds, c_int)
stroke_colour = _direct(c.FPDFPageObj_GetStrokeColor, c_int)
fill_colour = _direct(c.FPDFPageObj_GetFillColor, c_int)
objects_in_form = _direct(c.FPDFFormObj_CountObjects, c_int)
text_mode = _direct(c.FPDFTextObj_GetTextRenderMode, c_int)

segments = _direct(c.FPDFPath_CountSegments, c_int)
segment_at = _direct(c.FPDFPath_GetPathSegment, c_void_p)
segment_kind = _direct(c.FPDFPathSegment_GetType, c_int)
segment_point = _direct(c.FPDFPathSegment_GetPoint, c_int)
segment_closes = _direct(c.FPDFPathSegment_GetClose, c_int)


class Floats:
    """Room for what pdfium writes: single-precision numbers, an even count, and pointers to each of them, also two by two."""

    def __init__(self, count: int) -> None:
        self.values = (c_float * count)()
        self.places = tuple(pointers(self.values, c_float, count))
        self.pairs = tuple(zip(self.places[::2], self.places[1::2], strict=True))


class Wholes:
    """The same for unsigned whole numbers."""

    def __init__(self, count: int) -> None:
        self.values = (c_uint * count)()
        self.places = tuple(pointers(self.values, c_uint, count))


def pointers(room: ctypes.Array[Any], kind: type, count: int) -> list[Pointer]:
    """Pointers to the first things of a kind in a room."""
    step = ctypes.sizeof(kind)
    return list(map(ctypes.byref, repeat(room), range(0, count * step, step)))
