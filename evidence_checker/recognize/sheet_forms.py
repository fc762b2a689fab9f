"""Tables whose headings do not say which column is money: cross tables (months by canteens), columns that are products; rows given one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from evidence_checker.extract.model import Table

WHOLE_COLUMN = re.compile(r".{0,6}(?:小计|合计|累计|总计)(?:\(?元\)?)?")
WHOLE_ROW = re.compile(r".{0,6}(?:合计|累计|总计|共计)(?:\(?元\)?)?")
IN_YUAN = re.compile(r"单位[:： ]*(?:人民币)?(?:万)?元|\((?:万)?元\)")
Grid = Sequence[Sequence[str]]
Numbers = Sequence[Sequence[Decimal | None]]


def joined_rows(tables: Sequence[Table]) -> tuple[Table, ...]:
    """Tables of one row that follow one another with as many columns, as one table: some files give each row as a table of its own."""
    joined: list[Table] = []
    for table in tables:
        last = joined[-1] if joined else None
        if last and not table.title and table.page == last.page and _rows(table) == 1 and _columns(table) == _columns(last):
            cells = tuple(replace(cell, row=cell.row + _rows(last)) for cell in table.cells)
            joined[-1] = replace(last, cells=(*last.cells, *cells))
        else:
            joined.append(table)
    return tuple(joined)


def _rows(table: Table) -> int:
    return max((cell.row + cell.row_span for cell in table.cells), default=0)


def _columns(table: Table) -> int:
    return max((cell.column + cell.column_span for cell in table.cells), default=0)


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
    for product in reversed(range(width)):
        for first, second in combinations(range(product), 2):
            if _multiplies(numbers, first, second, product):
                return first, second, product
    return None


def _multiplies(numbers: Numbers, first: int, second: int, product: int) -> bool:
    rows = [(row[first], row[second], row[product]) for row in numbers if product < len(row)]
    full = list(_full(rows))
    return len(full) >= 2 and all(a * b == c and 1 not in (a, b) for a, b, c in full)


def _full(rows: Sequence[tuple[Decimal | None, Decimal | None, Decimal | None]]) -> Iterator[tuple[Decimal, Decimal, Decimal]]:
    for a, b, c in rows:
        if a is not None and b is not None and c is not None:
            yield a, b, c


def _packed(text: str) -> str:
    return re.sub(r"\s", "", text)
