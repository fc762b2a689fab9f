"""The question a rule answers, and how its answer is put."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from evidence_checker.assess.case import Case
from evidence_checker.assess.model import CriterionResult, CriterionStatus, Support
from evidence_checker.assess.paper import Fit, Paper
from evidence_checker.rulebook.criteria import Criterion, Indicator

CENT = Decimal("0.01")
FIRMLY = 1.3  # how much better than the least fit a paper about something else must fit to be heard


@dataclass(frozen=True)
class Question:
    """One criterion asked of one case."""

    case: Case
    indicator: Indicator
    criterion: Criterion

    @cached_property
    def found(self) -> tuple[tuple[Paper, Fit], ...]:
        """Papers that fit the criterion, strongest evidence first."""
        pairs = [(paper, fit) for paper in self.case.serving(self.indicator.id) if (fit := paper.fit(self.criterion.id)) is not None]
        ranks = list(self.case.rulebook.book.strengths)
        return tuple(sorted(pairs, key=lambda pair: (ranks.index(self.strength(pair[0])) if self.strength(pair[0]) else 9, -pair[1].score)))

    @cached_property
    def shown(self) -> tuple[tuple[Paper, Fit], ...]:
        """Those that show that something happened."""
        return tuple(pair for pair in self.found if not pair[1].weak)

    @cached_property
    def intended(self) -> tuple[tuple[Paper, Fit], ...]:
        """Those that show an intention only."""
        return tuple(pair for pair in self.found if pair[1].weak)

    @cached_property
    def mentioned(self) -> tuple[tuple[Paper, Fit], ...]:
        """Papers that serve other indicators and tell of this in passing; looked at only where none is about it."""
        fits = [(paper, paper.fit(self.criterion.id)) for paper in self.case.papers if paper.counts and self.indicator.id not in paper.indicators]
        firm = self.criterion.threshold * FIRMLY
        return tuple((paper, fit) for paper, fit in fits if fit is not None and not fit.weak and fit.score >= firm)

    def strength(self, paper: Paper) -> str:
        """The strength of a paper as evidence, by its type."""
        return self.case.rulebook.strength_of.get(paper.type.value, "")

    def sure(self, paper: Paper) -> bool:
        """Beyond doubt: recognised surely and dated."""
        known = bool(paper.days) or bool(paper.years) or self.criterion.in_force
        return known and paper.evidence.confidence >= self.case.rulebook.book.thresholds.sure_confidence

    def supports(self, pairs: Iterable[tuple[Paper, Fit]]) -> tuple[Support, ...]:
        """The papers as evidence with the words that speak."""
        return tuple(Support(paper.path, fit.quote or paper.opening(), self.strength(paper)) for paper, fit in pairs)

    @property
    def grantable(self) -> Decimal:
        """The points that papers can bring; the rest of `max` is for the effect, which a person judges."""
        return self.criterion.max - self.criterion.effect

    def answer(
        self,
        status: CriterionStatus,
        points: Decimal,
        reason: str,
        *,
        low: Decimal | None = None,
        high: Decimal | None = None,
        evidence: tuple[Support, ...] = (),
        only_intended: bool = False,
        fix: str | None = None,
    ) -> CriterionResult:
        """The result; `low` is the points and `high` the full points of the criterion unless said otherwise."""
        met = status is CriterionStatus.MET
        return CriterionResult(
            id=self.criterion.id,
            title=self.criterion.title,
            status=status,
            points=points.quantize(CENT),
            low=(points if low is None else low).quantize(CENT),
            high=(self.criterion.max if high is None else high).quantize(CENT),
            max=self.criterion.max,
            reason=reason,
            clause=self.criterion.clause,
            evidence=evidence,
            fix=fix if fix is not None else ("" if met else self.criterion.fix),
            only_intended=only_intended,
        )

    def missing(self, reason: str = "") -> CriterionResult:
        """Nothing acceptable was found."""
        return self.answer(CriterionStatus.MISSING, Decimal(0), reason or f"没有找到能证明“{self.criterion.title}”的材料", high=Decimal(0))

    def only_intended(self) -> CriterionResult:
        """Plans or notices alone."""
        names = files(paper for paper, _ in self.intended)
        reason = f"只有{names}，不足以证明已经做了"
        return self.answer(
            CriterionStatus.PARTIAL, Decimal(0), reason, high=self.grantable / 2, evidence=self.supports(self.intended), only_intended=True
        )


def files(papers: Iterable[Paper], most: int = 3) -> str:
    """Papers by the names of their files."""
    names = list(dict.fromkeys(paper.path.rsplit("/", 1)[-1] for paper in papers))
    more = f"等{len(names)}份" if len(names) > most else ""
    return "、".join(f"《{name}》" for name in names[:most]) + more
