"""Saved web pages (.html, .mht) and the bodies of mails: their words in order, their tables, the pictures saved with them.

Nothing is fetched and no script runs.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote_to_bytes

from lxml import etree, html

from evidence_checker.extract.formats.draft import Draft, Given
from evidence_checker.extract.formats.shelf import Shelf
from evidence_checker.extract.formats.text_file import decoded
from evidence_checker.extract.model import Cell, Line, LineRole, Page, Table

UNSEEN = {"script", "style", "noscript", "head", "template", "iframe", "object", "svg", "select", "button"}
UNSEEN |= {
    "w:styles",
    "w:fonts",
    "w:lists",
    "w:docpr",
    "w:bindata",
    "w:instrtext",
    "w:deltext",
    "o:documentproperties",
    "styles",
}  # Office 2003 as XML

BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "br", "center", "dd", "div", "dl", "dt", "figcaption", "figure", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "th", "tr", "ul",
    "w:p", "w:tr", "row",
}  # fmt: skip
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
LONGEST_CELL = 300
"""Characters; a table with longer cells lays out the page rather than holding data."""
DEEPEST = 200
CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
Pictures = Callable[[str], bytes | None]
"""Gives the bytes of a picture that was saved with the page, by the address in the page."""


def read(given: Given) -> Draft:
    """The document in a saved page."""
    draft = Draft([Page(1)])
    add_page_text(draft, page_text(given.read_bytes()), Shelf(draft, given), data_picture)
    return draft


def page_text(data: bytes) -> str:
    """The page's source text, by the encoding that it names where that fits."""
    named = CHARSET.search(data[:4096])
    if named and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        encoding = named[1].decode("ascii").lower()
        try:
            return data.decode("gb18030" if encoding in {"gb2312", "gbk"} else encoding)
        except (LookupError, UnicodeDecodeError):
            return decoded(data)
    return decoded(data)


def add_page_text(draft: Draft, source: str, shelf: Shelf, pictures: Pictures) -> None:
    """Write a page's words, tables and pictures to the last page of a draft."""
    source = re.sub(r"^\s*<\?xml[^>]*\?>", "", source)
    if not source.strip():
        return
    root = html.document_fromstring(source, parser=html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False))
    title = root.findtext(".//title")
    if title and title.strip():
        draft.properties.setdefault("title", " ".join(title.split()))
    _Writer(draft, shelf, pictures, max(draft.last_page, 1)).write(root)


class _Writer:
    def __init__(self, draft: Draft, shelf: Shelf, pictures: Pictures, page: int) -> None:
        self.draft, self.shelf, self.pictures, self.page = draft, shelf, pictures, page
        self.words: list[str] = []
        self.heading = False

    def write(self, root: html.HtmlElement) -> None:
        self._walk(root, 0)
        self._end_line()

    def _walk(self, node: html.HtmlElement, depth: int) -> None:
        tag = node.tag if isinstance(node.tag, str) else ""
        if tag in UNSEEN or not tag or depth > DEEPEST or _hidden(node):
            return
        if tag in BLOCKS:
            self._end_line()
        if tag == "img":
            self._picture(node)
        if tag == "table" and (grid := _data_table(node)):
            self.draft.add_table(Table(self.page, grid))
            return
        self.heading = self.heading or tag in HEADINGS
        self.words.append(node.text or "")
        for child in node:
            self._walk(child, depth + 1)
            self.words.append(child.tail or "")
        if tag in BLOCKS:
            self._end_line()

    def _end_line(self) -> None:
        text = " ".join("".join(self.words).split())
        if text:
            self.draft.lines.append(Line(text, self.page, role=LineRole.BODY, bold=self.heading))
        self.words, self.heading = [], False

    def _picture(self, node: html.HtmlElement) -> None:
        data = self.pictures(node.get("src") or "")
        if data:
            self._end_line()
            self.draft.lines += self.shelf.show(data, self.page)


def data_picture(address: str) -> bytes | None:
    """The picture that an address holds itself (`data:image/…`), None for any other address."""
    head, comma, body = address.partition(",")
    if not comma or not head.lower().startswith("data:image"):
        return None
    try:
        return base64.b64decode(body, validate=False) if ";base64" in head.lower() else unquote_to_bytes(body)
    except (binascii.Error, ValueError):
        return None


def _hidden(node: html.HtmlElement) -> bool:
    return "display:none" in (node.get("style") or "").replace(" ", "").lower() or node.get("hidden") is not None


def _data_table(node: html.HtmlElement) -> tuple[Cell, ...]:
    """The cells of a table of data; none for one that only lays out the page."""
    if node.find(".//table") is not None or node.find(".//img") is not None:
        return ()
    cells = tuple(_cells(node))
    wide, long = len({cell.column for cell in cells}) > 1, len({cell.row for cell in cells}) > 1
    return cells if wide and long and all(len(cell.text) <= LONGEST_CELL for cell in cells) else ()


def _cells(table: html.HtmlElement) -> Iterator[Cell]:
    covered: set[tuple[int, int]] = set()
    for row, line in enumerate(table.iter("tr")):
        column = 0
        for node in line:
            if node.tag not in {"td", "th"}:
                continue
            while (row, column) in covered:
                column += 1
            down, across = _span(node, "rowspan"), _span(node, "colspan")
            covered |= {(row + y, column + x) for y in range(down) for x in range(across)}
            yield Cell(" ".join(" ".join(etree.ElementTextIterator(node)).split()), row, column, down, across)
            column += across


def _span(node: html.HtmlElement, name: str) -> int:
    text = (node.get(name) or "1").strip()
    return min(max(int(text), 1), 100) if text.isdigit() else 1
