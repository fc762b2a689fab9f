"""Signs drawn into cells (√ × ○ △ ● ▲), which OCR engines lose: told apart by their shape."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from evidence_checker.extract.imaging.reading import Mask

LEAST_INK = 12  # pixels
SIDE = 24  # signs are compared at this size
LIKE = {"√": 0.72, "×": 0.82}  # correlation that is believed; 大, 义 and 父 reach 0.77 with a cross
READ_AS = {"√": "√✓✔", "×": "×✕✗✘", "○": "○〇◯", "△": "△", "●": "●", "▲": "▲"}  # how engines write signs that they see
LOOKS_LIKE = {"√": "VvＶ", "×": "XxＸ", "○": "Oo。", "△": "Δ"}  # and what they take them for
LEAST_HOLE = 0.1  # of the sign's area
STROKES: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    "√": (
        ((0.0, 0.55), (0.32, 0.95), (1.0, 0.0)),
        ((0.0, 0.7), (0.2, 1.0), (1.0, 0.0)),
        ((0.0, 0.45), (0.4, 1.0), (1.0, 0.15)),
        ((0.0, 0.6), (0.25, 1.0), (0.55, 0.0), (1.0, 0.0)),
    ),
    "×": (((0.0, 0.0), (1.0, 1.0)),),  # and its mirror, see `_drawn`
}


def mark_in(ink: Mask) -> str | None:
    """The sign in a cell's inside (255 where ink is), None where there is none or it is something else, such as a character."""
    sign = cell_ink(ink)
    if sign is None:
        return None
    height, width = sign.shape
    if not 0.45 < width / height < 2.4 or max(width, height) > 60:
        return None
    return _round_or_three_cornered(sign) or _tick_or_cross(sign)


def mark_read(text: str, *, among_marks: bool) -> str | None:
    """The sign that an engine wrote as a character. Where a table holds signs, a lone letter of their shape is one too."""
    shapes = (READ_AS, LOOKS_LIKE) if among_marks else (READ_AS,)
    return next((sign for names in shapes for sign, letters in names.items() if len(text) == 1 and text in letters), None)


def cell_ink(ink: Mask) -> Mask | None:
    """The ink of a cell cut to its bounds, without specks and without what belongs to the rules around it."""
    box = ink_box(ink)
    if box is None:
        return None
    left, top, right, bottom = box
    return ink[top:bottom, left:right]


def ink_box(ink: Mask) -> tuple[int, int, int, int] | None:
    """The bounds of a cell's ink (left, top, right, bottom), None where it is empty."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    height, width = ink.shape
    boxes = [
        (x, y, x + w, y + h)
        for x, y, w, h, area in (tuple(int(value) for value in stats[place]) for place in range(1, count))
        if area >= LEAST_INK and not _is_rule((x, y, w, h), width, height)
    ]
    if not boxes:
        return None
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def _is_rule(box: tuple[int, int, int, int], width: int, height: int) -> bool:
    x, y, w, h = box
    at_side = (x <= 1 or x + w >= width - 1) and w <= 4
    at_end = (y <= 1 or y + h >= height - 1) and h <= 4
    return at_side or at_end


def _round_or_three_cornered(sign: Mask) -> str | None:
    """Convex signs; hollow ones have one hole, full ones none. Characters have more holes, or are not convex."""
    closed = cv2.copyMakeBorder(cv2.morphologyEx(sign, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8)), 2, 2, 2, 2, cv2.BORDER_CONSTANT)
    contours, tree = cv2.findContours(closed, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    places = range(len(contours))
    outline = np.asarray(contours[max(places, key=lambda place: cv2.contourArea(contours[place]))], np.int32)
    holes = [cv2.contourArea(contours[place]) for place in places if tree[0][place][3] >= 0]
    hollow = _hollow(holes, cv2.contourArea(outline))
    shape = _convex_shape(outline, sign.shape[1], sign.shape[0])
    return None if shape is None or hollow is None else shape[0 if hollow else 1]


def _hollow(holes: list[float], area: float) -> bool | None:
    """True: one large hole; False: none to speak of; None: neither, as in a character."""
    large = [hole for hole in holes if hole > LEAST_HOLE * area]
    if not large:
        return False
    return True if len(large) == 1 and len(holes) <= 2 else None


def _convex_shape(outline: NDArray[np.int32], width: int, height: int) -> str | None:
    """The hollow and the full sign of that outline."""
    area, hull = cv2.contourArea(outline), cv2.contourArea(cv2.convexHull(outline))
    box = (width - 1) * (height - 1)  # contours run through the middle of pixels
    if area < 0.85 * hull or not 0.72 < width / height < 1.4:
        return None
    three = cv2.minEnclosingTriangle(outline)[0]
    if 0.35 * box < area < 0.68 * box and area > 0.66 * three:
        return "△▲"
    return "○●" if area > 0.68 * box and _is_round(outline, area) else None


def _is_round(outline: NDArray[np.int32], area: float) -> bool:
    circle = cv2.minEnclosingCircle(outline)[1]
    return area > 0.72 * np.pi * circle**2


def _tick_or_cross(sign: Mask) -> str | None:
    if not _is_one_stroke(sign):
        return None
    shape = _blurred(sign)
    best, sign_name = max((float((shape * drawn).sum()), name) for name, drawn in _drawn())
    return sign_name if best >= LIKE[sign_name] and cv2.countNonZero(sign) < 0.62 * sign.size else None


def _is_one_stroke(sign: Mask) -> bool:
    """Ticks and crosses hang together and enclose nothing; characters seldom do."""
    joined = cv2.morphologyEx(sign, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    contours, tree = cv2.findContours(joined, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    outer = sum(tree[0][place][3] < 0 and len(contours[place]) > 3 for place in range(len(contours)))
    holes = sum(tree[0][place][3] >= 0 and cv2.contourArea(contours[place]) > 4 for place in range(len(contours)))
    return bool(outer <= 2 and holes == 0)


def _blurred(sign: Mask) -> NDArray[np.float32]:
    """Size, place and thickness taken out of it; length 1."""
    scaled = cv2.resize(sign, (SIDE, SIDE), interpolation=cv2.INTER_AREA).astype(np.float32)
    spread = np.asarray(cv2.GaussianBlur(cv2.copyMakeBorder(scaled, 4, 4, 4, 4, cv2.BORDER_CONSTANT), (0, 0), 1.8), np.float32)
    spread -= spread.mean()
    return spread / max(float(np.linalg.norm(spread)), 1e-6)


@lru_cache(maxsize=1)
def _drawn() -> tuple[tuple[str, NDArray[np.float32]], ...]:
    """The strokes of each sign in several thicknesses, as `_blurred` sees them."""
    drawn = []
    for name, ways in STROKES.items():
        for points in ways:
            for thickness in (2, 4, 6):
                canvas = np.zeros((40, 40), np.uint8)
                path = np.array([(4 + 32 * x, 4 + 32 * y) for x, y in points], np.int32)
                cv2.polylines(canvas, [path], isClosed=False, color=255, thickness=thickness)
                if name == "×":
                    canvas = np.maximum(canvas, canvas[:, ::-1])
                bounds = cell_ink(canvas)
                drawn.append((name, _blurred(canvas if bounds is None else bounds)))
    return tuple(drawn)
