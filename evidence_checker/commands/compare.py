"""`evidence-checker compare OLD NEW`: what a unit has added and mended since an earlier report, and what is still open."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from evidence_checker.errors import UsageError

if TYPE_CHECKING:  # the models take too long to load for --help
    from evidence_checker.report.comparison import Comparison
    from evidence_checker.report.glossary import Glossary
    from evidence_checker.report.json_model import FindingJson, ReportJson

REPORT_NAME = "report.json"
SHOWN_FILES = 20


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("compare", help="比较两次核查：补了什么、改好了什么、还差什么", description="比较同一单位的两次核查结果。")
    parser.add_argument("old", type=Path, metavar="旧报告", help="上一次的 report.json，或它所在的文件夹")
    parser.add_argument("new", type=Path, metavar="新报告", help="这一次的 report.json，或它所在的文件夹")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the comparison; 0 where no critical finding is open in the newer report, else 1."""
    from evidence_checker.report.comparison import compare
    from evidence_checker.report.glossary import glossary_for

    old, new = _read(arguments.old), _read(arguments.new)
    if old.unit.name != new.unit.name:
        raise UsageError(f"两份报告不是同一单位：{old.unit.name}、{new.unit.name}", "请选同一单位的两次核查结果")
    result = compare(old, new)
    sys.stdout.write("\n".join(_lines(result, glossary_for(new.rulebook.id))) + "\n")
    return int(any(finding.severity == "critical" for finding in (*result.still_open, *result.new)))


def _read(path: Path) -> ReportJson:
    from pydantic import ValidationError

    from evidence_checker.report.json_report import read_report

    file = path / REPORT_NAME if path.is_dir() else path
    try:
        return read_report(file)
    except OSError as error:
        raise UsageError(f"找不到报告：{file}", "请写 report.json 的路径，或它所在的文件夹") from error
    except (ValidationError, UnicodeError) as error:
        raise UsageError(f"这不是核查报告：{file}", "请选由 evidence-checker check 生成的 report.json") from error


def _lines(result: Comparison, glossary: Glossary) -> Iterator[str]:
    change = result.total_after - result.total_before
    yield f"{result.unit}：建议得分 {result.total_before:g} → {result.total_after:g}（{change:+.2f}）"
    for title, paths in (("新增文件", result.added_files), ("改过的文件", result.changed_files), ("不见了的文件", result.removed_files)):
        yield from _files(title, paths)
    if result.points:
        yield f"\n得分有变化的评分点（{len(result.points)} 项）"
        yield from (f"  {c.criterion} {c.title}：{c.before:g} → {c.after:g}" for c in result.points)
    for title, findings in (("已改好的问题", result.mended), ("还没有解决的问题", result.still_open), ("新出现的问题", result.new)):
        yield f"\n{title}（{len(findings)} 条）"
        yield from (_finding(finding, glossary) for finding in findings)


def _files(title: str, paths: tuple[str, ...]) -> Iterator[str]:
    if paths:
        yield f"\n{title}（{len(paths)} 份）"
        yield from (f"  {path}" for path in paths[:SHOWN_FILES])
        if len(paths) > SHOWN_FILES:
            yield f"  …… 另有 {len(paths) - SHOWN_FILES} 份"


def _finding(finding: FindingJson, glossary: Glossary) -> str:
    where = f"{finding.criterion or finding.indicator} " if finding.criterion or finding.indicator else ""
    return f"  ［{glossary.finding_name(finding.code)}］{where}{finding.message}"
