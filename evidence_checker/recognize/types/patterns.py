"""Reads `patterns/evidence_types/` and compiles it; all faults of all files are told at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from evidence_checker.errors import RulebookError
from evidence_checker.recognize.model import EvidenceType
from evidence_checker.recognize.types.form import FEATURES
from evidence_checker.recognize.types.model import Phrase, RejectionFile, RejectionReason, Signs, TitleTails, TypePattern
from evidence_checker.recognize.types.plain import plain_pattern
from evidence_checker.rulebook.paths import patterns_dir

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class CompiledPhrase:
    """A phrase and its regular expression."""

    phrase: Phrase
    regex: re.Pattern[str]


@dataclass(frozen=True)
class Candidate:
    """What the scorer weighs: an evidence type, or one of the reasons to reject a paper (`reason` is its Chinese name)."""

    evidence_type: EvidenceType
    key: str
    reason: str
    signs: Signs
    titles: tuple[tuple[re.Pattern[str], float], ...]
    phrases: tuple[CompiledPhrase, ...]
    columns: tuple[tuple[tuple[re.Pattern[str], ...], int, float], ...]
    filename: re.Pattern[str] | None


@dataclass(frozen=True)
class Ruling:
    """The only types that a title leaves open, and what all others lose."""

    allowed: frozenset[EvidenceType]
    penalty: float


@dataclass(frozen=True)
class CompiledTails:
    """What the last word of a title rules out."""

    news: re.Pattern[str]
    tails: tuple[tuple[re.Pattern[str], Ruling], ...]

    def ruling(self, title: str) -> Ruling | None:
        """What a title of this end can be; None where it leaves everything open."""
        if self.news.search(title):
            return None
        return next((ruling for regex, ruling in self.tails if regex.search(title)), None)


@dataclass(frozen=True)
class TypeLibrary:
    """All pattern files, loaded and compiled."""

    types: tuple[TypePattern, ...]
    rejections: RejectionFile
    candidates: tuple[Candidate, ...]
    tails: CompiledTails

    def pattern(self, evidence_type: EvidenceType) -> TypePattern | None:
        """The pattern file of a type; None for `other`, which has `rejections`."""
        return next((pattern for pattern in self.types if pattern.id is evidence_type), None)


@cache
def library(folder: Path | None = None) -> TypeLibrary:
    """The library in `patterns/evidence_types/` (or another folder). Raises RulebookError naming every fault."""
    folder = folder or patterns_dir() / "evidence_types"
    faults: list[str] = []
    types = [t for path in sorted(folder.glob("[a-z]*.yaml")) if path.stem != EvidenceType.OTHER and (t := _load(path, TypePattern, faults))]
    rejections = _load(folder / "other.yaml", RejectionFile, faults)
    tails = _load(folder / "_title_tails.yaml", TitleTails, faults)
    faults += [
        f"{kind}.yaml：缺少这一类材料的识别规则" for kind in EvidenceType if kind is not EvidenceType.OTHER and kind not in {t.id for t in types}
    ]
    if faults or rejections is None or tails is None:
        raise RulebookError("材料识别规则有误：\n" + "\n".join(faults), "请按提示修改 patterns/evidence_types/ 中的文件")
    candidates = [_compile(t.id, t.id.value, "", t.signs) for t in types]
    candidates += [_compile(EvidenceType.OTHER, f"other/{r.id}", r.name, r.signs) for r in rejections.reasons]
    return TypeLibrary(tuple(types), rejections, tuple(candidates), _compile_tails(tails))


def _load(path: Path, model: type[M], faults: list[str]) -> M | None:
    """One file as its model; its faults are appended with file, line and field."""
    try:
        text = path.read_text(encoding="utf-8")
        loaded = model.model_validate(yaml.load(text, Loader=LOADER))  # noqa: S506 (a safe loader, in C where there is one)
    except OSError:
        faults.append(f"{path.name}：没有这个文件或不能读取")
        return None
    except yaml.YAMLError as error:
        faults.append(f"{path.name}：不是有效的 YAML（{str(error).splitlines()[-1].strip()}）")
        return None
    except ValidationError as error:
        faults += [f"{path.name}：{'.'.join(map(str, e['loc']))}：{e['msg']}" for e in error.errors()]
        return None
    faults += [f"{path.name}：{fault}" for fault in _faults(loaded, text)]
    return loaded


def _faults(loaded: BaseModel, text: str) -> Iterator[str]:
    """Regular expressions that do not compile and features that do not exist, with their line."""
    for signs in _all_signs(loaded):
        expressions = [t.match for t in signs.titles] + [p.match for p in (*signs.phrases, *signs.counter)] + [signs.filename]
        for expression in (*expressions, *(h for c in signs.columns for h in c.headers)):
            try:
                re.compile(expression)
            except re.error as error:
                yield f"第{_line_of(text, expression)}行：{expression}：{error}"
        for name in (*signs.form, *signs.missing):
            if name not in FEATURES:
                yield f"第{_line_of(text, name)}行：没有“{name}”这种形式特征"


def _all_signs(loaded: BaseModel) -> list[Signs]:
    if isinstance(loaded, RejectionFile):
        return [reason.signs for reason in loaded.reasons]
    return [loaded.signs] if isinstance(loaded, TypePattern | RejectionReason) else []


def _line_of(text: str, words: str) -> int:
    """The line of a file on which the words stand, 1 where they are written otherwise there."""
    return text.count("\n", 0, max(0, text.find(words))) + 1


def _compile_tails(tails: TitleTails) -> CompiledTails:
    compiled = tuple((re.compile(plain_pattern(t.match)), Ruling(frozenset(t.types), t.penalty or tails.penalty)) for t in tails.tails)
    return CompiledTails(re.compile(plain_pattern(tails.news)), compiled)


def _compile(evidence_type: EvidenceType, key: str, reason: str, signs: Signs) -> Candidate:
    return Candidate(
        evidence_type,
        key,
        reason,
        signs,
        tuple((re.compile(plain_pattern(t.match)), t.weight) for t in signs.titles),
        tuple(CompiledPhrase(p, re.compile(plain_pattern(p.match), re.MULTILINE)) for p in (*signs.phrases, *signs.counter)),
        tuple((tuple(re.compile(plain_pattern(h)) for h in c.headers), c.at_least, c.weight) for c in signs.columns),
        re.compile(signs.filename) if signs.filename else None,
    )
