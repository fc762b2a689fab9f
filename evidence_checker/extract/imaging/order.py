"""The order in which a person reads the lines of a page: rows from the top; text set in columns column by column."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from evidence_checker.extract.imaging.cut import gutter_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence_checker.extract.model import Box

FEWEST_IN_COLUMN = 5  # lines; fewer are labels and values side by side
FULL = 0.55  # of a column's width that its lines fill on average


def page_order(boxes: Sequence[Box], width_by_height: float) -> list[int]:
    """The places of the boxes in the order of reading; of a spread of two pages the left one first."""
    gutter = gutter_of(boxes, width_by_height)
    if gutter is None:
        return reading_order(boxes)
    sides = [[place for place, box in enumerate(boxes) if (box.left < gutter) == left] for left in (True, False)]
    return [place for side in sides for place in reading_order_within(boxes, side)]


def reading_order(boxes: Sequence[Box]) -> list[int]:
    """The places of the boxes in `boxes`, in the order of reading."""
    rows = _rows(boxes)
    order: list[int] = []
    while rows:
        gutter, count = _gutter(boxes, rows)
        if count:
            block = [place for row in rows[:count] for place in row]
            left = [place for place in block if boxes[place].right <= gutter]
            order.extend(reading_order_within(boxes, left))
            order.extend(reading_order_within(boxes, [place for place in block if boxes[place].right > gutter]))
            rows = rows[count:]
        else:
            order.extend(rows.pop(0))
    return order


def reading_order_within(boxes: Sequence[Box], places: list[int]) -> list[int]:
    """The same for some of the boxes."""
    if not places:
        return []
    return [places[place] for place in reading_order([boxes[place] for place in places])]


def _rows(boxes: Sequence[Box]) -> list[list[int]]:
    """Boxes that stand side by side, from left to right; the rows from the top."""
    rows: list[list[int]] = []
    for place in sorted(range(len(boxes)), key=lambda place: ((boxes[place].top + boxes[place].bottom) / 2, boxes[place].left)):
        box = boxes[place]
        if rows and _beside(boxes[rows[-1][0]], box):
            rows[-1].append(place)
        else:
            rows.append([place])
    return [sorted(row, key=lambda place: boxes[place].left) for row in rows]


def _beside(one: Box, other: Box) -> bool:
    middle = (other.top + other.bottom) / 2
    return abs((one.top + one.bottom) / 2 - middle) < 0.5 * min(one.bottom - one.top, other.bottom - other.top)


def _gutter(boxes: Sequence[Box], rows: list[list[int]]) -> tuple[float, int]:
    """Where text that begins with the first row is parted into columns, and over how many rows; 0 rows where it is not."""
    first = rows[0]
    for one, other in pairwise(first):
        gutter = (boxes[one].right + boxes[other].left) / 2
        count = next((number for number, row in enumerate(rows) if any(_crosses(boxes[place], gutter) for place in row)), len(rows))
        if _set_in_columns(boxes, [place for row in rows[:count] for place in row], gutter):
            return gutter, count
    return 0.0, 0


def _crosses(box: Box, gutter: float) -> bool:
    return box.left < gutter < box.right


def _set_in_columns(boxes: Sequence[Box], places: list[int], gutter: float) -> bool:
    return all(_is_column([boxes[place] for place in places if (boxes[place].left < gutter) == side]) for side in (True, False))


def _is_column(column: list[Box]) -> bool:
    """Running text fills its column; labels and figures do not."""
    if len(column) < FEWEST_IN_COLUMN:
        return False
    width = max(box.right for box in column) - min(box.left for box in column)
    filled = float(np.mean([box.right - box.left for box in column])) / max(width, 1e-6)
    return width > 0.18 and filled >= FULL
