"""Zip archives, also with AES or ZipCrypto passwords; a zip without its list of members is salvaged."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from typing import BinaryIO, cast

from evidence_checker.errors import FileProblem, Problem, ProblemCode
from evidence_checker.intake.archives.model import Member, Packed, nothing_to_open
from evidence_checker.intake.archives.salvage import salvaged_members
from evidence_checker.intake.names import decode_name

_ENCRYPTED = 0x1
_UTF8 = 0x800
_UNICODE_PATH = 0x7075  # Info-ZIP's extra field with the name in UTF-8
_LINK_TYPE, _TYPE_MASK = 0o120000, 0o170000

_DAMAGE = (OSError, EOFError, ValueError, NotImplementedError, OverflowError, RuntimeError, zlib.error)


def zip_members(packed: Packed) -> Iterator[Member]:
    """The members of a zip, in the order of its list; of a damaged one, what its beginning still gives."""
    import pyzipper

    try:
        archive = pyzipper.AESZipFile(packed.location)
    except (*_DAMAGE, pyzipper.BadZipFile):
        yield from salvaged_members(packed)
        return
    with archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
        name_of = _namer(infos)
        passwords = list(packed.passwords)
        for info in infos:
            yield _member(archive, info, name_of(info), passwords)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, passwords: list[str]) -> Member:
    if info.create_system == 3 and (info.external_attr >> 16) & _TYPE_MASK == _LINK_TYPE:
        return Member(name, info.file_size, nothing_to_open, _modified(info), Problem(ProblemCode.LINK))
    if info.flag_bits & _ENCRYPTED:
        return Member(name, info.file_size, partial(_open_locked, archive, info, passwords), _modified(info))
    return Member(name, info.file_size, cast("Callable[[], BinaryIO]", partial(archive.open, info)), _modified(info))


def _open_locked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, passwords: list[str]) -> BinaryIO:
    """The member with the first password that fits, in UTF-8 or GBK as Chinese packers write it; that one is tried first from then on."""
    for password in list(passwords):
        for encoding in ("utf-8", "gb18030"):
            opened = _try_password(archive, info, password.encode(encoding))
            if opened is not None:
                passwords.sort(key=lambda other: other != password)
                return opened
    raise FileProblem(ProblemCode.ENCRYPTED)


def _try_password(archive: zipfile.ZipFile, info: zipfile.ZipInfo, password: bytes) -> BinaryIO | None:
    """The member, or None where the password is wrong. ZipCrypto checks one byte only, so the whole member is tried against its CRC."""
    import pyzipper

    try:
        with archive.open(info, pwd=password) as trial:
            while trial.read(1 << 20):
                continue
        return cast("BinaryIO", archive.open(info, pwd=password))
    except (*_DAMAGE, pyzipper.BadZipFile):
        return None


def _modified(info: zipfile.ZipInfo) -> datetime | None:
    try:
        return datetime(*info.date_time)
    except ValueError:
        return None


def _namer(infos: list[zipfile.ZipInfo]) -> Callable[[zipfile.ZipInfo], str]:
    """How to read names: one encoding for the whole archive, for a single short name can look like either."""
    raw = b"/".join(_raw_name(info) for info in infos if not info.flag_bits & _UTF8)
    is_utf8 = decode_name(raw) == raw.decode("utf-8", "replace")
    return partial(_name, is_utf8=is_utf8)


def _name(info: zipfile.ZipInfo, *, is_utf8: bool) -> str:
    if info.flag_bits & _UTF8:
        return info.orig_filename
    if stated := _unicode_path(info.extra):
        return stated
    raw = _raw_name(info)
    return raw.decode("utf-8", "replace") if is_utf8 else decode_name(raw)


def _raw_name(info: zipfile.ZipInfo) -> bytes:
    return info.orig_filename.encode("cp437", "replace")


def _unicode_path(extra: bytes) -> str:
    """The name of the Unicode Path field (APPNOTE 4.6.9), "" where there is none."""
    while len(extra) >= 4:
        tag, size = int.from_bytes(extra[:2], "little"), int.from_bytes(extra[2:4], "little")
        if tag == _UNICODE_PATH and size > 5:
            return extra[9 : 4 + size].decode("utf-8", "replace")
        extra = extra[4 + size :]
    return ""
