"""Kinds are told by bytes; names only settle what bytes leave open."""

import io
import struct
import tarfile
import zipfile

import pytest
from PIL import Image

from evidence_checker.intake.kinds import is_shortcut, kind_of
from evidence_checker.intake.model import FileKind


@pytest.fixture
def kind(tmp_path):
    def of(content: bytes, name: str = "文件") -> FileKind:
        location = tmp_path / name
        location.write_bytes(content)
        return kind_of(location)

    return of


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "内容")
    return buffer.getvalue()


def picture(form: str) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(buffer, form)
    return buffer.getvalue()


def test_a_file_without_bytes_is_empty(kind):
    assert kind(b"", "总结.docx") is FileKind.EMPTY


def test_a_pdf_called_doc_is_a_pdf(kind):
    assert kind(b"%PDF-1.7\n...", "通知.doc") is FileKind.PDF


def test_a_pdf_with_mail_bytes_before_it_is_a_pdf(kind):
    assert kind(b"\r\n--boundary\r\n%PDF-1.4\n") is FileKind.PDF


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP"])
def test_a_picture_without_suffix_is_known_by_its_bytes(kind, form):
    assert kind(picture(form)).value == form.lower()


def test_a_heic_photo_is_known_by_its_brand(kind):
    assert kind(b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "IMG_1.jpg") is FileKind.HEIC


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("[Content_Types].xml", "word/document.xml"), FileKind.DOCX),
        (("[Content_Types].xml", "xl/workbook.xml"), FileKind.XLSX),
        (("[Content_Types].xml", "ppt/presentation.xml"), FileKind.PPTX),
        (("OFD.xml", "Doc_0/Document.xml"), FileKind.OFD),
        (("a.docx", "b/c.pdf"), FileKind.ZIP),
        (("word/a.docx",), FileKind.ZIP),
    ],
)
def test_a_zip_is_what_its_members_say(kind, names, expected):
    assert kind(zipped(*names), "x.zip") is expected


def test_a_truncated_word_file_is_still_a_word_file(kind):
    whole = zipped("[Content_Types].xml", "word/document.xml", "word/styles.xml")
    assert kind(whole[: len(whole) // 2], "材料") is FileKind.DOCX


def test_a_truncated_zip_called_docx_is_a_word_file(kind):
    assert kind(b"PK\x03\x04" + bytes(40), "小结.docx") is FileKind.DOCX


def test_an_old_container_that_is_damaged_goes_by_its_suffix(kind):
    assert kind(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "台账.et") is FileKind.XLS


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_is_text_in_every_office_encoding(kind, encoding):
    assert kind("关于开展走访调研的通知\r\n各科室：请按时参加。\r\n".encode(encoding)) is FileKind.TEXT


def test_a_character_cut_at_the_end_of_the_head_is_no_fault(kind):
    assert kind("一".encode() * 30_000) is FileKind.TEXT


def test_text_called_csv_is_a_table(kind):
    assert kind("姓名,天数\n张三,22\n".encode("gb18030"), "考勤.csv") is FileKind.CSV


def test_a_web_page_saved_as_xls_is_a_web_page(kind):
    assert kind("<table><tr><td>姓名</td></tr></table>".encode(), "导出.xls") is FileKind.HTML


def test_mail_and_saved_pages_are_told_apart(kind):
    mail = b"From: a@b.cn\r\nTo: c@d.cn\r\nSubject: x\r\n\r\ntext"
    page = b"From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n"
    assert (kind(mail), kind(page)) == (FileKind.EML, FileKind.MHT)


def test_a_notice_with_one_colon_line_is_no_mail(kind):
    assert kind(b"Subject: none\nplain words follow here\n") is FileKind.TEXT


def test_random_bytes_are_unknown(kind):
    assert kind(bytes(range(256)) * 8) is FileKind.UNKNOWN


def test_a_tar_is_known_by_the_sum_of_its_header(kind):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a.txt"), io.BytesIO(b""))
    assert kind(buffer.getvalue()) is FileKind.TAR


def test_a_zip_that_states_a_gigantic_list_is_not_read(kind):
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65535, 65535, 0x7FFFFFFF, 0, 0)
    assert kind(b"PK\x03\x04" + bytes(100) + end, "大.zip") is FileKind.ZIP


def test_windows_shortcuts_are_seen(tmp_path):
    location = tmp_path / "总结.docx.lnk"
    location.write_bytes(b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(60))
    assert is_shortcut(location)
