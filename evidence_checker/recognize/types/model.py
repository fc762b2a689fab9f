"""The verdict on what a paper is, and the models of the pattern files that lead to it (`patterns/evidence_types/*.yaml`).

A pattern file holds regular expressions over *plain* text: blanks removed, punctuation full-width Chinese, look-alikes folded (see `plain.py`).
Weights are natural logits: two signs of weight 2 say as much as one of weight 4; a title that settles the matter weighs about 6.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pydantic import Field

from evidence_checker.recognize.model import EvidenceType, Guess, Sign
from evidence_checker.rulebook.model import Strict

DOUBT = 0.7


@dataclass(frozen=True, slots=True)
class TypeVerdict:
    """What a paper is: guesses best first with calibrated confidence, and why it is no evidence ("" where it is).

    `signs` are those of the best guess; where the verdict is doubtful, those of the second follow, so that a person can decide between the two.
    """

    guesses: tuple[Guess, ...]
    signs: tuple[Sign, ...] = ()
    rejected: str = ""

    @property
    def best(self) -> Guess:
        """The type to use."""
        return self.guesses[0]

    @property
    def doubtful(self) -> bool:
        """A person should look: the answer is right in less than `DOUBT` of such cases."""
        return self.best.confidence < DOUBT


class Where(StrEnum):
    """The part of a paper in which a sign counts: its first lines, its last lines, or anywhere."""

    HEAD = "head"
    TAIL = "tail"
    ALL = "all"


class TitleForm(Strict):
    """A form of title; of all that match, the strongest counts."""

    match: str
    weight: float = 6.0


class Phrase(Strict):
    """Words that speak for a type (weight > 0) or against it. `line`: each line is looked at by itself, so that ^ and $ are its ends."""

    match: str
    weight: float = 1.0
    where: Where = Where.ALL
    times: int = Field(1, ge=1)
    line: bool = False


class Columns(Strict):
    """Headings of a table or labels of a form: from `at_least` different ones on, the weight counts."""

    headers: tuple[str, ...] = Field(min_length=2)
    at_least: int = Field(2, ge=1)
    weight: float = 3.0


class Signs(Strict):
    """Everything that speaks for and against one kind of paper.

    `form` weighs features of form by name (see `form.py`), `missing` their absence; `filename` is weak by design: it counts at most 1.5.
    """

    titles: tuple[TitleForm, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    columns: tuple[Columns, ...] = ()
    counter: tuple[Phrase, ...] = ()
    form: dict[str, float] = Field(default_factory=dict)
    missing: dict[str, float] = Field(default_factory=dict)
    filename: str = ""


class TitleTail(Strict):
    """A genre's word at the end of a title, and the only types that such a title can have."""

    match: str
    types: tuple[EvidenceType, ...] = Field(min_length=1)
    penalty: float | None = Field(None, gt=0)


class TitleTails(Strict):
    """`_title_tails.yaml`: all other types lose `penalty` (or the tail's own); headlines that tell news (`news`) are spared."""

    penalty: float = Field(gt=0)
    news: str
    tails: tuple[TitleTail, ...]


class CounterExample(Strict):
    """A short text that is easily taken for the type, and what it really is."""

    text: str
    what: EvidenceType = Field(alias="is")


class Examples(Strict):
    """Texts that the tests hold against the pattern file; a line with | is a row of a table."""

    match: tuple[str, ...] = Field(min_length=1)
    confused: tuple[CounterExample, ...] = Field(min_length=1)


class TypePattern(Strict):
    """One evidence type as data."""

    id: EvidenceType
    name: str
    meaning: str
    confused_with: dict[EvidenceType, str] = Field(default_factory=dict)
    signs: Signs
    examples: Examples


class RejectionReason(Strict):
    """One kind of paper that proves nothing: rules, sample essays, notices from above and the like."""

    id: str
    name: str
    signs: Signs
    examples: tuple[str, ...] = Field(min_length=1)


class RejectionFile(Strict):
    """`other.yaml`: the kinds of paper that are no evidence. `floor` is the logit that a type must beat to be named at all."""

    id: EvidenceType
    name: str
    meaning: str
    floor: float
    reasons: tuple[RejectionReason, ...]
