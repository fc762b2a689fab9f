"""`evidence-checker explain 3.2.b`: what a criterion, finding or type of paper means."""

from __future__ import annotations

import argparse
import sys


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command to the parser."""
    parser = commands.add_parser("explain", help="解释一个要素、指标、问题或材料类型", description="解释它要什么、依据哪一条、什么算数、怎么补。")
    parser.add_argument("subject", metavar="编号或名称", help="如 3.2.b、1.1、framework-only、fund_voucher、会议纪要")
    parser.add_argument("--rulebook", default="kunming-2022", metavar="规则", help="用哪套规则（默认 kunming-2022）")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Prints the page."""
    from evidence_checker.assess.explain import explain
    from evidence_checker.rulebook.loader import load_rulebook

    sys.stdout.write(explain(arguments.subject, load_rulebook(arguments.rulebook)))
    return 0
