"""The papers that a file holds: one, or several that were scanned into it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from evidence_checker.extract.model import Document, Part
from evidence_checker.recognize.bounds import within_bounds


def papers_of(document: Document) -> Iterator[tuple[Document, int | None]]:
    """Each paper as a document of its own, within the bounds of recognition, with its number where there are several."""
    bounded = within_bounds(document)
    if len(bounded.parts) < 2:
        yield bounded, None
        return
    for index, part in enumerate(bounded.parts):
        yield part_document(bounded, part), index


def part_document(document: Document, part: Part) -> Document:
    """The pages of one part as a document of their own, page numbers kept."""

    def within(page: int) -> bool:
        return part.first_page <= page <= part.last_page

    return replace(
        document,
        pages=tuple(p for p in document.pages if within(p.number)),
        lines=tuple(x for x in document.lines if within(x.page)),
        tables=tuple(t for t in document.tables if within(t.page)),
        pictures=tuple(p for p in document.pictures if within(p.page)),
        seals=tuple(s for s in document.seals if within(s.page)),
        signatures=tuple(s for s in document.signatures if within(s.page)),
    )
