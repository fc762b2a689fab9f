"""A paper of the ledger with everything the checks ask of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from evidence_checker.extract.model import Box
from evidence_checker.recognize.model import Evidence, EvidenceType, Quote

TELLING = re.compile(r"[\u4e00-\u9fff]{2}|\d{4}[年./-]\d")
"""What a picture of a scene says in words or as a day; a few Latin letters are what OCR makes of leaves and walls."""


class Bar(StrEnum):
    """Why a paper does not count, whatever it is about."""

    UNREADABLE = "unreadable"
    ILLEGIBLE = "illegible"
    BLANK = "blank"
    OTHER_YEAR = "other-year"
    OTHER_UNIT = "other-unit"
    OTHER_VILLAGE = "other-village"
    REVERSED = "reversed"  # a payment that came back
    NO_EVIDENCE = "no-evidence"  # rules, sample essay, policy text, exam paper …


@dataclass(frozen=True, slots=True)
class Barred:
    """One reason why a paper does not count: the words that show it, and how surely (0 … 1)."""

    bar: Bar
    reason: str
    quotes: tuple[Quote, ...] = ()
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a paper fits a criterion (prior of its type + subject), and the words that speak for it.

    `kept`: who led is a fact, not a theme, so that other themes do not crowd it out.
    """

    criterion: str
    indicator: str
    score: float
    weak: bool = False  # shows an intention only
    group: str = ""
    quote: Quote | None = None
    kept: bool = False


@dataclass(frozen=True, slots=True, eq=False)  # compared by identity: two papers may say the same
class Paper:
    """Evidence together with its standing.

    `text`: what the paper says with captions and camera stamps, white space removed inside lines. `headline` and `body` are where
    its subject is looked for: of a voucher only its purpose, and never the names of units, which would be taken for subjects
    (自来水集团). `days`: when what it records took place (event dates, else its own date). `years`: the years it records.
    `barred`: why it does not count, empty for a paper that does. `fits`: best first; `indicators`: those it serves;
    `folder`: the indicator whose folder it lies in; `villages`: those it names together with their town or county, by short name.
    """

    evidence: Evidence
    text: str
    title: str
    headline: str = ""
    body: str = ""
    days: tuple[date, ...] = ()
    years: tuple[int, ...] = ()
    barred: tuple[Barred, ...] = ()
    fits: tuple[Fit, ...] = ()
    indicators: tuple[str, ...] = ()
    folder: str | None = None
    villages: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """The file's path in the ledger."""
        return self.evidence.path

    @property
    def type(self) -> EvidenceType:
        """What kind of paper it is."""
        return self.evidence.evidence_type

    @property
    def counts(self) -> bool:
        """Nothing bars it."""
        return not self.barred

    @property
    def day(self) -> date | None:
        """The first day of what it records."""
        return min(self.days, default=None)

    def bar(self, bar: Bar) -> Barred | None:
        """The reason of this kind, if there is one."""
        return next((item for item in self.barred if item.bar is bar), None)

    def fit(self, criterion: str) -> Fit | None:
        """How it fits this criterion, None where it does not at all."""
        return next((fit for fit in self.fits if fit.criterion == criterion), None)

    def opening(self) -> Quote:
        """Words by which a reader recognises the paper: its title, else its first line; of a scene without words the whole picture."""
        title = self.evidence.facts.title
        if title is not None and title.quotes:
            return title.quotes[0]
        document = self.evidence.document
        for number, line in enumerate(document.lines):
            if not document.is_scene or TELLING.search(line.text):
                return Quote(line.text, line.page, number, line.box)
        return Quote("", 1, None, Box(0.0, 0.0, 1.0, 1.0)) if document.is_scene else Quote(self.title)
