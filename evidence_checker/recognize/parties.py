"""Who paid whom: by labels, by the sentence of a receipt, by the holder of an account, by whom an order addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from evidence_checker.recognize.directions import direction
from evidence_checker.recognize.fields import SUB_LABELS, Field
from evidence_checker.recognize.issuers import as_known
from evidence_checker.recognize.labels import bare_label
from evidence_checker.recognize.model import EvidenceType, Fact, Quote
from evidence_checker.recognize.organisations import is_private, organisation
from evidence_checker.recognize.party_names import first_organisation, party_name
from evidence_checker.recognize.passage import fold
from evidence_checker.recognize.surface import Surface
from evidence_checker.recognize.totals import allots
from evidence_checker.recognize.whole_names import paid_in_summary, whole_party

RECEIVED = re.compile(
    r"(?<![请待应需若如])(?:今|兹|现|已)?(?:收到|领到)(?:了)? ?[:：]? ?(?P<payer>[\u4e00-\u9fff()A-Za-z0-9·]{2,40}?) ?"
    r"(?:交来|送来|寄来|打来|拨来|拨付|拨给|拨入|划拨|下拨|转来|汇来|捐来|捐赠|捐助|支付|支持|赠送|交付|资助|付来|缴来|缴纳|提供|"
    r"(?=[,，:：。\n ¥])|\d{4}年|$|"
    r"(?<=[局委会司团心院校行办社处所部厅府馆站台)])(?=帮扶|人民币|驻村|(?:工作)?经费|资金|补助|款|购|订购|采购|货款))",
    re.MULTILINE,
)
ALLOTMENT = re.compile(
    r"(?:拨付|拨给|下达|划拨|安排)(?:给)?(?:你|贵)(?:单位|村|镇|乡|县|局|所|校|社|公司|区)|(?:转入|汇入|拨入|划入|拨至)(?:你|贵)(?:单位|村|镇|乡|县|局|所|校|社|公司|区|街道)"
)
RECEIPT = re.compile(r"(?P<payer>)(?:收 ?据|收 ?条|结算票据|捐赠票据)")
ESTEEMED = r"贵(?=公司|局|单位|委|校|会|院|中心|行|集团|办|馆|所|站|台|厅|处|部|厂|社|队)"
HANDLER = re.compile(r"[收领]款(?:人|户名)?$|开票人|复核人?|经手人|经办人|收款员")
EXPENSES = re.compile(r"报 *销|借 *支")
BOOKED = re.compile(r"记 *账 *凭 *证|付 *款 *凭 *证|支 *出 *凭 *证|发放[表册]|发放明细")
OWN_BOOKS = re.compile(
    r"记 *账 *凭 *证|付 *款 *凭 *证|支 *出 *凭 *证|支票 *存根|(?:领 *款|报 *销|借 *支) *单|财政(?:授权|直接)支付|国库(?:集中)?支付|授权支付"
    r"|(?:支付|付款|用款|拨款|拨付) *(?:审批|申请) *[单表]"
)
"""What a unit makes out for itself when it pays: its books, the stub of its cheque, what its people claim, its orders to the treasury."""
BOUGHT_BY = re.compile(
    r"^(?P<name>[\u4e00-\u9fff]{4,24}?(?:局|委员会|公司|集团|中心|学院|大学|学校|中学|小学|医院|办公室|联合会|协会|银行|工会|法院|检察院|院|馆|所))"
    r"(?:[机关职工食堂后勤党委]|工会|20\d\d年){0,8}[^，。；\n]{0,16}"
    r"(?:(?:采购|购买|订购)[^，。；\n]{0,6}(?:清单|明细|表|台账|统计)|(?:收货|到货)?(?:验收|入库|收货)[单表])"
)
BY_TRADE = re.compile(
    r"(?:^|(?<=[\s|]))(?!主管|主办|监督|填[报表]|制表|审[核计]|开户|委托|报销|核算|编制)"
    r"[\u4e00-\u9fff]{2,4}(?:机构|单位|方|公司|企业|商)[:：] *(?P<name>[^\n:：]{4,40})",
    re.MULTILINE,
)
BOOKING_UNIT = re.compile(r"^(?:单位|公司|公司名称|单位名称|核算单位|编制单位|会计主体|账套|发放单位|填报单位)$")
HANDED = re.compile(r"收 *据|收 *条|发 *票|(?:结算|捐赠|专用) *票据|今 *收 *到|兹 *收 *到")
PAID_INTO = re.compile(
    r"(?:转入|汇入|划入|打入|拨入|存入|缴入|转至|汇至|拨付至|支付至|划拨至|划转至|转给|汇给)(?P<payee>[\u4e00-\u9fff()]{4,30}?)(?:的)?(?:指定|对公|基本|专用|银行|集体)*(?:账户|帐户|账上|账号|专户)"
)


PAYS = re.compile(r"(?:借方|付款?[方人户单位]*|汇款人|出账|转出)[方人]?(?:[(].*[)])?")
RECEIVES = re.compile(r"(?:贷方|收款?[方人户单位]*|收款人|入账|转入)[方人]?(?:[(].*[)])?")
FORM_OF = re.compile(
    r"(?P<name>[\u4e00-\u9fff()]{4,30}?(?:局|委员会|集团|公司|学院|大学|学校|医院|办公室|中心|联合会|院|委|会|所|馆))[ 　]*"
    r"(?:资金|经费|费用|款项|付款|用款|拨付|支付|支出|报销|借款|项目|帮扶|驻村)?[\u4e00-\u9fff]{2,10}[单表]$"
)
"""The title of a form that begins with whose it is: ××局资金拨付审批表."""
STORED = re.compile(r"验收|入库|人库|采购|领用")
HOLDER = re.compile(r"^客户(?:名称|姓名|户名|全称)?$|^(?:账户|单位)名称$")
CAME_IN = re.compile(r"^收(?:到|回)?(?P<name>[\u4e00-\u9fff()（）]{3,40}?)(?:拨|交|转|汇|捐|支付|帮扶|驻村|定点|补助|资助|款|经费|资金|工作|\d|$)")
"""The summary of what was booked as received: 收某某局帮扶水窖维修款."""


def payer_of(surface: Surface, fields: Sequence[Field], kind: EvidenceType) -> Fact[str] | None:
    """Who paid or bought."""
    fields = sorted(_with_holder(fields), key=lambda f: bare_label(f.label).startswith("预算单位"))  # the treasury may pay for it
    keys = ("buyer", "payer") if kind is EvidenceType.PURCHASE_VOUCHER else ("payer", "buyer")
    if kind is not EvidenceType.PURCHASE_VOUCHER and (received := _received_from(surface)):
        return received
    return (
        whole_party(_named(fields, *keys), surface)
        or _received_from(surface)
        or _side_by_side(surface, PAYS)
        or _of_account(fields, own=not _came_in(surface, fields))
        or whole_party(_by_order(fields, 0), surface)
        or (_source_in_summary(surface) if _books_receipts(surface) else _bookkeeper(surface, fields))
        or _bought_by(surface)
        or (_booking_unit(fields) if kind is EvidenceType.PURCHASE_VOUCHER and STORED.search(surface.text[:60]) else None)
        or _thanked(surface)
        or _allots(surface)
    )


def payee_of(surface: Surface, fields: Sequence[Field], kind: EvidenceType) -> Fact[str] | None:
    """Who received or sold."""
    fields = _with_holder(fields)
    keys = ("seller", "payee") if kind is EvidenceType.PURCHASE_VOUCHER else ("payee", "seller")
    return (
        whole_party(_named([f for f in fields if not _is_handler(surface, f)], *keys), surface)
        or _side_by_side(surface, RECEIVES)
        or _of_account(fields, own=_came_in(surface, fields))
        or whole_party(_by_order(fields, 1), surface)
        or (_booking_unit(fields) if _books_receipts(surface) else None)
        or _receiver_below(surface)
        or _allotted(surface)
        or _paid_into(surface)
        or _other_side(surface, fields)
        or _in_summary(surface, fields)
    )


def _with_holder(fields: Sequence[Field]) -> Sequence[Field]:
    """On a slip that names the other side (对方户名), the customer (客户名称) is who holds the account, whichever way the money went."""
    if not any(field.key == "counterparty" for field in fields):
        return fields
    return [replace(field, key="own") if HOLDER.match(bare_label(field.label)) else field for field in fields]


def _books_receipts(surface: Surface) -> bool:
    """A voucher of accounts of what came in."""
    head = re.sub(r"(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])", "", surface.text[:120])
    return bool(
        re.match(r"(?:.{0,20}\s)?(?:收款|银收|现收)凭证", head)
        or (BOOKED.search(head) and re.search(r"(?:凭证)?号[:：] ?收|[^\u4e00-\u9fff]收字", head))
    )


def _side_by_side(surface: Surface, side: re.Pattern[str]) -> Fact[str] | None:
    """Of a form whose columns are the two sides (借方（付）, 贷方（收）) and whose rows ask for name, account and bank, the name of one side."""
    for table in surface.document.tables:
        grid = [[re.sub(r"\s", "", fold(text)) for text in row] for row in table.rows]
        for number, row in enumerate(grid[:4]):
            columns = {key: [c for c, text in enumerate(row) if c and key.fullmatch(text)] for key in (PAYS, RECEIVES)}
            names = [below for below in grid[number + 1 :] if below and SUB_LABELS.match(below[0])]
            if all(len(found) == 1 for found in columns.values()) and names and (name := party_name(names[0][columns[side][0]])):
                return Fact(name, (Quote(name, table.page),), 0.85)
    return None


def _source_in_summary(surface: Surface) -> Fact[str] | None:
    """From whom the rows of a voucher say that the money came, where all of them say the same."""
    found = [(p, m) for p in surface.passage.paragraphs if (m := CAME_IN.match(p.text.strip())) and organisation(m["name"])]
    if len({m["name"] for _, m in found}) != 1:
        return None
    paragraph, match = found[0]
    return Fact(match["name"], (surface.passage.quote(paragraph.start, paragraph.end),), 0.7)


def _of(fields: Sequence[Field], *keys: str) -> Iterator[Field]:
    return (field for key in keys for field in fields if field.key == key)


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


def _received_from(surface: Surface) -> Fact[str] | None:
    """From whom a receipt says that it was received."""
    received = RECEIVED.search(surface.text)
    name = first_organisation(party_name(_in_full(received["payer"]))) if received else ""
    return Fact(name, (surface.passage.quote(*received.span("payer")),), 0.9) if received and name else None


def _in_full(name: str) -> str:
    """The full name that brackets behind a short one give: 市外办(昆明市人民政府外事办公室)."""
    inner = re.search(r"[(](?P<full>[\u4e00-\u9fff]{6,})[)]?$", name)
    return inner["full"] if inner and organisation(inner["full"]) else name


def _is_handler(surface: Surface, field: Field) -> bool:
    """On a receipt or invoice 收款人 is the person who took the money in hand, not whom it was paid to."""
    hand = HANDLER.match(bare_label(field.label)) and is_private(party_name(field.value))
    batch = any(len(sheet.body) >= 2 for sheet in surface.sheets)
    return bool(hand and (batch or HANDED.search(surface.text[:120]))) or (
        bool(EXPENSES.search(surface.text[:60])) and is_private(party_name(field.value))
    )


def _bookkeeper(surface: Surface, fields: Sequence[Field]) -> Fact[str] | None:
    """A voucher of accounts that books expenses is its own unit's: 单位, 核算单位, 编制单位."""
    head = surface.text[:120]
    if not (BOOKED.search(head[:80]) or OWN_BOOKS.search(head)) or _came_in(surface, fields):
        return None
    return _booking_unit(fields) or (_head(surface) or _foot(surface) if OWN_BOOKS.search(head) else None)


