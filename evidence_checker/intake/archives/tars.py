"""Tar archives, plain or compressed as a whole, and single files compressed by gzip, bzip2 or xz."""

from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from io import FileIO
from pathlib import Path
from typing import BinaryIO, cast

from evidence_checker.errors import FileProblem, Problem, ProblemCode
from evidence_checker.intake.archives.model import Member, Packed, nothing_to_open
from evidence_checker.intake.kinds import is_tar
from evidence_checker.intake.names import decode_name

_DAMAGE = (tarfile.TarError, OSError, EOFError, ValueError, OverflowError, zlib.error, lzma.LZMAError)
_OPENERS = ((b"\x1f\x8b", gzip.GzipFile), (b"BZh", bz2.BZ2File), (b"\xfd7zXZ", lzma.LZMAFile))


def tar_members(packed: Packed) -> Iterator[Member]:
    """The members of a tar in their order, or the one file that was compressed.

    Raises FileProblem CORRUPT where the archive ends midway.
    """
    try:
        begins_a_tar = is_tar(_first_block(packed.location))
    except _DAMAGE:
        raise FileProblem(ProblemCode.CORRUPT) from None
    if not begins_a_tar:
        yield _compressed_file(packed)
        return
    with tarfile.open(packed.location, mode="r:*", encoding="utf-8", errors="surrogateescape") as archive:
        yield from _listed(archive)


def _first_block(location: Path) -> bytes:
    """The first 512 bytes, unpacked. tarfile itself takes any file of zeros for an empty tar."""
    with _opener(location)(location) as file:
        return file.read(512)


def _opener(location: Path) -> Callable[[Path], BinaryIO]:
    with location.open("rb") as file:
        head = file.read(6)
    opener = next((opener for sign, opener in _OPENERS if head.startswith(sign)), FileIO)
    return cast("Callable[[Path], BinaryIO]", opener)


def _listed(archive: tarfile.TarFile) -> Iterator[Member]:
    while True:
        try:
            info = archive.next()
        except _DAMAGE:
            raise FileProblem(ProblemCode.CORRUPT, "压缩包不完整，只取出了其中一部分") from None
        if info is None:
            return
        if not info.isdir():
            yield _member(archive, info)


def _member(archive: tarfile.TarFile, info: tarfile.TarInfo) -> Member:
    name = decode_name(info.name.encode("utf-8", "surrogateescape"))
    if info.issym():
        return Member(name, 0, nothing_to_open, problem=Problem(ProblemCode.LINK))
    if not (info.isfile() or info.islnk()):
        return Member(name, 0, nothing_to_open, problem=Problem(ProblemCode.UNSUPPORTED))
    return Member(name, info.size, partial(_open, archive, info), _modified(info))


def _open(archive: tarfile.TarFile, info: tarfile.TarInfo) -> BinaryIO:
    """The member's bytes; a hard link gives those of the member it names."""
    try:
        opened = archive.extractfile(info)
    except KeyError:
        raise FileProblem(ProblemCode.LINK) from None
    if opened is None:
        raise FileProblem(ProblemCode.UNSUPPORTED)
    return cast("BinaryIO", opened)


def _modified(info: tarfile.TarInfo) -> datetime | None:
    try:
        return datetime.fromtimestamp(info.mtime, UTC).replace(tzinfo=None)
    except (ValueError, OverflowError, OSError):
        return None


def _compressed_file(packed: Packed) -> Member:
    """The one file behind gzip, bzip2 or xz, named as the archive without its last suffix."""
    stem = packed.name.rpartition(".")[0] or packed.name
    return Member(stem, -1, partial(_opener(packed.location), packed.location))
