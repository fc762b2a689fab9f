"""What a format's reader is given and what it hands back, before both become a `Document`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from evidence_checker.errors import FileProblem, Problem, ProblemCode
from evidence_checker.extract.model import Document, EdgeSeal, Line, LineRole, Page, Part, Picture, Seal, Signature, Status, Table
from evidence_checker.extract.options import ExtractOptions
from evidence_checker.intake.model import FileKind, SubmittedFile

if TYPE_CHECKING:
    from evidence_checker.extract.imaging.halves import Slice

HARMLESS = {ProblemCode.BLANK_PAGE, ProblemCode.LOST}
"""Problems that leave a document fully read: nothing stood on the page, or the loss lies beside the paper itself."""


LONG_CELL = 60
"""Characters; a cell with more holds running text."""


@dataclass(frozen=True, slots=True)
class Given:
    """A file as its reader gets it; `depth` counts the files around it (0: it lies in the ledger, 1: attached to one that does).

    `held` are the hashes of the files read so far that the ledger's file holds, at any depth.
    """

    name: str
    location: Path
    kind: FileKind
    sha256: str
    options: ExtractOptions
    depth: int = 0
    held: set[str] = field(default_factory=set, compare=False, repr=False)

    @staticmethod
    def of(file: SubmittedFile, options: ExtractOptions) -> Given:
        """The given form of a submitted file."""
        return Given(file.path, file.location, file.kind, file.sha256, options)

    def read_bytes(self) -> bytes:
        """The whole file; for formats that are small or must be parsed as one."""
        return self.location.read_bytes()


@dataclass(slots=True)
class Draft:
    """A document while it is being read; pages count from 1."""

    pages: list[Page] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    seals: list[Seal] = field(default_factory=list)
    slices: list[Slice] = field(default_factory=list)  # what at the edges of scanned pages may be of a seal across them
    signatures: list[Signature] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)
    is_scene: bool = False

    @property
    def last_page(self) -> int:
        """The number of the last page so far, 0 before the first."""
        return self.pages[-1].number if self.pages else 0

    def add_text(self, text: str, page: int = 1, role: LineRole = LineRole.BODY) -> None:
        """One line for each line of plain text that is not blank."""
        self.lines.extend(Line(line.strip(), page, role=role) for line in text.splitlines() if line.strip())

    def add_table(self, table: Table) -> None:
        """The table, and each of its rows as one line of role CELL with the cells' texts joined by tabs."""
        if not table.cells:
            return
        self.tables.append(table)
        self.lines.extend(row_lines(table))

    def open_page(self, width: float = 0.0, height: float = 0.0) -> int:
        """Begin the next page and give its number."""
        self.pages.append(Page(self.last_page + 1, width, height))
        return self.last_page

    def append(self, other: Draft) -> None:
        """Put another draft's pages after these, renumbered; its properties are dropped."""
        shift = self.last_page
        self.pages += [replace(p, number=p.number + shift) for p in other.pages]
        self.lines += [replace(line, page=line.page + shift) for line in other.lines]
        self.tables += [replace(t, page=t.page + shift) for t in other.tables]
        self.pictures += [replace(p, page=p.page + shift) for p in other.pictures]
        self.seals += [replace(s, page=s.page + shift) for s in other.seals]
        self.slices += [replace(s, page=s.page + shift) for s in other.slices]
        self.signatures += [replace(s, page=s.page + shift) for s in other.signatures]
        self.problems += [replace(p, page=p.page + shift if p.page else None) for p in other.problems]

    @property
    def empty(self) -> bool:
        """Nothing was read at all."""
        return not (self.lines or self.pictures or self.seals or any(p.scanned for p in self.pages))

    def document(self, given: Given) -> Document:
        """The finished document."""
        return Document(
            path=given.name,
            sha256=given.sha256,
            kind=given.kind.value,
            status=self._status(),
            pages=tuple(self.pages),
            lines=tuple(self.lines),
            tables=tuple(self.tables),
            pictures=tuple(self.pictures),
            seals=tuple(self.seals),
            edge_seals=tuple(self._edge_seals()),
            signatures=tuple(self.signatures),
            parts=tuple(self.parts),
            problems=tuple(self.problems),
            is_scene=self.is_scene,
            properties=dict(sorted(self.properties.items())),
        )

    def _edge_seals(self) -> list[EdgeSeal]:
        if len(self.slices) < 2:
            return []
        from evidence_checker.extract.imaging.halves import seals_across  # loads the imaging libraries

        slices = [one for seal in seals_across(self.slices) for one in seal]
        return sorted((EdgeSeal(one.page, one.box, one.side) for one in slices), key=lambda seal: (seal.page, seal.side))

    def _status(self) -> Status:
        if all(problem.code in HARMLESS for problem in self.problems):
            return Status.READ
        return Status.UNREADABLE if self.empty else Status.PARTIAL


def row_lines(table: Table) -> Iterable[Line]:
    """The rows of a table as lines; a row whose cells are all empty gives none.

    Forms put whole reports into one cell: the paragraphs of a long cell, or of one alone in its row, keep their lines, so that a row
    may give several.
    """
    boxes = {cell.row: cell.box for cell in reversed(table.cells) if cell.column == 0}
    for number, row in enumerate(table.rows):
        alone = sum(bool(cell.strip()) for cell in row) == 1
        text = "\t".join(cell if alone or len(cell) > LONG_CELL else cell.replace("\n", " ") for cell in row)
        for part in text.splitlines():
            if part.strip():
                yield Line(part.strip(), table.page, boxes.get(number), role=LineRole.CELL)


def unreadable(given: Given, problem: Problem) -> Document:
    """The empty document of a file that could not be read."""
    return Document(given.name, given.sha256, given.kind.value, Status.UNREADABLE, problems=(problem,))


def corrupt(reason: str) -> FileProblem:
    """The file does not hold together as its kind demands."""
    return FileProblem(ProblemCode.CORRUPT, reason)
