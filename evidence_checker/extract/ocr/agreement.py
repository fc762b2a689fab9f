"""One line read several times from different pictures of it: which reading counts, and how sure it is."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from evidence_checker.extract.ocr.engine import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

SURE_WORDS = 0.985  # words without figures count at once
SURE = 0.93  # of readings that agree
ENOUGH_FOR_WORDS, ENOUGH_FOR_DATES = 2, 3  # readings that agree
BELIEVED = 0.8  # of a date that exists, from which it is preferred to what is none
LEAST_LEFT = 0.85  # of its certainty, to a line with which no other reading agrees
_FIGURES = re.compile(r"(?<!\d)((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日(印发)?$")
_MONTH, _DAY = "(十[一二]?|[一二三四五六七八九])", "(三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_NUMERALS = re.compile(rf"[一二][〇○零九O0][〇○零O0一二三四五六七八九]{{2}}年{_MONTH}月{_DAY}日(印发)?$")
_DATED = re.compile(r"\d日|[年月].{0,4}[月日]|年.{0,8}$")


def agreed(readings: Sequence[Reading]) -> Reading:
    """The text with most certainty behind it; one that ends in a date of the calendar is preferred to any that does not.

    Nothing is put together from several readings. Where they differ, the line is less sure by the share of those that differ.
    """
    votes: dict[str, list[Reading]] = {}
    for reading in readings:
        votes.setdefault(_bare(reading.text), []).append(reading)
    chosen = max(votes.values(), key=_weight)
    best = max(chosen, key=lambda reading: reading.confidence)
    behind = len(chosen) / len(readings)
    return Reading(best.text, best.confidence * (LEAST_LEFT + (1 - LEAST_LEFT) * behind))


def _weight(same: list[Reading]) -> tuple[bool, float]:
    sure = [reading.confidence for reading in same]
    return max(sure) >= BELIEVED and ends_in_date(same[0].text), sum(sure)


def certain(readings: Sequence[Reading]) -> bool:
    """Whether another look would tell nothing: words are clear at once or when two agree, a date when three do."""
    texts = [_bare(reading.text) for reading in readings if reading.confidence >= SURE]
    if any(_DATED.search(_bare(reading.text)) for reading in readings):
        return any(texts.count(text) >= ENOUGH_FOR_DATES and ends_in_date(text) for text in texts)
    clear = len(readings) == 1 and readings[0].confidence >= SURE_WORDS
    return clear or any(texts.count(text) >= ENOUGH_FOR_WORDS for text in texts)


def ends_in_date(text: str) -> bool:
    """Whether a line ends in a whole date of the calendar, in figures or in numerals, perhaps with 印发."""
    if figures := _FIGURES.search(_bare(text)):
        return _exists(int(figures[1]), int(figures[2]), int(figures[3]))
    return _NUMERALS.search(_bare(text)) is not None


def _exists(year: int, month: int, day: int) -> bool:
    try:
        return bool(date(year, month, day))
    except ValueError:
        return False


def _bare(text: str) -> str:
    return "".join(text.split())
