"""Invented ledgers judged without being rendered: their papers become documents, and what the program says of them is held against the truth.

The format is explained in `README.md` beside this file. Nothing here reads a file of a ledger: what locks, damage, copies and pictures do is
measured elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

from evidence_checker.assess.assessor import AssessOptions, assess
from evidence_checker.assess.model import Assessment, CriterionStatus, Finding, IndicatorResult, Severity
from evidence_checker.assess.unit import identify_unit, likely_names
from evidence_checker.extract.formats.draft import Draft, row_lines
from evidence_checker.extract.formats.grid import add_grid
from evidence_checker.extract.model import Document, Line, LineRole
from evidence_checker.intake.model import FileKind, Ledger, SubmittedFile
from evidence_checker.recognize.context import Context
from evidence_checker.recognize.evaluation import PaperEntry, to_document
from evidence_checker.recognize.model import EvidenceType
from evidence_checker.recognize.recognizer import Recognizer
from evidence_checker.recognize.types.patterns import LOADER
from evidence_checker.rulebook.book import Rulebook
from evidence_checker.rulebook.loader import load_rulebook
from evidence_checker.rulebook.paths import patterns_dir

FOLDER = Path(__file__).parent
PAIRS = {"near-duplicate", "reused-photo"}
"""Findings about two papers: where the truth names two, a finding must name both."""
SAME_BYTES = {"wps": FileKind.DOC, "txt": FileKind.TEXT}
"""Forms whose bytes are of a kind with another name."""
ROUNDING = Decimal("0.005")


class LedgerPaper(PaperEntry):
    """One paper of a ledger with its truth; sheets are given as rows of values, all else in the markup of the evaluation set."""

    sheets: dict[str, list[list[str | int | float]]] = Field(default_factory=dict)
    indicators: list[str] | None = None

    @model_validator(mode="before")
    @classmethod
    def is_known_by_its_path(cls, given: dict[str, object]) -> dict[str, object]:
        """In a ledger a paper's path is its name; there is no other."""
        return {"id": given["path"], "file": given["path"], **{key: value for key, value in given.items() if key != "path"}}


class ExpectedFinding(BaseModel):
    """A finding that must, may or must not be raised; `why` is for people."""

    model_config = ConfigDict(extra="forbid")
    code: str
    documents: list[str] = Field(default_factory=list)
    indicator: str | None = None
    criterion: str | None = None
    why: str = ""

    def is_met_by(self, finding: Finding) -> bool:
        """The same code, the indicator and criterion where they are given, and a paper in common (both for pairs)."""
        same_place = self.indicator in {None, finding.indicator} and self.criterion in {None, finding.criterion}
        needed = 2 if self.code in PAIRS and len(self.documents) > 1 else min(1, len(self.documents))
        return self.code == finding.code and same_place and len({*self.documents} & {*finding.documents}) >= needed

    def __str__(self) -> str:
        place = self.criterion or self.indicator or ""
        return " ".join(filter(None, (self.code, place, "、".join(self.documents), f"（{self.why}）" if self.why else "")))


class Expected(BaseModel):
    """What a careful reviewer would say of the ledger; a criterion may have two statuses where both can be defended, points are [low, high]."""

    model_config = ConfigDict(extra="forbid")
    required: list[ExpectedFinding]
    allowed: list[ExpectedFinding]
    forbidden: list[ExpectedFinding]
    criteria: dict[str, CriterionStatus | list[CriterionStatus]]
    indicators: dict[str, tuple[Decimal, Decimal]]
    total: tuple[Decimal, Decimal]


class WrittenLedger(BaseModel):
    """A ledger as it stands in a YAML file of this folder. `folder` is the name of the folder that the unit handed in."""

    model_config = ConfigDict(extra="forbid")
    unit: str
    year: int
    folder: str
    papers: list[LedgerPaper]
    expected: Expected

    @model_validator(mode="after")
    def expects_things_of_its_own_papers(self) -> WrittenLedger:
        """An expectation of a paper that is not there could never fail."""
        expected = self.expected
        named = {path for item in (*expected.required, *expected.allowed, *expected.forbidden) for path in item.documents}
        if strangers := named - {paper.file for paper in self.papers}:
            raise ValueError(f"expected of papers that are not in the ledger: {', '.join(sorted(strangers))}")
        return self


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    count: int
    of: int

    def __str__(self) -> str:
        return f"{self.count}/{self.of}"


