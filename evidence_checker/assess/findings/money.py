"""Agreements that promise money or a project of which nothing arrived (the regulation's note to 3.1–3.6)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from evidence_checker.assess.case import Case
from evidence_checker.assess.model import Finding, FindingQuote, MoneyClaim, Severity
from evidence_checker.assess.pledges import Pledge, pledges_of
from evidence_checker.assess.words import money

PROMISES = ("intention", "promise")


def check(case: Case) -> Iterator[Finding]:
    """One finding for each agreement of whose sums one never reached *paid* and whose project nobody shows; parts that arrived are no promise."""
    open_claims: dict[str, list[MoneyClaim]] = {}
    for claim in case.money:
        if claim.steps and claim.steps[0][0] in PROMISES and not claim.arrived and not claim.in_kind and not _is_used(claim):
            open_claims.setdefault(claim.steps[0][2], []).append(claim)
    return (_told(case, path, claims) for path, claims in open_claims.items())


def _is_used(claim: MoneyClaim) -> bool:
    return any(stage == "used" for stage, _, _ in claim.steps)


def _told(case: Case, path: str, claims: list[MoneyClaim]) -> Finding:
    paper = case.by_path[path][0]
    steps = [step for claim in claims for step in claim.steps]
    allotted = [step for step in steps if step[0] in {"decision", "allocation"}]
    framework = any(claim.framework for claim in claims)
    reason = "只有安排、下达的文件，也不等于到账" if allotted else "框架协议不予认定" if framework else "有约定金额的协议也要到账才认定"
    asked = [asked for claim in claims for asked in _money_criteria(case, claim)]
    first = claims[0].indicators
    return case.finding(
        "framework-only",
        documents=[path, *(step[2] for step in allotted)],
        indicator=first[0] if first else None,
        criterion=asked[0] if len(set(asked)) == 1 else None,
        quotes=[FindingQuote(path, quote) for pledge in pledges_of(paper) for quote in [pledge.quote] if quote and _is_among(pledge, claims)],
        severity=None if framework else Severity.WARNING,
        stake=sum((case.criteria[c].max for c in dict.fromkeys(asked)), Decimal(0)),
        amount="、".join(map(_amount, claims)),
        reason=reason,
    )


def _is_among(pledge: Pledge, claims: list[MoneyClaim]) -> bool:
    return any(claim.yuan == pledge.yuan and claim.giver == pledge.giver for claim in claims)


def _amount(claim: MoneyClaim) -> str:
    """投入5万元, 云南某公司投入60万元, or a project without a sum."""
    return f"{claim.giver}投入{money(claim.yuan)}" if claim.yuan else "投入资金或实施项目"


def _money_criteria(case: Case, claim: MoneyClaim) -> list[str]:
    """The criteria that this money could still win."""
    asked = [c.id for i in claim.indicators for c in case.rulebook.by_indicator[i].criteria if c.count.rule == "money_arrived"]
    return [c for c in asked if c in case.criteria and case.criteria[c].points < case.criteria[c].max]
