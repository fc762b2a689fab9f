"""The order in which people expect a ledger's files: 一、二、三 and 2 before 10."""

from __future__ import annotations

import re
from itertools import groupby

from evidence_checker.assess.model import Assessment
from evidence_checker.recognize.model import Evidence

CHINESE_NUMBER = re.compile(r"^[（(第]?([一二三四五六七八九十]{1,3})(?=[、.．，,）)部章 ])")
DIGITS = "一二三四五六七八九"


def files_in_order(assessment: Assessment) -> list[tuple[str, list[Evidence]]]:
    """Every file once with the papers it holds."""
    files = [(path, list(papers)) for path, papers in groupby(assessment.evidence, key=lambda paper: paper.path)]
    return sorted(files, key=lambda file: natural_key(file[0]))


def natural_key(path: str) -> tuple[tuple[tuple[int, int, str], ...], ...]:
    """A key that sorts numbers by value in every part of a path, Chinese ones at its beginning too."""
    return tuple(_part_key(part) for part in path.split("/"))


def _part_key(part: str) -> tuple[tuple[int, int, str], ...]:
    part = CHINESE_NUMBER.sub(lambda match: str(_value(match.group(1))), part)
    return tuple((0, int(piece), "") if piece.isdecimal() else (1, 0, piece) for piece in re.split(r"(\d+)", part) if piece)


def _value(number: str) -> int:
    """十 is 10, 十二 is 12, 二十 is 20."""
    tens, _, ones = number.rpartition("十")
    count = (DIGITS.find(tens) + 1 if tens else 1) if "十" in number else 0
    return count * 10 + (DIGITS.find(ones) + 1 if ones else 0)
