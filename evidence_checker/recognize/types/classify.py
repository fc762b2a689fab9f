"""What a paper is: the scores of all candidates turned into probabilities, best first."""

from __future__ import annotations

import math
from dataclasses import replace

from evidence_checker.extract.model import Document
from evidence_checker.recognize.model import EvidenceType, Guess, Sign
from evidence_checker.recognize.types.confidence import calibrated
from evidence_checker.recognize.types.learned import INFLUENCE, Learned, learned
from evidence_checker.recognize.types.model import TypeVerdict
from evidence_checker.recognize.types.paper import Paper, prepare
from evidence_checker.recognize.types.patterns import TypeLibrary, library
from evidence_checker.recognize.types.scorer import Score, scores

TEMPERATURE = 1.0
SHOWN = 3
LEAST_HABIT = -8.0  # the learned part may doubt a type, not forbid it
UNKNOWN = "看不出是哪一类材料"


def classify(document: Document) -> TypeVerdict:
    """The verdict on a document, or on one part of it given as a document of its own."""
    return judge(prepare(document), library(), learned())


def judge(paper: Paper, known: TypeLibrary, model: Learned | None) -> TypeVerdict:
    """The verdict on a prepared paper, with or without the learned part."""
    found = scores(paper, known)
    shares = _shares(found, known.rejections.floor, model.log_shares(paper) if model else {})
    ranking = sorted(shares.items(), key=lambda item: (-item[1], item[0].value))
    best = ranking[0][0]
    strongest = _strongest(found, best, known.rejections.floor)
    verdict = TypeVerdict(
        tuple(Guess(kind, round(calibrated(share), 3)) for kind, share in ranking[:SHOWN]),
        _signs(paper, best, strongest, model),
        _reason(strongest) if best is EvidenceType.OTHER else "",
    )
    if not verdict.doubtful:
        return verdict
    second = ranking[1][0]
    rival = _strongest(found, second, known.rejections.floor)
    return replace(verdict, signs=(*verdict.signs, *_signs(paper, second, rival, model)))


def _signs(paper: Paper, kind: EvidenceType, strongest: Score | None, model: Learned | None) -> tuple[Sign, ...]:
    """What spoke for and against the type: the patterns' signs, then the learned part's."""
    told = model.sign(paper, kind) if model else None
    return (*(strongest.signs if strongest else ()), *((told,) if told else ()))


def _shares(found: list[Score], floor: float, habits: dict[EvidenceType, float]) -> dict[EvidenceType, float]:
    """Probability of each type. `other` has the logit of its best reason, or `floor` where the paper is like nothing known.

    `habits` are the learned part's log shares; they weigh in with `INFLUENCE`.
    """
    logits = {EvidenceType.OTHER: floor}
    for score in found:
        kind = score.candidate.evidence_type
        logits[kind] = max(score.value, logits.get(kind, score.value))
    logits = {kind: logit / TEMPERATURE + INFLUENCE * max(habits.get(kind, 0.0), LEAST_HABIT) for kind, logit in logits.items()}
    top = max(logits.values())
    weights = {kind: math.exp(logit - top) for kind, logit in logits.items()}
    total = sum(weights.values())
    return {kind: weight / total for kind, weight in weights.items()}


def _strongest(found: list[Score], kind: EvidenceType, floor: float) -> Score | None:
    """The candidate that made the type win; None where a paper is `other` for being like nothing."""
    own = [score for score in found if score.candidate.evidence_type is kind]
    best = max(own, key=lambda score: score.value)
    return None if kind is EvidenceType.OTHER and best.value < floor else best


def _reason(strongest: Score | None) -> str:
    return strongest.candidate.reason if strongest else UNKNOWN