@dataclass(frozen=True, slots=True)
class Measured:
    """What the program said of one ledger, held against its truth. `differences` are Chinese lines for people, by heading."""

    unit: Share  # 1/1 where the ledger's unit was recognised
    types: Share
    mapping: Share  # papers whose indicators are exactly those of the truth
    required: Share
    forbidden: Share  # raised though they must not be
    unlisted: int  # critical findings and warnings that nobody has judged
    criteria: Share
    indicators: Share
    total: Decimal
    total_in_range: bool
    differences: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __str__(self) -> str:
        return (
            f"unit={self.unit} types={self.types} mapping={self.mapping} required={self.required} forbidden={self.forbidden} "
            f"unlisted={self.unlisted} criteria={self.criteria} indicators={self.indicators} total={self.total} in_range={self.total_in_range}"
        )

    def told(self) -> str:
        """All differences, a line each under its heading."""
        return "\n".join(f"  {heading}：\n" + "\n".join(f"    {line}" for line in lines) for heading, lines in self.differences.items() if lines)


def ledger_files() -> list[Path]:
    """The ledgers of this folder, by name."""
    return sorted(FOLDER.glob("*.yaml"))


def load_ledger(source: Path) -> WrittenLedger:
    """The ledger in a file; raises `ValidationError` where its form is not that of the README."""
    return WrittenLedger.model_validate(yaml.load(source.read_text(encoding="utf-8"), LOADER))


def judged(written: WrittenLedger) -> Assessment:
    """The ledger judged as `pipeline.run` does it, from the documents on."""
    rulebook = load_rulebook("kunming-2022")
    documents = [as_document(paper) for paper in written.papers]
    ledger = Ledger(Path(written.folder), tuple(sorted(map(_submitted, documents), key=lambda file: file.path)))
    recognizer = Recognizer(patterns_dir(), _context(written, rulebook))
    evidence = [found for document in sorted(documents, key=lambda one: one.path) for found in recognizer.recognize(document)]
    return assess(ledger, evidence, rulebook, identify_unit(ledger, evidence, rulebook), AssessOptions(year=written.year))


def _context(written: WrittenLedger, rulebook: Rulebook) -> Context:
    """What recognition may know beforehand of a ledger without `unit.yaml`."""
    return Context(written.year, unit_names=tuple(dict.fromkeys(likely_names(rulebook, None, written.folder))))


def as_document(paper: LedgerPaper) -> Document:
    """The paper as extraction would have handed it on."""
    document = to_document(paper)
    if paper.sheets:
        return _with_sheets(document, paper.sheets)
    return document if document.pages[0].scanned else replace(document, lines=tuple(_rows_joined(document)))


def _with_sheets(document: Document, sheets: Mapping[str, Sequence[Sequence[str | int | float]]]) -> Document:
    """The document of a workbook: a page and a table for each sheet."""
    draft = Draft()
    for title, rows in sheets.items():
        add_grid(draft, draft.open_page(), title, rows)
    return replace(document, pages=tuple(draft.pages), lines=tuple(draft.lines), tables=tuple(draft.tables))


def _rows_joined(document: Document) -> Iterator[Line]:
    """The lines of a text file: a row of a table is one line there, in recognised text each cell is one."""
    tables, left = iter(document.tables), 0
    for line in document.lines:
        if line.role is not LineRole.CELL:
            yield line
            continue
        if not left:
            table = next(tables)
            left = sum(bool(cell.text) for cell in table.cells)
            yield from row_lines(table)
        left -= 1


def _submitted(document: Document) -> SubmittedFile:
    kind = SAME_BYTES.get(document.kind) or FileKind(document.kind)
    return SubmittedFile(document.path, Path(document.path), len(document.text), document.sha256, kind)


