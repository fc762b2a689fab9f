"""Papers about one event: the plan or notice before it, and the minutes, news, pictures and reports after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from evidence_checker.assess.case import Case
from evidence_checker.assess.paper import Paper
from evidence_checker.recognize.model import EvidenceType

BEFORE = frozenset({EvidenceType.MEETING_NOTICE, EvidenceType.RESEARCH_PLAN, EvidenceType.ACTIVITY_PLAN})
AHEAD = re.compile(r"(?:通知|方案|安排)$")
SAME_SUBJECT = 0.6  # share of the shorter subject's pairs of characters
NEAR = timedelta(days=45)  # a plan and what came of it


def announced(case: Case) -> Iterator[tuple[Paper, Paper]]:
    """Each plan or notice that names no day, with the only paper that tells of its event and names the day."""
    results = [paper for paper in case.papers if paper.counts and not _announces(paper) and _days(paper)]
    for paper in case.papers:
        if paper.counts and _announces(paper) and not _days(paper):
            found = [result for result in results if same_event(paper, result)]
            if len({min(_days(result)) for result in found}) == 1:
                yield paper, found[0]


def same_event(plan: Paper, result: Paper) -> bool:
    """One kind of event, one subject, no other village, and little time between the two papers."""
    first, second = plan.evidence.facts.event, result.evidence.facts.event
    if first is None or second is None or first.kind is not second.kind:
        return False
    elsewhere = first.place and second.place and first.place.village != second.place.village
    return not elsewhere and _near(plan, result) and _alike(first.subject, second.subject)


def _announces(paper: Paper) -> bool:
    """A plan or notice, by its kind or by the last word of its title (a course's notice belongs to the papers of courses)."""
    return paper.type in BEFORE or AHEAD.search(paper.title) is not None


def _days(paper: Paper) -> tuple[date, ...]:
    event = paper.evidence.facts.event
    return event.days if event else ()


def _near(plan: Paper, result: Paper) -> bool:
    own = plan.evidence.facts.date
    return own is not None and abs(own.value - min(_days(result))) <= NEAR


def _alike(one: str, other: str) -> bool:
    pairs = [{text[i : i + 2] for i in range(len(text) - 1)} for text in (re.sub(r"\d", "", one), re.sub(r"\d", "", other))]
    least = min(map(len, pairs))
    return least >= 4 and len(pairs[0] & pairs[1]) >= SAME_SUBJECT * least
