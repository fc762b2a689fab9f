"""Tables with sums: which column holds quantity, price and amount, which row the total, and whether the figures agree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from evidence_checker.extract.model import Document, Table
from evidence_checker.recognize.model import Quote, SumCheck
from evidence_checker.recognize.money import figure, find_money
from evidence_checker.recognize.numerals import capital_amount
from evidence_checker.recognize.passage import fold
from evidence_checker.recognize.sheet_forms import cross_table, joined_rows, products

COLUMNS = {
    "debit": re.compile(r"^借方(?:金额|发生额|\(.*)?$"),
    "credit": re.compile(r"^贷方(?:金额|发生额|\(.*)?$"),
    "tax": re.compile(r"^税额"),
    "rate": re.compile(r"税率|征收率|比例"),
    "price": re.compile(r"[单进售均]价|^价格|^标准|每[人天户月].*(?:标准|补助|金额)|补助标准|含税价"),
    "quantity": re.compile(
        r"^数 ?量|^[净毛]?重量?$|^斤[两数]|^公斤数?$|^件数|^份数|^天数|^实际天数|^驻村天数|^在岗天数|^人数|^户数|采购数量|^计发天数"
    ),
    "amount": re.compile(
        r"金额|^折价|^成交额|^应结|^[货价]款|^款额|^货值|^应付|^结算额|^总值|^小计|^合计|^总价|实发|应发|实付|发放数|补助(?:费|款|资金)?(?:合计|小计)?$|资金数|^价税合计|总额|^费用$|^资金(?!来源|渠道|用途|使用|性质|类型|投向)|^(?:计划|拟|预计|实际|完成|项目)?(?:总)?(?:投入|投资|预算|概算|经费)(?:资金|金额|数|额)?(?:\(万?元\))?$"
    ),
    "name": re.compile(r"[品货物]名|货物|商品|产品|名称|项目|摘要|姓名|物资|服务"),
}
TOTAL_ROW = re.compile(
    r"^(?:本页|价税|[\u4e00-\u9fff]{0,4}(?=累计$))?(?:合|总|共|累)计(?:金额)?(?:\(?(?:大写|小写|人民币|元|¥)?\)?|\d+[笔人户名件份项条种])*$|^(?:合计|总计|共计)[人民币(（:：¥]"
    r"|^共\d+[笔人户名件份项条种]$|^[应实][结付收发退]$|^(?:应结|结算|实付|实收|应收|应付)(?:金额|款|总额|合计)$|^总(?:金)?额$|^净额$"
)
SUBTOTAL_ROW = re.compile(r"^小计")
TEN_THOUSAND = re.compile(r"万元")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table read as rows of figures. `columns` maps meanings (amount, quantity …) to column numbers, `factor` is 10 000 under 万元."""

    table: Table
    grid: list[list[str]]
    header: int
    columns: dict[str, int]
    factor: int

    def value(self, row: int, meaning: str) -> Decimal | None:
        """The figure in a row's column, in yuan where it is money."""
        column = self.columns.get(meaning)
        if column is None or column >= len(self.grid[row]):
            return None
        number = cell_number(self.grid[row][column])
        if number is None:
            return None
        return number * self.factor if meaning in {"amount", "price", "debit", "credit", "tax"} else number

    @property
    def total_row(self) -> int | None:
        """The row of totals, below the header; an only 小计 that closes the table is one."""
        rows = [r for r in range(self.header + 1, len(self.grid)) if any(TOTAL_ROW.match(_packed(text)) for text in self.grid[r])]
        if rows:
            return rows[-1]
        subtotals = [r for r in range(self.header + 1, len(self.grid)) if any(SUBTOTAL_ROW.match(_packed(text)) for text in self.grid[r][:3])]
        return subtotals[0] if len(subtotals) == 1 and subtotals[0] == len(self.grid) - 1 else self._row_of_the_sum()

    def _row_of_the_sum(self) -> int | None:
        """The last row of figures, whatever it is called, where it has no number or price of its own and at least two rows above add up to it."""
        meaning = "debit" if "debit" in self.columns else "amount"
        rows = [(r, v) for r in range(self.header + 1, len(self.grid)) if (v := self.value(r, meaning)) is not None]
        if len(rows) < 3 or rows[-1][1] <= 0 or rows[-1][1] != sum((v for _, v in rows[:-1]), Decimal(0)):
            return None
        return None if self.value(rows[-1][0], "price") is not None or re.match(r"\d", self.grid[rows[-1][0]][0]) else rows[-1][0]

    @property
    def body(self) -> list[int]:
        """The rows with an amount between header and total; subtotals are not counted again."""
        end = self.total_row if self.total_row is not None else len(self.grid)
        meaning = "debit" if "debit" in self.columns else "amount"
        rows = range(self.header + 1, end)
        found = [r for r in rows if self.value(r, meaning) is not None and not any(SUBTOTAL_ROW.match(_packed(t)) for t in self.grid[r][:3])]
        return self._of_the_total(found)

    def _of_the_total(self, rows: list[int]) -> list[int]:
        """Where a column says what each row counts (在岗天数, 补助) and the row of totals counts only one of them, the rows of that."""
        total = self.total_row
        for column, text in enumerate(self.grid[total] if total is not None else ()):
            kinds = {_packed(self.grid[r][column]) for r in rows if column < len(self.grid[r])}
            if len(kinds) > 1 and re.search(r"[\u4e00-\u9fff]", text) and _packed(text) in kinds:
                return [r for r in rows if _packed(self.grid[r][column]) == _packed(text)]
        return rows

    def quote(self, row: int, column: int) -> Quote:
        """A cell as a quote."""
        cell = next((c for c in self.table.cells if c.row == row and c.column == column), None)
        return Quote(self.grid[row][column], self.table.page, None, cell.box if cell else None)


