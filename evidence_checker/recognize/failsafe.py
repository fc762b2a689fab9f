"""One bad paper never stops a run: what recognition stumbles over is handed to a person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from evidence_checker.errors import Problem, ProblemCode
from evidence_checker.extract.model import Document, Status
from evidence_checker.recognize.model import Evidence, EvidenceType, Facts

Recognize = Callable[[Document], tuple[Evidence, ...]]


def recognize_or_hand_over(recognize: Recognize, document: Document) -> tuple[Evidence, ...]:
    """The evidence of a document; of one that recognition fails on, evidence without type and facts that says so."""
    try:
        return recognize(document)
    except Exception as error:  # whatever a paper's wording brings about, the other papers must be judged
        problem = Problem(ProblemCode.CRASHED, f"识别内容时出错：{type(error).__name__}")
        status = Status.UNREADABLE if document.status is Status.UNREADABLE else Status.PARTIAL
        failed = replace(document, status=status, problems=(*document.problems, problem))
        return (Evidence(failed, EvidenceType.OTHER, 0.0, Facts()),)
