"""Pictures of the papers: small ones of whole pages and cut-outs that show a quote where it stands.

They come from the picture store that extraction filled; personal data are blacked out unless a reviewer asked to see everything.
"""

from __future__ import annotations

import base64
import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, UnidentifiedImageError

from evidence_checker.extract.model import Box, Document
from evidence_checker.recognize.model import Evidence, Quote
from evidence_checker.report.options import PICTURE_FOLDER

THUMBNAIL = (132, 190)  # pixels; legible enough to know a page again
CUT_WIDTH = 900  # pixels
CUT_MARGIN = 0.035  # of the page's longer side, above and below the quoted line
MARK = (196, 30, 30)
MARK_FILL = (255, 214, 0, 60)


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture ready for the page. `name` depends on its bytes only."""

    data: bytes
    width: int
    height: int

    @property
    def name(self) -> str:
        """Its file name where pictures lie beside the page."""
        return f"{hashlib.sha256(self.data).hexdigest()[:20]}.jpg"


class PictureDesk:
    """Cuts pictures out of stored pages; a page whose picture is missing or broken gives none."""

    def __init__(self, store: Path | None, evidence: Iterable[Evidence], *, no_mask: bool) -> None:
        self._store = store
        self._documents: dict[str, Document] = {}
        self._hidden: dict[tuple[str, int], list[Box]] = {}
        self._at_hand: tuple[tuple[str, int], Image.Image | None] = (("", 0), None)
        self._withheld: set[tuple[str, int]] = set()  # pages with personal data that nobody knows where to black out
        for paper in evidence:
            self._documents.setdefault(paper.path, paper.document)
            if not no_mask:
                self._hide(paper)

    def _hide(self, paper: Evidence) -> None:
        for datum in paper.facts.personal_data:
            page, box = (paper.path, datum.quote.page), datum.quote.box or _line_box(paper.document, datum.quote)
            if box is None:
                self._withheld.add(page)
            else:
                self._hidden.setdefault(page, []).append(box)

    def page_numbers(self, path: str) -> list[int]:
        """The pages of a document that have a picture."""
        return [page.number for page in self._documents[path].pages if page.stored] if path in self._documents else []

    def thumbnail(self, path: str, number: int) -> Shot | None:
        """A page made small."""
        page = self._page(path, number, reduced=THUMBNAIL)
        if page is None:
            return None
        page.thumbnail(THUMBNAIL, Image.Resampling.LANCZOS)
        return _shot(page, quality=62)

    def cutout(self, path: str, quote: Quote) -> Shot | None:
        """The strip of the page around a quote, the quoted lines marked."""
        box = quote.box or _line_box(self._documents.get(path), quote)
        page = self._whole(path, quote.page) if box else None
        if page is None or box is None:
            return None
        left, upper, right, lower = _pixels(box, page)
        margin = CUT_MARGIN * max(page.height, page.width)
        top, bottom = int(max(0.0, upper - margin)), int(min(page.height, lower + margin))
        strip = _marked(page.crop((0, top, page.width, max(bottom, top + 8))), (left, upper - top, right, lower - top))
        if strip.width > CUT_WIDTH:
            strip = strip.resize((CUT_WIDTH, max(1, round(strip.height * CUT_WIDTH / strip.width))), Image.Resampling.LANCZOS)
        return _shot(strip, quality=70)

    def _whole(self, path: str, number: int) -> Image.Image | None:
        """A page in full; quotes of one page mostly come one after another, so the last one is kept at hand."""
        if self._at_hand[0] != (path, number):
            self._at_hand = (path, number), self._page(path, number)
        return self._at_hand[1]

    def _page(self, path: str, number: int, reduced: tuple[int, int] | None = None) -> Image.Image | None:
        document = self._documents.get(path)
        stored = next((p.stored for p in document.pages if p.number == number), None) if document else None
        if self._store is None or stored is None or (path, number) in self._withheld:
            return None
        try:
            with Image.open(self._store / stored) as picture:
                if reduced:  # decode no more of the JPEG than is shown
                    picture.draft("RGB", (reduced[0] * 2, reduced[1] * 2))
                page = picture.convert("RGB")
        except (OSError, UnidentifiedImageError):  # the store was emptied or a copy is damaged: the words of the quote remain
            return None
        self._black_out(page, path, number)
        return page

    def _black_out(self, page: Image.Image, path: str, number: int) -> None:
        pen = ImageDraw.Draw(page)
        for box in self._hidden.get((path, number), ()):
            pen.rectangle(_pixels(box, page), fill=(60, 60, 60))


def _line_box(document: Document | None, quote: Quote) -> Box | None:
    if document is None or quote.line is None or quote.line >= len(document.lines):
        return None
    return document.lines[quote.line].box


def _pixels(box: Box, page: Image.Image) -> tuple[float, float, float, float]:
    return (box.left * page.width, box.top * page.height, box.right * page.width, box.bottom * page.height)


def _marked(strip: Image.Image, lines: tuple[float, float, float, float]) -> Image.Image:
    """The quoted lines (in pixels) under a yellow glaze within a red frame, as with a marker."""
    left, top, right, bottom = lines
    pad = max(2, strip.width // 350)
    frame = (max(0, left - pad * 2), top - pad, min(strip.width - 1, right + pad * 2), bottom + pad)
    glaze = Image.new("RGBA", strip.size)
    ImageDraw.Draw(glaze).rectangle(frame, fill=MARK_FILL)
    marked = Image.alpha_composite(strip.convert("RGBA"), glaze).convert("RGB")
    ImageDraw.Draw(marked).rectangle(frame, outline=MARK, width=max(1, strip.width // 500))
    return marked


def _shot(picture: Image.Image, quality: int) -> Shot:
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=quality, optimize=True)
    return Shot(buffer.getvalue(), picture.width, picture.height)


class PictureShelf:
    """Where the pictures of a page go: into the page while they are few, into a folder beside it beyond `limit` bytes in sum."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._shots: dict[str, Shot] = {}
        self._bytes = 0

    def put(self, shot: Shot | None) -> Shot | None:
        """Take a picture on; the same bytes are kept once."""
        if shot is None or (name := shot.name) in self._shots:
            return shot
        self._bytes += len(shot.data)
        self._shots[name] = shot
        return shot

    @property
    def embedded(self) -> bool:
        """Whether all pictures fit into the page (base64 makes four bytes of three)."""
        return self._bytes * 4 // 3 <= self._limit

    def source(self, shot: Shot) -> str:
        """What stands in `src`."""
        if self.embedded:
            return f"data:image/jpeg;base64,{base64.b64encode(shot.data).decode('ascii')}"
        return f"{PICTURE_FOLDER}/{shot.name}"

    def write(self, folder: Path) -> None:
        """Lay the pictures into `report_files/` beside the page, if they are not in it."""
        if self.embedded or not self._shots:
            return
        (folder / PICTURE_FOLDER).mkdir(exist_ok=True)
        for name, shot in sorted(self._shots.items()):
            (folder / PICTURE_FOLDER / name).write_bytes(shot.data)
