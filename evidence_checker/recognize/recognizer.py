"""From a document to its evidence: what kind of paper it is and what it states, for each paper that the file holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from evidence_checker.extract.model import Document, Part
from evidence_checker.recognize.bounds import within_bounds
from evidence_checker.recognize.facts import read_facts
from evidence_checker.recognize.lexicon import Lexicon
from evidence_checker.recognize.model import Evidence
from evidence_checker.recognize.surface import Context, Surface
from evidence_checker.recognize.types.classify import classify

__all__ = ["Context", "Recognizer", "part_document"]


class Recognizer:
    """Recognises the papers of one ledger. `patterns_dir` is the folder of pattern files, `context` what is known of the ledger beforehand."""

    def __init__(self, patterns_dir: Path, context: Context) -> None:
        self.lexicon = Lexicon(patterns_dir)
        self.context = context

    def recognize(self, document: Document) -> tuple[Evidence, ...]:
        """The evidence of a document: one, or one for each paper scanned into it.

        The evidence of a part carries a document of its own (its pages only); the lines of its quotes are counted in that.
        """
        return tuple(self._evidence(paper, part) for paper, part in _papers(within_bounds(document)))

    def surface(self, document: Document) -> Surface:
        """What can be read of a document before its kind is known."""
        return Surface(document, self.lexicon, self.context)

    def _evidence(self, document: Document, part: int | None) -> Evidence:
        verdict = classify(document)
        facts = read_facts(self.surface(document), verdict.best.evidence_type)
        return Evidence(document, verdict.best.evidence_type, verdict.best.confidence, facts, verdict.guesses, verdict.signs, verdict.rejected, part)


def _papers(document: Document) -> Iterator[tuple[Document, int | None]]:
    if len(document.parts) < 2:
        yield document, None
        return
    for index, part in enumerate(document.parts):
        yield part_document(document, part), index


def part_document(document: Document, part: Part) -> Document:
    """The pages of one part as a document of their own, page numbers kept."""

    def within(page: int) -> bool:
        return part.first_page <= page <= part.last_page

    return replace(
        document,
        pages=tuple(p for p in document.pages if within(p.number)),
        lines=tuple(x for x in document.lines if within(x.page)),
        tables=tuple(t for t in document.tables if within(t.page)),
        pictures=tuple(p for p in document.pictures if within(p.page)),
        seals=tuple(s for s in document.seals if within(s.page)),
        signatures=tuple(s for s in document.signatures if within(s.page)),
    )
