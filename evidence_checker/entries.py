"""Byte strings kept by name in a private folder, each with its check.

An entry is one file: the SHA-256 of what follows, a line end, then the bytes. It is written whole or not at all, and one that fails its check
is thrown away. The folders hold confidential papers, so that only their owner may enter them. Faults of the disk never stop a run: what
can't be kept is worked out again next time.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_DIGEST = 64


class Entries:
    """The entries of one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        make_private(folder)

    def find(self, name: str) -> bytes | None:
        """What was kept under a name (hex), if it is whole; a damaged entry is removed."""
        place = self.place(name)
        try:
            content = place.read_bytes()
        except OSError:
            return None
        digest, body = content[:_DIGEST], content[_DIGEST + 1 :]
        if hashlib.sha256(body).hexdigest().encode() == digest:
            return body
        self.drop(name)
        return None

    def keep(self, name: str, body: bytes) -> None:
        """Keeps bytes under a name, in the place of what was kept there before."""
        write_whole(self.place(name), hashlib.sha256(body).hexdigest().encode() + b"\n" + body)

    def drop(self, name: str) -> None:
        """Forgets an entry."""
        self.place(name).unlink(missing_ok=True)

    def mark_used(self, name: str) -> None:
        """Notes that an entry was of use just now; the longest unused go first when room is wanted."""
        with suppress(OSError):
            os.utime(self.place(name))

    def place(self, name: str) -> Path:
        """Where an entry lies, if it is there."""
        return self.folder / name[:2] / name

    def clear(self) -> None:
        """Forgets everything."""
        shutil.rmtree(self.folder, ignore_errors=True)
        make_private(self.folder)


def files_in(folder: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """The files below a folder in the order of their names."""
    for place in sorted(folder.rglob("*")):
        with suppress(FileNotFoundError):  # another run has just removed it
            if place.is_file():
                yield place, place.stat()


def write_whole(target: Path, content: bytes) -> None:
    """Writes a file so that nobody ever sees half of it; a full disk leaves none."""
    with suppress(OSError):
        target.parent.mkdir(mode=0o700, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).replace(target)
        finally:
            Path(name).unlink(missing_ok=True)


def make_private(folder: Path) -> None:
    """Makes a folder that only its owner may enter."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if sys.platform != "win32":
        folder.chmod(0o700)
