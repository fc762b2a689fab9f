"""Payment papers: bank slips, receipts, vouchers, payment orders, invoices. Who paid whom how much, when, and whether the money stayed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from evidence_checker.recognize.calendar import find_dates
from evidence_checker.recognize.fields import SUB_LABELS, Field, bare_label
from evidence_checker.recognize.issuers import as_known
from evidence_checker.recognize.model import EvidenceType, Fact, Quote, Slip, SumCheck
from evidence_checker.recognize.organisations import STAMPED, is_private, organisation
from evidence_checker.recognize.passage import fold
from evidence_checker.recognize.sheets import read_sheets
from evidence_checker.recognize.slip_amounts import stated_sums
from evidence_checker.recognize.surface import Surface
from evidence_checker.recognize.totals import paper_total

RECEIVED = re.compile(
    r"(?:今|兹|现|已)?(?:收到|领到)(?:了)? ?[:：]? ?(?P<payer>[\u4e00-\u9fff()A-Za-z0-9·]{2,40}?) ?"
    r"(?:交来|拨来|拨付|拨给|拨入|划拨|下拨|转来|汇来|捐来|捐赠|捐助|支付|支持|赠送|交付|资助|付来|缴来|缴纳|提供|(?=[,，:：。\n ¥])|\d{4}年|$|"
    r"(?<=[局委会司团心院校行办社处所部厅府])(?=帮扶|人民币|驻村|(?:工作)?经费|资金|补助|款|购|订购|采购|货款))",
    re.MULTILINE,
)
ALLOTMENT = re.compile(r"(?:拨付|拨给|下达|划拨|安排)(?:给)?(?:你|贵)(?:单位|村|镇|乡|县|局|所|校|社|公司|区)")
RECEIPT = re.compile(r"(?P<payer>)(?:收 ?据|收 ?条|结算票据|捐赠票据)")
HANDLER = re.compile(r"[收领]款(?:人|户名)?$|开票人|复核人?|经手人|经办人|收款员")
EXPENSES = re.compile(r"报 *销|借 *支|领 *款 *单")
BOOKED = re.compile(r"记 *账 *凭 *证|付 *款 *凭 *证|支 *出 *凭 *证|发放[表册]|发放明细")
BOOKING_UNIT = re.compile(r"^(?:单位|单位名称|核算单位|编制单位|会计主体|账套|发放单位|填报单位)$")
HANDED = re.compile(r"收 *据|收 *条|发 *票|(?:结算|捐赠|专用) *票据|今 *收 *到|兹 *收 *到")
CREDIT_TITLE = re.compile(r"收款回单|来账|进账单|入账通知|贷记通知|收入凭证|收款凭证")
DEBIT_TITLE = re.compile(r"付款回单|付款凭证|出账|支付凭证|转账凭证|汇款凭证|付款通知|借记通知|拨款单|业务付款")


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
        _payer(surface, fields, kind),
        _payee(surface, fields, kind),
        paper_total(surface, kind, sums),
        _day(surface, fields),
        _slip(surface, fields, kind),
        tuple(sums.checks()),
    )


def _of(fields: Sequence[Field], *keys: str) -> Iterator[Field]:
    return (field for key in keys for field in fields if field.key == key)


def party_name(value: str) -> str:
    """A party's name out of a value: without account number, stamp note and blanks; "" where the value is no name."""
    first = re.split(r"\n|账号|(?<=[\u4e00-\u9fff)]) *20\d\d *[年./-]|帐号|开户|纳税人|统一社会|地址|电话|\d{8,}", fold(value))[0]
    bare = re.sub(r"(?<=[\u4e00-\u9fff()]) +(?=[\u4e00-\u9fff()])", "", STAMPED.sub("", first.strip(" :;,，。、|")))
    bare = re.sub(r"\((?:发票|财务|合同|业务)?专?用?章?[)]?$", "", bare)
    bare = re.sub(r"(?:零余额|基本存款|一般存款)(?:账户|账号|户)$", "", bare)
    bare = re.sub(r"(?:交来|捐赠|拨付)$|^(?:全称|户名|名称)[: ]*", "", bare).strip()
    chinese = len(re.findall(r"[\u4e00-\u9fff]", bare))
    if chinese < 2 or len(bare) > 50 or re.search(r"[。；;，]|元$|^\d", bare):
        return ""
    return bare


def _first_organisation(name: str) -> str:
    """The organisation with which a long name begins: what follows it is what the money is for."""
    if organisation(name) or len(name) <= 6:
        return name
    found = re.match(r".{3,24}?(?:局|委员会|公司|集团|中心|学院|医院|办公室|联合会|银行|工会)", name)
    return found[0] if found else name


