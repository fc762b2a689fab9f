"""What was read is remembered by content, privately, within bounds; damage is noticed."""

import os
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from evidence_checker import cache as cache_module
from evidence_checker import entries as entries_module
from evidence_checker.cache import Cache, default_folder
from evidence_checker.errors import Problem, ProblemCode
from evidence_checker.extract.model import Box, Cell, Document, Line, LineRole, Page, Picture, Seal, Source, Status, Table
from evidence_checker.extract.options import ExtractOptions
from evidence_checker.intake.model import FileKind, SubmittedFile

FILE = SubmittedFile("一/通知.pdf", Path("没有"), 9, "ab" * 32, FileKind.PDF)
DOCUMENT = Document(
    FILE.path,
    FILE.sha256,
    "pdf",
    pages=(Page(1, 595.0, 842.0, turned=90, skew=0.3, legibility=0.9, scanned=True),),
    lines=(Line("关于开展调研的通知", 1, Box(0.1, 0.1, 0.9, 0.15), Source.RAPIDOCR, 0.98, LineRole.BODY, centred=True),),
    tables=(Table(1, (Cell("√", 0, 0, mark="√"),), "考勤"),),
    seals=(Seal(1, Box(0.6, 0.7, 0.8, 0.8), "某局", 0.7),),
    problems=(Problem(ProblemCode.BLANK_PAGE, page=2),),
    properties={"author": "张三"},
)


@pytest.fixture
def cache(tmp_path):
    return Cache(tmp_path / "cache")


def entry(cache) -> Path:
    (location,) = [path for path in (cache.folder / "documents").rglob("*") if path.is_file()]
    return location


def test_a_document_comes_back_as_it_was(cache):
    cache.keep(FILE, ExtractOptions(), DOCUMENT)
    assert cache.find(FILE, ExtractOptions()) == DOCUMENT


def test_the_same_bytes_under_another_path_are_found(cache):
    cache.keep(FILE, ExtractOptions(), DOCUMENT)
    assert cache.find(replace(FILE, path="二.pdf"), ExtractOptions()) == replace(DOCUMENT, path="二.pdf")


@pytest.mark.parametrize("options", [ExtractOptions(ocr="tesseract"), ExtractOptions(max_pages=5)])
def test_another_way_of_reading_is_another_entry(cache, options):
    cache.keep(FILE, ExtractOptions(), DOCUMENT)
    assert cache.find(FILE, options) is None


def test_another_version_of_the_reader_is_another_entry(cache, monkeypatch):
    cache.keep(FILE, ExtractOptions(), DOCUMENT)
    monkeypatch.setattr(cache_module, "extractor_version", lambda: "next")
    assert cache.find(FILE, ExtractOptions()) is None


def test_a_new_password_is_tried_on_what_stayed_locked_only(cache):
    locked = replace(DOCUMENT, status=Status.UNREADABLE, problems=(Problem(ProblemCode.ENCRYPTED),))
    other = replace(FILE, sha256="cd" * 32)
    cache.keep(FILE, ExtractOptions(), locked)
    cache.keep(other, ExtractOptions(), DOCUMENT)
    assert cache.find(FILE, ExtractOptions()) == locked
    assert cache.find(FILE, ExtractOptions(passwords=("新",))) is None
    assert cache.find(other, ExtractOptions(passwords=("新",))) is not None


@pytest.mark.parametrize("code", [ProblemCode.TIMEOUT, ProblemCode.MEMORY, ProblemCode.CRASHED, ProblemCode.NOT_ACCESSIBLE])
def test_what_may_go_better_another_time_is_not_kept(cache, code):
    cache.keep(FILE, ExtractOptions(), replace(DOCUMENT, problems=(Problem(code),)))
    assert cache.info().documents == 0


