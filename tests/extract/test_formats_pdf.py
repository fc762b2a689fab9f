import io

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest

from evidence_checker.errors import ProblemCode
from evidence_checker.extract.formats import stamps
from evidence_checker.extract.formats.pdf.characters import Frame, characters
from evidence_checker.extract.formats.pdf.legible import is_legible
from evidence_checker.extract.formats.pdf.opening import _iso
from evidence_checker.extract.model import LineRole, Source, Status
from tests.extract.pdf_writer import HEIGHT, WIDTH, pdf_of, running
from tests.extract.reading import read_bytes, texts
from tests.extract.word_writer import photo, seal

BODY = ("为做好冬春农田水利工作，现将有关事项通知如下。", "一、各村要在十一月底前完成沟渠清淤。", "二、所需资金从水利专项中列支。")


def test_lines_keep_their_place_size_and_colour(tmp_path):
    def page(sheet):
        sheet.text("清溪县人民政府文件", 180, 100, 30, (0.9, 0, 0))
        sheet.text("各乡镇人民政府：", 72, 160)

    first, second = read_bytes(tmp_path, "a.pdf", pdf_of(page)).lines
    assert (first.text, first.red, second.red) == ("清溪县人民政府文件", True, False)
    assert first.box.left == pytest.approx(180 / WIDTH, abs=0.01)
    assert first.height > 1.5 * second.height
    assert first.box.top < 100 / HEIGHT < first.box.bottom


def test_a_heading_in_the_middle_is_centred_and_a_full_line_is_not(tmp_path):
    def page(sheet):
        sheet.text("清溪县水利局文件", 169, 100, 32)
        sheet.text("为做好冬春农田水利工作，现将有关事项通知如下，请认", 78, 160, 17.5)
        sheet.text("真执行。", 78, 190, 17.5)

    assert [line.centred for line in read_bytes(tmp_path, "a.pdf", pdf_of(page)).lines] == [True, False, False]


def test_words_far_apart_on_one_row_stay_one_line_with_a_gap(tmp_path):
    def page(sheet):
        sheet.text("联系人：周乙")
        sheet.text("电话：0000", 300)

    assert texts(read_bytes(tmp_path, "a.pdf", pdf_of(page))) == ["联系人：周乙  电话：0000"]


def test_signs_of_a_stand_in_font_stand_where_they_are_printed(tmp_path):
    def page(sheet):
        sheet.text("村　两委　班子开会", 72, 80, 16)
        sheet.text("“", 88, 82, 15)
        sheet.text("”", 136, 82, 15)

    assert texts(read_bytes(tmp_path, "a.pdf", pdf_of(page))) == ["村“两委”班子开会"]


def test_words_printed_twice_over_as_bold_stand_once(tmp_path):
    def page(sheet):
        sheet.text("会议纪要", 72, 80)
        sheet.text("会议纪要", 72.4, 80)

    assert texts(read_bytes(tmp_path, "a.pdf", pdf_of(page))) == ["会议纪要"]


def test_the_gaps_that_typesetting_leaves_beside_digits_are_no_blanks(tmp_path):
    assert texts(read_bytes(tmp_path, "a.pdf", pdf_of(running("共投入 35 万元，惠及 120 户")))) == ["共投入35万元，惠及120户"]


def test_columns_of_a_newspaper_are_read_one_after_another(tmp_path):
    left = [f"左栏第{n}行讲的是村里修路的事情经过" for n in "一二三四五六七八"]
    right = [f"右栏第{n}行讲的是镇上办班的事情经过" for n in "一二三四五六七八"]

    def page(sheet):
        for number, (one, other) in enumerate(zip(left, right, strict=True)):
            sheet.text(one, 50, 200 + 24 * number, 12)
            sheet.text(other, 320, 200 + 24 * number, 12)

    assert texts(read_bytes(tmp_path, "a.pdf", pdf_of(page))) == left + right


def test_a_ruled_table_becomes_cells_and_rows(tmp_path):
    def page(sheet):
        sheet.text("物资发放登记")
        sheet.grid([["姓名", "物品", "数量"], ["赵甲", "大米", "2"], ["钱乙", "菜油", "1"]])

    document = read_bytes(tmp_path, "a.pdf", pdf_of(page))
    assert document.tables[0].rows == [["姓名", "物品", "数量"], ["赵甲", "大米", "2"], ["钱乙", "菜油", "1"]]
    assert texts(document, LineRole.CELL) == ["姓名\t物品\t数量", "赵甲\t大米\t2", "钱乙\t菜油\t1"]
    assert texts(document, LineRole.BODY) == ["物资发放登记"]


def test_a_line_that_fills_its_cell_goes_on_in_the_next_and_a_short_one_does_not(tmp_path):
    def page(sheet):
        sheet.grid([["", ""], ["", ""]], across=100, down=60)
        sheet.text("清淤补桥修渠架线", 76, 225, 11.5)
        sheet.text("种树", 76, 240, 11.5)
        sheet.text("名称：甲", 176, 225, 11)
        sheet.text("税号：9", 176, 240, 11)

    cells = read_bytes(tmp_path, "a.pdf", pdf_of(page)).tables[0].cells
    assert [cell.text for cell in cells][:2] == ["清淤补桥修渠架线种树", "名称：甲\n税号：9"]


