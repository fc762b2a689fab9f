"""The lists that a .docx defines (ECMA-376 part 1 §17.9)."""

from __future__ import annotations

from lxml import etree

from evidence_checker.extract.formats.docx.names import W, switched_on, value
from evidence_checker.extract.formats.list_numbers import Level, Numbering


def numbering_of(root: etree._Element | None) -> Numbering:
    """The lists of the numbering part, none where there is no such part. Lists that override their definition count for themselves."""
    levels: dict[str, dict[int, Level]] = {}
    counted: dict[str, str] = {}
    if root is None:
        return Numbering()
    abstract = {node.get(W + "abstractNumId", ""): _levels(node) for node in root.iter(W + "abstractNum")}
    for node in root.iter(W + "num"):
        name, base = node.get(W + "numId", ""), value(node, "abstractNumId") or ""
        overrides = _overrides(node, abstract.get(base, {}))
        levels[name] = {**abstract.get(base, {}), **overrides}
        counted[name] = f"{base}/{name}" if overrides else base
    return Numbering(levels, counted)


def _levels(node: etree._Element) -> dict[int, Level]:
    return {int(level.get(W + "ilvl", "0")): _level(level) for level in node.findall(W + "lvl")}


def _level(node: etree._Element) -> Level:
    legal = bool(switched_on(node, "isLgl"))
    return Level(int(value(node, "start") or 1), value(node, "numFmt") or "decimal", value(node, "lvlText") or "", legal)


def _overrides(node: etree._Element, base: dict[int, Level]) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for override in node.findall(W + "lvlOverride"):
        number, level, start = int(override.get(W + "ilvl", "0")), override.find(W + "lvl"), value(override, "startOverride")
        if level is not None:
            found[number] = _level(level)
        elif start and number in base:
            found[number] = base[number]._replace(start=int(start))
    return found
