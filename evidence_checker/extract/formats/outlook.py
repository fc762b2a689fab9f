"""Outlook mails (.msg): an OLE container whose streams are named by property (MS-OXMSG)."""

from __future__ import annotations

import struct
from datetime import UTC, datetime, timedelta, timezone

import olefile

from evidence_checker.extract.formats.attachments import Attachments
from evidence_checker.extract.formats.draft import Draft, Given, corrupt
from evidence_checker.extract.formats.shelf import Shelf
from evidence_checker.extract.formats.text_file import decoded
from evidence_checker.extract.formats.web_page import add_page_text, data_picture, page_text
from evidence_checker.extract.model import Page

FIELDS = (("0C1A", "发件人"), ("0E04", "收件人"), ("0E03", "抄送"), ("0037", "主题"))
BODY, HTML_BODY, NAME, SHORT_NAME, DATA, SENT = "1000", "1013", "3707", "3704", "3701", 0x00390040
KUNMING = timezone(timedelta(hours=8))
HEAD = 32
"""Bytes before the properties of a message in its property stream."""


def read(given: Given) -> Draft:
    """The mail on page 1, each attachment as a part behind it."""
    try:
        container = olefile.OleFileIO(str(given.location))
    except OSError as fault:
        raise corrupt("邮件结构损坏") from fault
    with container:
        draft = Draft([Page(1)])
        _add_mail(draft, container, given)
        _add_attachments(draft, container, given)
    return draft


def _add_mail(draft: Draft, mail: olefile.OleFileIO, given: Given) -> None:
    for tag, label in FIELDS:
        text = _text(mail, tag)
        if text:
            draft.add_text(f"{label}：{text}")
    sent = _sent(mail)
    if sent is not None:
        draft.add_text(f"时间：{sent.year}年{sent.month}月{sent.day}日 {sent:%H:%M}")
    draft.properties["title"] = _text(mail, "0037")
    body, page = _text(mail, BODY), _data(mail, f"__substg1.0_{HTML_BODY}0102")
    if body.strip() or page is None:
        draft.add_text(body)
    else:
        add_page_text(draft, page_text(page), Shelf(draft, given), data_picture)


def _add_attachments(draft: Draft, mail: olefile.OleFileIO, given: Given) -> None:
    attachments = Attachments(draft, given)
    folders = sorted({entry[0] for entry in mail.listdir(streams=True, storages=True) if entry[0].startswith("__attach_version1.0_")})
    for number, folder in enumerate(folders, 1):
        name = _text(mail, NAME, folder) or _text(mail, SHORT_NAME, folder) or f"附件{number}"
        data = _data(mail, f"{folder}/__substg1.0_{DATA}0102")
        if data is None:
            attachments.lose(name, "附件是另一封邮件或链接")
        else:
            attachments.add(name, data)


def _text(mail: olefile.OleFileIO, tag: str, folder: str = "") -> str:
    """A text property: Unicode (type 001F) or in the sender's code page (001E)."""
    place = f"{folder}/" if folder else ""
    wide, narrow = _data(mail, f"{place}__substg1.0_{tag}001F"), _data(mail, f"{place}__substg1.0_{tag}001E")
    text = wide.decode("utf-16-le", "replace") if wide is not None else decoded(narrow or b"")
    return text.strip("\x00").strip()


def _data(mail: olefile.OleFileIO, name: str) -> bytes | None:
    if not mail.exists(name) or mail.get_type(name) != olefile.STGTY_STREAM:
        return None
    with mail.openstream(name) as stream:
        return bytes(stream.read())


def _sent(mail: olefile.OleFileIO) -> datetime | None:
    """When it was sent, in Kunming's time; the property stream holds it in units of 100 ns since 1601."""
    stream = _data(mail, "__properties_version1.0") or b""
    for place in range(HEAD, len(stream) - 15, 16):
        tag, _, ticks = struct.unpack_from("<IIQ", stream, place)
        if tag == SENT and 0 < ticks < 1 << 58:
            return (datetime(1601, 1, 1, tzinfo=UTC) + timedelta(microseconds=ticks // 10)).astimezone(KUNMING)
    return None
