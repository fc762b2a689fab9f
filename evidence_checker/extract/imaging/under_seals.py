"""Print under seals: its lines made whole, and read from several pictures of the page, each with the seal taken away in another way.

The sign-off of an official paper (issuer and date) stands under its seal (GB/T 9704-2012 §7.3.5).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from evidence_checker.extract.imaging.ink import PRINTED, Removal, ink_of, unsealed
from evidence_checker.extract.imaging.seals import box_around
from evidence_checker.extract.imaging.strips import strip_of
from evidence_checker.extract.ocr.agreement import agreed, certain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence_checker.extract.imaging.reading import Image, Mask
    from evidence_checker.extract.imaging.seals import Stamp
    from evidence_checker.extract.imaging.upright import Sheet
    from evidence_checker.extract.ocr.engine import Engine, Quad, Reading

# besides `ink.ADDED`, by which the page is cleaned; None leaves the seal: what little shows through a dense star goes with the star
WAYS = (Removal(3, divided=True), Removal(1, divided=True), Removal(1), None)
LEAST_PRINT = 0.035  # of a line's area; a seal's own characters leave less
GAP = 1.0  # heights of a line between characters that still belong to it
FARTHEST = 8.0  # heights by which a line is made longer
MISSED = 0.02  # of a seal's box: so much print outside all lines is looked at again

Sides = tuple[int, int, int, int]  # left, top, right, bottom


def crosses_seal(quad: Quad, stamps: Sequence[Stamp]) -> bool:
    """Whether a line runs into the box of a seal."""
    left, top, right, bottom = _sides(quad)
    return any(left < s.right and right > s.left and (top + bottom) / 2 < s.bottom and (top + bottom) / 2 > s.top for s in stamps)


def is_print(clean: Image, quad: Quad) -> bool:
    """Whether a line holds more than the traces of a seal that was taken away."""
    return float((ink_of(strip_of(clean, quad), PRINTED) > 0).mean()) > LEAST_PRINT


def whole_lines(sheet: Sheet, engine: Engine) -> list[Quad]:
    """All lines of a page: those that the search missed under seals are added, those that it cut off there reach to the end of their print."""
    if not sheet.stamps:
        return sheet.quads
    ink = ink_of(sheet.clean, PRINTED)
    quads = list(sheet.quads)
    for stamp in sheet.stamps:
        quads += [quad for quad in _missed(sheet, stamp, quads, ink, engine) if not any(_covers(other, quad) for other in quads)]
    for place, quad in enumerate(quads):
        if crosses_seal(quad, sheet.stamps):
            quads[place] = _reaching(quad, ink, [*quads[:place], *quads[place + 1 :]])
    return quads


def _missed(sheet: Sheet, stamp: Stamp, quads: Sequence[Quad], ink: Mask, engine: Engine) -> list[Quad]:
    """What a second search finds in the seal and right around it, where print is left that stands in no line."""
    reach = (stamp.right - stamp.left) // 2
    left, top = max(0, stamp.left - reach), max(0, stamp.top - reach // 3)
    part = np.s_[top : stamp.bottom + reach // 3, left : stamp.right + reach]
    open_ink = ink.copy()
    for quad in quads:
        cv2.fillConvexPoly(open_ink, quad.astype(np.int32), (0,))
    inside = open_ink[max(0, stamp.top) : stamp.bottom, max(0, stamp.left) : stamp.right]
    if not inside.size or float((inside > 0).mean()) < MISSED:
        return []
    return [np.asarray(quad + np.array([left, top]), np.float32) for quad in engine.find(sheet.clean[part])]


def _covers(line: Quad, quad: Quad) -> bool:
    """Whether a good part of `quad` stands in a line already."""
    (left, top, right, bottom), other = _sides(line), _sides(quad)
    across, down = min(right, other[2]) - max(left, other[0]), min(bottom, other[3]) - max(top, other[1])
    return across > 0 and down > 0 and across * down > 0.25 * (other[2] - other[0]) * (other[3] - other[1])


def _reaching(quad: Quad, ink: Mask, others: Sequence[Quad]) -> Quad:
    """The line to the ends of the print on its row, as far as no other line stands there."""
    left, top, right, bottom = _sides(quad)
    tall = bottom - top
    beside = [_sides(other) for other in others if _on_row(_sides(other), top, bottom)]
    least = max([0, left - round(FARTHEST * tall), *(side[2] for side in beside if side[2] <= left + tall // 2)])
    most = min([ink.shape[1], right + round(FARTHEST * tall), *(side[0] for side in beside if side[0] >= right - tall // 2)])
    written = (ink[max(0, top + tall // 6) : bottom - tall // 6] > 0).sum(axis=0) > 1
    start = left - _run(written[least:left][::-1], round(GAP * tall))
    end = right + _run(written[right:most], round(GAP * tall))
    if left - start <= tall // 4 and end - right <= tall // 4:
        return quad
    start, end = (start - 3 if start < left else left), (end + 3 if end > right else right)
    return np.array([[start, top], [end, top], [end, bottom], [start, bottom]], np.float32)


def _on_row(sides: Sides, top: int, bottom: int) -> bool:
    return min(sides[3], bottom) - max(sides[1], top) > 0.4 * min(bottom - top, sides[3] - sides[1])


def _run(written: np.ndarray[tuple[int, ...], np.dtype[np.bool_]], gap: int) -> int:
    """How far print goes on from the start without a gap longer than `gap` columns."""
    end = -1
    for column in np.flatnonzero(written):
        if column - end > gap:
            break
        end = int(column)
    return end + 1


def _sides(quad: Quad) -> Sides:
    left, top, right, bottom = (round(float(side)) for side in (*quad.min(axis=0), *quad.max(axis=0)))
    return left, top, right, bottom


class SealedStrips:
    """Strips under the seals of one page, as the other ways of taking seals away show them; each picture is made once, when it is first asked for."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._pictures: dict[Removal | None, Image] = {None: sheet.image}

    def reading(self, quad: Quad, first: Reading, engine: Engine) -> Reading:
        """What a line says after all, `first` being what was read on the page without its seals.

        One way after the other until two agree; where they do not, all have a vote.
        """
        readings = [first]
        for way in WAYS:
            if certain(readings):
                break
            readings += engine.reread([strip_of(self._picture(way), quad)])
        return agreed(readings)

    def _picture(self, way: Removal | None) -> Image:
        if way and way not in self._pictures:
            self._pictures[way] = unsealed(self._sheet.image, map(box_around, self._sheet.stamps), way)
        return self._pictures[way]
