"""Office files with a password: unlocked with those that were given, else named as locked."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import msoffcrypto
from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError

from evidence_checker.errors import FileProblem, ProblemCode
from evidence_checker.extract.formats import reader_of
from evidence_checker.extract.formats.draft import Draft, Given
from evidence_checker.intake.kinds import kind_of

USUAL_PASSWORD = "VelvetSweatshop"  # noqa: S105 - what Excel itself uses for read-only books; it opens them unasked


def read(given: Given) -> Draft:
    """The document inside an encrypted package (ECMA-376 part 2, MS-OFFCRYPTO)."""
    with unlocked(given) as inner:
        return reader_of(inner.kind)(inner)


@contextmanager
def unlocked(given: Given) -> Iterator[Given]:
    """The file without its password, as a private copy; the file itself where it has none. Raises FileProblem ENCRYPTED."""
    with given.location.open("rb") as file:
        office = _office_file(file)
        if office is None or not office.is_encrypted():
            yield given
            return
        data = _decrypted(office, given.options.passwords)
    with tempfile.TemporaryDirectory(prefix="unlocked-") as folder:
        location = Path(folder) / f"plain{Path(given.name).suffix}"
        location.write_bytes(data)
        yield replace(given, location=location, kind=kind_of(location, given.name))


def _office_file(file: io.BufferedReader) -> msoffcrypto.format.base.BaseOfficeFile | None:
    """The file as msoffcrypto knows it; None where it does not, which is for the format's own reader to judge."""
    try:
        return msoffcrypto.OfficeFile(file)
    except (FileFormatError, OSError, ValueError, KeyError, AttributeError, IndexError, NotImplementedError):
        return None


def _decrypted(office: msoffcrypto.format.base.BaseOfficeFile, passwords: tuple[str, ...]) -> bytes:
    for password in (*passwords, USUAL_PASSWORD):
        plain = io.BytesIO()
        try:
            office.load_key(password=password)
            office.decrypt(plain)
        except (InvalidKeyError, DecryptionError, FileFormatError, ParseError, ValueError, NotImplementedError):
            continue
        return plain.getvalue()
    raise FileProblem(ProblemCode.ENCRYPTED)
