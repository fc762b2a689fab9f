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
from evidence_checker.extract.imaging.ink import grey_of, ink_of, is_red, without_red
from evidence_checker.extract.imaging.order import page_order, reading_order
from evidence_checker.extract.imaging.quality import legibility, page_problem, quality_of
from evidence_checker.extract.imaging.reading import ImageOptions, PageReading
from evidence_checker.extract.imaging.ring import seal_text
from evidence_checker.extract.imaging.roles import role_of
from evidence_checker.extract.imaging.seals import Stamp, stamps_of
from evidence_checker.extract.imaging.signature import signatures_of
from evidence_checker.extract.imaging.store import kept
from evidence_checker.extract.imaging.strips import box_of, strip_of
from evidence_checker.extract.imaging.turn import extent
from evidence_checker.extract.imaging.upright import Sheet, set_upright
from evidence_checker.extract.model import Box, Line, LineRole, Page, Seal, Table
from evidence_checker.extract.ocr.engine import engine_named

if TYPE_CHECKING:
    from PIL import Image as Pillow

    from evidence_checker.extract.imaging.cells import Place
    from evidence_checker.extract.imaging.reading import Image, Mask
    from evidence_checker.extract.ocr.engine import Engine, Quad, Reading

    Read = tuple[Quad, Place | None, Reading]

WORKING_SIDE = 1240  # pixels of the shorter side: A4 at 150 dpi, beyond which reading gains nothing
LEAST_SURE = 0.3  # readings below are noise
LEAST_INK = 0.012  # of a strip's area; strips with less are paper
UNDER_SEAL = 0.08  # of a line's box that a seal covers
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
    found = _read_lines(working, working, [(quad, None) for quad in engine.find(working)], [], engine)
    lines = [_line(working, quad, None, reading, engine, page) for quad, _, reading in found]
    order = reading_order([line.box or Box(0, 0, 0, 0) for line in lines])
    height, width = working.shape[:2]
    return PageReading(Page(page, width, height), tuple(lines[place] for place in order), upright=working)


def _read(sheet: Sheet, page: int, options: ImageOptions) -> PageReading:
    engine = engine_named(options.engine, options.threads)
    stamps = stamps_of(sheet.image)
    lines, tables = _read_sheet(sheet, stamps, engine, page)
    seals = tuple(_seal(sheet.image, stamp, engine, page) for stamp in stamps)
    told = _page(sheet, page, lines, options)
    return PageReading(told, lines + _ring_lines(seals, engine), tables, seals, signatures_of(sheet.image, lines, page), sheet.image)


def _working_size(image: Image) -> Image:
    height, width = image.shape[:2]
    scale = WORKING_SIDE / max(1, min(height, width))
    if scale >= 1:
        return image
    return np.asarray(cv2.resize(image, (round(width * scale), round(height * scale)), interpolation=cv2.INTER_AREA), np.uint8)


def _read_sheet(sheet: Sheet, stamps: list[Stamp], engine: Engine, page: int) -> tuple[tuple[Line, ...], tuple[Table, ...]]:
    """The lines in the order of reading, and the tables."""
    height, width = sheet.image.shape[:2]
    ink = ink_of(sheet.image)
    grids = grids_of(ink)
    clean = without_red(sheet.image) if stamps else sheet.image
    written = _cleared(ink, clean, stamps)
    marks = marks_of(grids, written)
    quads, places = by_cell(sheet.quads, grids, written, marks)
    found = _read_lines(sheet.image, clean, list(zip(quads, places, strict=True)), stamps, engine)
    lines = [(_line(sheet.image, quad, place, reading, engine, page), place) for quad, place, reading in found]
    order = page_order([line.box or Box(0, 0, 0, 0) for line, _ in lines], width / height)
    lines = [lines[place] for place in order]
    tables = tuple(table_of(grid, number, page, lines, marks, (width, height)) for number, grid in enumerate(grids))
    return tuple(line for line, _ in lines), tables


def _cleared(ink: Mask, clean: Image, stamps: list[Stamp]) -> Mask:
    """The ink without that of seals; elsewhere red ink counts, since forms are printed with it."""
    written = ink.copy()
    for stamp in stamps:
        top, bottom, left, right = max(0, stamp.top), stamp.bottom, max(0, stamp.left), stamp.right
        written[top:bottom, left:right] = ink_of(clean[top:bottom, left:right])
    return written


def _read_lines(image: Image, clean: Image, lines: list[tuple[Quad, Place | None]], stamps: list[Stamp], engine: Engine) -> list[Read]:
    """What the lines say. Lines under a seal are read without its colour; what vanishes with that colour was the seal's own."""
    strips, kept_lines = [], []
    for quad, place in lines:
        strip = strip_of(clean if _under_seal(quad, stamps) else image, quad)
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


def _under_seal(quad: Quad, stamps: list[Stamp]) -> bool:
    left, top, right, bottom = (float(side) for side in (*quad.min(axis=0), *quad.max(axis=0)))
    area = max(1.0, (right - left) * (bottom - top))
    shared = (max(0.0, min(right, s.right) - max(left, s.left)) * max(0.0, min(bottom, s.bottom) - max(top, s.top)) for s in stamps)
    return any(part > UNDER_SEAL * area for part in shared)


def _line(image: Image, quad: Quad, place: Place | None, reading: Reading, engine: Engine, page: int) -> Line:
    box = box_of(quad, image)
    line = Line(
        reading.text,
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
