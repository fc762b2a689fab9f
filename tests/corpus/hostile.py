"""What is broken or out to do harm: it must end in a known code, soon, and cost nothing but itself."""

from __future__ import annotations

import gzip
import struct
import zlib

from tests.corpus import writing as w
from tests.corpus.sound import LIBREOFFICE
from tests.corpus.specimen import hostile, kept
from tests.extract.metafile_writer import drawn, emf
from tests.extract.word97_writer import DECIMAL, Item, definitions, level, style, styles, word97
from tests.extract.word_writer import commented, comments, relation
from tests.extract.word_writer import word as written_word
from tests.intake.making import link_zip, locked_zip_of, rar_of, seven_zip_of

ANY = "read partial corrupt unsupported too-large archive-bomb illegible blank-page"
"""For what may be read in part or refused, as the parser likes; it must only end, and with a known code."""
DAMAGED = "partial corrupt"
LAUGHS = '<!DOCTYPE d [<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)) + "]>"
FOREIGN = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHING_DATA = f"{LAUGHS}<d><BuyerName>&a11;</BuyerName></d>".encode()
OUTSIDE = w.packed({"../../../外.txt": "不在外面".encode()})
DEEP = 60_000
PASTED = emf(drawn(w.scene(), (0, 0, 600, 400)))
LISTS = definitions([level(DECIMAL, "%1.")])


def cut(make, share: float):
    """The first part of a file, as a copy that was interrupted leaves it."""
    return lambda: make()[: int(len(make()) * share)]


def body_of_word(inner: str, prolog: str = "") -> bytes:
    return w.with_part(w.word(), "word/document.xml", w.word_body(inner, prolog))


