"""What every archive format gives: its members, each ready to be opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from evidence_checker.errors import Problem
from evidence_checker.intake.limits import Limits


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive. `size` is what the archive states (bytes, -1 unknown); `problem` says why it is not to be opened.

    `open` may raise FileProblem, or whatever its format's library raises on damaged bytes.
    """

    name: str
    size: int
    open: Callable[[], BinaryIO]
    modified: datetime | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Packed:
    """An archive to be opened: where it lies, the passwords to try, a scratch folder of its own, and the limits to keep."""

    location: Path
    name: str
    scratch: Path
    passwords: Sequence[str]
    limits: Limits


Format = Callable[[Packed], Iterator[Member]]
"""Lists an archive's members. Raises FileProblem where the archive as such can't be opened; so may the iteration, midway."""


def nothing_to_open() -> BinaryIO:
    """What `open` of a member with a problem does: it is a fault of the program to call it."""
    raise AssertionError("a member with a problem was opened")
