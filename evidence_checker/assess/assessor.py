"""Judges a ledger: papers, money, criteria, findings and points, in that order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from evidence_checker.assess.case import Case
from evidence_checker.assess.findings import raise_findings
from evidence_checker.assess.model import Assessment, Unit
from evidence_checker.assess.money import follow_money
from evidence_checker.assess.papers import papers_of
from evidence_checker.assess.points import score
from evidence_checker.assess.rules import judge
from evidence_checker.assess.standing import Bench
from evidence_checker.assess.suppressions import Suppression, answer
from evidence_checker.intake.model import Ledger
from evidence_checker.recognize.model import Evidence
from evidence_checker.rulebook.book import Rulebook


@dataclass(frozen=True, slots=True)
class AssessOptions:
    """What the caller chose. `year` None: the rulebook's year."""

    year: int | None = None
    suppressions: tuple[Suppression, ...] = ()


def assess(ledger: Ledger, evidence: Sequence[Evidence], rulebook: Rulebook, unit: Unit, options: AssessOptions | None = None) -> Assessment:
    """The judgement over one ledger."""
    options = options or AssessOptions()
    case = make_case(ledger, evidence, rulebook, unit, options.year)
    findings, stale = answer(raise_findings(case), options.suppressions)
    return Assessment(
        unit=unit,
        rulebook_id=rulebook.id,
        year=case.year,
        ledger=ledger,
        evidence=tuple(evidence),
        mapping=case.mapping,
        indicators=case.indicators,
        findings=findings,
        score=score(case.indicators, rulebook, unit),
        money=case.money,
        stale_suppressions=stale,
    )


def make_case(ledger: Ledger, evidence: Sequence[Evidence], rulebook: Rulebook, unit: Unit, year: int | None = None) -> Case:
    """The case as the checks see it: papers mapped, money followed, criteria judged."""
    bench = Bench.of(unit, rulebook, year or rulebook.year)
    papers = papers_of(evidence, bench)
    case = Case(unit, bench.year, rulebook, ledger, papers, own_names=bench.own, villages=bench.villages)
    case = replace(case, money=follow_money(case))
    return replace(case, indicators=judge(case))
