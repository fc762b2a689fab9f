"""Where extraction runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from evidence_checker.extract.model import Document
from evidence_checker.extract.options import ExtractOptions
from evidence_checker.extract.reader import read
from evidence_checker.intake.model import SubmittedFile


class Stage(StrEnum):
    """How far a file is."""

    STARTED = "started"
    PAGE = "page"
    DONE = "done"
    REMEMBERED = "remembered"  # from the cache


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to a file; `done` of `total` files are finished."""

    path: str
    stage: Stage
    done: int
    total: int
    page: int = 0


class Memory(Protocol):
    """What remembers documents between runs (`cache.Cache`)."""

    def find(self, file: SubmittedFile, options: ExtractOptions) -> Document | None:
        """The document, if these bytes were read before in the same way."""

    def keep(self, file: SubmittedFile, options: ExtractOptions, document: Document) -> None:
        """Remembers a document as soon as it is read."""


def extract_all(
    files: Sequence[SubmittedFile],
    options: ExtractOptions,
    *,
    workers: int,
    cache: Memory | None,
    on_event: Callable[[Event], None],
) -> dict[str, Document]:
    """The document of every file by its path, in the order of the files."""
    documents: dict[str, Document] = {}
    for file in files:
        remembered = cache.find(file, options) if cache else None
        document = remembered or read(file, options)
        if cache and not remembered:
            cache.keep(file, options, document)
        documents[file.path] = replace(document, path=file.path)
        on_event(Event(file.path, Stage.DONE, len(documents), len(files)))
    return documents