def test_a_scan_with_hidden_words_is_recognised_and_its_neighbour_with_text_is_not(tmp_path):
    shown = pdfium.PdfDocument(pdf_of(running("关于清淤工作的通知", "请于三月十日前完成。")))[0].render(scale=1.5).to_pil()
    file = io.BytesIO()
    shown.convert("RGB").save(file, "JPEG")

    def scan(sheet):
        words = sheet.canvas.beginText(72, 700)
        words.setFont("STSong-Light", 16)
        words.setTextRenderMode(3)
        words.textLine("隐藏的文字层常有错误不可轻信")
        sheet.canvas.drawText(words)
        sheet.picture(file.getvalue(), 0, 0, WIDTH, HEIGHT)

    document = read_bytes(tmp_path, "a.pdf", pdf_of(scan, running(*BODY)))
    assert [page.scanned for page in document.pages] == [True, False]
    assert "隐藏" not in document.text
    assert "清淤工作" in document.text


def test_page_numbers_and_running_heads_are_no_text_of_the_paper(tmp_path):
    def page(number):
        def draw(sheet):
            sheet.text("清溪县水务年报", y=40, size=9)
            sheet.text(f"正文第{number}段", y=200)
            sheet.text(f"— {number} —", 280, 810, 10)

        return draw

    document = read_bytes(tmp_path, "a.pdf", pdf_of(page(1), page(2)))
    assert document.text == "正文第1段\n正文第2段"
    assert len(texts(document, LineRole.HEADER)) == len(texts(document, LineRole.FOOTER)) == 2


def test_slanted_words_are_a_watermark(tmp_path):
    def page(sheet):
        running(*BODY)(sheet)
        sheet.canvas.saveState()
        sheet.canvas.translate(200, 300)
        sheet.canvas.rotate(40)
        sheet.canvas.setFont("STSong-Light", 40)
        sheet.canvas.drawString(0, 0, "仅供核查使用")
        sheet.canvas.restoreState()

    document = read_bytes(tmp_path, "a.pdf", pdf_of(page))
    assert texts(document, LineRole.WATERMARK) == ["仅供核查使用"]
    assert "仅供" not in document.text


def test_boxes_of_a_turned_page_are_those_of_the_page_as_shown(tmp_path):
    pdf = pdfium.PdfDocument(pdf_of(running("卧着的页")))
    pdf[0].set_rotation(90)
    pdf.save(tmp_path / "b.pdf")
    pdf.close()
    document = read_bytes(tmp_path, "a.pdf", (tmp_path / "b.pdf").read_bytes())
    box = document.lines[0].box
    assert (document.pages[0].width, document.pages[0].height) == (HEIGHT, WIDTH)
    assert box.left > 0.8
    assert box.bottom - box.top > box.right - box.left


def test_a_stamp_in_a_page_is_found_without_drawing_it(tmp_path):
    def page(sheet):
        running(*BODY)(sheet)
        sheet.picture(seal(), 380, 500, 120, 120)

    document = read_bytes(tmp_path, "a.pdf", pdf_of(page))
    assert [round(found.box.left, 1) for found in document.seals] == [0.6]
    assert document.pictures == ()


def test_an_oval_stamp_is_found_too(tmp_path):
    def page(sheet):
        running(*BODY)(sheet)
        sheet.picture(seal(), 380, 500, 120, 80)

    assert len(read_bytes(tmp_path, "a.pdf", pdf_of(page)).seals) == 1


def test_a_drawn_stamp_is_found_too(tmp_path):
    def page(sheet):
        running(*BODY)(sheet)
        sheet.canvas.setStrokeColorRGB(0.85, 0.05, 0.05)
        sheet.canvas.setLineWidth(4)
        sheet.canvas.circle(440, 300, 58, stroke=1, fill=0)

    assert len(read_bytes(tmp_path, "a.pdf", pdf_of(page)).seals) == 1


def test_pictures_in_a_page_are_shown_with_their_place(tmp_path):
    def page(sheet):
        running(*BODY)(sheet)
        sheet.picture(photo(), 100, 300, 240, 160)

    (picture,) = read_bytes(tmp_path, "a.pdf", pdf_of(page)).pictures
    assert picture.box.top == pytest.approx(300 / HEIGHT, abs=0.01)


def test_a_picture_in_a_page_gets_the_line_beneath_it_as_its_caption(tmp_path):
    def page(sheet):
        running(*BODY)(sheet)
        sheet.picture(photo(), 100, 300, 240, 160)
        sheet.text("图为东沟清淤现场", 160, 480, 11)

    document = read_bytes(tmp_path, "a.pdf", pdf_of(page))
    assert [picture.caption for picture in document.pictures] == ["图为东沟清淤现场"]
    assert texts(document, LineRole.CAPTION) == ["图为东沟清淤现场"]


