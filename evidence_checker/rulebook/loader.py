"""Reads a rulebook from `patterns/<id>/` or from a folder of the office's own; all faults are shown at once."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from evidence_checker.errors import RulebookError, UsageError
from evidence_checker.rulebook.book import BookFile, FindingsFile, Rulebook, UnitsFile
from evidence_checker.rulebook.criteria import Indicator
from evidence_checker.rulebook.paths import patterns_dir
from evidence_checker.rulebook.source import Fault, read


def rulebook_folder(name: str) -> Path:
    """The folder of a rulebook given by id or by path; raises `UsageError` where there is none."""
    for folder in (Path(name), patterns_dir() / name):
        if (folder / "rulebook.yaml").is_file():
            return folder
    known = sorted(p.parent.name for p in patterns_dir().glob("*/rulebook.yaml"))
    raise UsageError(f"没有名为“{name}”的评价规则", f"可用的规则：{'、'.join(known)}；也可以写规则文件夹的路径")


def load_rulebook(name: str = "kunming-2022") -> Rulebook:
    """The rulebook, or `RulebookError` that lists every fault with file, line and field."""
    folder = rulebook_folder(name)
    return _loaded(folder, tuple(place.read_bytes() for place in sorted(folder.rglob("*.yaml"))))


@lru_cache(maxsize=4)
def _loaded(folder: Path, _contents: tuple[bytes, ...]) -> Rulebook:
    """The rulebook of a folder; a run asks for it several times, and only other contents make it another."""
    book, faults = read_rulebook(folder)
    if book is None:
        raise RulebookError("评价规则文件有错：\n" + "\n".join(map(str, faults)), "请改正后用 evidence-checker rulebook lint 检查")
    return book


def read_rulebook(folder: Path) -> tuple[Rulebook | None, list[Fault]]:
    """The rulebook in `folder` and the faults of form in its files."""
    faults: list[Fault] = []
    book = read(folder / "rulebook.yaml", BookFile, folder.parent, faults)
    units = read(folder / "units.yaml", UnitsFile, folder.parent, faults)
    findings = read(folder / "findings.yaml", FindingsFile, folder.parent, faults)
    indicators = [read(path, Indicator, folder.parent, faults) for path in indicator_files(folder)]
    if not indicators:
        faults.append(Fault(f"{folder.name}/indicators", 1, "", "文件夹里没有指标文件"))
    complete = [indicator for indicator in indicators if indicator is not None]
    if book is None or units is None or findings is None or faults:
        return None, faults
    return Rulebook(book=book, indicators=tuple(complete), units=units, findings=findings.findings, folder=folder), faults


def indicator_files(folder: Path) -> list[Path]:
    """The files of the indicators in the order of their numbers (3.2 before 3.10)."""
    return sorted((folder / "indicators").glob("*.yaml"), key=lambda path: [int(n) for n in re.findall(r"\d+", path.stem)])
