"""Windows metafiles (EMF, WMF) in papers: a scan or a seal pasted as one is a bitmap among its drawing commands, and is taken out of it.

MS-EMF, MS-EMFPLUS, MS-WMF. Lines, text and shapes that a metafile draws itself are not drawn here.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from PIL import Image

from evidence_checker.extract.formats import libreoffice
from evidence_checker.extract.imaging.decode import MOST_PIXELS, opened

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]  # height × width × 3, red-green-blue

PLACEABLE = b"\xd7\xcd\xc6\x9a"
PLAIN = (b"\x01\x00\x09\x00\x00\x03", b"\x02\x00\x09\x00\x00\x03", b"\x01\x00\x09\x00\x00\x01")
GZIP = b"\x1f\x8b"
"""Office packs them into .emz and .wmz."""
LARGEST = 256 * 1024 * 1024
"""Bytes that a packed metafile may unpack to."""
MOST_BITMAPS = 2000
LONGEST_CANVAS = 6000
"""Pixels of the longer side on which the bitmaps of a metafile are put together."""
COPY, AND, OR = 0x00CC0020, 0x008800C6, 0x00EE0086
"""How a bitmap is laid upon what is there: in its place, as a mask that leaves paper, as what is seen through the mask."""
EMF_BOUNDS, EMF_FRAME = 8, 24
"""Where the edges of an EMF stand, in pixels and in hundredths of a millimetre."""
EMF_END, EMF_COMMENT, EMF_ALPHA = 14, 70, 114
EMF_LAYOUTS = {76: (32, 84, 40), 77: (32, 84, 40), 80: (40, 48, None), 81: (72, 48, 68), 114: (32, 84, None), 116: (32, 84, None)}
"""Records that draw a bitmap: where width and height of its place, the offsets of its two parts, and the way of laying it stand."""
WMF_LAYOUTS = {0x0F43: (22, 14, 0), 0x0B41: (20, 12, 0), 0x0940: (16, 8, 0), 0x0D33: (18, 10, None)}
"""The same for WMF: where the bitmap begins among the parameters, where its place (height, width, top, left), and the way of laying it."""
PLUS_IMAGE = 5
FILLED = 0.5
"""From this share of its area on, the bitmaps of a metafile are what it shows; below that they are ornaments of a drawing."""
SCREEN = 96
"""Pixels an inch."""
MOST_LAID = 200_000_000
"""Pixels that are laid in all while bitmaps are put together."""


class Drawn(NamedTuple):
    """A bitmap and where it is drawn, in units of its metafile; `picture` is a file that Pillow opens, `area` how much of the whole it covers."""

    left: int
    top: int
    right: int
    bottom: int
    picture: bytes
    area: int
    way: int = COPY
    alpha: bool = False


def plain_metafile(data: bytes) -> bytes | None:
    """The metafile that these bytes are, unpacked; None where they are something else."""
    if data.startswith(GZIP):
        try:
            data = zlib.decompressobj(31).decompress(data, LARGEST)
        except zlib.error:
            return None
    return data if _is_emf(data) or data.startswith((PLACEABLE, *PLAIN)) else None


def picture_of(metafile: bytes) -> bytes | None:
    """What a metafile shows as a picture file: its bitmaps where they fill it, else as LibreOffice draws it, else what bitmaps there are."""
    drawn = list(_sound(_emf_bitmaps(metafile) if _is_emf(metafile) else _wmf_bitmaps(metafile)))
    width, height = _size(metafile)
    if drawn and sum(bitmap.area for bitmap in drawn) >= FILLED * width * height:
        return _bitmaps(drawn)
    form = _size(metafile, EMF_FRAME)
    whole = libreoffice.drawn(metafile, ".emf" if _is_emf(metafile) else ".wmf", form if all(form) else (1, 1))
    return whole or (_bitmaps(drawn) if drawn else None)


def is_tiny(metafile: bytes, smallest: int) -> bool:
    """Whether it says of itself that it is shown on fewer pixels: a bullet, a rule, a sign."""
    units = int.from_bytes(metafile[14:16], "little") if metafile.startswith(PLACEABLE) else 0
    pixels = min(_size(metafile)) * (SCREEN / units if units else 1)
    return 0 < pixels < smallest


def _is_emf(data: bytes) -> bool:
    return data[:4] == b"\x01\0\0\0" and data[40:44] == b" EMF"


def _size(metafile: bytes, at: int = EMF_BOUNDS) -> tuple[int, int]:
    """Width and height, 0 where it does not tell; of an EMF in pixels, as the areas of its bitmaps are told, or as it is to be shown."""
    if _is_emf(metafile):
        left, top, right, bottom = struct.unpack_from("<4i", metafile, at)
    elif metafile.startswith(PLACEABLE):
        left, top, right, bottom = struct.unpack_from("<4h", metafile, 6)
    else:
        return 0, 0
    return abs(right - left), abs(bottom - top)


def _sound(drawn: Iterator[Drawn]) -> Iterator[Drawn]:
    """The bitmaps that can be opened, as far as there are not too many pixels in all."""
    room = MOST_PIXELS
    for bitmap, _ in zip(drawn, range(MOST_BITMAPS), strict=False):
        try:
            with opened(bitmap.picture) as image:
                room -= image.width * image.height
        except Exception:  # noqa: S112  # whatever is wrong with one of them, the others may show the paper
            continue
        if room < 0:
            return
        yield bitmap


def _bitmaps(drawn: list[Drawn]) -> bytes:
    return drawn[0].picture if len(drawn) == 1 and not drawn[0].alpha else _together(drawn)


def _emf_bitmaps(data: bytes) -> Iterator[Drawn]:
    """The bitmaps that records draw; where there are none, those of EMF+, of which some programs write nothing else."""
    plus, found = bytearray(), False
    for kind, record in _emf_records(data):
        if kind == EMF_COMMENT and record[12:16] == b"EMF+":
            plus += record[16 : 12 + int.from_bytes(record[8:12], "little")]
        elif kind in EMF_LAYOUTS and (bitmap := _emf_bitmap(kind, record)) is not None:
            found = True
            yield bitmap
    if not found:
        yield from _plus_bitmaps(bytes(plus))


def _emf_records(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 8 <= len(data):
        kind, size = struct.unpack_from("<II", data, at)
        if size < 8 or kind == EMF_END:
            return
        yield kind, data[at : at + size]
        at += size


def _emf_bitmap(kind: int, record: bytes) -> Drawn | None:
    sized, placed, way = EMF_LAYOUTS[kind]
    if len(record) < placed + 16:
        return None
    left, top = struct.unpack_from("<ii", record, 24)
    width, height = struct.unpack_from("<ii", record, sized)
    head_at, head_size, bits_at, bits_size = struct.unpack_from("<4I", record, placed)
    picture = _picture_file(record[head_at : head_at + head_size], record[bits_at : bits_at + bits_size])
    laid = COPY if way is None else int.from_bytes(record[way : way + 4], "little")
    if picture is None:
        return None
    shown = struct.unpack_from("<4i", record, 8)
    return _placed((left, top, width, height), picture, laid, shown)._replace(alpha=kind == EMF_ALPHA)


def _wmf_bitmaps(data: bytes) -> Iterator[Drawn]:
    at = (22 if data.startswith(PLACEABLE) else 0) + 18
    while at + 6 <= len(data):
        words, kind = struct.unpack_from("<IH", data, at)
        if words < 3 or kind == 0:
            return
        if kind in WMF_LAYOUTS and (bitmap := _wmf_bitmap(kind, data[at + 6 : at + 2 * words])) is not None:
            yield bitmap
        at += 2 * words


def _wmf_bitmap(kind: int, parameters: bytes) -> Drawn | None:
    begins, placed, way = WMF_LAYOUTS[kind]
    if len(parameters) < begins + 16:
        return None
    height, width, top, left = struct.unpack_from("<4h", parameters, placed)
    head = _head_size(parameters[begins:])
    picture = _picture_file(parameters[begins : begins + head], parameters[begins + head :])
    laid = COPY if way is None else int.from_bytes(parameters[way : way + 4], "little")
    return None if picture is None else _placed((left, top, width, height), picture, laid)


def _head_size(bitmap: bytes) -> int:
    """Bytes of a bitmap before its pixels: header, masks of colours, palette."""
    size, depth, packed, used = _header(bitmap)
    return size + (12 if packed == 3 and size == 40 else 0) + 4 * (used or (1 << depth if depth <= 8 else 0))


def _header(bitmap: bytes) -> tuple[int, int, int, int]:
    """Size of the header, bits a pixel, how pixels are packed, colours of the palette (BITMAPINFOHEADER)."""
    if len(bitmap) < 40:
        return 40, 0, 0, 0
    size, depth, packed, used = struct.unpack_from("<I10xHI12xI", bitmap)
    return size, depth, packed, min(used, 256)


def _picture_file(head: bytes, bits: bytes) -> bytes | None:
    """A bitmap as a picture file: what is packed as JPEG or PNG stands for itself, others get the header of a BMP file."""
    size, _, packed, _ = _header(head)
    if len(head) < 40 or size < 40 or not bits:
        return None
    if packed in {4, 5}:
        return bits
    return b"BM" + struct.pack("<IHHI", 14 + len(head) + len(bits), 0, 0, 14 + len(head)) + head + bits


def _plus_bitmaps(data: bytes) -> Iterator[Drawn]:
    """The pictures among the objects of EMF+ that are packed as JPEG or PNG; their places are not told with them."""
    at = 0
    while at + 12 <= len(data):
        kind, flags, size, length = struct.unpack_from("<HHII", data, at)
        if size < 12:
            return
        image = data[at + 12 : at + 12 + length]
        if kind == 0x4008 and flags >> 8 & 0x7F == PLUS_IMAGE and image[4:8] == b"\1\0\0\0" and image[24:28] == b"\1\0\0\0":
            yield Drawn(0, 0, 1, 1, image[28:], area=0)
        at += size


def _placed(place: tuple[int, int, int, int], picture: bytes, way: int, shown: tuple[int, ...] = ()) -> Drawn:
    """A bitmap at a place (left, top, width, height; negative where it is turned over); `shown` are its edges on the screen, where they are told."""
    left, top, width, height = place
    area = (shown[2] - shown[0] + 1) * (shown[3] - shown[1] + 1) if shown and shown[2] > shown[0] and shown[3] > shown[1] else abs(width * height)
    return Drawn(min(left, left + width), min(top, top + height), max(left, left + width), max(top, top + height), picture, area, way)


def _around(drawn: list[Drawn]) -> tuple[int, int, int, int]:
    return (
        min(bitmap.left for bitmap in drawn), min(bitmap.top for bitmap in drawn),
        max(bitmap.right for bitmap in drawn), max(bitmap.bottom for bitmap in drawn),
    )  # fmt: skip


def _together(drawn: list[Drawn]) -> bytes:
    """The bitmaps on one sheet of white paper, each in its place: scanners' drivers cut pages into strips, seals lie upon their masks."""
    left, top, right, bottom = _around(drawn)
    scale = _scale(drawn, max(right - left, bottom - top, 1))
    room = MOST_LAID
    sheet = np.full((max(round((bottom - top) * scale), 1), max(round((right - left) * scale), 1), 3), 255, np.uint8)
    for bitmap in drawn:
        x, y = round((bitmap.left - left) * scale), round((bitmap.top - top) * scale)
        width, height = round((bitmap.right - left) * scale) - x, round((bitmap.bottom - top) * scale) - y
        room -= width * height
        if width > 0 and height > 0 and room >= 0:
            _lay(sheet[y : y + height, x : x + width], _pixels(bitmap), bitmap.way)
    file = io.BytesIO()
    Image.fromarray(sheet).save(file, "PNG", compress_level=1)
    return file.getvalue()


