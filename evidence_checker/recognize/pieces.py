"""Words with a place: cells of tables and lines of pages as rectangles of one kind, so that a label finds its value beside or below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence_checker.extract.model import Box, Document, LineRole, Table, box_around
from evidence_checker.recognize.model import Quote
from evidence_checker.recognize.passage import HIDDEN, fold

SPREAD_LABEL = re.compile(r"(?<=^[\u4e00-\u9fff])\s{2,}(?=[\u4e00-\u9fff]{1,2} ?:)")
"""The gap in a label of two signs that is as wide as longer ones (名    称:)."""
SIDE_OF_INVOICE = re.compile(r"^([购销]) ?[买售]? ?方? *名\s*称(?= ?:)")
SIDES = {"购": "购买方名称", "销": "销售方名称"}
"""The first sign of 购买方, written downwards in the margin, read in one line with the label beside it."""


def _side_above(text: str, above: str) -> str:
    """A label 名称 in the line below the lone sign of its side (购, 销)."""
    return SIDES[above] + text[text.index(":") :] if above in SIDES and re.match(r"名 ?称 ?:", text) else text


def _labelled_whole(text: str) -> str:
    """A line with its label as it is meant: without the gap within it, with the side of an invoice that a stray sign stands for."""
    return SIDE_OF_INVOICE.sub(lambda m: SIDES[m[1]], SPREAD_LABEL.sub("", text))


@dataclass(frozen=True, slots=True)
class Piece:
    """Words and their rectangle. Rectangles compare only within one `space`: a table's grid (columns and rows as units) or a page.

    Lines whose place is unknown stand one below the other.
    """

    text: str
    box: Box
    space: int
    quote: Quote

    def right_of(self, other: Piece) -> float | None:
        """How far it stands to the right of the other in the same row; None where it does not."""
        overlap = min(self.box.bottom, other.box.bottom) - max(self.box.top, other.box.top)
        lower = min(self.box.bottom - self.box.top, other.box.bottom - other.box.top)
        slack = 0.3 * (other.box.right - other.box.left)
        if self.space != other.space or overlap < 0.45 * lower or self.box.left < other.box.right - slack:
            return None
        return max(0.0, self.box.left - other.box.right)

    def below(self, other: Piece) -> float | None:
        """How far it stands below the other, sharing some of its width; None where it does not."""
        overlap = min(self.box.right, other.box.right) - max(self.box.left, other.box.left)
        if self.space != other.space or overlap <= 0 or self.box.top < other.box.bottom - 0.4 * (other.box.bottom - other.box.top):
            return None
        return max(0.0, self.box.top - other.box.bottom)


def table_pieces(document: Document) -> list[Piece]:
    """The filled cells of all tables, each table a space of its own."""
    return [piece for space, table in enumerate(document.tables) for piece in _cells(table, space)]


def _cells(table: Table, space: int) -> Iterator[Piece]:
    for cell in table.cells:
        text = fold(cell.text).strip()
        if text:
            grid = Box(cell.column, cell.row, cell.column + cell.column_span, cell.row + cell.row_span)
            yield Piece(text, grid, space, Quote(cell.text.strip(), table.page, None, cell.box))


def line_pieces(document: Document) -> list[Piece]:
    """The lines of all pages, each page a space of its own; a column of single characters (购 买 方) is one piece."""
    pieces: list[Piece] = []
    for index, line in enumerate(document.lines):
        repeated = line.role is LineRole.CELL and line.box is None and document.tables  # a row that its table shows better
        if repeated or (line.role in HIDDEN and line.role is not LineRole.HEADER) or not line.text.strip():
            continue
        box = line.box or Box(0.0, float(index), 1.0, index + 1.0)
        pieces.append(
            Piece(
                _side_above(_labelled_whole(fold(line.text).strip()), document.lines[index - 1].text.strip() if index else ""),
                box,
                1000 + line.page,
                Quote(line.text.strip(), line.page, index, line.box),
            )
        )
    return _columns_joined(pieces)


def _columns_joined(pieces: Sequence[Piece]) -> list[Piece]:
    """Single characters that stand close below one another, joined from top to bottom."""
    rest, done = list(pieces), []
    while rest:
        piece = rest.pop(0)
        while len(piece.text) <= 4 and (following := next((p for p in rest if _stacked(piece, p)), None)):
            rest.remove(following)
            piece = Piece(piece.text + following.text, box_around(piece.box, following.box), piece.space, piece.quote)
        done.append(piece)
    return done


def _stacked(upper: Piece, lower: Piece) -> bool:
    height = lower.box.bottom - lower.box.top
    if upper.quote.box is None and lower.quote.box is None:
        return (
            len(lower.text) == 1 and lower.space == upper.space and lower.box.top == upper.box.bottom and upper.text in {"购", "购买", "销", "销售"}
        )
    if len(lower.text) != 1 or upper.quote.box is None or (len(upper.text) > 1 and upper.box.bottom - upper.box.top < 1.2 * height):
        return False
    gap = lower.below(upper)
    return gap is not None and gap < 1.5 * height and abs(lower.box.left - upper.box.left) < (lower.box.right - lower.box.left)
