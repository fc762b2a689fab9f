"""What every report is made of: the assessment as it may be shown, the names, and where the report will lie."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from evidence_checker.assess.model import Assessment
from evidence_checker.report.glossary import Glossary
from evidence_checker.report.options import Audience, ReportOptions

TITLES = {
    Audience.GENERAL: "定点帮扶工作台账核查报告",
    Audience.UNIT: "定点帮扶工作台账自查报告",
    Audience.REVIEWER: "定点帮扶工作台账初评报告",
}


@dataclass(frozen=True, slots=True)
class ReportContext:
    """`out` is the folder in which the reports will lie when they are done; links to the ledger's files start from there."""

    assessment: Assessment
    options: ReportOptions
    glossary: Glossary
    out: Path

    @property
    def title(self) -> str:
        """The name of the report for its audience."""
        return TITLES[self.options.audience]

    def relative(self, path: str) -> str | None:
        """The way from the report to a file of the ledger (to its archive where it lies in one); None across drives."""
        root = self.assessment.ledger.root.resolve()
        target = root if root.is_file() else root / path.split("!/", 1)[0]
        try:
            return os.path.relpath(target, self.out.resolve()).replace(os.sep, "/")
        except ValueError:  # Windows: the ledger lies on another drive
            return None

    def link(self, path: str) -> str | None:
        """The same as a URL."""
        way = self.relative(path)
        return None if way is None else quote(way)
