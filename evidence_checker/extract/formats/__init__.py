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
    FileKind.PDF: "pdf",
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
