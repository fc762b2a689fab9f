"""A picture file: pages of papers, or a scene."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from evidence_checker.extract.fingerprint import fingerprints_of
from evidence_checker.extract.imaging.cut import pieces
from evidence_checker.extract.imaging.decode import as_pixels, frames, opened
from evidence_checker.extract.imaging.look import is_page, looks_like_paper
from evidence_checker.extract.imaging.page import read_as_it_lies, read_page_image
from evidence_checker.extract.imaging.reading import ImageOptions, PageReading, PictureReading
from evidence_checker.extract.imaging.roles import camera_stamp
from evidence_checker.extract.imaging.store import kept
from evidence_checker.extract.model import LineRole, Page, Picture

if TYPE_CHECKING:
    from PIL import Image as Pillow

    from evidence_checker.extract.imaging.reading import Image

EXIF_IFD, TAKEN, CHANGED = 0x8769, 0x9003, 0x0132
PERHAPS_A_PAGE = 10  # lines found in what does not look like paper


def read_picture(source: Path | bytes, options: ImageOptions | None = None) -> PictureReading:
    """Reads a picture file of any kind Pillow or libheif knows; raises `FileProblem` where it cannot be decoded.

    A long screenshot and a TIFF of several pages give several pages; their pixels are released one by one.
    """
    options = options or ImageOptions()
    data = source.read_bytes() if isinstance(source, Path) else source
    pages: list[PageReading] = []
    scenes: list[Picture] = []
    with opened(data) as picture:
        taken = time_taken(picture)
        for image in frames(picture):
            for top, bottom in pieces(image):
                reading, scene = read_piece(image[top:bottom], len(pages) + 1, options)
                pages.append(replace(reading, upright=None))
                if scene is not None:
                    scenes.append(replace(scene, sha256=hashlib.sha256(data).hexdigest(), taken=taken))
    return PictureReading(tuple(pages), tuple(scenes), is_scene=len(scenes) == len(pages))


def read_piece(image: Image | Pillow.Image, page: int, options: ImageOptions) -> tuple[PageReading, Picture | None]:
    """Pixels as a page, or as a scene with what can be told of it (`sha256` of its pixels); also for pictures inside documents."""
    image = as_pixels(image)
    paper = looks_like_paper(image)
    words = None if paper else read_as_it_lies(image, page, options)
    if words is None or len(words.lines) >= PERHAPS_A_PAGE or is_page(image, words.lines):
        reading = read_page_image(image, page, options)
        if is_page(image, reading.lines):
            return reading, None
    return _as_scene(image, words or read_as_it_lies(image, page, options), options)


def _as_scene(image: Image, reading: PageReading, options: ImageOptions) -> tuple[PageReading, Picture]:
    """Without what only papers have; the lines of the camera's stamp known as such."""
    stamped = camera_stamp(reading.lines)
    lines = tuple(replace(line, role=LineRole.CAMERA) if place in stamped else line for place, line in enumerate(reading.lines))
    height, width = image.shape[:2]
    stored = kept(image, options.store)
    scene = Picture(
        reading.page.number,
        hashlib.sha256(image.tobytes()).hexdigest(),
        width,
        height,
        stamp="\n".join(line.text for line in lines if line.role is LineRole.CAMERA),
        fingerprints=fingerprints_of(image),
        stored=stored,
    )
    return PageReading(Page(reading.page.number, width, height, stored=stored), lines), scene


def time_taken(picture: Pillow.Image) -> str | None:
    """When the camera says that the picture was taken (EXIF DateTimeOriginal, else DateTime), ISO 8601, local time."""
    try:
        exif = picture.getexif()
    except (OSError, SyntaxError, ValueError):  # its pixels will tell what is wrong with the file
        return None
    stamp = str(exif.get_ifd(EXIF_IFD).get(TAKEN) or exif.get(CHANGED) or "").strip("\0 ")
    date, _, time = stamp.partition(" ")
    iso = f"{date.replace(':', '-')}T{time}"
    return iso if len(iso) == 19 and iso[:4] > "1990" else None
