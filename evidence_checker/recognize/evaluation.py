"""Labelled papers to measure recognition by: a plain markup that becomes a `Document`, and what a careful reader would say of it.

The markup is explained in `tests/evaluation/README.md`; one character at the head of a line tells its form.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date as Day  # noqa: N812 (a field is named date)
from decimal import Decimal
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

from evidence_checker.extract.model import Box, Cell, Document, Line, LineRole, Page, Picture, Seal, Signature, Source, Table
from evidence_checker.recognize.model import EvidenceType

LINE_STEP = 0.026  # of the page's height: 38 lines fit on a page
FIRST_LINE = 0.08
GLYPH_WIDTH = 0.025  # of the page's width, a full-width character of size 3 on A4
ONLY_MARKS = re.compile(r"[√✓×✕○●△▲☆★Ø╳]+")
PLACED = re.compile(r"\((\d+),(\d+)\) ?(.*)")
READ_FROM_PICTURES = {"scan": "pdf", "photo": "jpeg", "image": "png", "scene": "jpeg"}


class ExpectedDays(BaseModel):
    """Days in post of one person in one month (YYYY-MM), business trips included."""

    model_config = ConfigDict(extra="forbid")
    month: str
    name: str
    days: Decimal


class Level(BaseModel):
    """The level of a medium or an award: national, provincial, city."""

    model_config = ConfigDict(extra="forbid")
    level: str
    name: str | None = None


class ExpectedFacts(BaseModel):
    """What stands in the paper and matters for its type; only fields that are set say anything, a null says "states none"."""

    model_config = ConfigDict(extra="forbid")
    date: Day | None = None
    event_dates: list[Day] = Field(default_factory=list)
    document_number: str | None = None
    issuer: str | None = None
    total_yuan: Decimal | None = None
    payer: str | None = None
    payee: str | None = None
    sealed: bool | None = None
    signed: bool | None = None
    framework: bool | None = None
    principal: bool | None = None
    attendance: list[ExpectedDays] = Field(default_factory=list)
    medium: Level | None = None
    award: Level | None = None

    def stated(self) -> dict[str, object]:
        """The facts the label speaks of, by name."""
        return {name: getattr(self, name) for name in sorted(self.model_fields_set)}


class PaperEntry(BaseModel):
    """One paper as it stands in a YAML file of the evaluation set."""

    model_config = ConfigDict(extra="forbid")
    id: str
    file: str
    rendered: str = Field(default="", alias="as")
    text: str = ""
    type: EvidenceType | None = None
    types: list[EvidenceType] = Field(default_factory=list)
    seals: list[str] = Field(default_factory=list)
    signatures: list[str] = Field(default_factory=list)
    taken: str | None = None
    facts: ExpectedFacts = Field(default_factory=ExpectedFacts)
    about: str = ""  # what makes the paper difficult, for people

    @model_validator(mode="after")
    def has_a_type(self) -> PaperEntry:
        """A paper without an expected type measures nothing."""
        if self.type is None and not self.types:
            raise ValueError(f"{self.id}: neither type nor types")
        return self

    @property
    def acceptable(self) -> tuple[EvidenceType, ...]:
        """All types that a careful reader would accept, best first."""
        return tuple(self.types) if self.types else (self.type,) if self.type else ()

    @property
    def form(self) -> str:
        """How the paper was rendered: docx, pdf, xlsx, scan, photo, image, scene."""
        return self.rendered or Path(self.file).suffix.lstrip(".").lower() or "docx"


@dataclass(frozen=True, slots=True)
class LabelledPaper:
    """A paper ready to be recognised, with its acceptable types (best first) and expected facts."""

    id: str
    source: Path
    document: Document
    types: tuple[EvidenceType, ...]
    facts: ExpectedFacts
    about: str = ""


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A line of markup: its sign ("" for plain text), its words, its place in percent of the page where given."""

    sign: str
    text: str
    place: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class MarkedTable:
    """Consecutive rows of markup; "<" in a cell joins it to the cell on its left."""

    rows: tuple[tuple[str, ...], ...]


Block = MarkedLine | MarkedTable


def parse_markup(text: str) -> list[Block]:
    """The lines and tables of a marked text, in order; blank lines carry no meaning."""
    blocks: list[Block] = []
    rows: list[tuple[str, ...]] = []
    for raw in (*text.splitlines(), ""):
        if raw.startswith("|"):
            rows.append(tuple(cell.strip() for cell in raw.strip().strip("|").split("|")))
            continue
        if rows:
            blocks.append(MarkedTable(tuple(rows)))
            rows = []
        if raw.strip():
            blocks.append(_marked_line(raw.rstrip()))
    return blocks


def _marked_line(raw: str) -> MarkedLine:
    placed = PLACED.fullmatch(raw)
    if placed:
        return MarkedLine("", placed[3], (int(placed[1]), int(placed[2])))
    if raw in {"===", "<图>"}:
        return MarkedLine(raw, "")
    if len(raw) > 2 and raw[0] in "!^*@~&>" and raw[1] == " ":
        return MarkedLine(raw[0], raw[2:].strip())
    return MarkedLine("", raw.strip())


