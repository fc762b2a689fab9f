"""Names come out as people wrote them, and harmless."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_checker.intake.names import DistinctNames, decode_name, harmless_parts, is_system, readable_name


@pytest.mark.parametrize("name", ["驻村日志（3月）.docx", "昆文〔2022〕5号.pdf", "联通.txt", "plain.txt"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_names_of_unknown_encoding_come_out_right(name, encoding):
    assert decode_name(name.encode(encoding)) == name


def test_a_name_in_no_encoding_still_gives_a_name():
    assert decode_name(b"\xff\xff\x81.pdf").endswith(".pdf")


def test_a_gbk_name_on_a_linux_disk_is_decoded():
    assert readable_name(os.fsdecode("考勤表.xls".encode("gb18030"))) == "考勤表.xls"


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("../../etc/passwd", ("etc", "passwd")),
        ("/etc/passwd", ("etc", "passwd")),
        ("C:\\Windows\\a.txt", ("Windows", "a.txt")),
        ("一/./二//三.docx", ("一", "二", "三.docx")),
        ("a\x00b.txt", ("a_b.txt",)),
        ("..", ()),
    ],
)
def test_names_stay_inside_the_archive(name, parts):
    assert harmless_parts(name) == parts


@given(st.text(max_size=60))
def test_no_name_leads_out_of_the_archive(name):
    parts = harmless_parts(name)
    assert not {"", ".", ".."} & set(parts)
    assert not any(c in part for part in parts for c in "/\\\x00")


@given(st.binary(max_size=80))
def test_any_bytes_make_a_name_that_can_be_written(raw):
    assert isinstance(decode_name(raw).encode("utf-8"), bytes)


@pytest.mark.parametrize("name", ["Thumbs.db", "~$通知.docx", ".DS_Store", "desktop.ini", "__MACOSX", "._a.docx"])
def test_system_files_are_known(name):
    assert is_system(name)


def test_a_paper_is_no_system_file():
    assert not is_system("Thumbs.docx")


def test_two_members_of_one_name_are_kept_apart():
    names = DistinctNames()
    assert [names.take("附件/a.docx") for _ in range(3)] == ["附件/a.docx", "附件/a (2).docx", "附件/a (3).docx"]


def test_names_that_differ_in_unicode_form_are_kept_apart():
    names = DistinctNames()
    assert names.take("e\u0301.txt") != names.take("\u00e9.txt") == "\u00e9 (2).txt"


def test_names_that_differ_in_case_stay_as_they_are():
    names = DistinctNames()
    assert [names.take("A.doc"), names.take("a.doc")] == ["A.doc", "a.doc"]
