"""3.1.b, 3.2.b: money that arrived (regulation, note to part 3)."""

from __future__ import annotations

from decimal import Decimal

from evidence_checker.assess.model import CriterionResult, CriterionStatus, MoneyClaim, Support
from evidence_checker.assess.rules.ruling import Question


def money_arrived(question: Question) -> CriterionResult:
    """Met once money for this indicator was paid; promised money alone is partial and earns nothing."""
    ours = [claim for claim in question.case.money if question.indicator.id in claim.indicators and claim.year is None]
    claims, goods = [claim for claim in ours if not claim.in_kind], [claim for claim in ours if claim.in_kind and claim.arrived]
    arrived = sum((claim.arrived for claim in claims), Decimal(0))
    private = [share for claim in claims for share in claim.to_persons]
    if arrived > 0 and arrived == sum((share for _, share in private), Decimal(0)):
        reason = f"钱付给了个人（{_receivers(private)}），看不出到了村里，要有村集体的收据或发放签领表"
        return question.answer(CriterionStatus.PARTIAL, Decimal(0), reason, evidence=_supports(question, claims), only_intended=True)
    if arrived > 0:
        return _arrived(question, claims, arrived, private)
    if goods:
        reason = f"只有实物，折价{yuan(sum((claim.arrived for claim in goods), Decimal(0)))}，不算资金到位，是否认可由评审人员判断"
        return question.answer(CriterionStatus.PARTIAL, Decimal(0), reason, high=question.grantable, evidence=_supports(question, goods))
    if claims:
        promised = sum((claim.yuan for claim in claims), Decimal(0))
        reason = f"有协议或计划{f'，写明{yuan(promised)}' if promised else ''}，但没有回单、收据证明钱已到位"
        return question.answer(CriterionStatus.PARTIAL, Decimal(0), reason, high=Decimal(0), evidence=_supports(question, claims), only_intended=True)
    return question.missing("没有找到资金拨付的回单、记账凭证或收据")


def _arrived(question: Question, claims: list[MoneyClaim], arrived: Decimal, private: list[tuple[str, Decimal]]) -> CriterionResult:
    own = sum((claim.arrived for claim in claims if claim.own), Decimal(0))
    others = sum((claim.arrived for claim in claims if claim.own is False), Decimal(0))
    reason = f"到位资金{yuan(arrived)}"
    if own and others:
        reason += f"（本单位{yuan(own)}，协调引进{yuan(others)}）"
    elif others:
        reason += "（协调引进）"
    if private:
        reason += f"；其中付给个人的请核实去向：{_receivers(private)}"
    short = [claim for claim in claims if claim.payments and claim.arrived < claim.yuan * Decimal("0.995")]
    reason += "".join(f"；约定{yuan(claim.yuan)}，到位{yuan(claim.arrived)}" for claim in short)
    return question.answer(CriterionStatus.MET, question.grantable, reason, evidence=_supports(question, [c for c in claims if c.arrived]))


def _receivers(private: list[tuple[str, Decimal]]) -> str:
    return "、".join(f"{name}{yuan(share)}" for name, share in private)


def _supports(question: Question, claims: list[MoneyClaim]) -> tuple[Support, ...]:
    paths = dict.fromkeys(path for claim in claims for _, _, path in claim.steps)
    papers = [question.case.by_path[path][0] for path in paths if path in question.case.by_path]
    quotes = {
        paper.path: paper.evidence.facts.total.quotes[0] if paper.evidence.facts.total and paper.evidence.facts.total.quotes else paper.opening()
        for paper in papers
    }
    return tuple(Support(paper.path, quotes[paper.path], question.strength(paper)) for paper in papers)


def yuan(value: Decimal) -> str:
    """A sum as people write it: 万元 from ten thousand on."""
    if value >= 10_000:
        return f"{(value / 10_000).normalize():f}万元"
    return f"{value.normalize():f}元"
