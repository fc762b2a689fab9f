"""Seals and signatures by type of paper, as the rulebook asks for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from evidence_checker.assess.case import Case
from evidence_checker.assess.contents import same_content
from evidence_checker.assess.model import Finding, FindingQuote
from evidence_checker.assess.paper import Paper
from evidence_checker.extract.model import Document
from evidence_checker.recognize.model import Quote
from evidence_checker.rulebook.book import Formality

CODES = {"sealed": "missing-seal", "signed": "missing-signature"}


def check(case: Case) -> Iterator[Finding]:
    """One finding for each paper that lacks what its type must carry; what nobody can tell is no fault."""
    for formality in case.rulebook.book.formalities:
        for paper in case.papers:
            asked = paper.counts and paper.type.value in formality.types and _lacks(paper, formality)
            if asked and not _has_sealed_twin(case, paper, formality):
                yield _told(case, paper, formality)


def _lacks(paper: Paper, formality: Formality) -> bool:
    facts = paper.evidence.facts
    if formality.addressed_to and not (facts.addressee and re.search(formality.addressed_to, facts.addressee.value)):
        return False
    if formality.titled and not re.search(formality.titled, paper.title or paper.path.rsplit("/", 1)[-1]):
        return False
    if formality.unless_signed and facts.signed:
        return False
    return (facts.sealed if formality.fact == "sealed" else facts.signed) is False


def _has_sealed_twin(case: Case, paper: Paper, formality: Formality) -> bool:
    """The same paper lies in the ledger once more and carries it: the Word file beside its sealed scan."""
    others = (other for other in case.of_type(paper.type) if other is not paper and not _lacks(other, formality))
    return any(_date(other) == _date(paper) and same_content(paper, other) and _sums_agree(paper, other) for other in others)


def _sums_agree(one: Paper, other: Paper) -> bool:
    first, second = one.evidence.facts.total, other.evidence.facts.total
    return first is None or second is None or first.value == second.value


def _date(paper: Paper) -> date | None:
    own = paper.evidence.facts.date
    return own.value if own else None


def _told(case: Case, paper: Paper, formality: Formality) -> Finding:
    return case.finding(
        CODES[formality.fact],
        documents=[paper.path],
        criterion=next((fit.criterion for fit in paper.fits if fit.indicator in paper.indicators), None),
        quotes=[FindingQuote(paper.path, quote) for quote in _end(paper.evidence.document, paper)],
        who=formality.who,
    )


def _end(document: Document, paper: Paper) -> list[Quote]:
    """The paper's last line, where seal and signature belong."""
    if not document.lines:
        return [paper.opening()]
    last = len(document.lines) - 1
    line = document.lines[last]
    return [Quote(line.text, line.page, last, line.box)]
