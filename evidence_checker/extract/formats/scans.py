"""Putting what was read from page pictures into a draft."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from evidence_checker.extract.model import Box, Cell, Line, Seal, Signature, Table

if TYPE_CHECKING:
    from evidence_checker.extract.formats.draft import Draft
    from evidence_checker.extract.imaging.reading import ImageOptions, PageReading
    from evidence_checker.extract.options import ExtractOptions

WHOLE = Box(0.0, 0.0, 1.0, 1.0)


def image_options(options: ExtractOptions) -> ImageOptions:
    """The same choices, for pictures."""
    from evidence_checker.extract.imaging.reading import ImageOptions  # loads the imaging libraries

    return ImageOptions(engine=options.ocr, store=options.store)


def add_page(draft: Draft, reading: PageReading) -> None:
    """Put a page that was read from its picture after the last page."""
    number = draft.last_page + 1
    page = replace(reading.page, number=number)
    if page.problem is not None:
        problem = replace(page.problem, page=number)
        page = replace(page, problem=problem)
        draft.problems.append(problem)
    draft.pages.append(page)
    add_contents(draft, reading, number)
    draft.lines += [replace(line, page=number) for line in reading.lines]
    draft.slices += [replace(one, page=number) for one in reading.slices]


def add_contents(draft: Draft, reading: PageReading, number: int, within: Box | None = WHOLE) -> None:
    """Put the tables, seals and signatures of a page picture on a page of which it covers the part `within` (None: unknown which)."""
    draft.tables += [_table(table, number, within) for table in reading.tables]
    draft.seals += [replace(seal, page=number, box=_seal_box(seal, within)) for seal in reading.seals]
    draft.signatures += [replace(mark, page=number, box=_seal_box(mark, within)) for mark in reading.signatures]


def lines_within(reading: PageReading, number: int, within: Box | None) -> list[Line]:
    """The lines of a picture that covers a part of a page, with their boxes in fractions of that page."""
    return [replace(line, page=number, box=placed(line.box, within), height=None) for line in reading.lines]


def placed(box: Box | None, within: Box | None) -> Box | None:
    """A box in fractions of a picture as one in fractions of the page on which the picture covers `within`."""
    if box is None or within is None or within == WHOLE:
        return None if within is None else box
    width, height = within.right - within.left, within.bottom - within.top
    return Box(
        within.left + box.left * width,
        within.top + box.top * height,
        within.left + box.right * width,
        within.top + box.bottom * height,
    )


def _seal_box(mark: Seal | Signature, within: Box | None) -> Box:
    return placed(mark.box, within) or mark.box


def _table(table: Table, number: int, within: Box | None) -> Table:
    cells: list[Cell] = [replace(cell, box=placed(cell.box, within)) for cell in table.cells]
    return replace(table, page=number, box=placed(table.box, within), cells=tuple(cells))
