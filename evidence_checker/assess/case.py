"""The case: a frozen view of one ledger that every check reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from evidence_checker.assess.model import CriterionResult, Finding, FindingQuote, IndicatorResult, MoneyClaim, Severity, Unit
from evidence_checker.assess.paper import Paper
from evidence_checker.intake.model import Ledger
from evidence_checker.recognize.model import EvidenceType
from evidence_checker.rulebook.book import Rulebook


@dataclass(frozen=True)
class Case:
    """Everything known of a ledger before findings are raised.

    `papers` are in the order of the ledger; a file that holds several papers has several. `indicators` are judged already.
    `money` are the sums followed through their stages.
    """

    unit: Unit
    year: int
    rulebook: Rulebook
    ledger: Ledger
    papers: tuple[Paper, ...]
    indicators: tuple[IndicatorResult, ...] = ()
    money: tuple[MoneyClaim, ...] = ()
    own_names: tuple[str, ...] = field(default=())  # every name the unit goes by, longest first
    villages: tuple[str, ...] = field(default=())  # short names of its villages

    @cached_property
    def mapping(self) -> dict[str, tuple[str, ...]]:
        """For each path the indicators it serves, in the order of the rulebook."""
        served: dict[str, set[str]] = {paper.path: set() for paper in self.papers}
        for paper in self.papers:
            served[paper.path].update(paper.indicators)
        order = list(self.rulebook.by_indicator)
        return {path: tuple(sorted(found, key=order.index)) for path, found in served.items()}

    @cached_property
    def criteria(self) -> dict[str, CriterionResult]:
        """Results of the criteria by id."""
        return {criterion.id: criterion for indicator in self.indicators for criterion in indicator.criteria}

    @cached_property
    def by_path(self) -> dict[str, tuple[Paper, ...]]:
        """The papers of each file."""
        found: dict[str, tuple[Paper, ...]] = {}
        for paper in self.papers:
            found[paper.path] = (*found.get(paper.path, ()), paper)
        return found

    @cached_property
    def copies(self) -> frozenset[str]:
        """Paths of files whose bytes stand in the ledger before: they are judged once."""
        return frozenset(file.path for file in self.ledger.files if file.duplicate_of is not None)

    def of_type(self, *types: EvidenceType) -> Iterator[Paper]:
        """Papers of these types that count."""
        return (paper for paper in self.papers if paper.counts and paper.type in types)

    def serving(self, indicator: str) -> Iterator[Paper]:
        """Papers that serve this indicator."""
        return (paper for paper in self.papers if indicator in paper.indicators)

    def finding(
        self,
        code: str,
        *,
        documents: Iterable[str] = (),
        indicator: str | None = None,
        criterion: str | None = None,
        quotes: Iterable[FindingQuote] = (),
        stake: Decimal = Decimal(0),
        severity: Severity | None = None,
        **values: object,
    ) -> Finding:
        """A finding told with the rulebook's text for `code`; `values` fill the fields in braces of its message and fix."""
        text = self.rulebook.by_code[code]
        paths = tuple(dict.fromkeys(documents))
        filled = {"files": _named(paths), **values}
        return Finding(
            code=code,
            severity=severity or Severity(text.severity),
            message=text.message.format_map(_Blank(filled)),
            fix=text.fix.format_map(_Blank(filled)),
            documents=paths,
            indicator=indicator or (criterion.rsplit(".", 1)[0] if criterion else None),
            criterion=criterion,
            quotes=tuple(quotes),
            points_at_stake=stake,
            mendable=text.mendable,
        )


def _named(paths: tuple[str, ...]) -> str:
    """The files as told to people: by name, by path where two have one name."""
    names = [path.rsplit("/", 1)[-1] for path in paths]
    return "、".join(f"《{path if names.count(name) > 1 else name}》" for path, name in zip(paths, names, strict=True))


class _Blank(dict[str, object]):
    """Fields that were not given stay empty, so that an office's own wording can't stop a run."""

    def __missing__(self, key: str) -> str:
        return ""