@dataclass(slots=True)
class _Typesetter:
    """Lays marked blocks on pages as an extractor would hand them on."""

    seen: bool  # read from a picture: lines have boxes and an engine
    page: int = 1
    top: float = FIRST_LINE
    lines: list[Line] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)

    def set(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            if isinstance(block, MarkedTable):
                self._set_table(block)
            elif block.sign == "===":
                self.page, self.top = self.page + 1, FIRST_LINE
            elif block.sign == "<图>":
                self.pictures.append(_picture(self.page, len(self.pictures)))
            else:
                self._set_line(block)

    def _set_line(self, marked: MarkedLine) -> None:
        roles = {"@": LineRole.CAMERA, "~": LineRole.WATERMARK, "&": LineRole.CAPTION}
        self._add(
            marked.text,
            self._box(marked),
            role=roles.get(marked.sign, LineRole.BODY),
            centred=True if marked.sign in {"!", "^"} else None,
            bold=True if marked.sign in {"!", "*"} else None,
            red=True if marked.sign == "!" else None,
        )
        self._step()

    def _add(
        self,
        text: str,
        box: Box,
        *,
        role: LineRole,
        centred: bool | None = None,
        bold: bool | None = None,
        red: bool | None = None,
    ) -> None:
        height = box.bottom - box.top
        self.lines.append(
            Line(
                text,
                page=self.page,
                box=box if self.seen else None,
                source=Source.RAPIDOCR if self.seen else Source.TEXT,
                confidence=0.96 if self.seen else 1.0,
                role=role,
                height=height if self.seen else None,
                centred=centred,
                bold=bold,
                red=red,
            )
        )

    def _box(self, marked: MarkedLine) -> Box:
        width = min(0.9, GLYPH_WIDTH * len(marked.text))
        left, top = 0.1, self.top
        if marked.place:
            left, top = marked.place[0] / 100, marked.place[1] / 100
        elif marked.sign in {"!", "^"}:
            left = max(0.05, 0.5 - width / 2)
        elif marked.sign == ">":
            left = max(0.05, 0.88 - width)
        return Box(left, top, min(0.98, left + width), top + LINE_STEP * (1.2 if marked.sign in {"!", "^"} else 0.7))

    def _step(self) -> None:
        self.top += LINE_STEP
        if self.top > 0.95:
            self.page, self.top = self.page + 1, FIRST_LINE

    def _set_table(self, marked: MarkedTable) -> None:
        title = self.lines[-1].text if self.lines else ""
        cells = tuple(self._cells(marked))
        self.tables.append(Table(self.page, cells, title))
        for cell in cells:
            if cell.text:
                self._add(cell.text, cell.box or Box(0, 0, 0, 0), role=LineRole.CELL)
        self.top += LINE_STEP * len(marked.rows)

    def _cells(self, marked: MarkedTable) -> Iterator[Cell]:
        width = 0.84 / max(len(row) for row in marked.rows)
        for row, texts in enumerate(marked.rows):
            top = self.top + row * LINE_STEP
            for column, text in enumerate(texts):
                if text == "<":
                    continue
                span = _span(texts, column)
                box = Box(0.08 + column * width, top, 0.08 + (column + span) * width, top + LINE_STEP)
                drawn = self.seen and ONLY_MARKS.fullmatch(text)
                yield Cell("" if drawn else text, row, column, column_span=span, box=box if self.seen else None, mark=text if drawn else None)


def _span(texts: tuple[str, ...], column: int) -> int:
    span = 1
    while column + span < len(texts) and texts[column + span] == "<":
        span += 1
    return span


def _picture(page: int, number: int, *, taken: str | None = None, stamp: str = "") -> Picture:
    return Picture(page, hashlib.sha256(f"{page}.{number}".encode()).hexdigest(), 1200, 900, taken=taken, stamp=stamp)


def to_document(entry: PaperEntry) -> Document:
    """The paper as extraction would have handed it on."""
    blocks = parse_markup(entry.text)
    setter = _Typesetter(seen=entry.form in READ_FROM_PICTURES)
    setter.set(blocks)
    scene = entry.form == "scene"
    if scene:
        stamp = "\n".join(line.text for line in setter.lines if line.role is LineRole.CAMERA)
        setter.pictures.append(_picture(1, 0, taken=entry.taken, stamp=stamp))
    last = setter.page
    return Document(
        path=entry.file,
        sha256=hashlib.sha256(f"{entry.id}\n{entry.text}".encode()).hexdigest(),
        kind=READ_FROM_PICTURES.get(entry.form, entry.form),
        pages=tuple(Page(number, 595, 842, scanned=setter.seen) for number in range(1, last + 1)),
        lines=tuple(setter.lines),
        tables=tuple(setter.tables),
        pictures=tuple(setter.pictures),
        seals=tuple(Seal(last, Box(0.6, 0.7, 0.8, 0.85), text, 0.9 if text else 0.5) for text in entry.seals),
        signatures=tuple(Signature(last, Box(0.5, 0.8, 0.7, 0.84), label) for label in entry.signatures),
        is_scene=scene,
    )


def load_papers(folder: Path) -> list[LabelledPaper]:
    """All papers of the set, in the order of file name and place; raises `ValueError` where a label is faulty or an id stands twice."""
    papers: list[LabelledPaper] = []
    for source in sorted(folder.glob("*.yaml")):
        entries = yaml.safe_load(source.read_text(encoding="utf-8")) or []
        papers.extend(_labelled(PaperEntry.model_validate(entry), source) for entry in entries)
    ids = [paper.id for paper in papers]
    if len(ids) != len(set(ids)):
        raise ValueError("ids stand twice: " + ", ".join(sorted({i for i in ids if ids.count(i) > 1})))
    return papers


def _labelled(entry: PaperEntry, source: Path) -> LabelledPaper:
    return LabelledPaper(entry.id, source, to_document(entry), entry.acceptable, entry.facts, entry.about)
