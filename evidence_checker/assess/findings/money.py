"""Agreements that promise money or a project of which nothing arrived (the regulation's note to 3.1–3.6)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from evidence_checker.assess.case import Case
from evidence_checker.assess.model import Finding, FindingQuote, MoneyClaim, Severity
from evidence_checker.assess.words import money

PROMISES = ("intention", "promise")


def check(case: Case) -> Iterator[Finding]:
    """One finding for each agreement whose money never reached *paid* and whose project nobody shows."""
    for claim in case.money:
        if claim.steps and claim.steps[0][0] in PROMISES and not claim.arrived and not claim.in_kind and not _is_used(claim):
            yield _told(case, claim)


def _is_used(claim: MoneyClaim) -> bool:
    return any(stage == "used" for stage, _, _ in claim.steps)


def _told(case: Case, claim: MoneyClaim) -> Finding:
    path = claim.steps[0][2]
    paper = case.by_path[path][0]
    allotted = [step for step in claim.steps if step[0] in {"decision", "allocation"}]
    reason = "只有安排、下达的文件，也不等于到账" if allotted else "框架协议不予认定" if claim.framework else "有约定金额的协议也要到账才认定"
    asked = _money_criteria(case, claim)
    stake = sum((case.criteria[c].max for c in asked), Decimal(0))
    return case.finding(
        "framework-only",
        documents=[path, *(step[2] for step in allotted)],
        indicator=claim.indicators[0] if claim.indicators else None,
        criterion=asked[0] if len(asked) == 1 else None,
        quotes=[FindingQuote(path, fact.quotes[0]) for fact in (paper.evidence.facts.total,) if fact and fact.quotes],
        severity=None if claim.framework else Severity.WARNING,
        stake=stake,
        amount=f"投入{money(claim.yuan)}" if claim.yuan else "投入资金或实施项目",
        reason=reason,
    )


def _money_criteria(case: Case, claim: MoneyClaim) -> list[str]:
    """The criteria that this money could still win."""
    asked = [c.id for i in claim.indicators for c in case.rulebook.by_indicator[i].criteria if c.count.rule == "money_arrived"]
    return [c for c in asked if c in case.criteria and case.criteria[c].points < case.criteria[c].max]
