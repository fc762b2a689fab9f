"""Findings that a unit or reviewer has answered: `answers.yaml` beside the ledger.

    - finding: 3f2a…            # the fingerprint that the report shows
      reason: 回单已补交财务科
      name: 张三
      date: 2022-12-20

An answered finding stays in the report as answered; an answer that matches no finding any more is reported as stale.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from pydantic import Field

from evidence_checker.assess.model import Finding
from evidence_checker.errors import UsageError
from evidence_checker.rulebook.model import Strict
from evidence_checker.rulebook.source import Fault, read


class Suppression(Strict):
    """One answer: which finding, why, by whom, when."""

    finding: str = Field(min_length=8)
    reason: str = Field(min_length=1)
    name: str = Field(min_length=1)
    date: date


class SuppressionFile(Strict):
    """`answers.yaml`."""

    answers: tuple[Suppression, ...] = ()


def load_suppressions(path: Path) -> tuple[Suppression, ...]:
    """The answers in `path`, none where it does not exist; raises `UsageError` with every fault."""
    if not path.is_file():
        return ()
    faults: list[Fault] = []
    found = read(path, SuppressionFile, path.parent, faults)
    if found is None:
        raise UsageError("问题答复文件有错：\n" + "\n".join(map(str, faults)), "请改正后再运行一次")
    return found.answers


def answer(findings: Sequence[Finding], answers: Sequence[Suppression]) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """The findings, those answered marked so, and what the answers that match nothing say."""
    by_mark = {item.finding: item for item in answers}
    marked = tuple(replace(f, answered=_told(by_mark[f.fingerprint])) if f.fingerprint in by_mark else f for f in findings)
    raised = {finding.fingerprint for finding in findings}
    stale = tuple(f"{item.finding}：{_told(item)}" for item in answers if item.finding not in raised)
    return marked, stale


def _told(item: Suppression) -> str:
    return f"{item.reason}（{item.name}，{item.date.isoformat()}）"
