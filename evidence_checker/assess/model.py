"""What assessment hands on: every criterion judged, every finding raised, every point with its reason."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from evidence_checker.extract.model import Status
from evidence_checker.intake.model import Ledger
from evidence_checker.recognize.model import Evidence, Quote


class CriterionStatus(StrEnum):
    """`MANUAL`: only a person can judge it."""

    MET = "met"
    PARTIAL = "partial"
    MISSING = "missing"
    MANUAL = "manual"


class Severity(StrEnum):
    """`CRITICAL` costs points or can void an indicator; `WARNING` wants a reviewer's eye; `INFO` is worth knowing."""

    CRITICAL = "critical"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Village:
    """A paired village, as far as known."""

    county: str = ""
    town: str = ""
    village: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """Whose ledger it is. `assumed` tells in Chinese what was learnt from the ledger rather than given."""

    name: str
    category: str
    aliases: tuple[str, ...] = ()
    villages: tuple[Village, ...] = ()
    principals: tuple[tuple[str, str], ...] = ()  # (name, title)
    team: tuple[tuple[str, date | None, date | None], ...] = ()  # (name, from, to)
    submitted: date | None = None
    outside_evaluation: str | None = None  # 好, 较好, 一般
    violations: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Support:
    """One paper that speaks for a criterion, and the words that do."""

    path: str
    quote: Quote
    strength: str = ""  # 原始凭证, 正式公文, 本单位自述, 媒体报道


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """A criterion judged. `points` is what is suggested, `low` met beyond doubt, `high` what a reviewer could still grant (all in points)."""

    id: str
    title: str
    status: CriterionStatus
    points: Decimal
    low: Decimal
    high: Decimal
    max: Decimal
    reason: str
    clause: str = ""
    evidence: tuple[Support, ...] = ()
    fix: str = ""  # what to add, in Chinese
    only_intended: bool = False  # plans or notices alone speak for it; no paper shows that it happened


@dataclass(frozen=True, slots=True)
class IndicatorResult:
    """An indicator with its criteria."""

    id: str
    title: str
    max: Decimal
    suggested: Decimal
    low: Decimal
    high: Decimal
    criteria: tuple[CriterionResult, ...]
    part: str = ""  # 组织领导, 选派驻村工作队员, …
    bonus: bool = False


@dataclass(frozen=True, slots=True)
class FindingQuote:
    """Words in a paper that a finding points to."""

    path: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a unit must mend or a reviewer must look at."""

    code: str
    severity: Severity
    message: str
    fix: str
    documents: tuple[str, ...] = ()
    indicator: str | None = None
    criterion: str | None = None
    quotes: tuple[FindingQuote, ...] = ()
    points_at_stake: Decimal = Decimal(0)
    mendable: bool = True
    answered: str = ""  # reason, name and date of a suppression

    @property
    def fingerprint(self) -> str:
        """The same from run to run: code, indicator, criterion and papers."""
        key = "|".join((self.code, self.indicator or "", self.criterion or "", *sorted(self.documents)))
        return hashlib.sha256(key.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class MoneyClaim:
    """A sum followed through its stages across papers.

    `stage` is the furthest reached: report, intention, promise, decision, allocation, paid, received, used.
    """

    yuan: Decimal
    stage: str
    arrived: Decimal
    indicators: tuple[str, ...] = ()
    purpose: str = ""
    own: bool | None = None  # the unit's own money; None where unclear
    steps: tuple[tuple[str, date | None, str], ...] = ()  # (stage, date, path)
    giver: str = ""  # the side of an agreement that promised it, where the agreement says
    framework: bool = False  # promised by a mere agreement of intent
    in_kind: bool = False  # goods, not money: listed apart
    year: int | None = None  # the year it was paid in, where that is not the evaluation year
    payments: tuple[Decimal, ...] = ()  # the instalments that arrived, in yuan
    to_persons: tuple[tuple[str, Decimal], ...] = ()  # of them those that private persons received: (name, yuan)


@dataclass(frozen=True, slots=True)
class Grade:
    """What the ledger alone allows to say of the grade; never pronounces 好 by itself."""

    ledger: str
    can_be_good: bool | None
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """All in points; `bonus` is capped by the rulebook, `total` = base + bonus."""

    base: Decimal
    bonus: Decimal
    total: Decimal
    low: Decimal
    high: Decimal
    grade: Grade


@dataclass(frozen=True, slots=True)
class Tally:
    """How many files were found and what became of them; read + partial + unreadable = found."""

    found: int
    read: int
    partial: int
    unreadable: int
    set_aside: int


@dataclass(frozen=True, slots=True)
class Assessment:
    """The judgement over one ledger. `mapping` tells for each path the indicators it serves."""

    unit: Unit
    rulebook_id: str
    year: int
    ledger: Ledger
    evidence: tuple[Evidence, ...]
    mapping: dict[str, tuple[str, ...]]
    indicators: tuple[IndicatorResult, ...]
    findings: tuple[Finding, ...]
    score: Score
    money: tuple[MoneyClaim, ...] = ()
    stale_suppressions: tuple[str, ...] = ()

    @property
    def tally(self) -> Tally:
        """The counts of every report, from one place."""
        states = [e.document.status for e in self.evidence if not e.part]
        read, partial, unreadable = (states.count(s) for s in (Status.READ, Status.PARTIAL, Status.UNREADABLE))
        return Tally(len(states), read, partial, unreadable, len(self.ledger.set_aside))
