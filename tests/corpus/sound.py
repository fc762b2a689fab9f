"""What units hand in: every format, every common oddity that must not keep a paper from being read."""

from __future__ import annotations

import gzip

from PIL import Image

from tests.corpus import writing as w
from tests.corpus.specimen import NOTICE, kept, sound
from tests.extract.fanned import fanned, pages_file
from tests.extract.metafile_writer import drawn, emf
from tests.intake.making import gbk_zip_of, locked_zip_of, rar_of, seven_zip_of, tar_of

PASSWORD = "km2022"
LIBREOFFICE = "written by LibreOffice 7, kept"
TEXT = f"{NOTICE}\r\n{w.BODY}\r\n"
PAGE = f"<html><head><title>{NOTICE}</title></head><body><h1>{NOTICE}</h1><p>{w.BODY}</p></body></html>"
VOUCHER = b"<eInvoice><TaxInclusiveTotalAmount>90.00</TaxInclusiveTotalAmount></eInvoice>"
SAVED_PAGE = (
    "From: <Saved by Blink>\r\nSubject: page\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n"
    f"--B\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{PAGE}\r\n--B--\r\n"
)

sound("word/通知.docx", "a Word file", w.word)
sound("word/有表.docx", "a Word file with a table", lambda: w.word(table=True), says="李明")
sound("word/有图.docx", "a Word file with a picture", lambda: w.word(picture=w.picture("PNG")))
sound("word/没有后缀", "a Word file without suffix", w.word)
sound("word/其实是word.pdf", "a Word file under the name of a PDF", w.word)
sound("word/批注图表.docx", "a Word file with a chart and a comment", w.word_with_chart, says="修渠\t30")
sound("word/图元.docx", "a photograph pasted into Word as a metafile (EMF)", lambda: w.word_with_metafile(emf(drawn(w.scene(), (0, 0, 600, 400)))))
sound("word/通知.doc", "Word 97", kept("通知.doc"), origin=LIBREOFFICE)
sound("word/通知.wps", "Word 97 as WPS names it", kept("通知.doc"), origin=LIBREOFFICE)
sound(
    "word/编号.doc", "Word 97 whose headings are numbered by lists of three levels", kept("编号.doc"), origin=LIBREOFFICE, says="（二）施工\n1.备料"
)
sound(
    "word/序号.doc", "Word 97 with a table whose first column is nothing but automatic numbers", kept("序号.doc"), origin=LIBREOFFICE, says="2.\t王芳"
)
sound("word/浮章.doc", "Word 97 over whose text a seal floats", kept("浮章.doc"), origin=LIBREOFFICE, says="特此证明")
sound("word/九五.doc", "Word 95, its text in GB 18030", w.word_95)
sound("word/通知.odt", "OpenDocument text", kept("通知.odt"), origin=LIBREOFFICE)
sound("word/通知.rtf", "RTF with Chinese as \\u escapes", kept("通知.rtf"), origin=LIBREOFFICE)
sound("word/锁.docx", "a Word file that opens with a password of the list", lambda: w.locked_word(PASSWORD))
sound("表/考勤.xlsx", "a workbook", w.sheet, says="李明")
sound("表/考勤.xls", "Excel 97", kept("考勤.xls"), origin=LIBREOFFICE, says="李明")
sound("表/考勤.et", "Excel 97 as WPS names it", kept("考勤.xls"), origin=LIBREOFFICE, says="李明")
sound("表/考勤.csv", "a table in GB18030", lambda: "姓名,天数\r\n李明,22\r\n".encode("gb18030"), says="李明")
sound("表/引号.csv", "cells with commas and line ends in quotes", lambda: '姓名,备注\r\n李明,"一,\n二"\r\n'.encode(), says="李明")
sound("表/网页导出.xls", "a web page that calls itself a workbook", lambda: f"<table><tr><td>{NOTICE}</td></tr></table>".encode())
sound("演示/汇报.pptx", "slides", w.slides)
sound("pdf/通知.pdf", "a PDF with text, its font not embedded", w.pdf)
sound("pdf/三页.pdf", "three pages", lambda: w.pdf((NOTICE, "第二页", "第三页")), says="第三页")
sound("pdf/其实是pdf.doc", "a PDF under the name of a Word file", w.pdf)
sound("pdf/前有杂物.pdf", "bytes of a mail system before the PDF", lambda: b"\r\nX-Mail: 1\r\n" + w.pdf())
sound("pdf/锁.pdf", "a PDF that opens with a password of the list", lambda: w.pdf(password=PASSWORD))
sound("pdf/尾有杂物.pdf", "bytes after the end of the PDF", lambda: w.pdf() + bytes(2000))
sound("pdf/发票.pdf", "a PDF invoice whose sum stands in its attached data only", lambda: w.invoice_pdf(VOUCHER), says="价税合计（小写）：90.00")
sound("ofd/通知.ofd", "an OFD", w.ofd)
sound("ofd/发票.ofd", "an OFD invoice whose sum stands in its attached data only", lambda: w.ofd_invoice(VOUCHER), says="价税合计（小写）：90.00")
sound("文本/utf8.txt", "UTF-8", TEXT.encode)
sound("文本/bom.txt", "UTF-8 with byte order mark", lambda: TEXT.encode("utf-8-sig"))
sound("文本/gb18030.txt", "GB18030", lambda: TEXT.encode("gb18030"))
sound("文本/utf16.txt", "UTF-16 with byte order mark", lambda: TEXT.encode("utf-16"))
sound("文本/utf16le.txt", "UTF-16 without byte order mark", lambda: TEXT.encode("utf-16-le"))
sound("网页/页.html", "a web page", PAGE.encode)
sound("网页/gbk.htm", "a web page in GBK", lambda: PAGE.replace("<head>", '<head><meta charset="gb2312">').encode("gb18030"))
sound("网页/页.mht", "a saved web page", SAVED_PAGE.encode)
sound("邮件/信.eml", "a mail", w.mail)
sound("邮件/有附件.eml", "a mail with a Word file attached", lambda: w.mail(attachment=w.word(body="附件正文在此")), says="附件正文在此")
sound(
    "邮件/附件包.eml", "a mail with an archive in an archive attached", lambda: w.mail(attachment=w.packed({"内.7z": _packed()}), name="包.zip"),
    says="附件正文在此",
)  # fmt: skip
for form, choices in (("JPEG", {}), ("PNG", {}), ("BMP", {}), ("GIF", {}), ("WEBP", {})):
    sound(f"图/景.{form.lower()}", f"a scene as {form}", lambda form=form, choices=choices: w.picture(form, **choices), says="")
