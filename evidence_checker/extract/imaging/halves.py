"""Seals set across the edges of a fanned pile of pages (骑缝章): each page has a slice of it at its margin, and the slices make the seal.

A red tab, a line, the edge of a heading or of a photograph may stand at a margin too; only slices that together close to a ring are a seal.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import cv2
import numpy as np

from evidence_checker.extract.imaging.ink import redness
from evidence_checker.extract.imaging.seals import LOOK, REDDISH, Stamp, filled, ring_closed
from evidence_checker.extract.model import Box

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from evidence_checker.extract.imaging.reading import Image, Mask

BAND = 0.2  # of the page's shorter side: half of the largest seal of two pages, and what its print sways
TOUCH = 0.02  # of the shorter side; a scanner cuts off or adds so much at an edge
GAP = 0.16  # of the shorter side; in a slice beside the star so much lies between the ring above and the ring below
LOWEST, HIGHEST = 0.06, 0.25  # of the shorter side, height of a slice
FULLEST = 0.6  # of a slice's rectangle may be ink; a tab is full
LEAST = 60  # red pixels of a slice
ALIKE = 0.05  # of the shorter side by which the middles of slices may differ
CLOSED = 0.78  # of the directions in which the slices put together must have their ring; red words at an edge reach 0.71, seals of 2 to 8 pages 0.9
FLATTEST = 2.6  # height by width of the slices together: what scanners cut off every edge is missing in it
SKIPPED = 2  # from page to page; backs of sheets have no slice


@dataclass(frozen=True, slots=True)
class Slice:
    """Red ink at the edge of a page that may be part of a seal; `side`: left or right.

    `ink` is its mask with the page's edge at its right, on a page whose shorter side is `LOOK` pixels, of which `row` is its uppermost row.
    """

    page: int
    side: str
    box: Box
    row: int
    ink: Mask

    @property
    def middle(self) -> float:
        """The row of its middle."""
        return self.row + len(self.ink) / 2


def slices_of(image: Image, page: int = 1) -> list[Slice]:
    """What at the edges of an upright page may be part of a seal, at most one on each side."""
    height, width = image.shape[:2]
    paper = int(np.median(redness(np.ascontiguousarray(image[::7, ::7]))))  # reddish paper or light
    found = []
    for side in ("right", "left"):
        band = image[:, -round(BAND * min(height, width)) :] if side == "right" else image[:, round(BAND * min(height, width)) - 1 :: -1]
        mask = _red(band, LOOK / min(height, width), paper)
        best = max(_clusters(mask), key=lambda cluster: int(cv2.countNonZero(cluster[1])), default=None)
        if best is not None:
            found.append(_slice(page, side, best, (mask.shape[0], round(width * LOOK / min(height, width)))))
    return found


def _red(band: Image, scale: float, paper: int) -> Mask:
    """The red pixels of a part of a page, brought to the size in which seals are looked for."""
    small = cv2.resize(np.ascontiguousarray(band), None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return np.asarray((redness(np.asarray(small, np.uint8)) > REDDISH + paper).astype(np.uint8) * 255)


def seals_across(slices: Sequence[Slice]) -> list[list[Slice]]:
    """The slices of neighbouring pages that together are a seal, seal by seal."""
    runs = [run for side in ("right", "left") for run in _runs([one for one in slices if one.side == side])]
    return [run for run in runs if len(run) > 1 and max(_closed(run), _closed(run[::-1])) >= CLOSED]


def _clusters(band: Mask) -> Iterator[tuple[int, Mask]]:
    """Red things in the band that reach its edge and stay within it, those above one another taken together; their uppermost row and ink."""
    if not band[:, -round(TOUCH * LOOK) :].any():
        return
    joined = cv2.morphologyEx(band, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    labels = cv2.connectedComponents(joined, connectivity=8)[1]
    crossing = [label for label in np.unique(labels[:, 0]) if label]
    clean = np.where(np.isin(labels, crossing), 0, band).astype(np.uint8)
    rows = np.flatnonzero(clean.any(axis=1))
    for part in np.split(rows, np.flatnonzero(np.diff(rows) > GAP * LOOK) + 1):
        if len(part) and _fits(ink := clean[part[0] : part[-1] + 1]):
            yield int(part[0]), ink


def _fits(ink: Mask) -> bool:
    """Whether a cluster has the height of a slice, reaches the edge and is not full of ink."""
    columns = np.flatnonzero(ink.any(axis=0))
    if len(columns) == 0 or not LOWEST * LOOK <= ink.shape[0] <= HIGHEST * LOOK or columns[-1] < ink.shape[1] - TOUCH * LOOK:
        return False
    pixels = cv2.countNonZero(ink)
    return bool(LEAST <= pixels <= FULLEST * ink.shape[0] * (columns[-1] - columns[0] + 1))


def _slice(page: int, side: str, cluster: tuple[int, Mask], shape: tuple[int, int]) -> Slice:
    row, ink = cluster
    height, width = shape
    columns = np.flatnonzero(ink.any(axis=0))
    near, far = (ink.shape[1] - columns[-1] - 1) / width, (ink.shape[1] - columns[0]) / width
    edges = (1 - far, 1 - near) if side == "right" else (near, far)
    cut = ink[:, columns[0] : columns[-1] + 1]
    return Slice(page, side, Box(edges[0], row / height, edges[1], (row + ink.shape[0]) / height), row, cut)


def _runs(slices: Sequence[Slice]) -> Iterator[list[Slice]]:
    """Slices of pages that follow one another, at the same height."""
    run: list[Slice] = []
    for one in sorted(slices, key=lambda one: one.page):
        if run and not (one.page - run[-1].page <= SKIPPED and abs(one.middle - float(np.median([other.middle for other in run]))) <= ALIKE * LOOK):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _closed(run: Sequence[Slice]) -> float:
    """How closed a ring the slices make, laid side by side in this order; 0 where they make none."""
    first, last = min(one.row for one in run), max(one.row + one.ink.shape[0] for one in run)
    width = sum(one.ink.shape[1] for one in run)
    if not 1 / FLATTEST <= (last - first) / width <= FLATTEST:
        return 0.0
    sheet = np.zeros((last - first, width), np.uint8)
    at = 0
    for one in run:
        height, width = one.ink.shape
        sheet[one.row - first : one.row - first + height, at : at + width] = one.ink
        at += width
    whole = Stamp(0, 0, sheet.shape[1], sheet.shape[0])
    if filled(sheet, whole) > FULLEST:
        return 0.0
    return max(ring_closed(sheet, replace(whole, top=cut, bottom=sheet.shape[0] - cut)) for cut in (0, 2, 4, 6))
