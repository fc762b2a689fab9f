"""The words of a seal: the ring rolled out to a line, and the words across below the star."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import cv2
import numpy as np

from evidence_checker.extract.imaging.ink import redness

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from evidence_checker.extract.imaging.reading import Image, Mask
    from evidence_checker.extract.imaging.seals import Stamp
    from evidence_checker.extract.ocr.engine import Engine, Reading

REACH = (0.42, 1.02)  # of the radius: what is rolled out at first
RESOLUTION = 72  # rows of that
USUAL = (0.58, 0.92)  # of the radius: where characters stand where that can't be seen
HEIGHT = 48  # pixels of a strip that is read
BELIEVED, WELL_READ = 0.55, 0.97
CERTAIN = 0.995  # so sure, the quick reading of a ring is right; at 0.99 it still took 鴻 for 测
DIRECTIONS = 180
POINTS = 0.06  # of the strip across: what the star's points and worn ink cover at most
REDDISH = 24
_NO_WORDS = re.compile(r"[^\u3400-\u9fff（）()〇]+")


class Ellipse(NamedTuple):
    """The outer edge of a seal's ring, in pixels."""

    x: float
    y: float
    across: float
    down: float


def seal_text(image: Image, stamp: Stamp, engine: Engine) -> tuple[str, float]:
    """What the seal says and how sure that is: ring, then what stands across (财务专用章); "" where it can't be read."""
    readings = [_ring_reading(image, stamp, engine), *_across_reading(image, stamp, engine)] if stamp.round else engine.reread([_whole(image, stamp)])
    said = [_NO_WORDS.sub("", reading.text) for reading in readings]
    if readings[0].confidence < BELIEVED or len(said[0]) < 2:
        return "", 0.0
    if len(said) > 1 and _is_seal_kind(said[1].strip("（）()"), readings[1]):
        said[0] += said[1].strip("（）()")
    return said[0], round(readings[0].confidence, 3)


def _is_seal_kind(text: str, reading: Reading) -> bool:
    """Words across a seal end in 章 or 专用; anything else there is the paper's own text showing through."""
    return reading.confidence > 0.8 and 3 <= len(text) <= 9 and text.endswith(("章", "专用"))


def _ring_reading(image: Image, stamp: Stamp, engine: Engine) -> Reading:
    """The band where characters stand is looked for; where that reads badly, where they stand usually."""
    image, stamp = _around(image, stamp)
    ink, edge = _red_ink(image), _outer_edge(image, stamp)
    band = _band(ink, edge, _characters_stand(_rolled_out(ink, edge, REACH, RESOLUTION)))
    glance = engine.read([band])[0]
    if glance.confidence >= CERTAIN:
        return glance
    first = engine.reread([band])[0]
    if first.confidence >= WELL_READ:
        return first
    second = engine.reread([_band(ink, edge, USUAL)])[0]
    return max(first, second, key=lambda reading: reading.confidence)


def _around(image: Image, stamp: Stamp) -> tuple[Image, Stamp]:
    """The seal alone, with a margin."""
    margin = (stamp.right - stamp.left) // 10
    left, top = max(0, stamp.left - margin), max(0, stamp.top - margin)
    part = image[top : stamp.bottom + margin, left : stamp.right + margin]
    return part, replace(stamp, left=stamp.left - left, top=stamp.top - top, right=stamp.right - left, bottom=stamp.bottom - top)


