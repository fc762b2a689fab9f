"""The total of a paper: what its kind calls its amount, and the sums inside it that must agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from evidence_checker.recognize.instalments import instalments_total
from evidence_checker.recognize.model import EvidenceType, Fact, Quote, SumCheck
from evidence_checker.recognize.money import MoneySpan, figure, find_money
from evidence_checker.recognize.passage import Paragraph, fold
from evidence_checker.recognize.sheets import sheet_checks, sheet_total
from evidence_checker.recognize.slip_amounts import StatedSums
from evidence_checker.recognize.surface import Surface

E = EvidenceType
LISTS = frozenset({E.PURCHASE_VOUCHER, E.WELFARE_RECORD})
TOTAL_WORDS = re.compile(
    r"(?:价税合计|订单总额|成功(?:总)?金额|批量(?:总)?金额|本批(?:总)?金额|交易总额|代发(?:总)?金额|总计金额|实付总额|实付金额|实收金额|结算总额|付款总额|应付总额|费用合计|总费用|总保险?费|保险?费合计|合计支付|共支付|共计支付|合计|总计|共计|总金额|金额合计|总价款?|总额|实付款?|订单金额|应付金额|合同(?:总)?价款?|合同(?:总)?金额|结算(?:金额|价|总价|造价)|审定(?:金额|价|造价)|决算(?:金额|价)|"
    r"中标(?:金额|价)|工程造价|总造价|总投资|投资总额|概算总?投资|总估算|估算总?投资|总概算|总预算|预算总额|捐赠总额|资金总额|总经费|经费总额)"
    r"[^\d¥壹贰貳叁參肆伍陆陸柒捌玖\n。;；]{0,14}(?:\d+ ?[笔人户名件份项条](?!\d)[^\d\n。;；]{0,8})?(?=[\d¥壹贰貳叁參肆伍陆陸柒捌玖])"
)
WITH_TAX = re.compile(r"价 ?税 ?合 ?计")
BARE_SUM = re.compile(r"[-+]? ?(\d[\d,]*\.\d{2})(?: ?元)?")
PAID = re.compile(r"(?:款项|资金|经费|该款|此款|款)(?:现?已)(?:于)?[^。；\n]{0,32}?(?:转入|汇入|拨入|打入|划入|转账|拨付至|支付至|汇至)")
SPENDING = re.compile(r"经费|费用|预算|开支|支出|花费|资金")
ALLOTS = re.compile(r"(?:下达|拨付|划拨|安排|分配|预拨|追加).{2,50}(?:资金|经费|款).{0,8}(?:通知|函|批复)$")
BUDGET_ACCOUNTS = re.compile(r"预算收入|预算支出|资金结存|(?:行政|事业)支出")
SETTLED = re.compile(r"结算|审定|决算")


def paper_total(surface: Surface, kind: EvidenceType, sums: StatedSums) -> Fact[Decimal] | None:
    """The total of a payment paper: a list's from its last row, a slip's from its labels; figures go before capitals."""
    sheet = _with_tax(surface) or _booked_once(surface) or _of_sheets(surface, rows=1 if kind in LISTS else 2) or _of_open_list(surface, sums)
    labelled = sums.figures if sums.grand or kind not in LISTS else None
    return (
        sheet
        or labelled
        or sums.capitals
        or _of_sheets(surface, rows=0)
        or _behind_words(surface)
        or sums.figures
        or _only(surface, largest=True)
        or _bare_line(surface)
    )


def says_paid(surface: Surface) -> bool:
    """The paper says that its sum has been paid (款项已于某日转入), or is an invoice; not that sums were paid in sum or in some years."""
    return bool(WITH_TAX.search(surface.text) or PAID.search(surface.text))


def _booked_once(surface: Surface) -> Fact[Decimal] | None:
    """A voucher that books one payment in both accounts, of finance and of the budget, adds it up twice."""
    if not BUDGET_ACCOUNTS.search(surface.text):
        return None
    for sheet in surface.sheets:
        values = {value for row in sheet.body for key in ("debit", "credit", "amount") if (value := sheet.value(row, key))}
        total = sheet_total(sheet)
        if total and len(values) == 1 and total[0] == 2 * next(iter(values)):
            return Fact(next(iter(values)), (total[1],), 0.85)
    return None


def allots(surface: Surface) -> bool:
    """The paper lets money go to somebody: 关于下达2022年帮扶项目资金的通知."""
    return bool(surface.title and ALLOTS.search(surface.title.value))


def _with_tax(surface: Surface) -> Fact[Decimal] | None:
    """An invoice's total is 价税合计, however its rows of net sums end."""
    for word in WITH_TAX.finditer(surface.text):
        sums = [m for m in find_money(surface.text[word.end() : word.end() + 60]) if not m.per_unit and m.yuan > 0]
        figures = [m for m in sums if not m.capital] or sums
        if figures:
            end = word.end() + figures[0].end
            return Fact(figures[0].yuan, (surface.passage.quote(word.start(), end),), 0.95)
    return None


