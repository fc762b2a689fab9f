"""Tables that only the places of words on a page show: without ruled lines, or with outer columns whose lines were not seen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from evidence_checker.extract.model import Box, Cell, Document, Line, LineRole, Table, box_around

FEWEST_WORDS = 3  # words side by side that make a row of a table
FEWEST_ROWS = 2
UPRIGHT = 1.2  # height to width, in fractions of the page, from which on a word of several signs stands upright
LABELLED = re.compile(r"^[\u4e00-\u9fff]{2,8}[:：]")  # 填表：某某 stands above or below a table, not in it
Span = tuple[float, float]


def placed_tables(document: Document) -> tuple[Table, ...]:
    """One table for each page whose words stand in rows and columns."""
    body = [line for line in document.lines if line.box and line.role is LineRole.BODY and line.text.strip() and not LABELLED.search(line.text)]
    words = [part for line in body for part in _upright(line)]
    pages = (list(lines) for _, lines in groupby(sorted(words, key=lambda line: line.page), key=lambda line: line.page))
    return tuple(table for lines in pages if (table := _page_table(lines)))


def _upright(word: Line) -> list[Line]:
    """The marks of a column that were seen as one word standing upright, each at its own height; any other word as it is.

    A figure never stands so: two digits are narrow on a page that is wider than high.
    """
    text, box = re.sub(r"\s", "", word.text), _box(word)
    step = (box.bottom - box.top) / max(1, len(text))
    if len(text) < 2 or re.fullmatch(r"[\d.,]+", text) or step * len(text) < UPRIGHT * (box.right - box.left):
        return [word]
    return [replace(word, text=sign, box=Box(box.left, box.top + n * step, box.right, box.top + (n + 1) * step)) for n, sign in enumerate(text)]


def _page_table(words: list[Line]) -> Table | None:
    rows = _rows(words)
    full = [i for i, row in enumerate(rows) if len(row) >= FEWEST_WORDS]
    if len(full) < FEWEST_ROWS:
        return None
    inner = [row for row in rows[full[0] : full[-1] + 1] if len(row) >= FEWEST_WORDS - 1]
    columns = _columns(_box(word) for row in inner for word in row)
    if len(columns) < FEWEST_WORDS:
        return None
    cells = [Cell(word.text, r, _column(word, columns), box=word.box, confidence=word.confidence) for r, row in enumerate(inner) for word in row]
    boxes = [_box(word) for row in inner for word in row]
    above = [word.text for row in rows[: full[0]] for word in row]
    return Table(words[0].page, tuple(_joined(cells)), " ".join(above[-4:]), box_around(*boxes))


def _box(word: Line) -> Box:
    return word.box or Box(0, 0, 0, 0)


def _middle(box: Box) -> float:
    return (box.top + box.bottom) / 2


def _rows(words: Iterable[Line]) -> list[list[Line]]:
    """Words whose middles lie within half a word's height of each other, from left to right."""
    rows: list[list[Line]] = []
    for word in sorted(words, key=lambda w: _middle(_box(w))):
        box = _box(word)
        if rows and _middle(box) - _middle(_box(rows[-1][0])) <= (box.bottom - box.top) / 2:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda w: _box(w).left) for row in rows]


def _columns(boxes: Iterable[Box]) -> list[Span]:
    """The spans across the page that words share from row to row."""
    columns: list[Span] = []
    for left, right in sorted((b.left, b.right) for b in boxes):
        if columns and left <= columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    return columns


def _column(word: Line, columns: Sequence[Span]) -> int:
    return next(i for i, (left, right) in enumerate(columns) if left <= _box(word).left <= right)


def _joined(cells: Iterable[Cell]) -> Iterator[Cell]:
    """One cell for each place; words that fell together are joined by a blank."""
    places: dict[tuple[int, int], Cell] = {}
    for cell in cells:
        known = places.get((cell.row, cell.column))
        places[cell.row, cell.column] = replace(known, text=f"{known.text} {cell.text}") if known else cell
    return iter(places.values())


def repaired(table: Table, document: Document) -> Table:
    """The table by the places of its words, where faint rules between rows were not seen and a cell swallowed words of several rows and columns."""
    words = _words_within(table, document)
    if not any(_swallows(cell, words) for cell in table.cells):
        return table
    placed = _page_table(words)
    return replace(placed, title=table.title) if placed else table


def _words_within(table: Table, document: Document) -> list[Line]:
    """The words of the table's cells, each once: cells that overlap hold the same word twice."""
    box = table.box
    words = [w for w in document.lines if box and w.box and w.page == table.page and w.role is LineRole.CELL and _inside(w.box, box)]
    return list({(word.text, word.box): word for word in words}.values())


def _inside(box: Box, around: Box) -> bool:
    return around.left <= (box.left + box.right) / 2 <= around.right and around.top <= _middle(box) <= around.bottom


def _swallows(cell: Cell, words: Sequence[Line]) -> bool:
    rows = _rows([word for word in words if cell.box and _inside(_box(word), cell.box)])
    return sum(len(row) > 1 for row in rows) > 1


def widened(table: Table, document: Document) -> Table:
    """The table with the words that stand beside its rows, left or right of what was seen as its outermost lines."""
    boxes = [cell.box for cell in table.cells if cell.box]
    if not boxes or len(boxes) < len(table.cells):
        return table
    seen = box_around(*boxes)
    bands = _bands(table)
    beside = [w for w in document.lines if w.box and w.page == table.page and w.role is LineRole.BODY]
    words = [part for w in beside for part in _upright(w) if _row_beside(part, bands) is not None]
    left = _outer([w for w in words if _box(w).right <= seen.left], bands)
    right = _outer([w for w in words if _box(w).left >= seen.right], bands)
    if not left and not right:
        return table
    width = max(c.column + c.column_span for c in table.cells)
    kept = [replace(c, column=c.column + len(left)) for c in table.cells]
    added = [replace(c, column=n) for n, column in enumerate(left) for c in column]
    added += [replace(c, column=n) for n, column in enumerate(right, len(left) + width) for c in column]
    return replace(table, cells=(*kept, *added))


def _bands(table: Table) -> dict[int, Span]:
    """Between which heights each row stands, by its cells that span no other row."""
    rows: dict[int, list[Box]] = {}
    for cell in table.cells:
        if cell.box and cell.row_span == 1:
            rows.setdefault(cell.row, []).append(cell.box)
    return {row: (min(b.top for b in boxes), max(b.bottom for b in boxes)) for row, boxes in rows.items()}


def _row_beside(word: Line, bands: dict[int, Span]) -> int | None:
    return next((row for row, (top, bottom) in bands.items() if top <= _middle(_box(word)) <= bottom), None)


def _outer(words: list[Line], bands: dict[int, Span]) -> list[list[Cell]]:
    """The columns that words beside the table make; a word alone is a remark or a seal."""
    columns = _columns(_box(word) for word in words)
    found = [[w for w in words if _column(w, columns) == n] for n in range(len(columns))]
    return [list(_joined(_cell(w, bands) for w in column)) for column in found if 2 * len(column) > len(bands)]


def _cell(word: Line, bands: dict[int, Span]) -> Cell:
    return Cell(word.text, _row_beside(word, bands) or 0, 0, box=word.box, confidence=word.confidence)
