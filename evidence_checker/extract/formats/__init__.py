"""The formats: a new one is a short module with `read(given: Given) -> Draft` and one line here.

Modules are imported when the first file of their kind comes, so that a ledger of Word files never loads the PDF library.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from evidence_checker.errors import FileProblem, ProblemCode
from evidence_checker.extract.formats.draft import Draft, Given
from evidence_checker.intake.model import FileKind

READERS: dict[FileKind, str] = {
    FileKind.DOCX: "docx",
    FileKind.DOC: "office97",
    FileKind.PPT: "office97",
    FileKind.XLSX: "sheets",
    FileKind.XLS: "sheets",
    FileKind.PPTX: "slides",
    FileKind.ODT: "open_document",
    FileKind.OFD: "ofd",
    FileKind.PDF: "pdf",
    FileKind.TEXT: "text_file",
    FileKind.CSV: "csv_file",
    FileKind.RTF: "rich_text",
    FileKind.HTML: "web_page",
    FileKind.MHT: "mail",
    FileKind.EML: "mail",
    FileKind.MSG: "outlook",
    FileKind.OFFICE_ENCRYPTED: "locked",
    FileKind.JPEG: "picture_file",
    FileKind.PNG: "picture_file",
    FileKind.TIFF: "picture_file",
    FileKind.BMP: "picture_file",
    FileKind.GIF: "picture_file",
    FileKind.WEBP: "picture_file",
    FileKind.HEIC: "picture_file",
}
"""Which module reads which kind."""


def reader_of(kind: FileKind) -> Callable[[Given], Draft]:
    """The `read` function for a kind; raises FileProblem where there is none."""
    if kind is FileKind.EMPTY:
        raise FileProblem(ProblemCode.EMPTY)
    module = READERS.get(kind)
    if module is None:
        raise FileProblem(ProblemCode.UNSUPPORTED)
    read: Callable[[Given], Draft] = import_module(f"{__name__}.{module}").read
    return read
