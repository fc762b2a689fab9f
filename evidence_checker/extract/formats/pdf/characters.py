"""The characters of a PDF page as its text layer has them, gathered into runs of one look and one baseline."""

from __future__ import annotations

import ctypes
import statistics
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as c

from evidence_checker.extract.model import Box

GAP = 1.0
"""A run ends where the next character stands further away than this many character heights."""
BREAKS = {"\r", "\n"}
BODY_SHARE = 0.85
"""The font's height is about this share of the height from its highest to its lowest point."""
RED, RED_OTHERS = 0xB0, 0x60


class Glyph(NamedTuple):
    """A character and its box in fractions of the upright page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(slots=True)
class Run:
    """Characters that follow one another on one baseline. `size` is the font's in points, as stated; `angle` in degrees."""

    glyphs: list[Glyph] = field(default_factory=list)
    size: float = 0.0
    red: bool = False
    bold: bool = False
    angle: float = 0.0
    page_height: float = 0.0  # in points
    order: int = 0
    _box: Box | None = None  # worked out once the run is whole

    @property
    def text(self) -> str:
        """The run's characters."""
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def height(self) -> float:
        """The font's height in fractions of the page's: as it is stated, where the characters' boxes bear that out."""
        seen = statistics.median(glyph.bottom - glyph.top for glyph in self.glyphs)
        stated = self.size / self.page_height if self.page_height else 0.0
        return stated if BODY_SHARE * seen < 1.5 * stated < 3 * BODY_SHARE * seen else seen * BODY_SHARE

    @property
    def box(self) -> Box:
        """What the run covers."""
        if self._box is None:
            _, lefts, tops, rights, bottoms = zip(*([g for g in self.glyphs if not g.text.isspace()] or self.glyphs), strict=True)
            self._box = Box(min(lefts), min(tops), max(rights), max(bottoms))
        return self._box


class Frame:
    """Turns points of a page's own space (origin lower left, unturned) into fractions of the page as it is shown."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.left, self.bottom, right, top = page.get_bbox()
        self.across, self.up = max(right - self.left, 1e-6), max(top - self.bottom, 1e-6)
        self.turned = page.get_rotation() % 360
        self.width, self.height = page.get_size()

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Left, top, right, bottom as fractions of the upright page."""
        x0, x1 = (left - self.left) / self.across, (right - self.left) / self.across
        y0, y1 = (bottom - self.bottom) / self.up, (top - self.bottom) / self.up
        if not self.turned:
            return x0, 1 - y1, x1, 1 - y0
        if self.turned == 90:
            return y0, x0, y1, x1
        if self.turned == 180:
            return 1 - x1, y0, 1 - x0, y1
        if self.turned == 270:
            return 1 - y1, 1 - x1, 1 - y0, 1 - x0
        raise ValueError(self.turned)


def glyphs(layer: pdfium.PdfTextPage, frame: Frame) -> Iterator[tuple[int, Glyph]]:
    """The characters with their indexes, in the order of the file; blanks and line ends that pdfium puts in have no extent."""
    raw, rect = layer.raw, c.FS_RECTF()
    ref, get_char, get_box, place = ctypes.byref(rect), c.FPDFText_GetUnicode, c.FPDFText_GetLooseCharBox, frame.box
    for index in range(layer.count_chars()):
        code = get_char(raw, index)
        if code and get_box(raw, index, ref):
            yield index, Glyph(chr(code) if code < 0x110000 else "\ufffd", *place(rect.left, rect.bottom, rect.right, rect.top))


def runs(layer: pdfium.PdfTextPage, frame: Frame) -> list[Run]:
    """The text layer as runs, in the order of the file."""
    found: list[Run] = []
    current, last, tall = Run(), Glyph("", 0, 0, 0, 0), frame.height / max(frame.width, 1e-6)
    for index, glyph in glyphs(layer, frame):
        if glyph.text in BREAKS:
            current = Run()
            continue
        inked = not glyph.text.isspace()
        if inked and (not current.glyphs or _apart(last, glyph, tall)):
            current = Run(order=len(found), page_height=frame.height)
            _look(current, layer, index)
            found.append(current)
        if current.glyphs or inked:
            current.glyphs.append(glyph)
        if inked:
            last = glyph
    return found


def _apart(last: Glyph, glyph: Glyph, tall: float) -> bool:
    """Whether a character stands on another line or far along it; `tall` is the page's height by its width."""
    height = last.bottom - last.top
    other = glyph.bottom - glyph.top
    height = other if other > height else height
    top, bottom = (last.top if last.top > glyph.top else glyph.top), (last.bottom if last.bottom < glyph.bottom else glyph.bottom)
    if bottom - top < -0.3 * height:
        return True
    reach = GAP * height * tall
    return glyph.left - last.right > reach or glyph.left < last.left - reach


def _look(run: Run, layer: pdfium.PdfTextPage, index: int) -> None:
    """Size, colour, weight and angle, taken from the run's first character."""
    parts = [ctypes.c_uint() for _ in range(4)]
    if c.FPDFText_GetFillColor(layer.raw, index, *[ctypes.byref(part) for part in parts]):
        red, green, blue = (part.value for part in parts[:3])
        run.red = red >= RED and green <= RED_OTHERS and blue <= RED_OTHERS
    run.size = c.FPDFText_GetFontSize(layer.raw, index)
    run.angle = c.FPDFText_GetCharAngle(layer.raw, index) * 57.29578
    run.bold = c.FPDFText_GetFontWeight(layer.raw, index) >= 600 or _bold_name(layer, index)


def _bold_name(layer: pdfium.PdfTextPage, index: int) -> bool:
    """Whether the font's name says that it is heavy; Chinese heading faces (黑体, 小标宋) count."""
    buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    c.FPDFText_GetFontInfo(layer.raw, index, buffer, 128, ctypes.byref(flags))
    name = str(buffer.value, "utf-8", "replace").lower()
    return any(sign in name for sign in ("bold", "heavy", "simhei", "黑体", "小标宋", "xiaobiaosong", "black"))
