"""Pictures inside documents: fingerprinted, searched for seals and camera stamps, and read where they are pictures of papers."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace

from PIL import Image

from evidence_checker.errors import Problem, ProblemCode
from evidence_checker.extract.formats.draft import Draft, Given
from evidence_checker.extract.formats.metafile import is_tiny, picture_of, plain_metafile
from evidence_checker.extract.formats.scans import add_contents, image_options, lines_within
from evidence_checker.extract.formats.shown import PictureFile
from evidence_checker.extract.formats.stamps import add_known_seals, add_lone_seal
from evidence_checker.extract.imaging.picture import read_picture
from evidence_checker.extract.imaging.reading import PageReading, PictureReading
from evidence_checker.extract.model import Box, Line, LineRole, Picture

SMALLEST = 32
"""Pixels; what is smaller on either side is a bullet or a rule."""
READABLE = 300
"""Pixels of the shorter side from which a picture can hold a paper or a camera's stamp."""
MOST_METAFILES = 60
"""Different ones in a document; drawing one may take a second or two."""
SURE, SHORTEST = 0.9, 4
SQUARISH = 2.0
RED_SHARE = 0.02
"""From this share of red pixels on, a picture whose sides do not differ by more than `SQUARISH` may be a seal."""


class Shelf:
    """Where a draft's pictures are put; a picture shown twice on a page is put there once.

    `sheets` are the pictures of papers, in the order they were shown.
    """

    def __init__(self, draft: Draft, given: Given) -> None:
        self._draft = draft
        self._options = image_options(given.options)
        self._beat = given.options.beat
        self._shown: set[tuple[str, int]] = set()
        self._readings: dict[str, PictureReading] = {}
        self._metafiles: dict[str, bytes | None] = {}
        self.sheets: list[PageReading] = []

    def show(self, data: bytes, page: int, box: Box | None = None) -> list[Line]:
        """Put a picture on a page and give the lines read from it."""
        return self.show_file(PictureFile.of(data), page, box)

    def show_file(self, file: PictureFile, page: int, box: Box | None = None) -> list[Line]:
        """The same for a picture whose bytes may not be needed: a unit's seal is known by its digest."""
        if (file.digest, page) in self._shown:
            return []
        self._shown.add((file.digest, page))
        self._beat(page)
        try:
            known = add_known_seals(self._draft, file.digest, page, box, self._options)
            return self._show(file, page, box) if known is None else known
        except MemoryError:
            raise
        except Exception:  # whatever a library stumbles over in one picture must not cost the document
            return self.lost("图片格式不能识别或已损坏")

    def _show(self, file: PictureFile, page: int, box: Box | None) -> list[Line]:
        shown = self._opened(file.read(), file.digest)
        return self._put(shown, file.digest, page, box) if shown else []

    def _opened(self, data: bytes, digest: str) -> bytes | None:
        """The picture file; that of what a metafile shows, None where that is only a sign. Raises ValueError where it can't be had."""
        metafile = plain_metafile(data)
        if metafile is None:
            return data
        if digest not in self._metafiles:
            tiny, many = is_tiny(metafile, SMALLEST), len(self._metafiles) >= MOST_METAFILES
            self._metafiles[digest] = b"" if tiny else None if many else picture_of(metafile)
        shown = self._metafiles[digest]
        if shown is None:
            raise ValueError("a drawing that nobody here can draw")
        return shown or None

    def _put(self, data: bytes, digest: str, page: int, box: Box | None) -> list[Line]:
        with Image.open(io.BytesIO(data)) as image:
            size = image.size
            if min(size) < SMALLEST:
                return []
            reddish = max(size) <= SQUARISH * min(size) and _reddish(image)
        said = add_lone_seal(self._draft, PictureFile(digest, lambda: data), page, box, self._options) if reddish else None
        if said is not None:  # a seal alone is no photograph and is not counted as one
            return said
        if min(size) < READABLE:
            self._draft.pictures.append(Picture(page, hashlib.sha256(data).hexdigest(), *size, box))
            return []
        if digest not in self._readings:
            reading = read_picture(data, self._options)
            self._readings[digest] = replace(reading, pages=tuple(replace(page, upright=None) for page in reading.pages))  # albums are long
        return self._read(self._readings[digest], page, box)

    def _read(self, reading: PictureReading, page: int, box: Box | None) -> list[Line]:
        self._draft.pictures += [replace(picture, page=page, box=box) for picture in reading.pictures]
        lines: list[Line] = []
        for sheet in reading.pages:
            add_contents(self._draft, sheet, page, box)
            found = lines_within(sheet, page, box)
            if reading.is_scene:
                lines += [_seen(line) for line in found if line.role is LineRole.CAMERA or _legible(line)]
            else:
                self.sheets.append(sheet)
                lines += found
        return lines

    def lost(self, why: str) -> list[Line]:
        """Note a picture that could not be shown; each reason once."""
        problem = Problem(ProblemCode.LOST, why)
        if problem not in self._draft.problems:
            self._draft.problems.append(problem)
        return []


def _seen(line: Line) -> Line:
    """A line found in a scene: the camera's stamp, or words on a banner, which are neither the paper's text nor its red heading."""
    return line if line.role is LineRole.CAMERA else replace(line, role=LineRole.CAPTION, red=None, centred=None)


def _legible(line: Line) -> bool:
    """Whether a line found in a scene (a banner, a sign) is words rather than leaves and tiles."""
    return line.confidence >= SURE and len(line.text) >= SHORTEST


def _reddish(image: Image.Image) -> bool:
    """Whether enough of a picture is red ink, transparent places not counted as ink."""
    import numpy as np

    small = np.asarray(image.resize((64, 64), Image.Resampling.NEAREST).convert("RGBA"), dtype=np.int16)
    red = (small[..., 0] > 140) & (small[..., 1] < 110) & (small[..., 2] < 110) & (small[..., 3] > 60)
    return bool(red.mean() >= RED_SHARE)
