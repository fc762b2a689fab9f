"""The learned part of mapping: how a paper's wording as a whole speaks for the subject of each criterion, beside the words that the rulebook lists.

Narratives seldom use the words that one would list (a market in a hospital's hall is a sales channel). The model is made from the rulebook's own
texts by `evidence-checker rulebook learn`; without its file the listed words alone decide.
"""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path

from evidence_checker.assess.paper import Paper
from evidence_checker.recognize.linear import Linear, Words, train
from evidence_checker.rulebook.book import Rulebook
from evidence_checker.rulebook.subjects import WEIGHTS, SubjectText

READ = 600  # characters of a paper that are read
SHORTEST = 14  # characters; a picture's stamp of place and time tells no subject
SHARPNESS = 3.0  # makes shares mean what they say: of those above 0.8 nine in ten are right (five-fold over the texts)
INFLUENCE = 0.9  # of the learned logit in a fit
LEAST, MOST = -0.7, 3.0  # what it can take from a fit or add to it


def learned_fit(paper: Paper, rulebook: Rulebook) -> dict[str, float]:
    """What the wording adds to the fit of each criterion, or of each indicator whose criteria share a subject; empty without a model."""
    model = _model(rulebook.folder) if rulebook.folder else None
    words = Words(paper.headline, paper.body[:READ])
    if model is None or len(words.text) < SHORTEST:
        return {}
    even = math.log(len(model.labels))
    return {label: min(max(INFLUENCE * (share + even), LEAST), MOST) for label, share in _sharpened(model.log_shares(words)).items()}


def _sharpened(shares: dict[str, float]) -> dict[str, float]:
    whole = math.log(sum(math.exp(share * SHARPNESS) for share in shares.values())) if shares else 0.0
    return {label: share * SHARPNESS - whole for label, share in shares.items()}


@cache
def _model(folder: Path) -> Linear | None:
    file = folder / WEIGHTS
    return Linear.load(file) if file.is_file() else None


def learn(texts: tuple[SubjectText, ...]) -> Linear:
    """The model of these texts: the same texts give the same weights."""
    return train([(Words(text.title, text.text[:READ]), text.label) for text in texts])
