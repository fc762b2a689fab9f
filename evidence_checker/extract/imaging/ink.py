"""Ink and paper apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from evidence_checker.extract.imaging.reading import Image, Mask

WINDOW = 31  # pixels around each, at 150 dpi about 5 mm
DARKER = 14  # grey levels below its surroundings make ink


def grey_of(image: Image) -> Mask:
    """Grey levels; red ink keeps its darkness, as a reader sees it."""
    return np.asarray(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), np.uint8)


def ink_of(image: Image) -> Mask:
    """255 where something is written, by local contrast, so that shadows of a photograph do not count."""
    grey = grey_of(image)
    return np.asarray(cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, WINDOW, DARKER), np.uint8)


def without_red(image: Image) -> Image:
    """The brightest channel of each pixel: red ink turns white as paper, black ink stays."""
    return np.repeat(image.max(axis=2)[:, :, np.newaxis], 3, axis=2)


def redness(image: Image) -> Mask:
    """How much red each pixel has beyond its green and blue, 0 … 255."""
    blue, green, red = cv2.split(image)
    return np.asarray(cv2.subtract(red, cv2.max(blue, green)), np.uint8)


def is_red(strip: Image) -> bool:
    """Whether most ink of a line is red."""
    ink = ink_of(strip) > 0
    written = int(ink.sum())
    return written > 20 and float((redness(strip)[ink] > 45).mean()) > 0.5
