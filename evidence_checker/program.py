"""Which program this is: one hash over its code, its patterns and what is installed around it.

What was worked out once may be used again only by the very program that worked it out. Whole files are hashed, not dates: nothing that could
change a result is left out, and an update that changes nothing costs nothing.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from evidence_checker.rulebook.paths import patterns_dir

_INSTALLED = (".dist-info", ".egg-info")


def fingerprint() -> str:
    """The hash of the program as it lies on the disk now."""
    digest = hashlib.sha256(sys.version.encode())
    for folder in (Path(__file__).parent, patterns_dir()):
        digest.update(fingerprint_of(folder).encode())
    digest.update("\0".join(sorted(_packages())).encode())
    return digest.hexdigest()


@cache
def running() -> str:
    """The hash when it was first asked for: of the code that this process runs, whatever becomes of the files later."""
    return fingerprint()


def is_as_it_was() -> bool:
    """Whether the files are still those that this process runs; code and patterns that it has loaded stay as they were."""
    return fingerprint() == running()


def fingerprint_of(folder: Path) -> str:
    """The hash of all files of a folder, names and bytes; compiled Python is left out."""
    digest = hashlib.sha256()
    for place in sorted(folder.rglob("*")):
        if place.suffix != ".pyc" and place.is_file():
            digest.update(place.relative_to(folder).as_posix().encode() + b"\0" + hashlib.sha256(place.read_bytes()).digest())
    return digest.hexdigest()


def _packages() -> Iterator[str]:
    """Names and versions of all installed packages, as the folders of their records are called."""
    for place in map(Path, sys.path):
        if place.is_dir():
            yield from (record.name for record in place.iterdir() if record.name.endswith(_INSTALLED))
