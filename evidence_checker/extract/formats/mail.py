"""Mails (.eml) and web archives (.mht): both are MIME (RFC 2045), here a body with attachments, there a page with its pictures."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from evidence_checker.extract.formats.attachments import Attachments
from evidence_checker.extract.formats.draft import Draft, Given, corrupt
from evidence_checker.extract.formats.shelf import Shelf
from evidence_checker.extract.formats.text_file import decoded
from evidence_checker.extract.formats.web_page import add_page_text, data_picture, page_text
from evidence_checker.extract.model import Page
from evidence_checker.intake.model import FileKind

FIELDS = (("from", "发件人"), ("to", "收件人"), ("cc", "抄送"), ("date", "时间"), ("subject", "主题"))


def read(given: Given) -> Draft:
    """The mail or page on page 1, each attachment as a part behind it."""
    message = email.message_from_bytes(given.read_bytes().lstrip(), policy=email.policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise corrupt("不是完整的邮件")
    draft = Draft([Page(1)])
    if given.kind is FileKind.EML:
        _add_fields(draft, message)
    shown = _add_body(draft, message, given)
    if given.kind is FileKind.EML:
        _add_attachments(draft, message, given, shown)
    return draft


def own_parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts of this mail. A mail that is attached is one of them; its own parts are not (`walk` would go into it, and into what it holds)."""
    yield message
    if message.get_content_type() == "message/rfc822" or not message.is_multipart():
        return
    for part in message.iter_parts():
        if isinstance(part, EmailMessage):
            yield from own_parts(part)


def _add_fields(draft: Draft, message: EmailMessage) -> None:
    for field, label in FIELDS:
        text = " ".join(str(message.get(field, "")).split())
        if text:
            draft.add_text(f"{label}：{_chinese_time(text) if field == 'date' else text}")
    draft.properties["title"] = " ".join(str(message.get("subject", "")).split())


def _chinese_time(text: str) -> str:
    """A mail's date as people write it; the text as it is where it is no date."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return text
    return f"{moment.year}年{moment.month}月{moment.day}日 {moment:%H:%M}"


def _add_body(draft: Draft, message: EmailMessage, given: Given) -> set[int]:
    """Write the body; gives the identities of the parts it used."""
    page = next((part for part in own_parts(message) if part.get_content_type() == "text/html" and not part.is_attachment()), None)
    plain = next((part for part in own_parts(message) if part.get_content_type() == "text/plain" and not part.is_attachment()), None)
    if page is None or (plain is not None and given.kind is FileKind.EML and _words(plain).strip()):
        if plain is not None:
            draft.add_text(_words(plain))
        return {id(plain), id(page)}
    stored = _stored_pictures(message)
    used = {id(page), id(plain)}

    def picture(address: str) -> bytes | None:
        part = stored.get(address.removeprefix("cid:"))
        if part is None:
            return data_picture(address)
        used.add(id(part))
        return _bytes(part)

    add_page_text(draft, page_text(_bytes(page)) if page.get_content_charset() is None else _words(page), Shelf(draft, given), picture)
    return used


def _stored_pictures(message: EmailMessage) -> dict[str, EmailMessage]:
    """Pictures by the address or the id that the page calls them by."""
    found: dict[str, EmailMessage] = {}
    for part in own_parts(message):
        if part.get_content_maintype() == "image":
            found.update({str(name).strip("<>"): part for name in (part.get("Content-Location"), part.get("Content-ID")) if name})
    return found


def _add_attachments(draft: Draft, message: EmailMessage, given: Given, shown: set[int]) -> None:
    attachments = Attachments(draft, given)
    for number, part in enumerate(own_parts(message), 1):
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload(0) if part.is_multipart() else None
            if isinstance(inner, EmailMessage):
                attachments.add(f"{inner.get('subject', '邮件')}.eml", inner.as_bytes())
        elif (
            not part.is_multipart()
            and id(part) not in shown
            and (part.is_attachment() or part.get_filename() or part.get_content_maintype() == "image")
        ):
            attachments.add(part.get_filename() or f"附件{number}", _bytes(part))


def _bytes(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _words(part: EmailMessage) -> str:
    """A text part, by the encoding it names where that fits, else by its bytes."""
    data, charset = _bytes(part), (part.get_content_charset() or "").lower()
    try:
        return data.decode("gb18030" if charset in {"gb2312", "gbk"} else charset) if charset else decoded(data)
    except (LookupError, UnicodeDecodeError):
        return decoded(data)
