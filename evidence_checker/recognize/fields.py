"""Labels and their values, however a form lays them out: in one line, in neighbouring cells, one below the other, scattered over a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from evidence_checker.extract.model import Document
from evidence_checker.recognize.lexicon import Lexicon, Slips
from evidence_checker.recognize.model import Quote
from evidence_checker.recognize.organisations import organisation
from evidence_checker.recognize.pieces import Piece, line_pieces, table_pieces

GROUPS = frozenset({"payer", "payee", "buyer", "seller"})
SUB_LABELS = re.compile(r"^(?:全称|户名|名称|账户名称?|账户名|单位名称|单位全称|户名全称)$")
_IGNORED = re.compile(r"[\s:：*＊]|(?<=.)\((?:元|万元|章|盖章|公章|签章|必填|个人|单位|信息|支取|收入|支出)\)$")
_GROUP_WORD = re.compile(
    r"^(?P<word>付款人|付款方|付款单位|付方|汇款人|申请人|转出方|出票人|转入方|收款人|收款方|收款单位|收方|购买方|购货方|购货单位|销售方|销货方|销货单位|购方|销方)(?:信息|名称|资料)?$"
)


@dataclass(frozen=True, slots=True)
class Field:
    """A value under its label. `key` is the meaning of the label (payer, figures …)."""

    key: str
    label: str
    value: str
    quote: Quote


class FieldReader:
    """Finds the labelled values of a document by the synonyms of `patterns/entities/slips.yaml`."""

    def __init__(self, slips: Slips) -> None:
        self.keys = {bare_label(label): key for key, labels in slips.labels.items() for label in labels}
        words = sorted({label for labels in slips.labels.values() for label in labels}, key=lambda w: (-len(w), w))
        spaced = [r" ?".join(map(re.escape, word)) for word in words if len(word) > 1]
        names = "|".join(spaced)
        note = r"(?:\([^()]{1,6}\))?"
        self._inline = re.compile(
            rf"(?:(?<=[\s;；,，。|()、])|^)(?P<label>(?:[甲乙丙]方\((?:{names})\))|{names}){note} ?(?::|$|(?= )|(?<=\))(?=[人¥壹贰叁肆伍陆柒捌玖拾]))"
        )
        self._joined = re.compile(rf"^(?P<label>{'|'.join(w for w in spaced if len(w) >= 4)}){note}(?P<value>[\u4e00-\u9fff¥].*)$")

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.keys))

    def read(self, document: Document) -> tuple[Field, ...]:
        """All fields: those of tables first, since a grid says more surely what belongs together."""
        tables, lines = table_pieces(document), line_pieces(document)
        return (*self._fields(tables), *self._fields(lines))

    def key_of(self, text: str) -> str | None:
        """The meaning of a text that is a label and nothing else."""
        bare = re.sub(r"^原(?=[收付])|^[甲乙丙]方\((.+)\)$", r"\1", bare_label(text))
        if len(bare) > self._longest + 2:
            return None
        group = _GROUP_WORD.match(bare)
        return self.keys.get(bare) or (self.keys.get(group["word"]) if group else None)

    def _fields(self, pieces: Sequence[Piece]) -> Iterator[Field]:
        labels = [(piece, key) for piece in pieces if (key := self.key_of(piece.text))]
        taken = {id(piece) for piece, _ in labels}
        values = [piece for piece in pieces if id(piece) not in taken]
        for piece in values:
            yield from self._inline_fields(piece, labels)
        plain = [piece for piece in values if not self._labels_in(piece.text)]
        for piece, key in labels:
            value = self._value_of(piece, key, labels, plain)
            if value is not None:
                yield Field(self._meaning(piece, key, labels), re.sub(r"\s", "", piece.text), value.text, value.quote)

    def _inline_fields(self, piece: Piece, labels: Sequence[tuple[Piece, str]]) -> Iterator[Field]:
        for row in piece.text.split("\n"):
            found = self._labels_in(row)
            joined = self._joined.match(row) if not found else None
            if joined and self.key_of(joined["label"]) in GROUPS and organisation(joined["value"]):
                yield self._field(joined["label"], joined["value"], piece, labels)
            group = None
            for match, following in zip(found, [*found[1:], None], strict=False):
                value = row[match.end() : following.start() if following else len(row)].strip(" ;；,，|:")
                key = self.key_of(match["label"])
                if value:
                    yield self._field(match["label"], _up_to_next_label(value), piece, labels, group)
                elif key in GROUPS:
                    group = key

    def _labels_in(self, row: str) -> list[re.Match[str]]:
        """The labels of a row: all with a colon; those before a blank only where the row begins with a label."""
        found = list(self._inline.finditer(row))
        begins = bool(found) and found[0].start() == 0
        return [m for m in found if begins or m[0].endswith(":")]

    def _field(self, label: str, value: str, piece: Piece, labels: Sequence[tuple[Piece, str]], group: str | None = None) -> Field:
        key = self.key_of(label) or "other"
        is_sub = key == "other" and SUB_LABELS.match(bare_label(label))
        meaning = group or _group_of(piece, labels) if is_sub else None
        return Field(meaning or key, label.replace(" ", ""), value.strip(), piece.quote)

    def _meaning(self, piece: Piece, key: str, labels: Sequence[tuple[Piece, str]]) -> str:
        if key == "other" and SUB_LABELS.match(bare_label(piece.text)):
            return _group_of(piece, labels) or key
        return key

    def _value_of(self, label: Piece, key: str, labels: Sequence[tuple[Piece, str]], values: Sequence[Piece]) -> Piece | None:
        right = _nearest([(d, p) for p in values if (d := p.right_of(label)) is not None])
        barrier = _nearest([(d, p) for p, _ in labels if p is not label and (d := p.right_of(label)) is not None])
        if right and (barrier is None or right[0] < barrier[0]) and _close(right[0], label):
            return right[1]
        if barrier and key in GROUPS and self.key_of(barrier[1].text) == "other":
            return None  # a group's heading: its sub-labels have the values
        below = _nearest([(d, p) for p in values if (d := p.below(label)) is not None])
        under = _nearest([(d, p) for p, _ in labels if p is not label and (d := p.below(label)) is not None])
        if below and (under is None or below[0] < under[0]) and below[0] <= 2.5 * (label.box.bottom - label.box.top):
            return below[1]
        return None


@lru_cache(maxsize=4)
def field_reader(lexicon: Lexicon) -> FieldReader:
    """The reader for a set of word lists, built once a process."""
    return FieldReader(lexicon.slips)


def bare_label(text: str) -> str:
    """A label without blanks, colons and notes in brackets."""
    bare = re.sub(r"[\s:*]", "", text)
    return bare if bare.endswith(("(小写)", "(大写)")) else _IGNORED.sub("", bare)


def _up_to_next_label(value: str) -> str:
    """The value before any further label of the line (拨款日期: …), known or not."""
    return re.split(r"\s[\u4e00-\u9fff]{2,8}:", value)[0].strip()


def _nearest(found: list[tuple[float, Piece]]) -> tuple[float, Piece] | None:
    return min(found, key=lambda item: (round(item[0], 4), item[1].box.left, item[1].box.top), default=None)


def _close(distance: float, label: Piece) -> bool:
    """Within reach: anywhere in a table's row, within a third of a page's width."""
    return label.space < 1000 or distance < 0.34


def _group_of(piece: Piece, labels: Sequence[tuple[Piece, str]]) -> str | None:
    """Whose name a 户名 or 名称 is: of the group heading to its left in the same rows, else of the one above."""
    groups = [(p, key) for p, key in labels if key in GROUPS and p is not piece]
    left = [(d, p.box.top, key) for p, key in groups if (d := piece.right_of(p)) is not None]
    if left:
        return min(left)[2]
    above = [(d, p.box.left, key) for p, key in groups if (d := piece.below(p)) is not None]
    return min(above)[2] if above else None
