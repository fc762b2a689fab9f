"""Every file of the corpus ends as its line in the README says, in one run of the real intake and extraction."""

from __future__ import annotations

import time
from dataclasses import dataclass

import pytest

from evidence_checker.extract.model import Document, Status
from evidence_checker.extract.options import ExtractOptions
from evidence_checker.intake.ledger import open_ledger
from evidence_checker.intake.limits import MIB, WorkerLimits
from evidence_checker.intake.model import Ledger
from evidence_checker.workers import extract_all
from tests.corpus.readme import README, page
from tests.corpus.sound import PASSWORD
from tests.corpus.specimen import HOSTILE, SOUND, Specimen

LIMITS = WorkerLimits(idle_seconds=30, memory_bytes=1600 * MIB)


@dataclass(frozen=True)
class Run:
    """One run over the whole corpus."""

    ledger: Ledger
    documents: dict[str, Document]
    seconds: float


@pytest.fixture(scope="session")
def run(tmp_path_factory) -> Run:
    root, workspace = tmp_path_factory.mktemp("语料"), tmp_path_factory.mktemp("work")
    for specimen in (*SOUND, *HOSTILE):
        location = root / specimen.path
        location.parent.mkdir(exist_ok=True)
        location.write_bytes(specimen.make())
    began = time.monotonic()
    ledger = open_ledger(root, workspace, passwords=[PASSWORD])
    options = ExtractOptions(passwords=(PASSWORD,))
    documents = extract_all(ledger.files, options, workers=2, cache=None, on_event=lambda _: None, limits=LIMITS)
    return Run(ledger, {document.path: document for document in documents}, time.monotonic() - began)


def outcome(document: Document) -> str:
    return document.problems[0].code.value if document.status is Status.UNREADABLE else document.status.value


@pytest.mark.parametrize("specimen", SOUND, ids=lambda specimen: specimen.path)
def test_a_sound_file_is_read(run: Run, specimen: Specimen):
    document = run.documents[specimen.document]
    assert outcome(document) in specimen.outcomes, document.problems
    assert specimen.says in document.text + "".join(cell.text for table in document.tables for cell in table.cells)


@pytest.mark.parametrize("specimen", HOSTILE, ids=lambda specimen: specimen.path)
def test_a_hostile_file_ends_in_a_known_way(run: Run, specimen: Specimen):
    document = run.documents[specimen.document]
    assert outcome(document) in specimen.outcomes, document.problems
    assert specimen.says in document.text


def test_every_file_is_accounted_for(run: Run):
    given = {specimen.path for specimen in (*SOUND, *HOSTILE)}
    told = {path.split("!/")[0] for path in (*run.documents, *run.ledger.unpacked)}
    assert told == given
    assert len(run.documents) == len(run.ledger.files)


def test_no_file_of_this_computer_is_read_by_an_entity(run: Run):
    assert "root:" not in run.documents["xml/外部.docx"].text


def test_no_sound_file_brings_its_process_down(run: Run):
    fatal = {"crashed", "memory", "timeout"}
    assert not [specimen.path for specimen in SOUND if outcome(run.documents[specimen.document]) in fatal]


def test_the_whole_corpus_takes_less_than_two_minutes(run: Run):
    assert run.seconds < 120


def test_the_corpus_is_large_enough_and_documented():
    assert len(SOUND) + len(HOSTILE) >= 60
    assert len(HOSTILE) >= 20
    assert README.read_text(encoding="utf-8") == page()
