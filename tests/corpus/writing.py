"""Writes the files of the corpus, each by the plainest means."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Sequence

import pypdfium2 as pdfium
from PIL import Image, ImageDraw

from tests.corpus.specimen import NOTICE
from tests.extract import word_writer as ww
from tests.extract.ole_writer import ole

BODY = "各科室：请于3月10日前报送走访名单。"


def word(*, body: str = BODY, picture: bytes | None = None, table: bool = False) -> bytes:
    import docx

    document = docx.Document()
    document.add_heading(NOTICE, 1)
    document.add_paragraph(body)
    if table:
        grid = document.add_table(2, 2)
        for cell, text in zip(grid._cells, ("姓名", "天数", "李明", "22"), strict=True):
            cell.text = text
    if picture:
        document.add_picture(io.BytesIO(picture))
    return _saved(document.save)


def word_95(*paragraphs: str, flags: int = 0) -> bytes:
    """A Word file of before 1997: its text in the bytes of its time."""
    text = "".join(f"{paragraph}\r" for paragraph in paragraphs or (NOTICE, BODY)).encode("gb18030")
    head = struct.pack("<HH6xH12xII", 0xA5DC, 104, flags, 0x300, 0x300 + len(text)).ljust(0x300, b"\0")
    return ole({"WordDocument": (head + text).ljust(5000, b"\0")})


def word_with_chart(count: int = 2, times: int = 1) -> bytes:
    """A Word file with a commented paragraph and a chart of so many points, shown so many times."""
    drawn = ww.series("计划", {0: "修渠"}, dict.fromkeys(range(count), "30"))
    parts = {"word/charts/chart1.xml": ww.chart("资金", drawn), "word/comments.xml": ww.comments(("赵甲", ww.paragraph(ww.run("请再核"))))}
    relations = ww.relation("c", "chart", "charts/chart1.xml") + ww.relation("m", "comments", "comments.xml")
    return ww.word(ww.commented(NOTICE, 0) + ww.shown("c") * times, parts, relations)


def word_with_metafile(metafile: bytes) -> bytes:
    picture = '<w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:embed="p"/></w:drawing></w:r>'
    body = ww.paragraph(ww.run(NOTICE)) + ww.paragraph(picture)
    return ww.word(body, {"word/media/p.emf": metafile}, ww.relation("p", "image", "media/p.emf"))


def with_part(package: bytes, name: str, content: bytes) -> bytes:
    """A zipped paper with one of its parts exchanged or added."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info, old.read(info))
        new.writestr(name, content)
    return buffer.getvalue()


def without_part(package: bytes, name: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info, old.read(info))
    return buffer.getvalue()


