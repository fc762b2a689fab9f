"""Figures of one paper that must agree and do not: capitals against figures, rows against their total, marks against days."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence_checker.assess.case import Case
from evidence_checker.assess.model import Finding, FindingQuote, Severity
from evidence_checker.assess.paper import Bar, Paper
from evidence_checker.assess.words import money
from evidence_checker.extract.model import Source
from evidence_checker.recognize.model import SumCheck

MOST = 3  # disagreements that are told one by one
SIDES = {
    "大写与小写": ("大写", "小写"),
    "大写与合计": ("大写", "表中合计"),
    "各行之和与合计": ("合计写的", "各行相加"),
    "数量×单价与金额": ("金额写的", "数量乘单价"),
    "借方合计与贷方合计": ("借方合计", "贷方合计"),
}
READ_WELL = 0.9  # confidence of the lines that carry the figures


def check(case: Case) -> Iterator[Finding]:
    """One finding for each paper with figures that disagree, and one for attendance whose totals differ from its marks."""
    for paper in case.papers:
        if paper.bar(Bar.NO_EVIDENCE) is not None or paper.bar(Bar.BLANK) is not None:
            continue
        wrong = [
            check for check in paper.evidence.facts.sums if not check.agrees and check.stated and check.computed and not _lost_point(paper, check)
        ]
        if wrong:
            yield _told(case, paper, wrong)
        yield from _attendance(case, paper)


def _told(case: Case, paper: Paper, wrong: list[SumCheck]) -> Finding:
    doubtful = not all(_read_well(paper, check) for check in wrong)
    reason = "；".join(_disagreement(check) for check in wrong[:MOST])
    more = f"；另有{len(wrong) - MOST}处" if len(wrong) > MOST else ""
    return case.finding(
        "amount-mismatch",
        documents=[paper.path],
        quotes=[FindingQuote(paper.path, quote) for check in wrong[:MOST] for quote in check.quotes[:2]],
        indicator=paper.indicators[0] if paper.indicators else None,
        severity=Severity.WARNING if doubtful else None,
        reason=reason + more + ("（扫描件上的数字可能认错，请对照原件）" if doubtful else ""),
    )


def _disagreement(check: SumCheck) -> str:
    """Both figures by what they are: 大写是3.5万元，小写是5.3万元."""
    stated, computed = SIDES.get(check.what, (f"{check.what}：写的", "另一处"))
    return f"{stated}是{money(check.stated)}，{computed}是{money(check.computed)}"


def _read_well(paper: Paper, check: SumCheck) -> bool:
    lines = paper.evidence.document.lines
    found = [lines[quote.line].confidence for quote in check.quotes if quote.line is not None and quote.line < len(lines)]
    return min(found, default=1.0) >= READ_WELL


def _lost_point(paper: Paper, check: SumCheck) -> bool:
    """Recognised figures that are a hundredfold of the others, and show no decimal point, lost it in reading: 1,234,560 for 12,345.60."""
    lines = paper.evidence.document.lines
    recognised = any(q.line is not None and q.line < len(lines) and lines[q.line].source is not Source.TEXT for q in check.quotes)
    pointless = any(any(c.isdigit() for c in q.text) and not re.search(r"\d\s*[.．]\s*\d", q.text) for q in check.quotes)
    return recognised and pointless and max(check.stated, check.computed) == 100 * min(check.stated, check.computed)


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
            reason=f"{told}考勤合计与逐日记号不一致：合计写的是{wrong[0].days}天，逐日记号是{wrong[0].counted}天",
        )
