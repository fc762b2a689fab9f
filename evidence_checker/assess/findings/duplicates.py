"""Files with the same bytes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from evidence_checker.assess.case import Case
from evidence_checker.assess.model import Finding


def check(case: Case) -> Iterator[Finding]:
    """One finding for each set of identical files; the first of them counts."""
    copies: dict[str, list[str]] = defaultdict(list)
    for file in case.ledger.files:
        if file.duplicate_of is not None and file.size:
            copies[file.duplicate_of].append(file.path)
    for first, others in copies.items():
        yield case.finding("duplicate-file", documents=[first, *others], first=first, count=len(others) + 1)
