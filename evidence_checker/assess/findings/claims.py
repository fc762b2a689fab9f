"""What self-assessments, summaries and reports claim against what the ledger shows: money, purchases, visits, training, care."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from evidence_checker.assess.case import Case
from evidence_checker.assess.contents import same_content
from evidence_checker.assess.findings.claim_words import Claim, sentences
from evidence_checker.assess.findings.claimed_deeds import claimed_care, claimed_courses, claimed_trainees, claimed_visits
from evidence_checker.assess.findings.claimed_money import claimed_coordination, claimed_money, claimed_purchases
from evidence_checker.assess.model import Finding, FindingQuote, Severity
from evidence_checker.assess.paper import Paper
from evidence_checker.assess.subject import quote_of
from evidence_checker.recognize.model import EvidenceType

JUDGES: tuple[Callable[[Case, Paper, list[str]], Claim | None], ...] = (
    claimed_money,
    claimed_purchases,
    claimed_visits,
    claimed_coordination,
    claimed_courses,
    claimed_trainees,
    claimed_care,
)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each paper that claims more than the ledger shows, with every figure; copies of one paper are told together."""
    told: list[tuple[list[Paper], list[Claim]]] = []
    for paper in case.of_type(*(EvidenceType(name) for name in case.rulebook.book.claims.types)):
        claims = _claims(case, paper)
        copies = next((papers for papers, other in told if other == claims and same_content(papers[0], paper)), None)
        if claims and copies is not None:
            copies.append(paper)
        elif claims:
            told.append(([paper], claims))
    yield from (_finding(case, papers, claims) for papers, claims in told)


def _claims(case: Case, paper: Paper) -> list[Claim]:
    said = sentences(case, paper)
    return sorted((claim for judge in JUDGES if (claim := judge(case, paper, said)) is not None), key=lambda claim: claim.doubtful)


def _finding(case: Case, papers: list[Paper], claims: list[Claim]) -> Finding:
    first = papers[0]
    quotes = [FindingQuote(first.path, quote) for claim in claims if (quote := quote_of(first, claim.words)) is not None]
    rest = "".join(f"；{claim.what}{claim.claimed}，台账中只能证明{claim.shown}" for claim in claims[1:])
    return case.finding(
        "claim-mismatch",
        documents=[paper.path for paper in papers],
        indicator=first.indicators[0] if first.indicators else None,
        quotes=quotes,
        severity=Severity.WARNING if claims[0].doubtful else None,
        what=claims[0].what,
        claimed=claims[0].claimed,
        shown=claims[0].shown + rest,
    )
