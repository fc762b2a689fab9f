"""Opens archives, and archives in archives, within limits; nothing is ever written where a member's name says."""

from __future__ import annotations

import shutil
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from evidence_checker.errors import FileProblem, Problem, ProblemCode
from evidence_checker.intake.archives.model import Format, Member, Packed
from evidence_checker.intake.kinds import ARCHIVES, kind_of
from evidence_checker.intake.limits import Limits
from evidence_checker.intake.model import FileKind
from evidence_checker.intake.names import DistinctNames, harmless_parts, is_system

_CHUNK = 1 << 20
_SUFFIX_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Found:
    """A file that was found, before its bytes are looked at; with a problem, there are none to look at."""

    path: str
    location: Path
    modified: datetime | None = None
    problem: Problem | None = None


@dataclass(slots=True)
class Contents:
    """What came out of an archive: its files, the archives that opened without fault, and the system files in it."""

    files: list[Found] = field(default_factory=list)
    unpacked: list[str] = field(default_factory=list)
    set_aside: list[str] = field(default_factory=list)

    def take(self, other: Contents) -> None:
        """Adds what an inner archive gave."""
        self.files += other.files
        self.unpacked += other.unpacked
        self.set_aside += other.set_aside


@dataclass(frozen=True, slots=True)
class Terms:
    """Under which terms archives are opened: where their members go, the passwords to try, the limits."""

    workspace: Path
    passwords: Sequence[str]
    limits: Limits


class _BudgetSpent(Exception):
    """One submitted archive gave more files or bytes in all than the limits allow."""


@dataclass(slots=True)
class _Budget:
    """What one submitted archive may still give, its inner archives included."""

    members: int
    total_bytes: int

    def spend(self, members: int = 0, size: int = 0) -> None:
        self.members -= members
        self.total_bytes -= size
        if self.members < 0 or self.total_bytes < 0:
            raise _BudgetSpent


def unpack(archive: Found, terms: Terms) -> Contents:
    """Everything in an archive of the ledger. An archive that can't be opened, or not wholly, stands among the files with its problem."""
    budget = _Budget(terms.limits.members, terms.limits.total_bytes)
    try:
        return _unpack(archive, terms, budget, 1)
    except _BudgetSpent:
        shutil.rmtree(terms.workspace, ignore_errors=True)
        return Contents([replace(archive, problem=Problem(ProblemCode.ARCHIVE_BOMB))])


def _unpack(archive: Found, terms: Terms, budget: _Budget, depth: int) -> Contents:
    if depth > terms.limits.depth:
        return Contents([replace(archive, problem=Problem(ProblemCode.ARCHIVE_DEPTH, f"超过{terms.limits.depth}层"))])
    folder = terms.workspace / f"{budget.members:06d}"
    contents, problem = _drained(archive, replace(terms, workspace=folder), budget)
    if problem and problem.code is ProblemCode.ARCHIVE_BOMB:
        shutil.rmtree(folder, ignore_errors=True)
        contents = Contents()
    result = Contents([replace(archive, problem=problem)], [], []) if problem else Contents([], [archive.path], [])
    result.set_aside += contents.set_aside
    for found in contents.files:
        result.take(_opened_further(found, terms, budget, depth))
    return result


def _opened_further(found: Found, terms: Terms, budget: _Budget, depth: int) -> Contents:
    """The file itself, or what is in it where it is an archive."""
    if found.problem is None and kind_of(found.location, found.path) in ARCHIVES:
        return _unpack(found, terms, budget, depth + 1)
    return Contents([found])


def _drained(archive: Found, terms: Terms, budget: _Budget) -> tuple[Contents, Problem | None]:
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

    def __init__(self, archive: Found, terms: Terms, budget: _Budget) -> None:
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
        except (_BudgetSpent, FileProblem):
            raise
        except zlib.error:
            raise FileProblem(ProblemCode.CORRUPT, "在压缩包中已损坏") from None
        except Exception as fault:  # libraries for archives raise all kinds of things on damaged bytes
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
