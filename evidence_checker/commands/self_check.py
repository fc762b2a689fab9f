"""`evidence-checker self-check`: `check` for a unit's own use, with a to-do list in the order of the points it would win."""

from __future__ import annotations

import argparse

from evidence_checker.commands import check
from evidence_checker.commands.arguments import add_ledger_arguments, add_reading_arguments


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command's arguments."""
    parser = commands.add_parser(
        "self-check", help="单位自查：列出补什么、怎么补", description="单位报送前自查：按能多得的分排出要补的材料。不改动台账。"
    )
    add_ledger_arguments(parser)
    add_reading_arguments(parser)
    check.add_report_arguments(parser, audience="unit")
    parser.set_defaults(run=check.run)
