"""The door of the room: any submitted file becomes a document, whatever is wrong with it."""

from __future__ import annotations

import errno
import struct
import zipfile
import zlib
from traceback import walk_tb

from lxml import etree

from evidence_checker.errors import FileProblem, ProblemCode
from evidence_checker.extract.formats import reader_of
from evidence_checker.extract.formats.draft import Draft, Given, unreadable
from evidence_checker.extract.model import Document
from evidence_checker.extract.options import ExtractOptions
from evidence_checker.intake.model import SubmittedFile

SIGNS_OF_DAMAGE = (zipfile.BadZipFile, etree.LxmlError, zlib.error, struct.error, EOFError, ValueError, LookupError)
"""What parsers raise on bytes that do not hold together (UnicodeError is a ValueError)."""


def read(file: SubmittedFile, options: ExtractOptions) -> Document:
    """Read one file. Never raises for the file's sake: what cannot be read is an unreadable document with its problem."""
    given = Given.of(file, options)
    if file.problem is not None:
        return unreadable(given, file.problem)
    try:
        return read_given(given).document(given)
    except FileProblem as fault:
        return unreadable(given, fault.problem)


def read_given(given: Given) -> Draft:
    """Read one file with its format's reader; raises only FileProblem."""
    try:
        return reader_of(given.kind)(given)
    except FileProblem:
        raise
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as fault:  # a panic of a library written in Rust is no Exception
        raise FileProblem(*_problem_of(fault)) from fault


def _problem_of(fault: BaseException) -> tuple[ProblemCode, str]:
    """The code for an exception that a parser let out, and the exception's kind as detail."""
    detail = type(fault).__name__
    if isinstance(fault, MemoryError):
        return ProblemCode.MEMORY, ""
    if isinstance(fault, OSError) and fault.errno not in {None, errno.EINVAL}:
        return ProblemCode.NOT_ACCESSIBLE, detail
    # without number it is Pillow's word for a truncated picture, EINVAL a place before the file's beginning
    if isinstance(fault, (*SIGNS_OF_DAMAGE, OSError)) or _is_raised_by_a_library(fault):
        return ProblemCode.CORRUPT, detail
    return ProblemCode.CRASHED, detail


def _is_raised_by_a_library(fault: BaseException) -> bool:
    """Whether a parser outside this package stumbled: then it was over the bytes. What stumbles in here is a fault of this program."""
    ours = __name__.partition(".")[0]
    if type(fault).__module__.partition(".")[0] not in {"builtins", ours}:
        return True
    modules = [str(frame.f_globals.get("__name__", "")) for frame, _ in walk_tb(fault.__traceback__)]
    return bool(modules) and modules[-1].partition(".")[0] != ours
