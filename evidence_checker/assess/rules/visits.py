"""1.1: the principal leader leads a visit to the paired village in each half-year."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from evidence_checker.assess.case import Case
from evidence_checker.assess.going import went_to_village
from evidence_checker.assess.model import CriterionResult, CriterionStatus, Support
from evidence_checker.assess.paper import Fit, Paper
from evidence_checker.assess.rules.ruling import Question, files
from evidence_checker.recognize.model import Quote
from evidence_checker.rulebook.criteria import LedVisit

LOOKS_BACK = 100  # days after which a paper that names a visit only looks back on it

CHAIRMAN, MANAGER = re.compile("董事长|党[委组]书记"), re.compile("总经理|总裁")

Pairs = list[tuple[Paper, Fit]]


def led_visit(question: Question) -> CriterionResult:
    """Met by a paper made afterwards that says the principal leader led; a deputy, an unnamed leader or a plan alone is partial."""
    told = [pair for pair in question.shown if _within(question, pair[0])]
    visits = [pair for pair in told if went_to_village(question.case, pair[0])]
    led = [pair for pair in visits if leads(question, pair[0])]
    if led:
        return _met(question, led, visits)
    present = [pair for pair in visits if attends(question, pair[0])]
    if present:
        return _met(question, present, visits, "参加")
    by_others = [pair for pair in visits if led_by_other(question.case, pair[0])]
    if by_others:
        return _partial(question, by_others, f"{files(p for p, _ in by_others)}记载的走访不是主要负责人带队")
    if visits:
        return _partial(question, visits, f"{files(p for p, _ in visits)}没有写明由谁带队", doubtful=True)
    if told:
        return _no_visit(question, told, f"{files(p for p, _ in told)}没有写到了定点帮扶村")
    planned = [pair for pair in question.intended if _within(question, pair[0])]
    if planned:
        return _no_visit(question, planned, f"只有{files(p for p, _ in planned)}，没有纪要、简报、照片等材料证明已经走访")
    return question.missing()


def _no_visit(question: Question, pairs: Pairs, reason: str) -> CriterionResult:
    half = question.criterion.max / 2
    return question.answer(CriterionStatus.PARTIAL, Decimal(0), reason, high=half, evidence=question.supports(pairs), only_intended=True)


def leads(question: Question, paper: Paper) -> bool:
    """The paper says that the principal leader led."""
    return led_by_principal(question.case, paper)


def led_by_principal(case: Case, paper: Paper) -> bool:
    """The paper says that the principal leader led, or names as leader somebody known as the unit's principal."""
    facts = paper.evidence.facts
    known = {name for name, _ in case.unit.principals}
    if facts.principal is True:
        return not _is_manager_below_chairman(case, paper)
    return facts.principal is None and any(p.leads and p.name in known for p in facts.people)


def led_by_other(case: Case, paper: Paper) -> bool:
    """The paper says who led, and it was not the principal leader."""
    return paper.evidence.facts.principal is False or _is_manager_below_chairman(case, paper)


def _is_manager_below_chairman(case: Case, paper: Paper) -> bool:
    """Who is said to lead is only the general manager of a firm that has a chairman: its head is the chairman."""
    if paper.evidence.facts.principal is not True or not any(CHAIRMAN.search(title) for _, title in case.unit.principals):
        return False
    known = {name for name, _ in case.unit.principals}
    heads = [p for p in paper.evidence.facts.people if p.principal]
    leaders = [p for p in heads if p.leads] or heads
    return bool(leaders) and all(MANAGER.search(p.title) and not CHAIRMAN.search(p.title) and p.name not in known for p in leaders)


def attends(question: Question, paper: Paper) -> bool:
    """Nobody is said to lead, and the unit's principal is there: by rank that is who led, but a reviewer should look."""
    facts = paper.evidence.facts
    known = {name for name, _ in question.case.unit.principals}
    return facts.principal is None and any(person.name in known for person in facts.people)


def _within(question: Question, paper: Paper) -> bool:
    count = question.criterion.count
    months = count.months if isinstance(count, LedVisit) else ()
    return any(day.year == question.case.year and day.month in months and _told_soon(paper, day) for day in paper.days)


def _told_soon(paper: Paper, day: date) -> bool:
    """The paper was written about this day and does not only look back on it."""
    written = paper.evidence.facts.date
    return written is None or (written.value - day).days <= LOOKS_BACK


def _met(question: Question, led: Pairs, visits: Pairs, part: str = "带队") -> CriterionResult:
    days = {day for paper, _ in led for day in paper.days}
    same = [pair for pair in visits if pair in led or set(pair[0].days) & days]
    first = min(day for day in days if day.year == question.case.year)
    reason = f"{first.month}月{first.day}日主要负责人{part}到村走访，有{files(p for p, _ in same)}"
    low = question.criterion.max if part == "带队" and any(question.sure(paper) for paper, _ in led) else Decimal(0)
    return question.answer(CriterionStatus.MET, question.criterion.max, reason, low=low, evidence=_supports(question, same))


def _partial(question: Question, pairs: Pairs, reason: str, *, doubtful: bool = False) -> CriterionResult:
    high = question.criterion.max if doubtful else Decimal(0)
    return question.answer(CriterionStatus.PARTIAL, Decimal(0), reason, high=high, evidence=question.supports(pairs))


def _supports(question: Question, pairs: Pairs) -> tuple[Support, ...]:
    """The papers with the words that say who led, where they say it."""
    return question.supports((paper, replace(fit, quote=_leading(paper) or fit.quote)) for paper, fit in pairs)


def _leading(paper: Paper) -> Quote | None:
    """The sentence that names the leader."""
    lines = paper.evidence.document.lines
    for person in paper.evidence.facts.people:
        if person.leads and person.quote and person.quote.line is not None and person.quote.line < len(lines):
            line = lines[person.quote.line]
            told = next((part for part in line.text.split("。") if person.name in part), line.text)
            return Quote(told.strip(), line.page, person.quote.line, line.box)
    return None
