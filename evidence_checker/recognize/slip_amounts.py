"""The amount of a slip: in figures, in capitals, in both; and which reading holds where a stain made several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from evidence_checker.recognize.fields import Field
from evidence_checker.recognize.model import Fact, SumCheck
from evidence_checker.recognize.money import figure, find_money
from evidence_checker.recognize.numerals import capital_amount, printed_amount
from evidence_checker.recognize.passage import fold
from evidence_checker.recognize.surface import Surface

GRAND = re.compile(r"合计|小写|总计|总额|实[付收]")
BEFORE_CAPITALS = re.compile(r"^[⊗ⓧ×Ⓧ( ]*(?:人民币|大写|[):： ])*")

BOXED = re.compile(r"(?:角 ?分[^\d¥]{0,4}¥?|¥) ?(?P<digits>\d(?: \d){2,})\s*$")
"""Digits in the printed boxes of a slip, one a box, down to the fen."""
EACH = re.compile(r"(?:每[人户名位份件套亩年月次]|人均|户均|单价)[^\d，,；;。]{0,4}$")  # the price of one: 每人400元，共1200元


@dataclass(frozen=True, slots=True)
class StatedSums:
    """What a slip states as its amount.

    `grand` tells that the figures stand under a label of a total (合计, 小写); `comparable` that the figures are not those of a list's column.
    """

    figures: Fact[Decimal] | None
    capitals: Fact[Decimal] | None
    grand: bool
    comparable: bool = True

    def checks(self) -> Iterator[SumCheck]:
        """Capitals against figures."""
        if self.figures and self.capitals and self.comparable:
            yield SumCheck("大写与小写", self.capitals.value, self.figures.value, (*self.capitals.quotes, *self.figures.quotes))


def stated_sums(surface: Surface) -> StatedSums:
    """The sums under the labels of a slip."""
    fields = surface.fields
    capitals = next((fact for _, fact in _amounts(fields, "capitals")), None) or _capitals_in_text(surface)
    chosen = _figures(list(_amounts(fields, "figures")), capitals)
    if capitals and chosen and any(printed_amount(quote.text) == chosen[1].value for quote in capitals.quotes):
        capitals = replace(capitals, value=chosen[1].value)
    grand = bool(chosen and GRAND.search(chosen[0].label))
    return StatedSums(chosen[1] if chosen else None, capitals, grand, grand or not any(len(sheet.body) > 1 for sheet in surface.sheets))


def _amounts(fields: Sequence[Field], key: str) -> Iterator[tuple[Field, Fact[Decimal]]]:
    """The sums under labels of a key; labels of a total go first, and figures may also stand behind the capitals."""
    capital = key == "capitals"
    ranked = sorted((f for f in fields if f.key == key), key=lambda f: not GRAND.search(f.label))
    others = [f for f in fields if f.key == ("figures" if capital else "capitals")]
    for field in [*ranked, *others]:
        if value := sum_of(field.value, field.label, capital=capital):
            yield field, Fact(abs(value), (field.quote,), 0.97)


def sum_of(value: str, label: str, *, capital: bool) -> Decimal | None:
    """The sum of a value, in yuan: in capitals or in figures; 万元 in its label counts."""
    text = fold(value)
    if not capital and (boxed := BOXED.search(text)):
        return Decimal(re.sub(r"\s", "", boxed["digits"])) / 100
    found = find_money(text)
    if sums := [s for s in found if s.capital is capital]:
        whole = [s for s in sums if not EACH.search(text, max(0, s.start - 8), s.start)]
        return (whole or sums)[0].yuan
    if capital:
        return capital_amount(BEFORE_CAPITALS.sub("", text).strip())
    for span in reversed(found):
        text = text[: span.start] + text[span.end :]
    bare = re.fullmatch(r"[^\d]{0,4}(-?\d[\d,，.]*)\D{0,3}", text.replace(" ", ""))
    number = figure(bare[1]) if bare else None
    return number * 10_000 if number is not None and "万" in label else number


def _figures(found: list[tuple[Field, Fact[Decimal]]], capitals: Fact[Decimal] | None) -> tuple[Field, Fact[Decimal]] | None:
    """The sum in figures; where a seal or a stain made several readings of it, the one that agrees with the capitals."""
    if capitals is None:
        return found[0] if found else None
    for field, fact in found:
        if fact.value == capitals.value:
            return field, fact
    # digits in printed boxes (百十万…角分) are read without their point
    whole = [(field, fact) for field, fact in found if fact.value != capitals.value * 100]
    return whole[0] if whole else None


def _capitals_in_text(surface: Surface) -> Fact[Decimal] | None:
    found = [m for m in surface.money if m.capital]
    if not found:
        return None
    best = max(found, key=lambda m: m.yuan)
    return Fact(best.yuan, (surface.passage.quote(best.start, best.end),), 0.9)