def measured(written: WrittenLedger, assessment: Assessment) -> Measured:
    """The assessment held against the truth."""
    expected, findings = written.expected, assessment.findings
    missed = [item for item in expected.required if not any(map(item.is_met_by, findings))]
    raised = [item for item in expected.forbidden if any(map(item.is_met_by, findings))]
    unlisted = [finding for finding in findings if _is_unlisted(finding, expected)]
    types, mapping = list(_wrong_types(written, assessment)), list(_wrong_mapping(written, assessment))
    criteria, indicators = list(_wrong_criteria(expected, assessment)), list(_outside(expected, assessment))
    is_unit = assessment.unit.name == written.unit
    low, high = expected.total
    return Measured(
        unit=Share(int(is_unit), 1),
        types=_agreeing(types, written.papers),
        mapping=_agreeing(mapping, [paper for paper in written.papers if paper.indicators is not None]),
        required=_agreeing(missed, expected.required),
        forbidden=Share(len(raised), len(expected.forbidden)),
        unlisted=len(unlisted),
        criteria=_agreeing(criteria, expected.criteria),
        indicators=_agreeing(indicators, expected.indicators),
        total=assessment.score.total.quantize(Decimal("0.01")),
        total_in_range=low - ROUNDING <= assessment.score.total <= high + ROUNDING,
        differences={
            "单位认错": () if is_unit else (f"应为{written.unit}，认成{assessment.unit.name}",),
            "类型不同": tuple(types),
            "对应的指标不同": tuple(mapping),
            "应报未报": tuple(map(str, missed)),
            "不应报而报": tuple(map(str, raised)),
            "没有列出的问题（未定对错）": tuple(map(_told, unlisted)),
            "评分点状态不同": tuple(criteria),
            "指标分在范围外": tuple(indicators),
        },
    )


def _agreeing(wrong: Sequence[object], judged: Sequence[object] | Mapping[str, object]) -> Share:
    return Share(len(judged) - len(wrong), len(judged))


def _is_unlisted(finding: Finding, expected: Expected) -> bool:
    """Worth a reviewer's eye, and in none of the three lists."""
    listed = (*expected.required, *expected.allowed, *expected.forbidden)
    return finding.severity is not Severity.INFO and not any(item.is_met_by(finding) for item in listed)


def _told(finding: Finding) -> str:
    return " ".join(filter(None, (finding.code, finding.criterion or finding.indicator or "", "、".join(finding.documents), finding.message)))


def _wrong_types(written: WrittenLedger, assessment: Assessment) -> Iterator[str]:
    """A file that holds several papers is told by its first, as in the report."""
    found: dict[str, EvidenceType] = {}
    for item in assessment.evidence:
        found.setdefault(item.path, item.evidence_type)
    for paper in written.papers:
        if found[paper.file] not in paper.acceptable:
            yield f"{paper.file}：应为 {' 或 '.join(paper.acceptable)}，认成 {found[paper.file]}"


def _wrong_mapping(written: WrittenLedger, assessment: Assessment) -> Iterator[str]:
    for paper in written.papers:
        got = sorted(assessment.mapping.get(paper.file, ()))
        if paper.indicators is not None and got != sorted(paper.indicators):
            yield f"{paper.file}：应为 {_list(paper.indicators)}，给了 {_list(got)}"


def _list(ids: Sequence[str]) -> str:
    return "、".join(ids) or "无"


def _wrong_criteria(expected: Expected, assessment: Assessment) -> Iterator[str]:
    statuses = {key: status for indicator in assessment.indicators for key, status in _statuses(indicator)}
    for criterion, stated in expected.criteria.items():
        accepted = stated if isinstance(stated, list) else [stated]
        if statuses[criterion] not in accepted:
            yield f"{criterion}：应为 {' 或 '.join(accepted)}，判为 {statuses[criterion]}"


def _statuses(indicator: IndicatorResult) -> Iterator[tuple[str, CriterionStatus]]:
    """The status of each criterion by its id; the only one of an indicator also goes by the indicator's."""
    yield from ((criterion.id, criterion.status) for criterion in indicator.criteria)
    if len(indicator.criteria) == 1:
        yield indicator.id, indicator.criteria[0].status


def _outside(expected: Expected, assessment: Assessment) -> Iterator[str]:
    points = {indicator.id: indicator.suggested for indicator in assessment.indicators}
    for indicator, (low, high) in expected.indicators.items():
        if not low - ROUNDING <= points[indicator] <= high + ROUNDING:
            yield f"{indicator}：应在 {low}～{high} 分，给了 {points[indicator]} 分"
