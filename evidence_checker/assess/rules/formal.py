"""Criteria about the form and the time of one paper (1.5: signed by the head, a formal document, in time)."""

from __future__ import annotations

from decimal import Decimal

from evidence_checker.assess.model import CriterionResult, CriterionStatus
from evidence_checker.assess.paper import Paper
from evidence_checker.assess.rules.ruling import Question, files
from evidence_checker.rulebook.criteria import Ingredient, Ingredients


def has(paper: Paper, fact: str) -> bool | None:
    """Whether the paper has a property; None where nobody can tell. `formal`: a document number together with a seal."""
    facts = paper.evidence.facts
    if fact == "formal":
        return facts.document_number is not None and facts.sealed is not False
    known: dict[str, bool | None] = {
        "present": True,
        "signed": facts.signed,
        "sealed": facts.sealed,
        "document_number": facts.document_number is not None,
    }
    return known[fact]


def ingredients(question: Question) -> CriterionResult:
    """The points of every property that the best paper has; what can't be told is left to `high`."""
    count = question.criterion.count
    parts = count.parts if isinstance(count, Ingredients) else ()
    if not question.shown:
        return question.missing()
    best, fit = max(question.shown, key=lambda pair: sum(bool(has(pair[0], part.fact)) for part in parts))
    states = [(part, has(best, part.fact)) for part in parts]
    points = sum((part.points for part, state in states if state), Decimal(0))
    lack = [_lacking(best, part) for part, state in states if state is False]
    unknown = [part.name for part, state in states if state is None]
    reason = f"有{files([best])}"
    reason += f"，缺{'、'.join(lack)}" if lack else ""
    reason += f"，看不清有没有{'、'.join(unknown)}" if unknown else ""
    status = CriterionStatus.MET if not lack and not unknown else CriterionStatus.PARTIAL
    fix = f"请补上{'、'.join(lack or unknown)}" if lack or unknown else ""
    return question.answer(status, points, reason, high=question.criterion.max, evidence=question.supports([(best, fit)]), fix=fix)


def _lacking(paper: Paper, part: Ingredient) -> str:
    """What is lacking; of a formal document only what it lacks of number and seal."""
    facts = paper.evidence.facts
    if part.fact != "formal" or facts.document_number is None:
        return part.name
    return "公章"


def by_deadline(question: Question) -> CriterionResult:
    """Handed in, or dated, no later than the deadline."""
    deadline = question.case.rulebook.book.deadline
    submitted = question.case.unit.submitted
    dated = [(paper, fit) for paper, fit in question.shown if paper.evidence.facts.date]
    if not question.shown:
        return question.missing("没有自评总结，看不出是否按时报送")
    day = submitted or max((paper.evidence.facts.date.value for paper, _ in dated if paper.evidence.facts.date), default=None)
    evidence = question.supports(dated or question.shown)
    if day is None:
        return question.answer(CriterionStatus.PARTIAL, Decimal(0), "自评总结没有日期，看不出是否按时报送", evidence=evidence)
    told = f"{day.year}年{day.month}月{day.day}日"
    limit = f"{deadline.year}年{deadline.month}月{deadline.day}日"
    if day <= deadline:
        return question.answer(CriterionStatus.MET, question.criterion.max, f"{told}，不晚于{limit}", evidence=evidence)
    return question.answer(CriterionStatus.MISSING, Decimal(0), f"{told}，晚于{limit}", high=Decimal(0), evidence=evidence)
