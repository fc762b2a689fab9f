"""Where the value of a label stands on a form: beside it, below it, wrapped in its cell, in a column under it, in a block after a block of labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from evidence_checker.extract.model import box_around
from evidence_checker.recognize.organisations import organisation
from evidence_checker.recognize.pieces import Piece

REACH = 0.34  # of a page's width: how far right of its label a value may stand
DROP = 2.5  # label heights: how far below
PAGES = 1000  # spaces from here on are pages, those below are tables


@dataclass(frozen=True, slots=True)
class Layout:
    """The pieces of one document: its labels with their meanings, and all that may be a value. `rows` are all of them."""

    labels: Sequence[tuple[Piece, str]]
    values: Sequence[Piece]
    rows: Sequence[Piece]

    def beside(self, label: Piece) -> tuple[float, Piece] | None:
        """The nearest value to its right."""
        return _nearest((d, p) for p in self.values if (d := p.right_of(label)) is not None)

    def label_beside(self, label: Piece) -> tuple[float, Piece] | None:
        """The nearest label to its right."""
        return _nearest((d, p) for p, _ in self.labels if p is not label and (d := p.right_of(label)) is not None)

    def below(self, label: Piece) -> Piece | None:
        """The value below it, within reach and with no label between."""
        value = _nearest((d, p) for p in self.values if (d := p.below(label)) is not None)
        under = _nearest((d, p) for p, _ in self.labels if p is not label and (d := p.below(label)) is not None)
        if value and (under is None or value[0] < under[0]) and value[0] <= DROP * _height(label):
            return value[1]
        return None

    def heads_a_column(self, label: Piece) -> bool:
        """It stands in a row of headings: at least three, all of them words, above a row of data without a label."""
        row = [p for p in self.rows if _same_row(p, label)]
        if len(row) < 3 or not all(map(_may_be_heading, row)):
            return False
        under = self.below(label) or next((p for h in row if (p := self.below(h))), None)
        data = [p for p in self.rows if under and _same_row(p, under)]
        labels = {id(p) for p, _ in self.labels}
        return any(re.search(r"\d", p.text) for p in data) and not any(id(p) in labels for p in data)

    def row_of(self, piece: Piece) -> list[Piece]:
        """All that stands in its row, itself included."""
        return [p for p in self.rows if _same_row(p, piece)]

    def column(self, label: Piece) -> list[Piece]:
        """The values under a heading, from top to bottom, as far as they follow close on one another."""
        found: list[Piece] = []
        for piece in sorted((p for p in self.values if p.below(label) is not None), key=lambda p: p.box.top):
            last = found[-1] if found else label
            if (gap := piece.below(last)) is None or gap > DROP * _height(last):
                break
            found.append(piece)
        return found

    def whole_name(self, value: Piece, label: Piece) -> Piece:
        """A name unwrapped from the lines of its cell, and put together where a crease or a false rule breaks it over two cells of its row."""
        whole = self.unwrapped(value, label)
        beside, barrier = self.beside(value), self.label_beside(value)
        if beside is None or (barrier and barrier[0] < beside[0]) or organisation(whole.text) or not organisation(whole.text + beside[1].text):
            return whole
        return replace(whole, text=whole.text + beside[1].text, box=box_around(whole.box, beside[1].box))

    def unwrapped(self, value: Piece, label: Piece) -> Piece:
        """The whole of a value that a narrow cell breaks into lines: what stands close above and below it, as part of no other row."""
        if value.space < PAGES or value.quote.box is None:
            return value
        near = [p for p in self.values if p is not value and p.space == value.space and _aligned(p, value) and self._has_no_row(p, label)]
        lines = [value]
        while more := next((p for p in near if p not in lines and (_close_below(lines[-1], p) or _close_below(p, lines[0]))), None):
            lines = sorted([*lines, more], key=lambda p: p.box.top)
        return value if len(lines) == 1 else replace(value, text="".join(map(self._whole_line, lines)), box=box_around(*(p.box for p in lines)))

    def _whole_line(self, piece: Piece) -> str:
        """The piece with those that touch its end: a line that was read in parts."""
        beside = _nearest((d, p) for p in self.values if p is not piece and (d := p.right_of(piece)) is not None)
        return piece.text + (self._whole_line(beside[1]) if beside and beside[0] < 0.5 * _height(piece) else "")

    def _has_no_row(self, piece: Piece, label: Piece) -> bool:
        """Nothing stands left of it in its row but the label it may belong to, and what is left of that."""
        left = _nearest((d, p) for p in self.rows if p is not piece and (d := piece.right_of(p)) is not None)
        return left is None or left[1] is label or left[1].box.right <= label.box.left + 0.01

    def in_block(self, label: Piece) -> Piece | None:
        """Where a block of labels is followed by a block of values, the value in the same place as the label in its block."""
        lines = sorted((p for p in self.rows if p.space == label.space and abs(p.box.left - label.box.left) < 0.06), key=lambda p: p.box.top)
        labels = {id(p) for p, _ in self.labels}
        at = next(i for i, p in enumerate(lines) if p is label)
        first = at
        while first and id(lines[first - 1]) in labels:
            first -= 1
        after = next((i for i in range(at, len(lines)) if id(lines[i]) not in labels), len(lines))
        place = after + at - first
        return lines[place] if after - first >= 2 and place < len(lines) and organisation(lines[place].text) else None


def close_beside(distance: float, label: Piece) -> bool:
    """Within reach: anywhere in a table's row, within a third of a page's width."""
    return label.space < PAGES or distance < REACH


def _nearest(found: Iterable[tuple[float, Piece]]) -> tuple[float, Piece] | None:
    return min(found, key=lambda item: (round(item[0], 4), item[1].box.left, item[1].box.top), default=None)


def _height(piece: Piece) -> float:
    return piece.box.bottom - piece.box.top


def _same_row(piece: Piece, other: Piece) -> bool:
    return piece is other or piece.right_of(other) is not None or other.right_of(piece) is not None


def _may_be_heading(piece: Piece) -> bool:
    """Words that name something and are no value: short, without figures, no organisation."""
    text = re.sub(r"\s", "", piece.text)
    return len(text) <= 14 and not re.search(r"\d|[:。；，]", text) and not re.search(r"(?:公司|委员会|合作社|联社|政府|财政[局所]|中心)$", text)


def _aligned(piece: Piece, other: Piece) -> bool:
    """They begin at the same place or have the same axis, as lines of one cell have."""
    width = _height(other)
    axes = [(p.box.left + p.box.right) / 2 for p in (piece, other)]
    return abs(piece.box.left - other.box.left) < 0.6 * width or abs(axes[0] - axes[1]) < 0.6 * width


def _close_below(upper: Piece, lower: Piece) -> bool:
    """The lower begins where the upper ends: nearer than half a line."""
    gap = lower.box.top - upper.box.bottom
    return lower.box.top > upper.box.top and -0.5 * _height(upper) < gap < 0.35 * _height(upper)
