"""What extraction hands on: documents as lines, tables, pictures and seals, each with the place where it stands.

Coordinates are fractions of the page (0 … 1, origin at the upper left of the upright page), so that a picture of any size can show them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from evidence_checker.errors import Problem


class Box(NamedTuple):
    """A rectangle in fractions of its page."""

    left: float
    top: float
    right: float
    bottom: float


def box_around(*boxes: Box) -> Box:
    """The smallest box that holds all of these, at least one."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


class Source(StrEnum):
    """How a line was read."""

    TEXT = "text"  # the text of the file itself (text layer, Word paragraph, cell)
    RAPIDOCR = "rapidocr"
    TESSERACT = "tesseract"


class LineRole(StrEnum):
    """Where a line belongs; only BODY, CELL and CAPTION are what the paper itself says in its running text."""

    BODY = "body"
    CELL = "cell"  # of a table: given text has one line for each row, its cells joined by tabs; recognised text one for each line seen
    CAPTION = "caption"
    HEADER = "header"
    FOOTER = "footer"
    WATERMARK = "watermark"  # 仅供…使用, printed across the page
    CAMERA = "camera"  # stamp of a camera app: time, place, weather
    SEAL = "seal"  # read from a seal's ring
    COMMENT = "comment"  # written beside the text by who read it: a reviewer's word, not the paper's


class Status(StrEnum):
    """`PARTIAL`: some pages could not be read."""

    READ = "read"
    PARTIAL = "partial"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Line:
    """One line (Word: one paragraph) in reading order.

    `page` counts from 1. `confidence` is the engine's (1.0 where the text was not recognised but given).
    `height` is the height of a character as a fraction of the page's height, where known. `centred`, `bold`, `red`: form of the line,
    None where unknown; `red` marks the heading of an official paper (红头, GB/T 9704-2012 §7.2.4).
    """

    text: str
    page: int = 1
    box: Box | None = None
    source: Source = Source.TEXT
    confidence: float = 1.0
    role: LineRole = LineRole.BODY
    height: float | None = None
    centred: bool | None = None
    bold: bool | None = None
    red: bool | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; `mark` is a sign drawn in it that is no text to an OCR engine (√ × ○ △ …)."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    box: Box | None = None
    mark: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `title` is the sheet's name or the line above it. Merged cells stand once, with their spans."""

    page: int
    cells: tuple[Cell, ...]
    title: str = ""
    box: Box | None = None

    @property
    def size(self) -> tuple[int, int]:
        """How many rows and columns it has."""
        height = max((c.row + c.row_span for c in self.cells), default=0)
        return height, max((c.column + c.column_span for c in self.cells), default=0)

    @property
    def rows(self) -> list[list[str]]:
        """The grid as text, row by row; a merged cell's text stands at its upper left place, the rest of it is empty."""
        height, width = self.size
        grid = [[""] * width for _ in range(height)]
        for cell in self.cells:
            grid[cell.row][cell.column] = cell.text or cell.mark or ""
        return grid


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the document, or the file itself where it is a scene.

    `taken` is the EXIF time (ISO 8601) and `stamp` the text of a camera app's watermark. `fingerprints` are perceptual hashes
    (hex) of the whole and of crops, comparable with `extract.fingerprint.similar`. `stored` names its small copy in the picture store.
    """

    page: int
    sha256: str
    width: int
    height: int
    box: Box | None = None
    taken: str | None = None
    stamp: str = ""
    caption: str = ""
    fingerprints: tuple[str, ...] = ()
    stored: str | None = None


@dataclass(frozen=True, slots=True)
class Seal:
    """A red seal; `text` is what its ring says, "" where that could not be read."""

    page: int
    box: Box
    text: str = ""
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class EdgeSeal:
    """The slice that a page has of a seal set across the edges of several pages (骑缝章); `side`: left or right.

    It holds pages together and seals none of them: it is kept apart from the seals by which papers are judged.
    """

    page: int
    box: Box
    side: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `width` and `height` in points (1/72 inch) or pixels, upright.

    `turned` is the angle in degrees clockwise by which the page was turned to stand upright (0, 90, 180, 270), `skew` the rest that was
    straightened. `legibility` is 0 … 1, None for given text. `stored` names its picture (JPEG) in the picture store.
    """

    number: int
    width: float = 0.0
    height: float = 0.0
    turned: int = 0
    skew: float = 0.0
    legibility: float | None = None
    scanned: bool = False
    stored: str | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One of several papers scanned into one file; pages count from 1 and both ends belong to it."""

    first_page: int
    last_page: int


@dataclass(frozen=True, slots=True)
class Signature:
    """Ink found where a signature belongs (a handwritten or drawn name); `label` is the words beside it."""

    page: int
    box: Box
    label: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """What one file says and shows. The empty document of an unreadable file has a problem that says why."""

    path: str
    sha256: str
    kind: str
    status: Status = Status.READ
    pages: tuple[Page, ...] = ()
    lines: tuple[Line, ...] = ()
    tables: tuple[Table, ...] = ()
    pictures: tuple[Picture, ...] = ()
    seals: tuple[Seal, ...] = ()
    edge_seals: tuple[EdgeSeal, ...] = ()
    signatures: tuple[Signature, ...] = ()
    parts: tuple[Part, ...] = ()
    problems: tuple[Problem, ...] = ()
    is_scene: bool = False  # a picture of a scene, not of a paper
    properties: dict[str, str] = field(default_factory=dict)  # what the file says of itself: author, created, title

    @property
    def text(self) -> str:
        """What the paper says, line by line, without watermarks, page headers and footers."""
        hidden = {LineRole.WATERMARK, LineRole.HEADER, LineRole.FOOTER, LineRole.SEAL, LineRole.CAMERA, LineRole.COMMENT}
        return "\n".join(line.text for line in self.lines if line.role not in hidden)
