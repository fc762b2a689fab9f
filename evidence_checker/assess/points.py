"""Sums the points and tells what the ledger alone allows to say of the grade."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from evidence_checker.assess.model import CriterionResult, Grade, IndicatorResult, Score, Unit
from evidence_checker.rulebook.book import Rulebook


def score(indicators: Sequence[IndicatorResult], rulebook: Rulebook, unit: Unit) -> Score:
    """Base, bonus (capped) and total with their range."""
    base, low_base, high_base = _sums([i for i in indicators if not i.bonus])
    cap = rulebook.book.bonus_cap
    bonus, low_bonus, high_bonus = (min(points, cap) for points in _sums([i for i in indicators if i.bonus]))
    total, low, high = base + bonus, low_base + low_bonus, high_base + high_bonus
    return Score(base, bonus, total, low, high, grade(base, total, (low, high), rulebook, unit))


def _sums(indicators: Sequence[IndicatorResult]) -> tuple[Decimal, Decimal, Decimal]:
    zero = Decimal(0)
    return sum((i.suggested for i in indicators), zero), sum((i.low for i in indicators), zero), sum((i.high for i in indicators), zero)


def grade(base: Decimal, total: Decimal, span: tuple[Decimal, Decimal], rulebook: Rulebook, unit: Unit) -> Grade:
    """The grade the ledger's points stand for, and whether the best one is still within reach. It is never pronounced: persons decide."""
    grades = rulebook.book.grades
    points = total if grades.bonus_counts else base
    best, middle, lowest = grades.names
    ledger = f"达到“{best}”的台账分数线" if points >= grades.good else middle if points >= grades.fair else lowest
    why = [f"台账建议{points.normalize():f}分，“{best}”的分数线是{grades.good.normalize():f}分"]
    can = _can_be_best(points, span, rulebook, unit, why)
    return Grade(ledger, can, tuple(why))


def _can_be_best(points: Decimal, span: tuple[Decimal, Decimal], rulebook: Rulebook, unit: Unit, why: list[str]) -> bool | None:
    """False where something rules it out, True where nothing is open, None where it is open; the reasons are added to `why`."""
    grades = rulebook.book.grades
    best = grades.names[0]
    out = False
    for violation in unit.violations:
        why.append(f"有违纪违规或重大问题：{violation}，按办法不得评为“{best}”")
        out = True
    if unit.outside_evaluation and unit.outside_evaluation != best:
        why.append(f"县、乡、村评价为“{unit.outside_evaluation}”，按办法不能评为“{best}”")
        out = True
    if span[1] < grades.good:
        why.append(f"即使存疑的都认可也只有{span[1].normalize():f}分，够不到分数线；补齐材料后重新计算")
        out = True
    if out:
        return False
    if unit.outside_evaluation is None:
        why.append(f"县、乡、村评价还不知道，评“{best}”须同时为“{best}”")
    why.append("有无违纪违规、规模性返贫等情况由评审人员核实")
    return True if unit.outside_evaluation == best and points >= grades.good else None


def gaps(indicators: Sequence[IndicatorResult]) -> tuple[CriterionResult, ...]:
    """The criteria that still lack points, those that could win most first; bonus points come last."""
    open_base = [c for i in indicators if not i.bonus for c in i.criteria if c.points < c.max]
    open_bonus = [c for i in indicators if i.bonus for c in i.criteria if c.points < c.max]
    return tuple(_by_points(open_base) + _by_points(open_bonus))


def _by_points(criteria: list[CriterionResult]) -> list[CriterionResult]:
    return sorted(criteria, key=lambda c: (c.points - c.max, c.id))
