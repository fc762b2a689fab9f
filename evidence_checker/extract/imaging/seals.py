"""Red seals: found by their colour and by the ring around them, read by rolling the ring out.

Official seals are round, 38 to 45 mm (国发〔1999〕25号), those on invoices oval, some (财务专用, 受理) rectangular. A red heading, a red line
and a red photograph have no closed frame around them and are no seals.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from evidence_checker.extract.imaging.ink import redness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from evidence_checker.extract.imaging.reading import Image, Mask

LOOK = 800  # pixels of the page's shorter side while seals are looked for
SMALLEST, LARGEST = 0.05, 0.45  # of the page's shorter side, width of a seal
LONGEST = 1.9  # width by height of an oval or a rectangle
CLOSED = 0.62  # of the frame's way that must be red
CLEAR = 0.75  # a ring so closed explains all red within it
DIRECTIONS = 120
REDDISH, FAINT = 42, 20


@dataclass(frozen=True, slots=True)
class Stamp:
    """A seal in pixels of its page; `round` ones have a ring (also an oval), others a rectangular frame."""

    left: int
    top: int
    right: int
    bottom: int
    round: bool = True

    @property
    def centre(self) -> tuple[float, float]:
        """Middle of the seal."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    @property
    def radii(self) -> tuple[float, float]:
        """Half of width and height."""
        return (self.right - self.left) / 2, (self.bottom - self.top) / 2


