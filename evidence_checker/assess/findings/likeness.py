"""Texts that share most of their groups of four characters, found among thousands without comparing each with each.

Each text is sketched by the least of its groups under many random orders (min-hash); texts that agree in one band of a sketch are compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

GROUP = 4  # characters
BANDS, ROWS = 12, 5  # texts that share 85 % agree in a band in 999 of 1,000 cases, those that share 30 % in 3 of 100
HELD = 0.9  # of the shorter text in the longer one: a copy that was given another first paragraph and captions
LIKE_LENGTH = 0.8
CROWDED = 40  # texts in one drawer: they are compared with its first ones only

Groups = NDArray[np.uint64]

_chance = np.random.default_rng(20220101)
_FACTORS = _chance.integers(1, 2**63, BANDS * ROWS, dtype=np.uint64) | np.uint64(1)
_SHIFTS = _chance.integers(0, 2**63, BANDS * ROWS, dtype=np.uint64)


def groups_of(text: str) -> Groups:
    """The text's groups of neighbouring characters as sorted numbers; every character counts by its first sixteen bits."""
    signs = np.frombuffer(text.encode("utf-16-le"), np.uint16).astype(np.uint64)
    if len(signs) < GROUP:
        return np.zeros(0, np.uint64)
    parts = [signs[at : len(signs) - GROUP + 1 + at] << np.uint64(16 * at) for at in range(GROUP)]
    return np.unique(parts[0] | parts[1] | parts[2] | parts[3])


def are_alike(one: Groups, other: Groups, least: float) -> bool:
    """They share at least so much of what either has (Jaccard), or one of like length holds nearly all of the shorter."""
    both = len(np.intersect1d(one, other, assume_unique=True))
    shorter, longer = sorted((len(one), len(other)))
    return both / max(1, shorter + longer - both) >= least or (shorter >= LIKE_LENGTH * longer and both / max(1, shorter) >= HELD)


def alike(texts: Sequence[str], least: float) -> Iterator[tuple[int, int]]:
    """Pairs of places (the earlier first) of texts that share at least so much."""
    known = [groups_of(text) for text in texts]
    drawers: dict[tuple[int, bytes], list[int]] = defaultdict(list)
    for at, groups in enumerate(known):
        drawn = [drawers[key] for key in _keys(groups)] if len(groups) else []
        for other in sorted({earlier for drawer in drawn for earlier in drawer[:CROWDED]}):
            if are_alike(groups, known[other], least):
                yield other, at
        for drawer in drawn:
            drawer.append(at)


def _keys(groups: Groups) -> list[tuple[int, bytes]]:
    """The bands of a text's sketch."""
    mixed = groups[:, np.newaxis] * _FACTORS[np.newaxis, :] + _SHIFTS[np.newaxis, :]
    sketch = (mixed ^ (mixed >> np.uint64(29))).min(axis=0).reshape(BANDS, ROWS)
    return [(band, sketch[band].tobytes()) for band in range(BANDS)]
