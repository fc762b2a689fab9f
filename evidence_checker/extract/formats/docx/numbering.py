"""Automatic numbers: `一、`, `（一）`, `1.` of Word lists are counted by Word and stand nowhere in the text (ECMA-376 part 1 §17.9)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from evidence_checker.extract.formats.docx.names import W, value

DIGITS = "〇一二三四五六七八九"


class Level(NamedTuple):
    """One level of a list: its first number, how numbers are written, and the pattern around them (`%1、`)."""

    start: int
    style: str
    pattern: str


def chinese(number: int) -> str:
    """A number below 10000 as it is counted in Chinese: 十二, 一百零五."""
    if number < 10:
        return "零" if number == 0 else DIGITS[number]
    text, gap = "", False
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            text += ("零" if gap else "") + DIGITS[digit] + unit
        gap = bool(text) and not digit
    return text[1:] if text.startswith("一十") else text


def digits(number: int) -> str:
    """A number digit by digit in Chinese: 12 is 一二."""
    return "".join(DIGITS[int(digit)] for digit in str(number))


def letters(number: int) -> str:
    """Letters: a to z, then aa, bb and so on."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def roman(number: int) -> str:
    """Roman figures in small letters."""
    text = ""
    for figure, sign in (
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        text += sign * (number // figure)
        number %= figure
    return text


def circled(number: int) -> str:
    """① … ⑳, beyond that the plain number."""
    return chr(0x245F + number) if 1 <= number <= 20 else str(number)


def stem(number: int) -> str:
    """The ten heavenly stems: 甲, 乙, 丙 and so on."""
    return "甲乙丙丁戊己庚辛壬癸"[(number - 1) % 10]


STYLES: dict[str, Callable[[int], str]] = {
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "ideographDigital": digits,
    "taiwaneseDigital": digits,
    "japaneseDigitalTenThousand": digits,
    "ideographTraditional": stem,
    "decimalEnclosedCircle": circled,
    "decimalEnclosedCircleChinese": circled,
    "lowerLetter": letters,
    "upperLetter": lambda number: letters(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "decimalZero": lambda number: f"{number:02d}",
    "bullet": lambda _: "",
    "none": lambda _: "",
}


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has been counted."""

    root: etree._Element | None
    _levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    _lists: dict[str, str] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.root is None:
            return
        abstract = {node.get(W + "abstractNumId", ""): _levels(node) for node in self.root.iter(W + "abstractNum")}
        for node in self.root.iter(W + "num"):
            name, base = node.get(W + "numId", ""), value(node, "abstractNumId") or ""
            overrides = _overrides(node, abstract.get(base, {}))
            self._levels[name] = {**abstract.get(base, {}), **overrides}
            self._lists[name] = f"{base}/{name}" if overrides else base  # lists of one definition count on together

    def label(self, name: str | None, level: int) -> str:
        """The number of the next paragraph of a list at a level (0 is the uppermost), "" where it has none or only a bullet."""
        levels = self._levels.get(name or "", {})
        if level not in levels:
            return ""
        counts = self._counts.setdefault(self._lists[name or ""], {})
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        return re.sub(r"%(\d)", lambda m: _written(levels, counts, int(m[1]) - 1), levels[level].pattern) if levels[level].style != "bullet" else ""


def _written(levels: dict[int, Level], counts: dict[int, int], level: int) -> str:
    if level not in levels:
        return ""
    number = counts.get(level, levels[level].start)
    return STYLES.get(levels[level].style, str)(max(number, 1))


def _levels(node: etree._Element) -> dict[int, Level]:
    return {int(level.get(W + "ilvl", "0")): _level(level) for level in node.findall(W + "lvl")}


def _level(node: etree._Element) -> Level:
    return Level(int(value(node, "start") or 1), value(node, "numFmt") or "decimal", value(node, "lvlText") or "")


def _overrides(node: etree._Element, base: dict[int, Level]) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for override in node.findall(W + "lvlOverride"):
        number, level, start = int(override.get(W + "ilvl", "0")), override.find(W + "lvl"), value(override, "startOverride")
        if level is not None:
            found[number] = _level(level)
        elif start and number in base:
            found[number] = base[number]._replace(start=int(start))
    return found
