"""Where a long screenshot is cut into pages, and where a spread of two pages parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from evidence_checker.extract.imaging.ink import grey_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence_checker.extract.imaging.reading import Image
    from evidence_checker.extract.model import Box

LONG = 2.3  # height by width from which a picture is more than one page
PAGE = 1.5  # height by width of a piece
SEARCH = 0.35  # of a piece's height in which a quiet place is looked for
QUIET = 6.0  # grey levels that a row varies by at most where nothing is written

SPREAD = 1.2  # width by height from which a picture may be a spread
MIDDLE = (0.42, 0.58)
GUTTER = 0.025  # of the width
FEWEST = 5  # lines on either side


def pieces(image: Image) -> list[tuple[int, int]]:
    """First and last row of each piece of a long picture, cut where nothing is written; the whole where it is not long."""
    height, width = image.shape[:2]
    if height < LONG * width:
        return [(0, height)]
    quiet = grey_of(image).std(axis=1) < QUIET
    cuts, piece = [0], round(PAGE * width)
    while height - cuts[-1] > LONG * width / PAGE:
        cuts.append(_quiet_row(quiet, cuts[-1] + piece, round(SEARCH * piece)))
    return list(zip(cuts, [*cuts[1:], height], strict=True))


def _quiet_row(quiet: np.ndarray[tuple[int, ...], np.dtype[np.bool_]], wanted: int, reach: int) -> int:
    """The middle of the longest quiet stretch within reach of a row; the row itself where there is none."""
    best, length, start = wanted, 0, None
    for row in range(max(0, wanted - reach), min(len(quiet), wanted + reach)):
        if not quiet[row]:
            start = None
            continue
        start = row if start is None else start
        if row - start > length:
            best, length = (row + start) // 2, row - start
    return best


def gutter_of(boxes: Sequence[Box], width_by_height: float) -> float | None:
    """Where a spread of two pages parts (fraction of the width), None where the picture is one page.

    No line may run across, there must be text on both sides, and the same empty strip all the way down.
    """
    if width_by_height < SPREAD:
        return None
    edges = sorted((box.left, box.right) for box in boxes)
    reached, best = 0.0, (0.0, 0.0)
    for left, right in edges:
        middle = (reached + left) / 2
        if MIDDLE[0] < middle < MIDDLE[1] and left - reached > best[0]:
            best = left - reached, middle
        reached = max(reached, right)
    sides = [sum((box.left < best[1]) == side for box in boxes) for side in (True, False)]
    return best[1] if best[0] >= GUTTER and min(sides) >= FEWEST else None
