"""What the HTML page shows of each thing, put together before the templates are filled."""

from __future__ import annotations

from dataclasses import dataclass

from evidence_checker.assess.model import Assessment, CriterionResult, Finding, IndicatorResult, Support
from evidence_checker.extract.model import Status
from evidence_checker.recognize.model import Evidence, Quote
from evidence_checker.report.context import ReportContext
from evidence_checker.report.fact_rows import fact_rows
from evidence_checker.report.glossary import FILE_STATUS_NAMES
from evidence_checker.report.order import files_in_order
from evidence_checker.report.pictures import PictureDesk, PictureShelf, Shot

SHOWN_SUPPORTS = 3  # of one criterion with picture and words; further ones are named only
SHOWN_PAGES = 24  # pictures of one document


@dataclass(frozen=True, slots=True)
class SupportView:
    """A paper that speaks for a criterion, with the cut-out of its page."""

    support: Support
    shot: Shot | None


@dataclass(frozen=True, slots=True)
class CriterionView:
    """A criterion; `named` are the papers beyond those shown."""

    criterion: CriterionResult
    shown: tuple[SupportView, ...]
    named: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """An indicator with its criteria."""

    indicator: IndicatorResult
    criteria: tuple[CriterionView, ...]


@dataclass(frozen=True, slots=True)
class QuoteView:
    """Words that a finding points to."""

    path: str
    quote: Quote
    shot: Shot | None


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding and the words it points to."""

    finding: Finding
    quotes: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True)
class PaperView:
    """One paper of a file: what it is, how surely, why, and its facts. `pages` is "" where it is the whole file."""

    type_name: str
    confidence: float
    facts: list[tuple[str, str]]
    signs: tuple[tuple[str, float, str], ...]
    others: tuple[tuple[str, float], ...]
    rejected: str
    pages: str


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A file of the ledger. `used` names the criteria that it speaks for."""

    anchor: str
    path: str
    status: Status
    status_name: str
    pages: int
    papers: tuple[PaperView, ...]
    problems: tuple[tuple[str, str], ...]
    used: tuple[CriterionResult, ...]
    indicators: tuple[str, ...]
    findings: tuple[Finding, ...]
    thumbnails: tuple[tuple[int, Shot], ...]
    duplicate_of: str | None

    @property
    def date(self) -> str:
        """The date of its first paper, "" where unknown."""
        return dict(self.papers[0].facts).get("日期", "") if self.papers else ""


def indicator_views(context: ReportContext, desk: PictureDesk, shelf: PictureShelf) -> list[IndicatorView]:
    """All indicators with the cut-outs of their evidence."""
    return [
        IndicatorView(indicator, tuple(_criterion(criterion, desk, shelf) for criterion in indicator.criteria))
        for indicator in context.assessment.indicators
    ]


def _criterion(criterion: CriterionResult, desk: PictureDesk, shelf: PictureShelf) -> CriterionView:
    distinct = list({support.path: support for support in reversed(criterion.evidence)}.values())[::-1]
    shown = tuple(SupportView(s, shelf.put(desk.cutout(s.path, s.quote))) for s in distinct[:SHOWN_SUPPORTS])
    return CriterionView(criterion, shown, tuple(support.path for support in distinct[SHOWN_SUPPORTS:]))


def finding_views(findings: list[Finding], desk: PictureDesk, shelf: PictureShelf) -> list[FindingView]:
    """Findings with the cut-outs of the words they point to."""
    return [
        FindingView(finding, tuple(QuoteView(q.path, q.quote, shelf.put(desk.cutout(q.path, q.quote))) for q in finding.quotes[:SHOWN_SUPPORTS]))
        for finding in findings
    ]


@dataclass(frozen=True, slots=True)
class Mentions:
    """Where each file is spoken of: the criteria it serves, the findings that name it, the file it repeats."""

    used: dict[str, list[CriterionResult]]
    named: dict[str, list[Finding]]
    duplicate_of: dict[str, str | None]

    @classmethod
    def of(cls, assessment: Assessment) -> Mentions:
        """Gathered over a whole assessment."""
        used: dict[str, list[CriterionResult]] = {}
        named: dict[str, list[Finding]] = {}
        for criterion in (criterion for indicator in assessment.indicators for criterion in indicator.criteria):
            for path in dict.fromkeys(support.path for support in criterion.evidence):
                used.setdefault(path, []).append(criterion)
        for finding in assessment.findings:
            for path in finding.documents:
                named.setdefault(path, []).append(finding)
        return cls(used, named, {file.path: file.duplicate_of for file in assessment.ledger.files})


def document_views(context: ReportContext, desk: PictureDesk, shelf: PictureShelf) -> list[DocumentView]:
    """Every file of the ledger."""
    mentions = Mentions.of(context.assessment)
    files = files_in_order(context.assessment)
    return [_document(f"d{n}", papers, context, mentions, _thumbnails(path, desk, shelf)) for n, (path, papers) in enumerate(files, 1)]


def _thumbnails(path: str, desk: PictureDesk, shelf: PictureShelf) -> tuple[tuple[int, Shot], ...]:
    shots = ((number, shelf.put(desk.thumbnail(path, number))) for number in desk.page_numbers(path)[:SHOWN_PAGES])
    return tuple((number, shot) for number, shot in shots if shot)


def _document(
    anchor: str, papers: list[Evidence], context: ReportContext, mentions: Mentions, thumbnails: tuple[tuple[int, Shot], ...]
) -> DocumentView:
    path, document = papers[0].path, papers[0].document
    readable = document.status is not Status.UNREADABLE
    return DocumentView(
        anchor,
        path,
        document.status,
        FILE_STATUS_NAMES[document.status],
        len(document.pages),
        tuple(_paper(paper, context, several=len(papers) > 1) for paper in papers) if readable else (),
        tuple((problem.message, problem.remedy) for problem in document.problems),
        tuple(mentions.used.get(path, ())),
        context.assessment.mapping.get(path, ()),
        tuple(mentions.named.get(path, ())),
        thumbnails,
        mentions.duplicate_of.get(path),
    )


def _paper(paper: Evidence, context: ReportContext, *, several: bool) -> PaperView:
    part = paper.document.parts[paper.part or 0] if several else None
    own = tuple((s.name, s.weight, s.quote.text if s.quote else "") for s in paper.signs if s.evidence_type is paper.evidence_type)
    return PaperView(
        context.glossary.type_name(paper.evidence_type),
        paper.confidence,
        fact_rows(paper.facts),
        own[:6],
        tuple((context.glossary.type_name(guess.evidence_type), guess.confidence) for guess in paper.guesses[1:3] if guess.confidence >= 0.01),
        paper.rejected,
        "" if part is None else f"第{part.first_page}—{part.last_page}页",
    )
