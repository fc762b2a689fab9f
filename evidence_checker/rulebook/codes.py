"""The finding codes that the checks raise; every rulebook must say how each is told."""

from __future__ import annotations

CODES = frozenset(
    {
        "missing-evidence",
        "framework-only",
        "principal-absent",
        "out-of-period",
        "wrong-unit",
        "duplicate-file",
        "near-duplicate",
        "reused-photo",
        "missing-seal",
        "missing-signature",
        "amount-mismatch",
        "claim-mismatch",
        "date-conflict",
        "attendance-short",
        "illegible",
        "blank-template",
        "unreadable-file",
        "counted-once",
        "misfiled",
        "payment-reversed",
        "wrong-village",
        "personal-data",
        "late-submission",
    }
)