def png_of(width: int, height: int, data: bytes = b"") -> bytes:
    """A PNG that states its size and may hold next to nothing."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">L", len(content)) + kind + content + struct.pack(">L", zlib.crc32(kind + content))

    header = struct.pack(">2L5B", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")


def tiff_that_goes_in_circles() -> bytes:
    """A TIFF whose only page names itself as the next."""
    entries = [
        (256, 3, 1, 8),
        (257, 3, 1, 8),
        (258, 3, 1, 8),
        (259, 3, 1, 1),
        (262, 3, 1, 1),
        (273, 4, 1, 200),
        (277, 3, 1, 1),
        (278, 3, 1, 8),
        (279, 4, 1, 64),
    ]
    directory = struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHLL", *entry) for entry in entries) + struct.pack("<L", 8)
    return (b"II*\x00\x08\x00\x00\x00" + directory).ljust(200, b"\0") + bytes(64)


def ole_that_goes_in_circles() -> bytes:
    """The container of an old Word file whose chain of sectors leads back to itself."""
    raw = bytearray(kept("通知.doc")())
    first = struct.unpack_from("<L", raw, 76)[0]
    at = 512 * (first + 1)
    for number in range(4, 60):
        struct.pack_into("<L", raw, at + 4 * number, max(number - 1, 1))
    return bytes(raw)


def comments_that_go_in_circles() -> bytes:
    told = [("", commented("看另一条", 1, 0)), ("", commented("看前一条", 0, 1))]
    return written_word(commented(w.BODY, 0, 1, 0), {"word/comments.xml": comments(*told)}, relation("m", "comments", "comments.xml"))


def huge_metafile() -> bytes:
    small = drawn(w.scene(8, 8), (0, 0, 30_000, 30_000))
    return emf(small * 3000, size=(30_000, 30_000))


def deep_archive() -> bytes:
    return nested(w.packed({"通知.txt": b"x"}), 11)


def nested(content: bytes, times: int) -> bytes:
    for _ in range(times):
        content = w.packed({"内.zip": content})
    return content


def pdf_with_page(page: str, *more: str, streams: dict[int, bytes] | None = None) -> bytes:
    return w.raw_pdf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", page, *more, streams=streams)


def form_that_draws_itself() -> bytes:
    form = "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 4 0 R>>>>/Length 5>>"
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Resources<</XObject<</F 4 0 R>>>>/Contents 5 0 R>>"
    return pdf_with_page(page, form, "<</Length 5>>", streams={4: b"/F Do", 5: b"/F Do"})


def stream_of_zeros(size: int) -> bytes:
    data = zlib.compress(b" " * size, 9)
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>"
    return pdf_with_page(page, f"<</Filter/FlateDecode/Length {len(data)}>>", streams={4: data})


def mails_in_mails(times: int) -> bytes:
    content = w.mail()
    for number in range(times):
        content = b"From: a@b.cn\r\nTo: c@d.cn\r\nSubject: %d\r\nContent-Type: message/rfc822\r\n\r\n" % number + content
    return content


def overlapping_zip() -> bytes:
    """A thousand members that are all the same bytes (the bomb of D. Fifield without nesting)."""
    data = zlib.compress(bytes(2_000_000), 9)[2:-4]
    fields = struct.pack("<5H3L2H", 20, 0, 8, 0, 0x5421, zlib.crc32(bytes(2_000_000)), len(data), 2_000_000, 1, 0)
    body = b"PK\x03\x04" + fields + b"a" + data
    listing = b"".join(b"PK\x01\x02\x14\x00" + fields + struct.pack("<3H2L", 0, 0, 0, 0, 0) + b"a" for _ in range(1000))
    return body + listing + b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, 1000, 1000, len(listing), len(body), 0)


hostile("空/空.docx", "no bytes at all", bytes, "empty")
hostile("空/一个字节.pdf", "one byte", lambda: b"%", "unsupported read partial corrupt")
hostile("空/全零.doc", "nothing but zeros", lambda: bytes(4096), "unsupported")
hostile("空/空.zip", "an archive of nothing", lambda: w.packed({}), "empty")
hostile(
    "空/空.xlsx", "a package without parts under the name of a workbook", lambda: w.packed({"[Content_Types].xml": b"<x/>", "xl/x": b""}), "corrupt"
)
for percent in (10, 50, 90, 99):
    hostile(f"断/word{percent}.docx", f"the first {percent} % of a Word file", cut(w.word, percent / 100), "partial corrupt")
    hostile(f"断/pdf{percent}.pdf", f"the first {percent} % of a PDF", cut(w.pdf, percent / 100), "read partial corrupt")
    hostile(f"断/jpeg{percent}.jpg", f"the first {percent} % of a JPEG", cut(lambda: w.picture("JPEG"), percent / 100), "read partial corrupt")
for percent in (30, 60):
    hostile(
        f"断/doc{percent}.doc",
        f"the first {percent} % of a Word 97 file",
        cut(kept("通知.doc"), percent / 100),
        "read partial corrupt",
        origin=LIBREOFFICE,
    )
    hostile(
        f"断/xls{percent}.xls",
        f"the first {percent} % of an Excel 97 file",
        cut(kept("考勤.xls"), percent / 100),
        "read partial corrupt",
        origin=LIBREOFFICE,
    )
    hostile(f"断/xlsx{percent}.xlsx", f"the first {percent} % of a workbook", cut(w.sheet, percent / 100), DAMAGED)
    hostile(f"断/ofd{percent}.ofd", f"the first {percent} % of an OFD", cut(w.ofd, percent / 100), DAMAGED)
    hostile(f"断/png{percent}.png", f"the first {percent} % of a PNG", cut(lambda: w.picture("PNG"), percent / 100), "read partial corrupt")
hostile("断/gzip.gz", "half a gzip", cut(lambda: gzip.compress(bytes(range(256)) * 99), 0.5), "corrupt")
hostile(
    "xml/笑.docx",
    "entities that grow tenfold eleven times (billion laughs)",
    lambda: body_of_word(w.paragraph("&a11;"), LAUGHS),
    "read partial corrupt",
)
hostile("xml/外部.docx", "an entity that names a file of this computer", lambda: body_of_word(w.paragraph("&x;"), FOREIGN), "read partial corrupt")
hostile("xml/笑.ofd", "the same in an OFD", lambda: w.ofd(page=(LAUGHS + "<p>&a11;</p>").encode()), "read partial corrupt")
hostile("xml/笑.html", "the same in a web page", lambda: (LAUGHS + "<html><body>&a11;</body></html>").encode(), "read partial corrupt")
hostile(
    "xml/附件笑.ofd",
    "the same in the data attached to an OFD",
    lambda: w.ofd_invoice(f"{LAUGHS}<d><BuyerName>&a11;</BuyerName></d>".encode()),
    "read",
)
hostile("xml/附件断.ofd", "half the data attached to an OFD", lambda: w.ofd_invoice(b"<eInvoice><BuyerName>"), "read")
hostile("弹/附件.ofd", "data of 60 MB attached to an OFD", lambda: w.ofd_invoice(b"<x>" + b"<Note>1</Note>" * 4_000_000 + b"</x>"), "read")
hostile("深/深.docx", "elements nested 60,000 deep", lambda: body_of_word("<w:p>" * DEEP + "</w:p>" * DEEP), ANY)
hostile("深/深.html", "elements nested 60,000 deep", lambda: b"<html>" + b"<div>" * DEEP + "字".encode() + b"</div>" * DEEP, ANY)
hostile("深/深.rtf", "groups nested 60,000 deep", lambda: b"{\\rtf1" + b"{" * DEEP + b"x" + b"}" * DEEP + b"}", ANY)
hostile("深/深.eml", "mails in mails, 200 deep", lambda: mails_in_mails(200), ANY)
hostile(
    "深/深.zip",
    "archives in archives, 12 deep",
    lambda: nested(w.packed({"通知.txt": b"x"}), 11),
    "archive-depth",
    member="/".join(["内.zip!"] * 5)[:-1],
)
hostile("弹/零.zip", "70 MB of zeros in 70 KB", lambda: w.packed({"零.txt": bytes(70_000_000)}), "archive-bomb")
hostile("弹/零.7z", "the same as 7z", lambda: seven_zip_of({"零.txt": bytes(70_000_000)}), "archive-bomb")
hostile("弹/零.gz", "the same as gzip", lambda: gzip.compress(bytes(70_000_000)), "archive-bomb")
hostile("弹/零.docx", "a Word file whose text is gigabytes", lambda: w.with_part(w.word(), "word/document.xml", b" " * 70_000_000), "archive-bomb")
hostile("弹/零.ofd", "an OFD whose page is gigabytes", lambda: w.ofd(page=b" " * 70_000_000), "archive-bomb")
hostile(
    "弹/附件.eml",
    "a mail with an archive of 70 MB of zeros",
    lambda: w.mail(attachment=w.packed({"零.txt": bytes(70_000_000)}), name="零.zip"),
    "read",
)
hostile("深/附件.eml", "archives in archives, 12 deep, attached to a mail", lambda: w.mail(attachment=deep_archive(), name="深.zip"), "read")
hostile(
    "名/附件.eml", "names that lead out of the archive attached to a mail", lambda: w.mail(attachment=OUTSIDE, name="外.zip"), "read", says="不在外面"
)
hostile("弹/叠.zip", "a thousand members that share their bytes", overlapping_zip, "archive-bomb")
hostile("弹/流.pdf", "a page whose commands unpack to 60 MB of blanks", lambda: stream_of_zeros(60_000_000), ANY)
hostile("弹/行.xlsx", "a sheet with a value in the last of 17 billion cells", lambda: _stated_rows(), "too-large crashed memory")
hostile("弹/列.csv", "two hundred thousand columns", lambda: b"a," * 200_000, ANY)
hostile("弹/长行.txt", "one line of four million characters", lambda: "字".encode() * 4_000_000, ANY)
hostile("巨/巨.png", "a PNG that states 60,000 × 60,000 points", lambda: png_of(60_000, 60_000), "too-large corrupt")
hostile(
    "巨/扁.png", "a PNG one point high and a million wide", lambda: png_of(1_000_000, 1, bytes(3_000_001)), "read partial corrupt too-large illegible"
)
hostile(
    "巨/巨.bmp",
    "a BMP that states two billion points each way",
    lambda: b"BM" + struct.pack("<LLLLllHHLL4x8x", 90, 0, 54, 40, 2**31 - 1, 2**31 - 1, 1, 24, 0, 0),
    DAMAGED + " too-large",
)
hostile(
    "巨/巨.gif",
    "a GIF that states 65,535 × 65,535 points",
    lambda: b"GIF89a" + struct.pack("<HHBBB", 65535, 65535, 0, 0, 0) + b";",
    DAMAGED + " too-large",
)
hostile("巨/巨.pdf", "a page of 14,400,000 points", lambda: pdf_with_page("<</Type/Page/Parent 2 0 R/MediaBox[0 0 14400000 14400000]>>"), ANY)
hostile("巨/零.pdf", "a page without area", lambda: pdf_with_page("<</Type/Page/Parent 2 0 R/MediaBox[0 0 0 0]>>"), ANY)
hostile(
    "环/页.pdf",
    "a tree of pages that contains itself",
    lambda: w.raw_pdf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R]/Count 9>>"),
    ANY,
)
hostile(
    "环/页数.pdf",
    "a PDF that states a billion pages",
    lambda: w.raw_pdf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 999999999>>"),
    ANY,
)
hostile("环/图.pdf", "a form that draws itself", form_that_draws_itself, ANY)
hostile("环/页.tif", "a TIFF whose page follows itself", tiff_that_goes_in_circles, "read partial corrupt too-large")
hostile("环/链.doc", "an OLE container whose chain of sectors leads back", ole_that_goes_in_circles, "read partial corrupt", origin=LIBREOFFICE)
hostile("环/批注.docx", "comments that name themselves and each other", comments_that_go_in_circles, "read")
hostile("巨/图表.docx", "a chart of sixty thousand points, each shown a thousand times", lambda: w.word_with_chart(60_000, 1000), "read", says="修渠")
hostile("断/图元.docx", "half a metafile (EMF) in a Word file", lambda: w.word_with_metafile(PASTED[: len(PASTED) // 2]), "read")
hostile("弹/图元.docx", "three thousand bitmaps, each on the whole of a huge metafile", lambda: w.word_with_metafile(huge_metafile()), "read")
hostile("弹/图元包.docx", "a packed metafile (EMZ) of 300 MB", lambda: w.word_with_metafile(gzip.compress(PASTED + bytes(300_000_000))), "read")
for name, purpose, parts in (
    ("环/样式.doc", "Word 97 styles that lie upon one another in a circle", {"sheet": styles(style(1), style(0))}),
    ("巨/列表.doc", "a Word 97 file that states four billion lists", {"named": b"\xff" * 4}),
    ("巨/段落.doc", "a Word 97 file whose text is in a hundred million pieces", {"pieces": struct.pack("<BI", 2, 1_200_000_004)}),
):
    hostile(name, purpose, lambda parts=parts: word97([Item("目标", 1), Item("任务", style=1)], LISTS, **parts), "read partial corrupt")
hostile(
    "名/外.zip",
    "names that lead out of the archive",
    lambda: w.packed({"../../../外.txt": "不在外面".encode()}),
    "read",
    member="外.txt",
    says="不在外面",
)
hostile("名/链.zip", "a symbolic link to a file of this computer", lambda: link_zip("/etc/passwd"), "link", member="链接")
hostile("名/外.rar", "the same as rar", lambda: rar_of({"..\\..\\外.txt": "不在外面".encode()}), "read", member="外.txt", says="不在外面")
hostile("锁/锁.zip", "a password that nobody has told", lambda: locked_zip_of({"通知.txt": b"x"}, "unknown"), "encrypted", member="通知.txt")
hostile("锁/锁.docx", "the same for Word", lambda: w.locked_word("unknown"), "encrypted")
hostile("锁/锁.pdf", "the same for PDF", lambda: w.pdf(password="unknown"), "encrypted")
hostile("码/坏.txt", "bytes of no encoding", lambda: bytes(range(1, 256)) * 9, "unsupported read")
hostile("码/半.txt", "UTF-16 with an odd number of bytes", lambda: "通知".encode("utf-16") + b"\x01", "read partial")
hostile("码/七.eml", "a mail in an encoding nobody knows", lambda: w.mail().replace(b"utf-8", b"x-none"), "read partial corrupt")
hostile(
    "码/坏.mht",
    "a saved page whose parts never begin",
    lambda: b"From: a\r\nSubject: b\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n",
    "read partial corrupt",
)
hostile("缺/无正文.docx", "a Word file without its text", lambda: w.without_part(w.word(), "word/document.xml"), "corrupt unsupported")
hostile(
    "缺/坏图.docx",
    "a Word file with a picture that is none",
    lambda: w.word(picture=w.picture("PNG")).replace(b"IHDR", b"XXXX"),
    "read partial corrupt",
)
hostile("缺/无页.ofd", "an OFD whose page is missing", lambda: w.without_part(w.ofd(), "Doc_0/Pages/Page_0/Content.xml"), DAMAGED)
hostile("缺/垃圾.pdf", "a PDF of random bytes", lambda: b"%PDF-1.7\n" + bytes(i * 7 % 256 for i in range(5000)), "corrupt")
hostile("缺/垃圾.7z", "a 7z of random bytes", lambda: b"7z\xbc\xaf\x27\x1c" + bytes(i * 7 % 256 for i in range(500)), "corrupt")
hostile("缺/垃圾.rar", "a rar of random bytes", lambda: b"Rar!\x1a\x07\x00" + bytes(i * 7 % 256 for i in range(500)), "corrupt empty")
hostile("缺/垃圾.heic", "a HEIC of random bytes", lambda: b"\x00\x00\x00\x18ftypheic" + bytes(500), "corrupt")
hostile("缺/程序.docx", "a program under the name of a Word file", lambda: b"MZ" + bytes(500), "unsupported")


def _stated_rows() -> bytes:
    """A workbook with two cells, the last in the last row and column there can be."""
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    content = f'<worksheet xmlns="{space}"><dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData></worksheet>'
    return w.with_part(w.sheet(), "xl/worksheets/sheet1.xml", content.encode())
