"""Reading one page picture, from pixels to lines, tables and seals."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import cv2
import numpy as np

from evidence_checker.extract.imaging.cells import by_cell, marks_of, table_of
from evidence_checker.extract.imaging.decode import as_pixels
from evidence_checker.extract.imaging.flatten import flattened
from evidence_checker.extract.imaging.grid import grids_of
from evidence_checker.extract.imaging.halves import slices_of
from evidence_checker.extract.imaging.ink import grey_of, ink_of, is_red
from evidence_checker.extract.imaging.order import page_order, reading_order
from evidence_checker.extract.imaging.quality import legibility, page_problem, quality_of
from evidence_checker.extract.imaging.reading import ImageOptions, PageReading
from evidence_checker.extract.imaging.ring import seal_text
from evidence_checker.extract.imaging.roles import role_of
from evidence_checker.extract.imaging.signature import signatures_of
from evidence_checker.extract.imaging.store import kept
from evidence_checker.extract.imaging.strips import box_of, strip_of
from evidence_checker.extract.imaging.turn import extent
from evidence_checker.extract.imaging.under_seals import SealedStrips, crosses_seal, is_print, whole_lines
from evidence_checker.extract.imaging.upright import Sheet, set_upright
from evidence_checker.extract.model import Box, Line, LineRole, Page, Seal, Table
from evidence_checker.extract.ocr.engine import engine_named
from evidence_checker.extract.ocr.slips import corrected

if TYPE_CHECKING:
    from PIL import Image as Pillow

    from evidence_checker.extract.imaging.cells import Place
    from evidence_checker.extract.imaging.reading import Image
    from evidence_checker.extract.imaging.seals import Stamp
    from evidence_checker.extract.ocr.engine import Engine, Quad, Reading

    Read = tuple[Quad, Place | None, Reading]

WORKING_SIDE = 1240  # pixels of the shorter side: A4 at 150 dpi, beyond which reading gains nothing
LEAST_SURE = 0.3  # readings below are noise
LEAST_INK = 0.012  # of a strip's area; strips with less are paper
CENTRED = 0.04  # of the page's width that left and right margin may differ


def read_page_image(image: Image | Pillow.Image, page: int = 1, options: ImageOptions | None = None) -> PageReading:
    """Reads a picture of a page. Text that cannot be trusted gives the page the problem `illegible`, an empty sheet `blank-page`."""
    options = options or ImageOptions()
    engine = engine_named(options.engine, options.threads)
    return _read(set_upright(_working_size(flattened(as_pixels(image))), engine, options.threads), page, options)


def read_as_it_lies(image: Image | Pillow.Image, page: int = 1, options: ImageOptions | None = None) -> PageReading:
    """The words in a picture that is perhaps no page: nothing is turned or straightened, no tables or seals are looked for."""
    options = options or ImageOptions()
    engine = engine_named(options.engine, options.threads)
    working = _working_size(as_pixels(image))
    found = _read_lines(working, [(quad, None) for quad in engine.find_sparse(working)], engine)
    lines = [_line(working, quad, None, reading, engine, page) for quad, _, reading in found]
    order = reading_order([line.box or Box(0, 0, 0, 0) for line in lines])
    height, width = working.shape[:2]
    return PageReading(Page(page, width, height), tuple(lines[place] for place in order), upright=working)


def _read(sheet: Sheet, page: int, options: ImageOptions) -> PageReading:
    engine = engine_named(options.engine, options.threads)
    lines, tables = _read_sheet(sheet, engine, page)
    seals = tuple(_seal(sheet.image, stamp, engine, page) for stamp in sheet.stamps)
    told = _page(sheet, page, lines, options)
    signatures, slices = signatures_of(sheet.image, lines, page), tuple(slices_of(sheet.image, page))
    return PageReading(told, lines + _ring_lines(seals, engine), tables, seals, signatures, slices, sheet.image)


def _working_size(image: Image) -> Image:
    height, width = image.shape[:2]
    scale = WORKING_SIDE / max(1, min(height, width))
    if scale >= 1:
        return image
    return np.asarray(cv2.resize(image, (round(width * scale), round(height * scale)), interpolation=cv2.INTER_AREA), np.uint8)


def _read_sheet(sheet: Sheet, engine: Engine, page: int) -> tuple[tuple[Line, ...], tuple[Table, ...]]:
    """The lines in the order of reading, and the tables. What vanishes with a seal's colour was the seal's own, and is no line."""
    height, width = sheet.image.shape[:2]
    ink = ink_of(sheet.clean)
    grids = grids_of(ink)
    marks = marks_of(grids, ink)
    quads, places = by_cell(whole_lines(sheet, engine), grids, ink, marks)
    found = _read_lines(sheet.clean, [(quad, place) for quad, place in zip(quads, places, strict=True) if not _of_seal(sheet, quad)], engine)
    found = _reread_under_seals(sheet, found, engine)
    lines = [(_line(sheet.image, quad, place, reading, engine, page), place) for quad, place, reading in found]
    order = page_order([line.box or Box(0, 0, 0, 0) for line, _ in lines], width / height)
    lines = [lines[place] for place in order]
    tables = tuple(table_of(grid, number, page, lines, marks, (width, height)) for number, grid in enumerate(grids))
    return tuple(line for line, _ in lines), tables


def _of_seal(sheet: Sheet, quad: Quad) -> bool:
    """Whether a line is a seal's own ink: red, inside the seal, and next to nothing once the seal is taken away."""
    x, y = quad.mean(axis=0)
    inside = any(stamp.left < x < stamp.right and stamp.top < y < stamp.bottom for stamp in sheet.stamps)
    return inside and is_red(strip_of(sheet.image, quad)) and not is_print(sheet.clean, quad)


