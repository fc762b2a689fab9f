"""7z archives. py7zr unpacks a solid block as a whole, so everything is unpacked into the scratch folder first, under numbers."""

from __future__ import annotations

import lzma
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from evidence_checker.errors import FileProblem, Problem, ProblemCode
from evidence_checker.intake.archives.model import Member, Packed, nothing_to_open

if TYPE_CHECKING:
    from py7zr import SevenZipFile
    from py7zr.io import WriterFactory

_CODE_OF_FAULT = {"UnsupportedCompressionMethodError": ProblemCode.NO_UNPACKER, "PasswordRequired": ProblemCode.ENCRYPTED}


@dataclass(slots=True)
class _Attempt:
    """What one try to unpack gave: the members by their number, those whose bytes are all there, and what stopped it."""

    archive: SevenZipFile
    whole: set[int] = field(default_factory=set)
    fault: ProblemCode | None = None


def seven_zip_members(packed: Packed) -> Iterator[Member]:
    """The members of a 7z in their order.

    Raises FileProblem where its list can't be read, states too much, or the bytes end midway.
    """
    attempt = _best_attempt(packed)
    for number, info in enumerate(attempt.archive.files):
        if not info.is_directory:
            yield _member(packed, info, number, attempt)
    if attempt.fault not in {None, ProblemCode.ENCRYPTED}:
        raise FileProblem(attempt.fault or ProblemCode.CORRUPT, "压缩包不完整，只取出了其中一部分")


def _best_attempt(packed: Packed) -> _Attempt:
    """The first try that gave everything, without a password and then with each; else the first try."""
    attempts: list[_Attempt] = []
    for password in (None, *packed.passwords):
        with packed.location.open("rb") as stream:
            archive = _listed(packed, stream, password)
            if archive is None:
                continue
            attempts.append(_unpacked(packed, archive))
        if attempts[-1].fault is None or not archive.needs_password():
            return attempts[-1]
    if not attempts:
        raise FileProblem(ProblemCode.ENCRYPTED)
    attempts[0].fault = ProblemCode.ENCRYPTED
    return attempts[0]


def _listed(packed: Packed, stream: BinaryIO, password: str | None) -> SevenZipFile | None:
    """The archive with its list of members, or None where the list itself is locked and this password does not open it.

    Raises FileProblem CORRUPT where the list is damaged.
    """
    import py7zr

    try:
        archive = py7zr.SevenZipFile(stream, password=password)
    except py7zr.PasswordRequired:
        return None
    except Exception as fault:  # on damaged bytes py7zr raises whatever its parsers meet
        if password is not None:
            return None
        raise FileProblem(_code_of(fault)) from fault
    _check_stated_sizes(packed, [info.uncompressed for info in archive.files])
    return archive


def _check_stated_sizes(packed: Packed, sizes: Sequence[int]) -> None:
    limits, total = packed.limits, sum(sizes)
    if len(sizes) > limits.members or total > limits.total_bytes or limits.is_bomb(packed.location.stat().st_size, total):
        raise FileProblem(ProblemCode.ARCHIVE_BOMB)


def _unpacked(packed: Packed, archive: SevenZipFile) -> _Attempt:
    """Unpacks into numbered files. Names are never used: `extract` of py7zr refuses a whole archive for one name with `..` in it."""
    from py7zr.io import MemIO

    attempt = _Attempt(archive)
    packed.scratch.mkdir(parents=True, exist_ok=True)
    factory = _scratch_factory(packed.scratch, attempt.whole)
    for number, info in enumerate(archive.files):
        archive.worker.register_filelike(info.id, None if info.is_directory else MemIO(str(number), factory))
    try:
        archive.worker.extract(archive.fp, None, parallel=False)
    except (MemoryError, FileProblem):
        raise
    except Exception as fault:  # as above
        attempt.fault = _code_of(fault)
    return attempt


def _scratch_factory(scratch: Path, whole: set[int]) -> WriterFactory:
    """Opens the numbered files for py7zr, and notes which of them were closed, which is when a member is complete."""
    from py7zr import io

    class ScratchFile(io.Py7zIO):
        """One member on its way to disk."""

        def __init__(self, number: str) -> None:
            self._number, self._file = int(number), (scratch / number).open("wb")

        def write(self, s: bytes | bytearray) -> int:
            return self._file.write(s)

        def read(self, size: int | None = None) -> bytes:  # noqa: ARG002  # never read back
            return b""

        def seek(self, offset: int, whence: int = 0) -> int:  # noqa: ARG002  # py7zr rewinds what it has written
            return 0

        def flush(self) -> None:
            self._file.flush()

        def size(self) -> int:
            return self._file.tell()

        def close(self) -> None:
            self._file.close()
            whole.add(self._number)

    class Factory(io.WriterFactory):
        def create(self, filename: str) -> io.Py7zIO:
            return ScratchFile(filename)

    return Factory()


def _member(packed: Packed, info: object, number: int, attempt: _Attempt) -> Member:
    name, size, modified = str(getattr(info, "filename", "")), int(getattr(info, "uncompressed", 0)), _modified(info)
    code = _code_of_member(info, number, attempt)
    if code is not None:
        return Member(name, size, nothing_to_open, modified, Problem(code))
    return Member(name, size, cast("partial[BinaryIO]", partial((packed.scratch / str(number)).open, "rb")), modified)


def _code_of_member(info: object, number: int, attempt: _Attempt) -> ProblemCode | None:
    if getattr(info, "is_symlink", False) or getattr(info, "is_junction", False):
        return ProblemCode.LINK
    return None if number in attempt.whole and attempt.fault is not ProblemCode.ENCRYPTED else attempt.fault or ProblemCode.CORRUPT


def _modified(info: object) -> datetime | None:
    stamp = getattr(info, "lastwritetime", None)
    try:
        return datetime.fromtimestamp(int(stamp.totimestamp())) if stamp is not None else None
    except (ValueError, OverflowError, OSError):
        return None


def _code_of(fault: Exception) -> ProblemCode:
    if isinstance(fault, lzma.LZMAError):
        return ProblemCode.CORRUPT
    return _CODE_OF_FAULT.get(type(fault).__name__, ProblemCode.CORRUPT)
