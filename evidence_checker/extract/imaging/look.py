"""Whether a picture is of a paper (a scan, a photographed sheet, a screenshot, a certificate) or of a scene."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from evidence_checker.extract.imaging.flatten import sheet_corners
from evidence_checker.extract.imaging.ink import ink_of
from evidence_checker.extract.model import LineRole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence_checker.extract.imaging.reading import Image
    from evidence_checker.extract.model import Line

LOOK = 300  # pixels of the shorter side
PALE, BRIGHT = 70, 130  # saturation below, brightness above: paper
MOSTLY = 0.5
EVEN, LEVEL = 0.06, 0.62  # a sheet is of one brightness, give or take, in so much of its area once uneven light is taken away
LIGHT = 15.0  # pixels over which light varies
ALL_OVER, COLOURLESS = 0.95, 12.0  # share of paper, and spread of saturation, of a sheet with nothing else in the picture
ONE_COLOUR = 0.42  # share of the commonest colour: a certificate's cloth, a plaque's metal, a screen
MUCH_TEXT, SOME_TEXT, LITTLE_TEXT = 120, 30, 8  # letters
COVERED = 0.035  # of the picture by text
FULL_LINES = 5
MANY_LINES = 8  # on what looks like paper, though none can be read: a sheet too blurred
BUSY = 0.03  # of a picture without text that is edges: no empty sheet
CERTAIN = 0.6


def looks_like_paper(image: Image) -> bool:
    """By its colours alone: mostly pale, bright and even (a road or a wall is pale, too, and uneven), or a bright sheet with four corners."""
    small = _small(image)
    share, spread = _paper(small)
    even = share > MOSTLY and evenness(small) > LEVEL
    return even or _is_blank(share, spread) or sheet_corners(image) is not None


def is_nothing_but_paper(image: Image) -> bool:
    """An empty sheet, or one so faint, grainy or blurred that nothing on it can be read: pale and colourless all over."""
    small = _small(image)
    share, spread = _paper(small)
    return _is_blank(share, spread) or float((ink_of(small) > 0).mean()) < BUSY


def _is_blank(share: float, spread: float) -> bool:
    return share > ALL_OVER and spread < COLOURLESS


def _paper(small: Image) -> tuple[float, float]:
    """The share of a small picture that has paper's colour, and how much its saturation varies."""
    hue_saturation_value = cv2.cvtColor(small, cv2.COLOR_BGR2HSV)
    saturation = hue_saturation_value[:, :, 1]
    return float(((saturation < PALE) & (hue_saturation_value[:, :, 2] > BRIGHT)).mean()), float(saturation.std())


def evenness(image: Image) -> float:
    """Share of a small picture that is about as bright as its commonest brightness, shadows divided out."""
    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY).astype(np.float32)
    light = cv2.GaussianBlur(cv2.dilate(grey, np.ones((9, 9), np.uint8)), (0, 0), LIGHT)
    flat = grey / np.maximum(light, 1)
    return float((np.abs(flat - np.median(flat)) < EVEN).mean())


def is_page(image: Image, lines: Sequence[Line]) -> bool:
    """By what was read on it. A banner or a signboard in a scene is a few large words before a coloured background."""
    own = [line for line in lines if line.role not in {LineRole.CAMERA, LineRole.SEAL} and line.confidence >= CERTAIN]
    letters = sum(len(line.text) for line in own)
    covered = sum((line.box.right - line.box.left) * (line.box.bottom - line.box.top) for line in own if line.box)
    if letters >= MUCH_TEXT and covered > COVERED:
        return True
    if looks_like_paper(image):
        return letters >= LITTLE_TEXT or len(lines) >= MANY_LINES or is_nothing_but_paper(image)
    dense = covered > COVERED and (len(own) >= FULL_LINES or one_colour(image) > ONE_COLOUR)
    return letters >= SOME_TEXT and dense


def one_colour(image: Image) -> float:
    """Share of the picture that has about its commonest colour."""
    coarse = _small(image) >> 5
    codes = coarse[:, :, 0].astype(np.int64) * 64 + coarse[:, :, 1] * 8 + coarse[:, :, 2]
    return float(np.bincount(codes.ravel(), minlength=512).max() / codes.size)


def _small(image: Image) -> Image:
    scale = min(1.0, LOOK / min(image.shape[:2]))
    return np.asarray(cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)
