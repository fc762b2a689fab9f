"""Tells people, in Chinese, what makes an evidence type: for `evidence-checker explain` and the documentation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from evidence_checker.errors import UsageError
from evidence_checker.recognize.model import EvidenceType, Sign
from evidence_checker.recognize.types.form import FEATURES
from evidence_checker.recognize.types.model import Signs, TypePattern
from evidence_checker.recognize.types.patterns import TypeLibrary, library


@dataclass(frozen=True, slots=True)
class TypeDescription:
    """What a page about an evidence type says; all texts are Chinese."""

    id: EvidenceType
    name: str
    meaning: str
    for_it: tuple[str, ...]
    against_it: tuple[str, ...]
    confused_with: tuple[tuple[str, str], ...]
    examples: tuple[str, ...]


def type_name(evidence_type: EvidenceType) -> str:
    """The Chinese name of a type."""
    known = library()
    pattern = known.pattern(evidence_type)
    return pattern.name if pattern else known.rejections.name


def find_type(words: str) -> EvidenceType:
    """The type with that id or Chinese name. Raises UsageError listing all names."""
    for kind in EvidenceType:
        if words in (kind.value, type_name(kind)):
            return kind
    names = "、".join(f"{type_name(kind)}（{kind.value}）" for kind in EvidenceType)
    raise UsageError(f"没有“{words}”这一类材料", f"可选：{names}")


def description(evidence_type: EvidenceType) -> TypeDescription:
    """All that the pattern files say of a type."""
    known = library()
    pattern = known.pattern(evidence_type)
    return _of_pattern(pattern) if pattern else _of_rejections(known)


def describe_type(evidence_type: EvidenceType) -> str:
    """The description as text of a page."""
    return "\n".join(_page(description(evidence_type)))


def describe_signs(signs: tuple[Sign, ...]) -> list[str]:
    """The signs of a verdict as one line each, strongest first: what was seen, how much it weighs."""
    ordered = sorted(signs, key=lambda sign: (-abs(sign.weight), sign.name))
    return [f"{'支持' if s.weight > 0 else '反对'} {abs(s.weight):.1f}  {s.name}{f'“{s.quote.text}”' if s.quote else ''}" for s in ordered]


def _of_pattern(pattern: TypePattern) -> TypeDescription:
    return TypeDescription(
        pattern.id,
        pattern.name,
        pattern.meaning,
        tuple(_features(pattern.signs, positive=True)),
        tuple(_features(pattern.signs, positive=False)),
        tuple((type_name(kind), why) for kind, why in pattern.confused_with.items()),
        tuple(example.strip() for example in pattern.examples.match),
    )


def _of_rejections(known: TypeLibrary) -> TypeDescription:
    other = known.rejections
    return TypeDescription(
        other.id,
        other.name,
        other.meaning,
        tuple(reason.name for reason in other.reasons),
        (),
        (),
        tuple(example.strip() for reason in other.reasons for example in reason.examples[:1]),
    )


def _features(signs: Signs, *, positive: bool) -> Iterator[str]:
    """Features of form that speak for or against, strongest first; the regular expressions themselves stand in the pattern file."""
    weighed = [(weight, FEATURES[name][0]) for name, weight in signs.form.items()]
    weighed += [(weight, f"没有：{FEATURES[name][0]}") for name, weight in signs.missing.items()]
    return (name for weight, name in sorted(weighed, key=lambda item: -abs(item[0])) if weight and (weight > 0) == positive)


def _page(what: TypeDescription) -> Iterator[str]:
    yield f"{what.name}（{what.id.value}）"
    yield what.meaning
    for title, items in (("看什么", what.for_it), ("有这些就不像", what.against_it)):
        if items:
            yield f"\n{title}："
            yield from (f"  · {item}" for item in items)
    if what.confused_with:
        yield "\n容易弄混的："
        yield from (f"  · {name}：{why}" for name, why in what.confused_with)
    yield "\n例子："
    yield "\n\n".join("\n".join(f"    {line}" for line in example.splitlines()) for example in what.examples)
    yield f"\n识别规则在 patterns/evidence_types/{what.id.value}.yaml，可以用记事本修改。"
