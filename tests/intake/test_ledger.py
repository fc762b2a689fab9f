"""Every file of a folder is accounted for, once, in order."""

import hashlib
import os
import sys
from pathlib import Path

import pytest

from evidence_checker.errors import UsageError
from evidence_checker.intake.ledger import open_ledger
from evidence_checker.intake.limits import Limits
from evidence_checker.intake.model import FileKind
from tests.intake.making import zip_of

PDF = b"%PDF-1.7\n%%EOF\n"


def paths(ledger) -> list[str]:
    return [file.path for file in ledger.files]


def test_files_stand_in_the_order_of_their_paths(ledger):
    opened = ledger({"b.pdf": PDF, "一/a.pdf": PDF + b"1", "a/c.pdf": PDF + b"2"})
    assert paths(opened) == ["a/c.pdf", "b.pdf", "一/a.pdf"]


def test_a_file_is_told_with_size_hash_and_kind(ledger):
    file = ledger({"扫描件": PDF}).files[0]
    assert (file.size, file.sha256, file.kind) == (len(PDF), hashlib.sha256(PDF).hexdigest(), FileKind.PDF)


def test_system_files_are_set_aside_and_counted(ledger):
    opened = ledger({"a.pdf": PDF, "x/Thumbs.db": b"x", "~$a.docx": b"x", ".git/config": b"x"})
    assert paths(opened) == ["a.pdf"]
    assert opened.set_aside == (".git", "x/Thumbs.db", "~$a.docx")


def test_the_unit_file_is_no_evidence(ledger):
    opened = ledger({"unit.yaml": b"name: x\n", "附件/unit.yaml": b"name: x\n"})
    assert (paths(opened), opened.set_aside) == (["附件/unit.yaml"], ("unit.yaml",))


def test_the_same_bytes_are_told_as_duplicates_of_the_first(ledger):
    opened = ledger({"a.pdf": PDF, "b.pdf": PDF, "c.pdf": PDF + b" "})
    assert [file.duplicate_of for file in opened.files] == [None, "a.pdf", None]


@pytest.mark.parametrize("copy", ["方案 - 副本.pdf", "方案(1).pdf", "方案（2）.pdf", "方案 copy.pdf"])
def test_a_name_that_says_copy_is_never_the_original(ledger, copy):
    opened = ledger({"方案.pdf": PDF, copy: PDF})
    assert {file.path: file.duplicate_of for file in opened.files} == {"方案.pdf": None, copy: "方案.pdf"}


def test_empty_files_are_problems_and_no_duplicates(ledger, problems):
    opened = ledger({"a.docx": b"", "b.docx": b""})
    assert problems(opened) == {"a.docx": "empty", "b.docx": "empty"}
    assert not any(file.duplicate_of for file in opened.files)


def test_what_nobody_can_read_is_told(ledger, problems):
    assert problems(ledger({"视频.mp4": b"\x00\x00\x00\x18ftypisom" + bytes(64)})) == {"视频.mp4": "unsupported"}


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_links_are_told_and_not_followed(ledger, problems, tmp_path):
    outside = tmp_path / "别处"
    outside.mkdir()
    (outside / "a.pdf").write_bytes(PDF)
    ledger.root.mkdir()
    (ledger.root / "文件夹").symlink_to(outside)
    (ledger.root / "文件.pdf").symlink_to(outside / "a.pdf")
    (ledger.root / "自己").symlink_to(ledger.root)
    assert problems(ledger({})) == {"文件.pdf": "link", "文件夹": "link", "自己": "link"}


def test_a_windows_shortcut_is_told_as_a_link(ledger, problems):
    assert problems(ledger({"总结.lnk": b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(60)})) == {"总结.lnk": "link"}


@pytest.mark.skipif(sys.platform == "win32", reason="pipes are files on POSIX only")
def test_a_pipe_is_never_waited_for(ledger, problems):
    ledger.root.mkdir()
    os.mkfifo(ledger.root / "管道")
    assert problems(ledger({})) == {"管道": "unsupported"}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_rights_is_told(ledger, problems):
    folder = ledger.root / "锁着"
    folder.mkdir(parents=True)
    folder.chmod(0)
    try:
        assert problems(ledger({})) == {"锁着": "not-accessible"}
    finally:
        folder.chmod(0o700)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps names as bytes")
def test_a_gbk_name_on_disk_is_told_in_chinese(ledger, content):
    ledger.root.mkdir()
    raw = os.fsencode(ledger.root) + b"/" + "考勤.pdf".encode("gb18030")
    Path(os.fsdecode(raw)).write_bytes(PDF)
    assert content(ledger({}), "考勤.pdf") == PDF


def test_a_file_beyond_the_limit_is_not_read(ledger, problems):
    assert problems(ledger({"大.pdf": PDF * 10}, limits=Limits(file_bytes=100))) == {"大.pdf": "too-large"}


def test_a_word_file_that_unpacks_to_gigabytes_is_told_as_a_bomb(ledger, problems):
    bomb = zip_of({"[Content_Types].xml": b"x", "word/document.xml": bytes(3_000_000)})
    assert problems(ledger({"小.docx": bomb}, limits=Limits(ratio_from=1_000_000))) == {"小.docx": "archive-bomb"}


def test_an_archive_can_be_the_ledger_itself(tmp_path):
    root = tmp_path / "台账.zip"
    root.write_bytes(zip_of({"一/a.pdf": PDF}))
    opened = open_ledger(root, tmp_path / "work")
    assert (paths(opened), opened.unpacked) == (["台账.zip!/一/a.pdf"], ("台账.zip",))


def test_the_unit_file_of_an_archive_is_no_evidence(tmp_path):
    root = tmp_path / "台账.zip"
    root.write_bytes(zip_of({"某局/a.pdf": PDF, "某局/unit.yaml": b"name: x", "某局/一/unit.yaml": b"name: y"}))
    opened = open_ledger(root, tmp_path / "work")
    assert (paths(opened), opened.set_aside) == (["台账.zip!/某局/a.pdf", "台账.zip!/某局/一/unit.yaml"], ("台账.zip!/某局/unit.yaml",))


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(UsageError, match="找不到"):
        open_ledger(tmp_path / "没有", tmp_path / "work")
