"""Trains the learned part: `python -m evidence_checker.recognize.types.training tests/evaluation/dev tests/evaluation/late …`.

The texts are the examples of the pattern files, the labelled papers of the folders named, and copies of both with the slips of OCR. Same texts, same
weights: everything runs in a fixed order from a fixed seed.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from evidence_checker.extract.model import Document
from evidence_checker.recognize.evaluation import load_papers
from evidence_checker.recognize.linear import train
from evidence_checker.recognize.model import EvidenceType
from evidence_checker.recognize.types.learned import WEIGHTS, words_of
from evidence_checker.recognize.types.paper import prepare
from evidence_checker.recognize.types.patterns import library
from evidence_checker.recognize.types.written import document_from_text

Sample = tuple[Document, EvidenceType]

NOISE = 0.04  # of characters that OCR is made to misread
STRAY = "一人口日目土士工王干于大太夫天未末本木己已了子个八入几九力刀"  # what misread characters often become


def example_samples() -> Iterator[Sample]:
    """The examples that stand in the pattern files."""
    known = library()
    for pattern in known.types:
        yield from ((document_from_text(text), pattern.id) for text in pattern.examples.match)
        yield from ((document_from_text(example.text), example.what) for example in pattern.examples.confused)
    for reason in known.rejections.reasons:
        yield from ((document_from_text(text), EvidenceType.OTHER) for text in reason.examples)


def labelled_samples(folders: Iterable[Path]) -> Iterator[Sample]:
    """The labelled papers of the folders, each with its best type."""
    for folder in folders:
        yield from ((paper.document, paper.types[0]) for paper in load_papers(folder))


def misread(samples: Iterable[Sample], seed: int = 2022) -> Iterator[Sample]:
    """Copies of the samples as a poor scan would give them."""
    chance = random.Random(seed)  # noqa: S311 (nothing secret hangs on it)
    for document, kind in samples:
        lines = tuple(replace(line, text=_misread(line.text, chance)) for line in document.lines)
        yield replace(document, lines=lines), kind


def _misread(text: str, chance: random.Random) -> str:
    return "".join(chance.choice(STRAY) if "一" <= character <= "龥" and chance.random() < NOISE else character for character in text)


def main(folders: list[str]) -> None:
    """Trains on the folders' papers and writes `learned.npz` beside this file."""
    samples = [*example_samples(), *labelled_samples(Path(folder) for folder in folders)]
    train([(words_of(prepare(document)), kind.value) for document, kind in (*samples, *misread(samples))]).save(WEIGHTS)


if __name__ == "__main__":
    main(sys.argv[1:])
