"""How well a page picture can be read, as a figure between 0 and 1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from evidence_checker.errors import Problem, ProblemCode
from evidence_checker.extract.imaging.ink import grey_of, ink_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence_checker.extract.imaging.reading import Image, Mask
    from evidence_checker.extract.model import Line

LEGIBLE = 0.5  # less cannot be trusted
BLANK = 0.0006  # of a page covered by ink: dust
BLANK_AFAR = 0.01
AFAR, DARKER = 10, 4  # times smaller; grey levels
UNCERTAIN = 0.6  # engine's confidence of a line that is probably wrong
GOOD_HEIGHT = 14.0  # pixels of a character that reads well


@dataclass(frozen=True, slots=True)
class Quality:
    """What the picture itself shows.

    `ink`: the share of the page that is written on; `contrast` of ink and paper (0 … 1);
    `sharpness`: how steep the edges of strokes are by the contrast (0 … 1); `traces`: the share of the page that is darker
    than what is around it when seen from afar, which blurred and faded writing is, too.
    """

    ink: float
    contrast: float
    sharpness: float
    traces: float = 0.0


def quality_of(image: Image) -> Quality:
    """Measured without its outer edge, where scanners leave shadows."""
    height, width = image.shape[:2]
    part = image[height // 40 : height - height // 40 or 1, width // 40 : width - width // 40 or 1]
    grey, ink = grey_of(part), cv2.morphologyEx(ink_of(part), cv2.MORPH_OPEN, np.ones((2, 2), np.uint8)) > 0
    traces = _traces(grey)
    if not ink.any():
        return Quality(0.0, 0.0, 0.0, traces)
    around = cv2.dilate(ink.astype(np.uint8), np.ones((9, 9), np.uint8)).astype(bool) & ~ink
    paper = float(np.median(grey[around])) if around.any() else 255.0
    contrast = max(0.0, (paper - float(np.median(grey[ink]))) / 255)
    return Quality(float(ink.mean()), round(contrast, 3), _sharpness(grey, ink, contrast), traces)


def _traces(grey: Mask) -> float:
    small = cv2.resize(grey, None, fx=1 / AFAR, fy=1 / AFAR, interpolation=cv2.INTER_AREA).astype(np.float32)
    around = cv2.GaussianBlur(small, (0, 0), 9)
    return round(float((around - small > DARKER).mean()), 4)


def _sharpness(grey: Mask, ink: np.ndarray[tuple[int, ...], np.dtype[np.bool_]], contrast: float) -> float:
    across = np.abs(cv2.Sobel(grey, cv2.CV_32F, 1, 0)) + np.abs(cv2.Sobel(grey, cv2.CV_32F, 0, 1))
    steep = float(np.percentile(across[ink], 90)) / 4  # grey levels a pixel
    return round(min(1.0, steep / max(1.0, contrast * 255)), 3)


def legibility(quality: Quality, lines: Sequence[Line], height: int) -> float:
    """How far the text that was read can be trusted.

    It is the engine's own certainty by length, less where characters are few pixels tall or the picture is faint or blurred,
    since engines are sure of themselves there, too.
    """
    if not lines:
        return 0.0
    letters = sum(len(line.text) for line in lines)
    sure = sum(len(line.text) * line.confidence for line in lines) / letters
    certain = sum(len(line.text) for line in lines if line.confidence >= UNCERTAIN) / letters
    tall = float(np.median([(line.height or 0.0) * height for line in lines]))
    picture = min(1.0, tall / GOOD_HEIGHT) * min(1.0, 0.6 + quality.contrast) * min(1.0, 0.7 + quality.sharpness)
    return round(min(sure, certain) * (0.6 + 0.4 * picture), 3)


def page_problem(quality: Quality, lines: Sequence[Line], legible: float, page: int) -> Problem | None:
    """A sheet without ink is blank; one with ink and no text that can be trusted is illegible."""
    if not lines:
        return Problem(ProblemCode.BLANK_PAGE if quality.ink < BLANK and quality.traces < BLANK_AFAR else ProblemCode.ILLEGIBLE, page=page)
    if legible < LEGIBLE:
        return Problem(ProblemCode.ILLEGIBLE, f"可辨度{round(legible * 100)}%", page)
    return None
