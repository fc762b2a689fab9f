"""What the instalments of an agreement come to where no sum of them is stated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from evidence_checker.recognize.model import Fact
from evidence_checker.recognize.money import MoneySpan
from evidence_checker.recognize.surface import Surface

NAMED = re.compile(r"(?:第 ?[一二三四五\d] ?(?:期|笔|批|次|年)|首(?:期|笔|批|付款?)|尾款|余款|其余|剩余)[^\d¥。；\n]{0,16}(?=[\d¥])")
NUMBERED = re.compile(r"\((?:\d{1,2}|[一二三四五六七八九])\)|[①-⑨]|第[一二三四五六]期|(?:^|(?<=\n))\d[.、]")
PAYS = re.compile(r"拨付|支付|付款|付给|资助|捐赠|转入|汇入|拨入|给付|兑付|到位")


def instalments_total(surface: Surface) -> Fact[Decimal] | None:
    """The sum of at least two instalments: by name (首期拨付6万元，余款4万元), or the payments of numbered clauses that no stated sum reaches."""
    return _sum_of(surface, _numbered(surface)) or _sum_of(surface, _named(surface))


def _sum_of(surface: Surface, parts: Sequence[MoneySpan]) -> Fact[Decimal] | None:
    if len(parts) < 2:
        return None
    return Fact(sum((m.yuan for m in parts), Decimal(0)), tuple(surface.passage.quote(m.start, m.end) for m in parts), 0.6)


def _exact(surface: Surface) -> list[MoneySpan]:
    return [m for m in surface.money if not m.per_unit and not m.approximate and m.yuan > 0]


def _named(surface: Surface) -> list[MoneySpan]:
    starts = [word.end() for word in NAMED.finditer(surface.text)]
    return [m for start in starts for m in _exact(surface) if m.start - start in (0, 1)]


def _numbered(surface: Surface) -> list[MoneySpan]:
    """The payments of clauses numbered one after the other, one sum each; none where a stated sum is as large as all of them."""
    parts = [sums[0] for sums in _clauses(surface) if len({m.yuan for m in sums}) == 1]
    whole = sum((m.yuan for m in parts), Decimal(0))
    return parts if all(m.yuan < whole for m in _exact(surface)) else []


def _clauses(surface: Surface) -> Iterator[list[MoneySpan]]:
    """The exact sums of every numbered clause that speaks of a payment."""
    starts = [m.start() for m in NUMBERED.finditer(surface.text)]
    for start, following in zip(starts, [*starts[1:], len(surface.text)], strict=False):
        ends = [e for sign in "\n。" if (e := surface.text.find(sign, start)) >= 0]
        end = min([following, *ends])
        if PAYS.search(surface.text[start:end]):
            yield [m for m in _exact(surface) if start <= m.start < end]
