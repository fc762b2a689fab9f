"""What a truncated zip still gives: its members are found one after another by their local headers (APPNOTE 4.3.7)."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NamedTuple

from evidence_checker.errors import FileProblem, Problem, ProblemCode
from evidence_checker.intake.archives.model import Member, Packed, nothing_to_open
from evidence_checker.intake.names import decode_name

_HEADER = struct.Struct("<4s5H3L2H")
_SIGN = b"PK\x03\x04"
_STORED, _DEFLATED = 0, 8
_CHUNK = 1 << 20


class _Local(NamedTuple):
    """A local header: where its data begins, and what it states (packed size 0 where it follows the data)."""

    name: str
    flags: int
    method: int
    packed_size: int
    size: int
    data: int


def salvaged_members(packed: Packed) -> Iterator[Member]:
    """The members whose headers are still there; the one that is cut off comes with the problem CORRUPT.

    Raises FileProblem at the end, because the archive as such is damaged: nobody knows what is missing.
    """
    for local in _locals(packed.location):
        if not local.name.endswith("/"):
            yield _member(packed, local)
    raise FileProblem(ProblemCode.CORRUPT, "压缩包不完整，只取出了其中一部分")


def _member(packed: Packed, local: _Local) -> Member:
    if local.flags & 1:
        return Member(local.name, local.size, nothing_to_open, problem=Problem(ProblemCode.ENCRYPTED))
    if local.method not in {_STORED, _DEFLATED}:
        return Member(local.name, local.size, nothing_to_open, problem=Problem(ProblemCode.UNSUPPORTED))
    return Member(local.name, local.size or -1, partial(_open, packed, local))


def _locals(location: Path) -> Iterator[_Local]:
    """The local headers from the beginning on, each found by its sign."""
    offset = 0
    with location.open("rb") as file:
        while (offset := _find_sign(file, offset)) >= 0:
            local = _read_local(file, offset)
            if local is None:
                return
            yield local
            offset = local.data + local.packed_size


def _find_sign(file: BinaryIO, offset: int) -> int:
    """Where the next local header stands at or after `offset`, -1 if there is none."""
    file.seek(offset)
    tail = b""
    while chunk := file.read(_CHUNK):
        window = tail + chunk
        if (found := window.find(_SIGN)) >= 0:
            return offset - len(tail) + found
        offset += len(chunk)
        tail = window[-3:]
    return -1


def _read_local(file: BinaryIO, offset: int) -> _Local | None:
    file.seek(offset)
    header = file.read(_HEADER.size)
    if len(header) < _HEADER.size:
        return None
    _, _, flags, method, _, _, _, packed_size, size, name_length, extra_length = _HEADER.unpack(header)
    raw = file.read(name_length)
    name = decode_name(raw)
    return _Local(name, flags, method, packed_size, size, offset + _HEADER.size + name_length + extra_length)


def _open(packed: Packed, local: _Local) -> BinaryIO:
    """The member's bytes, whole.

    Raises FileProblem CORRUPT where it is cut off, TOO_LARGE where it is beyond the limit of one member.
    """
    with packed.location.open("rb") as file:
        file.seek(local.data)
        content = _inflated(file, packed.limits.member_bytes) if local.method == _DEFLATED else file.read(local.packed_size)
    if local.method == _STORED and len(content) < local.packed_size:
        raise FileProblem(ProblemCode.CORRUPT, "在压缩包中被截断")
    return BytesIO(content)


def _inflated(file: BinaryIO, limit: int) -> bytes:
    inflate = zlib.decompressobj(-15)
    parts, total = [], 0
    while not inflate.eof:
        chunk = inflate.unconsumed_tail or file.read(1 << 16)
        try:
            part = inflate.decompress(chunk, _CHUNK)
        except zlib.error:
            raise FileProblem(ProblemCode.CORRUPT, "在压缩包中已损坏") from None
        if not chunk and not part:
            raise FileProblem(ProblemCode.CORRUPT, "在压缩包中被截断")
        parts.append(part)
        total += len(part)
        if total > limit:
            raise FileProblem(ProblemCode.TOO_LARGE)
    return b"".join(parts)
