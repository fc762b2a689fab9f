"""Windows metafiles (MS-EMF, MS-WMF) written plainly, with bitmaps in them as Word keeps what is pasted as a metafile."""

from __future__ import annotations

import io
import struct

import numpy as np
from PIL import Image

COPY, AND, OR = 0x00CC0020, 0x008800C6, 0x00EE0086
Place = tuple[int, int, int, int]  # left, top, width, height


def bitmap(image: Image.Image) -> tuple[bytes, bytes]:
    """Head and pixels of a bitmap, as a BMP file has them behind its own header."""
    file = io.BytesIO()
    image.save(file, "BMP")
    data = file.getvalue()
    begins = int.from_bytes(data[10:14], "little")
    return data[14:begins], data[begins:]


def record(kind: int, body: bytes) -> bytes:
    body += bytes(-len(body) % 4)
    return struct.pack("<II", kind, len(body) + 8) + body


def drawn(image: Image.Image, place: Place, way: int = COPY) -> bytes:
    """The record of EMF that stretches a bitmap over a place."""
    head, bits = bitmap(image)
    left, top, width, height = place
    edges = struct.pack("<4i", left, top, left + width - 1, top + height - 1)
    parts = struct.pack("<4I", 80, len(head), 80 + len(head), len(bits))
    body = edges + struct.pack("<6i", left, top, 0, 0, *image.size) + parts + struct.pack("<2I2i", 0, way, width, height)
    return record(81, body + head + bits)


def transparent(image: Image.Image, place: Place) -> bytes:
    """The record of EMF that lays a bitmap with transparency (already in its colours) over a place."""
    left, top, width, height = place
    pixels = np.asarray(image.convert("RGBA"), np.uint16)[::-1]
    weakened = pixels[..., 2::-1] * pixels[..., 3:] // 255
    bits = np.concatenate([weakened, pixels[..., 3:]], axis=2).astype(np.uint8).tobytes()
    head = struct.pack("<IiiHHIIiiII", 40, *image.size, 1, 32, 0, len(bits), 0, 0, 0, 0)
    edges = struct.pack("<4i", left, top, left + width - 1, top + height - 1)
    body = edges + struct.pack("<4iI2i24x2I", left, top, width, height, 0x01FF0000, 0, 0, 0, 0)
    return record(114, body + struct.pack("<4I2i", 108, 40, 148, len(bits), *image.size) + head + bits)


def plus(picture: bytes) -> bytes:
    """The record of EMF that holds one of EMF+, with a picture packed as JPEG or PNG."""
    held = struct.pack("<IIiiiII", 0xDBC01002, 1, 0, 0, 0, 0, 1) + picture
    held += bytes(-len(held) % 4)
    said = b"EMF+" + struct.pack("<HHII", 0x4008, 0x0500, 12 + len(held), len(held)) + held
    return record(70, struct.pack("<I", len(said)) + said)


def emf(*records: bytes, size: tuple[int, int] = (600, 400)) -> bytes:
    width, height = size
    edges = struct.pack("<8i", 0, 0, width - 1, height - 1, 0, 0, width * 26, height * 26)
    told = b"".join(records) + record(14, struct.pack("<3I", 0, 16, 20))
    head = edges + b" EMF" + struct.pack("<IIIHHIII4i", 0x10000, 88 + len(told), len(records) + 2, 1, 0, 0, 0, 0, width, height, 160, 106)
    return record(1, head) + told


def wmf(image: Image.Image, place: Place, size: tuple[int, int] = (600, 400)) -> bytes:
    """A placeable WMF that stretches one bitmap over a place."""
    left, top, width, height = place
    body = struct.pack("<IH8h", COPY, 0, image.height, image.width, 0, 0, height, width, top, left) + b"".join(bitmap(image))
    body += bytes(len(body) % 2)
    head = b"\xd7\xcd\xc6\x9a\0\0" + struct.pack("<4hHIH", 0, 0, *size, 96, 0, 0) + struct.pack("<HHHIHIH", 1, 9, 0x300, 0, 0, 0, 0)
    return head + struct.pack("<IH", len(body) // 2 + 3, 0x0F43) + body + struct.pack("<IH", 3, 0)
