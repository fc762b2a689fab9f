"""Opens a ledger: walks its folder, opens its archives, and tells of every file what it is and whether it can be read."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from evidence_checker.errors import Problem, ProblemCode, UsageError
from evidence_checker.intake.containers import zip_list
from evidence_checker.intake.found import Contents, Found, Terms, is_link
from evidence_checker.intake.isolation import Shelter
from evidence_checker.intake.kinds import ARCHIVES, ZIPPED_PAPERS, is_shortcut, kind_of
from evidence_checker.intake.limits import Limits, WorkerLimits
from evidence_checker.intake.model import FileKind, Ledger, SubmittedFile
from evidence_checker.intake.names import is_system, readable_name
from evidence_checker.intake.unit_file import is_unit_file
from evidence_checker.intake.unpack import UNPACKING, unpack_guarded

_COPY_NAME = re.compile(r"副本|复制|拷贝|[(（]\d+[)）]\.\w+$|[ _-]copy\b", re.IGNORECASE)
_LATER_VOLUME = re.compile(r"(?P<stem>.+\.)(part0*(?!0*1\.)\d+\.rar|r\d\d)$", re.IGNORECASE)
_LARGEST_SHORTCUT = 64 * 1024


def open_ledger(
    root: Path, workspace: Path, *, passwords: Sequence[str] = (), limits: Limits | None = None, work: WorkerLimits | None = None
) -> Ledger:
    """The ledger in a folder, or in one archive. Archives are unpacked into `workspace`, which must be private and empty.

    `limits` bound what an archive may hold, `work` what opening it may cost in time and memory.
    Raises UsageError where `root` does not exist.
    """
    if not root.exists():
        raise UsageError(f"找不到 {root}", "请检查台账文件夹的路径")
    terms = Terms(workspace, tuple(passwords), limits or Limits())
    contents = _found(root)
    opened = Contents(set_aside=contents.set_aside)
    with Shelter(UNPACKING, work or WorkerLimits()) as shelter:
        for found in contents.files:
            opened.take(_opened(found, terms, shelter))
    _account_for_volumes(opened)
    if root.is_file():
        _set_unit_file_aside(opened)
    files = sorted((_submitted(found, terms.limits) for found in opened.files), key=lambda file: file.path)
    return Ledger(root, tuple(_with_duplicates(files)), tuple(sorted(opened.set_aside)), tuple(sorted(opened.unpacked)))


def _found(root: Path) -> Contents:
    if root.is_file():
        return Contents([Found(readable_name(root.name), root, _modified(root))])
    contents = Contents()
    _walk(root, "", contents)
    return contents


def _walk(folder: Path, prefix: str, contents: Contents) -> None:
    """Notes what lies in a folder and the folders in it; `prefix` is the folder's path in the ledger with its last `/`."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        contents.files.append(Found(prefix.rstrip("/"), folder, problem=Problem(ProblemCode.NOT_ACCESSIBLE)))
        return
    for entry in entries:
        path = prefix + readable_name(entry.name)
        if is_system(entry.name) or is_unit_file(path):
            contents.set_aside.append(path)
        elif is_link(entry):
            contents.files.append(Found(path, Path(entry.path), problem=Problem(ProblemCode.LINK)))
        elif entry.is_dir(follow_symlinks=False):
            _walk(Path(entry.path), path + "/", contents)
        else:
            contents.files.append(_plain(entry, path))


def _plain(entry: os.DirEntry[str], path: str) -> Found:
    """A regular file; pipes, sockets and devices are never opened (a pipe would wait for ever)."""
    location = Path(entry.path)
    if not entry.is_file(follow_symlinks=False):
        return Found(path, location, problem=Problem(ProblemCode.UNSUPPORTED))
    return Found(path, location, _modified(location))


