"""What a file is, told by its bytes: names lie (a PDF called .doc, a photo without a suffix)."""

from __future__ import annotations

import zipfile
from pathlib import Path

from evidence_checker.intake.containers import ole_kind, zip_kind
from evidence_checker.intake.model import FileKind
from evidence_checker.intake.texts import text_kind

_HEAD = 64 * 1024

_MAGIC: tuple[tuple[bytes, FileKind], ...] = (
    (b"{\\rtf", FileKind.RTF),
    (b"\xff\xd8\xff", FileKind.JPEG),
    (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
    (b"GIF87a", FileKind.GIF),
    (b"GIF89a", FileKind.GIF),
    (b"II*\x00", FileKind.TIFF),
    (b"MM\x00*", FileKind.TIFF),
    (b"II+\x00", FileKind.TIFF),  # BigTIFF
    (b"MM\x00+", FileKind.TIFF),
    (b"7z\xbc\xaf\x27\x1c", FileKind.SEVEN_ZIP),
    (b"Rar!\x1a\x07", FileKind.RAR),
    (b"\x1f\x8b", FileKind.GZIP),
    (b"BZh", FileKind.BZIP2),
    (b"\xfd7zXZ\x00", FileKind.XZ),
)
_ZIP_SIGNS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE_SIGN = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_SHORTCUT_SIGN = b"L\x00\x00\x00\x01\x14\x02\x00"

ARCHIVES = frozenset({FileKind.ZIP, FileKind.SEVEN_ZIP, FileKind.RAR, FileKind.TAR, FileKind.GZIP, FileKind.BZIP2, FileKind.XZ})
ZIPPED_PAPERS = frozenset({FileKind.DOCX, FileKind.XLSX, FileKind.PPTX, FileKind.OFD, FileKind.ODT})


def kind_of(location: Path, name: str = "") -> FileKind:
    """The kind of the file's bytes. `name` (default: the file's own) only settles what bytes leave open, such as text or CSV.

    Raises OSError where the file can't be read.
    """
    suffix = Path(name or location.name).suffix.lower()
    with location.open("rb") as file:
        head = file.read(_HEAD)
    if not head:
        return FileKind.EMPTY
    return _binary_kind(head, location, suffix) or text_kind(head, suffix) or FileKind.UNKNOWN


def is_shortcut(location: Path) -> bool:
    """Whether the file is a Windows shortcut (.lnk) or a saved link (.url): it points elsewhere and holds nothing itself."""
    with location.open("rb") as file:
        head = file.read(64)
    return head.startswith(_SHORTCUT_SIGN) or head.lstrip(b"\xef\xbb\xbf\r\n ").startswith(b"[InternetShortcut]")


def _binary_kind(head: bytes, location: Path, suffix: str) -> FileKind | None:
    for sign, kind in _MAGIC:
        if head.startswith(sign):
            return kind
    if head.startswith(_OLE_SIGN):
        return ole_kind(location, suffix)
    if head.startswith(_ZIP_SIGNS):
        return zip_kind(location, head, suffix)
    return _tagged_kind(head) or _embedded_kind(head, location, suffix)


def _tagged_kind(head: bytes) -> FileKind | None:
    """Kinds whose sign does not stand alone at the very beginning."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return FileKind.WEBP
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC_BRANDS:
        return FileKind.HEIC
    if head[:2] == b"BM" and head[6:10] == bytes(4) and len(head) > 26:
        return FileKind.BMP
    return FileKind.TAR if is_tar(head) else None


def _embedded_kind(head: bytes, location: Path, suffix: str) -> FileKind | None:
    """PDFs and archives with something in front of them (mail systems and self-extracting packers do that)."""
    if b"%PDF-" in head[:1024]:
        return FileKind.PDF
    if head[:2] == b"MZ" and zipfile.is_zipfile(location):
        return zip_kind(location, head, suffix)
    return None


def is_tar(head: bytes) -> bool:
    """Whether a tar begins here, by the checksum of its first header, so that tars older than the `ustar` sign are seen too."""
    block = head[:512]
    field = block[148:156].strip(b" \x00")
    if len(block) < 512 or not field or any(c not in b"01234567" for c in field):
        return False
    return int(field, 8) == sum(block) - sum(block[148:156]) + 8 * 32