def box_around(stamp: Stamp) -> tuple[int, int, int, int]:
    """The seal with the blur around it: left, top, right, bottom."""
    margin = max(4, (stamp.right - stamp.left) // 16)
    return stamp.left - margin, stamp.top - margin, stamp.right + margin, stamp.bottom + margin


def stamps_of(image: Image) -> list[Stamp]:
    """The seals of an upright page, from top to bottom."""
    scale = min(1.0, LOOK / min(image.shape[:2]))
    small = np.asarray(cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)
    red = redness(small)
    red = np.asarray(cv2.subtract(red, np.full_like(red, int(np.median(red)))), np.uint8)  # reddish paper or light
    seen = sorted((scored for mask in _red_masks(red) for scored in _framed(mask)), key=lambda scored: -scored[0])
    stamps: list[Stamp] = []
    for _, stamp in seen:
        if not any(_overlap(stamp, other) > 0.3 for other in stamps):
            stamps.append(stamp)
    return [_scaled(stamp, 1 / scale) for stamp in sorted(stamps, key=lambda stamp: (stamp.top, stamp.left))]


def _red_masks(red: Mask) -> Iterator[Mask]:
    """Clearly red pixels, and, where there are more of them, the faint ones too."""
    counted = 60
    for level in (REDDISH, FAINT):
        mask = np.asarray((red > level).astype(np.uint8) * 255)
        count = cv2.countNonZero(mask)
        if count > 1.15 * counted:
            yield mask
        counted = max(counted, count)


def _framed(mask: Mask) -> Iterator[tuple[float, Stamp]]:
    """Candidates that have a frame, with how closed it is. Circles, which take long, only where red is left that no clear ring explains."""
    side = min(mask.shape)
    blobs = list(_with_frame(mask, _blobs(mask), side))
    yield from blobs
    rest = mask.copy()
    for closed, stamp in blobs:
        if closed >= CLEAR:
            rest[max(0, stamp.top) : stamp.bottom, max(0, stamp.left) : stamp.right] = 0
    if cv2.countNonZero(rest) > SMALLEST * side * np.pi:
        yield from _with_frame(mask, _circles(mask, side), side)


def _with_frame(mask: Mask, candidates: Iterable[Stamp], side: int) -> Iterator[tuple[float, Stamp]]:
    """Those of a seal's size and form that a ring or a rectangle encloses."""
    for stamp in candidates:
        width, height = stamp.right - stamp.left, stamp.bottom - stamp.top
        if not SMALLEST * side <= min(width, height) <= max(width, height) <= LARGEST * side or max(width, height) > LONGEST * min(width, height):
            continue
        ring, frame = ring_closed(mask, stamp), _frame_closed(mask, stamp)
        if max(ring, frame) >= CLOSED and filled(mask, stamp) < 0.72:
            yield max(ring, frame), Stamp(stamp.left, stamp.top, stamp.right, stamp.bottom, round=ring >= frame)


def _blobs(mask: Mask) -> Iterator[Stamp]:
    """Red things as they hang together after small gaps are closed."""
    for gap in (3, 7):
        closed = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((gap, gap), np.uint8))
        contours, _ = cv2.findContours(closed, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
        for contour in contours:
            x, y, width, height = cv2.boundingRect(contour)
            yield Stamp(x, y, x + width, y + height)


def _circles(mask: Mask, side: int) -> Iterator[Stamp]:
    """Circles among red things that hang together with others (two seals that overlap, a seal on a red line, a worn ring)."""
    least, most = round(SMALLEST * side), round(LARGEST * side / 2)
    soft = cv2.GaussianBlur(mask, (5, 5), 1.2)
    found = cv2.HoughCircles(soft, cv2.HOUGH_GRADIENT, 1.5, least * 2, param1=120, param2=42, minRadius=least, maxRadius=most)
    for x, y, radius in [] if found is None else found.reshape(-1, 3)[:12]:
        yield Stamp(round(x - radius), round(y - radius), round(x + radius), round(y + radius))


def ring_closed(mask: Mask, stamp: Stamp) -> float:
    """Share of directions from the centre in which red lies near the edge of the ellipse, and paper right inside or outside of it."""
    angles = np.linspace(0, 2 * np.pi, DIRECTIONS, endpoint=False)
    way = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    on_ring = np.zeros(DIRECTIONS, bool)
    for reach in (0.9, 0.93, 0.96, 0.985, 1.0):
        on_ring |= _at(mask, stamp, way, reach)
    gap = np.zeros(DIRECTIONS, bool)
    for reach in (0.86, 0.82, 0.78):
        gap |= ~_at(mask, stamp, way, reach)
    return float((on_ring & gap).mean())


def _at(mask: Mask, stamp: Stamp, way: NDArray[np.float64], reach: float) -> NDArray[np.bool_]:
    points = np.round(np.array(stamp.centre) + way * np.array(stamp.radii) * reach).astype(int)
    inside = (points[:, 0] >= 0) & (points[:, 1] >= 0) & (points[:, 0] < mask.shape[1]) & (points[:, 1] < mask.shape[0])
    points = np.clip(points, 0, (mask.shape[1] - 1, mask.shape[0] - 1))
    return np.asarray(inside & (mask[points[:, 1], points[:, 0]] > 0), np.bool_)


def _frame_closed(mask: Mask, stamp: Stamp) -> float:
    """The least red of the four sides of a rectangle, as the share of its length."""
    part = mask[max(0, stamp.top) : stamp.bottom, max(0, stamp.left) : stamp.right]
    if min(part.shape) < 8:
        return 0.0
    deep = max(2, round(0.06 * min(part.shape)))
    sides = (part[:deep].max(axis=0), part[-deep:].max(axis=0), part[:, :deep].max(axis=1), part[:, -deep:].max(axis=1))
    return min(float((side > 0).mean()) for side in sides) - 0.2  # the frame of a rectangle is whole, or it is none


def filled(mask: Mask, stamp: Stamp) -> float:
    """Share of the rectangle around it that is ink."""
    part = mask[max(0, stamp.top) : stamp.bottom, max(0, stamp.left) : stamp.right]
    return float((part > 0).mean()) if part.size else 1.0


def _overlap(one: Stamp, other: Stamp) -> float:
    """Shared area by the smaller's area."""
    across, down = min(one.right, other.right) - max(one.left, other.left), min(one.bottom, other.bottom) - max(one.top, other.top)
    smaller = min((s.right - s.left) * (s.bottom - s.top) for s in (one, other))
    return max(0, across) * max(0, down) / max(1, smaller)


def _scaled(stamp: Stamp, factor: float) -> Stamp:
    left, top, right, bottom = (round(side * factor) for side in (stamp.left, stamp.top, stamp.right, stamp.bottom))
    return Stamp(left, top, right, bottom, round=stamp.round)
