"""How a page lies: on its side, on its head, askew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from evidence_checker.extract.ocr import models

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from evidence_checker.extract.imaging.reading import Image
    from evidence_checker.extract.ocr.engine import Quad

SIDE, CROP = 256, 224  # what the model of orientation looks at
MEAN, SPREAD = np.array([0.485, 0.456, 0.406], np.float32), np.array([0.229, 0.224, 0.225], np.float32)
ROTATIONS = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}
STEEPEST = 20.0  # degrees of skew that are believed
SMALLEST = 0.15  # degrees of skew worth straightening


def turned(image: Image, degrees: int) -> Image:
    """The picture turned clockwise by a multiple of 90°."""
    return np.ascontiguousarray(cv2.rotate(image, ROTATIONS[degrees])) if degrees else image


def guessed_turns(image: Image, threads: int = 1) -> list[tuple[int, float]]:
    """Degrees clockwise that would set the page upright, the likeliest first, each with how likely it is.

    Without the model every turn is as likely as another; the reading decides then.
    """
    if models.located(models.ORIENTATION) is None:
        return [(degrees, 0.25) for degrees in (0, 180, 90, 270)]
    scores = models.session(models.ORIENTATION, threads).run(None, {"x": _prepared(image)})[0][0].astype(np.float64)
    if scores.min() < 0 or abs(scores.sum() - 1) > 1e-3:
        scores = np.exp(scores - scores.max()) / np.exp(scores - scores.max()).sum()
    # the model names the turn that brought the page where it lies, clockwise
    likely = [((360 - 90 * place) % 360, float(score)) for place, score in enumerate(scores)]
    return sorted(likely, key=lambda guess: -guess[1])


def _prepared(image: Image) -> NDArray[np.float32]:
    height, width = image.shape[:2]
    scale = SIDE / min(height, width)
    small = cv2.resize(image, (max(CROP, round(width * scale)), max(CROP, round(height * scale))), interpolation=cv2.INTER_AREA)
    top, left = (small.shape[0] - CROP) // 2, (small.shape[1] - CROP) // 2
    part = small[top : top + CROP, left : left + CROP].astype(np.float32) / 255
    return np.ascontiguousarray(((part - MEAN) / SPREAD).transpose(2, 0, 1)[np.newaxis], np.float32)


def lies_on_side(quads: Sequence[Quad]) -> bool:
    """Whether most of the lines' length runs upright."""
    across = sum(width for width, height in map(extent, quads) if width > 1.5 * height)
    upright = sum(height for width, height in map(extent, quads) if height > 1.5 * width)
    return upright > across


def extent(quad: Quad) -> tuple[float, float]:
    """Width and height of a line's box along its own sides, in pixels."""
    return float(np.linalg.norm(quad[1] - quad[0])), float(np.linalg.norm(quad[3] - quad[0]))


def skew_of(quads: Sequence[Quad]) -> float:
    """Degrees by which the lines fall to the right; the middle one of the long lines, weighted by their length."""
    lines = [(width, quad) for quad in quads for width, height in [extent(quad)] if width > 4 * height]
    if not lines:
        return 0.0
    angles = [(float(np.degrees(np.arctan2(*(quad[1] - quad[0])[::-1]))), width) for width, quad in lines]
    return _weighted_median([(angle, weight) for angle, weight in angles if abs(angle) < STEEPEST])


def _weighted_median(values: list[tuple[float, float]]) -> float:
    half = sum(weight for _, weight in values) / 2
    for value, weight in sorted(values):
        half -= weight
        if half <= 0:
            return round(value, 2)
    return 0.0


def straightened(image: Image, quads: Sequence[Quad], skew: float) -> tuple[Image, list[Quad]]:
    """The picture and its lines turned back by the skew; the sheet grows so that nothing is cut off, new corners are white."""
    if abs(skew) < SMALLEST:
        return image, list(quads)
    height, width = image.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), skew, 1.0)
    cosine, sine = abs(matrix[0, 0]), abs(matrix[0, 1])
    size = round(width * cosine + height * sine), round(height * cosine + width * sine)
    matrix[:, 2] += (size[0] - width) / 2, (size[1] - height) / 2
    level = cv2.warpAffine(image, matrix, size, flags=cv2.INTER_LINEAR, borderValue=(255, 255, 255))
    moved = [(quad @ matrix[:, :2].T + matrix[:, 2]).astype(np.float32) for quad in quads]
    return np.asarray(level, np.uint8), moved
