"""One line read several times from different pictures of it: which reading counts, and how sure it is."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from evidence_checker.extract.ocr.engine import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

SURE_WORDS = 0.985  # words without figures count at once
SURE = 0.93  # two readings that agree
WHOLE_DATE = 0.6  # what a date that exists is worth beside what is none, in votes of full certainty
LEAST_LOSS = 0.85  # of its certainty that is left to a line whose readings differ most
_DATE = re.compile(r"((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日(印发)?")
_NUMERAL_DATE = re.compile(
    r"[一二][〇○零九O0][〇○零O0一二三四五六七八九]{2}年(十[一二]?|[一二三四五六七八九])月(三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])日(印发)?"
)
_DATED = re.compile(r"\d日|[年月].{0,4}[月日]|年.{0,8}$")


def agreed(readings: Sequence[Reading]) -> Reading:
    """The text with most certainty behind it; a date that exists has an advantage over what is no date.

    Nothing is put together from several readings. Where they differ, the line is less sure by the share of those that differ.
    """
    votes: dict[str, list[Reading]] = {}
    for reading in readings:
        votes.setdefault(_bare(reading.text), []).append(reading)
    chosen = max(votes, key=lambda text: sum(reading.confidence for reading in votes[text]) + WHOLE_DATE * is_whole_date(text))
    best = max(votes[chosen], key=lambda reading: reading.confidence)
    behind = len(votes[chosen]) / len(readings)
    return Reading(best.text, best.confidence * (LEAST_LOSS + (1 - LEAST_LOSS) * behind))


def certain(readings: Sequence[Reading]) -> bool:
    """Whether another look would tell nothing: words are clear at once or when two agree; what looks like a date is read in all ways."""
    first = readings[0]
    if any(_DATED.search(_bare(reading.text)) for reading in readings):
        return False
    if len(readings) == 1:
        return first.confidence >= SURE_WORDS
    texts = [_bare(reading.text) for reading in readings if reading.confidence >= SURE]
    return any(texts.count(text) > 1 for text in texts)


def is_whole_date(text: str) -> bool:
    """Whether a line is nothing but a date of the calendar, in figures or in numerals, perhaps with 印发."""
    if figures := _DATE.fullmatch(_bare(text)):
        return _exists(int(figures[1]), int(figures[2]), int(figures[3]))
    return _NUMERAL_DATE.fullmatch(_bare(text)) is not None


def _exists(year: int, month: int, day: int) -> bool:
    try:
        return bool(date(year, month, day))
    except ValueError:
        return False


def _bare(text: str) -> str:
    return "".join(text.split())
