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

SURE = 0.92  # of the model; below, a few lines are read all ways
SAMPLES = 4
BETTER = 1.1  # so many times as much the other way must read
HALF = 180
HALF_SURE = 0.6  # what is read less surely makes no sense


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
    further = _further_turn(clean, quads, engine) if sure < SURE or lies_on_side(quads) else 0
    if further:
        degrees = (degrees + further) % 360
        upright = turned(image, degrees)
        stamps, clean = _sealed(upright)
        quads = [_reversed(quad, upright) for quad in quads] if further == HALF else engine.find(clean)
    skew = skew_of(quads)
    level, quads = straightened(upright, quads, skew)
    if level is not upright:
        stamps, clean = _sealed(level)
    return Sheet(level, clean, quads, stamps, degrees, skew)


def _sealed(image: Image) -> tuple[list[Stamp], Image]:
    """The seals, and the picture without them: lines under a seal are found whole only there."""
    stamps = stamps_of(image)
    return stamps, unsealed(image, map(box_around, stamps)) if stamps else image


def _further_turn(image: Image, quads: list[Quad], engine: Engine) -> int:
    """By how much to turn the page on, clockwise, so that its longest lines make the most sense.

    Marks in the narrow columns of a grid run together into lines across the text, so that how most lines lie does not settle it.
    """
    wide = _longest(image, [quad for quad in quads if extent(quad)[0] >= extent(quad)[1]])
    tall = _longest(image, [quad for quad in quads if extent(quad)[0] < extent(quad)[1]])
    sense = {0: _sense(engine, wide), HALF: _sense(engine, _on_head(wide)), 270: _sense(engine, tall), 90: _sense(engine, _on_head(tall))}
    best = max(sense, key=lambda turn: sense[turn])
    return best if sense[best] > sense[0] * BETTER else 0


def _longest(image: Image, quads: list[Quad]) -> list[Image]:
    """The longest lines as strips; those that stand on end are laid down, their top to the left."""
    return [strip_of(image, quad) for quad in sorted(quads, key=lambda quad: -max(extent(quad)))[:SAMPLES]]


def _on_head(strips: list[Image]) -> list[Image]:
    return [np.ascontiguousarray(np.rot90(strip, 2)) for strip in strips]


def _sense(engine: Engine, strips: list[Image]) -> float:
    """How many different characters are read, each counted as surely as its line: a column of marks reads well whichever way it runs."""
    return sum(reading.confidence * len(set(reading.text)) for reading in engine.read(strips) if reading.confidence > HALF_SURE) if strips else 0.0


def _reversed(quad: Quad, image: Image) -> Quad:
    height, width = image.shape[:2]
    return (np.array([width, height], np.float32) - quad)[[2, 3, 0, 1]]
