"""4.3, 4.4: points by the level of a medium or an award, each content once."""

from __future__ import annotations

from decimal import Decimal

from evidence_checker.assess.contents import same_contents
from evidence_checker.assess.model import CriterionResult, CriterionStatus
from evidence_checker.assess.paper import Fit, Paper
from evidence_checker.assess.rules.ruling import Question, files
from evidence_checker.rulebook.criteria import ByLevel

NAMES = {"national": "国家级", "provincial": "省级", "city": "市级", "county": "县级", "other": "其他"}


def level_of(paper: Paper, kind: str) -> str | None:
    """The level of the medium or award; None for the unit's own medium and for mere nominations."""
    facts = paper.evidence.facts
    if kind == "medium":
        return facts.medium.level if facts.medium and not facts.medium.own else None
    return facts.award.level if facts.award and facts.award.decided else None


def by_level(question: Question) -> CriterionResult:
    """The sum over contents, each at its highest level."""
    count = question.criterion.count
    if not isinstance(count, ByLevel) or not question.shown:
        return question.missing()
    worth = {paper: count.points.get(level_of(paper, count.of) or "other", Decimal(0)) for paper, _ in question.shown}  # type: ignore[call-overload]
    best = [max(group, key=lambda paper: worth[paper]) for group in same_contents([paper for paper, _ in question.shown])]
    counted = [paper for paper in best if worth[paper]]
    points = min(sum((worth[paper] for paper in counted), Decimal(0)), question.criterion.max)
    evidence = question.supports(question.shown)
    if not points:
        return _worthless(question, count)
    told = "、".join(f"{files([paper])}{NAMES[level_of(paper, count.of) or 'other']}加{worth[paper]}分" for paper in counted)
    low = sum((worth[paper] for paper in counted if question.sure(paper)), Decimal(0))
    return question.answer(CriterionStatus.MET, points, told, low=min(low, points), high=points, evidence=evidence)


def _worthless(question: Question, count: ByLevel) -> CriterionResult:
    """Papers are there, and none reaches a level that earns points; an unknown level may still do so."""
    unknown = [paper for paper, _ in question.shown if level_of(paper, count.of) is None]
    high = max(count.points.values(), default=Decimal(0)) if unknown else Decimal(0)
    reason = (
        f"{files(p for p, _ in question.shown)}的级别不到加分的级别"
        if not unknown
        else f"{files(unknown)}看不出级别，或是本单位自己的媒体、尚未决定的评选"
    )
    return question.answer(CriterionStatus.PARTIAL, Decimal(0), reason, high=high, evidence=question.supports(question.shown))


def pairs_of(question: Question) -> tuple[tuple[Paper, Fit], ...]:
    """The papers that are counted for the criterion."""
    return question.shown