def _scale(drawn: list[Drawn], longest: int) -> float:
    """Pixels a unit: as fine as the largest bitmap, within bounds."""
    largest = max(drawn, key=lambda bitmap: (bitmap.right - bitmap.left) * (bitmap.bottom - bitmap.top))
    with opened(largest.picture) as image:
        return min(image.width / max(largest.right - largest.left, 1), LONGEST_CANVAS / longest)


def _pixels(bitmap: Drawn) -> Pixels:
    with opened(bitmap.picture) as image:
        if bitmap.alpha and image.format == "BMP":
            return _on_white(bitmap.picture, image.width, image.height)
        return np.asarray(image.convert("RGB"), np.uint8)


def _on_white(file: bytes, width: int, height: int) -> Pixels:
    """The pixels of a bitmap of 32 bits whose colours are already weakened by their transparency, on white paper."""
    (at, down, depth) = struct.unpack_from("<I8xi2xH", file, 10)
    if depth != 32 or len(file) < at + 4 * width * height:
        with opened(file) as image:
            return np.asarray(image.convert("RGB"), np.uint8)
    whole = np.frombuffer(file, np.uint8, 4 * width * height, at).reshape(height, width, 4).astype(np.uint16)
    colours: Pixels = np.minimum(whole[..., 2::-1] + (255 - whole[..., 3:]), 255).astype(np.uint8)
    return colours[::-1] if down > 0 else colours


def _lay(place: Pixels, pixels: Pixels, way: int) -> None:
    """Lay pixels upon a part of the sheet."""
    size = place.shape[1], place.shape[0]
    laid = np.asarray(Image.fromarray(pixels).resize(size, Image.Resampling.BILINEAR if size[0] > 1 else None), np.uint8)
    if way == AND:
        place &= laid
    elif way == OR:
        place |= laid
    else:
        place[:] = laid
