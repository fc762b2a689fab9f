"""What comes first: gaps by the points they would win, doubts by the points in doubt, findings by how bad they are."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from evidence_checker.assess.model import Assessment, CriterionResult, CriterionStatus, Finding, IndicatorResult, Severity
from evidence_checker.report.glossary import CRITERION_STATUS_NAMES

SEVERITY_ORDER = (Severity.CRITICAL, Severity.WARNING, Severity.INFO)


class Light(StrEnum):
    """The traffic light of an indicator; always shown with its words, never by colour alone."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    GREY = "grey"


LIGHT_NAMES = {Light.GREEN: "齐全", Light.YELLOW: "部分", Light.RED: "缺失", Light.GREY: "待人工"}
LIGHT_SIGNS = {Light.GREEN: "●", Light.YELLOW: "◐", Light.RED: "○", Light.GREY: "？"}
NO_BONUS = "未申报"  # a bonus not claimed is no fault


def light(indicator: IndicatorResult) -> Light:
    """Green: all that a machine can judge is met. Red: nothing earned though something was asked. Grey: only a person can tell."""
    judged = [c for c in indicator.criteria if c.status is not CriterionStatus.MANUAL]
    if not judged or (indicator.bonus and not indicator.suggested):
        return Light.GREY
    if all(c.status is CriterionStatus.MET for c in judged):
        return Light.GREEN
    return Light.YELLOW if indicator.suggested else Light.RED


def light_name(indicator: IndicatorResult) -> str:
    """The words beside the traffic light."""
    if indicator.bonus and all(c.status is CriterionStatus.MISSING for c in indicator.criteria):
        return NO_BONUS
    if indicator.bonus and indicator.suggested:
        return "有加分"
    if light(indicator) is Light.GREEN and indicator.suggested < indicator.max:
        return "齐全，待评"
    return LIGHT_NAMES[light(indicator)]


def criterion_state(criterion: CriterionResult, *, bonus: bool) -> str:
    """How a criterion was judged, in words."""
    return NO_BONUS if bonus and criterion.status is CriterionStatus.MISSING else CRITERION_STATUS_NAMES[criterion.status]


@dataclass(frozen=True, slots=True)
class Gap:
    """A criterion that could earn `points` more, with the findings that speak of it."""

    indicator: IndicatorResult
    criterion: CriterionResult
    points: Decimal
    findings: tuple[Finding, ...]

    @property
    def mendable(self) -> bool:
        """Nothing says that it can't be mended any more (a visit that never took place can't)."""
        return all(finding.mendable for finding in self.findings)

    @property
    def documents(self) -> tuple[str, ...]:
        """The files to repair: those that findings name, else the evidence that was not enough."""
        named = [path for finding in self.findings for path in finding.documents]
        return tuple(dict.fromkeys(named or [support.path for support in self.criterion.evidence]))


def gaps(assessment: Assessment) -> list[Gap]:
    """Every criterion below its maximum that papers can raise: what can still be mended first, most points first.

    A person's judgement and bonus points are no gaps.
    """
    found = [
        Gap(indicator, criterion, criterion.max - criterion.points, _speaking_of(assessment, criterion))
        for indicator in assessment.indicators
        for criterion in indicator.criteria
        if not indicator.bonus and criterion.status in {CriterionStatus.PARTIAL, CriterionStatus.MISSING} and criterion.points < criterion.max
    ]
    return sorted(found, key=lambda gap: (not gap.mendable, -gap.points, gap.criterion.id))


def _speaking_of(assessment: Assessment, criterion: CriterionResult) -> tuple[Finding, ...]:
    return tuple(f for f in assessment.findings if f.criterion == criterion.id and f.severity is not Severity.INFO)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of the reviewer's scoring sheet; `findings` are those that say more than that nothing was handed in."""

    indicator: IndicatorResult
    criterion: CriterionResult
    findings: tuple[Finding, ...]

    @property
    def doubt(self) -> Decimal:
        """Points between the least and the most that can be granted."""
        return self.criterion.high - self.criterion.low

    @property
    def doubtful(self) -> bool:
        """A person must look: points are open, or a finding points at it."""
        return self.doubt > 0 or self.criterion.status is CriterionStatus.MANUAL or bool(self.findings)


def scoring_sheet(assessment: Assessment) -> tuple[list[SheetRow], list[SheetRow]]:
    """The rows a person must look at, most points in doubt first, and the rows without doubt in their order."""
    rows = [
        SheetRow(indicator, criterion, tuple(f for f in _speaking_of(assessment, criterion) if f.code != "missing-evidence"))
        for indicator in assessment.indicators
        for criterion in indicator.criteria
    ]
    doubts = sorted((row for row in rows if row.doubtful), key=lambda row: -row.doubt)
    return doubts, [row for row in rows if not row.doubtful]


def worst_first(findings: tuple[Finding, ...]) -> list[Finding]:
    """Findings by severity, then by points at stake, then by indicator; answered ones last."""
    return sorted(
        findings,
        key=lambda f: (bool(f.answered), SEVERITY_ORDER.index(f.severity), -f.points_at_stake, f.indicator or "9", f.code, f.documents),
    )


def loose_findings(assessment: Assessment) -> list[Finding]:
    """Findings that no gap shows, because they name no criterion or one that lost no points: still something to mend."""
    shown = {finding.fingerprint for gap in gaps(assessment) for finding in gap.findings}
    return [f for f in worst_first(assessment.findings) if f.fingerprint not in shown and not f.answered]


@dataclass(frozen=True, slots=True)
class PartSum:
    """A part of the evaluation (组织领导 …) with the sums of its indicators."""

    name: str
    max: Decimal
    suggested: Decimal
    low: Decimal
    high: Decimal
    bonus: bool
    indicators: tuple[IndicatorResult, ...]


def parts(assessment: Assessment, bonus_cap: Decimal) -> list[PartSum]:
    """The parts in order. The bonus part shows what the score grants after its cap."""
    names = dict.fromkeys(indicator.part for indicator in assessment.indicators)
    return [_part(name, tuple(i for i in assessment.indicators if i.part == name), bonus_cap) for name in names]


def _part(name: str, indicators: tuple[IndicatorResult, ...], bonus_cap: Decimal) -> PartSum:
    def total(field: str) -> Decimal:
        return sum((getattr(indicator, field) for indicator in indicators), Decimal(0))

    bonus = indicators[0].bonus
    most, suggested, low, high = (min(value, bonus_cap) if bonus else value for value in map(total, ("max", "suggested", "low", "high")))
    return PartSum(name, most, suggested, low, high, bonus, indicators)
