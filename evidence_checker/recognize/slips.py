"""Payment papers: bank slips, receipts, vouchers, payment orders, invoices. Who paid whom how much, when, and whether the money stayed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from evidence_checker.recognize.calendar import DateSpan, find_dates
from evidence_checker.recognize.directions import direction
from evidence_checker.recognize.failures import failure_words
from evidence_checker.recognize.fields import Field
from evidence_checker.recognize.labels import bare_label
from evidence_checker.recognize.model import EvidenceType, Fact, Slip, SumCheck
from evidence_checker.recognize.parties import payee_of, payer_of
from evidence_checker.recognize.passage import fold
from evidence_checker.recognize.slip_amounts import stated_sums
from evidence_checker.recognize.surface import Surface
from evidence_checker.recognize.totals import paper_total

PAID_LINE = re.compile(r"(?:已付款|已支付|付款成功|支付成功)[ 　:：,，]{0,4}(?P<rest>20\d\d[^\n]{5,20})")
"""How a flow of approval ends: 出纳 已付款 2022-11-10."""
LABEL_BEFORE = re.compile(r"(?:^|[\s|])(?!打印|导出|查询|下载|补打)[\u4e00-\u9fff]{2,4}[:：] ?$")

OF_THE_FORM = re.compile(r"第[一二三四五]联|记账依据|[作为].{1,8}(?:凭证|依据)|重复打印|请勿|与柜面|电子(?:签章|印章)")
"""Notes that a form prints beside 备注, which say nothing of the payment."""
PAID_ON = re.compile(r"(?:付款|支付|付讫)(?:完成)?(?:时间|日期)")
ORDERED = re.compile(r"(?:下单|订单|订购|下达订单)(?:时间|日期)")
"""An order is placed before it is paid: its day counts where no other is told."""


@dataclass(frozen=True, slots=True)
class SlipReading:
    """What a payment paper states."""

    payer: Fact[str] | None
    payee: Fact[str] | None
    total: Fact[Decimal] | None
    day: Fact[date] | None
    slip: Slip
    checks: tuple[SumCheck, ...]


def read_slip(surface: Surface, kind: EvidenceType) -> SlipReading:
    """The paper read as one about a payment or purchase."""
    fields = surface.fields
    sums = stated_sums(surface)
    return SlipReading(
        payer_of(surface, fields, kind),
        payee_of(surface, fields, kind),
        paper_total(surface, kind, sums),
        _day(surface, fields),
        _slip(surface, fields, kind),
        tuple(sums.checks()),
    )


def _of(fields: Sequence[Field], *keys: str) -> Iterator[Field]:
    return (field for key in keys for field in fields if field.key == key)


def _day(surface: Surface, fields: Sequence[Field]) -> Fact[date] | None:
    """The day of payment or issue: by label, never the day of printing."""
    for field in sorted(_of(fields, "date"), key=lambda f: (not bears_name(surface, f), _rank(bare_label(f.label)))):
        day = next((s.value for s in find_dates(fold(field.value) + _goes_on(surface, field)) if s.value), None)
        if day:
            return Fact(day, (field.quote,), 0.97)
    if done := PAID_LINE.search(surface.text):
        day = next((s.value for s in find_dates(done["rest"]) if s.value), None)
        if day:
            return Fact(day, (surface.passage.quote(*done.span()),), 0.85)
    if surface.own_date and surface.own_date.span.value and not _told_in_brackets(surface, surface.own_date.span):
        own = surface.own_date.span
        return Fact(surface.own_date.span.value, (surface.passage.quote(own.start, own.end),), 0.9)
    if behind := _behind_label(surface):
        return behind
    printed = {s.value for f in _of(fields, "printed") for s in find_dates(fold(f.value))}
    for span in surface.dates:
        if span.value and span.value not in printed:
            return Fact(span.value, (surface.passage.quote(span.start, span.end),), 0.7)
    return None


def _rank(label: str) -> int:
    """The day of payment goes before others, and the day of an order behind them."""
    return 2 if ORDERED.match(label) else 0 if PAID_ON.match(label) else 1


def bears_name(surface: Surface, field: Field) -> bool:
    """The label has the word by which the paper calls itself: 结算日期 on a 结算单, beside 到货日期."""
    word = re.sub(r"(?:日期|时间)$", "", bare_label(field.label))
    title = surface.title.value if surface.title else ""
    return len(word) >= 2 and bool(re.search(rf"{re.escape(word)}(?:单|表|书|凭证|凭据)$", title))


def _told_in_brackets(surface: Surface, span: DateSpan) -> bool:
    """Brackets tell of it what happened then: 转账(9月30日到账)."""
    return bool(re.match(r" ?[\u4e00-\u9fff]{1,4}\)", surface.text[span.end :]))


def _goes_on(surface: Surface, field: Field) -> str:
    """The rest of a date that breaks at the end of its line (2022年08 / 月31日); "" where it does not break."""
    value = fold(field.value)
    if not re.search(r"\d{4} ?(?:年|[-/.]) ?(?:\d{1,2} ?(?:月|[-/.])?)? ?$", value):
        return ""
    place = surface.text.find(value)
    return surface.text[place + len(value) :].lstrip("\n")[:8] if place >= 0 else ""


def _behind_label(surface: Surface) -> Fact[date] | None:
    """The first date that opens what stands behind a short label (开票：…), be its last word left out; what brackets say is no label's."""
    for span in surface.dates:
        if span.value and LABEL_BEFORE.search(surface.text[max(0, span.start - 8) : span.start]):
            return Fact(span.value, (surface.passage.quote(span.start, span.end),), 0.8)
    return None


def _slip(surface: Surface, fields: Sequence[Field], kind: EvidenceType) -> Slip:
    serial = next((f for f in _of(fields, "serial") if re.search(r"\d{2,}", f.value) and len(f.value) <= 40), None)
    purpose = next((f for f in _of(fields, "purpose") if re.search(r"[\u4e00-\u9fff]{2}", f.value) and not OF_THE_FORM.search(f.value)), None)
    failure, quote = failure_words(surface, kind)
    quotes = tuple(f.quote for f in (serial, purpose) if f) + ((quote,) if quote else ())
    return Slip(serial.value if serial else "", purpose.value if purpose else "", direction(surface, fields), failure, _goods(surface), quotes)


def _goods(surface: Surface) -> tuple[str, ...]:
    """What an invoice or list names in its rows."""
    sheets = [sheet for sheet in surface.sheets if "name" in sheet.columns]
    names = [sheet.grid[row][sheet.columns["name"]].strip() for sheet in sheets for row in sheet.body]
    return tuple(dict.fromkeys(name for name in names if name))