def word_body(inner: str, prolog: str = "") -> bytes:
    """The main part of a Word file with the given content."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return f'<?xml version="1.0" encoding="UTF-8"?>{prolog}<w:document {space}><w:body>{inner}</w:body></w:document>'.encode()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def sheet(rows: Sequence[Sequence[object]] = ((NOTICE,), ("姓名", "天数"), ("李明", 22))) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    return _saved(book.save)


def slides() -> bytes:
    import pptx

    show = pptx.Presentation()
    slide = show.slides.add_slide(show.slide_layouts[1])
    slide.shapes.title.text = NOTICE
    return _saved(show.save)


def pdf(pages: Sequence[str] = (NOTICE,), *, password: str | None = None, picture: Image.Image | None = None) -> bytes:
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), encrypt=password, invariant=1)
    for text in pages:
        canvas.setFont("STSong-Light", 16)
        canvas.drawString(72, 760, text)
        if picture:
            canvas.drawImage(ImageReader(picture), 72, 400, 200, 200)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def raw_pdf(*objects: str, streams: dict[int, bytes] | None = None) -> bytes:
    """A PDF put together from its objects (the first is number 1, the catalogue), for what no library would write."""
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        data = (streams or {}).get(number)
        stream = b"\nstream\n" + data + b"\nendstream" if data is not None else b""
        body += f"{number} 0 obj\n{content}".encode() + stream + b"\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF\n"
    return body + end.encode()


OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'
OFD_ROOT = f'<ofd:OFD {OFD} DocType="OFD" Version="1.0"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>'
OFD_DOCUMENT = (
    f"<ofd:Document {OFD}><ofd:CommonData><ofd:MaxUnitID>99</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>"
    '</ofd:PageArea></ofd:CommonData><ofd:Pages><ofd:Page ID="2" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>'
)
OFD_PAGE = (
    f'<ofd:Page {OFD}><ofd:Content><ofd:Layer ID="3" Type="Body"><ofd:TextObject ID="9" Boundary="20 20 150 8" Font="1" Size="6">'
    f'<ofd:TextCode X="0" Y="6">{NOTICE}</ofd:TextCode></ofd:TextObject></ofd:Layer></ofd:Content></ofd:Page>'
)


def ofd(page: bytes = OFD_PAGE.encode()) -> bytes:
    """An OFD of one page (GB/T 33190-2016)."""
    return packed({"OFD.xml": OFD_ROOT.encode(), "Doc_0/Document.xml": OFD_DOCUMENT.encode(), "Doc_0/Pages/Page_0/Content.xml": page})


def invoice_pdf(data: bytes, said: str = NOTICE) -> bytes:
    """A PDF that carries a data file, as electronic invoices do."""
    file = io.BytesIO()
    with pdfium.PdfDocument(pdf((said,))) as paper:
        paper.new_attachment("invoice.xml").set_data(data)
        paper.save(file)
    return file.getvalue()


def ofd_invoice(data: bytes, *, page: Sequence[str] = (NOTICE,), listed: bool = True, stated: dict[str, str] | None = None) -> bytes:
    """An OFD whose page says these lines, with the data of its voucher attached; `stated` are pairs in its head."""
    told = [f'Boundary="20 {20 + 12 * row} 170 8" Size="4"><ofd:TextCode X="0" Y="6">{line}</ofd:TextCode>' for row, line in enumerate(page)]
    texts = "".join(f'<ofd:TextObject ID="{9 + number}" {inner}</ofd:TextObject>' for number, inner in enumerate(told))
    drawn = f'<ofd:Page {OFD}><ofd:Content><ofd:Layer ID="3">{texts}</ofd:Layer></ofd:Content></ofd:Page>'
    pairs = "".join(f'<ofd:CustomData Name="{name}">{value}</ofd:CustomData>' for name, value in (stated or {}).items())
    head = f"<ofd:DocInfo><ofd:CustomDatas>{pairs}</ofd:CustomDatas></ofd:DocInfo>" if pairs else ""
    place = "<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments></ofd:Document>"
    listing = '<ofd:Attachment ID="8" Name="original_invoice" Format="xml"><ofd:FileLoc>original_invoice.xml</ofd:FileLoc></ofd:Attachment>'
    return packed(
        {
            "OFD.xml": OFD_ROOT.replace("<ofd:DocBody>", f"<ofd:DocBody>{head}").encode(),
            "Doc_0/Document.xml": OFD_DOCUMENT.replace("</ofd:Document>", place).encode(),
            "Doc_0/Pages/Page_0/Content.xml": drawn.encode(),
            "Doc_0/Attachs/Attachments.xml": f"<ofd:Attachments {OFD}>{listing if listed else ''}</ofd:Attachments>".encode(),
            "Doc_0/Attachs/original_invoice.xml": data,
        }
    )


def packed(members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def scene(width: int = 96, height: int = 72, mode: str = "RGB") -> Image.Image:
    """A small coloured scene without a word in it."""
    picture = Image.new("RGB", (width, height), (120, 170, 220))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, height * 2 // 3, width, height), fill=(90, 140, 60))
    draw.ellipse((width // 4, height // 4, width // 2, height // 2), fill=(230, 200, 60))
    return picture.convert(mode)


def picture(form: str, mode: str = "RGB", **choices: object) -> bytes:
    buffer = io.BytesIO()
    scene(mode=mode).save(buffer, form, **choices)
    return buffer.getvalue()


def heic() -> bytes:
    import pillow_heif

    return _saved(pillow_heif.from_pillow(scene()).save)


def locked_word(password: str) -> bytes:
    import msoffcrypto.format.ooxml

    buffer = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(word())).encrypt(password, buffer)
    return buffer.getvalue()


def mail(*, attachment: bytes | None = None, name: str = "附件.docx") -> bytes:
    from email.message import EmailMessage

    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.cn", "b@example.cn", NOTICE
    message.set_content(NOTICE + "\n" + BODY)
    if attachment is not None:
        message.add_attachment(attachment, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def _saved(save) -> bytes:
    buffer = io.BytesIO()
    save(buffer)
    return buffer.getvalue()
