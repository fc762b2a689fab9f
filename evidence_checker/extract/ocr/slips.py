"""Slips that OCR engines make in figures, put right where only one reading makes sense."""

from __future__ import annotations

import re

_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:[.,，]\d{3})+[.,]\d{2}(?![\d.,])")
_CENTS = re.compile(r"(¥?\d{1,3}),(\d{2})")
_YEAR_IN_NUMBER = re.compile(r"[〔\[［(（【]((?:19|20)\d{2})[〕\]］)）】](?=第?\d{1,4}号)")
_HALF_BRACKETS = re.compile(r"（([^（）()]*)\)|\(([^（）()]*)）")
_PERMILLE = re.compile(r"(?<=\d)%[0oO](?![\d.])")


def corrected(text: str) -> str:
    """The line with its figures as they must have been.

    58.642.50 is 58,642.50; a cell of 6,74 is 6.74; [2022]5号 is 〔2022〕5号 (GB/T 9704-2012 §7.2.5). Brackets come in pairs of one kind.
    """
    text = _HALF_BRACKETS.sub(lambda found: f"（{found[1] or found[2] or ''}）", text)
    text = _THOUSANDS.sub(lambda found: _grouped(found.group()), text)
    if cents := _CENTS.fullmatch(text.strip()):
        text = f"{cents[1]}.{cents[2]}"
    return _PERMILLE.sub("‰", _YEAR_IN_NUMBER.sub(r"〔\1〕", text))


def _grouped(figure: str) -> str:
    """Commas between thousands, a point before the cents."""
    return re.sub(r"[.,，]", ",", figure[:-3]) + "." + figure[-2:]