def test_a_page_of_nothing_is_blank_and_the_others_are_read(tmp_path):
    document = read_bytes(tmp_path, "a.pdf", pdf_of(running(*BODY), lambda _: None))
    assert [(p.code, p.page) for p in document.problems] == [(ProblemCode.BLANK_PAGE, 2)]
    assert document.status is Status.READ
    assert len(document.pages) == 2


def test_a_password_of_the_list_opens_the_file(tmp_path):
    data = pdf_of(running(*BODY), password="yl2021")
    assert read_bytes(tmp_path, "a.pdf", data).problems[0].code is ProblemCode.ENCRYPTED
    assert read_bytes(tmp_path, "a.pdf", data, passwords=("0000", "yl2021")).lines[0].text == BODY[0]


def test_attached_files_are_read_as_parts(tmp_path):
    pdf = pdfium.PdfDocument(pdf_of(running(*BODY)))
    pdf.new_attachment("名单.txt").set_data("赵甲\n钱乙".encode())
    pdf.new_attachment("坏的.bin").set_data(b"\x00\x01\x02" * 99)
    pdf.save(tmp_path / "b.pdf")
    pdf.close()
    document = read_bytes(tmp_path, "a.pdf", (tmp_path / "b.pdf").read_bytes())
    assert [line.page for line in document.lines if line.text == "赵甲"] == [2]
    assert [p.code for p in document.problems] == [ProblemCode.LOST]
    assert len(document.parts) == 2


def test_pages_beyond_the_limit_are_named(tmp_path):
    document = read_bytes(tmp_path, "a.pdf", pdf_of(running("一"), running("二"), running("三")), max_pages=2)
    assert (len(document.pages), document.problems[0].code) == (2, ProblemCode.TOO_LARGE)


def test_page_pictures_are_kept_where_a_store_is_given(tmp_path):
    document = read_bytes(tmp_path, "a.pdf", pdf_of(running(*BODY)), store=tmp_path / "store")
    assert (tmp_path / "store" / document.pages[0].stored).stat().st_size > 1000


def test_a_layer_of_rubbish_is_not_trusted_and_the_page_is_recognised(tmp_path):
    def page(sheet):
        sheet.canvas.setFont("Helvetica", 14)
        sheet.canvas.drawString(72, 700, "!\"#$%&'()*+,-./:;<=>?")

    document = read_bytes(tmp_path, "a.pdf", pdf_of(page))
    assert document.pages[0].scanned
    assert not any(line.source is Source.TEXT for line in document.lines)


def test_text_turned_into_outlines_is_recognised(tmp_path):
    def page(sheet):
        for number in range(200):
            sheet.canvas.circle(80 + 20 * (number % 20), 700 - 20 * (number // 20), 5)
        sheet.text("— 1 —", 280, 810, 10)

    assert read_bytes(tmp_path, "a.pdf", pdf_of(page)).pages[0].scanned


@pytest.mark.parametrize("text", ["！“＃＄％" * 9, "\ue001\ue002\ue003" * 9, "!\"#$%&'()*+,-./" * 3, "䀀䁁䂂䃃䄄䅅䆆䇇䈈䉉䊊䋋䌌", "ĀāĂăĄąĆćĈĉĊċČč"])
def test_rubbish_is_told_from_text(text):
    assert not is_legible([text])


@pytest.mark.parametrize(
    "text", ["关于做好冬春水利工作的通知，请认真执行。", "Invoice No. 12345678 total 90.00", "2021", "經濟發展與鄉村振興工作會議紀要"]
)
def test_text_is_told_from_rubbish(text):
    assert is_legible([text])


def test_the_files_times_are_written_as_iso_8601():
    assert _iso("D:20210406093000+08'00'") == "2021-04-06T09:30:00+08:00"


@pytest.mark.parametrize("words", ["驻村工作队 3 人，金额￥58,642.50元", "co-\u00adoperation", " ", "①②③ √×○"])
def test_the_text_that_pdfium_gives_at_once_is_that_of_its_characters(words):
    with pdfium.PdfDocument(pdf_of(running(words, "第二行"))) as pdf:
        page = pdf[0]
        layer = page.get_textpage()
        found = characters(layer, Frame(page))
        assert found.text == "".join(chr(raw.FPDFText_GetUnicode(layer, number)) for number in found.numbers)
        assert len(found.boxes) == len(found.text)


def test_a_seal_that_was_seen_before_is_known_by_its_pixels(tmp_path, monkeypatch):
    data = pdf_of(lambda sheet: sheet.picture(seal(), 300, 300, 110, 110), lambda sheet: sheet.picture(seal(), 100, 100, 110, 110))
    first = read_bytes(tmp_path, "a.pdf", data)
    monkeypatch.setattr(stamps, "lone_seals", lambda *_: pytest.fail("read twice"))
    again = read_bytes(tmp_path, "b.pdf", data)
    assert [(mark.page, mark.box) for mark in first.seals] == [(mark.page, mark.box) for mark in again.seals]
    assert len(again.seals) == 2
