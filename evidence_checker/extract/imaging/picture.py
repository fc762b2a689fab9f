"""A picture file: pages of papers, or a scene."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from evidence_checker.extract.fingerprint import fingerprints_of
from evidence_checker.extract.imaging.decode import frames, opened
from evidence_checker.extract.imaging.page import read_page_image
from evidence_checker.extract.imaging.reading import ImageOptions, PageReading, PictureReading
from evidence_checker.extract.model import Picture

if TYPE_CHECKING:
    from PIL import Image as Pillow

    from evidence_checker.extract.imaging.reading import Image

EXIF_IFD, TAKEN, CHANGED = 0x8769, 0x9003, 0x0132


def read_picture(source: Path | bytes, options: ImageOptions | None = None) -> PictureReading:
    """Reads a picture file of any kind Pillow or libheif knows; raises `FileProblem` where it cannot be decoded."""
    options = options or ImageOptions()
    data = source.read_bytes() if isinstance(source, Path) else source
    with opened(data) as picture:
        taken = time_taken(picture)
        images = list(frames(picture))
    pages = tuple(read_page_image(image, number, options) for number, image in enumerate(images, 1))
    return PictureReading(pages, tuple(_picture(image, reading, data, taken) for image, reading in zip(images, pages, strict=True)), _is_scene(pages))


def time_taken(picture: Pillow.Image) -> str | None:
    """When the camera says that the picture was taken (EXIF DateTimeOriginal, else DateTime), ISO 8601, local time."""
    exif = picture.getexif()
    stamp = str(exif.get_ifd(EXIF_IFD).get(TAKEN) or exif.get(CHANGED) or "").strip("\0 ")
    date, _, time = stamp.partition(" ")
    iso = f"{date.replace(':', '-')}T{time}"
    return iso if len(iso) == 19 and iso[:4] > "1990" else None


def _picture(image: Image, reading: PageReading, data: bytes, taken: str | None) -> Picture:
    height, width = image.shape[:2]
    return Picture(
        reading.page.number,
        hashlib.sha256(data).hexdigest(),
        width,
        height,
        taken=taken,
        fingerprints=fingerprints_of(image),
        stored=reading.page.stored,
    )


def _is_scene(pages: tuple[PageReading, ...]) -> bool:
    return sum(len(line.text) for reading in pages for line in reading.lines) < 12
