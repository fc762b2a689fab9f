"""Papers that do not count whatever they are about: of another year, unit or village, never filled in, money that came back."""

from __future__ import annotations

from collections.abc import Iterator

from evidence_checker.assess.case import Case
from evidence_checker.assess.model import Finding, FindingQuote, Severity
from evidence_checker.assess.paper import Bar, Barred, Paper

# In this order: a paper of another unit is about another village, too, and is told once.
CODES = {
    Bar.BLANK: "blank-template",
    Bar.REVERSED: "payment-reversed",
    Bar.OTHER_UNIT: "wrong-unit",
    Bar.OTHER_VILLAGE: "wrong-village",
    Bar.OTHER_YEAR: "out-of-period",
}
SURE = 0.8  # below it the finding is a warning that names the doubt


def check(case: Case) -> Iterator[Finding]:
    """One finding for each paper, by the first reason of `CODES`; papers that are no evidence at all need none."""
    for paper in case.papers:
        reason = next((found for bar in CODES if (found := paper.bar(bar)) is not None), None)
        if reason is not None and paper.bar(Bar.NO_EVIDENCE) is None:
            yield _told(case, paper, reason)


def _told(case: Case, paper: Paper, barred: Barred) -> Finding:
    facts = paper.evidence.facts
    doubtful = barred.sure < SURE
    return case.finding(
        CODES[barred.bar],
        documents=[paper.path],
        quotes=[FindingQuote(paper.path, quote) for quote in barred.quotes],
        severity=Severity.WARNING if doubtful else None,
        reason=f"可能{barred.reason}，请核实" if doubtful else barred.reason,
        year=case.year,
        words=facts.slip.failure if facts.slip else "",
        amount=f"{facts.total.value:,.2f}元" if facts.total else "这笔钱",
    )
