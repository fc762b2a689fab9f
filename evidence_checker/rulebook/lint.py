"""What a rulebook must hold beyond its form: sums that agree, names that exist, examples for every criterion. All faults at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import yaml

from evidence_checker.rulebook.book import Rulebook
from evidence_checker.rulebook.codes import CODES
from evidence_checker.rulebook.criteria import Criterion, Indicator, Ingredients, Judged, Quality, Together
from evidence_checker.rulebook.loader import indicator_files, read_rulebook
from evidence_checker.rulebook.source import Fault, compose, locate, read
from evidence_checker.rulebook.subjects import SubjectFile, subject_files

Loc = tuple[int | str, ...]
Found = Iterator[tuple[Loc, str]]


@dataclass
class Desk:
    """The rulebook under examination and the text of its files, so that faults can name a line."""

    folder: Path
    book: Rulebook
    types: Collection[str]
    nodes: dict[Path, yaml.Node | None] = field(default_factory=dict)

    def fault(self, path: Path, loc: Loc, message: str) -> Fault:
        """A fault at a field of a file."""
        if path not in self.nodes:
            self.nodes[path] = compose(path)
        line, name = locate(self.nodes[path], loc)
        return Fault(path.relative_to(self.folder.parent).as_posix(), line, name, message)


def lint(folder: Path, types: Collection[str]) -> list[Fault]:
    """Every fault of the rulebook in `folder`; `types` are the evidence types that exist."""
    book, faults = read_rulebook(folder)
    if book is None:
        return faults
    desk = Desk(folder, book, types)
    for path, indicator in zip(indicator_files(folder), book.indicators, strict=True):
        faults.extend(desk.fault(path, loc, message) for loc, message in _indicator(desk, path, indicator))
    others: dict[str, Callable[[Desk], Found]] = {"rulebook.yaml": _book, "units.yaml": _units, "findings.yaml": _findings}
    for name, examine in others.items():
        faults.extend(desk.fault(folder / name, loc, message) for loc, message in examine(desk))
    for path in subject_files(folder):
        faults.extend(desk.fault(path, loc, message) for loc, message in _subjects(desk, path, faults))
    return faults


def _subjects(desk: Desk, path: Path, faults: list[Fault]) -> Found:
    """Texts of subjects name criteria or indicators that exist; one fault a file tells how many do not."""
    known = {*desk.book.by_criterion, *desk.book.by_indicator}
    file = read(path, SubjectFile, desk.folder.parent, faults)
    unknown = [(number, name) for number, text in enumerate(file.texts if file else ()) for name in text.criteria if name not in known]
    if unknown:
        number, name = unknown[0]
        yield ("texts", number, "criteria"), f"没有编号为“{name}”的评分点或指标（共{len(unknown)}处），请改编号或删掉这些短文，再运行 rulebook learn"


def _indicator(desk: Desk, path: Path, indicator: Indicator) -> Found:
    if path.stem != indicator.id:
        yield ("id",), f"编号{indicator.id}与文件名{path.name}不一致"
    parts = {part.title for part in desk.book.book.parts}
    if indicator.part not in parts:
        yield ("part",), f"rulebook.yaml 的 parts 里没有“{indicator.part}”"
    total = sum((criterion.max for criterion in indicator.criteria), Decimal(0))
    if total != indicator.max:
        yield ("max",), f"各要素合计{total}分，与指标的{indicator.max}分不一致"
    for index, criterion in enumerate(indicator.criteria):
        for loc, message in _criterion(desk, indicator, criterion):
            yield ("criteria", index, *loc), message


def _criterion(desk: Desk, indicator: Indicator, criterion: Criterion) -> Found:
    if not criterion.id.startswith(f"{indicator.id}."):
        yield ("id",), f"编号应当以“{indicator.id}.”开头"
    if sum(other.id == criterion.id for _, other in desk.book.criteria()) > 1:
        yield ("id",), f"编号{criterion.id}用了不止一次"
    if criterion.effect > criterion.max:
        yield ("effect",), "由人判断的分数超过了要素的分数"
    for index, accept in enumerate(criterion.accept):
        for place, name in enumerate(accept.types):
            if name not in desk.types:
                yield ("accept", index, "types", place), f"没有“{name}”这种材料类型"
    yield from _rule(criterion)
    yield from _examples(desk, criterion)


def _rule(criterion: Criterion) -> Found:
    count = criterion.count
    if isinstance(count, Together):
        groups = {accept.group for accept in criterion.accept}
        unknown = {group for way in count.ways for group in way} - groups
        for group in sorted(unknown):
            yield ("count", "ways"), f"accept 里没有 group 为“{group}”的材料"
    if isinstance(count, Ingredients) and sum((part.points for part in count.parts), Decimal(0)) != criterion.max:
        yield ("count", "parts"), "各项分数之和与要素的分数不一致"
    if isinstance(count, Quality) and count.good > count.fair:
        yield ("count", "good"), "good 应当不大于 fair"
    if not criterion.accept and not isinstance(count, Judged | Quality):
        yield ("accept",), "没有写明哪些材料能算数"


def _examples(desk: Desk, criterion: Criterion) -> Found:
    if not criterion.accept:
        return
    if {example.counts for example in criterion.examples} != {True, False}:
        yield ("examples",), "至少要有一个能算数的例子和一个不能算数的例子"
    for index, example in enumerate(criterion.examples):
        if example.type not in desk.types:
            yield ("examples", index, "type"), f"没有“{example.type}”这种材料类型"


def _book(desk: Desk) -> Found:
    book = desk.book.book
    if book.start > book.end:
        yield ("end",), "考评年度的止日早于起日"
    if book.grades.fair > book.grades.good:
        yield ("grades", "fair"), "fair 应当不大于 good"
    for index, part in enumerate(book.parts):
        total = sum((i.max for i in desk.book.indicators if i.part == part.title), Decimal(0))
        if part.max is not None and total != part.max:
            yield ("parts", index, "max"), f"各指标合计{total}分，与{part.max}分不一致"
    yield from _type_lists(desk)
    names = {unit.name for unit in desk.book.units.units}
    for index, name in enumerate(book.superiors):
        if name not in names:
            yield ("superiors", index), f"units.yaml 里没有“{name}”"
    if book.comprehensive:
        for index, name in enumerate(book.comprehensive.criteria):
            if name not in desk.book.by_criterion:
                yield ("comprehensive", "criteria", index), f"没有编号为{name}的要素"


def _type_lists(desk: Desk) -> Found:
    book = desk.book.book
    seen: Counter[str] = Counter(name for kinds in book.strengths.values() for name in kinds)
    for strength, kinds in book.strengths.items():
        for index, name in enumerate(kinds):
            if name not in desk.types or seen[name] > 1:
                yield ("strengths", strength, index), f"“{name}”写了两次" if seen[name] > 1 else f"没有“{name}”这种材料类型"
    for index, name in enumerate(book.in_force_types):
        if name not in desk.types:
            yield ("in_force_types", index), f"没有“{name}”这种材料类型"


def _units(desk: Desk) -> Found:
    units = desk.book.units
    counts = Counter(unit.category for unit in units.units)
    for category, stated in units.counts.items():
        if counts[category] != stated:
            yield ("counts", category), f"写的是{stated}家，名单里有{counts[category]}家"
    owners: dict[str, int] = {}
    for index, unit in enumerate(units.units):
        if unit.category not in units.counts:
            yield ("units", index, "category"), f"counts 里没有“{unit.category}”这一类"
        for name in unit.names:
            if owners.setdefault(name, index) != index:
                yield ("units", index), f"名称“{name}”已经属于“{units.units[owners[name]].name}”"


def _findings(desk: Desk) -> Found:
    codes = Counter(text.code for text in desk.book.findings)
    for missing in sorted(CODES - set(codes)):
        yield ("findings",), f"缺少“{missing}”的说法"
    for index, text in enumerate(desk.book.findings):
        if text.code not in CODES:
            yield ("findings", index, "code"), f"程序里没有“{text.code}”这种问题"
        if codes[text.code] > 1:
            yield ("findings", index, "code"), f"“{text.code}”写了两次"
        for name in ("message", "fix"):
            try:
                getattr(text, name).format_map(Counter())
            except (ValueError, IndexError, AttributeError):
                yield ("findings", index, name), "花括号没有配对，或里面不是名称"
