"""Ink and paper apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from evidence_checker.extract.imaging.reading import Image, Mask

WINDOW = 31  # pixels around each, at 150 dpi about 5 mm
STAMPED = 16  # redness of a seal's ink
LEAST_LIGHT = 0.2  # of the paper's, under the densest ink of a seal
DARKER = 14  # grey levels below its surroundings make ink
PRINTED = 40  # so many make print, of which a seal taken away leaves no trace


def grey_of(image: Image) -> Mask:
    """Grey levels; red ink keeps its darkness, as a reader sees it."""
    return np.asarray(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), np.uint8)


def ink_of(image: Image, darker: int = DARKER) -> Mask:
    """255 where something is written, by local contrast, so that shadows of a photograph do not count."""
    grey = grey_of(image)
    return np.asarray(cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, WINDOW, darker), np.uint8)


class Removal(NamedTuple):
    """A way to take red ink away.

    `spread`: pixels around each whose strongest red counts, since JPEG keeps colour at half the resolution of brightness.
    `divided`: light is given back in proportion, which also deepens what little print shows through a dense star; else it is added.
    """

    spread: int = 3
    divided: bool = False


ADDED = Removal()


def unsealed(image: Image, boxes: Iterable[tuple[int, int, int, int]], way: Removal = ADDED) -> Image:
    """The picture without red ink in the boxes (left, top, right, bottom): what is only red becomes paper, black print under it stays."""
    clean = image.copy()
    for left, top, right, bottom in boxes:
        part = clean[max(0, top) : bottom, max(0, left) : right]
        if part.size:
            part[:] = _print_alone(part, way)[:, :, np.newaxis]
    return clean


def _print_alone(part: Image, way: Removal) -> Mask:
    """Red ink darkens paper in proportion to its redness, so that much light is given back.

    Print under a seal is less red than the seal beside it and far darker: it stays dark. The brightest channel alone would lose thin strokes.
    """
    grey, red = grey_of(part).astype(np.float32), redness(part)
    paper = max(1.0, float(np.percentile(grey, 75)))
    stamped = red > max(STAMPED, 0.5 * float(np.percentile(red, 98)))
    lost = float(np.median(np.maximum(paper - grey[stamped], 0) / red[stamped])) if stamped.any() else 0.0
    taken = lost * cv2.dilate(red, np.ones((way.spread, way.spread), np.uint8)).astype(np.float32)
    given_back = grey / np.maximum(LEAST_LIGHT, 1 - taken / paper) if way.divided else grey + taken
    return np.asarray(np.clip(np.minimum(np.maximum(paper, grey), given_back), 0, 255), np.uint8)


def redness(image: Image) -> Mask:
    """How much red each pixel has beyond its green and blue, 0 … 255."""
    blue, green, red = cv2.split(image)
    return np.asarray(cv2.subtract(red, cv2.max(blue, green)), np.uint8)


def is_red(strip: Image) -> bool:
    """Whether most ink of a line is red."""
    ink = ink_of(strip) > 0
    written = int(ink.sum())
    return written > 20 and float((redness(strip)[ink] > 45).mean()) > 0.5
