"""Which way the money of a slip went as its account's holder sees it: out (借, 付款) or in (贷, 来账)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidence_checker.recognize.fields import Field
from evidence_checker.recognize.labels import bare_label
from evidence_checker.recognize.lexicon import Slips
from evidence_checker.recognize.surface import Surface

CREDIT_TITLE = re.compile(r"收款回单|来账|进账单|入账通知|贷记通知|收入凭证|收款凭证")
DEBIT_TITLE = re.compile(r"付款回单|付款凭证|出账|支付凭证|转账凭证|汇款凭证|付款通知|借记通知|拨款单|业务付款")


def direction(surface: Surface, fields: Sequence[Field]) -> str:
    """The way, "out" or "in"; "" where the slip does not say."""
    words = surface.lexicon.slips
    stated = " ".join(of(fields, "direction")).strip()
    if stated:
        way = re.sub(r"\(.*", "", stated)
        return "out" if way in words.outgoing else "in" if way in words.incoming else ""
    marked = {way for value in of(fields, "figures") if (way := _way_before_sum(words, value))}
    if len(marked) == 1:
        return marked.pop()
    filled = {way for f in fields if (way := _way_of_column(f))}
    if len(filled) == 1 and any(f.key == "counterparty" for f in fields):
        return filled.pop()
    head = surface.text[:200]
    if CREDIT_TITLE.search(head):
        return "in"
    return "out" if DEBIT_TITLE.search(head) else ""


def _way_before_sum(words: Slips, value: str) -> str:
    """The sign that stands before the sum itself: 贷 50,000.00."""
    found = re.match(r"([借贷])(?:方|记)? *[\d¥]", value)
    return ("out" if found[1] in words.outgoing else "in") if found else ""


def of(fields: Sequence[Field], key: str) -> Iterator[str]:
    """The values under a key."""
    return (field.value for field in fields if field.key == key)


def _way_of_column(field: Field) -> str:
    """On a statement of account the column that is filled tells the way: 收入 or 支出."""
    label = bare_label(field.label)
    if not re.search(r"[1-9]", field.value):
        return ""
    return "in" if re.match(r"收入|贷方|转入|存入", label) else "out" if re.match(r"支出|借方|转出|支取", label) else ""
