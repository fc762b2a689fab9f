"""The characters of a PDF page as its text layer has them, gathered into runs of one look and one baseline."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np
import pypdfium2 as pdfium

from evidence_checker.extract.formats.pdf import calls
from evidence_checker.extract.model import Box

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Places = NDArray[np.int64]
    Number = TypeVar("Number", float, Numbers)

GAP = 1.0
"""A run ends where the next character stands further away than this many character heights."""
LINE_FEED, RETURN = 0x0A, 0x0D
BODY_SHARE = 0.85
"""The font's height is about this share of the height from its highest to its lowest point."""
RED, RED_OTHERS = 0xB0, 0x60
NAME_LENGTH = 128
HEAVY = ("bold", "heavy", "simhei", "黑体", "小标宋", "xiaobiaosong", "black")
"""Parts of the names of heavy fonts."""
_BLANK = np.array([chr(code).isspace() for code in range(0x3002)])
"""Whether a code is that of a blank; the last one stands for all beyond."""
_DOUBTFUL = frozenset("\0\ufffd\ufffe\x02")
"""Signs that pdfium may put in the place of others when it gives a whole text: it must be asked for each."""


class Glyph(NamedTuple):
    """A character and its box in fractions of the upright page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(slots=True)
class Run:
    """Characters that follow one another on one baseline, and the box of each in fractions of the upright page.

    `size` is the font's in points, as stated; `angle` in degrees.
    """

    text: str
    boxes: Sequence[Sequence[float]]
    size: float = 0.0
    red: bool = False
    bold: bool = False
    angle: float = 0.0
    page_height: float = 0.0  # in points
    order: int = 0
    _box: Box | None = None  # worked out when asked for

    @property
    def glyphs(self) -> list[Glyph]:
        """The characters with their boxes."""
        return [Glyph(sign, *box) for sign, box in zip(self.text, self.boxes, strict=True)]

    def part(self, start: int, end: int) -> Run:
        """The run of some of its characters."""
        return Run(self.text[start:end], self.boxes[start:end], self.size, self.red, self.bold, self.angle, self.page_height, self.order)

    def of(self, glyphs: Sequence[Glyph]) -> Run:
        """A run of other characters that look as this one's do."""
        return replace(self, text="".join(glyph.text for glyph in glyphs), boxes=[glyph[1:] for glyph in glyphs], _box=None)

    @property
    def height(self) -> float:
        """The font's height in fractions of the page's: as it is stated, where the characters' boxes bear that out."""
        heights = sorted([bottom - top for _, top, _, bottom in self.boxes])
        seen = (heights[len(heights) // 2] + heights[(len(heights) - 1) // 2]) / 2
        stated = self.size / self.page_height if self.page_height else 0.0
        return stated if BODY_SHARE * seen < 1.5 * stated < 3 * BODY_SHARE * seen else seen * BODY_SHARE

    @property
    def box(self) -> Box:
        """What the run covers."""
        if self._box is None:
            inked = [box for sign, box in zip(self.text, self.boxes, strict=True) if not sign.isspace()]
            lefts, tops, rights, bottoms = zip(*(inked or self.boxes), strict=True)
            self._box = Box(min(lefts), min(tops), max(rights), max(bottoms))
        return self._box


class Frame:
    """Turns points of a page's own space (origin lower left, unturned) into fractions of the page as it is shown."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.left, self.bottom, right, top = page.get_bbox()
        self.across, self.up = max(right - self.left, 1e-6), max(top - self.bottom, 1e-6)
        self.turned = page.get_rotation() % 360
        self.width, self.height = page.get_size()

    def box(self, left: Number, bottom: Number, right: Number, top: Number) -> tuple[Number, Number, Number, Number]:
        """Left, top, right, bottom as fractions of the upright page; of many boxes at once where arrays are given."""
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


@dataclass(frozen=True, slots=True)
class Characters:
    """The characters of a text layer in the order of the file: their boxes as rows of left, top, right, bottom, and their numbers in it.

    Blanks and line ends that pdfium puts in have no extent.
    """

    text: str
    boxes: Numbers
    numbers: Sequence[int]


def characters(layer: pdfium.PdfTextPage, frame: Frame) -> Characters:
    """Those that stand somewhere and stand for something."""
    raw, count = calls.handle(layer.raw), layer.count_chars()
    room = (ctypes.c_float * (4 * count))()
    placed = list(map(calls.char_box, [raw] * count, range(count), calls.pointers(room, ctypes.c_float * 4, count)))
    left, top, right, bottom = np.frombuffer(room, np.float32).reshape(count, 4).T.astype(np.float64)
    boxes = np.array(frame.box(left, bottom, right, top)).T
    text = _text(raw, count)
    if all(placed) and "\0" not in text:
        return Characters(text, boxes, range(count))
    numbers = [number for number in range(count) if placed[number] and text[number] != "\0"]
    return Characters("".join(text[number] for number in numbers), boxes[numbers], numbers)


def _text(raw: calls.Pointer, count: int) -> str:
    """What each character stands for, one sign for each, NUL for nothing."""
    room = ctypes.create_string_buffer(2 * count + 2)
    if calls.text_of(raw, 0, count, ctypes.byref(room)) == count + 1:
        text = room.raw[:-2].decode("utf-16-le", "replace")
        if len(text) == count and not _DOUBTFUL & set(text):
            return text
    codes = [calls.char_code(raw, number) for number in range(count)]
    return "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)


def runs(layer: pdfium.PdfTextPage, frame: Frame) -> list[Run]:
    """The text layer as runs, in the order of the file: one begins with a character that is seen, on another line or far along it."""
    found, looks = characters(layer, frame), Looks(layer)
    codes = np.frombuffer(found.text.encode("utf-32-le", "surrogatepass"), np.uint32)
    inked = np.flatnonzero(~_BLANK[np.minimum(codes, len(_BLANK) - 1)])
    if not len(inked):
        return []
    seen = found.boxes[inked]
    begins, ends = _limits(inked, np.flatnonzero((codes == LINE_FEED) | (codes == RETURN)), seen, frame)
    covers = _covers(seen, begins).tolist()
    boxes, made = found.boxes.tolist(), list[Run]()
    for order, (start, end) in enumerate(zip(inked[begins].tolist(), ends.tolist(), strict=True)):
        run = Run(found.text[start:end], boxes[start:end], page_height=frame.height, order=order, _box=Box(*covers[order]))
        looks.put(run, found.numbers[start])
        made.append(run)
    return made


def _limits(inked: Places, breaks: Places, boxes: Numbers, frame: Frame) -> tuple[Places, Places]:
    """Which of the characters that are seen begin runs, and where these end: at the next one or at a line end."""
    nowhere = np.iinfo(np.int64).max
    new = np.ones(len(inked), np.bool_)
    if len(breaks):
        line_ends = np.append(breaks, nowhere)[np.searchsorted(breaks, inked)]
        new[1:] = (line_ends[1:] != line_ends[:-1]) | _apart(boxes, frame)
    else:
        new[1:], line_ends = _apart(boxes, frame), np.full(len(inked), nowhere)
    begins = np.flatnonzero(new)
    return begins, np.minimum(np.append(inked[begins[1:]], nowhere), line_ends[begins])


def _covers(boxes: Numbers, begins: Places) -> Numbers:
    """What characters cover together, from each that begins a run to the next."""
    least, most = np.minimum.reduceat(boxes, begins), np.maximum.reduceat(boxes, begins)
    return np.concatenate((least[:, :2], most[:, 2:]), axis=1)


def _apart(boxes: Numbers, frame: Frame) -> NDArray[np.bool_]:
    """Whether each character after the first stands on another line than the one before it, or far along it."""
    tall = frame.height / max(frame.width, 1e-6)
    left, top, right, bottom = boxes.T
    height = np.maximum(bottom[:-1] - top[:-1], bottom[1:] - top[1:])
    overlap = np.minimum(bottom[:-1], bottom[1:]) - np.maximum(top[:-1], top[1:])
    reach = GAP * height * tall
    away = (left[1:] - right[:-1] > reach) | (left[1:] < left[:-1] - reach)
    found: NDArray[np.bool_] = (overlap < -0.3 * height) | away
    return found


class Looks:
    """How the characters of a text layer look: size, colour, weight and angle."""

    def __init__(self, layer: pdfium.PdfTextPage) -> None:
        self._raw = calls.handle(layer.raw)
        self._colour = calls.Wholes(4)
        self._name = ctypes.create_string_buffer(NAME_LENGTH)
        self._place = ctypes.byref(self._name)
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
        calls.char_font(self._raw, index, self._place, NAME_LENGTH, *self._flags.places)
        name = self._name.value
        if name not in self._heavy:
            self._heavy[name] = any(sign in str(name, "utf-8", "replace").lower() for sign in HEAVY)
        return self._heavy[name]
