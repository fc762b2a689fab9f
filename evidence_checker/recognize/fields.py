"""Labels and their values, however a form lays them out: in one line, in neighbouring cells, one below the other, scattered over a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from evidence_checker.extract.model import Document
from evidence_checker.recognize.labels import GROUPS, Labels, bare_label
from evidence_checker.recognize.lexicon import Lexicon
from evidence_checker.recognize.model import Quote
from evidence_checker.recognize.organisations import organisation
from evidence_checker.recognize.pieces import Piece, line_pieces, table_pieces
from evidence_checker.recognize.placing import REACH, Layout, close_beside

__all__ = ["SUB_LABELS", "Field", "FieldReader", "bare_label", "field_reader"]

BLOCK_ROWS = 4  # rows above or below its heading to which a block may reach
SUMS = frozenset({"figures", "capitals"})
SUB_LABELS = re.compile(r"^(?:全称|户名|名称|账户名称?|账户名|单位名称|单位全称|户名全称)$")


@dataclass(frozen=True, slots=True)
class Field:
    """A value under its label. `key` is the meaning of the label (payer, figures …)."""

    key: str
    label: str
    value: str
    quote: Quote


class FieldReader:
    """Finds the labelled values of a document by the synonyms of `patterns/entities/slips.yaml`."""

    def __init__(self, labels: Labels) -> None:
        self.labels = labels

    def read(self, document: Document) -> tuple[Field, ...]:
        """All fields: those of tables first, since a grid says more surely what belongs together."""
        tables, lines = table_pieces(document), line_pieces(document)
        return tuple(field for field in (*self._fields(tables), *self._fields(lines)) if self._holds(field))

    def _holds(self, field: Field) -> bool:
        """Behind a deed alone (收货：张三) stands a field only where an organisation is named."""
        return not self.labels.is_deed(field.label) or bool(organisation(re.split(r" {2,}", field.value)[0]))

    def _fields(self, pieces: Sequence[Piece]) -> Iterator[Field]:
        labels = [(piece, key) for piece in pieces if (key := self.labels.key_of(piece.text))]
        taken = {id(piece) for piece, _ in labels}
        values = [piece for piece in pieces if id(piece) not in taken]
        for piece in values:
            yield from self._inline_fields(piece, labels)
        layout = Layout(labels, [piece for piece in values if not self.labels.labels_in(piece.text)], pieces)
        for piece, key in labels:
            value = self._value_of(piece, key, layout)
            if value is not None:
                yield Field(self._meaning(piece, key, labels), re.sub(r"\s", "", piece.text), value.text, value.quote)

    def _inline_fields(self, piece: Piece, labels: Sequence[tuple[Piece, str]]) -> Iterator[Field]:
        for row in piece.text.split("\n"):
            found = self.labels.labels_in(row)
            joined = self.labels.joined(row) if not found else None
            if joined and self.labels.key_of(joined["label"]) in GROUPS and organisation(joined["value"]):
                yield self._field(joined["label"], joined["value"], piece, labels)
            group = None
            for match, following in zip(found, [*found[1:], None], strict=False):
                value = row[match.end() : following.start() if following else len(row)].strip(" ;；,，|:")
                key = self.labels.key_of(match["label"])
                if value:
                    yield self._field(match["label"], _up_to_next_label(value), piece, labels, group)
                elif key in GROUPS:
                    group = key

    def _field(self, label: str, value: str, piece: Piece, labels: Sequence[tuple[Piece, str]], group: str | None = None) -> Field:
        key = self.labels.key_of(label) or "other"
        is_sub = key == "other" and SUB_LABELS.match(bare_label(label))
        meaning = group or _group_of(piece, labels) if is_sub else None
        return Field(meaning or key, label.replace(" ", ""), value.strip(), piece.quote)

    def _meaning(self, piece: Piece, key: str, labels: Sequence[tuple[Piece, str]]) -> str:
        if key == "other" and SUB_LABELS.match(bare_label(piece.text)):
            return _group_of(piece, labels) or key
        return key

    def _value_of(self, label: Piece, key: str, layout: Layout) -> Piece | None:
        """The value of a label; under a heading of a column only where all its rows say the same, and never one of several equal sums."""
        if layout.heads_a_column(label):
            column = [p for p in layout.column(label) if not any(map(_closes, layout.row_of(p)))]
            return column[0] if len({p.text for p in column}) == 1 and (len(column) == 1 or key not in SUMS) else None
        right, barrier = layout.beside(label), layout.label_beside(label)
        if right and (barrier is None or right[0] < barrier[0]) and (close_beside(right[0], label) or _is_of_party(right[1], key)):
            return layout.whole_name(right[1], label) if _names_a_party(label, key) else right[1]
        if barrier and key in GROUPS and self.labels.key_of(barrier[1].text) == "other":
            return None  # a group's heading: its sub-labels have the values
        return layout.below(label) or (layout.in_block(label) if _names_a_party(label, key) else None)


@lru_cache(maxsize=4)
def field_reader(lexicon: Lexicon) -> FieldReader:
    """The reader for a set of word lists, built once a process."""
    return FieldReader(Labels(lexicon.slips))


def _names_a_party(label: Piece, key: str) -> bool:
    return key in GROUPS or bool(SUB_LABELS.match(bare_label(label.text)))


def _is_of_party(value: Piece, key: str) -> bool:
    """An organisation in the row of a party's label is that party, however wide the form."""
    return key in GROUPS and bool(organisation(value.text))


def _closes(piece: Piece) -> bool:
    """What stands in a column under its rows: a note, a row of totals."""
    return bool(re.match(r"(?:收入|支出|借方|贷方|本[页月]|累计)?(?:合|总|小|共) ?计|共 ?\d+ ?[笔条]|.{1,8}:(?!\d)", piece.text))


def _up_to_next_label(value: str) -> str:
    """The value before any further label of the line (拨款日期: …), known or not."""
    return re.split(r"\s[\u4e00-\u9fff、/()]{2,16}:", value)[0].strip()


def _group_of(piece: Piece, labels: Sequence[tuple[Piece, str]]) -> str | None:
    """Whose name a 户名 or 名称 is: of the group heading to its left in the same rows, else of the one above."""
    groups = [(p, key) for p, key in labels if key in GROUPS and p is not piece]
    left = [(d, p.box.top, key) for p, key in groups if (d := piece.right_of(p)) is not None]
    if left:
        return min(left)[2]
    above = [(d, p.box.left, key) for p, key in groups if (d := piece.below(p)) is not None]
    return min(above)[2] if above else _group_at_its_left(piece, groups)


def _group_at_its_left(piece: Piece, groups: Sequence[tuple[Piece, str]]) -> str | None:
    """The heading of a block that stands beside the middle of its rows: the nearest to the left, not far above or below."""
    height = piece.box.bottom - piece.box.top
    left = [
        (piece.box.left - p.box.right, abs(p.box.top - piece.box.top), key)
        for p, key in groups
        if p.space == piece.space and p.box.right <= piece.box.left + 0.5 * height and abs(p.box.top - piece.box.top) <= BLOCK_ROWS * height
    ]
    return min(left)[2] if left and min(left)[0] < REACH else None
