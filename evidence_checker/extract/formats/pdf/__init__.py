"""PDF: page by page, from its text layer where that is good, else by recognition of the rendered page."""

from __future__ import annotations

import pypdfium2 as pdfium

from evidence_checker.extract.formats.draft import Draft, Given
from evidence_checker.extract.formats.pdf.characters import Frame, runs
from evidence_checker.extract.formats.pdf.lines import page_lines
from evidence_checker.extract.formats.pdf.opening import opened, pdf_properties
from evidence_checker.extract.model import Page


def read(given: Given) -> Draft:
    """The document in a PDF file."""
    with opened(given) as pdf:
        draft = Draft(properties=pdf_properties(pdf))
        for index in range(min(len(pdf), given.options.max_pages)):
            given.options.beat(index + 1)
            _read_page(pdf, index, draft)
    return draft


def _read_page(pdf: pdfium.PdfDocument, index: int, draft: Draft) -> None:
    page = pdf[index]
    frame = Frame(page)
    draft.pages.append(Page(index + 1, frame.width, frame.height))
    draft.lines += page_lines(runs(page.get_textpage(), frame), index + 1)
