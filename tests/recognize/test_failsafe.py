"""A paper that recognition fails on costs that paper only."""

from evidence_checker.errors import ProblemCode
from evidence_checker.extract.model import Document, Line, Status
from evidence_checker.recognize.failsafe import recognize_or_hand_over
from evidence_checker.recognize.model import Evidence, EvidenceType

PAPER = Document("a.docx", "0" * 64, "docx", lines=(Line("正文"),))


def fails(_: Document) -> tuple[Evidence, ...]:
    raise ValueError("anything")


def test_a_failure_is_handed_to_a_person_with_a_code() -> None:
    (evidence,) = recognize_or_hand_over(fails, PAPER)
    assert evidence.evidence_type is EvidenceType.OTHER
    assert evidence.confidence == 0
    assert evidence.document.status is Status.PARTIAL
    assert [p.code for p in evidence.document.problems] == [ProblemCode.CRASHED]
    assert evidence.document.lines == PAPER.lines
