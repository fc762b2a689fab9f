"""Several reports or honours of one content: the highest counts (4.3, 4.4)."""

from __future__ import annotations

from collections.abc import Iterator

from evidence_checker.assess.case import Case
from evidence_checker.assess.contents import same_contents
from evidence_checker.assess.model import Finding, FindingQuote
from evidence_checker.assess.paper import Paper
from evidence_checker.assess.rules.levels import NAMES, level_of
from evidence_checker.rulebook.criteria import ByLevel

RANK = list(NAMES)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each content that several papers tell."""
    for indicator, criterion in case.rulebook.criteria():
        if not isinstance(criterion.count, ByLevel):
            continue
        papers = [paper for paper in case.serving(indicator.id) if level_of(paper, criterion.count.of)]
        for group in same_contents(papers):
            if len(group) > 1:
                yield _told(case, group, criterion.id, criterion.count.of)


def _told(case: Case, group: list[Paper], criterion: str, kind: str) -> Finding:
    levels = [level_of(paper, kind) or "other" for paper in group]
    return case.finding(
        "counted-once",
        criterion=criterion,
        documents=[paper.path for paper in group],
        quotes=[FindingQuote(paper.path, paper.opening()) for paper in group],
        level=NAMES[min(levels, key=RANK.index)],
    )