def _packed(text: str) -> str:
    return re.sub(r"\s", "", text)


def cell_number(text: str) -> Decimal | None:
    """The figure of a cell: 1,234.50, ¥1234.5, 12箱, 3.5万元 (as yuan); None where the cell holds words."""
    plain = _packed(fold(text))
    if found := re.fullmatch(r"(?:¥|人民币)?(-?[\d,.]+)(?:元|圆)?整?", plain):
        return figure(found[1])
    sums = find_money(plain)
    if len(sums) == 1 and len(plain) <= len(sums[0].text) + 2:
        return sums[0].yuan
    counted = re.fullmatch(r"(\d+(?:\.\d+)?)(?:[\u4e00-\u9fff]{1,2}|kg|KG)", plain)
    return Decimal(counted[1]) if counted else None


def read_sheets(document: Document) -> tuple[Sheet, ...]:
    """The tables that have a header with a column of money."""
    return tuple(sheet for table in joined_rows(document.tables) if (sheet := _sheet(table)))


def _sheet(table: Table) -> Sheet | None:
    grid = [[fold(text) for text in row] for row in table.rows]
    best: tuple[int, int, dict[str, int]] = (0, 0, {})
    for number, row in enumerate(grid[:8]):
        columns = _columns(row)
        score = len(columns) + 2 * bool(columns.keys() & {"amount", "debit"})
        if score > best[0]:
            best = (score, number, columns)
    score, header, columns = best
    if score < 3 or not columns.keys() & {"amount", "debit"}:
        score, header, columns = _cross_table(table, grid) or _by_products(grid) or best
    if score < 3:
        return None
    stated = " ".join([table.title, *(text for row in grid[: header + 1] for text in row)])
    in_ten_thousands = TEN_THOUSAND.search(grid[header][columns.get("amount", 0)]) or re.search(r"单位[:： ]*(?:人民币)?万元", stated)
    return Sheet(table, grid, header, columns, 10_000 if in_ten_thousands else 1)


