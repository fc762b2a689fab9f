"""Papers in the folder of one indicator that belong to another."""

from __future__ import annotations

from collections.abc import Iterator

from evidence_checker.assess.case import Case
from evidence_checker.assess.model import Finding, FindingQuote
from evidence_checker.assess.paper import Paper
from evidence_checker.recognize.model import EvidenceType

FEWEST_FOLDERS = 3  # a ledger with fewer folders by indicator is not ordered by them
ANYWHERE = frozenset({EvidenceType.PHOTO, EvidenceType.SELF_ASSESSMENT, EvidenceType.WORK_SUMMARY, EvidenceType.SITUATION_REPORT})
CLEAR = 1.5  # how much better than the least fit a paper must fit where it belongs


def check(case: Case) -> Iterator[Finding]:
    """One finding for each paper that fits another indicator clearly and its folder's not at all."""
    folders = {paper.folder for paper in case.papers if paper.folder}
    if len(folders) < FEWEST_FOLDERS:
        return
    for paper in case.papers:
        if paper.folder and _is_misfiled(case, paper):
            yield _told(case, paper)


def _is_misfiled(case: Case, paper: Paper) -> bool:
    if not paper.indicators or paper.folder in paper.indicators or paper.type in ANYWHERE:
        return False
    if any(fit.indicator == paper.folder for fit in paper.fits):
        return False
    best = paper.fits[0]
    return best.score >= case.rulebook.by_criterion[best.criterion][1].threshold + CLEAR


def _told(case: Case, paper: Paper) -> Finding:
    here, there = (case.rulebook.by_indicator[i] for i in (paper.folder or "", paper.indicators[0]))
    quote = paper.fits[0].quote or paper.opening()
    return case.finding(
        "misfiled",
        indicator=there.id,
        documents=[paper.path],
        quotes=[FindingQuote(paper.path, quote)],
        folder=f"{here.id}{here.title}",
        belongs=f"{there.id}{there.title}",
    )
