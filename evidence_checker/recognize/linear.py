"""A linear model over characters and pairs of characters: small, deterministic, and able to say which characters spoke.

It knows wordings that no list of words names and forgives letters that OCR got wrong. Words are hashed into `BUCKETS` places; a label's share
is the softmax of its weights summed over the places that a text fills, divided by the root of their number.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

BUCKETS = 1 << 14  # places in the table of weights; n-grams share them by hash
TITLE = 40  # characters that count once more as the title
EPOCHS = 40
RATE = 0.5
DECAY = 1e-4  # L2

Table = NDArray[np.float64]
Rows = NDArray[np.int64]
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Words:
    """What a model reads of a paper: its title, and its text as far as it matters."""

    title: str
    text: str

    def ngrams(self) -> Iterator[tuple[int, str]]:
        """Characters, pairs of characters and title pairs, each with its bucket. Digits count as one character."""
        text = _DIGIT.sub("0", self.text)
        title = f"^{_DIGIT.sub('0', self.title[:TITLE])}$" if self.title else ""
        for size in (1, 2):
            yield from ((_bucket(words), words) for start in range(len(text) - size + 1) for words in [text[start : start + size]])
        yield from ((_bucket(f"T{title[start : start + 2]}"), f"题{title[start : start + 2]}") for start in range(len(title) - 1))

    def row(self) -> Rows:
        """The buckets that it fills."""
        return np.array(sorted({bucket for bucket, _ in self.ngrams()}), dtype=np.int64)


def _bucket(words: str) -> int:
    return zlib.crc32(words.encode("utf-8")) % BUCKETS


@dataclass(frozen=True)
class Linear:
    """Weights per bucket and label (buckets x labels), and the labels in their order."""

    labels: tuple[str, ...]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    def log_shares(self, words: Words) -> dict[str, float]:
        """The logarithm of each label's share; nothing for a paper without words."""
        row = words.row()
        if not len(row):
            return {}
        logits = self.weights[row].sum(axis=0) / np.sqrt(len(row)) + self.bias
        logits = logits - logits.max()
        logits = logits - np.log(np.exp(logits).sum())
        return {label: float(value) for label, value in zip(self.labels, logits, strict=True)}

    def telling(self, words: Words, label: str) -> list[str]:
        """The pairs of characters that spoke most for a label."""
        column = self.labels.index(label)
        told = {pair: float(self.weights[bucket, column]) for bucket, pair in words.ngrams() if len(pair) == 2}
        return [pair for pair, _ in sorted(told.items(), key=lambda item: (-item[1], item[0]))[:5]]

    def save(self, path: Path) -> None:
        """Writes the weights in steps of 1/127 of the largest, so that the file stays small."""
        scale = float(np.abs(self.weights).max()) / 127
        steps = np.round(self.weights / scale).astype(np.int8)
        np.savez_compressed(path, weights=steps, bias=self.bias, scale=np.float64(scale), types=np.array(self.labels))

    @classmethod
    def load(cls, path: Path) -> Linear:
        """The model in a file; no code is taken from it."""
        with np.load(path, allow_pickle=False) as stored:
            weights = stored["weights"].astype(np.float32) * float(stored["scale"])
            return cls(tuple(map(str, stored["types"])), weights, stored["bias"].astype(np.float32))


def train(samples: Sequence[tuple[Words, str]]) -> Linear:
    """Multinomial logistic regression by AdaGrad, one text at a time, in a fixed order from a fixed seed: same texts, same weights."""
    labels = tuple(sorted({label for _, label in samples}))
    rows = [words.row() for words, _ in samples]
    targets = [labels.index(label) for _, label in samples]
    counts = np.bincount(targets, minlength=len(labels))
    rarity = np.sqrt(np.median(counts) / counts)  # many texts of one label in the set do not make it likelier in a ledger
    weights = np.zeros((BUCKETS, len(labels)))
    bias = np.zeros(len(labels))
    squares = np.full((BUCKETS, len(labels)), 1e-8)
    order = np.random.default_rng(2022)
    for _ in range(EPOCHS):
        for number in order.permutation(len(rows)):
            if len(rows[number]):
                _step(weights, bias, squares, rows[number], targets[number], rarity[targets[number]])
    return Linear(labels, weights.astype(np.float32), bias.astype(np.float32))


def _step(weights: Table, bias: Table, squares: Table, row: Rows, target: int, worth: float) -> None:
    """One step down the gradient of one text's log loss, which is `worth` so much."""
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