def _of_open_list(surface: Surface, sums: StatedSums) -> Fact[Decimal] | None:
    """A list of several payments without a row of totals: the sum stated beside it, else the sum of its rows; never one row's."""
    lists = [sheet for sheet in surface.sheets if len(sheet.body) >= 2 and sheet.total_row is None]
    if not lists or sums.grand or sums.capitals or len({sheet.header for sheet in lists}) != len(lists):
        return None
    stated = _behind_words(surface)
    if stated or len(lists) > 1:
        return stated
    (sheet,) = lists
    whole = sum((value for row in sheet.body if (value := sheet.value(row, "amount")) is not None), Decimal(0))
    return Fact(whole, (sheet.quote(sheet.body[0], sheet.columns["amount"]),), 0.6) if whole > 0 and "amount" in sheet.columns else None


def _bare_line(surface: Surface) -> Fact[Decimal] | None:
    """A phone's screen shows the sum on a line of its own: 5,000.00."""
    found = [(p, number) for p in surface.passage.paragraphs if (m := BARE_SUM.fullmatch(p.text.strip())) and (number := figure(m[1]))]
    if len({number for _, number in found}) != 1:
        return None
    paragraph, number = found[0]
    return Fact(abs(number), (surface.passage.quote(paragraph.start, paragraph.end),), 0.7)


def stated_total(surface: Surface) -> Fact[Decimal] | None:
    """The total of an agreement, plan or acceptance: behind words, what parts add up to, the only sum, its instalments, the sum in capitals."""
    settled = [f for f in _all_behind_words(surface) if SETTLED.search(f.quotes[0].text)]
    labelled = _labelled(surface, "settled") or (settled[0] if settled else None) or _labelled(surface, "agreed")
    return (
        labelled
        or _of_sheets(surface, rows=2)
        or _behind_words(surface)
        or _whole_of_parts(surface)
        or _only(surface, largest=False)
        or instalments_total(surface)
        or _in_capitals(surface)
        or _in_row_of_totals(surface)
    )


def spent_total(surface: Surface) -> Fact[Decimal] | None:
    """What a plan or record says an occasion costs: the sum behind 合计 in the sentence or table of its budget."""
    found = [f for f in _all_behind_words(surface) if SPENDING.search(_sentence_of(surface, f))]
    return max(found, key=lambda f: f.value) if found else None


def _sentence_of(surface: Surface, fact: Fact[Decimal]) -> str:
    """The line in which a sum stands, up to it."""
    at = surface.text.find(fact.quotes[0].text)
    return surface.text[surface.text.rfind("\n", 0, at) + 1 : at + len(fact.quotes[0].text)] if at >= 0 else fact.quotes[0].text


def _labelled(surface: Surface, key: str) -> Fact[Decimal] | None:
    """The sum under a label of an acceptance or approval form."""
    for field in surface.fields:
        sums = find_money(fold(field.value)) if field.key == key else ()
        bare = figure(re.sub(r"[元圆整 ]+$", "", fold(field.value))) if field.key == key and not sums else None
        number = sums[0].yuan if sums else bare * (10_000 if "万" in field.label else 1) if bare else None
        if number:
            return Fact(number, (field.quote,), 0.9)
    return None


def _of_sheets(surface: Surface, *, rows: int) -> Fact[Decimal] | None:
    """The largest total of the tables that have at least so many rows of figures above their last one."""
    sheets = [sheet for sheet in surface.sheets if len(sheet.body) >= rows]
    totals = [total for sheet in sheets if (total := sheet_total(sheet)) and total[0] > 0]
    if not totals:
        return None
    value, quote = max(totals, key=lambda total: total[0])
    return Fact(value, (quote,), 0.95)


def _all_behind_words(surface: Surface) -> list[Fact[Decimal]]:
    found = []
    for word in TOTAL_WORDS.finditer(surface.text):
        after = surface.text[word.end() : word.end() + 30]
        sums = [m for m in find_money(after) if m.start <= 1 and not m.per_unit]
        bare = re.match(r"\d[\d,]*(?:\.\d{1,2})?(?![\d人户名个件份项次天])", after)
        number = (
            sums[0].yuan
            if sums
            else figure(bare[0])
            if bare
            and surface.text[word.start() : word.start() + 2]
            in {"合计", "总计", "价税", "总金", "成功", "共计", "总额", "代发", "本批", "批量", "交易"}
            else None
        )
        if number:
            found.append(
                Fact(number, (surface.passage.quote(word.start(), word.end() + (sums[0].end if sums else len(bare[0]) if bare else 0)),), 0.85)
            )
    return found


