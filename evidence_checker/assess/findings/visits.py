"""Visits of a half-year of which none was led by the principal leader (1.1)."""

from __future__ import annotations

from collections.abc import Iterator

from evidence_checker.assess.case import Case
from evidence_checker.assess.model import CriterionResult, CriterionStatus, Finding, FindingQuote, Severity
from evidence_checker.assess.paper import Paper
from evidence_checker.assess.rules.visits import led_by_other
from evidence_checker.rulebook.criteria import LedVisit


def check(case: Case) -> Iterator[Finding]:
    """One finding for each criterion about a led visit that has visits and no leader; a warning where nobody says who led."""
    for result in case.criteria.values():
        _, criterion = case.rulebook.by_criterion[result.id]
        if isinstance(criterion.count, LedVisit) and result.status is CriterionStatus.PARTIAL and not result.only_intended:
            yield _told(case, result, criterion.count)


def _told(case: Case, result: CriterionResult, count: LedVisit) -> Finding:
    papers = [case.by_path[support.path][0] for support in result.evidence]
    leaders = list(dict.fromkeys(told for paper in papers for told in _leaders(paper)))
    unknown = not any(led_by_other(case, paper) for paper in papers)
    return case.finding(
        "principal-absent",
        criterion=result.id,
        documents=[paper.path for paper in papers],
        quotes=[FindingQuote(support.path, support.quote) for support in result.evidence],
        severity=Severity.WARNING if unknown else None,
        stake=result.max - result.points,
        period="上半年" if max(count.months) <= 6 else "下半年" if min(count.months) > 6 else "全年",
        leader="、".join(leaders[:3]) or ("谁（材料没有写明）" if unknown else "其他同志"),
    )


def _leaders(paper: Paper) -> list[str]:
    """Who led, as the paper says: name and title."""
    return [f"{person.name}（{person.title}）" if person.title else person.name for person in paper.evidence.facts.people if person.leads]
