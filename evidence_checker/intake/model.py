"""What intake hands on: the ledger and its files, before anybody looks into them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from evidence_checker.errors import Problem


class FileKind(StrEnum):
    """What a file's bytes are, whatever its name says."""

    DOCX = "docx"
    DOC = "doc"  # Word 97 binary; WPS writes the same container as .wps
    XLSX = "xlsx"
    XLS = "xls"  # Excel 97 binary, also .et
    PPTX = "pptx"
    PPT = "ppt"  # PowerPoint 97 binary, also .dps
    PDF = "pdf"
    OFD = "ofd"  # GB/T 33190-2016
    RTF = "rtf"
    TEXT = "text"
    CSV = "csv"
    HTML = "html"
    MHT = "mht"
    EML = "eml"
    MSG = "msg"
    ODT = "odt"
    JPEG = "jpeg"
    PNG = "png"
    TIFF = "tiff"
    BMP = "bmp"
    GIF = "gif"
    WEBP = "webp"
    HEIC = "heic"
    ZIP = "zip"
    SEVEN_ZIP = "7z"
    RAR = "rar"
    TAR = "tar"
    GZIP = "gzip"
    BZIP2 = "bzip2"
    XZ = "xz"
    OFFICE_ENCRYPTED = "office-encrypted"  # an OLE container that holds an EncryptedPackage
    EMPTY = "empty"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class SubmittedFile:
    """One file of a ledger.

    `path` is relative to the ledger's root with `/` between its parts; what lies in an archive is `a.zip!/b/c.docx`.
    `location` is where its bytes can be read: the file itself, or a private copy of an archive's member.
    `problem` says why the bytes could not be had (then `location` must not be read).
    `duplicate_of` is the path of the first file with the same bytes, or None.
    """

    path: str
    location: Path
    size: int
    sha256: str
    kind: FileKind
    modified: datetime | None = None
    problem: Problem | None = None
    duplicate_of: str | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """A unit's ledger as it was handed in.

    `set_aside` are system files (Thumbs.db, ~$…) and `unit.yaml`, counted apart. `unpacked` are archives that opened without fault: their
    members stand in `files` in their place. An archive with a fault stands in `files` itself, beside what could be had of it.
    """

    root: Path
    files: tuple[SubmittedFile, ...]
    set_aside: tuple[str, ...] = field(default=())
    unpacked: tuple[str, ...] = field(default=())