def _behind_words(surface: Surface) -> Fact[Decimal] | None:
    found = _all_behind_words(surface)
    return max(found, key=lambda f: f.value) if found else None


def _exact(surface: Surface) -> list[MoneySpan]:
    return [m for m in surface.money if not m.per_unit and not m.approximate and m.yuan > 0]


def _only(surface: Surface, *, largest: bool) -> Fact[Decimal] | None:
    """The only exact sum of the paper (written once or several times); for slips the largest one."""
    exact = _exact(surface)
    if not exact or (not largest and len({m.yuan for m in exact}) > 1):
        return None
    best = max(exact, key=lambda m: (m.yuan, -m.start))
    return Fact(best.yuan, (surface.passage.quote(best.start, best.end),), 0.6)


def _in_row_of_totals(surface: Surface) -> Fact[Decimal] | None:
    """The only bare figure in the row of a 合计, where a form was read in pieces and its table's lines were not seen."""
    words = [p for p in surface.passage.paragraphs if re.fullmatch(r"[合总共] ?计", p.text.strip())]
    rows = [[(p, n) for p in surface.passage.paragraphs if (n := figure(p.text.strip())) and _share_row(surface, word, p)] for word in words]
    if len(rows) != 1 or len(rows[0]) != 1:
        return None
    (paragraph, number) = rows[0][0]
    return Fact(number, (surface.passage.quote(paragraph.start, paragraph.end),), 0.6)


def _share_row(surface: Surface, one: Paragraph, other: Paragraph) -> bool:
    return _on_one_row(*(surface.passage.quote(p.start, p.end) for p in (one, other)))


def _whole_of_parts(surface: Surface) -> Fact[Decimal] | None:
    """A sum that at least two others add up to."""
    exact = _exact(surface)
    distinct = list(dict.fromkeys(m.yuan for m in exact))
    if len(distinct) < 3:
        return None
    largest = max(distinct)
    parts = [m.yuan for m in exact if m.yuan != largest]
    if largest in (sum(parts, Decimal(0)), sum(set(parts), Decimal(0))):
        best = next(m for m in exact if m.yuan == largest)
        return Fact(largest, (surface.passage.quote(best.start, best.end),), 0.8)
    return None


def _in_capitals(surface: Surface) -> Fact[Decimal] | None:
    capitals = [m for m in _exact(surface) if m.capital]
    if not capitals:
        return None
    best = max(capitals, key=lambda m: m.yuan)
    return Fact(best.yuan, (surface.passage.quote(best.start, best.end),), 0.8)


def sum_checks(surface: Surface) -> Iterator[SumCheck]:
    """Everything in a paper that must agree: capitals beside figures, rows and totals of tables."""
    yield from capital_pairs(surface)
    for sheet in surface.sheets:
        yield from sheet_checks(sheet)
    yield from _capitals_under_sheet(surface)


def capital_pairs(surface: Surface) -> Iterator[SumCheck]:
    """Sums that stand twice side by side, in capitals and in figures: 人民币伍万元整(¥50,000.00)."""
    money = [m for m in surface.money if not m.per_unit]
    for first, second in pairwise(money):
        between = surface.text[first.end : second.start]
        if first.capital is second.capital or len(between) > 10 or re.search(r"[。；，、]", between) or _is_labelled(between):
            continue
        quotes = tuple(surface.passage.quote(m.start, m.end) for m in (first, second))
        if "\n" in between and not _on_one_row(*quotes):
            continue
        capital, figures = (first, second) if first.capital else (second, first)
        yield SumCheck("大写与小写", capital.yuan, figures.yuan, quotes)


def _is_labelled(between: str) -> bool:
    """Words between two sums that give the second a meaning of its own (付后累计)."""
    return len(re.sub(r"人民币|[大小]写|[合共总小]计|金额|价税|[元圆整即为\W]", "", between)) >= 2


def _on_one_row(one: Quote, other: Quote) -> bool:
    """OCR makes a line of each piece of a printed row: they stand on one row where they share half of the lower one's height."""
    if one.box is None or other.box is None or one.page != other.page:
        return False
    shared = min(one.box.bottom, other.box.bottom) - max(one.box.top, other.box.top)
    return shared * 2 > min(one.box.bottom - one.box.top, other.box.bottom - other.box.top)


def _capitals_under_sheet(surface: Surface) -> Iterator[SumCheck]:
    """The capitals below a list against the total in its last row; only where the paper has one of each."""
    totals = [t for sheet in surface.sheets if (t := sheet_total(sheet))]
    capitals = [m for m in surface.money if m.capital]
    if len(totals) == 1 and len({m.yuan for m in capitals}) == 1:
        quote = surface.passage.quote(capitals[0].start, capitals[0].end)
        yield SumCheck("大写与合计", capitals[0].yuan, totals[0][0], (quote, totals[0][1]))
