"""Figures of one paper that must agree and do not: capitals against figures, rows against their total, marks against days."""

from __future__ import annotations

from collections.abc import Iterator

from evidence_checker.assess.case import Case
from evidence_checker.assess.model import Finding, FindingQuote, Severity
from evidence_checker.assess.paper import Bar, Paper
from evidence_checker.assess.words import money
from evidence_checker.recognize.model import SumCheck

READ_WELL = 0.9  # confidence of the lines that carry the figures


def check(case: Case) -> Iterator[Finding]:
    """One finding for each paper with figures that disagree, and one for attendance whose totals differ from its marks."""
    for paper in case.papers:
        if paper.bar(Bar.NO_EVIDENCE) is not None or paper.bar(Bar.BLANK) is not None:
            continue
        wrong = [check for check in paper.evidence.facts.sums if not check.agrees]
        if wrong:
            yield _told(case, paper, wrong)
        yield from _attendance(case, paper)


def _told(case: Case, paper: Paper, wrong: list[SumCheck]) -> Finding:
    first = wrong[0]
    doubtful = not all(_read_well(paper, check) for check in wrong)
    more = f"，另有{len(wrong) - 1}处" if len(wrong) > 1 else ""
    return case.finding(
        "amount-mismatch",
        documents=[paper.path],
        quotes=[FindingQuote(paper.path, quote) for check in wrong[:3] for quote in check.quotes[:2]],
        indicator=paper.indicators[0] if paper.indicators else None,
        severity=Severity.WARNING if doubtful else None,
        what=f"{first.what}不一致",
        stated=money(first.stated),
        computed=money(first.computed) + more + ("（扫描件上的数字可能认错，请对照原件）" if doubtful else ""),
    )


def _read_well(paper: Paper, check: SumCheck) -> bool:
    lines = paper.evidence.document.lines
    found = [lines[quote.line].confidence for quote in check.quotes if quote.line is not None and quote.line < len(lines)]
    return min(found, default=1.0) >= READ_WELL


def _attendance(case: Case, paper: Paper) -> Iterator[Finding]:
    """Only where the marks were given as text: marks found in a scan are too unsure to accuse anybody."""
    if any(page.scanned for page in paper.evidence.document.pages):
        return
    wrong = [row for row in paper.evidence.facts.attendance if row.counted is not None and row.counted != row.days]
    if wrong:
        told = "、".join(f"{row.name}{int(row.month[5:])}月" for row in wrong[:5])
        yield case.finding(
            "amount-mismatch",
            documents=[paper.path],
            indicator=paper.indicators[0] if paper.indicators else None,
            quotes=[FindingQuote(paper.path, row.quote) for row in wrong[:3] if row.quote],
            what=f"{told}考勤合计与逐日记号不一致",
            stated=f"{wrong[0].days}天",
            computed=f"{wrong[0].counted}天",
        )
