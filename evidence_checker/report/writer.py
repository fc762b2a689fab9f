"""All reports of one assessment, written together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from evidence_checker.assess.model import Assessment
from evidence_checker.report.atomic import written_whole
from evidence_checker.report.context import ReportContext
from evidence_checker.report.csv_report import write_csv
from evidence_checker.report.excel_report import write_excel
from evidence_checker.report.glossary import Glossary, glossary_for
from evidence_checker.report.html_report import write_html
from evidence_checker.report.json_report import write_json
from evidence_checker.report.masking import masked, presentable
from evidence_checker.report.options import PICTURE_FOLDER, ReportFormat, ReportOptions
from evidence_checker.report.sarif_report import write_sarif
from evidence_checker.report.word_report import write_word

Writer = Callable[[ReportContext, Path], None]


def write_reports(assessment: Assessment, out: Path, options: ReportOptions | None = None, glossary: Glossary | None = None) -> list[Path]:
    """Write `report.json`, `report.html`, … into `out`, all or none of them; returns their paths.

    `glossary` gives Chinese names and advice, by default those of the assessment's rulebook. Raises `RunFailed` where `out` cannot be written.
    """
    options = options or ReportOptions()
    shown = presentable(assessment if options.no_mask else masked(assessment))
    context = ReportContext(shown, options, glossary or glossary_for(assessment.rulebook_id), out)
    names = [f"report.{wanted.value}" for wanted in options.formats]
    replaced = (PICTURE_FOLDER,) if ReportFormat.HTML in options.formats else ()
    with written_whole(out, replaced) as draft:
        for wanted, name in zip(options.formats, names, strict=True):
            WRITERS[wanted](context, draft / name)
    return [out / name for name in names]


def _write_json(context: ReportContext, path: Path) -> None:
    write_json(context.assessment, path, context.options.made_at)


WRITERS: dict[ReportFormat, Writer] = {
    ReportFormat.JSON: _write_json,
    ReportFormat.HTML: write_html,
    ReportFormat.WORD: write_word,
    ReportFormat.EXCEL: write_excel,
    ReportFormat.SARIF: write_sarif,
    ReportFormat.CSV: write_csv,
}
