"""The spaCy pipeline: `spacy.blank("zh")`, one token a character, with the word lists of `patterns/entities` as an EntityRuler.

Nothing is downloaded; dates and money are components of our own, since a tokenizer that cuts sums in two cannot find them.
spaCy takes seconds to import, so it is imported when the first paper is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from evidence_checker.recognize.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.language import Language

LONGEST = 60_000  # characters that are searched for entities; longer texts are books, not evidence


@dataclass(frozen=True, slots=True)
class Entity:
    """Words of a list in the text: `label` names the list (COUNTY, TOWN, MEDIUM …), `key` the entry they stand for."""

    start: int
    end: int
    text: str
    label: str
    key: str


def entity_patterns(lexicon: Lexicon) -> list[dict[str, str]]:
    """The word lists as patterns of spaCy's EntityRuler."""
    patterns: list[dict[str, str]] = []
    for county in lexicon.places.counties:
        patterns += [_pattern("COUNTY", name, county.name) for name in {county.name, county.short}]
        patterns += [_pattern("TOWN", town, f"{county.name}{town}") for town in county.towns]
    for medium in lexicon.media.media:
        patterns += [_pattern("MEDIUM", name, medium.name) for name in {medium.name, *medium.aliases}]
    patterns += [_pattern("FAILURE", word, word) for word in lexicon.slips.failure]
    return sorted(patterns, key=lambda p: (p["label"], p["pattern"]))


def _pattern(label: str, words: str, key: str) -> dict[str, str]:
    return {"label": label, "pattern": words, "id": key}


@lru_cache(maxsize=4)
def pipeline(lexicon: Lexicon) -> Language:
    """The pipeline for a set of word lists, built once a process."""
    import spacy

    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "char"}}})
    ruler = nlp.add_pipe("entity_ruler", config={"overwrite_ents": True})
    ruler.add_patterns(entity_patterns(lexicon))  # type: ignore[attr-defined]
    return nlp


def find_entities(lexicon: Lexicon, text: str) -> tuple[Entity, ...]:
    """The words of the lists that stand in the text, in order, the longest where two overlap."""
    doc = pipeline(lexicon)(text[:LONGEST])
    return tuple(Entity(e.start_char, e.end_char, e.text, e.label_, e.ent_id_) for e in doc.ents)
