"""`evidence-checker check`: a ledger folder in, the reports out."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from evidence_checker.commands.arguments import add_ledger_arguments, add_reading_arguments
from evidence_checker.places import default_out

if TYPE_CHECKING:
    from evidence_checker.assess.model import Assessment


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
    from evidence_checker.commands.running import check_and_write

    ledger: Path = arguments.ledger
    assessment, written = check_and_write(arguments, ledger, arguments.out or default_out(ledger))
    print(summary(assessment))
    for path in written:
        print(f"  {path}")
    return int(has_open_critical(assessment))


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
