"""Small papers for the tests: lines of text (a row with | is a row of a table) as extraction would hand them on."""

from __future__ import annotations

from datetime import date

from evidence_checker.extract.model import Box, Cell, Document, Line, LineRole, Seal, Source, Table
from evidence_checker.recognize.facts import read_facts
from evidence_checker.recognize.lexicon import Lexicon
from evidence_checker.recognize.model import EvidenceType, Facts
from evidence_checker.recognize.surface import Context, Surface
from evidence_checker.rulebook.paths import patterns_dir

LEXICON = Lexicon(patterns_dir())
CONTEXT = Context(2022)


def document(text: str, *, path: str = "材料/一.docx", seals: tuple[str, ...] = (), stamp: str = "") -> Document:
    """A Word document: one line a paragraph, tables from rows with |."""
    lines: list[Line] = []
    tables: list[Table] = []
    rows: list[list[str]] = []
    for raw in [*text.strip().splitlines(), ""]:
        if raw.startswith("|"):
            rows.append([cell.strip() for cell in raw.strip().removeprefix("|").removesuffix("|").split("|")])
            continue
        if rows:
            title = lines[-1].text if lines else ""
            tables.append(Table(1, _cells(rows), title))
            lines += [Line("\t".join(row), role=LineRole.CELL) for row in rows]
            rows = []
        if raw.strip():
            lines.append(Line(raw))
    lines += [Line(words, role=LineRole.CAMERA) for words in stamp.splitlines()]
    marks = tuple(Seal(1, Box(0.6, 0.8, 0.8, 0.9), words, 0.9) for words in seals)
    return Document(path, "0" * 64, "docx", lines=tuple(lines), tables=tuple(tables), seals=marks)


def _cells(rows: list[list[str]]) -> tuple[Cell, ...]:
    """The cells of a table's rows; < joins a place to the cell on its left, ^ to the one above."""
    cells: dict[tuple[int, int], Cell] = {}
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            owner[r, c] = owner[r, c - 1] if text == "<" else owner[r - 1, c] if text == "^" else (r, c)
            top, left = owner[r, c]
            words = cells[top, left].text if (top, left) in cells else text
            cells[top, left] = Cell(words, top, left, r - top + 1, c - left + 1)
    return tuple(cells.values())


def scan(*placed: tuple[float, float, str]) -> Document:
    """A scanned page: words at (left, top) in fractions of the page, a character being 0.02 wide."""
    lines = tuple(
        Line(words, box=Box(left, top, left + 0.02 * len(words), top + 0.02), source=Source.RAPIDOCR, confidence=0.97) for left, top, words in placed
    )
    return Document("扫描/一.pdf", "1" * 64, "pdf", lines=lines)


def surface(paper: Document | str, context: Context = CONTEXT) -> Surface:
    """What can be read before the kind is known."""
    return Surface(document(paper) if isinstance(paper, str) else paper, LEXICON, context)


def facts(paper: Document | str, kind: str, context: Context = CONTEXT) -> Facts:
    """The facts of a paper read as that kind."""
    return read_facts(surface(paper, context), EvidenceType(kind))


def day(text: str) -> date:
    """A date in ISO 8601."""
    return date.fromisoformat(text)
