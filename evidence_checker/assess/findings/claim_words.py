"""Figures that a paper claims: its sentences about what was done this year, and what they say in figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from evidence_checker.assess.case import Case
from evidence_checker.assess.paper import Paper
from evidence_checker.recognize.passage import Passage
from evidence_checker.rulebook.claims import ClaimWords

UNITS = {"亿": 10**8, "万": 10**4, "千": 1000}
NUMERALS = {"两": 2, **{sign: value for value, sign in enumerate("一二三四五六七八九", 1)}}
LONGEST_HEADING = 30  # characters


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum in yuan as claimed; `rough` where it is said to be one (约, 左右)."""

    yuan: Decimal
    words: str
    rough: bool = False


def sentences(case: Case, paper: Paper) -> list[str]:
    """The paper's sentences about what was done this year: without plans, other years, what others did, and what follows the plans' heading."""
    words, found = case.rulebook.book.claims, []
    for line in _paragraphs(paper):
        if len(line) < LONGEST_HEADING and says(words, "ahead", line):
            break
        found += [sentence for sentence in re.split(r"[。；;]", line) if sentence and _is_done(case, words, sentence)]
    return found


def _paragraphs(paper: Paper) -> list[str]:
    """The paper's paragraphs without white space; lines of a page that only its margin broke are joined, a claim may run over them."""
    return re.sub(r"[ \t\u3000]", "", Passage(paper.evidence.document).text).split("\n")


def _is_done(case: Case, words: ClaimWords, sentence: str) -> bool:
    years = re.findall(r"(20\d\d)年", sentence)
    if years and str(case.year) not in years:
        return False
    return not any(says(words, name, sentence) for name in ("ahead", "not_done", "other_years", "others"))


def says(words: ClaimWords, name: str, text: str) -> bool:
    """One of the patterns of that field stands in the text."""
    return any(way.search(text) for way in words.ways(name))


def matches(words: ClaimWords, name: str, sentence: str) -> Iterator[re.Match[str]]:
    """Every place that a pattern of that field finds."""
    return (match for way in words.ways(name) for match in way.finditer(sentence))


def sums(words: ClaimWords, name: str, sentence: str) -> Iterator[Sum]:
    """The sums that the patterns of that field find."""
    for match in matches(words, name, sentence):
        yuan = Decimal(re.sub(r"[,，]", "", match["figure"])) * UNITS.get(match["unit"], 1)
        yield Sum(yuan, match[0], bool(match["about"] or match["more"]))


def number(text: str) -> int:
    """12, 十二 or 两 as a number."""
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return (NUMERALS.get(tens, 1) * 10 if ten else 0) + NUMERALS.get(ones, 0)
