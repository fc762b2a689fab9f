"""Which papers tell the same content: a news item reprinted, an award with its certificate."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence_checker.assess.paper import Paper

SAME_TITLE = 0.75
SAME_TEXT = 0.6


def same_contents(papers: Sequence[Paper]) -> list[list[Paper]]:
    """The papers in groups of one content each, in their order."""
    groups: list[list[Paper]] = []
    for paper in papers:
        group = next((g for g in groups if any(same_content(paper, other) for other in g)), None)
        if group is None:
            groups.append([paper])
        else:
            group.append(paper)
    return groups


def same_content(one: Paper, other: Paper) -> bool:
    """Nearly the same headline, or the shorter text found again in the longer one, or the same award of one year."""
    if one.evidence.facts.award and other.evidence.facts.award:
        return _same_award(one, other)
    titles = _pairs(one.title), _pairs(other.title)
    if min(map(len, titles)) >= 5 and _shared(*titles) >= SAME_TITLE:
        return True
    texts = _pairs(one.text), _pairs(other.text)
    return min(map(len, texts)) >= 60 and _shared(*texts) >= SAME_TEXT


def _same_award(one: Paper, other: Paper) -> bool:
    first, second = one.evidence.facts.award, other.evidence.facts.award
    if first is None or second is None or first.level != second.level:
        return False
    names = _pairs(first.title or one.title), _pairs(second.title or other.title)
    return min(map(len, names)) >= 3 and _shared(*names) >= SAME_TITLE


def _pairs(text: str) -> set[str]:
    """Pairs of neighbouring characters, without punctuation and digits."""
    plain = re.sub(r"[\W\d_]", "", text)
    return {plain[i : i + 2] for i in range(len(plain) - 1)}


def _shared(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))
