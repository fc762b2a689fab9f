"""Reports that are still true: where nothing that they depend on has changed since, they are given out again, byte for byte.

The last run over each ledger is kept with the hash of all it went by: program, every file of the ledger (name, time, bytes), answers, unit file,
rules, what was chosen, and the way from the reports to the ledger, since links follow it. Whatever else could matter is no input of a run.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import time
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from evidence_checker import program
from evidence_checker.entries import Entries
from evidence_checker.intake.found import is_link
from evidence_checker.report.atomic import written_whole
from evidence_checker.report.options import PICTURE_FOLDER


@dataclass(frozen=True, slots=True)
class Finished:
    """What a run told, besides its reports: the lines for the terminal, its exit code, when it was made, the names of its reports."""

    summary: str
    exit_code: int
    made_at: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that a run goes by. `files` are files and folders beside the ledger; those that are not there count as such."""

    ledger: Path
    out: Path
    files: tuple[Path, ...]
    choices: Mapping[str, object]

    @property
    def name(self) -> str:
        """The same for all runs of which only the last is kept: one ledger, one kind of reader."""
        return hashlib.sha256(f"{self.ledger.resolve()}\0{self.choices.get('audience')}".encode()).hexdigest()

    def state(self) -> str | None:
        """One hash over all of it as it is now; None where a file can't be read (another time, it may be)."""
        digest = hashlib.sha256(program.running().encode())
        with suppress(OSError):
            for line in self._lines():
                digest.update(line.encode("utf-8", "surrogatepass") + b"\0")
            return digest.hexdigest()
        return None

    def _lines(self) -> Iterator[str]:
        yield repr(sorted(self.choices.items()))
        yield repr((time.tzname, _way(self.out, self.ledger)))  # times are told as the clock here shows them
        for place in (self.ledger, *self.files):
            yield f"{place}"
            yield from _state_of(place)


class LastRun:
    """The last finished run over one ledger, and whether its reports are still true."""

    def __init__(self, entries: Entries, inputs: Inputs) -> None:
        self._entries = entries
        self._inputs = inputs
        self._state = inputs.state()

    def give_out(self) -> Finished | None:
        """Writes the kept reports to their place if they are still true; else None. Raises `RunFailed` where they can't be written."""
        head, _, package = (self._entries.find(self._inputs.name) or b"").partition(b"\n")
        finished = self._told(head)
        if finished is None:
            return None
        with zipfile.ZipFile(io.BytesIO(package)) as reports, written_whole(self._inputs.out, (PICTURE_FOLDER,)) as draft:
            reports.extractall(draft)
        self._entries.mark_used(self._inputs.name)
        return finished

    def keep(self, finished: Finished) -> None:
        """Keeps the reports that were just written, unless something changed while they were made."""
        if self._state is None or not program.is_as_it_was() or self._inputs.state() != self._state:
            return
        head = json.dumps({"state": self._state, **asdict(finished)}, ensure_ascii=False).encode()
        self._entries.keep(self._inputs.name, head + b"\n" + _packed(self._inputs.out, finished.reports))

    def _told(self, head: bytes) -> Finished | None:
        """What the kept run told; None where there is none or it went by something else."""
        told = json.loads(head) if head else {}
        if self._state is None or told.pop("state", None) != self._state:
            return None
        return Finished(**{**told, "reports": tuple(told["reports"])})


def _way(out: Path, ledger: Path) -> str:
    """The way from the reports to the ledger."""
    try:
        return os.path.relpath(ledger.resolve(), out.resolve())
    except ValueError:  # Windows: the ledger lies on another drive
        return ""


def _packed(out: Path, reports: Iterable[str]) -> bytes:
    """The reports and their pictures; unpacked ones are quicker to give out, and their pictures could not be made smaller."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as package:
        for place in (*(out / name for name in reports), *sorted((out / PICTURE_FOLDER).glob("*"))):
            package.write(place, place.relative_to(out))
    return buffer.getvalue()


def _state_of(place: Path, name: str = "") -> Iterator[str]:
    """A line for each file at or below a place: its name, time and hash. Links are not followed, as intake does not follow them."""
    if place.is_dir():
        with os.scandir(place) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                inner = f"{name}/{entry.name}"
                yield from [f"{inner}\0link"] if is_link(entry) else _state_of(Path(entry.path), inner)
    elif place.is_file():
        with place.open("rb") as file:
            yield f"{name}\0{int(place.stat().st_mtime)}\0{hashlib.file_digest(file, 'sha256').hexdigest()}"
    else:
        yield f"{name}\0{'no file' if place.exists() else 'missing'}"