def _red_ink(image: Image) -> Mask:
    """Red ink dark on white, anything else white: the sharp green channel where the (blurred) colour says red."""
    colour = redness(image)
    red = cv2.dilate((colour > min(REDDISH, 0.5 * np.percentile(colour, 99))).astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    return np.where(red, image[:, :, 1], 255).astype(np.uint8)


def _outer_edge(image: Image, stamp: Stamp) -> Ellipse:
    """The ellipse through the outermost red in each direction; the box around the seal where that is no ellipse."""
    colour = redness(image)
    red = colour > min(REDDISH + 10, 0.6 * np.percentile(colour, 99))
    angles = np.linspace(0, 2 * np.pi, DIRECTIONS, endpoint=False)
    reaches = np.linspace(1.1, 0.85, 30)[:, np.newaxis]
    x = np.round(stamp.centre[0] + reaches * stamp.radii[0] * np.cos(angles)).astype(int)
    y = np.round(stamp.centre[1] + reaches * stamp.radii[1] * np.sin(angles)).astype(int)
    inside = (x >= 0) & (y >= 0) & (x < image.shape[1]) & (y < image.shape[0])
    hit = inside & red[np.clip(y, 0, image.shape[0] - 1), np.clip(x, 0, image.shape[1] - 1)]
    seen = hit.any(axis=0)
    box = Ellipse(*stamp.centre, *stamp.radii)
    if int(seen.sum()) < DIRECTIONS // 2:
        return box
    first = hit.argmax(axis=0)[seen]
    points = np.stack([x[first, np.flatnonzero(seen)], y[first, np.flatnonzero(seen)]], axis=1).astype(np.float32)
    return _level_ellipse(points, box)


def _level_ellipse(points: NDArray[np.float32], box: Ellipse) -> Ellipse:
    """Least squares for a x² + b y² + c x + d y = 1, once more without the points that lie off."""
    middle, size = np.array([box.x, box.y]), np.array([box.across, box.down])
    z = (points - middle) / size
    for _ in range(2):
        terms = np.stack([z[:, 0] ** 2, z[:, 1] ** 2, z[:, 0], z[:, 1]], axis=1)
        a, b, c, d = np.linalg.lstsq(terms, np.ones(len(z)), rcond=None)[0]
        if min(a, b) <= 0.3 or max(a, b) > 3:
            return box
        off = np.abs(terms @ np.array([a, b, c, d]) - 1)
        z = z[off <= max(0.06, float(np.median(off)) * 2)]
    whole = 1 + c**2 / (4 * a) + d**2 / (4 * b)
    centre = middle + np.array([-c / (2 * a), -d / (2 * b)]) * size
    return Ellipse(float(centre[0]), float(centre[1]), float(np.sqrt(whole / a) * size[0]), float(np.sqrt(whole / b) * size[1]))


def _rolled_out(ink: Mask, edge: Ellipse, reach: tuple[float, float], rows: int) -> Mask:
    """The ring from the bottom clockwise round to the bottom, outside on top; as long as the middle of the band."""
    length = round(np.pi * sum(reach) / (reach[1] - reach[0]) * rows)
    angles = np.pi / 2 + 2 * np.pi * np.arange(length) / length  # 90° is down, growing clockwise
    radius = np.linspace(reach[1], reach[0], rows)[:, np.newaxis]
    x, y = edge.x + radius * edge.across * np.cos(angles), edge.y + radius * edge.down * np.sin(angles)
    rolled = cv2.remap(ink, x.astype(np.float32), y.astype(np.float32), cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=(255,))
    return np.asarray(rolled, np.uint8)


def _characters_stand(rolled: Mask) -> tuple[float, float]:
    """From and to which part of the radius: inside the line of the ring, down to where nothing is written."""
    written = (rolled < 170).mean(axis=1)
    peak = int(written[: RESOLUTION // 3].argmax())
    line = [row for row in range(peak, RESOLUTION // 2) if written[row] < 0.45]
    if not line:
        return USUAL
    top = line[0] + int(written[line[0] : line[0] + 8].argmin())
    below = [row for row in range(top + RESOLUTION // 5, RESOLUTION) if written[row] < 0.05]
    bottom = below[0] if below else RESOLUTION
    radius = np.linspace(REACH[1], REACH[0], RESOLUTION)
    return float(radius[min(bottom + 1, RESOLUTION - 1)]), float(radius[max(top - 1, 0)])


def _band(ink: Mask, edge: Ellipse, reach: tuple[float, float]) -> Image:
    """The characters as a level line that begins after the widest gap."""
    return _coloured(_from_gap(_rolled_out(ink, edge, reach, HEIGHT)))


def _from_gap(strip: Mask) -> Mask:
    """Rolled so that the widest stretch without ink is at the seam, and that cut down to a quarter of a character on both sides."""
    inked = (strip < 150).sum(axis=0) > HEIGHT // 12
    if not inked.any():
        return strip
    places = np.flatnonzero(inked)
    gaps = np.diff(np.append(places, places[0] + len(inked)))
    start = int(places[(int(gaps.argmax()) + 1) % len(places)])
    rolled = np.roll(strip, -start, axis=1)
    end = len(inked) - int(gaps.max()) + 1
    margin = np.full((strip.shape[0], HEIGHT // 4), 255, np.uint8)
    return np.hstack([margin, rolled[:, :end], margin])


def _across_reading(image: Image, stamp: Stamp, engine: Engine) -> list[Reading]:
    """What stands across; most seals have nothing there but the points of the star."""
    strip = _across(image, stamp)
    return engine.read([strip]) if float((strip[:, :, 0] < 150).mean()) > POINTS else []


def _across(image: Image, stamp: Stamp) -> Image:
    """The strip below the star where words stand level."""
    (x, y), (across, down) = stamp.centre, stamp.radii
    return _coloured(_red_ink(_part(image, x - 0.66 * across, y + 0.26 * down, x + 0.66 * across, y + 0.62 * down)))


def _whole(image: Image, stamp: Stamp) -> Image:
    (x, y), (across, down) = stamp.centre, stamp.radii
    return _coloured(_red_ink(_part(image, x - 0.9 * across, y - 0.85 * down, x + 0.9 * across, y + 0.85 * down)))


def _part(image: Image, left: float, top: float, right: float, bottom: float) -> Image:
    part = image[max(0, round(top)) : max(0, round(bottom)), max(0, round(left)) : max(0, round(right))]
    return part if part.size else np.full((8, 8, 3), 255, np.uint8)


def _coloured(grey: Mask) -> Image:
    return np.repeat(grey[:, :, np.newaxis], 3, axis=2)
