"""`evidence-checker init`: an empty ledger for a unit, with a checklist."""

from __future__ import annotations

import argparse
from pathlib import Path


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command's arguments."""
    parser = commands.add_parser(
        "init", help="新建一份空台账（文件夹、unit.yaml 和材料清单）", description="按指标建好文件夹、单位情况文件 unit.yaml 和材料清单。"
    )
    parser.add_argument("unit", metavar="单位", help="例如 市水务局")
    parser.add_argument("--year", type=int, metavar="年份", help="考评年度（默认用规则规定的年度）")
    parser.add_argument("--rulebook", default="kunming-2022", metavar="规则", help="用哪套规则（默认 kunming-2022）")
    parser.add_argument("--out", type=Path, default=Path(), metavar="文件夹", help="建在哪里（默认当前文件夹）")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Makes the ledger and the checklist beside it."""
    from evidence_checker.assess.names import UnitNames
    from evidence_checker.errors import UsageError
    from evidence_checker.report.package.checklist import write_checklist
    from evidence_checker.report.package.skeleton import make_skeleton
    from evidence_checker.rulebook.loader import load_rulebook

    rulebook = load_rulebook(arguments.rulebook)
    names = UnitNames(rulebook)
    unit = names.of(arguments.unit)
    if unit is None:
        like = "、".join(entry.name for entry in names.like(arguments.unit))
        raise UsageError(f"名单里没有“{arguments.unit}”这个单位", f"相近的有：{like}；请用名单里的名称。")
    year = arguments.year or rulebook.year
    folder = make_skeleton(unit, rulebook, year, arguments.out)
    checklist = folder.parent / f"{folder.name}_材料清单.docx"
    write_checklist(rulebook, year, unit.name, checklist)
    print(f"已建好空台账：{folder}\n材料清单：{checklist}\n把材料放进各个文件夹，填好 unit.yaml，再运行 evidence-checker self-check {folder.name}")
    return 0
