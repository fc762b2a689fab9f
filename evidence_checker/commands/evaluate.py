"""`evidence-checker evaluate`: how well types and facts are recognised on labelled papers."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from evidence_checker.errors import NothingReadable, UsageError

if TYPE_CHECKING:
    from evidence_checker.recognize.measure import Measure


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command to the command line."""
    parser = subparsers.add_parser(
        "evaluate",
        help="用标注好的材料量一量识别得准不准",
        description="读标注材料，列出类型准确率、宏平均F1、混淆、置信度校准和各项事实的准确率、召回率。",
    )
    parser.add_argument("folder", type=Path, help="标注材料所在文件夹（YAML，写法见 tests/evaluation/README.md）")
    parser.add_argument("--year", type=int, default=2022, help="考评年度（默认2022）")
    parser.add_argument("--errors", action="store_true", help="逐篇列出判错的材料（后备集上不要用）")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Prints the measure of a folder of labelled papers. Raises UsageError or NothingReadable where there are none."""
    from evidence_checker.recognize.evaluation import load_papers
    from evidence_checker.recognize.measure import measure
    from evidence_checker.recognize.recognizer import Context, Recognizer
    from evidence_checker.rulebook.paths import patterns_dir

    if not arguments.folder.is_dir():
        raise UsageError(f"没有这个文件夹：{arguments.folder}", "请给出标注材料所在的文件夹，例如 tests/evaluation/dev")
    papers = list(load_papers(arguments.folder))
    if not papers:
        raise NothingReadable("文件夹里没有标注材料", "请放入 YAML 标注文件后重试")
    result = measure(papers, Recognizer(patterns_dir(), Context(year=arguments.year)))
    print("\n".join([*_types(result), *_calibration(result), *_facts(result), *(_errors(result) if arguments.errors else ())]))
    return 0


def _types(result: Measure) -> Iterator[str]:
    """Totals, the types that are not perfect, and what was taken for what."""
    yield f"材料 {len(result.answers)} 篇；类型准确率 {result.accuracy:.3f}；宏平均F1 {result.macro_f1:.3f}"
    yield f"每篇用时中位数 {result.median_seconds * 1000:.1f} 毫秒"
    for kind, f1 in sorted(result.f1.items(), key=lambda item: item[1]):
        if f1 < 1:
            yield f"  F1 {f1:.3f}  {kind}"
    if result.confusion:
        yield "混淆（应为 → 判为：次数）"
    for expected, answered, count in result.confusion:
        yield f"  {expected} → {answered}：{count}"


def _calibration(result: Measure) -> Iterator[str]:
    yield "置信度校准（区间：篇数，平均置信度，实际正确率）"
    for band in result.bands:
        yield f"  {band.low:.2f}-{band.high:.2f}：{band.count}，{band.confidence:.3f}，{band.right / band.count:.3f}"


def _facts(result: Measure) -> Iterator[str]:
    yield "事实（对、错、漏；准确率，召回率）"
    for name, score in result.facts.items():
        yield f"  {name}：{score.right}、{score.wrong}、{score.missed}；{_rate(score.precision)}，{_rate(score.recall)}"


def _rate(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _errors(result: Measure) -> Iterator[str]:
    from evidence_checker.recognize.measure import wrong_answers

    yield "判错的材料"
    for answer in wrong_answers(result):
        guesses = "，".join(f"{guess.evidence_type} {guess.confidence:.2f}" for guess in answer.evidence.guesses)
        yield f"  {answer.paper.id}：应为 {'/'.join(answer.paper.types)}；判为 {guesses}；{answer.evidence.rejected}"
