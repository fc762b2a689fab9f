"""What an agreement promises, sum by sum: who gives how much; parts of a sum (其中首期20万元) are no promises of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from evidence_checker.assess.paper import Paper
from evidence_checker.assess.payments import VILLAGE_BODY
from evidence_checker.recognize.model import Amount, MoneyRole, Quote

SIDE = r"[甲乙丙丁戊]方|[捐资援]赠?助?方|出资方|投资方|帮扶方|受[赠援助]方|结对方"
GIVES = re.compile(
    rf"(?:^|(?<=[，,：:、)）条款由中\d]))(?P<side>{SIDE})(?!代表|[(（]?签)"
    r"(?=[^。；]*?(?:投入|投资|出资|捐|资助|提供|支付|拨付|安排|筹措|筹集|承担|帮扶|支持|援助|赞助))"
)
"""A side that stands where a clause begins and of which the clause says that it gives."""
PART = re.compile(
    r"(?:其中|首(?:期|批|笔|次|付)|第[一二三四五六\d](?:期|批|笔|次|年|阶段)|先期|前期|[一二三四]期|尾款|余款|其余|剩余)[^，。；]{0,14}$"
)
NAMED = re.compile(rf"(?P<side>{SIDE})(?:[（(][^）)]{{0,20}}[）)])?[:：](?P<name>[^\s:：]{{4,40}}?)(?=[\s:：]|{SIDE}|见证|$)")


@dataclass(frozen=True, slots=True)
class Pledge:
    """One promised sum in yuan, 0 where the agreement names none; `giver`: the side that gives it, by its name if known, empty if open."""

    yuan: Decimal
    giver: str = ""
    quote: Quote | None = None


def pledges_of(paper: Paper) -> tuple[Pledge, ...]:
    """The promises of an agreement: one for each side that gives, where several give; else one of the whole sum.

    What the village or its township adds of its own is no assistance.
    """
    told = list(_told(paper))
    given = [pledge for pledge in told if not VILLAGE_BODY.search(pledge.giver)]
    largest: dict[str, Pledge] = {}
    for pledge in given:
        if pledge.giver and pledge.yuan > largest.get(pledge.giver, Pledge(Decimal(-1))).yuan:
            largest[pledge.giver] = pledge
    if len(largest) > 1:
        return tuple(largest.values())
    given = given if largest else told
    yuan = _whole(paper, given) if len(given) == len(told) else max((one.yuan for one in given), default=Decimal(0))
    return (Pledge(yuan, next(iter(largest), ""), _quote(paper, given, yuan)),)


def _whole(paper: Paper, told: list[Pledge]) -> Decimal:
    """The stated total, unless it is only a part of a larger sum; else the largest sum."""
    total = paper.evidence.facts.total
    sums = [pledge.yuan for pledge in told]
    if total is not None and (not sums or total.value in sums or total.value > max(sums)):
        return total.value
    return max(sums, default=total.value if total else Decimal(0))


def _quote(paper: Paper, told: list[Pledge], whole: Decimal) -> Quote | None:
    total = paper.evidence.facts.total
    if total is not None and total.value == whole and total.quotes:
        return total.quotes[0]
    return next((pledge.quote for pledge in told if pledge.yuan == whole), None)


def _told(paper: Paper) -> Iterator[Pledge]:
    """Every sum of the text that somebody promises, in its order."""
    flat, at = _unwrapped(paper.text), 0
    names = {m["side"]: _plain(m["name"]) for m in NAMED.finditer(paper.text)}
    for amount in paper.evidence.facts.amounts:
        found = flat.find(re.sub(r"\s", "", amount.text), at)
        at = max(at, found)
        before = re.split(r"[。；;\n]", flat[:found])[-1] if found > 0 else ""
        if not _is_promise(amount) or PART.search(before):
            continue
        sides = [m["side"] for m in GIVES.finditer(before + "投入") if m.start() < len(before)]
        yield Pledge(amount.yuan, names.get(sides[-1], sides[-1]) if sides else "", amount.quote)


def _unwrapped(text: str) -> str:
    """The text without white space; a line's end stays where the line is not full, so that no paragraph runs into the next."""
    lines = [re.sub(r"\s", "", line) for line in text.splitlines()]
    full = 0.7 * max(map(len, lines), default=0)
    return "".join(line if len(line) >= full and not re.search(r"[。；：]$", line) else line + "\n" for line in lines)


def _is_promise(amount: Amount) -> bool:
    return amount.role is not MoneyRole.VALUE and not amount.in_kind


def _plain(name: str) -> str:
    return re.split(r"[（(，,。；;]", name)[0]