def _booking_unit(fields: Sequence[Field]) -> Fact[str] | None:
    """Whose books they are."""
    for field in fields:
        name = organisation(party_name(field.value)) if BOOKING_UNIT.match(bare_label(field.label)) else ""
        if name:
            return Fact(name, (field.quote,), 0.8)
    return None


def _head(surface: Surface) -> Fact[str] | None:
    """The unit that opens the title of its own form: ××局 资金支付审批单."""
    first = surface.passage.paragraphs[0] if surface.passage.paragraphs else None
    words = FORM_OF.match(first.text.strip()) if first else None
    name = organisation(words["name"]) if words else ""
    return Fact(name, (surface.passage.quote(first.start, first.end),), 0.75) if first and name else None


def _foot(surface: Surface) -> Fact[str] | None:
    """The unit whose name alone closes the paper."""
    last = surface.passage.paragraphs[-1] if surface.passage.paragraphs else None
    name = organisation(last.text) if last and not surface.passage.is_cell(last) else ""
    return Fact(name, (surface.passage.quote(last.start, last.end),), 0.75) if last and name else None


def _other_side(surface: Surface, fields: Sequence[Field]) -> Fact[str] | None:
    """On a settlement that names who orders, the one other party named by its trade (承印单位, 检测机构) is who is paid."""
    payer = _named(fields, "payer", "buyer")
    if payer is None or "结算" not in surface.text[:60]:
        return None
    named = [(m, name) for m in BY_TRADE.finditer(surface.text) if (name := organisation(party_name(m["name"]))) and name != payer.value]
    if len({name for _, name in named}) != 1:
        return None
    found, name = named[0]
    return Fact(name, (surface.passage.quote(*found.span("name")),), 0.7)