def cut(raw: bytes) -> bytes:
    return raw[: len(raw) // 2]


def flip(raw: bytes) -> bytes:
    return raw[:-1] + bytes([raw[-1] ^ 1])


@pytest.mark.parametrize("damage", [cut, flip, lambda _: b""])
def test_a_damaged_entry_is_noticed_and_can_be_rebuilt(cache, damage):
    cache.keep(FILE, ExtractOptions(), DOCUMENT)
    location = entry(cache)
    location.write_bytes(damage(location.read_bytes()))
    assert cache.find(FILE, ExtractOptions()) is None
    assert not location.exists()
    cache.keep(FILE, ExtractOptions(), DOCUMENT)
    assert cache.find(FILE, ExtractOptions()) == DOCUMENT


def test_a_document_whose_picture_is_gone_is_read_again(cache):
    options = ExtractOptions(store=cache.pictures)
    shown = replace(DOCUMENT, pictures=(Picture(1, "ef" * 32, 100, 100, stored="a.jpg"),))
    (cache.pictures / "a.jpg").write_bytes(b"jpeg")
    cache.keep(FILE, options, shown)
    assert cache.find(FILE, options) == shown
    (cache.pictures / "a.jpg").unlink()
    assert cache.find(FILE, options) is None


def test_the_longest_unused_goes_first_when_the_cache_is_full(tmp_path):
    cache = Cache(tmp_path / "cache", max_bytes=1)
    files = [replace(FILE, sha256=f"{n:064x}") for n in range(3)]
    for age, file in enumerate(files):
        cache.keep(file, ExtractOptions(), DOCUMENT)
        newest = max((cache.folder / "documents").rglob("*"), key=lambda path: (path.is_file(), path.stat().st_mtime_ns))
        os.utime(newest, (1000 + age, 1000 + age))
    cache.find(files[0], ExtractOptions())
    cache.max_bytes = cache.info().size // 3 + 1
    cache.prune()
    assert [cache.find(file, ExtractOptions()) is not None for file in files] == [True, False, False]


def test_clear_forgets_everything(cache):
    cache.keep(FILE, ExtractOptions(), DOCUMENT)
    (cache.pictures / "a.jpg").write_bytes(b"jpeg")
    assert (cache.info().documents, cache.info().pictures) == (1, 1)
    cache.clear()
    assert (cache.info().documents, cache.info().pictures, cache.info().size) == (0, 0, 0)


def test_no_half_written_entry_is_left_or_counted(cache):
    cache.keep(FILE, ExtractOptions(), DOCUMENT)
    assert [path.name for path in entry(cache).parent.iterdir()] == [entry(cache).name]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the user's folder private by itself")
def test_nobody_else_may_enter_the_folder(cache):
    cache.keep(FILE, ExtractOptions(), DOCUMENT)
    for folder in (cache.folder, cache.pictures, entry(cache).parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(entry(cache).stat().st_mode) == 0o600


def test_no_password_stands_in_the_cache(cache):
    locked = replace(DOCUMENT, status=Status.UNREADABLE, problems=(Problem(ProblemCode.ENCRYPTED),))
    cache.keep(FILE, ExtractOptions(passwords=("kunming-secret",)), locked)
    assert not [path for path in cache.folder.rglob("*") if "secret" in path.name or (path.is_file() and b"secret" in path.read_bytes())]


def test_a_full_disk_costs_the_entry_not_the_run(cache, monkeypatch):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(entries_module.tempfile, "mkstemp", full)
    cache.keep(FILE, ExtractOptions(), DOCUMENT)
    assert cache.find(FILE, ExtractOptions()) is None


def test_the_folder_can_be_chosen(monkeypatch, tmp_path):
    monkeypatch.setenv("EVIDENCE_CHECKER_CACHE", str(tmp_path / "别处"))
    assert default_folder() == tmp_path / "别处"


@pytest.mark.parametrize(
    ("platform", "variable", "end"),
    [("win32", "LOCALAPPDATA", "evidence-checker"), ("linux", "XDG_CACHE_HOME", "evidence-checker")],
)
def test_the_default_folder_is_the_users_own(monkeypatch, tmp_path, platform, variable, end):
    monkeypatch.delenv("EVIDENCE_CHECKER_CACHE", raising=False)
    monkeypatch.setattr(cache_module.sys, "platform", platform)
    monkeypatch.setenv(variable, str(tmp_path))
    assert default_folder() == tmp_path / end
