"""What a paper is about: the words of a subject, counted more in the title than in the text, more where they come often."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from evidence_checker.assess.paper import Paper
from evidence_checker.recognize.model import EvidenceType, Quote
from evidence_checker.rulebook.criteria import Words

IN_TITLE = 1.5  # a subject in the title counts this much more
FULL = 3.0  # so many places in a page of text make a subject fully present
PAGE = 900  # characters of an ordinary page
# Papers that tell things in passing: a single mention makes no subject where others come more often.
NARRATIVE = frozenset(
    {EvidenceType.BRIEFING, EvidenceType.SITUATION_REPORT, EvidenceType.WORK_SUMMARY, EvidenceType.MEETING_MINUTES, EvidenceType.WORK_LOG}
)


@dataclass(frozen=True, slots=True)
class Subject:
    """How strongly a subject is present and the first words that show it."""

    score: float
    words: str = ""


@lru_cache(maxsize=4096)
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


def subject(paper: Paper, groups: tuple[Words, ...], least: float) -> Subject:
    """The sum of the groups' weights, each as far as its words are present; `least`: so many places a narrative needs for a full one."""
    score, shown, best = 0.0, "", 0.0
    for group in groups:
        share, words = _presence(paper, group, least)
        score += group.weight * share
        if group.weight * share > best:
            best, shown = group.weight * share, words
    return Subject(score, shown)


def _presence(paper: Paper, group: Words, least: float) -> tuple[float, str]:
    """From 0 (absent) to 1 (often) and `IN_TITLE` more for the title; the longer a paper, the more often it must say it."""
    pattern = _compiled(group.any)
    in_title = pattern.search(paper.headline)
    if group.title_only:
        return (1.0, in_title[0]) if in_title else (0.0, "")
    found = pattern.findall(paper.body)
    if not found and not in_title:
        return 0.0, ""
    enough = max(least if paper.type in NARRATIVE else 1.0, FULL * math.sqrt(len(paper.body) / PAGE))
    share = 1.0 if group.once and found else min(1.0, len(found) / enough)
    first = in_title or pattern.search(paper.body)
    return share + (IN_TITLE if in_title else 0.0), first[0] if first else ""


def quote_of(paper: Paper, words: str) -> Quote | None:
    """The line of the paper in which the words stand, or begin where they run over its end."""
    if not words:
        return None
    lines = paper.evidence.document.lines
    texts = [re.sub(r"[ \t\u3000]", "", line.text) for line in lines]
    index = next((n for n, text in enumerate(texts) if words in text), None)
    if index is None:
        index = next((n for n, (text, following) in enumerate(pairwise(texts)) if words in text + following), None)
    return Quote(words) if index is None else Quote(lines[index].text, lines[index].page, index, lines[index].box)
