"""Rar archives. Their packing is not free, so a program of this computer unpacks them: unrar, unar, 7-Zip or bsdtar (Windows has it as tar)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from evidence_checker.errors import FileProblem, Problem, ProblemCode
from evidence_checker.intake.archives.model import Member, Packed, nothing_to_open
from evidence_checker.intake.names import decode_name

if TYPE_CHECKING:
    from types import ModuleType

    from rarfile import RarFile, RarInfo


_UNICODE_NAME = 0x200
_PROGRAMS = (
    ("unrar", "UNRAR_TOOL"),
    ("unar", "UNAR_TOOL"),
    ("sevenzip", "SEVENZIP_TOOL"),
    ("sevenzip2", "SEVENZIP2_TOOL"),
    ("bsdtar", "BSDTAR_TOOL"),
)


def rar_members(packed: Packed) -> Iterator[Member]:
    """The members of a rar in its order.

    Raises FileProblem where its list is damaged or locked, or where nothing here can unpack it.
    """
    rarfile = _prepared_rarfile()
    archive = _listed(rarfile, packed)
    has_tool = unpacking_program() is not None
    with archive:
        for info in archive.infolist():
            if not info.is_dir():
                yield _member(archive, info, packed.passwords, has_tool=has_tool)


@cache
def unpacking_program() -> str | None:
    """The program of this computer that unpacks rar archives, None where there is none. rarfile uses it from then on."""
    rarfile = _prepared_rarfile()
    for name, variable in _PROGRAMS:
        program = str(getattr(rarfile, variable))
        if name.startswith("sevenzip") and not _knows_rar(program):
            continue
        try:
            rarfile.tool_setup(**{other: other == name for other, _ in _PROGRAMS}, force=True)
        except rarfile.RarCannotExec:
            continue
        return program
    return None


def _prepared_rarfile() -> ModuleType:
    """rarfile, told where Windows programs install themselves: they are seldom on the search path there."""
    import rarfile

    rarfile.TRY_ENCODINGS = ()  # it would take GBK names for UTF-8 or UTF-16; `_name` decodes them
    if sys.platform == "win32":
        programs = Path(os.environ.get("PROGRAMFILES", r"C:\Program Files"))
        rarfile.UNRAR_TOOL = _first_there("unrar", programs / "WinRAR" / "UnRAR.exe")
        rarfile.SEVENZIP_TOOL = _first_there("7z", programs / "7-Zip" / "7z.exe")
        rarfile.BSDTAR_TOOL = _first_there("bsdtar", Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32" / "tar.exe")
    return cast("ModuleType", rarfile)


def _first_there(name: str, place: Path) -> str:
    return shutil.which(name) or (str(place) if place.is_file() else name)


def _knows_rar(program: str) -> bool:
    """Whether this 7-Zip can unpack rar: Debian ships one that only lists them (its codecs then lack the line)."""
    location = shutil.which(program)
    if location is None:
        return False
    try:
        listing = subprocess.run([location, "i"], capture_output=True, timeout=20, check=False).stdout
    except (OSError, subprocess.TimeoutExpired):
        return False
    return b"Rar5" in listing.partition(b"Codecs:")[2]


def _listed(rarfile: ModuleType, packed: Packed) -> RarFile:
    """The archive with its list of members."""
    try:
        archive = rarfile.RarFile(packed.location, charset="latin-1")
        return _unlocked(rarfile, archive, packed) if archive.needs_password() and not archive.infolist() else archive
    except rarfile.NeedFirstVolume:
        raise FileProblem(ProblemCode.CORRUPT, "分卷压缩，缺少第一卷") from None
    except rarfile.Error:
        raise FileProblem(ProblemCode.CORRUPT) from None


def _unlocked(rarfile: ModuleType, archive: RarFile, packed: Packed) -> RarFile:
    """The archive whose list itself is locked, opened by the first password that fits."""
    for password in packed.passwords:
        try:
            archive.setpassword(password)
        except rarfile.Error:
            continue
        if archive.infolist():
            return archive
    raise FileProblem(ProblemCode.ENCRYPTED)


def _member(archive: RarFile, info: RarInfo, passwords: Sequence[str], *, has_tool: bool) -> Member:
    name, modified = _name(info), datetime(*info.date_time) if info.date_time else None
    if info.is_symlink() or not info.is_file():
        return Member(name, 0, nothing_to_open, modified, Problem(ProblemCode.LINK))
    if not has_tool and not _is_stored(info):
        return Member(name, info.file_size, nothing_to_open, modified, Problem(ProblemCode.NO_UNPACKER))
    return Member(name, info.file_size, partial(_open, archive, info, passwords), modified)


def _is_stored(info: RarInfo) -> bool:
    """Members put in without packing can be taken out without a program."""
    return info.compress_type == 0x30 and not info.needs_password()


def _name(info: RarInfo) -> str:
    """The member's name. Rar up to version 4 keeps names in the system's encoding where its flag for Unicode is not set."""
    is_old = type(info).__name__ == "Rar3Info" and not info.flags & _UNICODE_NAME
    return decode_name(str(info.filename).encode("latin-1", "replace")) if is_old else str(info.filename)


def _open(archive: RarFile, info: RarInfo, passwords: Sequence[str]) -> BinaryIO:
    """The member, with the first password under which it reads to its end where it is locked."""
    if not info.needs_password():
        return cast("BinaryIO", archive.open(info))
    for password in passwords:
        if _fits(archive, info, password):
            return cast("BinaryIO", archive.open(info, pwd=password))
    raise FileProblem(ProblemCode.ENCRYPTED)


def _fits(archive: RarFile, info: RarInfo, password: str) -> bool:
    from rarfile import Error

    try:
        with archive.open(info, pwd=password) as trial:
            while trial.read(1 << 20):
                continue
    except (Error, OSError):
        return False
    return True
