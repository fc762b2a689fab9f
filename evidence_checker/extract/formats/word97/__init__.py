"""What office-oxide does not tell of Word 97 files (MS-DOC): the automatic numbers of lists, read from the bytes themselves.

The pictures that float over the text are in `drawings`.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import olefile

from evidence_checker.extract.formats.word97.lists import numbering_of
from evidence_checker.extract.formats.word97.parts import DAMAGE, parts_of
from evidence_checker.extract.formats.word97.properties import Forms
from evidence_checker.extract.formats.word97.text import FIELD_CODE, Paragraph, paragraphs_of

SAID = re.compile(r"[^\W_]")


class Labels:
    """The numbers of a text's paragraphs, looked up by their words; paragraphs of the same words have theirs in the order of the text.

    Cells that say nothing but a number have no words: they are looked up by those of their row.
    """

    def __init__(self) -> None:
        self._waiting: dict[str, deque[str]] = {}
        self._rows: dict[tuple[str, ...], deque[list[str]]] = {}

    def add(self, text: str, label: str) -> None:
        """Note the next paragraph; one without a number keeps its place among those of the same words."""
        if words := _words(text):
            self._waiting.setdefault(words, deque()).append(label)

    def take(self, text: str) -> str:
        """The number of the next paragraph of these words, "" where it has none."""
        waiting = self._waiting.get(_words(text))
        return waiting.popleft() if waiting else ""

    def add_row(self, texts: Sequence[str], labels: Sequence[str]) -> None:
        """Note the next row of a table: what its cells say, and the numbers of those that say nothing else."""
        self._rows.setdefault(_row_words(texts), deque()).append(list(labels))

    def take_row(self, texts: Sequence[str]) -> list[str]:
        """The number of each cell of the next row of these words, "" where it has none or says more.

        Readers may differ on merged cells: then only the first cell has its number.
        """
        waiting = self._rows.get(_row_words(texts))
        labels = waiting.popleft() if waiting else []
        if len(labels) != len(texts):
            labels = [*labels[:1], *[""] * len(texts)][: len(texts)]
        return ["" if _words(text) else label for text, label in zip(texts, labels, strict=True)]


def labels_of(location: Path) -> Labels:
    """The automatic numbers of a Word 97 file, none where its lists cannot be made out: without them a text is still a text."""
    labels = Labels()
    try:
        _number(location, labels)
    except DAMAGE:
        return Labels()
    return labels


def _number(location: Path, labels: Labels) -> None:
    with olefile.OleFileIO(str(location)) as container:
        parts = parts_of(container)
    numbering = numbering_of(parts)
    if not numbering.levels:
        return
    forms, row = Forms(parts), Row()
    for paragraph in paragraphs_of(parts):
        form = forms.of(paragraph)
        label = numbering.label(str(form.list), numbering.level_of(form)) if form.list else ""
        labels.add(paragraph.text, label)
        if form.ends_row:
            labels.add_row(row.texts, row.labels)
            row = Row()
        elif form.in_table:
            row.add(paragraph, label)


@dataclass(slots=True)
class Row:
    """A row of a table while its paragraphs are gone through: what its cells say, and the numbers of those that say nothing else."""

    texts: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    _text: str = ""
    _numbers: list[str] = field(default_factory=list)

    def add(self, paragraph: Paragraph, label: str) -> None:
        """The next paragraph."""
        self._text += paragraph.text
        self._numbers += [label] if label else []
        if paragraph.ends_cell:
            self.texts.append(self._text)
            self.labels.append("" if _words(self._text) else "\n".join(self._numbers))
            self._text, self._numbers = "", []


def _row_words(texts: Sequence[str]) -> tuple[str, ...]:
    """The words of the cells that have any."""
    return tuple(words for text in texts if (words := _words(text)))


def _words(text: str) -> str:
    """What is left of a text when field codes, blanks and signs are taken away, about which two readers may differ."""
    return "".join(SAID.findall(FIELD_CODE.sub("", text)))
