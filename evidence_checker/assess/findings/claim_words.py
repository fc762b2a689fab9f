"""Figures that a paper claims: its sentences about what was done this year, and what they say in figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from evidence_checker.assess.case import Case
from evidence_checker.assess.paper import Paper
from evidence_checker.recognize.numerals import capital_amount, everyday_number
from evidence_checker.recognize.passage import Passage
from evidence_checker.rulebook.claims import ClaimWords

UNITS = {"亿": 10**8, "万": 10**4, "千": 1000}
NUMERALS = {"两": 2, **{sign: value for value, sign in enumerate("一二三四五六七八九", 1)}}
GRACE = timedelta(days=15)  # a report of June may count what the bank books in July
LONGEST_HEADING = 30  # characters


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum in yuan as claimed; `rough` where it is said to be one (约, 左右)."""

    yuan: Decimal
    words: str
    rough: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure that a paper claims and what the ledger shows of it, both as told to people; `doubtful` where papers of others could show it."""

    what: str
    claimed: str
    shown: str
    words: str
    doubtful: bool = False


def sentences(case: Case, paper: Paper) -> list[str]:
    """The paper's sentences about what was done this year: without plans, other years, what others did, and what follows the plans' heading."""
    words, found = case.rulebook.book.claims, []
    for line in _paragraphs(paper):
        if len(line) < LONGEST_HEADING and says(words, "ahead", line):
            break
        found += _parts(line)
    return [sentence for sentence in (*found, *_rows(paper)) if _is_done(case, words, sentence)]


def _parts(text: str) -> list[str]:
    return [part for part in re.split(r"[。；;]", text) if part]


def _rows(paper: Paper) -> Iterator[str]:
    """What the rows of its tables say (区级投入 | 160万元): each part of a cell behind the row's label."""
    for table in paper.evidence.document.tables:
        for row in table.rows:
            label, *cells = [re.sub(r"\s", "", text) for text in row]
            yield from (f"{label}：{part}" for cell in dict.fromkeys(cells) for part in _parts(cell))


def _paragraphs(paper: Paper) -> list[str]:
    """The paper's paragraphs without white space; lines of a page that only its margin broke are joined, a claim may run over them."""
    return re.sub(r"[ \t\u3000]", "", Passage(paper.evidence.document).text).split("\n")


def _is_done(case: Case, words: ClaimWords, sentence: str) -> bool:
    years = re.findall(r"(20\d\d)年", sentence)
    if years and str(case.year) not in years:
        return False
    return not any(says(words, name, sentence) for name in ("ahead", "not_done", "other_years")) and not _by_others(case, words, sentence)


def _by_others(case: Case, words: ClaimWords, sentence: str) -> bool:
    """What the county or district did is what others did, unless the unit is itself a district (区级投入)."""
    own = re.compile("^[区市]") if re.search("[区市]$", case.unit.name) else None
    return any(not (own and own.match(match[0])) for match in matches(words, "others", sentence))


def says(words: ClaimWords, name: str, text: str) -> bool:
    """One of the patterns of that field stands in the text."""
    return any(way.search(text) for way in words.ways(name))


def matches(words: ClaimWords, name: str, sentence: str) -> Iterator[re.Match[str]]:
    """Every place that a pattern of that field finds."""
    return (match for way in words.ways(name) for match in way.finditer(sentence))


def sums(words: ClaimWords, name: str, sentence: str) -> Iterator[Sum]:
    """The sums that the patterns of that field find."""
    for match in matches(words, name, sentence):
        figure = _figure(match["figure"])
        if figure:
            yield Sum(figure * UNITS.get(match["unit"], 1), match[0], bool(match["about"] or match["more"]))


def _figure(written: str) -> Decimal | None:
    """12.5, 三十 or 叁拾 as a number."""
    if written[0].isdigit():
        return Decimal(re.sub(r"[,，]", "", written))
    told = everyday_number(written)
    return Decimal(told) if told else capital_amount(written + "元")


def number(text: str) -> int:
    """12, 十二 or 两 as a number."""
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return (NUMERALS.get(tens, 1) * 10 if ten else 0) + NUMERALS.get(ones, 0)


def known_until(paper: Paper) -> date | None:
    """The last day of which a paper can tell; None where it has no date."""
    own = paper.evidence.facts.date
    return own.value + GRACE if own else None


def until(paper: Paper, day: date | None) -> bool:
    """Something of this day can stand in the paper."""
    last = known_until(paper)
    return last is None or day is None or day <= last