def _reread_under_seals(sheet: Sheet, found: list[Read], engine: Engine) -> list[Read]:
    """The lines that a seal lies on, read with more care."""
    strips = SealedStrips(sheet)
    return [(quad, place, strips.reading(quad, reading, engine) if crosses_seal(quad, sheet.stamps) else reading) for quad, place, reading in found]


def _read_lines(image: Image, lines: list[tuple[Quad, Place | None]], engine: Engine) -> list[Read]:
    """What the lines say; those that hold nothing or nothing certain are left out."""
    strips, kept_lines = [], []
    for quad, place in lines:
        strip = strip_of(image, quad)
        if min(strip.shape[:2]) >= 4 and _inked(strip):
            strips.append(strip)
            kept_lines.append((quad, place))
    readings = engine.read(strips)
    found = zip(kept_lines, readings, strict=True)
    return [(quad, place, reading) for (quad, place), reading in found if reading.text and reading.confidence >= LEAST_SURE]


def _inked(strip: Image) -> bool:
    """Whether anything is written on a strip: paper alone is not worth reading."""
    grey = grey_of(strip).astype(np.int16)
    return float((np.abs(grey - np.median(grey)) > 20).mean()) > LEAST_INK


def _line(image: Image, quad: Quad, place: Place | None, reading: Reading, engine: Engine, page: int) -> Line:
    box = box_of(quad, image)
    line = Line(
        corrected(reading.text),
        page,
        box,
        engine.source,
        round(reading.confidence, 4),
        height=round(extent(quad)[1] / image.shape[0], 4),
        centred=abs(box.left - (1 - box.right)) < CENTRED and box.right - box.left < 0.8,
        red=is_red(strip_of(image, quad)),
    )
    return replace(line, role=role_of(line, quad, in_table=place is not None))


def _seal(image: Image, stamp: Stamp, engine: Engine, page: int) -> Seal:
    corners = np.array([[stamp.left, stamp.top], [stamp.right, stamp.bottom]], np.float32)
    text, sure = seal_text(image, stamp, engine)
    return Seal(page, box_of(corners, image), text, sure)


def _ring_lines(seals: tuple[Seal, ...], engine: Engine) -> tuple[Line, ...]:
    return tuple(Line(seal.text, seal.page, seal.box, engine.source, seal.confidence, LineRole.SEAL) for seal in seals if seal.text)


def _page(sheet: Sheet, number: int, lines: tuple[Line, ...], options: ImageOptions) -> Page:
    height, width = sheet.image.shape[:2]
    quality = quality_of(sheet.image)
    legible = legibility(quality, lines, height)
    problem = page_problem(quality, lines, legible, number)
    return Page(number, width, height, sheet.turned, sheet.skew, legible, scanned=True, stored=kept(sheet.image, options.store), problem=problem)
