"""What recognition hands on: what each paper is and the facts it states, each with the lines it came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from evidence_checker.extract.model import Box, Document

T = TypeVar("T")
Day = date  # `Facts` has a field named date, which would hide the type


class EvidenceType(StrEnum):
    """The kinds of paper of a ledger; their Chinese names and signs are in `patterns/evidence_types/`."""

    RESEARCH_PLAN = "research_plan"
    MEETING_NOTICE = "meeting_notice"
    MEETING_MINUTES = "meeting_minutes"
    SITUATION_REPORT = "situation_report"
    WORK_SUMMARY = "work_summary"
    SELF_ASSESSMENT = "self_assessment"
    BRIEFING = "briefing"
    PHOTO = "photo"
    ANNUAL_PLAN = "annual_plan"
    LEADING_GROUP_NOTICE = "leading_group_notice"
    ISSUE_FEEDBACK = "issue_feedback"
    MONITORING_RECORD = "monitoring_record"
    DISPATCH_DOCUMENT = "dispatch_document"
    TEAM_RULES = "team_rules"
    ATTENDANCE_RECORD = "attendance_record"
    WORK_LOG = "work_log"
    WELFARE_RECORD = "welfare_record"
    FUND_VOUCHER = "fund_voucher"
    ASSISTANCE_PLAN = "assistance_plan"
    ASSISTANCE_AGREEMENT = "assistance_agreement"
    PROJECT_RECORD = "project_record"
    PURCHASE_VOUCHER = "purchase_voucher"
    ACTIVITY_PLAN = "activity_plan"
    TRAINING_RECORD = "training_record"
    PARTY_BUILDING_RECORD = "party_building_record"
    COMMENDATION = "commendation"
    HONOR_CERTIFICATE = "honor_certificate"
    LEADER_INSTRUCTION = "leader_instruction"
    TYPICAL_CASE = "typical_case"
    MEDIA_REPORT = "media_report"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Quote:
    """The very words a fact was taken from. `line` is the index into `Document.lines`, None where it came from a picture or cell alone."""

    text: str
    page: int = 1
    line: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Fact(Generic[T]):
    """A value that the paper states, where, and how surely (0 … 1)."""

    value: T
    quotes: tuple[Quote, ...] = ()
    confidence: float = 1.0


class DateRole(StrEnum):
    """What a date in a paper means."""

    DOCUMENT = "document"  # the paper's own date (成文日期), the day of payment on a slip, the stamp of a photo
    EVENT = "event"  # something took place, or is to take place
    DEADLINE = "deadline"
    CITED = "cited"  # of another paper, another year, a law
    PRINTED = "printed"  # print or download time
    TERM = "term"  # begin or end of a term of office, contract, insurance


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as written. `value` is None where the date can't exist (31 June) or can't be completed with certainty.

    `weekday` is what the paper says (0 Monday … 6 Sunday). `end` closes a span (3月14日至15日).
    """

    text: str
    value: date | None
    role: DateRole
    quote: Quote
    end: date | None = None
    weekday: int | None = None
    impossible: bool = False

    @property
    def weekday_wrong(self) -> bool:
        """The paper names a weekday that this date is not."""
        return self.value is not None and self.weekday is not None and self.value.weekday() != self.weekday


class MoneyRole(StrEnum):
    """How far the money has come, by the words around the sum."""

    UNKNOWN = "unknown"
    PROMISED = "promised"
    DECIDED = "decided"
    ALLOCATED = "allocated"
    PAID = "paid"
    RECEIVED = "received"
    SPENT = "spent"
    VALUE = "value"  # price, income, output: no flow of assistance money


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum in yuan as written; `approximate` where the paper says 余, 近, 约; `capital` where it stands in 大写."""

    yuan: Decimal
    text: str
    quote: Quote
    role: MoneyRole = MoneyRole.UNKNOWN
    approximate: bool = False
    capital: bool = False
    in_kind: bool = False
    year: int | None = None  # the year to which the words assign it, where they do


@dataclass(frozen=True, slots=True)
class SumCheck:
    """Two figures of one paper that must agree (capitals against figures, rows against total, quantity × price) and whether they do."""

    what: str
    stated: Decimal
    computed: Decimal
    quotes: tuple[Quote, ...] = ()

    @property
    def agrees(self) -> bool:
        """Equal to the fen."""
        return abs(self.stated - self.computed) < Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Person:
    """A person with title. `principal`: the first head of the organisation, by title (or by `unit.yaml`); None where the words leave it open."""

    name: str
    title: str = ""
    principal: bool | None = None
    leads: bool = False  # 带队, 率队, …一行
    presides: bool = False  # 主持
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class AttendanceDays:
    """Days in post (business trips included) of one person in one month (YYYY-MM). `pattern` has one sign a day where the paper shows them."""

    month: str
    name: str
    days: Decimal
    pattern: str = ""
    counted: Decimal | None = None  # counted from the marks, where the stated total differs from it
    leave_dates: tuple[date, ...] = ()  # days of leave, where the grid shows them
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place as far down as the paper names it; "" where it does not."""

    county: str = ""
    town: str = ""
    village: str = ""

    def __str__(self) -> str:
        return f"{self.county}{self.town}{self.village}"


