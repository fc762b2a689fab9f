"""`evidence-checker pack`: a zip ready to submit, papers in folders by indicator; the ledger itself is only read."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from evidence_checker.commands.arguments import add_ledger_arguments, add_reading_arguments


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command's arguments."""
    parser = commands.add_parser(
        "pack", help="按指标整理好并打成压缩包", description="把材料复制到按指标分的文件夹，附目录和校验码，打成 zip。原台账不动。"
    )
    add_ledger_arguments(parser)
    add_reading_arguments(parser)
    parser.add_argument("--out", type=Path, metavar="文件", help="压缩包叫什么（默认在台账旁边的“…_核查报告”里，用单位名称命名）")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Checks the ledger to know where each paper belongs, then writes the package."""
    from evidence_checker.commands.running import checking
    from evidence_checker.intake.ledger import open_ledger
    from evidence_checker.places import default_out, refuse_inside
    from evidence_checker.report.package.catalogue import write_catalogue
    from evidence_checker.report.package.entries import entries
    from evidence_checker.report.package.names import clean_name
    from evidence_checker.report.package.pack import write_package
    from evidence_checker.rulebook.loader import load_rulebook

    rulebook = load_rulebook(arguments.rulebook)
    with checking(arguments, arguments.ledger) as (assessment, passwords), tempfile.TemporaryDirectory(prefix="evidence-checker-") as work:
        name = clean_name(f"{assessment.unit.name}{assessment.year}年定点帮扶台账")
        target: Path = arguments.out or default_out(arguments.ledger) / f"{name}.zip"
        refuse_inside(arguments.ledger, target)
        catalogue = write_catalogue(assessment, rulebook, Path(work) / "catalogue", packed=True)
        opened = open_ledger(arguments.ledger, Path(work) / "files", passwords=passwords)  # what lay in archives was removed after reading
        write_package(entries(assessment, rulebook), opened, catalogue, target, name)
    print(f"已打包：{target}\n原台账没有改动。报送前请打开看一遍目录，并补上“其他材料”里确有用处的文件。")
    return 0
