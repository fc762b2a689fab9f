"""Ink and paper apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from evidence_checker.extract.imaging.reading import Image, Mask

WINDOW = 31  # pixels around each, at 150 dpi about 5 mm
STAMPED = 16  # redness of a seal's ink
DARK = 0.65  # of the paper's brightness: print is at least so dark
PALE = 0.45  # of the way from paper to print, up to which red is a seal's alone
DARKER = 14  # grey levels below its surroundings make ink


def grey_of(image: Image) -> Mask:
    """Grey levels; red ink keeps its darkness, as a reader sees it."""
    return np.asarray(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), np.uint8)


def ink_of(image: Image) -> Mask:
    """255 where something is written, by local contrast, so that shadows of a photograph do not count."""
    grey = grey_of(image)
    return np.asarray(cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, WINDOW, DARKER), np.uint8)


def unsealed(image: Image, boxes: Iterable[tuple[int, int, int, int]]) -> Image:
    """The picture without red ink in the boxes (left, top, right, bottom): what is only red becomes paper, black print under it stays."""
    clean = image.copy()
    for left, top, right, bottom in boxes:
        part = clean[max(0, top) : bottom, max(0, left) : right]
        if part.size:
            part[:] = _print_alone(part)[:, :, np.newaxis]
    return clean


def _print_alone(part: Image) -> Mask:
    """The brightest channel, in which red ink is pale; what is both red and nearer to paper than to print becomes paper."""
    level = np.asarray(part.max(axis=2), np.uint8)
    paper, darkest = (float(value) for value in np.percentile(level, (75, 2)))
    red = cv2.dilate((redness(part) > STAMPED).astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    level[red & (level > paper - PALE * (paper - min(darkest, DARK * paper)))] = round(paper)
    return level


def redness(image: Image) -> Mask:
    """How much red each pixel has beyond its green and blue, 0 … 255."""
    blue, green, red = cv2.split(image)
    return np.asarray(cv2.subtract(red, cv2.max(blue, green)), np.uint8)


def is_only_red(strip: Image) -> bool:
    """Whether hardly any ink of a line is other than red: a date under a seal is half covered by it and still written in black."""
    ink = ink_of(strip) > 0
    return is_red(strip) and float((redness(strip)[ink] < 20).mean()) < 0.1


def is_red(strip: Image) -> bool:
    """Whether most ink of a line is red."""
    ink = ink_of(strip) > 0
    written = int(ink.sum())
    return written > 20 and float((redness(strip)[ink] > 45).mean()) > 0.5
