"""Ink where a signature belongs: beside or under words that ask for one, where no print was read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import cv2
import numpy as np

from evidence_checker.extract.imaging.ink import ink_of, redness
from evidence_checker.extract.model import Box, Line, Signature

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence_checker.extract.imaging.reading import Image, Mask

_ASKS = re.compile(
    r"(签字|签名|签章|签发|审批|审核|复核|经手|经办|负责|领导|代表|收款|领款|交款|证明|验收|制表|填表|记录)人?(（?(签字|签名|签章|盖章)）?)?\s*[:：]\s*$|(签字|签名)[)）]?\s*[:：]?\s*$"
)
_FORM = re.compile(r"^[_\s]*(?:日期|时间|电话|联系|地址|盖章|[（(]?公?章|\d{0,4}[_\s]*年[_\s\d]*月)")
"""What a form prints beside the place for a name, however badly it is read."""
REACH = 9.0  # heights of the line to its right in which a name is written
HIGHER = 0.7  # heights by which handwriting rises above and falls below the line
WIDER = 0.12  # heights by which print reaches over its box
LEAST_INK = 0.025
RULE = 1.8  # heights of the line: a straight horizontal run as long is a printed rule
PRINTED = 0.9  # confidence from which what was read counts as print


def signatures_of(image: Image, lines: Sequence[Line], page: int) -> tuple[Signature, ...]:
    """One for each place that asks for a signature and holds ink other than print and seals."""
    asking = [line for line in lines if line.box and _ASKS.search(line.text)]
    if not asking:
        return ()
    ink = ink_of(image)
    ink[redness(image) > 40] = 0
    for line in lines:
        if line.box and line not in asking and (line.confidence >= PRINTED or _FORM.match(line.text)):
            _wipe(ink, line.box)
    found = ((line, _signed_place(line, lines, ink)) for line in asking)
    return tuple(Signature(page, place, line.text.strip(" :：")) for line, place in found if place is not None)


def _signed_place(asking: Line, lines: Sequence[Line], ink: Mask) -> Box | None:
    box = asking.box
    if box is None:
        return None
    tall = box.bottom - box.top
    height, width = ink.shape
    right = min(1.0, box.right + REACH * tall * height / width, *(n for line in lines if (n := _next_print(line, box)) is not None))
    place = Box(box.right, max(0.0, box.top - HIGHER * tall), right, min(1.0, box.bottom + HIGHER * tall))
    if (place.right - place.left) * width < 1.5 * tall * height:
        return None
    part = ink[round(place.top * height) : round(place.bottom * height), round(place.left * width) : round(place.right * width)]
    return place if part.size and float((_without_rules(part, RULE * tall * height) > 0).mean()) > LEAST_INK else None


def _wipe(ink: Mask, box: Box) -> None:
    """Takes away what was read as print: it stands above, below or behind the place and is nobody's hand."""
    height, width = ink.shape
    edge = WIDER * (box.bottom - box.top)
    rows = slice(max(0, round((box.top - edge) * height)), round((box.bottom + edge) * height))
    ink[rows, max(0, round(box.left * width - edge * height)) : round(box.right * width + edge * height)] = 0


def _without_rules(ink: Mask, length: float) -> Mask:
    """The ink without the rule that was printed to write on: straight runs longer than strokes of handwriting are."""
    run = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, max(3, round(length))), np.uint8))
    thick = cv2.dilate(run, np.ones((5, 3), np.uint8))  # the ragged edge of the rule goes with it
    return np.where(thick > 0, 0, ink).astype(ink.dtype)


def _next_print(line: Line, box: Box) -> float | None:
    """Where the next printed words to the right begin."""
    other = line.box
    if other is None or line.confidence < PRINTED or other.left < box.right - 0.005:
        return None
    return other.left if min(other.bottom, box.bottom) - max(other.top, box.top) > 0.3 * (box.bottom - box.top) else None