def _bought_by(surface: Surface) -> Fact[str] | None:
    """Whose list of purchases it is by its title: 某医院职工食堂采购清单."""
    found = BOUGHT_BY.match(surface.title.value) if surface.title else None
    return Fact(found["name"], surface.title.quotes, 0.75) if found and surface.title else None


def _allots(surface: Surface) -> Fact[str] | None:
    """An order to pay is the issuer's."""
    return surface.issuer if ALLOTMENT.search(surface.text) or allots(surface) else None


def _allotted(surface: Surface) -> Fact[str] | None:
    """Whom an order to pay addresses (现拨付你单位)."""
    return surface.addressee if ALLOTMENT.search(surface.text) or (allots(surface) and _is_one(surface.addressee)) else None


def _is_one(addressee: Fact[str] | None) -> bool:
    """It names a single body, not all of a kind."""
    return addressee is not None and not re.search(r"有关|各|、|，", addressee.value)


def _paid_into(surface: Surface) -> Fact[str] | None:
    """Whose account a sentence says the money went to: 已转入某村民委员会账户."""
    found = PAID_INTO.search(surface.text)
    name = organisation(found["payee"]) if found and found["payee"][0] not in "你贵我" else ""
    return Fact(name, (surface.passage.quote(*found.span("payee")),), 0.8) if found and name else None


