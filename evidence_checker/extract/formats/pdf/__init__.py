"""PDF: page by page, from its text layer where that is good, else by recognition of the rendered page."""

from __future__ import annotations

import pypdfium2 as pdfium

from evidence_checker.errors import Problem, ProblemCode
from evidence_checker.extract.formats.attachments import Attachments
from evidence_checker.extract.formats.draft import Draft, Given
from evidence_checker.extract.formats.parts import parts_of
from evidence_checker.extract.formats.pdf.margins import with_margins
from evidence_checker.extract.formats.pdf.opening import opened, pdf_properties
from evidence_checker.extract.formats.pdf.page import PageReader
from evidence_checker.extract.formats.vouchers import data_lines, pairs_of

MARK = b"\xef\xbb\xbf \t\r\n"
"""What may stand before XML."""


def read(given: Given) -> Draft:
    """The document in a PDF file."""
    with opened(given) as pdf:
        draft = Draft(properties=pdf_properties(pdf))
        reader = PageReader(draft, given)
        for index in range(min(len(pdf), given.options.max_pages)):
            given.options.beat(index + 1)
            reader.read(pdf, index)
        if len(pdf) > given.options.max_pages:
            draft.problems.append(Problem(ProblemCode.TOO_LARGE, f"共{len(pdf)}页，只读了前{given.options.max_pages}页"))
        draft.lines = with_margins(draft.lines)
        draft.parts = parts_of(draft)
        held = [*reader.pinned, *_attached(pdf)]
    _take(held, draft, given)
    return draft


def _take(held: list[tuple[str, bytes]], draft: Draft, given: Given) -> None:
    """What the document carries: data of vouchers (electronic invoices) as lines where the pages do not say it, other files as pages."""
    pairs = [(name, pairs_of(data)) if data.lstrip(MARK).startswith(b"<") else (name, []) for name, data in held]
    draft.lines += data_lines(pairs, draft.lines, draft.last_page)
    attachments = Attachments(draft, given)
    for (name, data), (_, stated) in zip(held, pairs, strict=True):
        if not stated:
            attachments.add(name, data)


def _attached(pdf: pdfium.PdfDocument) -> list[tuple[str, bytes]]:
    """The files that the document carries (a portfolio is nothing else)."""
    found = []
    for index in range(pdf.count_attachments()):
        attachment = pdf.get_attachment(index)
        found.append((attachment.get_name() or f"附件{index + 1}", bytes(attachment.get_data())))
    return found