def _named(fields: Sequence[Field], *keys: str) -> Fact[str] | None:
    for field in _of(fields, *keys):
        if name := party_name(field.value):
            return Fact(name, (field.quote,), 0.95 if organisation(name) else 0.8)
    return None


def _by_order(fields: Sequence[Field], place: int) -> Fact[str] | None:
    """Where names stand without a heading, the payer's comes first."""
    names: list[Fact[str]] = []
    for field in fields:
        name = party_name(field.value) if field.key == "other" and SUB_LABELS.match(bare_label(field.label)) else ""
        if name and name not in {n.value for n in names}:
            names.append(Fact(name, (field.quote,), 0.6))
    return names[place] if len(names) >= 2 else None


def _payer(surface: Surface, fields: Sequence[Field], kind: EvidenceType) -> Fact[str] | None:
    keys = ("buyer", "payer") if kind is EvidenceType.PURCHASE_VOUCHER else ("payer", "buyer")
    if kind is not EvidenceType.PURCHASE_VOUCHER and (received := _received_from(surface)):
        return received
    return (
        _named(fields, *keys)
        or _received_from(surface)
        or _of_account(fields, own=not _came_in(surface, fields))
        or _by_order(fields, 0)
        or _bookkeeper(surface, fields)
        or _thanked(surface)
        or _allots(surface)
    )


def _received_from(surface: Surface) -> Fact[str] | None:
    """From whom a receipt says that it was received."""
    received = RECEIVED.search(surface.text)
    name = _first_organisation(party_name(received["payer"])) if received else ""
    return Fact(name, (surface.passage.quote(*received.span("payer")),), 0.9) if received and name else None


def _payee(surface: Surface, fields: Sequence[Field], kind: EvidenceType) -> Fact[str] | None:
    keys = ("seller", "payee") if kind is EvidenceType.PURCHASE_VOUCHER else ("payee", "seller")
    return (
        _named([f for f in fields if not _is_handler(surface, f)], *keys)
        or _of_account(fields, own=_came_in(surface, fields))
        or _by_order(fields, 1)
        or _receiver_below(surface)
        or _allotted(surface)
    )


def _is_handler(surface: Surface, field: Field) -> bool:
    """On a receipt or invoice 收款人 is the person who took the money in hand, not whom it was paid to."""
    hand = HANDLER.match(bare_label(field.label)) and is_private(party_name(field.value))
    batch = any(len(sheet.body) >= 2 for sheet in read_sheets(surface.document))
    return bool(hand and (batch or HANDED.search(surface.text[:120]))) or (
        bool(EXPENSES.search(surface.text[:60])) and is_private(party_name(field.value))
    )


def _bookkeeper(surface: Surface, fields: Sequence[Field]) -> Fact[str] | None:
    """A voucher of accounts that books expenses is its own unit's: 单位, 核算单位, 编制单位."""
    if not BOOKED.search(surface.text[:80]) or _came_in(surface, fields):
        return None
    for field in fields:
        name = organisation(party_name(field.value)) if BOOKING_UNIT.match(bare_label(field.label)) else ""
        if name:
            return Fact(name, (field.quote,), 0.8)
    return None


def _allots(surface: Surface) -> Fact[str] | None:
    """An order to pay is the issuer's."""
    return surface.issuer if ALLOTMENT.search(surface.text) else None


def _allotted(surface: Surface) -> Fact[str] | None:
    """Whom an order to pay addresses (现拨付你单位)."""
    return surface.addressee if ALLOTMENT.search(surface.text) else None


def _of_account(fields: Sequence[Field], *, own: bool) -> Fact[str] | None:
    """On a statement of account: the holder, or the other side (对方户名)."""
    other = _named(fields, "counterparty")
    if other is None or not own:
        return other
    holder = next((f for f in fields if f.key == "other" and SUB_LABELS.match(bare_label(f.label)) and party_name(f.value)), None)
    return Fact(party_name(holder.value), (holder.quote,), 0.85) if holder else None


def _came_in(surface: Surface, fields: Sequence[Field]) -> bool:
    return _direction(surface, fields) == "in"


def _thanked(surface: Surface) -> Fact[str] | None:
    """A confirmation of receipt names its payer as addressee: 贵公司拨付的资金已汇入."""
    if surface.addressee and re.search(r"贵(?:公司|局|单位|委|校|会|院|中心|行|集团|办)", surface.text):
        return Fact(surface.addressee.value, surface.addressee.quotes, 0.8)
    return None


