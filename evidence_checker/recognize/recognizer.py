"""From a document to its evidence: what kind of paper it is and what it states, for each paper that the file holds."""

from __future__ import annotations

from pathlib import Path

from evidence_checker.extract.model import Document
from evidence_checker.recognize.context import Context
from evidence_checker.recognize.facts import read_facts
from evidence_checker.recognize.lexicon import Lexicon
from evidence_checker.recognize.model import Evidence
from evidence_checker.recognize.papers import papers_of
from evidence_checker.recognize.surface import Surface
from evidence_checker.recognize.types.classify import classify

__all__ = ["Context", "Recognizer"]


class Recognizer:
    """Recognises the papers of one ledger. `patterns_dir` is the folder of pattern files, `context` what is known of the ledger beforehand."""

    def __init__(self, patterns_dir: Path, context: Context) -> None:
        self.lexicon = Lexicon(patterns_dir)
        self.context = context

    def recognize(self, document: Document) -> tuple[Evidence, ...]:
        """The evidence of a document: one, or one for each paper scanned into it.

        The evidence of a part carries a document of its own (its pages only); the lines of its quotes are counted in that.
        """
        return tuple(self._evidence(paper, part) for paper, part in papers_of(document))

    def surface(self, document: Document) -> Surface:
        """What can be read of a document before its kind is known."""
        return Surface(document, self.lexicon, self.context)

    def _evidence(self, document: Document, part: int | None) -> Evidence:
        verdict = classify(document)
        facts = read_facts(self.surface(document), verdict.best.evidence_type)
        return Evidence(document, verdict.best.evidence_type, verdict.best.confidence, facts, verdict.guesses, verdict.signs, verdict.rejected, part)
