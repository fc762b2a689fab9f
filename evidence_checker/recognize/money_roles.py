"""How far a sum has come, by the words round it; the year they assign it; whether it is given in kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence_checker.recognize.model import Amount, EvidenceType, MoneyRole
from evidence_checker.recognize.money import MoneySpan, find_money
from evidence_checker.recognize.surface import Surface

E = EvidenceType
R = MoneyRole
WORDS: tuple[tuple[MoneyRole, re.Pattern[str]], ...] = (
    (
        R.VALUE,
        re.compile(r"单价|售价|市场价|均价|产值|收入|增收|纯收入|分红|年产|销售额|营业额|注册资本|保额|造价指标|月薪|工资|利润|余额|罚款|贷款|负债"),
    ),
    (R.RECEIVED, re.compile(r"收到|已到账|到账|收讫|入账|接收|到位")),
    (
        R.PAID,
        re.compile(
            r"拨付了|已拨付|已支付|支付了|已转|转账|汇入|汇款|汇给|付款|缴纳|已拨|划拨到|打入|拨到|捐款|捐出|已投入|发放了|已发放|付清|拨付到"
        ),
    ),
    (R.SPENT, re.compile(r"购买|采购|用于|花费|开支|支出|消费|花了|使用|建成|投入|修建|添置|购置|结算|决算|发放|报销|花去")),
    (R.ALLOCATED, re.compile(r"下达|拨付|划拨|下拨|拨给|安排预算|指标|拨款")),
    (R.DECIDED, re.compile(r"同意|决定|议定|研究(?:决定|同意|确定)|审议通过|原则同意|会议明确|批准|批复|核准")),
    (R.PROMISED, re.compile(r"捐赠|资助|承诺|认捐|出资|提供|资金支持|意向|计划|拟|将|预计|争取|力争|筹集|协调|安排|概算|预算|估算|总投资")),
)
FUTURE = re.compile(r"将|拟|计划|预计|力争|争取|意向|打算|准备|承诺|认捐|概算|预算|估算")
IN_KIND = re.compile(r"(?:价值|折合|折价|折款|合计价值|总价值|市值)(?:人民币|约|近|共|共计|达)*$")
YEAR = re.compile(r"(?P<y>20\d\d) ?年(?:度)?|(?P<rel>今年|本年|去年|上年|明年)")
BY_KIND = {
    E.FUND_VOUCHER: R.PAID,
    E.PURCHASE_VOUCHER: R.SPENT,
    E.ASSISTANCE_AGREEMENT: R.PROMISED,
    E.MEETING_MINUTES: R.DECIDED,
    E.WELFARE_RECORD: R.PAID,
}


BUDGETED = frozenset({E.ASSISTANCE_AGREEMENT, E.ASSISTANCE_PLAN, E.PROJECT_RECORD})
"""Papers whose tables say what a sum is made of."""


def amounts(surface: Surface, kind: EvidenceType) -> tuple[Amount, ...]:
    """The sums of the text with their roles, and of a budget's table its rows; prices and rates (每亩800元, a column 单价) are left out."""
    return (*_amounts(surface, kind), *(_of_tables(surface, kind) if kind in BUDGETED else ()))


def _of_tables(surface: Surface, kind: EvidenceType) -> Iterator[Amount]:
    """The figures under a heading of money that bear no unit themselves."""
    for sheet in surface.sheets:
        column = sheet.columns.get("amount")
        rows = [*sheet.body, *([] if sheet.total_row is None else [sheet.total_row])]
        for row in rows if column is not None else ():
            value, text = sheet.value(row, "amount"), sheet.grid[row][column or 0]
            if value and value > 0 and not find_money(text):
                yield Amount(value, text, sheet.quote(row, column or 0), BY_KIND.get(kind, R.UNKNOWN))


def _prices(surface: Surface) -> frozenset[str]:
    """What stands in columns of prices and in no column of amounts."""
    sheets = surface.sheets
    cells = {m: {s.grid[r][s.columns[m]].strip() for s in sheets if m in s.columns for r in s.body} for m in ("price", "amount")}
    return frozenset(cells["price"] - cells["amount"])


def _amounts(surface: Surface, kind: EvidenceType) -> Iterator[Amount]:
    prices = _prices(surface)
    for span in surface.money:
        if not span.per_unit and span.yuan > 0 and not (span.text in prices and _in_cell(surface, span)):
            before = _clause_before(surface, span)
            quote = surface.passage.quote(span.start, span.end)
            yield Amount(
                span.yuan,
                span.text,
                quote,
                _role(surface, span, before, kind),
                span.approximate,
                span.capital,
                bool(IN_KIND.search(before)),
                _year(surface, span),
            )


def _in_cell(surface: Surface, span: MoneySpan) -> bool:
    return surface.passage.is_cell(surface.passage.paragraphs[surface.passage.paragraph_at(span.start)])


def _clause_before(surface: Surface, span: MoneySpan) -> str:
    start, _ = surface.passage.sentence(span.start)
    return surface.text[max(start, span.start - 40) : span.start]


def _role(surface: Surface, span: MoneySpan, before: str, kind: EvidenceType) -> MoneyRole:
    """The nearest word before the sum, else the nearest behind it in its clause, else what the kind of paper is about."""
    if kind in {E.FUND_VOUCHER, E.PURCHASE_VOUCHER}:
        return BY_KIND[kind]
    clause = re.split(r"[，,、]", before)[-1]
    after = re.split(r"[。；，\n]", surface.text[span.end : span.end + 20])[0]
    for words in (clause, after, before):
        role = _nearest(words)
        if role is not None:
            promised = FUTURE.search(before) and role in {R.SPENT, R.ALLOCATED, R.PAID}
            return R.PROMISED if promised else R.DECIDED if kind is E.MEETING_MINUTES and role in {R.SPENT, R.ALLOCATED, R.PROMISED} else role
    return BY_KIND.get(kind, R.UNKNOWN)


def _nearest(words: str) -> MoneyRole | None:
    found = [(m.end(), -order, role) for order, (role, pattern) in enumerate(WORDS) for m in pattern.finditer(words)]
    return max(found, key=lambda f: f[:2])[2] if found else None


def _year(surface: Surface, span: MoneySpan) -> int | None:
    """The year named last in the sum's own sentence before it."""
    start, _ = surface.passage.sentence(span.start)
    named = list(YEAR.finditer(surface.text, start, span.start))
    if not named:
        return None
    last = named[-1]
    if last["y"]:
        return int(last["y"])
    base = surface.own_date.span.year if surface.own_date else surface.stated_year
    return base + {"去年": -1, "上年": -1, "明年": 1}.get(last["rel"], 0) if base else None
