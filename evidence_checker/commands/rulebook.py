"""`evidence-checker rulebook lint|test|learn|new|pages`: for those who write rulebooks."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command and what it can do to the parser."""
    parser = commands.add_parser("rulebook", help="检查、试跑、新建评价规则", description="给编写评价规则的人用。")
    actions = parser.add_subparsers(dest="action", metavar="动作", required=True)
    for name, told, action in (
        ("lint", "检查规则文件，一次列出全部错误（文件、行、项）", _lint),
        ("test", "试跑规则文件里的例子", _test),
        ("learn", "由规则里的短文（subjects/）重新学习各评分点的说法", _learn),
    ):
        sub = actions.add_parser(name, help=told, description=told)
        sub.add_argument("rulebook", nargs="?", default="kunming-2022", metavar="规则", help="名称或文件夹（默认 kunming-2022）")
        sub.set_defaults(run=run, action_run=action)
    new = actions.add_parser("new", help="复制一份带注释的规则来改", description="复制一份带注释的规则，改成别的年度或城市的。")
    new.add_argument("folder", type=Path, metavar="新文件夹", help="放新规则的文件夹，它的名字就是新规则的名称")
    new.add_argument("--year", type=int, metavar="年份", help="新规则的考评年度")
    new.add_argument("--source", default="kunming-2022", metavar="规则", help="从哪套规则复制（默认 kunming-2022）")
    new.set_defaults(run=run, action_run=_new)
    page = actions.add_parser("pages", help="生成指标、问题、材料类型的说明页", description="把规则写成说明页（Markdown）。")
    page.add_argument("folder", type=Path, metavar="文件夹", help="写到哪里")
    page.add_argument("--rulebook", default="kunming-2022", metavar="规则", help="名称或文件夹（默认 kunming-2022）")
    page.set_defaults(run=run, action_run=_pages)


def run(arguments: argparse.Namespace) -> int:
    """Runs the action that was asked for; 0 where nothing is wrong, 1 where faults were found."""
    action: Callable[[argparse.Namespace], int] = arguments.action_run
    return action(arguments)


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


def _lint(arguments: argparse.Namespace) -> int:
    from evidence_checker.recognize.model import EvidenceType
    from evidence_checker.rulebook.lint import lint
    from evidence_checker.rulebook.loader import rulebook_folder

    faults = lint(rulebook_folder(arguments.rulebook), {kind.value for kind in EvidenceType})
    for fault in faults:
        _say(str(fault))
    _say(f"共{len(faults)}处错误" if faults else "没有错误")
    return 1 if faults else 0


def _test(arguments: argparse.Namespace) -> int:
    from evidence_checker.assess.examples import run_examples
    from evidence_checker.rulebook.loader import load_rulebook

    results = list(run_examples(load_rulebook(arguments.rulebook)))
    failures = [failure for failure in results if failure is not None]
    for failure in failures:
        _say(str(failure))
    _say(f"共{len(results)}个例子，{len(failures)}个不符")
    return 1 if failures else 0


def _learn(arguments: argparse.Namespace) -> int:
    from evidence_checker.assess.learned_subject import learn
    from evidence_checker.rulebook.loader import rulebook_folder
    from evidence_checker.rulebook.source import Fault
    from evidence_checker.rulebook.subjects import WEIGHTS, read_subjects

    folder, faults = rulebook_folder(arguments.rulebook), list[Fault]()
    texts = read_subjects(folder, faults)
    for fault in faults:
        _say(str(fault))
    if faults or not texts:
        _say(f"共{len(faults)}处错误，没有学习" if faults else "规则里没有 subjects/ 短文，判断只靠列出的词")
        return 1 if faults else 0
    learn(texts).save(folder / WEIGHTS)
    _say(f"由{len(texts)}条短文学成，写在 {folder / WEIGHTS}")
    return 0


def _new(arguments: argparse.Namespace) -> int:
    from evidence_checker.rulebook.copying import copy_rulebook

    _say(f"已复制到 {copy_rulebook(arguments.source, arguments.folder, arguments.year)}，请按 rulebook.yaml 开头的说明修改")
    return 0


def _pages(arguments: argparse.Namespace) -> int:
    from evidence_checker.assess.explain import pages
    from evidence_checker.rulebook.loader import load_rulebook

    found = pages(load_rulebook(arguments.rulebook))
    for name, text in found.items():
        file = arguments.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    _say(f"写了{len(found)}页")
    return 0
