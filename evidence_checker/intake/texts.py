"""Telling text from other bytes, and plain text from mail, web pages and tables."""

from __future__ import annotations

import codecs
import re

from evidence_checker.intake.model import FileKind

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_HTML = re.compile(r"<(!doctype\s+html|html|head|body|table|meta|div)[\s>]", re.IGNORECASE)
_OFFICE_XML = re.compile(r"<\?mso-application|<w:wordDocument|urn:schemas-microsoft-com:office:spreadsheet")
_MAIL_FIELDS = r"from|to|subject|received|return-path|message-id|mime-version|date|x-[\w-]+|delivered-to"
_MAIL_HEADER = re.compile(rf"^({_MAIL_FIELDS}):", re.IGNORECASE | re.MULTILINE)
_USUAL = re.compile(r"[\t\r\n\x0c\x1a -~\u00a0-\u00ff\u2000-\u27ff\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x19\x1c-\x1f\x7f\ufffd]")


def text_kind(head: bytes, suffix: str) -> FileKind | None:
    """The kind of a text, or None where the bytes are no text in any encoding that offices use."""
    text = _decoded(head)
    if text is None:
        return None
    start = text[:8192]
    if _is_mail(start):
        return FileKind.MHT if "multipart/related" in start.lower() or suffix in {".mht", ".mhtml"} else FileKind.EML
    if _HTML.search(start[:4096]) or _OFFICE_XML.search(start[:4096]):
        return FileKind.HTML
    return FileKind.CSV if suffix in {".csv", ".tsv"} else FileKind.TEXT


def decoded(raw: bytes) -> str:
    """The text of a small file that a person wrote (a list of passwords): UTF-8, UTF-16 or GB18030, whatever its editor chose."""
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return raw.decode(encoding, "replace")
    text = _decoded(raw)
    return raw.decode("utf-8", "replace") if text is None else text


def _decoded(head: bytes) -> str | None:
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return _clean(codecs.getincrementaldecoder(encoding)("replace").decode(head))
    if b"\x00" not in head and (text := _try(head, "utf-8")) is not None:
        return text
    candidates = ("utf-16-le", "utf-16-be") if b"\x00" in head else ("gb18030",)
    texts = (_try(head, encoding) for encoding in candidates)
    return next((text for text in texts if text is not None and _is_usual(text)), None)


def _try(head: bytes, encoding: str) -> str | None:
    """The text in that encoding; a character cut at the end of the head is no fault."""
    try:
        return _clean(codecs.getincrementaldecoder(encoding)("strict").decode(head))
    except UnicodeDecodeError:
        return None


def _is_usual(text: str) -> bool:
    """Nine characters in ten are of those that offices write; random bytes read as UTF-16 or GB18030 are not."""
    return len(_USUAL.findall(text)) * 10 >= len(text) * 9


def _clean(text: str) -> str | None:
    """The text, unless more than one character in 200 is a control sign: then it was no text."""
    return text if len(_CONTROLS.findall(text)) * 200 <= len(text) else None


def _is_mail(start: str) -> bool:
    """At least three of the usual header fields, before the first empty line."""
    header = re.split(r"\r?\n\r?\n", start.lstrip("\ufeff\r\n "), maxsplit=1)[0]
    first = header.split("\n", 1)[0]
    return bool(_MAIL_HEADER.match(first)) and len({m.group(1).lower() for m in _MAIL_HEADER.finditer(header)}) >= 3
