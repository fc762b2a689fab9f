"""The words of a seal: the ring rolled out to a line, and the words across below the star."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import cv2
import numpy as np

from evidence_checker.extract.imaging.ink import redness

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from evidence_checker.extract.imaging.reading import Image
    from evidence_checker.extract.imaging.seals import Stamp
    from evidence_checker.extract.ocr.engine import Engine, Reading

HEIGHT = 56  # pixels of the rolled-out ring
INNER, OUTER = 0.52, 0.94  # of the radius: where the characters stand
BELIEVED = 0.55
_WORDS = re.compile(r"[^\u3400-\u9fff（）()〇]+")


def seal_text(image: Image, stamp: Stamp, engine: Engine) -> tuple[str, float]:
    """What the seal says and how sure that is: ring, then what stands across (财务专用章); "" where it can't be read."""
    strips = [_rolled_out(image, stamp), _across(image, stamp)] if stamp.round else [_whole(image, stamp)]
    readings = engine.reread(strips)
    said = [(_WORDS.sub("", reading.text), reading) for reading in readings]
    if not said or said[0][1].confidence < BELIEVED or len(said[0][0]) < 2:
        return "", 0.0
    text, sure = said[0][0], said[0][1].confidence
    if len(said) > 1 and _is_seal_kind(*said[1]):
        text += said[1][0]
    return text, round(sure, 3)


def _is_seal_kind(text: str, reading: Reading) -> bool:
    """Words across a seal end in 章 or 用; anything else there is the paper's own text showing through."""
    return reading.confidence > 0.8 and 3 <= len(text) <= 9 and text.endswith(("章", "专用"))


def _red_ink(image: Image) -> NDArray[np.uint8]:
    """Red ink black on white, anything else white."""
    red = redness(image).astype(np.float32)
    full = max(40.0, float(np.percentile(red, 98)))
    return np.asarray(np.clip(255 - red / full * 255, 0, 255), np.uint8)


def _rolled_out(image: Image, stamp: Stamp) -> Image:
    """The ring from the bottom clockwise round to the bottom, as a level strip that begins in its widest gap."""
    across, down = stamp.radii
    length = round(2 * np.pi * (INNER + OUTER) / 2 * max(across, down) * HEIGHT / ((OUTER - INNER) * max(across, down)))
    angles = np.pi / 2 + 2 * np.pi * np.arange(length) / length  # 90° is down, growing clockwise
    reach = np.linspace(OUTER, INNER, HEIGHT)[:, np.newaxis]
    x = stamp.centre[0] + reach * across * np.cos(angles)
    y = stamp.centre[1] + reach * down * np.sin(angles)
    left, top, size = max(0, stamp.left - 4), max(0, stamp.top - 4), 4
    part = _red_ink(image[top : stamp.bottom + size, left : stamp.right + size])
    strip = cv2.remap(part, (x - left).astype(np.float32), (y - top).astype(np.float32), cv2.INTER_LINEAR, borderValue=(255,))
    return _coloured(_from_gap(np.asarray(strip, np.uint8)))


def _from_gap(strip: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Rolled so that the widest stretch without ink is at the seam, and then cut down to half a character on both sides."""
    inked = (strip < 140).sum(axis=0) > 1
    if not inked.any():
        return strip
    places = np.flatnonzero(inked)
    gaps = np.diff(np.append(places, places[0] + len(inked)))
    start = int(places[(int(gaps.argmax()) + 1) % len(places)])
    rolled = np.roll(strip, -start, axis=1)
    end = len(inked) - int(gaps.max()) + 1
    margin = np.full((strip.shape[0], HEIGHT // 4), 255, np.uint8)
    return np.hstack([margin, rolled[:, :end], margin])


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


def _coloured(grey: NDArray[np.uint8]) -> Image:
    return np.repeat(grey[:, :, np.newaxis], 3, axis=2)
