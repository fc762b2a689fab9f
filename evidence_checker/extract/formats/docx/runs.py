"""The text of a paragraph: its runs in order, and what hangs in them (pictures, text boxes, embedded files, notes, page breaks)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from lxml import etree

from evidence_checker.extract.formats.docx.names import MC, W, children, chosen, value
from evidence_checker.extract.formats.docx.styles import Form, Styles


class Break(Enum):
    """What ends a line inside a paragraph."""

    LINE = "line"
    PAGE = "page"
    LAST_RENDERED = "last rendered"  # where Word last began a new page while laying the text out


@dataclass(frozen=True, slots=True)
class Words:
    """Text of one form."""

    text: str
    form: Form


@dataclass(frozen=True, slots=True)
class Hung:
    """Something that hangs in the text: `kind` is the element's local name (drawing, pict, object, and references to notes)."""

    kind: str
    node: etree._Element


Piece = Words | Hung | Break

SKIPPED = {"del", "moveFrom", "instrText", "delText", "rPr", "pPr", "rt", "delInstrText"}
"""Deleted text, field codes and the readings above ruby characters are not what the paper says."""
NOTES = {"footnoteReference", "endnoteReference", "commentReference"}
HUNG = {"drawing", "pict", "object", *NOTES}
CHARACTERS = {"tab": "\t", "noBreakHyphen": "-", "ptab": "\t"}
SYMBOLS = {
    ("wingdings", 0xFE): "☑", ("wingdings", 0xFD): "☒", ("wingdings", 0xA8): "□", ("wingdings", 0x6F): "□", ("wingdings", 0xFC): "√",
    ("wingdings", 0xFB): "×", ("wingdings", 0xA1): "○", ("wingdings", 0x6C): "●", ("wingdings 2", 0x50): "√", ("wingdings 2", 0x52): "☑",
    ("wingdings 2", 0x54): "☒", ("wingdings 2", 0xA3): "□", ("wingdings 2", 0x4F): "×", ("symbol", 0xD6): "√", ("symbol", 0xB4): "×",
}  # fmt: skip
"""Ticks and boxes that forms draw with symbol fonts."""


def pieces(node: etree._Element, base: Form, styles: Styles) -> Iterator[Piece]:
    """The pieces of a paragraph (or of anything that holds runs) in reading order; tracked changes as accepted."""
    for name, child in children(node):
        if name == "r":
            form = styles.run(child, base)
            if not form.hidden:
                yield from _run_pieces(child, form)
        elif name == "AlternateContent":
            branch = chosen(child)
            if branch is not None:
                yield from pieces(branch, base, styles)
        elif name not in SKIPPED:
            yield from pieces(child, base, styles)


def _run_pieces(run: etree._Element, form: Form) -> Iterator[Piece]:
    for name, child in children(run):
        if name == "t":
            yield Words(child.text or "", form)
        elif name in CHARACTERS:
            yield Words(CHARACTERS[name], form)
        elif name == "sym":
            yield Words(_symbol(child), form)
        elif name in {"br", "cr"}:
            yield Break.PAGE if child.get(W + "type") == "page" else Break.LINE
        elif name == "lastRenderedPageBreak":
            yield Break.LAST_RENDERED
        elif name in HUNG:
            yield Hung(name, child)
        elif name == "fldChar":
            yield Words(_check_box(child), form)
        elif name == "ruby":
            base = child.find(W + "rubyBase")
            yield Words("" if base is None else "".join(t.text or "" for t in base.iter(W + "t")), form)
        elif name == "AlternateContent":
            branch = chosen(child)
            if branch is not None:
                yield from _run_pieces(branch, form)


def _symbol(node: etree._Element) -> str:
    try:
        code = int(node.get(W + "char", "0"), 16)
    except ValueError:
        return ""
    code = code - 0xF000 if code >= 0xF000 else code  # symbol fonts sit in the private area
    return SYMBOLS.get((node.get(W + "font", "").lower(), code), chr(code) if code >= 0x2000 else "")


def _check_box(node: etree._Element) -> str:
    """☑ or □ for a check box of an old form field, "" for any other field."""
    box = node.find(f"{W}ffData/{W}checkBox")
    if box is None:
        return ""
    stated = value(box, "checked") if value(box, "checked") is not None else value(box, "default")
    return "□" if stated in {None, "0", "false"} else "☑"


def alternate_free(node: etree._Element, tag: str) -> Iterator[etree._Element]:
    """All descendants of a tag, without those in fallback branches."""
    for found in node.iter(tag):
        if not any(above.tag == MC + "Fallback" for above in found.iterancestors(MC + "Fallback")):
            yield found
