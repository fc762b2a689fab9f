"""The learned part: a linear model over pairs of characters that stands beside the patterns and can be left out.

`learned.npz` is made by `training.py` from committed texts; without the file the patterns alone decide. Its say is bounded by `INFLUENCE`, and
what it says can be traced to the characters it saw.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from evidence_checker.recognize.linear import Linear, Words
from evidence_checker.recognize.model import EvidenceType, Quote, Sign
from evidence_checker.recognize.types.paper import Paper

READ = 600  # characters of a paper that are read: its kind shows at the beginning
INFLUENCE = 0.4  # share of the learned logit in the verdict
WEIGHTS = Path(__file__).with_name("learned.npz")


@dataclass(frozen=True)
class Learned:
    """What the model says of papers."""

    model: Linear

    def log_shares(self, paper: Paper) -> dict[EvidenceType, float]:
        """The logarithm of each type's share; nothing for a paper without words."""
        return {EvidenceType(label): share for label, share in self.model.log_shares(words_of(paper)).items()}

    def sign(self, paper: Paper, kind: EvidenceType) -> Sign | None:
        """How far the model speaks for the type against an even chance, with the characters that told most."""
        shares = self.log_shares(paper)
        if kind not in shares:
            return None
        weight = INFLUENCE * (shares[kind] + float(np.log(len(shares))))
        return Sign(kind, "用字习惯（学习所得）", round(weight, 2), Quote("、".join(self.model.telling(words_of(paper), kind.value))))


def words_of(paper: Paper) -> Words:
    """What is read of a paper: its first line as the title, and its beginning."""
    return Words(paper.lines[0].text if paper.lines else "", paper.by_line[:READ])


@cache
def learned(path: Path = WEIGHTS) -> Learned | None:
    """The trained model, or None where there is none."""
    return Learned(Linear.load(path)) if path.is_file() else None