def _modified(location: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp(int(location.stat().st_mtime))  # local time, as people see it in the folder
    except (OSError, OverflowError, ValueError):
        return None


def _opened(found: Found, terms: Terms, shelter: Shelter) -> Contents:
    """The file itself, or what is in it where it is an archive."""
    if found.problem:
        return Contents([found])
    try:
        known = replace(found, kind=kind_of(found.location, found.path))
    except OSError:
        return Contents([replace(found, problem=Problem(ProblemCode.NOT_ACCESSIBLE))])
    if known.kind not in ARCHIVES:
        return Contents([known])
    folder = terms.workspace / hashlib.sha256(found.path.encode()).hexdigest()[:16]
    return unpack_guarded(known, replace(terms, workspace=folder), shelter)


def _set_unit_file_aside(contents: Contents) -> None:
    """The unit file of a ledger that is an archive is no more evidence than that of a folder."""
    for found in [found for found in contents.files if is_unit_file(found.path)]:
        contents.files.remove(found)
        contents.set_aside.append(found.path)


def _account_for_volumes(contents: Contents) -> None:
    """Later volumes of a split archive (`a.part2.rar`) were read together with the first; they are no faulty archives of their own."""
    for found in list(contents.files):
        volume = _LATER_VOLUME.match(found.path)
        if found.problem and volume and any(path.startswith(volume["stem"]) for path in contents.unpacked):
            contents.files.remove(found)
            contents.unpacked.append(found.path)


def _submitted(found: Found, limits: Limits) -> SubmittedFile:
    """The file with its size, hash and kind, and the problem if it can't be read."""
    unread = SubmittedFile(found.path, found.location, 0, "", FileKind.UNKNOWN, found.modified, found.problem)
    if found.problem and not found.location.is_file():
        return unread
    if found.problem and found.problem.code is ProblemCode.LINK:
        return unread
    try:
        return _described(found, limits)
    except OSError:
        return replace(unread, problem=found.problem or Problem(ProblemCode.NOT_ACCESSIBLE))


def _described(found: Found, limits: Limits) -> SubmittedFile:
    size = found.location.stat().st_size
    if size > limits.file_bytes:
        return SubmittedFile(found.path, found.location, size, "", FileKind.UNKNOWN, found.modified, Problem(ProblemCode.TOO_LARGE))
    kind = found.kind or kind_of(found.location, found.path)
    problem = found.problem or _problem(found.location, size, kind, limits)
    return SubmittedFile(found.path, found.location, size, sha256_of(found.location), kind, found.modified, problem)


def _problem(location: Path, size: int, kind: FileKind, limits: Limits) -> Problem | None:
    """Why the bytes need not be read at all."""
    if kind is FileKind.EMPTY:
        return Problem(ProblemCode.EMPTY)
    if size < _LARGEST_SHORTCUT and is_shortcut(location):
        return Problem(ProblemCode.LINK)
    if kind is FileKind.UNKNOWN:
        return Problem(ProblemCode.UNSUPPORTED)
    if kind in ZIPPED_PAPERS and limits.is_bomb(size, _stated_size(location)):
        return Problem(ProblemCode.ARCHIVE_BOMB)
    return None


def _stated_size(location: Path) -> int:
    """How many bytes the parts of a zipped paper (Word, Excel, OFD) say they have; 0 where its list is damaged."""
    return sum(info.file_size for info in zip_list(location) or ())


def sha256_of(location: Path) -> str:
    """The SHA-256 of a file's bytes, in hex."""
    with location.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _with_duplicates(files: Sequence[SubmittedFile]) -> Iterator[SubmittedFile]:
    """The same files, each told of the first with the same bytes; empty files are no duplicates of each other.

    A name that says it is a copy (`… - 副本.pdf`, `…(1).pdf`) never comes first.
    """
    originals: dict[str, str] = {}
    for file in sorted(files, key=lambda file: (bool(_COPY_NAME.search(file.path)), file.path)):
        originals.setdefault(file.sha256, file.path)
    for file in files:
        is_original = not file.sha256 or file.kind is FileKind.EMPTY or originals[file.sha256] == file.path
        yield file if is_original else replace(file, duplicate_of=originals[file.sha256])
