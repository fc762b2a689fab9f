"""How a criterion is written in a rulebook: which papers speak for it, what they must be about, and how they are counted."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from evidence_checker.rulebook.model import Strict

Level = Literal["national", "provincial", "city", "county", "other"]


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"“{pattern}”不是正确的正则表达式：{error}") from error
    return pattern


Expression = Annotated[str, AfterValidator(_compiles)]


class Words(Strict):
    """Regular expressions that show a subject; `weight` is what the group adds once it is fully present (negative: speaks against).

    `title_only`: only the title is looked at. `once`: a single place makes it fully present, however long the paper.
    """

    any: tuple[Expression, ...] = Field(min_length=1)
    weight: float = 2.0
    title_only: bool = False
    once: bool = False


class Accept(Strict):
    """Types of paper that speak for a criterion.

    `prior` is how far the type alone speaks for it (added to the subject's weight). `weak`: shows an intention only (plan, notice).
    `group` names the papers for the rule `together`. `led`: counts only where the principal leader led (True) or somebody led (False).
    """

    types: tuple[str, ...] = Field(min_length=1)
    prior: float = 0.0
    weak: bool = False
    group: str = ""
    led: bool | None = None
    must: tuple[Expression, ...] = ()  # one of these must stand in the paper
    unless_title: tuple[Expression, ...] = ()  # none of these may stand in its title
    levels: tuple[Level, ...] = ()  # an award or medium of another level does not count; one whose level nobody can tell does


class Demand(Strict):
    """A formal requirement; without it the criterion earns `share` of its points and is partial."""

    fact: Literal["sealed", "signed", "document_number"]
    share: Decimal = Decimal("0.5")
    finding: str = ""


class Present(Strict):
    """At least `needs` papers that count."""

    rule: Literal["present"] = "present"
    needs: int = Field(default=1, ge=1)


class Together(Strict):
    """One of several ways, each a set of groups of papers that must all be there."""

    rule: Literal["together"]
    ways: tuple[tuple[str, ...], ...] = Field(min_length=1)


class LedVisit(Strict):
    """A visit to the paired village in one of these months, led by the principal leader and shown by a paper made afterwards."""

    rule: Literal["led_visit"]
    months: tuple[int, ...] = Field(min_length=1)


class Period(Strict):
    """A part of the year: papers whose title says one of `words` belong to it, else those dated in its `months`."""

    name: str
    months: tuple[int, ...]
    words: tuple[Expression, ...] = ()


class EachPeriod(Strict):
    """One paper for each period; every period earns an equal share."""

    rule: Literal["each_period"]
    periods: tuple[Period, ...] = Field(min_length=2)


class Quarters(Strict):
    """Papers of at least `needs` quarters; fewer earn `share`."""

    rule: Literal["quarters"]
    needs: int = Field(default=2, ge=1, le=4)
    share: Decimal = Decimal("0.5")


class MonthsCovered(Strict):
    """Months of attendance ÷ months of the year (from the dispatch on) × points."""

    rule: Literal["months_covered"]


class Ingredient(Strict):
    """A property of one paper and the points it earns; `formal` is a document number together with a seal."""

    fact: Literal["present", "signed", "sealed", "document_number", "formal"]
    points: Decimal
    name: str
    finding: str = ""


class Ingredients(Strict):
    """Points for single properties of the best paper."""

    rule: Literal["ingredients"]
    parts: tuple[Ingredient, ...] = Field(min_length=1)


class ByDeadline(Strict):
    """Dated or handed in no later than the rulebook's deadline."""

    rule: Literal["by_deadline"]


class Quality(Strict):
    """Share of unreadable, illegible, blank or foreign files: up to `good` full points, up to `fair` half."""

    rule: Literal["quality"]
    good: Decimal
    fair: Decimal


class MoneyArrived(Strict):
    """Money for this indicator that was paid or received."""

    rule: Literal["money_arrived"]


class ByLevel(Strict):
    """Points by the level of a medium or an award, each content once at its highest level."""

    rule: Literal["by_level"]
    of: Literal["medium", "award"]
    points: dict[Level, Decimal]


class Judged(Strict):
    """Only a person can judge it: the evidence is listed and nothing suggested."""

    rule: Literal["judged"]


Rule = Annotated[
    Present | Together | LedVisit | EachPeriod | Quarters | MonthsCovered | Ingredients | ByDeadline | Quality | MoneyArrived | ByLevel | Judged,
    Field(discriminator="rule"),
]


class Example(Strict):
    """A short paper that must or must not speak for the criterion; `rulebook test` runs it."""

    type: str
    title: str = ""
    text: str
    counts: bool
    why: str = ""


class Criterion(Strict):
    """One criterion: `source` is R where the regulation itself says so and S where it is this project's suggestion.

    `effect` are the points of `max` that only a person can grant for the effect achieved. `in_force`: a paper of an earlier year
    still counts while it is in force. `threshold` is the least fit (prior + subject) of a paper that counts.
    """

    id: str
    title: str
    max: Decimal
    source: Literal["R", "S"]
    clause: str
    asks: str
    why: str = ""
    fix: str
    accept: tuple[Accept, ...] = ()
    subject: tuple[Words, ...] = ()
    inherit_subject: bool = True
    count: Rule = Present(rule="present")
    demand: Demand | None = None
    effect: Decimal = Decimal(0)
    threshold: float = 3.0
    in_force: bool = False
    missing_finding: bool = True
    not_enough: tuple[str, ...] = ()  # in Chinese: what is often handed in and does not count
    examples: tuple[Example, ...] = ()


class Indicator(Strict):
    """One indicator of the annex with its clause word for word and its criteria."""

    id: str
    title: str
    part: str
    max: Decimal
    bonus: bool = False
    clause: str
    folder_words: tuple[str, ...] = ()  # how folders of this indicator are often called, besides its number
    subject: tuple[Words, ...] = ()
    criteria: tuple[Criterion, ...] = Field(min_length=1)

    def subject_of(self, criterion: Criterion) -> tuple[Words, ...]:
        """The words that show what `criterion` is about: the indicator's own and the criterion's."""
        return (*self.subject, *criterion.subject) if criterion.inherit_subject else criterion.subject
