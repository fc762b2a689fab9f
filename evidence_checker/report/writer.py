"""All reports of one assessment, written together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from evidence_checker.assess.model import Assessment
from evidence_checker.report.atomic import written_whole
from evidence_checker.report.json_report import write_json
from evidence_checker.report.masking import masked
from evidence_checker.report.options import ReportFormat, ReportOptions

Writer = Callable[[Assessment, Path, ReportOptions], None]


def write_reports(assessment: Assessment, out: Path, options: ReportOptions | None = None) -> list[Path]:
    """Write `report.json`, `report.html`, … into `out`, all or none of them; returns their paths.

    Raises `RunFailed` where they cannot be written.
    """
    options = options or ReportOptions()
    shown = assessment if options.no_mask else masked(assessment)
    names = [f"report.{wanted.value}" for wanted in options.formats]
    with written_whole(out) as draft:
        for wanted, name in zip(options.formats, names, strict=True):
            WRITERS[wanted](shown, draft / name, options)
    return [out / name for name in names]


def _write_json(assessment: Assessment, path: Path, options: ReportOptions) -> None:
    write_json(assessment, path, options.made_at)


WRITERS: dict[ReportFormat, Writer] = {
    ReportFormat.JSON: _write_json,
}
