import io
import zipfile
from datetime import date, datetime, time, timedelta

import msoffcrypto
import openpyxl
import pptx
import pytest

from evidence_checker.errors import ProblemCode
from evidence_checker.extract.formats.grid import written
from evidence_checker.extract.formats.ofd.objects import _steps
from evidence_checker.extract.model import LineRole, Status
from tests.corpus.writing import ofd
from tests.extract.reading import FIXTURES, read_bytes, read_file, texts
from tests.extract.word_writer import paragraph, photo, run, saved, word

OFFICE = FIXTURES / "office"
TEXT = "清溪县水利局\r\n关于清淤的通知\r\n"
LETTER = ["云岭县水利局文件", "云水发〔2021〕8号", "关于修建小坝塘的请示"]


@pytest.mark.parametrize("name", ["letter.doc", "letter.wps"])
def test_word_97_is_read_with_its_tables_and_pictures(tmp_path, name):
    document = read_bytes(tmp_path, name, (OFFICE / "letter.doc").read_bytes())
    assert texts(document, LineRole.BODY)[:3] == LETTER
    assert document.lines[1].red
    assert document.tables[0].rows[1:] == [["", "20米", "300.00"], ["水泵", "1台", "1200.00"]]
    assert len(document.pictures) == 1
    assert texts(document, LineRole.HEADER) == ["内部材料"]


def test_open_document_is_read_with_its_tables_and_pictures():
    document = read_file(OFFICE / "letter.odt")
    assert texts(document)[:3] == LETTER
    assert document.tables[0].rows[2] == ["水泵", "1台", "1200.00"]
    assert len(document.pictures) == 1


def test_excel_97_is_read_with_merged_cells_and_dates():
    document = read_file(OFFICE / "book.xls")
    assert texts(document) == ["慰问品采购清单", "品名\t数量\t单价\t日期", "大米\t20\t35.5\t2021-06-01", "合计\t\t710"]
    assert (document.tables[0].title, document.tables[0].cells[0].column_span) == ("清单", 4)


def book(*sheets: tuple[str, list[list[object]]]) -> openpyxl.Workbook:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for title, rows in sheets:
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    return made


def test_every_sheet_is_a_page_and_hidden_ones_are_read_and_named(tmp_path):
    made = book(("一月", [["赵甲", 22]]), ("二月", [["赵甲", 20]]), ("草稿", [["旧", 1]]))
    made["草稿"].sheet_state = "hidden"
    document = read_bytes(tmp_path, "a.xlsx", saved(made))
    assert [(line.text, line.page) for line in document.lines] == [("赵甲\t22", 1), ("赵甲\t20", 2), ("旧\t1", 3)]
    assert [table.title for table in document.tables] == ["一月", "二月", "草稿（隐藏的工作表）"]
    assert not document.problems
    assert document.status is Status.READ


def test_pictures_stand_on_their_sheet(tmp_path):
    made = book(("一", [["甲"]]), ("二", [["乙"]]))
    made["二"].add_image(openpyxl.drawing.image.Image(io.BytesIO(photo())), "B2")
    assert [picture.page for picture in read_bytes(tmp_path, "a.xlsx", saved(made)).pictures] == [2]


@pytest.mark.parametrize(
    ("value", "text"),
    [(3.0, "3"), (35.5, "35.5"), (0.1 + 0.2, "0.3"), (date(2021, 4, 6), "2021-04-06"), (datetime(2021, 4, 6), "2021-04-06"), (None, ""),
     (datetime(2021, 4, 6, 9, 30), "2021-04-06 09:30"), (time(8, 30), "08:30:00"), (timedelta(hours=9), "09:00"), (True, "是"), (" 甲 ", "甲")],
)  # fmt: skip
def test_values_are_written_as_people_write_them(value, text):
    assert written(value) == text


def locked(data: bytes, password: str) -> bytes:
    file = io.BytesIO()
    msoffcrypto.OfficeFile(io.BytesIO(data)).encrypt(password, file)
    return file.getvalue()


def test_a_locked_office_file_is_named_as_such_and_opens_with_its_password(tmp_path):
    data = locked(saved(book(("表", [["赵甲", 1]]))), "yl2021")
    assert read_bytes(tmp_path, "a.xlsx", data).problems[0].code is ProblemCode.ENCRYPTED
    assert texts(read_bytes(tmp_path, "b.xlsx", data, passwords=("0", "yl2021"))) == ["赵甲\t1"]


