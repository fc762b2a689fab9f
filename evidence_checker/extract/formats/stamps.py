"""Red seals on pages that were not recognised as pictures: rendered pages and lone pictures of seals."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from evidence_checker.extract.formats.scans import WHOLE, placed
from evidence_checker.extract.imaging.decode import opened, pixels
from evidence_checker.extract.imaging.ring import seal_text
from evidence_checker.extract.imaging.seals import stamps_of
from evidence_checker.extract.model import Box, Line, LineRole, Seal
from evidence_checker.extract.ocr.engine import engine_named

if TYPE_CHECKING:
    from evidence_checker.extract.formats.draft import Draft
    from evidence_checker.extract.formats.shown import PictureFile
    from evidence_checker.extract.imaging.reading import Image, ImageOptions

MOST_REMEMBERED = 2000
_READ: dict[tuple[str, str], tuple[Seal, ...]] = {}
"""The seals of pictures, by their digests and the engine. A unit puts the same picture of its seal into many papers; it is read once."""
SHEET = 2.6
"""Side of the white sheet on which a lone picture is laid, in its longer sides: seals are looked for on pages, of which they cover a part."""


def add_seals(draft: Draft, image: Image, page: int, options: ImageOptions) -> list[Line]:
    """Put the seals of a page's picture on the page, those not known yet; gives what their rings say as lines."""
    height, width = image.shape[:2]
    lines: list[Line] = []
    for stamp in stamps_of(image):
        box = Box(max(stamp.left / width, 0.0), max(stamp.top / height, 0.0), min(stamp.right / width, 1.0), min(stamp.bottom / height, 1.0))
        if not any(seal.page == page and _overlap(seal.box, box) for seal in draft.seals):
            text, sure = seal_text(image, stamp, engine_named(options.engine, options.threads))
            lines += _add(draft, Seal(page, box, text, sure), options)
    return lines


def add_lone_seal(draft: Draft, file: PictureFile, page: int, within: Box | None, options: ImageOptions) -> list[Line] | None:
    """Put a picture that is a seal and nothing else on the page; gives what it says, None for any other picture.

    `within` is where the picture stands.
    """
    if (file.digest, options.engine) not in _READ:
        _remember(file.digest, options, lone_seals(file.read(), options.engine, options.threads))
    return add_known_seals(draft, file.digest, page, within, options)


def add_known_seals(draft: Draft, digest: str, page: int, within: Box | None, options: ImageOptions) -> list[Line] | None:
    """The same for a picture that was read before; None where it was not, or is no seal."""
    seals = _READ.get((digest, options.engine), ())
    lines: list[Line] = []
    for seal in seals:
        lines += _add(draft, replace(seal, page=page, box=placed(seal.box, within or WHOLE) or seal.box), options)
    return lines if seals else None


def _remember(digest: str, options: ImageOptions, seals: tuple[Seal, ...]) -> None:
    while len(_READ) >= MOST_REMEMBERED:
        _READ.pop(next(iter(_READ)))
    _READ[digest, options.engine] = seals


def lone_seals(data: bytes, engine: str, threads: int) -> tuple[Seal, ...]:
    """The seals in a picture file."""
    with opened(data) as file:
        image = pixels(file)
    height, width = image.shape[:2]
    side = round(SHEET * max(height, width))
    across, down = (side - width) // 2, (side - height) // 2
    sheet = np.pad(image, ((down, down), (across, across), (0, 0)), constant_values=255)
    seals = []
    for stamp in stamps_of(sheet):
        text, sure = seal_text(sheet, stamp, engine_named(engine, threads))
        sides = ((stamp.left - across) / width, (stamp.top - down) / height, (stamp.right - across) / width, (stamp.bottom - down) / height)
        seals.append(Seal(1, Box(*(min(max(side, 0.0), 1.0) for side in sides)), text, sure))
    return tuple(seals)


def _add(draft: Draft, seal: Seal, options: ImageOptions) -> list[Line]:
    draft.seals.append(seal)
    source = engine_named(options.engine, options.threads).source
    return [Line(seal.text, seal.page, seal.box, source, seal.confidence, LineRole.SEAL)] if seal.text else []


def _overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share most of the smaller one."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    smaller = min((box.right - box.left) * (box.bottom - box.top) for box in (one, other))
    return across > 0 and down > 0 and across * down > 0.5 * smaller
