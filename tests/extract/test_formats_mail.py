import struct
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import pytest

from evidence_checker.errors import ProblemCode
from evidence_checker.extract.formats import attachments
from evidence_checker.extract.formats.ole_object import held_file
from evidence_checker.extract.model import LineRole, Status
from evidence_checker.intake.archives import rars
from tests.extract.ole_writer import ole
from tests.extract.reading import read_bytes, texts
from tests.extract.word_writer import paragraph, photo, run, word
from tests.intake.making import gbk_zip_of, link_zip, locked_zip_of, rar_of, seven_zip_of, tar_of, zip_of


def mail(body: str = "材料见附件。") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "周乙 <a@example.com>", "吴丙 <b@example.com>", "报送半年材料"
    message["Date"] = "Tue, 06 Apr 2021 10:05:00 +0800"
    message.set_content(body)
    return message


def attached(message: EmailMessage, name: str, data: bytes) -> EmailMessage:
    message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message


def test_sender_time_subject_and_body_of_a_mail_are_read(tmp_path):
    document = read_bytes(tmp_path, "a.eml", bytes(mail()))
    assert texts(document) == [
        "发件人：周乙 <a@example.com>",
        "收件人：吴丙 <b@example.com>",
        "时间：2021年4月6日 10:05",
        "主题：报送半年材料",
        "材料见附件。",
    ]


def test_each_attachment_is_a_part_behind_the_mail(tmp_path):
    message = attached(attached(mail(), "总结.docx", word(paragraph(run("半年总结")))), "名单.txt", "赵甲".encode("gb18030"))
    document = read_bytes(tmp_path, "a.eml", bytes(message))
    assert [(part.first_page, part.last_page) for part in document.parts] == [(1, 1), (2, 2), (3, 3)]
    assert [(line.text, line.page) for line in document.lines if line.page > 1 and line.role is LineRole.BODY] == [("半年总结", 2), ("赵甲", 3)]


def test_an_attachment_that_cannot_be_read_is_named(tmp_path):
    document = read_bytes(tmp_path, "a.eml", bytes(attached(mail(), "库.mdb", b"\x00\x01Standard Jet DB" + bytes(400))))
    assert document.problems[0].code is ProblemCode.LOST
    assert "库.mdb" in document.problems[0].detail


NEEDS_UNRAR = pytest.mark.skipif(rars.unpacking_program() is None, reason="nothing here unpacks rar")
PACKERS = [("b.zip", gbk_zip_of), ("b.7z", seven_zip_of), ("b.tar.gz", tar_of), pytest.param("b.rar", rar_of, marks=NEEDS_UNRAR)]


@pytest.mark.parametrize(("name", "packer"), PACKERS)
def test_archives_attached_to_a_mail_are_opened(tmp_path, name, packer):
    data = packer({"材料/总结.docx": word(paragraph(run("半年总结"))), "名单.txt": "赵甲".encode("gb18030")})
    document = read_bytes(tmp_path, "a.eml", bytes(attached(mail(), name, data)))
    told = {line.text for line in document.lines if line.page > 1}
    assert told == {f"附件：{name}!/材料/总结.docx", "半年总结", f"附件：{name}!/名单.txt", "赵甲"}
    assert not document.problems


def test_archives_in_an_attached_archive_are_opened_under_their_paths(tmp_path):
    data = zip_of({"内.zip": zip_of({"名单.txt": "赵甲".encode()}), "Thumbs.db": b"x"})
    document = read_bytes(tmp_path, "a.eml", bytes(attached(mail(), "外.zip", data)))
    assert texts(document, LineRole.HEADER) == ["附件：外.zip!/内.zip!/名单.txt"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (zip_of({"零.txt": bytes(70_000_000)}), "解开后过大"),
        (zip_of({"库.mdb": b"\x00\x01Standard Jet DB" + bytes(400)}), "b.zip!/库.mdb"),
        (zip_of({}), "没有文件"),
        (link_zip("/etc/passwd"), "链接"),
        (zip_of({"名单.txt": b"x" * 5000})[:80], "b.zip"),
    ],
    ids=["a bomb", "an unknown file", "nothing", "a link", "cut off"],
)
def test_what_an_attached_archive_does_not_give_is_named(tmp_path, data, said):
    document = read_bytes(tmp_path, "a.eml", bytes(attached(mail(), "b.zip", data)))
    assert [problem.code for problem in document.problems] == [ProblemCode.LOST]
    assert said in document.problems[0].detail
    assert document.status is Status.READ


def test_a_locked_archive_opens_with_a_password_of_the_list(tmp_path):
    message = bytes(attached(mail(), "b.zip", locked_zip_of({"名单.txt": "赵甲".encode()}, "km2022")))
    locked = read_bytes(tmp_path, "a.eml", message)
    assert [(problem.code, problem.detail) for problem in locked.problems][:1] == [(ProblemCode.ENCRYPTED, "b.zip")]
    assert "赵甲" in texts(read_bytes(tmp_path, "a.eml", message, passwords=("km2022",)))


def test_rar_without_a_program_to_unpack_it_keeps_its_remedy(tmp_path, monkeypatch):
    monkeypatch.setattr(rars, "unpacking_program", lambda: None)
    monkeypatch.setattr(rars, "_is_stored", lambda _: False)
    document = read_bytes(tmp_path, "a.eml", bytes(attached(mail(), "b.rar", rar_of({"名单.txt": b"x"}))))
    assert {problem.code for problem in document.problems} == {ProblemCode.NO_UNPACKER}


