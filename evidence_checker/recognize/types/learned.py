"""The learned part: a linear model over pairs of characters that stands beside the patterns and can be left out.

It knows wordings that no pattern names and forgives letters that OCR got wrong. `learned.npz` is made by `training.py` from committed texts;
without the file the patterns alone decide. Its say is bounded by `INFLUENCE`, and what it says can be traced to the characters it saw.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evidence_checker.recognize.model import EvidenceType, Quote, Sign
from evidence_checker.recognize.types.paper import Paper

BUCKETS = 1 << 14  # places in the table of weights; n-grams share them by hash
READ = 600  # characters of a paper that are read: its kind shows at the beginning
TITLE = 40  # characters that count once more as the title
INFLUENCE = 0.4  # share of the learned logit in the verdict
WEIGHTS = Path(__file__).with_name("learned.npz")

_DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Learned:
    """Weights per bucket and type (buckets x types), and the types in their order."""

    types: tuple[EvidenceType, ...]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    def log_shares(self, paper: Paper) -> dict[EvidenceType, float]:
        """The logarithm of each type's share; nothing for a paper without words."""
        buckets = np.array(sorted({bucket for bucket, _ in ngrams(paper)}), dtype=np.int64)
        if not len(buckets):
            return {}
        logits = self.weights[buckets].sum(axis=0) / np.sqrt(len(buckets)) + self.bias
        logits = logits - logits.max()
        logits = logits - np.log(np.exp(logits).sum())
        return {kind: float(value) for kind, value in zip(self.types, logits, strict=True)}

    def sign(self, paper: Paper, kind: EvidenceType) -> Sign | None:
        """How far the model speaks for the type against an even chance, with the characters that told most."""
        shares = self.log_shares(paper)
        if kind not in shares:
            return None
        weight = INFLUENCE * (shares[kind] + float(np.log(len(self.types))))
        return Sign(kind, "用字习惯（学习所得）", round(weight, 2), Quote("、".join(self._telling(paper, kind))))

    def _telling(self, paper: Paper, kind: EvidenceType) -> list[str]:
        column = self.types.index(kind)
        told = {words: float(self.weights[bucket, column]) for bucket, words in ngrams(paper) if len(words) == 2}
        return [words for words, _ in sorted(told.items(), key=lambda item: (-item[1], item[0]))[:5]]


def ngrams(paper: Paper) -> Iterator[tuple[int, str]]:
    """The characters, pairs of characters and title pairs of a paper, each with its bucket. Digits count as one character."""
    text = _DIGIT.sub("0", paper.by_line[:READ])
    title = f"^{_DIGIT.sub('0', paper.lines[0].text[:TITLE])}$" if paper.lines else ""
    for size in (1, 2):
        yield from ((_bucket(words), words) for start in range(len(text) - size + 1) for words in [text[start : start + size]])
    yield from ((_bucket(f"T{title[start : start + 2]}"), f"题{title[start : start + 2]}") for start in range(len(title) - 1))


def _bucket(words: str) -> int:
    return zlib.crc32(words.encode("utf-8")) % BUCKETS


@cache
def learned(path: Path = WEIGHTS) -> Learned | None:
    """The trained model, or None where there is none."""
    if not path.is_file():
        return None
    with np.load(path, allow_pickle=False) as stored:
        scale = float(stored["scale"])
        weights = stored["weights"].astype(np.float32) * scale
        return Learned(tuple(EvidenceType(str(name)) for name in stored["types"]), weights, stored["bias"].astype(np.float32))
