"""Criteria that ask whether certain papers are there."""

from __future__ import annotations

from decimal import Decimal

from evidence_checker.assess.model import CriterionResult, CriterionStatus
from evidence_checker.assess.paper import Fit, Paper
from evidence_checker.assess.rules.ruling import Question, files
from evidence_checker.rulebook.criteria import Demand, Present, Together

FACTS = {"sealed": "公章", "signed": "签字", "document_number": "文号"}


def present(question: Question) -> CriterionResult:
    """Enough papers that show it; plans and notices alone are partial and earn nothing."""
    count = question.criterion.count
    needs = count.needs if isinstance(count, Present) else 1
    if not question.shown:
        return question.only_intended() if question.intended else _in_passing(question)
    if len(question.shown) < needs:
        points = question.grantable * len(question.shown) / needs
        return _granted(question, question.shown, CriterionStatus.PARTIAL, points, f"需要{needs}份，只有{len(question.shown)}份")
    return _formally(question, question.shown)


def _in_passing(question: Question) -> CriterionResult:
    """Partial, half the points and none beyond doubt, where papers about something else tell of it; else missing."""
    if not question.mentioned:
        return question.missing()
    told = f"没有专门的材料，{files(paper for paper, _ in question.mentioned)}中顺带提到"
    evidence = question.supports(question.mentioned)
    return question.answer(CriterionStatus.PARTIAL, question.grantable / 2, told, low=Decimal(0), high=question.grantable, evidence=evidence)


def together(question: Question) -> CriterionResult:
    """One way whose groups of papers are all there; some of them only is partial."""
    count = question.criterion.count
    ways = count.ways if isinstance(count, Together) else ()
    there = {fit.group for _, fit in question.found}
    for way in ways:
        if set(way) <= there:
            return _formally(question, [pair for pair in question.found if pair[1].group in way])
    if question.shown:
        return _granted(question, question.shown, CriterionStatus.PARTIAL, question.grantable / 2, "只有一部分材料")
    return question.only_intended() if question.intended else question.missing()


def judged(question: Question) -> CriterionResult:
    """A person judges: what speaks for it is listed, nothing is suggested."""
    pairs = question.found
    if not question.criterion.accept:
        pairs = tuple((paper, paper.fits[0]) for paper in question.case.serving(question.indicator.id) if paper.fits)
    if not pairs:
        return question.missing()
    reason = f"要由评审人员判断，可参考{files(paper for paper, _ in pairs)}"
    return question.answer(CriterionStatus.MANUAL, Decimal(0), reason, evidence=question.supports(pairs))


def _formally(question: Question, pairs: tuple[tuple[Paper, Fit], ...] | list[tuple[Paper, Fit]]) -> CriterionResult:
    """Met, unless every paper lacks the form that the rulebook demands (公章 …)."""
    demand = question.criterion.demand
    bound = [pair for pair in pairs if demand is not None]
    if demand is None or any(_has(paper, demand) is not False for paper, _ in bound):
        doubt = demand is not None and not any(_has(paper, demand) for paper, _ in bound)
        return _granted(
            question, pairs, CriterionStatus.MET, question.grantable, "但看不清有没有" + FACTS[demand.fact] if doubt and demand else "", doubt=doubt
        )
    return _granted(question, pairs, CriterionStatus.PARTIAL, question.grantable * demand.share, f"但没有{FACTS[demand.fact]}")


def _has(paper: Paper, demand: Demand) -> bool | None:
    facts = paper.evidence.facts
    return {"sealed": facts.sealed, "signed": facts.signed, "document_number": facts.document_number is not None}[demand.fact]


def _granted(
    question: Question,
    pairs: tuple[tuple[Paper, Fit], ...] | list[tuple[Paper, Fit]],
    status: CriterionStatus,
    points: Decimal,
    remark: str,
    *,
    doubt: bool = False,
) -> CriterionResult:
    sure = any(question.sure(paper) for paper, _ in pairs) and not doubt
    reason = f"有{files(paper for paper, _ in pairs)}" + (f"，{remark}" if remark else "")
    if question.criterion.effect:
        reason += f"；成效{question.criterion.effect}分由评审人员判断"
    return question.answer(status, points, reason, low=points if sure else Decimal(0), evidence=question.supports(pairs))
