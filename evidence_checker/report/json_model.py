"""The report of one unit as JSON, schema version 1: the one interface between the checker, its pages and whoever measures it.

Points are numbers, money is a decimal string in yuan, dates are ISO 8601, confidences lie between 0 and 1. A fact that was not found is null.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict


class ReportPart(BaseModel):
    """A part of the report; it never changes once made. Readers must let unknown fields pass: later versions of schema 1 may add some."""

    model_config = ConfigDict(frozen=True)


class UnitJson(ReportPart):
    """Whose ledger it is; `assumed` says what was learnt from the ledger rather than given."""

    name: str
    category: str
    assumed: tuple[str, ...] = ()


class RulebookJson(ReportPart):
    """By which rules and for which year."""

    id: str
    year: int


class TallyJson(ReportPart):
    """Files: read + partial + unreadable = found; system files (Thumbs.db …) are set aside and counted apart."""

    found: int
    read: int
    partial: int
    unreadable: int
    set_aside: int


class CheckerJson(ReportPart):
    """What made the report and when; the only part that may differ between two runs over the same ledger."""

    version: str
    made_at: str | None = None


class ProblemJson(ReportPart):
    """Why a file, or one of its pages, could not be read, and what to do."""

    code: str
    message: str
    remedy: str
    page: int | None = None


class PersonJson(ReportPart):
    """A person; `principal`: the first head of the organisation, null where the words leave it open."""

    name: str
    title: str
    principal: bool | None = None


class AmountJson(ReportPart):
    """A sum as written; `role` says how far the money had come by the words around it."""

    yuan: str
    text: str
    role: str = "unknown"


class AttendanceJson(ReportPart):
    """Days in post of one person in one month (YYYY-MM)."""

    month: str
    name: str
    days: float


class MediumJson(ReportPart):
    """Where something was published; `own`: the unit's own medium."""

    name: str
    level: str
    own: bool = False


class AwardJson(ReportPart):
    """An honour; `decided` is false for nominations."""

    level: str
    awarder: str = ""
    title: str = ""
    decided: bool = True


class EventJson(ReportPart):
    """The event that a paper is about: visit, meeting, training or activity."""

    kind: str
    days: tuple[str, ...] = ()
    place: str | None = None
    subject: str = ""


class FactsJson(ReportPart):
    """The facts of one paper."""

    title: str | None = None
    date: str | None = None
    event_dates: tuple[str, ...] = ()
    event: EventJson | None = None
    document_number: str | None = None
    issuer: str | None = None
    addressee: str | None = None
    people: tuple[PersonJson, ...] = ()
    principal: bool | None = None
    places: tuple[str, ...] = ()
    amounts: tuple[AmountJson, ...] = ()
    total_yuan: str | None = None
    payer: str | None = None
    payee: str | None = None
    sealed: bool | None = None
    seal_text: str | None = None
    signed: bool | None = None
    framework: bool | None = None
    attendance: tuple[AttendanceJson, ...] = ()
    medium: MediumJson | None = None
    award: AwardJson | None = None


class GuessJson(ReportPart):
    """An evidence type that was considered, with its probability."""

    evidence_type: str
    confidence: float


class SignJson(ReportPart):
    """A sign that spoke for (weight > 0) or against (< 0) an evidence type, and the words it saw."""

    evidence_type: str
    name: str
    weight: float
    quote: str | None = None


class PaperJson(ReportPart):
    """One of several papers that one file holds; pages count from 1."""

    first_page: int
    last_page: int
    evidence_type: str
    confidence: float
    facts: FactsJson


class DocumentJson(ReportPart):
    """One file of the ledger; every file is listed once. `parts` is filled where one file holds several papers."""

    path: str
    sha256: str
    status: Literal["read", "partial", "unreadable"]
    pages: int
    evidence_type: str | None
    confidence: float
    indicators: tuple[str, ...]
    facts: FactsJson
    kind: str = ""
    duplicate_of: str | None = None
    problems: tuple[ProblemJson, ...] = ()
    rejected: str = ""
    guesses: tuple[GuessJson, ...] = ()
    signs: tuple[SignJson, ...] = ()
    parts: tuple[PaperJson, ...] = ()


class BoxJson(ReportPart):
    """A rectangle in fractions of its page, origin at the upper left."""

    left: float
    top: float
    right: float
    bottom: float


class QuoteJson(ReportPart):
    """Words in a paper: which file, which page, where."""

    path: str
    page: int
    quote: str
    box: BoxJson | None = None
    strength: str = ""


class CriterionJson(ReportPart):
    """A criterion judged; points, low and high as in an indicator."""

    id: str
    title: str
    status: Literal["met", "partial", "missing", "manual"]
    points: float
    low: float
    high: float
    max: float
    evidence: tuple[QuoteJson, ...]
    reason: str
    clause: str = ""
    fix: str = ""


class IndicatorJson(ReportPart):
    """`suggested` counts met and partial; `low` what is met beyond doubt; `high` adds what a reviewer could still grant."""

    id: str
    title: str
    max: float
    suggested: float
    low: float
    high: float
    criteria: tuple[CriterionJson, ...]
    part: str = ""
    bonus: bool = False


class FindingJson(ReportPart):
    """Something to mend or to look at. `fingerprint` stays the same from run to run."""

    code: str
    severity: Literal["critical", "warning", "info"]
    indicator: str | None
    criterion: str | None
    documents: tuple[str, ...]
    message: str
    fix: str
    fingerprint: str
    points_at_stake: float = 0.0
    mendable: bool = True
    answered: str = ""
    quotes: tuple[QuoteJson, ...] = ()


class MoneyStepJson(ReportPart):
    """One stage that a sum reached, when, and by which paper."""

    stage: str
    date: str | None
    path: str


class MoneyJson(ReportPart):
    """A sum followed across papers, from intention to use."""

    yuan: str
    arrived: str
    stage: str
    purpose: str = ""
    own: bool | None = None
    indicators: tuple[str, ...] = ()
    steps: tuple[MoneyStepJson, ...] = ()


class GradeJson(ReportPart):
    """What the ledger alone allows to say; 好 also needs the county's, township's and village's evaluation, so it is never pronounced."""

    ledger: str
    can_be_good: bool | None
    why: tuple[str, ...]


class ScoreJson(ReportPart):
    """In points: total = base + bonus, the bonus capped."""

    base: float
    bonus: float
    total: float
    low: float
    high: float
    grade: GradeJson


class ReportJson(ReportPart):
    """The whole report of one unit."""

    schema_version: Literal["1"] = "1"
    checker: CheckerJson
    unit: UnitJson
    rulebook: RulebookJson
    tally: TallyJson
    documents: tuple[DocumentJson, ...]
    indicators: tuple[IndicatorJson, ...]
    findings: tuple[FindingJson, ...]
    money: tuple[MoneyJson, ...] = ()
    score: ScoreJson
