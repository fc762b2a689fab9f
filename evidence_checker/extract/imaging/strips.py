"""Cutting lines out of a page, each as a level strip."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from evidence_checker.extract.imaging.turn import extent
from evidence_checker.extract.model import Box

if TYPE_CHECKING:
    from evidence_checker.extract.imaging.reading import Image
    from evidence_checker.extract.ocr.engine import Quad

TALL = 1.5  # a box this much taller than wide holds text that runs downward or lies on its side
LEVEL = 0.01  # slope up to which cutting a rectangle does instead of warping


def strip_of(image: Image, quad: Quad) -> Image:
    """The line within `quad`; one that stands on end is laid down."""
    if abs(quad[1][1] - quad[0][1]) <= max(1.0, LEVEL * abs(quad[1][0] - quad[0][0])):
        strip = _cut(image, quad)
    else:
        width, height = (max(1, round(length)) for length in extent(quad))
        corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
        matrix = cv2.getPerspectiveTransform(quad, corners)
        strip = np.asarray(cv2.warpPerspective(image, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), np.uint8)
    return np.ascontiguousarray(np.rot90(strip)) if strip.shape[0] >= TALL * strip.shape[1] else strip


def _cut(image: Image, quad: Quad) -> Image:
    height, width = image.shape[:2]
    left, top = np.clip(np.floor(quad.min(axis=0)), 0, (width - 1, height - 1)).astype(int)
    right, bottom = np.clip(np.ceil(quad.max(axis=0)), (left + 1, top + 1), (width, height)).astype(int)
    return image[top:bottom, left:right]


def box_of(quad: Quad, image: Image) -> Box:
    """The upright rectangle around a line, in fractions of the page."""
    height, width = image.shape[:2]
    left, top = quad.min(axis=0) / (width, height)
    right, bottom = quad.max(axis=0) / (width, height)
    return Box(*(round(float(min(max(side, 0.0), 1.0)), 4) for side in (left, top, right, bottom)))
