"""What was recognised in a paper need not be recognised again.

An entry belongs to one document (its words, pages, seals and path), one program (code, patterns, engines) and one context. A change of any of
them is another name, so that an entry can be damaged or missing, but never out of date.
"""

from __future__ import annotations

import hashlib
import zlib
from contextlib import suppress
from dataclasses import replace
from functools import cache, cached_property
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from evidence_checker import program
from evidence_checker.entries import Entries
from evidence_checker.extract.model import Document
from evidence_checker.recognize.context import Context
from evidence_checker.recognize.model import Evidence
from evidence_checker.recognize.papers import papers_of
from evidence_checker.rulebook.paths import patterns_dir

if TYPE_CHECKING:
    from evidence_checker.recognize.recognizer import Recognizer

_NOTHING = Document("", "", "")


class RememberedRecognition:
    """Recognises the papers of one ledger, and none a second time. `entries` None: remembers nothing."""

    def __init__(self, context: Context, entries: Entries | None) -> None:
        self._context = context
        self._entries = entries if entries and program.is_as_it_was() else None  # what is loaded belongs to the files of the beginning

    def recognize(self, document: Document) -> tuple[Evidence, ...]:
        """The evidence of a document, the same whether it was remembered or is found now."""
        if self._entries is None:
            return self._recognizer.recognize(document)
        name = self._name(document)
        return self._recalled(self._entries, name, document) or self._learnt(self._entries, name, document)

    @cached_property
    def _recognizer(self) -> Recognizer:
        from evidence_checker.recognize.recognizer import Recognizer  # slow to load, and not wanted where all is remembered

        return Recognizer(patterns_dir(), self._context)

    def _name(self, document: Document) -> str:
        digest = hashlib.sha256(f"{program.running()}\0{self._context!r}\0".encode())
        digest.update(_document().dump_json(document))
        return digest.hexdigest()

    @staticmethod
    def _recalled(entries: Entries, name: str, document: Document) -> tuple[Evidence, ...]:
        """What was kept; nothing where that is missing or can't be understood."""
        body = entries.find(name)
        if body is None:
            return ()
        with suppress(zlib.error, ValueError):
            found = _read(zlib.decompress(body), document)
            entries.mark_used(name)
            return found
        entries.drop(name)
        return ()

    def _learnt(self, entries: Entries, name: str, document: Document) -> tuple[Evidence, ...]:
        """What is found now, as it will be read next time, so that the two can't differ."""
        found = self._recognizer.recognize(document)
        written = _evidence().dump_json(tuple(replace(paper, document=_NOTHING) for paper in found))
        entries.keep(name, zlib.compress(written))
        return _read(written, document)


def _read(written: bytes, document: Document) -> tuple[Evidence, ...]:
    """The evidence with the papers of its document, which are kept elsewhere."""
    found = _evidence().validate_json(written)
    return tuple(replace(one, document=paper) for one, (paper, _) in zip(found, papers_of(document), strict=True))


@cache
def _evidence() -> TypeAdapter[tuple[Evidence, ...]]:
    return TypeAdapter(tuple[Evidence, ...])


@cache
def _document() -> TypeAdapter[Document]:
    return TypeAdapter(Document)
