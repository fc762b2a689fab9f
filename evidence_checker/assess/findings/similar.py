"""Nearly the same text under another date, event or unit."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from evidence_checker.assess.case import Case
from evidence_checker.assess.findings.likeness import alike
from evidence_checker.assess.model import Finding, FindingQuote
from evidence_checker.assess.paper import Bar, Paper
from evidence_checker.recognize.model import EvidenceType

SAME = 0.85  # share of common character groups from which two texts are the same but for names and numbers
LEAST = 80  # characters of a text that can be compared
# Forms that banks, shops and offices print alike, and papers that rightly repeat themselves.
FORMS = frozenset(
    {
        EvidenceType.FUND_VOUCHER,
        EvidenceType.PURCHASE_VOUCHER,
        EvidenceType.ATTENDANCE_RECORD,
        EvidenceType.WELFARE_RECORD,
        EvidenceType.PHOTO,
        EvidenceType.HONOR_CERTIFICATE,
        EvidenceType.OTHER,
        EvidenceType.TEAM_RULES,
    }
)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each group of papers that say the same of different days, events or units."""
    papers = [paper for paper in _compared(case) if len(_plain(paper.text)) >= LEAST]
    for group in groups(papers):
        if not _are_copies(group):
            yield _told(case, group)


def _compared(case: Case) -> Iterator[Paper]:
    for paper in case.papers:
        if paper.type not in FORMS and paper.path not in case.copies and not any(paper.bar(bar) for bar in (Bar.BLANK, Bar.NO_EVIDENCE)):
            yield paper


def groups(papers: Sequence[Paper]) -> list[list[Paper]]:
    """Papers that say nearly the same, each group in the order of the ledger."""
    head = list(range(len(papers)))
    for earlier, later in alike([_plain(paper.text) for paper in papers], SAME):
        if head[later] == later:
            head[later] = head[earlier]
    joined: dict[int, list[Paper]] = defaultdict(list)
    for at, paper in enumerate(papers):
        joined[head[at]].append(paper)
    return [found for found in joined.values() if len(found) > 1]


def _plain(text: str) -> str:
    """The text without figures, dates and punctuation: what a copy would change."""
    return re.sub(r"[\W\d_]|[〇零一二三四五六七八九十百]+(?=[年月日号时点])|星期.|[年月日]", "", text)


def _are_copies(group: list[Paper]) -> bool:
    """The same paper in several formats or places: the same figures, too."""
    return len({tuple(re.findall(r"\d+", paper.text)) for paper in group}) == 1 or all(_same_paper(a, b) for a, b in combinations(group, 2))


def _same_paper(one: Paper, other: Paper) -> bool:
    """One document number, or the same title with the same days: a scan beside its Word file."""
    numbers = [p.evidence.facts.document_number.value if p.evidence.facts.document_number else "" for p in (one, other)]
    if numbers[0] and numbers[0] == numbers[1]:
        return True
    return one.title == other.title and one.days == other.days and bool(one.days)


def _told(case: Case, group: list[Paper]) -> Finding:
    days = "、".join(f"{paper.day.month}月{paper.day.day}日" for paper in group if paper.day)
    reason = f"只有日期等不同（{days}）" if days else "只有个别字句不同"
    quotes = [FindingQuote(paper.path, paper.opening()) for paper in group]
    return case.finding("near-duplicate", documents=[paper.path for paper in group], quotes=quotes, reason=reason)
