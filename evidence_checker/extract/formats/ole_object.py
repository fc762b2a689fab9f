"""Files that Office wraps into OLE objects (`oleObject1.bin`): attachments dragged into a Word text, old Word and Excel objects."""

from __future__ import annotations

import io
import struct

import olefile

from evidence_checker.extract.formats.text_file import decoded

NATIVE = "\x01Ole10Native"
WHOLE = {"worddocument": "嵌入文档.doc", "workbook": "嵌入表格.xls", "powerpoint document": "嵌入演示.ppt"}
"""Streams that show that the object itself is a file of Office 97."""
INNER = ("Package", "CONTENTS")
"""Streams that hold a file of today's Office, or a PDF."""


def held_file(data: bytes) -> tuple[str, bytes] | None:
    """Name and bytes of the file that an OLE object holds; None where it holds none (a formula, a chart) or is damaged."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            return _held(container, data)
    except (OSError, ValueError, IndexError, struct.error):
        return None


def _held(container: olefile.OleFileIO, data: bytes) -> tuple[str, bytes] | None:
    if container.exists(NATIVE):
        with container.openstream(NATIVE) as stream:
            return native_file(stream.read())
    for name in INNER:
        if container.exists(name):
            with container.openstream(name) as stream:
                return "嵌入文件", bytes(stream.read())
    streams = {entry[0].lower() for entry in container.listdir()}
    return next(((name, data) for sign, name in WHOLE.items() if sign in streams), None)


def native_file(stream: bytes) -> tuple[str, bytes] | None:
    """The file in an Ole10Native stream: size, flags, label, path, two numbers, temporary path, size, bytes (MS-OLEDS §2.3.6 and practice)."""
    label, rest = stream[6:].split(b"\0", 1)
    rest = rest.split(b"\0", 1)[1][4:]
    (length,) = struct.unpack_from("<I", rest)
    rest = rest[4 + length :]
    (size,) = struct.unpack_from("<I", rest)
    content = rest[4 : 4 + size]
    return (decoded(label) or "嵌入文件", content) if content else None
