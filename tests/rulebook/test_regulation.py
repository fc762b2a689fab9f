"""The rulebook of 2022 says what the regulation says."""

from decimal import Decimal

import pytest

from evidence_checker.assess.examples import run_examples
from evidence_checker.recognize.model import EvidenceType
from evidence_checker.rulebook.codes import CODES
from evidence_checker.rulebook.lint import lint
from evidence_checker.rulebook.loader import load_rulebook, rulebook_folder

BOOK = load_rulebook()
MAXIMA = {"1.1": 5, "1.2": 5, "1.3": 8, "1.4": 8, "1.5": 4, "2.1": 5, "2.2": 5, "2.3": 10}
MAXIMA |= {"3.1": 10, "3.2": 10, "3.3": 7, "3.4": 8, "3.5": 7, "3.6": 8, "4.1": 2, "4.2": 2, "4.3": 10, "4.4": 10}


def test_the_rulebook_has_no_faults() -> None:
    assert lint(rulebook_folder("kunming-2022"), {kind.value for kind in EvidenceType}) == []


def test_the_indicators_have_the_points_of_the_annex() -> None:
    assert {i.id: i.max for i in BOOK.indicators} == MAXIMA
    assert sum(i.max for i in BOOK.indicators if not i.bonus) == 100
    assert BOOK.book.bonus_cap == 10


@pytest.mark.parametrize(("category", "count"), [("县（市）区和园区", 11), ("市级机关", 77), ("市属企事业单位", 37)])
def test_the_units_are_those_of_the_regulation(category, count) -> None:
    assert sum(unit.category == category for unit in BOOK.units.units) == count


def test_every_finding_code_is_told() -> None:
    assert {text.code for text in BOOK.findings} == CODES


@pytest.mark.parametrize(("medium", "points"), [("national", 3), ("provincial", 2)])
def test_media_earn_what_the_annex_says(medium, points) -> None:
    assert BOOK.by_criterion["4.3.a"][1].count.points[medium] == Decimal(points)


@pytest.mark.parametrize("failure", list(run_examples(BOOK)))
def test_every_example_comes_out_as_it_says(failure) -> None:
    assert failure is None