def _cross_table(table: Table, grid: list[list[str]]) -> tuple[int, int, dict[str, int]] | None:
    found = cross_table(grid, table.title)
    return (3, found[0], {"amount": found[1]}) if found else None


def _by_products(grid: list[list[str]]) -> tuple[int, int, dict[str, int]] | None:
    """A list whose headings are no known words: a column that is the product of two others is money, the heading stands above its first row."""
    numbers = [[cell_number(text) if text.strip() else None for text in row] for row in grid]
    found = products(numbers)
    if found is None:
        return None
    first = next(r for r, row in enumerate(numbers) if row[found[2]] is not None)
    quantity, price, amount = found
    return (3, first - 1, {"name": 0, "quantity": quantity, "price": price, "amount": amount}) if first else None


def _columns(row: Sequence[str]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for number, text in enumerate(row):
        packed = _packed(text)
        meaning = next((m for m, words in COLUMNS.items() if packed and len(packed) <= 14 and words.search(packed)), None)
        if meaning == "amount" or (meaning and meaning not in columns):
            columns[meaning] = number  # the last column of money is the one that counts (金额, 合计)
    return columns


def sheet_total(sheet: Sheet) -> tuple[Decimal, Quote] | None:
    """The total a sheet states in its last row, in figures or capitals."""
    row = sheet.total_row
    if row is None:
        return None
    for meaning in ("amount", "debit"):
        value = sheet.value(row, meaning)
        if value is not None:
            return value, sheet.quote(row, sheet.columns[meaning])
    found = [(c, n) for c, text in enumerate(sheet.grid[row]) if (n := _any_sum(text, sheet.factor)) is not None]
    return (found[-1][1], sheet.quote(row, found[-1][0])) if found else None


def _any_sum(text: str, factor: int) -> Decimal | None:
    sums = find_money(text)
    if sums:
        return sums[-1].yuan
    capital = capital_amount(re.sub(r"^(?:合计|总计|共计|人民币|大写|[:：()\s])+", "", text))
    if capital is not None:
        return capital
    number = cell_number(text)
    return number * factor if number is not None else None


def sheet_checks(sheet: Sheet) -> Iterator[SumCheck]:
    """Rows against total, quantity × price against amount, debit against credit."""
    yield from _row_checks(sheet)
    total = sheet_total(sheet)
    meaning = "debit" if "debit" in sheet.columns else "amount"
    amounts = [v for r in sheet.body if (v := sheet.value(r, meaning)) is not None]
    if total and len(amounts) >= 2 and meaning in sheet.columns and _is_money_total(sheet, total[0]):
        yield SumCheck("各行之和与合计", total[0], sum(amounts, Decimal(0)), (total[1],))
    row = sheet.total_row
    if row is not None and "credit" in sheet.columns:
        debit, credit = sheet.value(row, "debit"), sheet.value(row, "credit")
        if debit is not None and credit is not None:
            yield SumCheck("借方合计与贷方合计", debit, credit, (sheet.quote(row, sheet.columns["debit"]), sheet.quote(row, sheet.columns["credit"])))


def _is_money_total(sheet: Sheet, total: Decimal) -> bool:
    row = sheet.total_row
    return row is not None and sheet.value(row, "debit" if "debit" in sheet.columns else "amount") == total


def _row_checks(sheet: Sheet) -> Iterator[SumCheck]:
    for row in sheet.body:
        quantity, price, amount = (sheet.value(row, m) for m in ("quantity", "price", "amount"))
        if quantity is None or price is None or amount is None:
            continue
        product = (quantity * price).quantize(Decimal("0.01"))
        taxed = amount + (sheet.value(row, "tax") or Decimal(0))
        stated = amount if abs(product - amount) <= abs(product - taxed) else taxed
        rounded = stated if abs(product - stated) <= Decimal("0.05") else product  # prices are rounded to the fen
        yield SumCheck("数量×单价与金额", stated, rounded, (sheet.quote(row, sheet.columns["amount"]),))
