"""Measures recognition on labelled papers: types (accuracy, macro-F1, confusion, calibration) and facts (precision, recall)."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from evidence_checker.recognize.evaluation import ExpectedDays, ExpectedFacts, LabelledPaper
from evidence_checker.recognize.model import AttendanceDays, Evidence, EvidenceType, Facts
from evidence_checker.recognize.recognizer import Recognizer
from evidence_checker.recognize.types.plain import plain

BANDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the checker said of one labelled paper, and how long that took (seconds)."""

    paper: LabelledPaper
    evidence: Evidence
    seconds: float

    @property
    def expected(self) -> EvidenceType:
        """The acceptable type that was answered, else the best of the acceptable ones."""
        return self.evidence.evidence_type if self.right else self.paper.types[0]

    @property
    def right(self) -> bool:
        """Whether a careful reader would accept the type."""
        return self.evidence.evidence_type in self.paper.types


@dataclass(frozen=True, slots=True)
class Band:
    """Answers of like confidence: how many, their mean confidence, and how many were right."""

    low: float
    high: float
    count: int
    confidence: float
    right: int


@dataclass
class FactScore:
    """How one fact was read: found and right, found and wrong (or not there), not found."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float | None:
        """Right among found; None where nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else None

    @property
    def recall(self) -> float | None:
        """Right among stated; None where no paper states the fact."""
        return self.right / (self.right + self.missed) if self.right + self.missed else None


@dataclass(frozen=True)
class Measure:
    """The whole result of one evaluation."""

    answers: tuple[Answer, ...]
    facts: Mapping[str, FactScore] = field(default_factory=dict)

    @property
    def accuracy(self) -> float:
        """Share of papers with an acceptable type."""
        return sum(answer.right for answer in self.answers) / max(1, len(self.answers))

    @property
    def f1(self) -> dict[EvidenceType, float]:
        """F1 of every type that was expected or answered."""
        pairs = Counter((answer.expected, answer.evidence.evidence_type) for answer in self.answers)
        return {kind: _f1(pairs, kind) for kind in sorted({kind for pair in pairs for kind in pair})}

    @property
    def macro_f1(self) -> float:
        """Mean F1 over the types."""
        scores = self.f1
        return sum(scores.values()) / max(1, len(scores))

    @property
    def confusion(self) -> list[tuple[EvidenceType, EvidenceType, int]]:
        """(expected, answered, how often) of the wrong answers, most frequent first."""
        wrong = Counter((answer.expected, answer.evidence.evidence_type) for answer in self.answers if not answer.right)
        return [(expected, answered, count) for (expected, answered), count in sorted(wrong.items(), key=lambda item: (-item[1], item[0]))]

    @property
    def bands(self) -> list[Band]:
        """Calibration: what confidence promised and what came true."""
        return [band for low, high in pairwise(BANDS) if (band := self._band(low, high)).count]

    @property
    def median_seconds(self) -> float:
        """Median time to recognise one paper, type and facts."""
        return median(answer.seconds for answer in self.answers) if self.answers else 0.0

    def _band(self, low: float, high: float) -> Band:
        inside = [answer for answer in self.answers if low <= answer.evidence.confidence < high]
        mean = sum(answer.evidence.confidence for answer in inside) / max(1, len(inside))
        return Band(low, min(high, 1.0), len(inside), mean, sum(answer.right for answer in inside))


def measure(papers: Iterable[LabelledPaper], recognizer: Recognizer) -> Measure:
    """Recognises every paper and compares."""
    answers = tuple(_answer(paper, recognizer) for paper in papers)
    return Measure(answers, compare_facts((answer.evidence.facts, answer.paper.facts) for answer in answers))


def _answer(paper: LabelledPaper, recognizer: Recognizer) -> Answer:
    start = time.perf_counter()
    evidence = recognizer.recognize(paper.document)[0]
    return Answer(paper, evidence, time.perf_counter() - start)


def _f1(pairs: Counter[tuple[EvidenceType, EvidenceType]], kind: EvidenceType) -> float:
    hits = pairs[kind, kind]
    wanted = sum(count for (expected, _), count in pairs.items() if expected is kind)
    given = sum(count for (_, answered), count in pairs.items() if answered is kind)
    return 2 * hits / (wanted + given)


def compare_facts(pairs: Iterable[tuple[Facts, ExpectedFacts]]) -> dict[str, FactScore]:
    """Scores of every fact over (found, expected) pairs; facts that a label leaves out are not judged."""
    scores: dict[str, FactScore] = defaultdict(FactScore)
    for found, expected in pairs:
        for name, wanted in expected.stated().items():
            _count(scores[name], _values(_found(found, name)), _values(wanted))
    return dict(sorted(scores.items()))


def _count(score: FactScore, found: set[object], wanted: set[object]) -> None:
    score.right += len(found & wanted)
    score.wrong += len(found - wanted)
    score.missed += len(wanted - found)


def _found(facts: Facts, name: str) -> object:
    """The checker's fact of that name in the labels."""
    if name == "total_yuan":
        return facts.total
    return getattr(facts, name, None)


def _values(fact: object) -> set[object]:
    """A fact as comparable values; nothing stated is the empty set."""
    if fact is None:
        return set()
    if isinstance(fact, list | tuple):
        return {value for item in fact for value in _values(item)}
    if hasattr(fact, "value"):
        return _values(fact.value)
    if hasattr(fact, "level"):
        return {fact.level}
    if isinstance(fact, AttendanceDays | ExpectedDays):
        return {(fact.month, fact.name, fact.days)}
    return {plain(fact) if isinstance(fact, str) else fact}


def wrong_answers(result: Measure) -> Iterator[Answer]:
    """The papers whose type was not accepted, in the order of the set."""
    return (answer for answer in result.answers if not answer.right)
