"""Finding the pictures that may be copies of one another among thousands, without comparing each with each."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import numpy as np

from evidence_checker.extract.fingerprint import LIKELY_SAME, Prints, prints_of, similar, whole_hash

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from evidence_checker.extract.model import Picture

BANDS = 8  # the 64 bits of the whole are cut into so many; copies agree in at least one
NEAR_WHOLE = 8  # of the 64 bits
SAMPLED = 24  # bits of a corner's surroundings that make a drawer
DRAWERS = 5  # samples for each corner
VOTES = 4  # corners that must share a drawer
CROWDED = 12  # pictures in one drawer: it tells nothing (plain walls, letters)

_SAMPLES = np.random.default_rng(20220101).permuted(np.tile(np.arange(256), (DRAWERS, 1)), axis=1)[:, :SAMPLED]


class FingerprintIndex:
    """Pictures by number in the order they were added."""

    def __init__(self) -> None:
        self._pictures: list[Picture] = []
        self._wholes: dict[tuple[int, int], list[int]] = defaultdict(list)
        self._corners: dict[tuple[int, int], list[int]] = defaultdict(list)

    def add(self, picture: Picture) -> int:
        """Takes the picture in and gives its number."""
        number = len(self._pictures)
        self._pictures.append(picture)
        prints = prints_of(picture.fingerprints, picture.width, picture.height)
        if prints is not None:
            for drawer in _whole_drawers(prints.whole):
                self._wholes[drawer].append(number)
            for drawer in {drawer for drawers in _corner_drawers(prints) for drawer in drawers}:
                self._corners[drawer].append(number)
        return number

    def candidates(self, picture: Picture) -> list[int]:
        """Numbers of pictures worth comparing with this one, in order."""
        prints = prints_of(picture.fingerprints, picture.width, picture.height)
        if prints is None:
            return []
        mirrored = int(whole_hash(np.ascontiguousarray(prints.thumb[:, ::-1])), 16)
        wholes = {number for bits in (prints.whole, mirrored) for drawer in _whole_drawers(bits) for number in self._wholes.get(drawer, ())}
        near = {number for number in wholes if self._is_near(number, prints.whole, mirrored)}
        votes = Counter(number for drawers in _corner_drawers(prints) for number in self._in_one_of(drawers))
        return sorted(near | {number for number, count in votes.items() if count >= VOTES})

    def _is_near(self, number: int, *wholes: int) -> bool:
        own = prints_of(self._pictures[number].fingerprints, self._pictures[number].width, self._pictures[number].height)
        return own is not None and min((own.whole ^ bits).bit_count() for bits in wholes) <= NEAR_WHOLE

    def _in_one_of(self, drawers: list[tuple[int, int]]) -> set[int]:
        """Pictures that have this corner, too; each corner has one vote."""
        held = (self._corners.get(drawer, ()) for drawer in drawers)
        return {number for numbers in held if len(numbers) <= CROWDED for number in numbers}


def _whole_drawers(whole: int) -> list[tuple[int, int]]:
    return [(band, whole >> 8 * band & 0xFF) for band in range(BANDS)]


def _corner_drawers(prints: Prints) -> list[list[tuple[int, int]]]:
    """The drawers of each corner."""
    if not len(prints.corners):
        return []
    bits = np.unpackbits(prints.corners, axis=1)
    weights = 1 << np.arange(SAMPLED)
    keys = np.stack([bits[:, sample] @ weights for sample in _SAMPLES], axis=1)
    return [list(enumerate(row)) for row in keys.tolist()]


def copies(pictures: Iterable[Picture], likely: float = LIKELY_SAME) -> Iterator[tuple[int, int, float]]:
    """Pairs of places in `pictures` (the earlier first) that come from one shot, each with `similar`."""
    index = FingerprintIndex()
    known: list[Picture] = []
    for place, picture in enumerate(pictures):
        for earlier in index.candidates(picture):
            score = similar(known[earlier], picture)
            if score >= likely:
                yield earlier, place, score
        index.add(picture)
        known.append(picture)
