"""People written by one sign each, as calendars do where the space is short: 杜 for the one whose name the paper spells out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from evidence_checker.recognize.attendance.marks import COUNTED, Legend, Mark
from evidence_checker.recognize.attendance.positions import placed_name
from evidence_checker.recognize.names import person

SPELLED_OUT = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<sign>[\u4e00-\u9fff]) ?(?:[=＝:：—-]|为|指|表示|代表) ?"
    r"(?P<name>[\u4e00-\u9fff]{2,4})(?![\u4e00-\u9fff])"
)
WORDS = re.compile(r"[\u4e00-\u9fff]+")
BETWEEN = re.compile(r"[\s、,，;；/()（）]+")


def initials(text: str, legend: Legend) -> dict[str, str]:
    """Signs and the people they stand for: as the paper explains them, else the surnames that only one of its people bears."""
    told = {m["sign"]: m["name"] for m in SPELLED_OUT.finditer(text) if m["sign"] in m["name"] and placed_name(m["name"])}
    if told:
        return told
    people = {name for words in WORDS.findall(text) if (name := person(words)) and placed_name(name)}
    signs = [name[0] for name in people]
    return {name[0]: name for name in people if signs.count(name[0]) == 1 and legend.read(name[0]) is Mark.NONE}


def people_of(state: str, signs: Mapping[str, str], legend: Legend) -> dict[str, Decimal]:
    """Who of them a cell says to be there, a mark behind a sign being of that person (杜差苏: both); none where it says anything else."""
    bare = BETWEEN.sub("", state)
    told: dict[str, Decimal] = {}
    for sign, mark in _signs_with_marks(bare, signs):
        if not sign or (mark and legend.read(mark) is Mark.NONE):
            return {}
        told[signs[sign]] = Decimal(not mark or legend.read(mark) in COUNTED)
    return told


def _signs_with_marks(bare: str, signs: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each sign with what follows it up to the next; what stands before the first has none."""
    places = [at for at, sign in enumerate(bare) if sign in signs]
    if bare and (not places or places[0]):
        yield "", bare
    for at, following in zip(places, [*places[1:], len(bare)], strict=False):
        yield bare[at], bare[at + 1 : following]
