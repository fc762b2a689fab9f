"""Findings: one file per family of checks; each has `check(case)` and is registered here by one line.

A check reads the case and yields findings made with `Case.finding`. What bars a paper from counting (other year, other unit, blank …)
is decided once, in `assess.standing`; the checks only tell it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from evidence_checker.assess.case import Case
from evidence_checker.assess.findings import (
    attendance,
    claims,
    dates,
    duplicates,
    files,
    formal,
    late,
    levels,
    misfiled,
    missing,
    money,
    personal,
    photos,
    similar,
    standing,
    sums,
    visits,
)
from evidence_checker.assess.model import Finding

Check = Callable[[Case], Iterable[Finding]]

CHECKS: tuple[Check, ...] = (
    missing.check,
    files.check,
    duplicates.check,
    standing.check,
    visits.check,
    money.check,
    claims.check,
    sums.check,
    dates.check,
    attendance.check,
    formal.check,
    similar.check,
    photos.check,
    levels.check,
    misfiled.check,
    personal.check,
    late.check,
)

ORDER = {"critical": 0, "warning": 1, "info": 2}


def raise_findings(case: Case, checks: Iterable[Check] = CHECKS) -> tuple[Finding, ...]:
    """All findings, worst first, then by the points they put at stake; each fingerprint once."""
    found: dict[str, Finding] = {}
    for check in checks:
        for finding in check(case):
            found.setdefault(finding.fingerprint, finding)
    return tuple(sorted(found.values(), key=lambda f: (ORDER[f.severity], -f.points_at_stake, f.indicator or "9", f.code, f.documents)))
