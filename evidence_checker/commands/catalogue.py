"""`evidence-checker catalogue`: a ledger's table of contents by indicator."""

from __future__ import annotations

import argparse
from pathlib import Path

from evidence_checker.commands.arguments import add_ledger_arguments, add_reading_arguments


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command's arguments."""
    parser = commands.add_parser("catalogue", help="按指标编出台账目录", description="按指标编出台账目录（Word 和 Excel）。不改动台账。")
    add_ledger_arguments(parser)
    add_reading_arguments(parser)
    parser.add_argument("--out", type=Path, metavar="文件夹", help="目录写到哪里（默认在台账旁边的“…_核查报告”）")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Writes 目录.docx and 目录.xlsx."""
    from evidence_checker.commands.running import checking
    from evidence_checker.places import default_out, refuse_inside
    from evidence_checker.report.package.catalogue import write_catalogue
    from evidence_checker.rulebook.loader import load_rulebook

    out: Path = arguments.out or default_out(arguments.ledger)
    refuse_inside(arguments.ledger, out)
    with checking(arguments, arguments.ledger) as (assessment, _):
        for path in write_catalogue(assessment, load_rulebook(arguments.rulebook), out):
            print(path)
    return 0
