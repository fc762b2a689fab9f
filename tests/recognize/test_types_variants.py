"""Other wordings than those of the pattern files: titles alone, bodies without a title, papers that are no evidence."""

from pathlib import Path

from evidence_checker.recognize.types import classify
from evidence_checker.recognize.types.written import document_from_text

VARIANTS = [line.split("|", 1) for line in Path(__file__).with_name("type_variants.txt").read_text(encoding="utf-8").splitlines() if "|" in line][1:]


def test_most_variants_are_recognised():
    wrong = [text for kind, text in VARIANTS if classify(document_from_text(text.replace("／", "\n"))).best.evidence_type != kind]
    assert len(VARIANTS) > 150
    assert len(wrong) <= 0.05 * len(VARIANTS), wrong


def test_confident_answers_on_variants_are_right():
    verdicts = [(kind, classify(document_from_text(text.replace("／", "\n"))).best) for kind, text in VARIANTS]
    sure = [best.evidence_type == kind for kind, best in verdicts if best.confidence >= 0.95]
    assert sum(sure) >= 0.98 * len(sure)
    assert len(sure) > 50
