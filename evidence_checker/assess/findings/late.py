"""Handed in after the rulebook's deadline (1.5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from evidence_checker.assess.case import Case
from evidence_checker.assess.model import Finding, FindingQuote
from evidence_checker.assess.words import day_told
from evidence_checker.recognize.model import EvidenceType, Quote
from evidence_checker.rulebook.criteria import ByDeadline


def check(case: Case) -> Iterator[Finding]:
    """The day of submission where `unit.yaml` states it, else the date of the self-assessment, is past the deadline."""
    deadline = case.rulebook.book.deadline
    if case.unit.submitted is not None:
        if case.unit.submitted > deadline:
            yield _told(case, case.unit.submitted, [], [])
        return
    for paper in case.of_type(EvidenceType.SELF_ASSESSMENT):
        own = paper.evidence.facts.date
        if own is not None and own.value > deadline:
            yield _told(case, own.value, [paper.path], list(own.quotes[:1]))


def _told(case: Case, day: date, documents: list[str], quotes: list[Quote]) -> Finding:
    criterion = next((c.id for _, c in case.rulebook.criteria() if isinstance(c.count, ByDeadline)), None)
    result = case.criteria.get(criterion or "")
    return case.finding(
        "late-submission",
        criterion=criterion,
        documents=documents,
        quotes=[FindingQuote(documents[0], quote) for quote in quotes],
        stake=result.max - result.points if result is not None else Decimal(0),
        day=day_told(day),
        deadline=day_told(case.rulebook.book.deadline),
    )
