"""How a criterion is counted: one function for each `rule` of the rulebook. A new rule is one function and one line here."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from evidence_checker.assess.case import Case
from evidence_checker.assess.model import CriterionResult, IndicatorResult
from evidence_checker.assess.rules import formal, ledger, levels, money, papers, periods, visits
from evidence_checker.assess.rules.ruling import Question
from evidence_checker.rulebook.criteria import Indicator

RULES: dict[str, Callable[[Question], CriterionResult]] = {
    "present": papers.present,
    "together": papers.together,
    "judged": papers.judged,
    "led_visit": visits.led_visit,
    "each_period": periods.each_period,
    "quarters": periods.quarters,
    "months_covered": periods.months_covered,
    "ingredients": formal.ingredients,
    "by_deadline": formal.by_deadline,
    "quality": ledger.quality,
    "money_arrived": money.money_arrived,
    "by_level": levels.by_level,
}


def judge(case: Case) -> tuple[IndicatorResult, ...]:
    """Every indicator with its criteria judged."""
    return tuple(_indicator(case, indicator) for indicator in case.rulebook.indicators)


def _indicator(case: Case, indicator: Indicator) -> IndicatorResult:
    criteria = tuple(RULES[criterion.count.rule](Question(case, indicator, criterion)) for criterion in indicator.criteria)

    def total(points: list[Decimal]) -> Decimal:
        return min(sum(points, Decimal(0)), indicator.max)

    return IndicatorResult(
        id=indicator.id,
        title=indicator.title,
        max=indicator.max,
        suggested=total([c.points for c in criteria]),
        low=total([c.low for c in criteria]),
        high=total([c.high for c in criteria]),
        criteria=criteria,
        part=indicator.part,
        bonus=indicator.bonus,
    )
