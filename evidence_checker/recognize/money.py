"""The grammar of money: figures with their units, capitals, approximate sums, as spans of a text in yuan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from evidence_checker.recognize.numerals import DIGITS, capital_amount, everyday_number

UNITS = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8, "億": 10**8}
CURRENCY = r"(?:(?:人民币|RMB|CNY|¥)[:： ]*)"
FIGURE = r"(?:\d{1,3}(?:[,，'] ?\d{3})+(?:\.\d{1,6})?|\d++(?:\.\d{1,6})?)"  # \d++: figures of a thousand digits are tried once
CAPITALS = "零〇壹弌贰貳弍叁參叄参弎肆伍陆陸柒捌玖拾佰百仟千什万萬亿億"
YUAN = "元圆圓园"
_AROUND = r"(?P<before>(?:约合?|近|超过|超|逾|不少于|不低于|至少|将近|大约|共约|达到?)? ?)"

WITH_UNIT = re.compile(
    rf"{_AROUND}(?P<sign>{CURRENCY})?(?P<figure>{FIGURE}) ?(?P<m1>余|多)? ?(?P<unit>[十百千]?[万萬亿億]|[百千])? ?(?P<m2>余|"
    rf"多)? ?(?:[元圆圓]|块钱)(?P<m3>(?:人民币)? ?(?:左右|以上))?"
)
WITH_SIGN = re.compile(
    r"(?P<before>)(?P<sign>(?:人民币|RMB|CNY|¥)[: ]*)(?P<figure>\d{1,3}(?: \d{3})+\.\d{2}|-?\d(?:[\d.'OoIl]|[,，] ?)*\d|\d)"
    r"(?: ?(?P<unit>[万亿]))?(?![\dA-Za-z%.])"
)
IN_WORDS = re.compile(
    rf"{_AROUND}(?<![百千万])(?P<words>[一二两三四五六七八九十][零一二两三四五六七八九十百千]*+)(?P<m1>余|多)?(?P<unit>[万亿])?(?P<m2>余|多)?元(?!旦|月|素|件|宝|首|老|帅|气|谋|代|宵|朝)"
)
_VALUED = "零〇壹弌贰貳弍叁參叄参弎肆伍陆陸柒捌玖拾"  # a sum has at least one of these; 万元 alone is a unit
_ONE = "[零〇壹弌贰貳弍叁參叄参弎肆伍陆陸柒捌玖]"
_FRACTION = rf"(?: ?零? ?{_ONE} ?角)?(?: ?零? ?{_ONE} ?分)?(?: ?零? ?[整正])?"
CAPITAL = re.compile(
    rf"(?:人民币[: ]*)?(?P<words>(?=[{CAPITALS} ]{{0,60}}[{_VALUED}])"
    rf"[{CAPITALS}](?: ?[{CAPITALS}])*+ ?[{YUAN}]{_FRACTION}|{_ONE}角(?:{_ONE}分)?[整正]?)"
)
PER_UNIT = re.compile(r" ?(?:/|每)(?:[人户亩斤袋箱桶盒只头件份套个月天次吨米公年群口条棵株瓶张本场期节台]|平方|立方)")
EACH = re.compile(r"(?:每[人户亩斤袋箱桶盒只头件份套个月天次吨米年群口条棵株瓶张本场期节台]|每公斤|每千克|单价|人均|户均|均价)[^，。；、\d]{0,8}$")


@dataclass(frozen=True, slots=True)
class MoneySpan:
    """A sum as it stands in a text. `per_unit`: a price or rate (每亩800元), no sum of its own."""

    start: int
    end: int
    text: str
    yuan: Decimal
    approximate: bool = False
    capital: bool = False
    per_unit: bool = False


def figure(words: str) -> Decimal | None:
    """The number a figure stands for: separators dropped, O and l read as digits, 58.642.50 as 58,642.50; None where it is no regular figure."""
    plain = words.replace(" ", "").replace("，", ",").replace("'", ",").translate(str.maketrans("OoIl", "0011"))
    if re.fullmatch(r"-?\d{1,3}(?:[.,]\d{3})+[.,]\d{2}", plain):
        digits = re.sub(r"[.,]", "", plain)
        return Decimal(digits[:-2] + "." + digits[-2:])
    if re.fullmatch(r"-?\d{1,3}(?:,\d{3})+(?:\.\d*)?|-?\d+(?:\.\d*)?", plain):
        return Decimal(plain.replace(",", "").rstrip("."))
    return None


def _from_figures(match: re.Match[str]) -> MoneySpan | None:
    number = figure(match["figure"])
    if number is None:
        return None
    parts = match.groupdict()
    approximate = bool(parts["before"].strip() or parts.get("m1") or parts.get("m2") or parts.get("m3"))
    start = match.start() + len(parts["before"]) if parts["before"].strip() in {"达", "达到"} else match.start()
    if parts["before"].strip() in {"达", "达到"}:
        approximate = bool(parts.get("m1") or parts.get("m2") or parts.get("m3"))
    return MoneySpan(start, match.end(), match.string[start : match.end()].strip(), number * UNITS[parts.get("unit") or ""], approximate)


def _from_words(match: re.Match[str]) -> MoneySpan | None:
    number = everyday_number(match["words"])
    if number is None or (len(match["words"]) > 1 and match["words"][0] in DIGITS and not any(s in match["words"] for s in "十百千")):
        return None
    approximate = bool(match["before"].strip() or match["m1"] or match["m2"])
    return MoneySpan(match.start(), match.end(), match[0].strip(), Decimal(number * UNITS[match["unit"] or ""]), approximate)


def _from_capitals(match: re.Match[str]) -> MoneySpan | None:
    yuan = capital_amount(match["words"])
    return None if yuan is None else MoneySpan(match.start(), match.end(), match[0].strip(), yuan, capital=True)


def _readings(text: str) -> Iterator[MoneySpan]:
    for pattern, read in ((CAPITAL, _from_capitals), (WITH_UNIT, _from_figures), (WITH_SIGN, _from_figures), (IN_WORDS, _from_words)):
        for match in pattern.finditer(text):
            if span := read(match):
                yield span


def find_money(text: str) -> tuple[MoneySpan, ...]:
    """All sums of a folded text in order of place; of two readings that overlap, the longer."""
    chosen: list[MoneySpan] = []
    for span in sorted(_readings(text), key=lambda s: (s.start, -s.end)):
        if not chosen or span.start >= chosen[-1].end:
            chosen.append(_marked_rate(span, text))
    return tuple(chosen)


def _marked_rate(span: MoneySpan, text: str) -> MoneySpan:
    rate = PER_UNIT.match(text, span.end) or EACH.search(text, max(0, span.start - 14), span.start)
    if not rate or span.capital:
        return span
    return MoneySpan(span.start, span.end, span.text, span.yuan, span.approximate, span.capital, per_unit=True)
