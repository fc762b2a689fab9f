"""The pattern files: they load, their examples hold, and their faults are told with their place."""

from pathlib import Path

import pytest

from evidence_checker.errors import RulebookError
from evidence_checker.recognize.model import EvidenceType
from evidence_checker.recognize.types import classify
from evidence_checker.recognize.types.patterns import library
from evidence_checker.recognize.types.written import document_from_text
from evidence_checker.rulebook.paths import patterns_dir

MATCH = [(pattern.id, text) for pattern in library().types for text in pattern.examples.match]
CONFUSED = [(pattern.id, example.what, example.text) for pattern in library().types for example in pattern.examples.confused]
REJECTED = [(reason.name, text) for reason in library().rejections.reasons for text in reason.examples]


@pytest.mark.parametrize(("kind", "text"), MATCH, ids=[f"{kind}-{number}" for number, (kind, _) in enumerate(MATCH)])
def test_an_example_that_must_match_does(kind, text):
    assert classify(document_from_text(text)).best.evidence_type is kind


@pytest.mark.parametrize(("kind", "what", "text"), CONFUSED, ids=[f"{kind}-{what}-{number}" for number, (kind, what, _) in enumerate(CONFUSED)])
def test_an_example_of_something_else_is_not_taken_for_the_type(kind, what, text):
    best = classify(document_from_text(text)).best.evidence_type
    assert best is not kind
    assert best is what


@pytest.mark.parametrize(("reason", "text"), REJECTED, ids=[f"other-{number}" for number in range(len(REJECTED))])
def test_what_is_no_evidence_is_rejected_with_its_reason(reason, text):
    verdict = classify(document_from_text(text))
    assert verdict.best.evidence_type is EvidenceType.OTHER
    assert verdict.rejected == reason


def test_every_evidence_type_has_a_pattern_file():
    names = {path.stem for path in (patterns_dir() / "evidence_types").glob("[a-z]*.yaml")}
    assert names == {kind.value for kind in EvidenceType}


def test_every_type_says_what_it_is_confused_with():
    assert all(pattern.confused_with and pattern.meaning for pattern in library().types)


def test_all_faults_of_all_files_are_told_at_once_with_file_and_line(tmp_path: Path):
    for path in (patterns_dir() / "evidence_types").glob("*.yaml"):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    photo, briefing = tmp_path / "photo.yaml", tmp_path / "briefing.yaml"
    photo.write_text(photo.read_text(encoding="utf-8").replace("scene: 9", "no_such_feature: 9"), encoding="utf-8")
    briefing.write_text(briefing.read_text(encoding="utf-8").replace("近日，|日前，", "近日(，"), encoding="utf-8")
    with pytest.raises(RulebookError) as caught:
        library(tmp_path)
    told = str(caught.value)
    assert "photo.yaml：第" in told
    assert "no_such_feature" in told
    assert "briefing.yaml：第" in told


def test_a_missing_file_and_an_unknown_field_are_faults(tmp_path: Path):
    for path in (patterns_dir() / "evidence_types").glob("*.yaml"):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "photo.yaml").unlink()
    with (tmp_path / "briefing.yaml").open("a", encoding="utf-8") as file:
        file.write("colour: red\n")
    with pytest.raises(RulebookError, match=r"(?s)briefing.yaml：colour.*photo.yaml：缺少"):
        library(tmp_path)
