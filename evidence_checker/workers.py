"""Where extraction runs: in processes that a bad file may wreck without harm to the rest."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from importlib import import_module
from typing import Protocol, cast

from pydantic import TypeAdapter, ValidationError

from evidence_checker.errors import Problem, ProblemCode
from evidence_checker.extract.model import Document, Status
from evidence_checker.extract.ocr.needs import require_engine
from evidence_checker.extract.options import ExtractOptions
from evidence_checker.intake.isolation import Beat, Guard, Outcome, wait_for_news
from evidence_checker.intake.limits import WorkerLimits
from evidence_checker.intake.model import SubmittedFile

__all__ = ["Event", "Memory", "Stage", "WorkerLimits", "default_workers", "extract_all"]

READER = "evidence_checker.extract.reader:read"
_WORTH_A_FRESH_START = frozenset({ProblemCode.CRASHED, ProblemCode.MEMORY})
_DOCUMENT = TypeAdapter(Document)

Reader = Callable[[SubmittedFile, ExtractOptions], Document]
Job = tuple[str, SubmittedFile, ExtractOptions]


class Stage(StrEnum):
    """What a run is busy with."""

    EXTRACT = "extract"
    RECOGNIZE = "recognize"


@dataclass(frozen=True, slots=True)
class Event:
    """Progress: `done` of `total` files have passed the stage; `path` is the file it is about, `page` the page begun (0: none)."""

    stage: Stage
    path: str
    done: int
    total: int
    page: int = 0


class Memory(Protocol):
    """What remembers documents between runs (`cache.Cache`)."""

    def find(self, file: SubmittedFile, options: ExtractOptions) -> Document | None:
        """The document, if these bytes were read before in the same way."""

    def keep(self, file: SubmittedFile, options: ExtractOptions, document: Document) -> None:
        """Remembers a document as soon as it is read."""

    def prune(self) -> None:
        """Keeps within its bound after a run."""


def extract_all(
    files: Sequence[SubmittedFile],
    options: ExtractOptions,
    *,
    workers: int,
    cache: Memory | None,
    on_event: Callable[[Event], None],
    limits: WorkerLimits | None = None,
    reader: str = READER,
) -> list[Document]:
    """The document of every file, in the order of the files, whatever the number of workers.

    Files with the same bytes are read once. Raises UsageError at once where the engine that was asked for can't work here.
    `reader` names the function that reads one file (tests put faulty ones in its place).
    """
    require_engine(options.ocr)
    originals = {_content(file): file for file in reversed(files)}
    documents: dict[str, Document] = {}

    def on_page(path: str, page: int) -> None:
        on_event(Event(Stage.EXTRACT, path, len(documents), len(originals), page))

    pool = _Pool(reader, workers, limits or WorkerLimits(), on_page)
    for file, document in _documents(list(originals.values()), options, pool, cache):
        documents[file.path] = document
        on_event(Event(Stage.EXTRACT, file.path, len(documents), len(originals)))
    if cache:
        cache.prune()
    return [replace(documents[originals[_content(file)].path], path=file.path) for file in files]


def default_workers() -> int:
    """As many as there are cores, at most four: each wants about 1 GB while it reads scans, and users have 8 GB."""
    return max(1, min(4, os.cpu_count() or 1))


def _content(file: SubmittedFile) -> str:
    """The same for files that read the same; a file that can't be read is only like itself."""
    return f"{file.sha256} {file.kind}" if file.sha256 and not file.problem else file.path


def _documents(
    files: Sequence[SubmittedFile], options: ExtractOptions, pool: _Pool, cache: Memory | None
) -> Iterator[tuple[SubmittedFile, Document]]:
    """Each file with its document, first those that need no reading, then the others as they are finished."""
    unread: list[SubmittedFile] = []
    for file in files:
        known = _unread(file, file.problem) if file.problem else cache and cache.find(file, options)
        if known:
            yield file, known
        else:
            unread.append(file)
    for file, document in pool.read(sorted(unread, key=lambda file: (-file.size, file.path)), options):
        if cache:
            cache.keep(file, options, document)
        yield file, document


def _unread(file: SubmittedFile, problem: Problem) -> Document:
    """The empty document of a file that can't be read."""
    return Document(file.path, file.sha256, file.kind.value, Status.UNREADABLE, problems=(problem,))


@dataclass(slots=True)
class _Assignment:
    """A file that a guard works on; `again` once it was given a second, fresh one."""

    file: SubmittedFile
    guard: Guard
    again: bool = False
    page: int = 0


class _Pool:
    """Up to `size` guarded processes; one that failed or swelled is replaced."""

    def __init__(self, reader: str, size: int, limits: WorkerLimits, on_page: Callable[[str, int], None]) -> None:
        self._reader, self._size, self._limits, self._on_page = reader, max(size, 1), limits, on_page
        self._idle: list[Guard] = []
        self._busy: list[_Assignment] = []

    def read(self, files: Sequence[SubmittedFile], options: ExtractOptions) -> Iterator[tuple[SubmittedFile, Document]]:
        """The documents as they are finished, in no fixed order."""
        plain = replace(options, heartbeat=None)
        waiting = list(reversed(files))
        try:
            while waiting or self._busy:
                while waiting and len(self._busy) < self._size:
                    self._assign(waiting.pop(), plain)
                wait_for_news([assignment.guard for assignment in self._busy])
                yield from self._finished(plain)
        finally:
            for guard in [*self._idle, *(assignment.guard for assignment in self._busy)]:
                guard.stop()

    def _assign(self, file: SubmittedFile, options: ExtractOptions, *, again: bool = False) -> None:
        guard = self._idle.pop() if self._idle and not again else Guard(f"{__name__}:read_for_parent", self._limits)
        guard.begin((self._reader, file, options), file.size)
        self._busy.append(_Assignment(file, guard, again))

    def _finished(self, options: ExtractOptions) -> Iterator[tuple[SubmittedFile, Document]]:
        for assignment in list(self._busy):
            outcome = assignment.guard.look()
            if outcome is None:
                self._tell_page(assignment)
                continue
            self._busy.remove(assignment)
            is_first = assignment.guard.jobs_done == 1
            self._release(assignment.guard, outcome)
            if outcome.problem and outcome.problem.code in _WORTH_A_FRESH_START and not (is_first or assignment.again):
                self._assign(assignment.file, options, again=True)  # an earlier file may have left the process in disorder
            else:
                yield assignment.file, document_of(assignment.file, outcome)

    def _tell_page(self, assignment: _Assignment) -> None:
        if assignment.guard.page != assignment.page:
            assignment.page = assignment.guard.page
            self._on_page(assignment.file.path, assignment.page)

    def _release(self, guard: Guard, outcome: Outcome) -> None:
        if outcome.problem or guard.is_swollen():
            guard.stop()
        else:
            self._idle.append(guard)


def document_of(file: SubmittedFile, outcome: Outcome) -> Document:
    """What the child answered, checked; the problem's empty document where it failed."""
    if outcome.problem:
        return _unread(file, outcome.problem)
    try:
        return _DOCUMENT.validate_json(outcome.answer)
    except ValidationError:
        return _unread(file, Problem(ProblemCode.CRASHED))


def read_for_parent(job: object, beat: Beat) -> bytes:
    """The child's task: reads one file and answers with its document as JSON."""
    reader, file, options = cast("Job", job)
    module, _, function = reader.partition(":")
    read: Reader = getattr(import_module(module), function)
    beat(0)  # loading the reader was progress, too
    return _DOCUMENT.dump_json(read(file, replace(options, heartbeat=beat)))
