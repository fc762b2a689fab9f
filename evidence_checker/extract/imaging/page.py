"""Reading one page picture, from pixels to lines, tables and seals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from evidence_checker.errors import Problem, ProblemCode
from evidence_checker.extract.imaging.decode import as_pixels
from evidence_checker.extract.imaging.reading import ImageOptions, PageReading
from evidence_checker.extract.imaging.store import kept
from evidence_checker.extract.imaging.strips import box_of, strip_of
from evidence_checker.extract.imaging.turn import extent, guessed_turns, lies_on_side, skew_of, straightened, turned
from evidence_checker.extract.model import Line, Page
from evidence_checker.extract.ocr.engine import engine_named

if TYPE_CHECKING:
    from PIL import Image as Pillow

    from evidence_checker.extract.imaging.reading import Image
    from evidence_checker.extract.ocr.engine import Engine, Quad

WORKING_SIDE = 1240  # pixels of the shorter side: A4 at 150 dpi, beyond which reading gains nothing


@dataclass(slots=True)
class Sheet:
    """A page on its way to being read: its picture, upright after `set_upright`, and its lines in pixels of that picture."""

    image: Image
    quads: list[Quad]
    turned: int = 0
    skew: float = 0.0


def read_page_image(image: Image | Pillow.Image, page: int = 1, options: ImageOptions | None = None) -> PageReading:
    """Reads a picture of a page. Text that cannot be trusted gives the page the problem `illegible`, an empty sheet `blank-page`."""
    options = options or ImageOptions()
    engine = engine_named(options.engine, options.threads)
    sheet = set_upright(_working_size(as_pixels(image)), engine, options)
    lines = _lines(sheet, engine, page)
    return PageReading(_page(sheet, page, lines, options), lines, upright=sheet.image)


def _working_size(image: Image) -> Image:
    height, width = image.shape[:2]
    scale = WORKING_SIDE / max(1, min(height, width))
    if scale >= 1:
        return image
    return np.asarray(cv2.resize(image, (round(width * scale), round(height * scale)), interpolation=cv2.INTER_AREA), np.uint8)


def set_upright(image: Image, engine: Engine, options: ImageOptions) -> Sheet:
    """Turns the page by the likeliest turn, and once more where the lines found then stand on end; straightens the rest."""
    degrees = guessed_turns(image, options.threads)[0][0]
    upright = turned(image, degrees)
    quads = engine.find(upright)
    if lies_on_side(quads):
        degrees = (degrees + 90) % 360
        upright = turned(image, degrees)
        quads = engine.find(upright)
    skew = skew_of(quads)
    level, quads = straightened(upright, quads, skew)
    return Sheet(level, quads, degrees, skew)


def _lines(sheet: Sheet, engine: Engine, page: int) -> tuple[Line, ...]:
    quads = sorted(sheet.quads, key=lambda quad: (round(float(quad[:, 1].mean()) / 12), float(quad[0][0])))
    readings = engine.read([strip_of(sheet.image, quad) for quad in quads])
    found = zip(quads, readings, strict=True)
    height = sheet.image.shape[0]
    return tuple(
        Line(reading.text, page, box_of(quad, sheet.image), engine.source, round(reading.confidence, 4), height=round(extent(quad)[1] / height, 4))
        for quad, reading in found
        if reading.text and reading.confidence >= 0.3
    )


def _page(sheet: Sheet, number: int, lines: tuple[Line, ...], options: ImageOptions) -> Page:
    height, width = sheet.image.shape[:2]
    problem = None if lines else Problem(ProblemCode.BLANK_PAGE, page=number)
    sure = sum(line.confidence for line in lines) / len(lines) if lines else 0.0
    return Page(
        number, width, height, sheet.turned, sheet.skew, round(sure, 3), scanned=True, stored=kept(sheet.image, options.store), problem=problem
    )
