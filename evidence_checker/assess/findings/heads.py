"""How many people a paper of a course or meeting tells of: by its words, or by the rows of its sign-in sheet."""

from __future__ import annotations

import re

from evidence_checker.assess.findings.claim_words import matches, number
from evidence_checker.assess.paper import Paper
from evidence_checker.extract.model import Table
from evidence_checker.recognize.names import listed_person
from evidence_checker.rulebook.claims import ClaimWords

NAMES = re.compile(r"姓\s*名|签\s*[到名字]")


def attendees(words: ClaimWords, paper: Paper) -> int:
    """The most people that it tells of; 0 where it tells of none."""
    told = [number(match["count"]) for match in matches(words, "attended", paper.text)]
    return max([*told, sum(map(_rows, paper.evidence.document.tables))], default=0)


def _rows(table: Table) -> int:
    """The rows of names below a heading of names; where people sign by hand, rows with a running number count."""
    rows = table.rows
    head = next((r for r, row in enumerate(rows[:6]) if any(NAMES.search(text) for text in row)), None)
    if head is None:
        return 0
    names = [c for c, text in enumerate(rows[head]) if NAMES.search(text)]
    return sum(any(listed_person(row[c]) for c in names if c < len(row)) or row[0].strip().isdigit() for row in rows[head + 1 :])
