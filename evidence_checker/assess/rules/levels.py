"""4.3, 4.4: points by the level of a medium or an award, each content once."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from evidence_checker.assess.contents import same_contents
from evidence_checker.assess.model import CriterionResult, CriterionStatus
from evidence_checker.assess.paper import Paper
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
    """The sum over contents, each at its highest level; what bears no date is left to the reviewer."""
    count = question.criterion.count
    if not isinstance(count, ByLevel) or not question.shown:
        return question.missing()
    worth = {paper: _worth(paper, count) for paper, _ in question.shown}
    groups = same_contents([paper for paper, _ in question.shown])
    dated = [paper for group in groups if (paper := max(group, key=worth.__getitem__)).years and worth[paper]]
    undated = sum((max(worth[paper] for paper in group) for group in groups if not any(paper.years for paper in group)), Decimal(0))
    points = min(sum((worth[paper] for paper in dated), Decimal(0)), question.criterion.max)
    if not points:
        return _worthless(question, count, undated)
    told = "、".join(f"{files([paper])}{NAMES[level_of(paper, count.of) or 'other']}加{worth[paper]}分" for paper in dated)
    low = sum((worth[paper] for paper in dated if question.sure(paper)), Decimal(0))
    high = min(points + undated, question.criterion.max)
    return question.answer(CriterionStatus.MET, points, told, low=min(low, points), high=high, evidence=question.supports(question.shown))


def _worth(paper: Paper, count: ByLevel) -> Decimal:
    level = level_of(paper, count.of)
    return next((points for name, points in count.points.items() if name == level), Decimal(0))


def _worthless(question: Question, count: ByLevel, undated: Decimal) -> CriterionResult:
    """Papers are there, and none earns points: no date, a level that nobody can tell, or too low a level, which is as good as nothing."""
    unknown = [paper for paper, _ in question.shown if level_of(paper, count.of) is None]
    papers = [paper for paper, _ in question.shown]
    if undated:
        reason = f"{files(papers)}看不出是不是{question.case.year}年的"
    elif unknown:
        reason = f"{files(unknown)}看不出级别，或是本单位自己的媒体、尚未决定的评选"
    else:
        return replace(question.missing(f"{files(papers)}的级别不到加分的级别"), evidence=question.supports(question.shown))
    high = max(undated, max(count.points.values(), default=Decimal(0)) if unknown else Decimal(0))
    evidence = question.supports(question.shown)
    return question.answer(CriterionStatus.PARTIAL, Decimal(0), reason, high=min(high, question.criterion.max), evidence=evidence)