sound("图/景.heic", "a scene as an iPhone stores it", w.heic, says="")
sound("图/多页.tif", "a TIFF of two pages", lambda: w.picture("TIFF", save_all=True, append_images=[w.scene()]), says="")
sound("图/传真.tif", "a TIFF of one bit, packed as fax group 4", lambda: w.picture("TIFF", "1", compression="group4"), says="")
sound("图/骑缝章.tif", "two scanned pages with a seal across their edges", lambda: pages_file(fanned(2)), says="合同书")
sound("图/印刷.jpg", "a JPEG in CMYK", lambda: w.picture("JPEG", "CMYK"), says="")
sound("图/透明.png", "a PNG with transparency", lambda: w.picture("PNG", "RGBA"), says="")
sound("图/调色板.png", "a PNG with a palette", lambda: w.picture("PNG", "P"), says="")
sound("图/其实是jpg.png", "a JPEG under the name of a PNG", lambda: w.picture("JPEG"), says="")
sound("图/竖拍.jpg", "a photo that EXIF says to turn", lambda: w.picture("JPEG", exif=_turned()), says="")
sound("包/gbk.zip", "a zip with names in GBK", lambda: gbk_zip_of({"走访/通知.txt": TEXT.encode()}), member="走访/通知.txt")
sound("包/锁.zip", "a zip that opens with a password of the list", lambda: locked_zip_of({"通知.txt": TEXT.encode()}, PASSWORD), member="通知.txt")
sound("包/套.zip", "an archive in an archive", lambda: w.packed({"内.tar.gz": tar_of({"通知.docx": w.word()})}), member="内.tar.gz!/通知.docx")
sound("包/资料.7z", "a 7z", lambda: seven_zip_of({"通知.txt": TEXT.encode()}), member="通知.txt")
sound("包/资料.rar", "a rar", lambda: rar_of({"通知.txt": TEXT.encode()}), member="通知.txt")
sound("包/通知.txt.gz", "one file in gzip", lambda: gzip.compress(TEXT.encode()), member="通知.txt")
sound("包/其实是包.doc", "a zip under the name of a Word file", lambda: seven_zip_of({"通知.txt": TEXT.encode()}), member="通知.txt")


def _packed() -> bytes:
    return seven_zip_of({"通知.docx": w.word(body="附件正文在此")})


def _turned() -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = 6
    return exif
