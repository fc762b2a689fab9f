"""Weighs every sign of every candidate against a paper.

The score of a candidate is a sum of logits: its best title, its phrases (capped, so that many weak words do not outvote a title), its best table,
its features of form, what is missing, and what speaks against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from evidence_checker.recognize.model import Quote, Sign
from evidence_checker.recognize.types.form import FEATURES, features_of
from evidence_checker.recognize.types.heading import TitleCandidate, title_candidates
from evidence_checker.recognize.types.paper import Paper
from evidence_checker.recognize.types.patterns import Candidate, CompiledPhrase, CompiledTails, Ruling, TypeLibrary

MOST_BY_PHRASES = 6.0
FILENAME_WEIGHT = 1.5
TRUSTED = 0.75  # a title of lower trust may be running text


@dataclass(frozen=True)
class Score:
    """A candidate's logit and the signs that make it up."""

    candidate: Candidate
    value: float
    signs: tuple[Sign, ...]


def scores(paper: Paper, library: TypeLibrary) -> list[Score]:
    """Every candidate's score, in the library's order."""
    titles = title_candidates(paper)
    features = features_of(paper)
    ruling = _ruling(titles, library.tails)
    return [_ruled(_score(paper, candidate, titles, features), ruling) for candidate in library.candidates]


def _ruling(titles: tuple[TitleCandidate, ...], tails: CompiledTails) -> Ruling | None:
    """What the last word of the paper's title (not of lines below it) leaves open."""
    first = [title for title in titles if title.number == titles[0].number and title.trust >= TRUSTED]
    return next((ruling for title in first if (ruling := tails.ruling(title.text))), None)


def _ruled(score: Score, ruling: Ruling | None) -> Score:
    """The score less the penalty where the title's last word rules the type out."""
    if ruling is None or score.candidate.evidence_type in ruling.allowed:
        return score
    sign = _sign(score.candidate, "标题文种不符", -ruling.penalty)
    return Score(score.candidate, score.value - ruling.penalty, (*score.signs, sign))


def _score(paper: Paper, candidate: Candidate, titles: tuple[TitleCandidate, ...], features: frozenset[str]) -> Score:
    phrases = list(_phrases(paper, candidate))
    others = [*_title(paper, candidate, titles), *_columns(paper, candidate), *_form(candidate, features), *_filename(paper, candidate)]
    praise = min(MOST_BY_PHRASES, sum(s.weight for s in phrases if s.weight > 0))
    value = praise + sum(s.weight for s in phrases if s.weight < 0) + sum(s.weight for s in others)
    return Score(candidate, value, tuple(others + phrases))


def _sign(candidate: Candidate, name: str, weight: float, quote: Quote | None = None) -> Sign:
    return Sign(candidate.evidence_type, name, round(weight, 2), quote)


def _title(paper: Paper, candidate: Candidate, titles: tuple[TitleCandidate, ...]) -> Iterator[Sign]:
    """The title that says most, and the title that speaks most against (a negative weight)."""
    best: tuple[float, TitleCandidate] | None = None
    worst: tuple[float, TitleCandidate] | None = None
    for regex, weight in candidate.titles:
        for title in titles:
            if regex.search(title.text):
                value = weight * title.trust
                if value > 0 and (best is None or value > best[0]):
                    best = (value, title)
                if value < 0 and title.number == titles[0].number and (worst is None or value < worst[0]):
                    worst = (value, title)
    for found in (best, worst):
        if found:
            yield _sign(candidate, "标题", found[0], paper.quote_line(found[1].number, found[1].text))


def _phrases(paper: Paper, candidate: Candidate) -> Iterator[Sign]:
    for compiled in candidate.phrases:
        found = _find(paper, compiled)
        if found is not None:
            name = "用语" if compiled.phrase.weight > 0 else "不利用语"
            quote = _line_quote(paper, found) if compiled.phrase.line else paper.quote(found, compiled.phrase.where)
            yield _sign(candidate, name, compiled.phrase.weight, quote)


def _find(paper: Paper, compiled: CompiledPhrase) -> re.Match[str] | None:
    """The first of at least `times` places where the phrase stands."""
    text = paper.by_line if compiled.phrase.line else paper.part(compiled.phrase.where)
    first = compiled.regex.search(text)
    if first is None or compiled.phrase.times == 1:
        return first
    return first if sum(1 for _ in compiled.regex.finditer(text)) >= compiled.phrase.times else None


def _line_quote(paper: Paper, found: re.Match[str]) -> Quote:
    return paper.quote_line(found.string.count("\n", 0, found.start()), found.group())


def _columns(paper: Paper, candidate: Candidate) -> Iterator[Sign]:
    """The best of the candidate's tables: enough of its headings stand in the paper."""
    best = 0.0
    for headers, at_least, weight in candidate.columns:
        if weight > best and sum(1 for header in headers if header.search(paper.by_line)) >= at_least:
            best = weight
    if best:
        yield _sign(candidate, "表头或栏目", best)


def _form(candidate: Candidate, features: frozenset[str]) -> Iterator[Sign]:
    for name, weight in candidate.signs.form.items():
        if name in features:
            yield _sign(candidate, FEATURES[name][0], weight)
    for name, weight in candidate.signs.missing.items():
        if name not in features:
            yield _sign(candidate, f"没有：{FEATURES[name][0]}", weight)


def _filename(paper: Paper, candidate: Candidate) -> Iterator[Sign]:
    """A file's name helps and never decides."""
    name = paper.document.path.rsplit("/", 1)[-1]
    if candidate.filename and (found := candidate.filename.search(name)):
        yield _sign(candidate, "文件名", FILENAME_WEIGHT, Quote(found.group()))
