"""Automatic numbers of lists (`一、`, `（一）`, `1.`): Word counts them while it shows a text, and stores how, not what.

The same lists are written in two ways, in .docx (ECMA-376 part 1 §17.9) and in .doc (MS-DOC §2.9.150); both are counted here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

DIGITS = "〇一二三四五六七八九"
LARGEST = 9999
"""Numbers beyond are written in plain figures: a list that begins at two billion would be that many letters long."""


class Level(NamedTuple):
    """One level of a list: its first number, how numbers are written, and the pattern around them (`%1、`)."""

    start: int
    style: str
    pattern: str
    legal: bool = False  # the numbers of upper levels stand in it as plain figures: 1.2 below 第一章


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


def stem(number: int) -> str:
    """The ten heavenly stems: 甲, 乙, 丙 and so on."""
    return "甲乙丙丁戊己庚辛壬癸"[(number - 1) % 10]


def capitals(number: int) -> str:
    """A number in the capitals of banks: 壹, 贰拾."""
    return chinese(number).translate(str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟"))


def wide(number: int) -> str:
    """A number in full-width figures."""
    return str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))


def signs(first: int, last: int) -> Callable[[int], str]:
    """Numbers as signs of their own from code point `first` on (⑴, ⒈); beyond the last of them the plain number."""
    return lambda number: chr(first + number - 1) if 1 <= number <= last else str(number)


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
    "decimalEnclosedCircle": signs(0x2460, 20),
    "decimalEnclosedCircleChinese": signs(0x2460, 20),
    "decimalEnclosedParen": signs(0x2474, 20),
    "decimalEnclosedFullstop": signs(0x2488, 20),
    "chineseLegalSimplified": capitals,
    "ideographLegalTraditional": capitals,
    "decimalFullWidth": wide,
    "decimalFullWidth2": wide,
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
    """The lists of a document and how far each has been counted.

    `levels` are those of each list by its name; `counted` names what a list counts on with: lists of one definition count on together.
    """

    levels: Mapping[str, Mapping[int, Level]] = field(default_factory=dict)
    counted: Mapping[str, str] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def label(self, name: str | None, level: int) -> str:
        """The number of the next paragraph of a list at a level (0 is the uppermost), "" where it has none or only a bullet."""
        levels = self.levels.get(name or "", {})
        if level not in levels:
            return ""
        counts = self._counts.setdefault(self.counted[name or ""], {})
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        if levels[level].style == "bullet":
            return ""
        return re.sub(r"%(\d)", lambda m: _written(levels, counts, int(m[1]) - 1, levels[level].legal), levels[level].pattern)


def _written(levels: Mapping[int, Level], counts: dict[int, int], level: int, legal: bool) -> str:  # noqa: FBT001  # a property of the list
    if level not in levels:
        return ""
    number = max(counts.get(level, levels[level].start), 1)
    return str(number) if legal or number > LARGEST else STYLES.get(levels[level].style, str)(number)
