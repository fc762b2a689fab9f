"""Trains the learned part: `python -m evidence_checker.recognize.types.training tests/evaluation/dev`.

The texts are the examples of the pattern files, the labelled papers of the folders named, and copies of both with the slips of OCR. Same texts, same
weights: everything runs in a fixed order from a fixed seed.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evidence_checker.extract.model import Document
from evidence_checker.recognize.evaluation import load_papers
from evidence_checker.recognize.model import EvidenceType
from evidence_checker.recognize.types.learned import BUCKETS, WEIGHTS, Learned, ngrams
from evidence_checker.recognize.types.paper import prepare
from evidence_checker.recognize.types.patterns import library
from evidence_checker.recognize.types.written import document_from_text

Sample = tuple[Document, EvidenceType]
Rows = NDArray[np.int64]
Table = NDArray[np.float64]

EPOCHS = 40
RATE = 0.5
DECAY = 1e-4  # L2
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


def train(samples: list[Sample]) -> Learned:
    """Multinomial logistic regression by AdaGrad, one paper at a time."""
    types = tuple(sorted({kind for _, kind in samples}))
    rows = [np.array(sorted({bucket for bucket, _ in ngrams(prepare(document))}), dtype=np.int64) for document, _ in samples]
    targets = [types.index(kind) for _, kind in samples]
    counts = np.bincount(targets, minlength=len(types))
    rarity = np.sqrt(np.median(counts) / counts)  # many papers of one kind in the set do not make that kind likelier in a ledger
    weights = np.zeros((BUCKETS, len(types)))
    bias = np.zeros(len(types))
    squares = np.full((BUCKETS, len(types)), 1e-8)
    order = np.random.default_rng(2022)
    for _ in range(EPOCHS):
        for number in order.permutation(len(rows)):
            if len(rows[number]):
                _step(weights, bias, squares, rows[number], targets[number], rarity[targets[number]])
    return Learned(types, weights.astype(np.float32), bias.astype(np.float32))


def _step(weights: Table, bias: Table, squares: Table, row: Rows, target: int, worth: float) -> None:
    """One step down the gradient of one paper's log loss, which is `worth` so much."""
    scale = 1 / np.sqrt(len(row))
    logits = weights[row].sum(axis=0) * scale + bias
    shares = np.exp(logits - logits.max())
    slope = shares / shares.sum()
    slope[target] -= 1
    slope *= worth
    gradient = scale * slope + DECAY * weights[row]
    squares[row] += gradient**2
    weights[row] -= RATE * gradient / np.sqrt(squares[row])
    bias -= 0.01 * slope


def save(model: Learned, path: Path = WEIGHTS) -> None:
    """Writes the weights in steps of 1/127 of the largest, so that the file stays small."""
    scale = float(np.abs(model.weights).max()) / 127
    steps = np.round(model.weights / scale).astype(np.int8)
    names = np.array([kind.value for kind in model.types])
    np.savez_compressed(path, weights=steps, bias=model.bias, scale=np.float64(scale), types=names)


def main(folders: list[str]) -> None:
    """Trains on the folders' papers and writes `learned.npz` beside this file."""
    samples = [*example_samples(), *labelled_samples(Path(folder) for folder in folders)]
    save(train([*samples, *misread(samples)]))


if __name__ == "__main__":
    main(sys.argv[1:])