def test_mails_in_archives_in_mails_end_somewhere(tmp_path):
    data = bytes(mail("最里层"))
    for depth in range(8):
        data = bytes(attached(mail(f"第{depth}层"), "内.zip", zip_of({"内.eml": data})))
    document = read_bytes(tmp_path, "a.eml", data)
    assert "第7层" in texts(document)
    assert {problem.code for problem in document.problems} == {ProblemCode.LOST}


def test_files_without_end_in_archives_are_named_and_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(attachments, "COUNT_LIMIT", 5)
    inner = [bytes(attached(mail(), "c.zip", zip_of({f"{n}{m}.txt": f"{n}{m}".encode() for m in range(4)}))) for n in range(4)]
    document = read_bytes(tmp_path, "a.eml", bytes(attached(mail(), "b.zip", zip_of({f"{n}.eml": data for n, data in enumerate(inner)}))))
    assert len(document.pages) <= 6
    assert len(document.problems) == 5


def test_mails_in_mails_end_somewhere(tmp_path):
    message = mail("最里层")
    for depth in range(8):
        outer = mail(f"第{depth}层")
        outer.add_attachment(message)
        message = outer
    document = read_bytes(tmp_path, "a.eml", bytes(message))
    assert "第7层" in texts(document)
    assert any(problem.code is ProblemCode.LOST for problem in document.problems)


def test_a_mail_in_gbk_without_a_name_for_it_is_read(tmp_path):
    head = b"From: a@example.com\r\nTo: b@example.com\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\n"
    assert "请查收附件材料" in texts(read_bytes(tmp_path, "a.eml", head + "请查收附件材料".encode("gb18030")))


SENT = datetime(2021, 4, 6, 2, 5, tzinfo=UTC)  # 10:05 in Kunming


def outlook(**streams: bytes) -> bytes:
    ticks = ((SENT - datetime(1601, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1) * 10).to_bytes(8, "little")
    properties = bytes(32) + struct.pack("<II", 0x00390040, 6) + ticks
    usual = {"__properties_version1.0": properties, "__substg1.0_0037001F": "报送半年材料".encode("utf-16-le")}
    return ole({**usual, "__substg1.0_1000001F": "材料见附件。".encode("utf-16-le"), **streams})


def test_an_outlook_mail_is_read(tmp_path):
    document = read_bytes(tmp_path, "a.msg", outlook())
    assert texts(document) == ["主题：报送半年材料", "时间：2021年4月6日 10:05", "材料见附件。"]


def test_attachments_of_an_outlook_mail_are_parts(tmp_path):
    folder = "__attach_version1.0_#00000000"
    streams = {f"{folder}/__substg1.0_3707001F": "名单.txt".encode("utf-16-le"), f"{folder}/__substg1.0_37010102": "赵甲\n".encode() * 700}
    document = read_bytes(tmp_path, "a.msg", outlook(**streams))
    assert ("赵甲", 2) in [(line.text, line.page) for line in document.lines]


def test_a_file_dragged_into_word_is_taken_out_of_its_wrapping():
    content = b"%PDF-1.4 " + bytes(5000)
    name, path = "签到表.pdf".encode("gb18030") + b"\0", b"C:\\a.pdf\0"
    native = bytes(6) + name + path + bytes(4) + struct.pack("<I", len(path)) + path + struct.pack("<I", len(content)) + content
    assert held_file(ole({"\x01Ole10Native": native})) == ("签到表.pdf", content)


def test_a_formula_is_no_held_file():
    assert held_file(ole({"Equation Native": b"x"})) is None
    assert held_file(b"no container") is None


PAGE = (
    '<html><head><meta charset="gb2312"><title>要闻</title><script>var a="不读";</script></head><body><h1>东沟开工</h1>'
    '<p>来源：县融媒体<br>时间：2021-04-06</p><table><tr><th>项</th><th>数</th></tr><tr><td colspan="2">渠</td></tr></table>'
    '<p style="display: none">看不见</p><img src="http://example.invalid/a.png"><div>全长<b>九</b>公里</div></body></html>'
)


def test_a_saved_page_is_read_as_it_is_seen(tmp_path):
    document = read_bytes(tmp_path, "a.html", PAGE.encode("gb18030"))
    assert texts(document) == ["东沟开工", "来源：县融媒体", "时间：2021-04-06", "项\t数", "渠", "全长九公里"]
    assert document.properties["title"] == "要闻"
    assert document.tables[0].cells[2].column_span == 2


def test_pictures_saved_with_a_page_are_shown(tmp_path):
    message = EmailMessage()
    message["From"], message["Subject"] = "<Saved by Blink>", "页"
    message.set_content('<html><body><p>东沟</p><img src="http://example.invalid/p.jpg"></body></html>', subtype="html")
    message.add_related(photo(), "image", "jpeg")
    message.get_payload()[-1]["Content-Location"] = "http://example.invalid/p.jpg"
    document = read_bytes(tmp_path, "a.mht", bytes(message))
    assert (texts(document), len(document.pictures)) == (["东沟"], 1)
