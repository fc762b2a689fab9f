"""A rulebook as a whole: indicators, units, thresholds and the texts of findings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import Field

from evidence_checker.rulebook.claims import ClaimWords
from evidence_checker.rulebook.criteria import Criterion, Expression, Indicator
from evidence_checker.rulebook.model import Strict


class Regulation(Strict):
    """The paper that the rulebook puts into data."""

    number: str
    title: str
    issuer: str


class Part(Strict):
    """A part of the annex (组织领导 …); `max` in points, None for a part of bonus points."""

    title: str
    max: Decimal | None = None


class Thresholds(Strict):
    """Figures that an office may set otherwise. Shares are fractions of 1, days are calendar days."""

    attendance_days: int = 20  # days a month in the village
    money_tolerance: Decimal = Decimal("0.005")  # two sums are the same within this share
    money_window_days: int = 120  # papers of one payment lie within
    in_force_years: int = 3  # a paper that stays in force is trusted that long
    sure_confidence: float = 0.75  # recognition below this leaves a doubt
    second_indicator: float = 0.8  # a paper serves a second indicator at this share of its best fit
    village_share: float = 0.5  # a village named in this share of the papers that name the first is paired, too


class Receiver(Strict):
    """Which indicator money serves whose slip names no purpose, by who received it."""

    payee: Expression
    indicator: str


class MoneyWords(Strict):
    """By which words of a voucher's title or text its stage is known, first match first.

    `disclaims`: an agreement that moves no money; `in_kind`: one that gives goods, whose sum is only their worth.
    """

    stages: dict[Literal["allocation", "received", "booked", "paid"], tuple[Expression, ...]]
    disclaims: tuple[Expression, ...] = ()
    in_kind: tuple[Expression, ...] = ()
    receivers: tuple[Receiver, ...] = ()


class Comprehensive(Strict):
    """Papers that tell of everything (half-year reports …): they speak only for `criteria`, whatever else they mention."""

    types: tuple[str, ...]
    title: tuple[Expression, ...]
    criteria: tuple[str, ...]


class Grades(Strict):
    """From which ledger points a grade is within reach, and the outside grade that the best one needs."""

    good: Decimal
    fair: Decimal
    names: tuple[str, str, str] = ("好", "较好", "一般")
    bonus_counts: bool = True


class UnitEntry(Strict):
    """A unit that is evaluated. `parts` are bodies counted with it (含…); aliases include official names and former short forms.

    `is_place`: its name is a place's, too (呈贡区), so that in running text only its aliases speak of the unit.
    """

    name: str
    category: str
    aliases: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    is_place: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """All names it goes by."""
        return (self.name, *self.aliases, *self.parts)


class UnitsFile(Strict):
    """`units.yaml`; `counts` is how many units the regulation states for each category."""

    counts: dict[str, int]
    other_cities: tuple[str, ...] = ()  # 昭通 …: 昭通市水务局 is not 市水务局
    units: tuple[UnitEntry, ...]


class FindingText(Strict):
    """How a finding is told. `message` and `fix` may hold fields in braces, filled with actual values."""

    code: str
    name: str
    severity: Literal["critical", "warning", "info"]
    why: str
    message: str
    fix: str
    mendable: bool = True
    raised: str  # when it is raised, in Chinese
    not_raised: str  # look-alikes for which it is not


class FindingsFile(Strict):
    """`findings.yaml`."""

    findings: tuple[FindingText, ...]


class Title(Strict):
    """A title of a principal leader and the organisations whose head carries it."""

    title: str
    of: str


class Formality(Strict):
    """A seal or signature that papers of these types must carry.

    `addressed_to`: asked only of papers to this addressee; `titled`: only of those whose title says so; `unless_signed`: a signed paper
    needs no seal; `who` must sign.
    """

    fact: Literal["sealed", "signed"]
    types: tuple[str, ...] = Field(min_length=1)
    addressed_to: str = ""
    titled: Expression | None = None
    unless_signed: bool = False
    who: str = ""


class BookFile(Strict):
    """`rulebook.yaml`: everything but indicators, units and texts of findings."""

    id: str
    title: str
    year: int
    regulation: Regulation
    start: date
    end: date
    deadline: date
    parts: tuple[Part, ...]
    bonus_cap: Decimal
    grades: Grades
    thresholds: Thresholds = Thresholds()
    money: MoneyWords
    claims: ClaimWords = ClaimWords()
    comprehensive: Comprehensive | None = None
    superiors: tuple[str, ...] = ()  # units that others report to: naming them does not make a paper theirs
    relevance: tuple[Expression, ...] = ()  # a report, briefing … must hold one of these to be about the assistance at all
    relevance_of: dict[str, tuple[Expression, ...]] = Field(default_factory=dict)  # the same by type; a team member named will do, too
    recognition: tuple[Expression, ...] = ()  # titles of papers from above that announce or hand on a unit's own experience
    strengths: dict[str, tuple[str, ...]]  # strength of evidence → types, strongest first
    formalities: tuple[Formality, ...] = ()
    in_force_types: tuple[str, ...] = ()
    principal_titles: tuple[Title, ...] = ()
    not_principal: tuple[str, ...] = ()
    open_questions: tuple[str, ...] = ()


class Rulebook(Strict):
    """What a ledger is judged by."""

    book: BookFile
    indicators: tuple[Indicator, ...] = Field(min_length=1)
    units: UnitsFile
    findings: tuple[FindingText, ...]
    folder: Path | None = Field(default=None, exclude=True)  # where it was read from

    @property
    def id(self) -> str:
        """Its name, for instance kunming-2022."""
        return self.book.id

    @property
    def year(self) -> int:
        """The year that is evaluated."""
        return self.book.year

    @cached_property
    def by_criterion(self) -> dict[str, tuple[Indicator, Criterion]]:
        """Each criterion with its indicator."""
        return {criterion.id: (indicator, criterion) for indicator, criterion in self.criteria()}

    @cached_property
    def by_indicator(self) -> dict[str, Indicator]:
        """Indicators by id."""
        return {indicator.id: indicator for indicator in self.indicators}

    @cached_property
    def by_code(self) -> dict[str, FindingText]:
        """Texts of findings by code."""
        return {text.code: text for text in self.findings}

    @cached_property
    def strength_of(self) -> dict[str, str]:
        """Strength of evidence by type."""
        return {kind: name for name, kinds in self.book.strengths.items() for kind in kinds}

    def criteria(self) -> Iterator[tuple[Indicator, Criterion]]:
        """Every criterion in order."""
        for indicator in self.indicators:
            for criterion in indicator.criteria:
                yield indicator, criterion