def _in_summary(surface: Surface, fields: Sequence[Field]) -> Fact[str] | None:
    """Whom the summary of a voucher of accounts names as paid."""
    return paid_in_summary(surface) if BOOKED.search(surface.text[:80]) and not _came_in(surface, fields) else None


def _of_account(fields: Sequence[Field], *, own: bool) -> Fact[str] | None:
    """On a statement of account: the holder, or the other side (对方户名)."""
    other = _named(fields, "counterparty")
    if other is None or not own:
        return other
    subs = (f for f in fields if f.key == "other" and SUB_LABELS.match(bare_label(f.label)))
    holder = next((f for f in (*_of(fields, "own"), *subs) if party_name(f.value)), None)
    return Fact(party_name(holder.value), (holder.quote,), 0.85) if holder else None


def _came_in(surface: Surface, fields: Sequence[Field]) -> bool:
    return direction(surface, fields) == "in"


def _thanked(surface: Surface) -> Fact[str] | None:
    """A confirmation of receipt names its payer as addressee: 贵公司拨付的资金已汇入."""
    if surface.addressee and re.search(ESTEEMED, surface.text):
        return Fact(surface.addressee.value, surface.addressee.quotes, 0.8)
    return None


def _receiver_below(surface: Surface) -> Fact[str] | None:
    """A receipt's receiver: the organisation that closes it, else its seal."""
    received = RECEIVED.search(surface.text) or RECEIPT.search(surface.text[:60]) or re.search(rf"(?P<payer>){ESTEEMED}", surface.text)
    if received is None:
        return None
    for paragraph in reversed(surface.passage.paragraphs):
        name = organisation(re.sub(r"^.{0,8}?[:：]", "", paragraph.text))
        if name and paragraph.start > received.start() and name not in {received["payer"], *(f.value for f in surface.fields)}:
            return Fact(name, (surface.passage.quote(paragraph.start, paragraph.end),), 0.85)
    seal = next((s for s in surface.document.seals if organisation(s.text)), None)
    return Fact(as_known(seal.text, surface), (Quote(seal.text, seal.page, None, seal.box),), 0.8) if seal else None
