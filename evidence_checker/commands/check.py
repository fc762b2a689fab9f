"""`evidence-checker check`: a ledger folder in, the reports out."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from evidence_checker.commands.arguments import add_ledger_arguments, add_reading_arguments
from evidence_checker.places import answers_file, default_out, refuse_inside

if TYPE_CHECKING:
    from evidence_checker.assess.model import Assessment
    from evidence_checker.finished import Finished, Inputs

_WITHOUT_EFFECT = frozenset({"run", "workers", "no_cache", "out"})
"""Arguments that reports do not depend on; of `out`, only the way from there to the ledger counts."""


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command's arguments."""
    parser = commands.add_parser(
        "check", help="核查一份台账，写出核查报告", description="核查一份台账：读完所有文件，写出核查报告和预评分。不改动台账。"
    )
    add_ledger_arguments(parser)
    add_reading_arguments(parser)
    add_report_arguments(parser, audience="general")
    parser.set_defaults(run=run)


def add_report_arguments(parser: argparse.ArgumentParser, *, audience: str) -> None:
    """What is written, where and for whom."""
    parser.add_argument("--out", type=Path, metavar="文件夹", help="报告写到哪里（默认在台账旁边的“…_核查报告”）")
    readers = ("general", "unit", "reviewer")
    parser.add_argument("--for", dest="audience", choices=readers, default=audience, help="给谁看：general 通用、unit 单位自查、reviewer 评审打分")
    machine = ("sarif", "csv")
    parser.add_argument("--also", action="append", choices=machine, default=[], help="另写一份给程序用的问题清单：sarif 或 csv（可多次填写）")
    parser.add_argument("--no-mask", action="store_true", help="不遮盖身份证号、电话等个人信息（评审人员用）")


def run(arguments: argparse.Namespace) -> int:
    """Checks, writes the reports and says the result in a few lines. Returns 1 where a critical finding stands open, else 0."""
    ledger: Path = arguments.ledger
    out: Path = arguments.out or default_out(ledger)
    refuse_inside(ledger, out)
    finished = _made(arguments, ledger, out)[0] if arguments.no_cache else _still_true_or_made(arguments, ledger, out)
    print(finished.summary)
    for name in finished.reports:
        print(f"  {out / name}")
    return finished.exit_code


def _still_true_or_made(arguments: argparse.Namespace, ledger: Path, out: Path) -> Finished:
    """The reports of the last run where nothing has changed since, else new ones."""
    from evidence_checker.cache import Cache, is_settled
    from evidence_checker.finished import LastRun

    last = LastRun(Cache.default().reports, _inputs(arguments, ledger, out))
    if still_true := last.give_out():
        print(f"台账、设置、规则和程序都没有变化，报告与 {still_true.made_at[:16].replace('T', ' ')} 那次逐字节相同。")
        return still_true
    made, assessment = _made(arguments, ledger, out)
    if all(is_settled(paper.document) for paper in assessment.evidence):
        last.keep(made)
    return made


def _inputs(arguments: argparse.Namespace, ledger: Path, out: Path) -> Inputs:
    """All that the reports depend on: every argument but those of no effect on them, and the files that arguments name."""
    from evidence_checker.finished import Inputs

    named = (arguments.unit_file, arguments.passwords, Path(arguments.rulebook), answers_file(ledger))
    choices = {name: repr(value) for name, value in vars(arguments).items() if name not in _WITHOUT_EFFECT}
    return Inputs(ledger, out, tuple(place for place in named if place), choices)


def _made(arguments: argparse.Namespace, ledger: Path, out: Path) -> tuple[Finished, Assessment]:
    """New reports, and the assessment that they tell of."""
    from evidence_checker.commands.running import check_and_write
    from evidence_checker.finished import Finished

    assessment, written, made_at = check_and_write(arguments, ledger, out)
    names = tuple(path.name for path in written)
    return Finished(summary(assessment), int(has_open_critical(assessment)), made_at, names), assessment


def has_open_critical(assessment: Assessment) -> bool:
    """A critical finding that nobody has declared answered."""
    return any(f.severity == "critical" and not f.answered for f in assessment.findings)


def summary(assessment: Assessment) -> str:
    """The result in a few lines of plain Chinese."""
    tally, score = assessment.tally, assessment.score
    critical = sum(f.severity == "critical" and not f.answered for f in assessment.findings)
    warnings = sum(f.severity == "warning" and not f.answered for f in assessment.findings)
    return "\n".join(
        (
            f"{assessment.unit.name}（{assessment.unit.category}）{assessment.year}年度定点帮扶台账",
            f"文件 {tally.found} 个：读了 {tally.read} 个，部分读了 {tally.partial} 个，读不了 {tally.unreadable} 个",
            f"建议分 {score.total}（{score.low}～{score.high}），由人确认；严重问题 {critical} 个，需要看一看的 {warnings} 个",
            "报告：",
        )
    )
