"""Criteria for which nothing acceptable was handed in."""

from __future__ import annotations

from collections.abc import Iterator

from evidence_checker.assess.case import Case
from evidence_checker.assess.model import CriterionResult, CriterionStatus, Finding, FindingQuote, Severity


def check(case: Case) -> Iterator[Finding]:
    """A criterion that is missing, or that only plans and notices speak for, lacks evidence."""
    for result in case.criteria.values():
        if _lacks(case, result):
            indicator, _ = case.rulebook.by_criterion[result.id]
            yield case.finding(
                "missing-evidence",
                criterion=result.id,
                documents=[support.path for support in result.evidence],
                quotes=[FindingQuote(support.path, support.quote) for support in result.evidence],
                stake=result.max - result.points,
                severity=Severity.INFO if indicator.bonus else None,
                indicator=indicator.id,
                title=result.title,
                reason=result.reason,
                add=result.fix,
            )


def _lacks(case: Case, result: CriterionResult) -> bool:
    _, criterion = case.rulebook.by_criterion[result.id]
    if not criterion.missing_finding:
        return False
    return result.status is CriterionStatus.MISSING or (result.status is CriterionStatus.PARTIAL and result.only_intended)
