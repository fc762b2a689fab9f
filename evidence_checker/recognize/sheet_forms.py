"""Tables whose headings do not say which column is money: cross tables (months by canteens), columns that are products; rows given one by one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, takewhile

from evidence_checker.extract.model import Table

WHOLE_COLUMN = re.compile(r".{0,6}(?:小计|合计|累计|总计)(?:\(?元\)?)?")
WHOLE_ROW = re.compile(r".{0,6}(?:合计|累计|总计|共计)(?:\(?元\)?)?")
IN_YUAN = re.compile(r"单位[:： ]*(?:人民币)?(?:万)?元|\((?:万)?元\)")
FEWEST_PRODUCTS = 2  # rows in which a column is the product of two others
Grid = Sequence[Sequence[str]]
Numbers = Sequence[Sequence[Decimal | None]]


def joined_rows(tables: Sequence[Table]) -> tuple[Table, ...]:
    """Tables of one row that follow one another with as many columns, as one table: some files give each row as a table of its own."""
    runs: list[list[Table]] = []
    width = 0
    for table in tables:
        height, own = table.size
        if runs and not table.title and table.page == runs[-1][0].page and height == 1 and own == width:
            runs[-1].append(table)
        else:
            runs.append([table])
            width = own
    return tuple(map(_as_one, runs))


def _as_one(tables: Sequence[Table]) -> Table:
    """The first table with the single rows of those that follow below its own."""
    first, *rows = tables
    if not rows:
        return first
    height, _ = first.size
    below = (replace(cell, row=cell.row + place) for place, table in enumerate(rows, height) for cell in table.cells)
    return replace(first, cells=(*first.cells, *below))


def cross_table(grid: Grid, title: str) -> tuple[int, int] | None:
    """Header and column of the sums of a table whose cells are all sums in yuan, with a row and a column of totals."""
    if not IN_YUAN.search(" ".join([title, *(text for row in grid[:4] for text in row)])):
        return None
    for number, row in enumerate(grid[:6]):
        filled = [column for column, text in enumerate(row) if text.strip()]
        if len(filled) >= 3 and WHOLE_COLUMN.fullmatch(_packed(row[filled[-1]])) and _ends_in_totals(grid[number + 1 :]):
            return number, filled[-1]
    return None


def _ends_in_totals(rows: Grid) -> bool:
    return any(WHOLE_ROW.fullmatch(_packed(row[0])) for row in rows[2:] if row)


def products(numbers: Numbers) -> tuple[int, int, int] | None:
    """The columns of two factors and their product, where they hold in at least two rows and fail in none."""
    width = max((len(row) for row in numbers), default=0)
    filled = [c for c in range(width) if sum(c < len(row) and row[c] is not None for row in numbers) >= FEWEST_PRODUCTS]
    for product in reversed(filled):
        for first, second in combinations(takewhile(product.__gt__, filled), 2):
            if _multiplies(numbers, first, second, product):
                return first, second, product
    return None


def _multiplies(numbers: Numbers, first: int, second: int, product: int) -> bool:
    held = 0
    for row in numbers:
        a, b, c = (row[first], row[second], row[product]) if product < len(row) else (None, None, None)
        if a is None or b is None or c is None:
            continue
        if a * b != c or 1 in (a, b):
            return False
        held += 1
    return held >= FEWEST_PRODUCTS


def _packed(text: str) -> str:
    return re.sub(r"\s", "", text)