def test_slides_are_pages(tmp_path):
    show = pptx.Presentation()
    for title in ("驻村汇报", "下步打算"):
        slide = show.slides.add_slide(show.slide_layouts[1])
        slide.shapes.title.text, slide.placeholders[1].text = title, "修渠\n补桥"
    document = read_bytes(tmp_path, "a.pptx", saved(show))
    assert [(line.text, line.page) for line in document.lines][2:5] == [("补桥", 1), ("下步打算", 2), ("修渠", 2)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_is_read_in_every_encoding_of_an_office(tmp_path, encoding):
    assert texts(read_bytes(tmp_path, "a.txt", TEXT.encode(encoding))) == TEXT.split()


@pytest.mark.parametrize("separator", [",", "\t", ";", "，"])
def test_csv_is_read_with_every_separator(tmp_path, separator):
    rows = [["姓名", "天数"], ["赵甲", "22"]]
    data = "\n".join(separator.join(row) for row in rows).encode("gb18030")
    assert read_bytes(tmp_path, "a.csv", data).tables[0].rows == rows


def test_rich_text_of_a_chinese_word_is_read(tmp_path):
    def escaped(text):
        return "".join(f"\\'{byte:02x}" for byte in text.encode("gbk"))

    data = r"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fnil\fcharset134 Song;}}\f0 " + escaped("关于清淤的请示") + r"\par " + escaped("特此请示") + r"\par}"
    assert texts(read_bytes(tmp_path, "a.rtf", data.encode())) == ["关于清淤的请示", "特此请示"]


def changed(data: bytes, **parts: str | bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return file.getvalue()


SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def text_object(text: str, bounds: str, inner: str = "", more: str = "") -> str:
    return f'<ofd:TextObject Boundary="{bounds}" Size="5" {more}>{inner}<ofd:TextCode X="0" Y="5">{text}</ofd:TextCode></ofd:TextObject>'


def ofd_page(*objects: str) -> str:
    return f"<ofd:Page {SPACE}><ofd:Content><ofd:Layer>{''.join(objects)}</ofd:Layer></ofd:Content></ofd:Page>"


def test_texts_of_an_ofd_keep_their_place_and_colour(tmp_path):
    red = '<ofd:FillColor Value="230 0 18"/>'
    page = ofd_page(text_object("金额：90.00", "20 60 60 8"), text_object("清溪县税务局", "80 20 60 8", red), text_object("数量：2", "110 60 60 8"))
    document = read_bytes(tmp_path, "a.ofd", changed(ofd(), **{"Doc_0/Pages/Page_0/Content.xml": page}))
    assert texts(document) == ["清溪县税务局", "金额：90.00  数量：2"]
    assert [line.red for line in document.lines] == [True, False]
    assert document.lines[0].box.left == pytest.approx(80 / 210)


def test_the_template_beneath_an_ofd_page_is_read_with_it(tmp_path):
    main = (
        f"<ofd:Document {SPACE}><ofd:CommonData><ofd:TemplatePage ID='7' BaseLoc='Tpls/T.xml'/></ofd:CommonData>"
        "<ofd:Pages><ofd:Page ID='2' BaseLoc='Pages/Page_0/Content.xml'/></ofd:Pages></ofd:Document>"
    )
    page = ofd_page(text_object("三百元整", "60 40 60 8")).replace("<ofd:Content>", '<ofd:Template TemplateID="7"/><ofd:Content>')
    parts = {"Doc_0/Document.xml": main, "Doc_0/Tpls/T.xml": ofd_page(text_object("价税合计", "20 40 30 8")), "Doc_0/Pages/Page_0/Content.xml": page}
    assert texts(read_bytes(tmp_path, "a.ofd", changed(ofd(), **parts))) == ["价税合计  三百元整"]


def test_the_electronic_seal_of_an_ofd_is_found_with_its_name(tmp_path):
    root = (
        f"<ofd:OFD {SPACE}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
        "<ofd:Signatures>Doc_0/Signs/Signatures.xml</ofd:Signatures></ofd:DocBody></ofd:OFD>"
    )
    name = "清溪县税务局发票专用章".encode()
    parts = {
        "OFD.xml": root,
        "Doc_0/Signs/Signatures.xml": f'<ofd:Signatures {SPACE}><ofd:Signature ID="1" BaseLoc="Sign_0/Signature.xml"/></ofd:Signatures>',
        "Doc_0/Signs/Sign_0/Seal.esl": b"\x30\x20\x0c" + bytes([len(name)]) + name,
        "Doc_0/Signs/Sign_0/Signature.xml": f'<ofd:Signature {SPACE}><ofd:StampAnnot PageRef="2" Boundary="120 200 40 40"/></ofd:Signature>',
    }
    (seal,) = read_bytes(tmp_path, "a.ofd", changed(ofd(), **parts)).seals
    assert (seal.text, seal.page) == ("清溪县税务局发票专用章", 1)
    assert seal.box.left == pytest.approx(120 / 210)


def test_steps_of_an_ofd_text_are_unpacked():
    assert _steps("g 3 4.5 2", 6) == [4.5, 4.5, 4.5, 2, 2, 2]
    assert _steps("g x", 3) == []


def test_an_empty_file_and_an_unknown_one_are_named(tmp_path):
    assert read_bytes(tmp_path, "a.docx", b"").problems[0].code is ProblemCode.EMPTY
    assert read_bytes(tmp_path, "b.dat", b"\x00\x01\x02\x03" * 64).problems[0].code is ProblemCode.UNSUPPORTED


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_off_anywhere_is_a_problem_and_no_exception(tmp_path, share):
    data = word(paragraph(run("全文")))
    document = read_bytes(tmp_path, "a.docx", data[: int(len(data) * share)])
    assert document.status is Status.UNREADABLE
    assert document.problems[0].code in {ProblemCode.CORRUPT, ProblemCode.UNSUPPORTED}


def test_the_same_file_gives_the_same_document(tmp_path):
    data = (OFFICE / "letter.doc").read_bytes()
    assert read_bytes(tmp_path, "a.doc", data) == read_bytes(tmp_path, "a.doc", data)


@pytest.mark.parametrize("name", ["b.xlsx", "b.et", "b.dat"])
def test_an_excel_97_workbook_is_read_whatever_its_suffix(tmp_path, name):
    document = read_bytes(tmp_path, name, (OFFICE / "book.xls").read_bytes())
    assert (document.status, document.tables[0].title) == (Status.READ, "清单")


@pytest.mark.parametrize("name", ["b.xls", "b.et", "b.dat"])
def test_a_new_workbook_is_read_whatever_its_suffix(tmp_path, name):
    document = read_bytes(tmp_path, name, saved(book(("一月", [["赵甲", 22]]))))
    assert (document.status, texts(document)) == (Status.READ, ["赵甲\t22"])