def _receiver_below(surface: Surface) -> Fact[str] | None:
    """A receipt's receiver: the organisation that closes it, else its seal."""
    received = (
        RECEIVED.search(surface.text)
        or RECEIPT.search(surface.text[:60])
        or re.search(r"(?P<payer>贵)(?=公司|局|单位|委|校|会|院|中心|行|集团|办)", surface.text)
    )
    if received is None:
        return None
    for paragraph in reversed(surface.passage.paragraphs):
        name = organisation(re.sub(r"^.{0,8}?[:：]", "", paragraph.text))
        if name and paragraph.start > received.start() and name not in {received["payer"], *(f.value for f in surface.fields)}:
            return Fact(name, (surface.passage.quote(paragraph.start, paragraph.end),), 0.85)
    seal = next((s for s in surface.document.seals if organisation(s.text)), None)
    return Fact(as_known(seal.text, surface), (Quote(seal.text, seal.page, None, seal.box),), 0.8) if seal else None


def _day(surface: Surface, fields: Sequence[Field]) -> Fact[date] | None:
    """The day of payment or issue: by label, never the day of printing."""
    for field in _of(fields, "date"):
        day = next((s.value for s in find_dates(fold(field.value)) if s.value), None)
        if day:
            return Fact(day, (field.quote,), 0.97)
    if surface.own_date and surface.own_date.span.value:
        own = surface.own_date.span
        return Fact(surface.own_date.span.value, (surface.passage.quote(own.start, own.end),), 0.9)
    printed = {s.value for f in _of(fields, "printed") for s in find_dates(fold(f.value))}
    for span in surface.dates:
        if span.value and span.value not in printed:
            return Fact(span.value, (surface.passage.quote(span.start, span.end),), 0.7)
    return None


def _slip(surface: Surface, fields: Sequence[Field], kind: EvidenceType) -> Slip:
    serial = next((f for f in _of(fields, "serial") if re.search(r"\d{2,}", f.value) and len(f.value) <= 40), None)
    purpose = next((f for f in _of(fields, "purpose") if re.search(r"[\u4e00-\u9fff]{2}", f.value)), None)
    failure, quote = failure_words(surface, kind)
    quotes = tuple(f.quote for f in (serial, purpose) if f) + ((quote,) if quote else ())
    return Slip(serial.value if serial else "", purpose.value if purpose else "", _direction(surface, fields), failure, _goods(surface), quotes)


def _goods(surface: Surface) -> tuple[str, ...]:
    """What an invoice or list names in its rows."""
    sheets = [sheet for sheet in read_sheets(surface.document) if "name" in sheet.columns]
    names = [sheet.grid[row][sheet.columns["name"]].strip() for sheet in sheets for row in sheet.body]
    return tuple(dict.fromkeys(name for name in names if name))


def _direction(surface: Surface, fields: Sequence[Field]) -> str:
    words = surface.lexicon.slips
    stated = " ".join(f.value for f in _of(fields, "direction")).strip()
    if stated:
        return "out" if stated in words.outgoing else "in" if stated in words.incoming else ""
    filled = {way for f in fields if (way := _way_of_column(f))}
    if len(filled) == 1 and any(f.key == "counterparty" for f in fields):
        return filled.pop()
    head = surface.text[:200]
    if CREDIT_TITLE.search(head):
        return "in"
    return "out" if DEBIT_TITLE.search(head) else ""


def _way_of_column(field: Field) -> str:
    """On a statement of account the column that is filled tells the way: 收入 or 支出."""
    label = bare_label(field.label)
    if not re.search(r"[1-9]", field.value):
        return ""
    return "in" if re.match(r"收入|贷方|转入|存入", label) else "out" if re.match(r"支出|借方|转出|支取", label) else ""


def failure_words(surface: Surface, kind: EvidenceType) -> tuple[str, Quote | None]:
    """The words that say the money came back or never went; printed notes and negations do not count."""
    words = surface.lexicon.slips
    counting = words.failure_goods if kind is EvidenceType.PURCHASE_VOUCHER else words.failure
    for entity in surface.entities:
        if entity.label != "FAILURE" or entity.text not in counting:
            continue
        start, end = surface.passage.sentence(entity.start)
        sentence = surface.text[start:end]
        denied = re.search(r"[无未没非不]$", surface.text[max(0, entity.start - 1) : entity.start])
        label = re.match(r"(?:原因|理由|标志|标识|日期)[:： ]*(?:$|\n|无)", surface.text[entity.end : entity.end + 8])
        if not denied and not label and not any(note in sentence for note in words.failure_notes):
            return entity.text, surface.passage.quote(entity.start, entity.end)
    return "", None
