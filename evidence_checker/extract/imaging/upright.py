"""Setting a page upright, with its lines found: by the model of orientation, corrected by how the lines lie and by what they say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from evidence_checker.extract.imaging.ink import unsealed
from evidence_checker.extract.imaging.seals import box_around, stamps_of
from evidence_checker.extract.imaging.strips import strip_of
from evidence_checker.extract.imaging.turn import extent, guessed_turns, lies_on_side, skew_of, straightened, turned

if TYPE_CHECKING:
    from evidence_checker.extract.imaging.reading import Image
    from evidence_checker.extract.imaging.seals import Stamp
    from evidence_checker.extract.ocr.engine import Engine, Quad

SURE = 0.92  # of the model; below, a few lines are read both ways
SAMPLES = 4
SLENDER = 4  # so many times longer than high is a line
CLEAR, WORDS = 0.9, 6  # confidence of a reading, and different signs in it, that are no chance
BETTER = 0.08  # by so much the other way must read better


@dataclass(frozen=True, slots=True)
class Sheet:
    """An upright page and its lines in pixels; `turned` and `skew` as in `extract.model.Page`."""

    image: Image
    clean: Image  # the same without its seals
    quads: list[Quad]
    stamps: list[Stamp]
    turned: int = 0
    skew: float = 0.0


def set_upright(image: Image, engine: Engine, threads: int = 1) -> Sheet:
    """Turns the page by a multiple of 90° and straightens the rest."""
    degrees, sure = guessed_turns(image, threads)[0]
    upright = turned(image, degrees)
    stamps, clean = _sealed(upright)
    quads = engine.find(clean)
    if _is_on_side(clean, quads, engine, sure):
        degrees, sure = (degrees + 90) % 360, 0.0
        upright = turned(image, degrees)
        stamps, clean = _sealed(upright)
        quads = engine.find(clean)
    turned_round = sure < SURE and _reads_better_reversed(clean, quads, engine)
    if turned_round:
        degrees = (degrees + 180) % 360
        upright, quads = turned(image, degrees), [_reversed(quad, upright) for quad in quads]
    skew = skew_of(quads)
    level, quads = straightened(upright, quads, skew)
    if turned_round or level is not upright:
        stamps, clean = _sealed(level)
    return Sheet(level, clean, quads, stamps, degrees, skew)


def _sealed(image: Image) -> tuple[list[Stamp], Image]:
    """The seals, and the picture without them: lines under a seal are found whole only there."""
    stamps = stamps_of(image)
    return stamps, unsealed(image, map(box_around, stamps)) if stamps else image


def _is_on_side(image: Image, quads: list[Quad], engine: Engine, sure: float) -> bool:
    """Whether the words run upright: columns of single marks, as grids of attendance have them, only look like lines on end."""
    on_end = lies_on_side(quads)
    if sure >= SURE and not on_end:
        return False
    level, tall = ([quad for quad in quads if slender(*extent(quad))] for slender in (_runs_level, _runs_upright))
    if not level or not tall:
        return on_end
    words_level, words_upright = (_words(image, lines, engine) for lines in (level, tall))
    return on_end if words_level == words_upright else words_upright > words_level


def _runs_level(width: float, height: float) -> bool:
    return width > SLENDER * height


def _runs_upright(width: float, height: float) -> bool:
    return height > SLENDER * width


def _words(image: Image, quads: list[Quad], engine: Engine) -> int:
    """How many different signs the longest lines clearly hold, read either way round."""
    strips = [strip_of(image, quad) for quad in sorted(quads, key=lambda quad: -max(extent(quad)))[:SAMPLES]]
    readings = engine.read([*strips, *(np.ascontiguousarray(np.rot90(strip, 2)) for strip in strips)])
    return sum(len(set(reading.text)) for reading in readings if reading.confidence >= CLEAR and len(set(reading.text)) >= WORDS)


def _reads_better_reversed(image: Image, quads: list[Quad], engine: Engine) -> bool:
    """Whether the longest lines make more sense on their head."""
    longest = sorted(quads, key=lambda quad: -extent(quad)[0])[:SAMPLES]
    if not longest:
        return False
    strips = [strip_of(image, quad) for quad in longest]
    as_is, on_head = (_sense(engine, way) for way in (strips, [np.ascontiguousarray(np.rot90(strip, 2)) for strip in strips]))
    return on_head > as_is + BETTER


def _sense(engine: Engine, strips: list[Image]) -> float:
    readings = engine.read(strips)
    return float(np.mean([reading.confidence for reading in readings]))


def _reversed(quad: Quad, image: Image) -> Quad:
    height, width = image.shape[:2]
    return (np.array([width, height], np.float32) - quad)[[2, 3, 0, 1]]
