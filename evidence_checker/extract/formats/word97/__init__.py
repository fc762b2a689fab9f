"""What office-oxide does not tell of Word 97 files (MS-DOC): the automatic numbers of lists, read from the bytes themselves."""

from __future__ import annotations

import re
import struct
from collections import deque
from pathlib import Path

import olefile

from evidence_checker.errors import FileProblem
from evidence_checker.extract.formats.word97.lists import numbering_of
from evidence_checker.extract.formats.word97.parts import parts_of
from evidence_checker.extract.formats.word97.properties import Forms
from evidence_checker.extract.formats.word97.text import paragraphs_of

FIELD_CODE = re.compile(r"\x13[^\x13-\x15]*\x14|[\x13-\x15]")
SAID = re.compile(r"[^\W_]")
DAMAGE = (FileProblem, OSError, ValueError, IndexError, KeyError, TypeError, struct.error, RecursionError, OverflowError)
"""What reading a container that does not hold together raises."""


class Labels:
    """The numbers of a text's paragraphs, looked up by their words; paragraphs of the same words have theirs in the order of the text."""

    def __init__(self) -> None:
        self._waiting: dict[str, deque[str]] = {}

    def add(self, text: str, label: str) -> None:
        """Note the next paragraph; one without a number keeps its place among those of the same words."""
        if words := _words(text):
            self._waiting.setdefault(words, deque()).append(label)

    def take(self, text: str) -> str:
        """The number of the next paragraph of these words, "" where it has none."""
        waiting = self._waiting.get(_words(text))
        return waiting.popleft() if waiting else ""


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
    forms = Forms(parts)
    for paragraph in paragraphs_of(parts):
        form = forms.of(paragraph)
        labels.add(paragraph.text, numbering.label(str(form.list), numbering.level_of(form)) if form.list else "")


def _words(text: str) -> str:
    """What is left of a text when field codes, blanks and signs are taken away, about which two readers may differ."""
    return "".join(SAID.findall(FIELD_CODE.sub("", text)))
