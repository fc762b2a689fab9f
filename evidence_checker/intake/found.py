"""What is found in a ledger on the way to its list of files."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from evidence_checker.errors import Problem
from evidence_checker.intake.limits import Limits
from evidence_checker.intake.model import FileKind

_JUNCTION = 0xA0000003  # IO_REPARSE_TAG_MOUNT_POINT; `stat` has the name on Windows only


@dataclass(frozen=True, slots=True)
class Found:
    """A file that was found, before its bytes are looked at; with a problem, there are none to look at. `kind` is None until it is known."""

    path: str
    location: Path
    modified: datetime | None = None
    problem: Problem | None = None
    kind: FileKind | None = None


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
    """Under which terms archives are opened: where their members go, the passwords to try, the limits of size."""

    workspace: Path
    passwords: tuple[str, ...]
    limits: Limits


def is_link(entry: os.DirEntry[str]) -> bool:
    """Symbolic links everywhere, junctions on Windows."""
    if entry.is_symlink():
        return True
    return getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0) == _JUNCTION
