"""Takes the members out of one archive: each goes under a number into the workspace, and what comes out is counted."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from evidence_checker.errors import FileProblem, Problem, ProblemCode
from evidence_checker.intake.archives.model import Format, Member, Packed
from evidence_checker.intake.found import Contents, Found, Terms
from evidence_checker.intake.isolation import Beat
from evidence_checker.intake.kinds import kind_of
from evidence_checker.intake.model import FileKind
from evidence_checker.intake.names import DistinctNames, harmless_parts, is_system

_CHUNK = 1 << 20
_SUFFIX_LENGTH = 12


class BudgetSpent(Exception):
    """One submitted archive gave more files or bytes in all than the limits allow."""


@dataclass(slots=True)
class Budget:
    """What one submitted archive may still give, its inner archives included; each member taken is told to `beat`."""

    members: int
    total_bytes: int
    beat: Beat
    taken: int = 0
    archives: int = 0

    def spend(self, members: int = 0, size: int = 0) -> None:
        """Counts what came out; raises BudgetSpent beyond the limits."""
        self.taken += members
        self.members -= members
        self.total_bytes -= size
        if self.members < 0 or self.total_bytes < 0:
            raise BudgetSpent
        self.beat(self.taken)

    def folder(self) -> str:
        """A name for the folder of the next archive's members."""
        self.archives += 1
        return f"{self.archives:06d}"


def drained(archive: Found, terms: Terms, budget: Budget) -> tuple[Contents, Problem | None]:
    """The members of this archive alone, and what is wrong with the archive as such."""
    contents = Contents()
    try:
        for found in _Drain(archive, terms, budget).members(contents):
            contents.files.append(found)
    except FileProblem as fault:
        return contents, fault.problem
    if contents.files and all(f.problem and f.problem.code is ProblemCode.ENCRYPTED for f in contents.files):
        return contents, Problem(ProblemCode.ENCRYPTED)
    if not contents.files and not contents.set_aside:
        return contents, Problem(ProblemCode.EMPTY, "压缩包里没有文件")
    return contents, None


class _Drain:
    """Copies one archive's members into the workspace, each under a number, and counts what comes out."""

    def __init__(self, archive: Found, terms: Terms, budget: Budget) -> None:
        self._archive, self._terms, self._budget = archive, terms, budget
        self._packed_size = archive.location.stat().st_size
        self._unpacked_size = 0
        self._names = DistinctNames()

    def members(self, contents: Contents) -> Iterator[Found]:
        """The members one by one; system files are only noted in `contents`."""
        self._terms.workspace.mkdir(parents=True, exist_ok=True)
        packed = Packed(
            self._archive.location,
            self._archive.path.rpartition("/")[2],
            self._terms.workspace / "scratch",
            self._terms.passwords,
            self._terms.limits,
        )
        for number, member in enumerate(_format(packed)(packed)):
            self._budget.spend(members=1)
            path, parts = self._path(member)
            if any(is_system(part) for part in parts):
                contents.set_aside.append(path)
            else:
                yield self._taken(member, path, number)

    def _path(self, member: Member) -> tuple[str, tuple[str, ...]]:
        parts = harmless_parts(member.name)
        name = self._names.take("/".join(parts) or "未命名")
        return f"{self._archive.path}!/{name}", parts

    def _taken(self, member: Member, path: str, number: int) -> Found:
        target = self._terms.workspace / f"{number:06d}{_suffix(path)}"
        found = Found(path, target, member.modified, member.problem)
        if member.problem:
            return found
        self._check_ratio(max(member.size, 0))
        try:
            self._copy(member, target)
        except FileProblem as fault:
            if fault.problem.code is ProblemCode.ARCHIVE_BOMB:
                raise
            target.unlink(missing_ok=True)
            return replace(found, problem=fault.problem)
        return found

    def _copy(self, member: Member, target: Path) -> None:
        if member.size > self._terms.limits.member_bytes:
            raise FileProblem(ProblemCode.TOO_LARGE)
        try:
            with member.open() as source, target.open("wb") as copy:
                self._pour(source, copy)
        except (BudgetSpent, FileProblem, MemoryError):
            raise
        except Exception as fault:  # libraries for archives raise all kinds of things on damaged bytes
            if isinstance(fault, OSError) and fault.errno == errno.ENOSPC:
                raise FileProblem(ProblemCode.NOT_ACCESSIBLE, "临时文件夹所在的磁盘已满") from fault
            raise FileProblem(ProblemCode.CORRUPT, "在压缩包中已损坏") from fault

    def _pour(self, source: BinaryIO, copy: BinaryIO) -> None:
        size = 0
        while chunk := source.read(_CHUNK):
            copy.write(chunk)
            size += len(chunk)
            self._unpacked_size += len(chunk)
            self._budget.spend(size=len(chunk))
            self._check_ratio(0)
            if size > self._terms.limits.member_bytes:
                raise FileProblem(ProblemCode.TOO_LARGE)

    def _check_ratio(self, coming: int) -> None:
        if self._terms.limits.is_bomb(self._packed_size, self._unpacked_size + coming):
            raise FileProblem(ProblemCode.ARCHIVE_BOMB)


def _suffix(path: str) -> str:
    """The member's own suffix, where it is a plain one: some readers and people go by it."""
    suffix = Path(path).suffix.lower()
    return suffix if suffix[1:].isalnum() and suffix.isascii() and len(suffix) <= _SUFFIX_LENGTH else ""


def _format(packed: Packed) -> Format:
    """The module for this kind of archive, loaded when it is needed."""
    kind = kind_of(packed.location, packed.name)
    if kind is FileKind.ZIP:
        from evidence_checker.intake.archives.zips import zip_members

        return zip_members
    if kind is FileKind.SEVEN_ZIP:
        from evidence_checker.intake.archives.seven_zips import seven_zip_members

        return seven_zip_members
    if kind is FileKind.RAR:
        from evidence_checker.intake.archives.rars import rar_members

        return rar_members
    from evidence_checker.intake.archives.tars import tar_members

    return tar_members
