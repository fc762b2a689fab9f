"""What was recognised once is remembered, and forgotten as soon as anything that it depends on is another."""

import shutil
import zlib
from dataclasses import replace

import pytest

from evidence_checker import program
from evidence_checker.entries import Entries
from evidence_checker.extract.model import Box, Document, Line, Page, Part, Seal
from evidence_checker.recognize import recognizer as recognizer_module
from evidence_checker.recognize.context import Context
from evidence_checker.recognize.memory import RememberedRecognition
from evidence_checker.recognize.recognizer import Recognizer
from evidence_checker.rulebook.paths import patterns_dir

CONTEXT = Context(2022, principals=(("林志远", "局长"),), unit_names=("市园林局",))
WORDS = (
    (
        "市园林局办公室文件",
        "关于拨付帮扶资金的通知",
        "2022年3月14日，局长林志远带队到东川区红土地镇调研。",
        "现拨付资金58,642.50元。",
        "2022年3月15日",
    ),
    ("会议纪要", "2022年5月6日，市园林局党组召开会议，研究定点帮扶工作，决定捐赠10万元。", "联系电话：13888888888"),
)
PAPER = Document(
    "一/通知.pdf",
    "ab" * 32,
    "pdf",
    pages=(Page(1), Page(2)),
    lines=tuple(
        Line(text, page, Box(0.1, 0.1 * row, 0.9, 0.1 * row + 0.05)) for page, texts in enumerate(WORDS, 1) for row, text in enumerate(texts)
    ),
    seals=(Seal(1, Box(0.6, 0.7, 0.8, 0.8), "市园林局", 0.7),),
    properties={"author": "张三"},
)
TWO_PAPERS = replace(PAPER, parts=(Part(1, 1), Part(2, 2)))


@pytest.fixture
def entries(tmp_path) -> Entries:
    return Entries(tmp_path / "recognized")


@pytest.fixture
def readings(monkeypatch) -> list[str]:
    """The paths of the documents that were recognised, one for each time."""
    seen: list[str] = []

    class Counting(Recognizer):
        def recognize(self, document):
            seen.append(document.path)
            return super().recognize(document)

    monkeypatch.setattr(recognizer_module, "Recognizer", Counting)
    return seen


@pytest.fixture
def patterns(tmp_path, monkeypatch):
    """The program's patterns in a folder that may be changed."""
    folder = shutil.copytree(patterns_dir(), tmp_path / "patterns")
    monkeypatch.setattr(program, "patterns_dir", lambda: folder)
    program.running.cache_clear()
    yield folder
    program.running.cache_clear()


def recognized(entries, document=PAPER, context=CONTEXT):
    return RememberedRecognition(context, entries).recognize(document)


def entry(entries):
    (place,) = [place for place in entries.folder.rglob("*") if place.is_file()]
    return place


@pytest.mark.parametrize("document", [PAPER, TWO_PAPERS])
def test_what_is_remembered_is_what_was_found(entries, readings, document):
    found = Recognizer(patterns_dir(), CONTEXT).recognize(document)
    first, second = recognized(entries, document), recognized(entries, document)
    assert readings == [document.path]
    assert repr(found) == repr(first) == repr(second)  # 1 and 1.0 are equal, but reports show them otherwise


@pytest.mark.parametrize(
    "other",
    [
        replace(PAPER, path="二/通知.pdf"),
        replace(PAPER, lines=PAPER.lines[1:]),
        replace(PAPER, seals=()),
        replace(PAPER, properties={}),
    ],
)
def test_another_document_is_recognised_for_itself(entries, readings, other):
    recognized(entries)
    recognized(entries, other)
    assert len(readings) == 2


@pytest.mark.parametrize("context", [replace(CONTEXT, year=2021), replace(CONTEXT, principals=()), replace(CONTEXT, unit_names=("市水务局",))])
def test_in_another_context_papers_are_recognised_anew(entries, readings, context):
    recognized(entries)
    recognized(entries, context=context)
    assert len(readings) == 2


def test_after_a_change_of_a_pattern_file_papers_are_recognised_anew(entries, readings, patterns):
    recognized(entries)
    with (patterns / "entities" / "slips.yaml").open("a", encoding="utf-8") as file:
        file.write("# 改动\n")
    program.running.cache_clear()  # as in the next run
    recognized(entries)
    assert len(readings) == 2


def test_patterns_that_change_under_a_running_program_are_neither_kept_nor_used(entries, readings, patterns):
    recognized(entries)
    (patterns / "entities" / "new.yaml").write_text("", encoding="utf-8")
    recognized(entries)
    recognized(entries, TWO_PAPERS)
    assert len(readings) == 3
    assert entry(entries)


def cut(raw: bytes) -> bytes:
    return raw[: len(raw) // 2]


@pytest.mark.parametrize("damage", [cut, lambda raw: raw[:-1] + bytes([raw[-1] ^ 1]), lambda _: b""])
def test_a_damaged_entry_is_noticed_and_made_anew(entries, readings, damage):
    first = recognized(entries)
    place = entry(entries)
    place.write_bytes(damage(place.read_bytes()))
    assert recognized(entries) == first == recognized(entries)
    assert len(readings) == 2


@pytest.mark.parametrize("body", [b"no archive", zlib.compress(b"[]"), zlib.compress(b'[{"of": "another version"}]')])
def test_an_entry_that_is_not_understood_is_made_anew(entries, readings, body):
    first = recognized(entries)
    entries.keep(entry(entries).name, body)
    assert recognized(entries) == first
    assert len(readings) == 2


def test_a_paper_that_can_not_be_recognised_is_not_remembered(entries, monkeypatch):
    def stumble(*_):
        raise ValueError

    monkeypatch.setattr(Recognizer, "recognize", stumble)
    with pytest.raises(ValueError):
        recognized(entries)
    assert not list(entries.folder.iterdir())


def test_without_a_cache_nothing_is_remembered(readings):
    assert repr(recognized(None)) == repr(recognized(None))
    assert len(readings) == 2