class EventKind(StrEnum):
    """What kind of event a paper is about."""

    VISIT = "visit"
    MEETING = "meeting"
    TRAINING = "training"
    ACTIVITY = "activity"


@dataclass(frozen=True, slots=True)
class Event:
    """The one event a paper announces or records: its days, the village as far as named, and its subject in the title's words."""

    kind: EventKind
    days: tuple[Day, ...] = ()
    place: Place | None = None
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Medium:
    """Where something was published. `level`: national, provincial, city, other; `own`: the unit's own medium or website."""

    name: str
    level: str
    own: bool = False
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class Award:
    """An honour: who awards it, its level (national, provincial, city, county, other), to whom.

    `decided` is False for nominations and notices of selection.
    """

    awarder: str
    level: str
    recipients: tuple[str, ...] = ()
    title: str = ""
    decided: bool = True
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class PersonalDatum:
    """Personal data standing in the clear; `kind`: id-card, phone, bank-account."""

    kind: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Slip:
    """The fields of a payment slip, receipt, voucher or invoice that only such papers have."""

    serial: str = ""  # 流水号, 回单编号, 发票号码, 凭证号
    purpose: str = ""
    direction: str = ""  # out, in, or "" where unknown
    failure: str = ""  # the words that say the money came back or never went (退汇 …)
    goods: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Blankness:
    """Signs that a form was never filled in: how many placeholders stand against how many values, and the words."""

    placeholders: int = 0
    values: int = 0
    is_template: bool = False
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of one paper. Absent means None or empty, never guessed."""

    title: Fact[str] | None = None
    date: Fact[Day] | None = None
    dates: tuple[DateMention, ...] = ()
    event_dates: tuple[Fact[Day], ...] = ()
    event: Event | None = None
    document_number: Fact[str] | None = None
    issuer: Fact[str] | None = None
    addressee: Fact[str] | None = None
    people: tuple[Person, ...] = ()
    principal: bool | None = None  # the unit's principal leader leads the visit (in a plan: is to lead it); None where no visit is led
    places: tuple[Place, ...] = ()
    amounts: tuple[Amount, ...] = ()
    total: Fact[Decimal] | None = None
    sums: tuple[SumCheck, ...] = ()
    payer: Fact[str] | None = None
    payee: Fact[str] | None = None
    slip: Slip | None = None
    sealed: bool | None = None
    seal_text: str = ""
    signed: bool | None = None
    framework: bool | None = None
    attendance: tuple[AttendanceDays, ...] = ()
    medium: Medium | None = None
    award: Award | None = None
    personal_data: tuple[PersonalDatum, ...] = ()
    blankness: Blankness = field(default_factory=Blankness)


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign that spoke for (weight > 0) or against (< 0) an evidence type, and the words it saw."""

    evidence_type: EvidenceType
    name: str
    weight: float
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class Guess:
    """An evidence type with its probability (calibrated)."""

    evidence_type: EvidenceType
    confidence: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """One paper, recognised.

    `guesses` are best first; `signs` explain the first; `rejected` names why a paper is no evidence (rules, sample essay …).
    """

    document: Document
    evidence_type: EvidenceType
    confidence: float
    facts: Facts
    guesses: tuple[Guess, ...] = ()
    signs: tuple[Sign, ...] = ()
    rejected: str = ""
    part: int | None = None  # index into Document.parts where one file holds several papers

    @property
    def path(self) -> str:
        """The file's path in the ledger."""
        return self.document.path

    def quotes(self) -> Iterator[Quote]:
        """The quotes of the facts that carry the paper: its title, date, issuer and total."""
        for fact in (self.facts.title, self.facts.date, self.facts.issuer, self.facts.total):
            if fact is not None:
                yield from fact.quotes
