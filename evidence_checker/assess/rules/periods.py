"""Criteria that ask for something in each half-year, quarter or month."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from evidence_checker.assess.model import CriterionResult, CriterionStatus
from evidence_checker.assess.paper import Paper
from evidence_checker.assess.rules.ruling import Question, files
from evidence_checker.recognize.model import DateRole, EvidenceType
from evidence_checker.rulebook.criteria import EachPeriod, Period, Quarters


def each_period(question: Question) -> CriterionResult:
    """An equal share of the points for each period that has a paper."""
    count = question.criterion.count
    periods = count.periods if isinstance(count, EachPeriod) else ()
    if not question.shown:
        return question.missing()
    by_period = {p.name: [paper for paper, _ in question.shown if period_of(paper, periods) is p] for p in periods}
    have = [name for name, papers in by_period.items() if papers]
    lack = [name for name in by_period if name not in have]
    points = question.grantable * len(have) / len(periods)
    reason = "；".join(f"{name}有{files(papers)}" if papers else f"缺{name}的" for name, papers in by_period.items())
    status = CriterionStatus.MISSING if not have else CriterionStatus.PARTIAL if lack else CriterionStatus.MET
    high = None if not lack else points
    return question.answer(
        status, points, reason, high=high, evidence=question.supports(question.shown), fix=f"请补交{'、'.join(lack)}的材料" if lack else ""
    )


def period_of(paper: Paper, periods: tuple[Period, ...]) -> Period | None:
    """The period a paper is about: named first in its title or file name, else by its date."""
    for text in (paper.title, paper.path.rsplit("/", 1)[-1]):
        named = [(m.start(), p) for p in periods for words in p.words if (m := re.search(words, text))]
        if named:
            return min(named, key=lambda found: found[0])[1]
    day = paper.evidence.facts.date.value if paper.evidence.facts.date else paper.day
    return next((p for p in periods if day is not None and day.month in p.months), None)


def quarters(question: Question) -> CriterionResult:
    """Papers spread over enough quarters; fewer earn a share."""
    count = question.criterion.count
    needs, share = (count.needs, count.share) if isinstance(count, Quarters) else (2, Decimal("0.5"))
    if not question.shown:
        return question.missing()
    found = {(day.month + 2) // 3 for paper, _ in question.shown for day in record_days(paper) if day.year == question.case.year}
    told = "、".join(f"第{'一二三四'[q - 1]}季度" for q in sorted(found)) or "看不出是哪个季度"
    evidence = question.supports(question.shown)
    reason = f"有{files(p for p, _ in question.shown)}，覆盖{told}"
    if len(found) >= needs:
        return question.answer(CriterionStatus.MET, question.grantable, reason, evidence=evidence)
    return question.answer(CriterionStatus.PARTIAL, question.grantable * share, f"{reason}，少于{needs}个季度", evidence=evidence)


def record_days(paper: Paper) -> set[date]:
    """Every day a record tells of."""
    facts = paper.evidence.facts
    told = {m.value for m in facts.dates if m.value is not None and m.role in {DateRole.EVENT, DateRole.DOCUMENT}}
    return {*paper.days, *told}


def months_covered(question: Question) -> CriterionResult:
    """Months with attendance ÷ months since the team was sent (at most twelve) × points; earlier attendance shows an earlier team."""
    year = question.case.year
    rows = [row for paper, _ in question.shown for row in paper.evidence.facts.attendance]
    months = sorted({int(row.month[5:7]) for row in rows if row.month[:4] == str(year)})
    if not question.shown:
        return question.missing()
    first = min(_first_month(question), *months, 12)
    expected = list(range(first, 13))
    covered = [month for month in months if month >= first] or months
    points = question.grantable * min(len(covered), len(expected)) / len(expected)
    lack = [month for month in expected if month not in months]
    reason = f"有{files(p for p, _ in question.shown)}，覆盖{len(covered)}个月"
    if lack:
        reason += f"，缺{'、'.join(str(month) for month in lack)}月"
    status = CriterionStatus.MET if not lack else CriterionStatus.PARTIAL
    fix = f"请补交{'、'.join(str(month) for month in lack)}月的考勤" if lack else ""
    return question.answer(status, points, reason, evidence=question.supports(question.shown), fix=fix)


def _first_month(question: Question) -> int:
    """The month in which the first member of the team began this year; January where the team was there before."""
    year = question.case.year
    starts = [start for _, start, _ in question.case.unit.team if start]
    starts += [paper.day for paper in question.case.of_type(EvidenceType.DISPATCH_DOCUMENT) if paper.day]
    earliest = min(starts, default=None)
    return earliest.month if earliest and earliest.year == year else 1
