"""The characters of a PDF page as its text layer has them, gathered into runs of one look and one baseline."""

from __future__ import annotations

import ctypes
import statistics
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import pypdfium2 as pdfium

from evidence_checker.extract.formats.pdf import calls
from evidence_checker.extract.model import Box

GAP = 1.0
"""A run ends where the next character stands further away than this many character heights."""
BREAKS = {"\r", "\n"}
BODY_SHARE = 0.85
"""The font's height is about this share of the height from its highest to its lowest point."""
RED, RED_OTHERS = 0xB0, 0x60
RECTANGLE = struct.Struct("4f")
"""What pdfium writes of a character's box: left, top, right, bottom."""
NAME_LENGTH = 128
HEAVY = ("bold", "heavy", "simhei", "黑体", "小标宋", "xiaobiaosong", "black")
"""Parts of the names of heavy fonts."""


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
    raw, count, place = calls.address(layer.raw), layer.count_chars(), frame.box
    room = ctypes.create_string_buffer(RECTANGLE.size * max(count, 1))
    base, get_char, get_box = ctypes.addressof(room), calls.char_code, calls.char_box
    placed = [get_box(raw, index, base + RECTANGLE.size * index) for index in range(count)]
    for index, (is_placed, (left, top, right, bottom)) in enumerate(zip(placed, RECTANGLE.iter_unpack(room), strict=False)):
        code = get_char(raw, index) if is_placed else 0
        if code:
            yield index, Glyph(chr(code) if code < 0x110000 else "\ufffd", *place(left, bottom, right, top))


def runs(layer: pdfium.PdfTextPage, frame: Frame) -> list[Run]:
    """The text layer as runs, in the order of the file."""
    found: list[Run] = []
    current, last, tall, looks = Run(), Glyph("", 0, 0, 0, 0), frame.height / max(frame.width, 1e-6), Looks(layer)
    for index, glyph in glyphs(layer, frame):
        if glyph.text in BREAKS:
            current = Run()
            continue
        inked = not glyph.text.isspace()
        if inked and (not current.glyphs or _apart(last, glyph, tall)):
            current = Run(order=len(found), page_height=frame.height)
            looks.put(current, index)
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


class Looks:
    """How the characters of a text layer look: size, colour, weight and angle."""

    def __init__(self, layer: pdfium.PdfTextPage) -> None:
        self._raw = calls.address(layer.raw)
        self._colour = calls.Wholes(4)
        self._name = ctypes.create_string_buffer(NAME_LENGTH)
        self._flags = calls.Wholes(1)
        self._heavy: dict[bytes, bool] = {}

    def put(self, run: Run, index: int) -> None:
        """Note in a run how its first character looks, which has this index."""
        if calls.char_colour(self._raw, index, *self._colour.places):
            red, green, blue, _ = self._colour.values
            run.red = red >= RED and green <= RED_OTHERS and blue <= RED_OTHERS
        run.size = calls.char_size(self._raw, index)
        run.angle = calls.char_angle(self._raw, index) * 57.29578
        run.bold = calls.char_weight(self._raw, index) >= 600 or self._has_heavy_font(index)

    def _has_heavy_font(self, index: int) -> bool:
        """Whether the font's name says that it is heavy; Chinese heading faces (黑体, 小标宋) count."""
        self._name[0] = b"\0"
        calls.char_font(self._raw, index, ctypes.addressof(self._name), NAME_LENGTH, *self._flags.places)
        name = self._name.value
        if name not in self._heavy:
            self._heavy[name] = any(sign in str(name, "utf-8", "replace").lower() for sign in HEAVY)
        return self._heavy[name]
