"""From arguments to a finished run: what `check` and its sister commands share. Imported only when a run begins."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from evidence_checker.assess.model import Assessment
from evidence_checker.cache import Cache
from evidence_checker.commands.progress import showing_progress
from evidence_checker.errors import UsageError
from evidence_checker.extract.options import ExtractOptions
from evidence_checker.intake.unit_file import load_unit_file
from evidence_checker.pipeline import Settings, run
from evidence_checker.report.glossary import glossary_for
from evidence_checker.report.options import EVERYDAY_FORMATS, Audience, ReportFormat, ReportOptions
from evidence_checker.report.writer import write_reports
from evidence_checker.workers import WorkerLimits, default_workers


def check_and_write(arguments: argparse.Namespace, ledger: Path, out: Path) -> tuple[Assessment, list[Path], str]:
    """Runs the pipeline and writes the reports; nothing is written before all is known. The last is when they were made."""
    with _picture_store(no_cache=arguments.no_cache) as (store, cache):
        assessment = run_shown(settings_of(arguments, store, cache), ledger)
        made_at = datetime.now().astimezone().isoformat(timespec="seconds")
        formats = (*EVERYDAY_FORMATS, *dict.fromkeys(map(ReportFormat, arguments.also)))
        audience = Audience(arguments.audience)
        options = ReportOptions(audience=audience, formats=formats, pictures=store, no_mask=arguments.no_mask, made_at=made_at)
        return assessment, write_reports(assessment, out, options, glossary_for(arguments.rulebook)), made_at


@contextmanager
def checking(arguments: argparse.Namespace, ledger: Path) -> Iterator[tuple[Assessment, tuple[str, ...]]]:
    """Runs the pipeline without a report; gives the assessment and all passwords that were tried."""
    with _picture_store(no_cache=arguments.no_cache) as (store, cache):
        settings = settings_of(arguments, store, cache)
        stated = load_unit_file(arguments.unit_file or ledger)
        yield run_shown(settings, ledger), (*settings.extract.passwords, *stated.passwords)


def run_shown(settings: Settings, ledger: Path) -> Assessment:
    """Runs the pipeline, showing progress where somebody watches."""
    with showing_progress(sys.stderr) as on_event:
        return run(ledger, settings.reporting_to(on_event))


def settings_of(arguments: argparse.Namespace, store: Path, cache: Cache | None) -> Settings:
    """What the command line chose."""
    return Settings(
        rulebook=arguments.rulebook,
        unit=arguments.unit,
        year=arguments.year,
        unit_file=arguments.unit_file,
        outside_evaluation=arguments.outside_evaluation,
        violations=tuple(arguments.violation),
        extract=ExtractOptions(ocr=arguments.ocr, passwords=_passwords(arguments.passwords), store=store),
        workers=arguments.workers or default_workers(),
        limits=None if arguments.timeout is None else WorkerLimits(idle_seconds=arguments.timeout),
        cache=cache,
    )


@contextmanager
def _picture_store(*, no_cache: bool) -> Iterator[tuple[Path, Cache | None]]:
    """Where page pictures are kept: beside the cache, or for this run only."""
    if not no_cache:
        cache = Cache.default()
        yield cache.pictures, cache
        return
    with tempfile.TemporaryDirectory(prefix="evidence-checker-pictures-", ignore_cleanup_errors=True) as folder:
        yield Path(folder), None


def _passwords(file: Path | None) -> tuple[str, ...]:
    """The passwords of a list, one a line."""
    if file is None:
        return ()
    if not file.is_file():
        raise UsageError(f"找不到密码清单“{file}”", "请检查 --passwords 后面的路径。")
    return tuple(line.strip() for line in file.read_text(encoding="utf-8-sig", errors="replace").splitlines() if line.strip())
