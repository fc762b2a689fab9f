"""Names as people wrote them: decoded from what old packers and file systems left, and made harmless."""

from __future__ import annotations

import os
import re
import unicodedata

_CONTROLS = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_DRIVE = re.compile(r"^[A-Za-z]:$")
_SYSTEM_NAMES = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db", "__macosx", "$recycle.bin", "system volume information", "@eadir"})


def decode_name(raw: bytes) -> str:
    """The name whose encoding nobody recorded: UTF-8 if it makes Chinese of it, else GB18030 (Windows packers), else as far as it goes."""
    name = _decoded(raw, "utf-8")
    if name is not None and (name.isascii() or any(ord(c) >= 0x2E80 for c in name)):
        return name
    return _decoded(raw, "gb18030") or raw.decode("utf-8", "replace")


def _decoded(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def readable_name(name: str) -> str:
    """A name from the file system as text: bytes that the system could not decode (GBK names on a Linux disk) are decoded here."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return decode_name(os.fsencode(name))
    return name


def harmless_parts(name: str) -> tuple[str, ...]:
    """The parts of a member's name that stay inside the archive: no root, drive, `.` or `..`, no control characters."""
    parts = (_CONTROLS.sub("_", part) for part in name.replace("\\", "/").split("/"))
    return tuple(part for part in parts if part.strip() not in {"", ".", ".."} and not _DRIVE.match(part))


def is_system(name: str) -> bool:
    """Whether one part of a path is what systems and Office leave behind, not what a unit hands in."""
    lowered = name.lower()
    return lowered in _SYSTEM_NAMES or lowered.startswith((".", "~$", "~wrl"))


class DistinctNames:
    """Keeps two members of the same name apart: the second gets ` (2)` before its suffix. `A.doc` and `a.doc` are different names."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, path: str) -> str:
        """The path, or a numbered form of it where one that looks the same (equal in Unicode form NFC) was taken before."""
        head, dot, suffix = path.rpartition(".")
        stem, end = (head, dot + suffix) if dot and "/" not in suffix else (path, "")
        candidate, number = path, 1
        while (key := unicodedata.normalize("NFC", candidate)) in self._taken:
            number += 1
            candidate = f"{stem} ({number}){end}"
        self._taken.add(key)
        return candidate
