"""The findings as a table for other programs (RFC 4180), with a byte order mark so that Excel reads the Chinese."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from evidence_checker.report.context import ReportContext
from evidence_checker.report.glossary import SEVERITY_NAMES
from evidence_checker.report.numbers import points
from evidence_checker.report.ranking import worst_first
from evidence_checker.report.texts import cleaned

HEAD = (
    "code",
    "名称",
    "severity",
    "程度",
    "indicator",
    "criterion",
    "points_at_stake",
    "mendable",
    "documents",
    "message",
    "fix",
    "answered",
    "fingerprint",
)
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")  # a cell that begins so is a formula to a spreadsheet


def write_csv(context: ReportContext, path: Path) -> None:
    """Write the findings, worst first."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEAD)
        writer.writerows([harmless(value) for value in row] for row in _rows(context))


def harmless(value: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    value = cleaned(value)
    return f"'{value}" if value.startswith(FORMULA_SIGNS) else value


def _rows(context: ReportContext) -> Iterator[tuple[str, ...]]:
    for f in worst_first(context.assessment.findings):
        yield (
            f.code,
            context.glossary.finding_name(f.code),
            f.severity.value,
            SEVERITY_NAMES[f.severity],
            f.indicator or "",
            f.criterion or "",
            points(f.points_at_stake),
            "yes" if f.mendable else "no",
            "\n".join(f.documents),
            f.message,
            f.fix,
            f.answered,
            f.fingerprint,
        )
