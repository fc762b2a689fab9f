"""Reading files of tests through the door that the program uses."""

import hashlib
from pathlib import Path

from evidence_checker.extract.model import Document, LineRole
from evidence_checker.extract.options import ExtractOptions
from evidence_checker.extract.reader import read
from evidence_checker.intake.kinds import kind_of
from evidence_checker.intake.model import SubmittedFile

FIXTURES = Path(__file__).parent.parent / "fixtures"


def read_file(path: Path, **options) -> Document:
    data = path.read_bytes()
    return read(SubmittedFile(path.name, path, len(data), hashlib.sha256(data).hexdigest(), kind_of(path)), ExtractOptions(**options))


def read_bytes(folder: Path, name: str, data: bytes, **options) -> Document:
    path = folder / name
    path.write_bytes(data)
    return read_file(path, **options)


def texts(document: Document, *roles: LineRole) -> list[str]:
    return [line.text for line in document.lines if not roles or line.role in roles]
