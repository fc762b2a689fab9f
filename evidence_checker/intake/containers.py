"""Telling apart what shares a container: Office, OFD and plain archives in zip, Office 97 and mail in OLE."""

from __future__ import annotations

import zipfile
from pathlib import Path

from evidence_checker.intake.model import FileKind

_ZIP_PARTS: tuple[tuple[str, FileKind], ...] = (
    ("word/", FileKind.DOCX),
    ("xl/", FileKind.XLSX),
    ("ppt/", FileKind.PPTX),
)
_ZIP_SUFFIXES = {
    ".docx": FileKind.DOCX,
    ".docm": FileKind.DOCX,
    ".dotx": FileKind.DOCX,
    ".xlsx": FileKind.XLSX,
    ".xlsm": FileKind.XLSX,
    ".pptx": FileKind.PPTX,
    ".ofd": FileKind.OFD,
    ".odt": FileKind.ODT,
}
_OLE_STREAMS: tuple[tuple[str, FileKind], ...] = (
    ("encryptedpackage", FileKind.OFFICE_ENCRYPTED),
    ("worddocument", FileKind.DOC),
    ("workbook", FileKind.XLS),
    ("book", FileKind.XLS),
    ("powerpoint document", FileKind.PPT),
    ("__properties_version1.0", FileKind.MSG),
)
_OLE_SUFFIXES = {
    ".doc": FileKind.DOC,
    ".dot": FileKind.DOC,
    ".wps": FileKind.DOC,
    ".xls": FileKind.XLS,
    ".et": FileKind.XLS,
    ".ppt": FileKind.PPT,
    ".dps": FileKind.PPT,
    ".msg": FileKind.MSG,
}
_LONGEST_LIST = 8 * 1024 * 1024
_END_RECORD_WITHIN = 22 + 65535  # an end record and the longest comment after it
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."


def zip_kind(location: Path, head: bytes, suffix: str) -> FileKind:
    """What a zip container holds, by its list of members; where the list is damaged, by the names at its beginning, then its suffix."""
    infos = zip_list(location)
    if infos is None:
        return _broken_zip_kind(head, suffix)
    names = [info.filename for info in infos]
    if "mimetype" in names and (kind := _open_document_kind(head)):
        return kind
    return _kind_by_members(names) or FileKind.ZIP


def zip_list(location: Path) -> list[zipfile.ZipInfo] | None:
    """The members that a zip states, None where the list is damaged or so long that only a bomb needs it."""
    if not 0 < _list_size(location) <= _LONGEST_LIST:
        return None
    try:
        with zipfile.ZipFile(location) as container:
            return container.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, OverflowError):
        return None


def _list_size(location: Path) -> int:
    """How many bytes the list of members takes, as the end record states (APPNOTE 4.3.16); 0 where there is none."""
    with location.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _END_RECORD_WITHIN))
        tail = file.read()
    start = tail.rfind(b"PK\x05\x06")
    return int.from_bytes(tail[start + 12 : start + 16], "little") if start >= 0 else 0


def ole_kind(location: Path, suffix: str) -> FileKind:
    """What an OLE container (Office 97, Outlook) holds, by its streams; where it is damaged, by its suffix."""
    import olefile  # late: most ledgers have few of these

    by_suffix = _OLE_SUFFIXES.get(suffix, FileKind.UNKNOWN)
    try:
        with olefile.OleFileIO(str(location)) as container:
            streams = {entry[0].lower() for entry in container.listdir(streams=True, storages=False)}
    except (OSError, ValueError, IndexError, TypeError, RecursionError, OverflowError):
        return by_suffix
    return next((kind for stream, kind in _OLE_STREAMS if stream in streams), by_suffix)


def _kind_by_members(names: list[str]) -> FileKind | None:
    lowered = {name.lower().lstrip("/") for name in names}
    if "ofd.xml" in lowered:
        return FileKind.OFD
    if "[content_types].xml" not in lowered:
        return None
    return next((kind for part, kind in _ZIP_PARTS if any(name.startswith(part) for name in lowered)), None)


def _open_document_kind(head: bytes) -> FileKind | None:
    """OpenDocument states its type in an uncompressed first member; only texts are read (ODF 1.3 part 2 §3.3)."""
    start = head.find(_OPEN_DOCUMENT, 0, 256)
    if start < 0:
        return None
    return FileKind.ODT if head[start + len(_OPEN_DOCUMENT) :].startswith(b"text") else FileKind.UNKNOWN


def _broken_zip_kind(head: bytes, suffix: str) -> FileKind:
    if suffix in _ZIP_SUFFIXES:
        return _ZIP_SUFFIXES[suffix]
    if b"[Content_Types].xml" in head:
        return next((kind for part, kind in _ZIP_PARTS if part.encode() in head), FileKind.ZIP)
    return FileKind.OFD if b"OFD.xml" in head else FileKind.ZIP
