"""The entries of a ledger's catalogue: every paper under the indicator it serves first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from evidence_checker.assess.model import Assessment
from evidence_checker.extract.model import Status
from evidence_checker.intake.model import FileKind
from evidence_checker.recognize.model import Evidence
from evidence_checker.report.package.names import OTHER, UNREADABLE, indicator_folder, paper_name
from evidence_checker.rulebook.book import Rulebook


@dataclass(frozen=True, slots=True)
class Entry:
    """One paper of the catalogue. `folder` and `name` are where a package puts it; `also` are further indicators that it serves."""

    folder: str
    number: int
    name: str
    evidence: Evidence
    indicator: str = ""
    also: tuple[str, ...] = ()
    pages: int = 0
    dated: date | None = None

    @property
    def packed(self) -> str:
        """Its path in a package; the number keeps the order and tells papers of one name apart."""
        return f"{self.folder}/{self.number:02d} {self.name}"


def entries(assessment: Assessment, rulebook: Rulebook) -> list[Entry]:
    """Every paper once, in the order of the indicators, within one by date; copies of the same bytes are left out."""
    kinds = {file.path: file.kind for file in assessment.ledger.files if not file.duplicate_of}
    papers = [e for e in assessment.evidence if e.path in kinds and not e.part]
    folders = {indicator.id: indicator_folder(rulebook, indicator) for indicator in rulebook.indicators}
    order = [*folders.values(), OTHER, UNREADABLE]
    drafts = [_entry(e, assessment, folders, kinds[e.path]) for e in papers]
    drafts.sort(key=lambda e: (order.index(e.folder), e.dated or date.max, e.evidence.path))
    return [_numbered(draft, place, drafts) for place, draft in enumerate(drafts)]


def left_out(assessment: Assessment) -> list[tuple[str, str]]:
    """Copies that a package leaves out, each with the file it is a copy of."""
    return [(file.path, file.duplicate_of) for file in assessment.ledger.files if file.duplicate_of]


def _entry(evidence: Evidence, assessment: Assessment, folders: dict[str, str], kind: FileKind) -> Entry:
    served = [i for i in assessment.mapping.get(evidence.path, ()) if i in folders]
    folder = UNREADABLE if evidence.document.status is Status.UNREADABLE else folders[served[0]] if served else OTHER
    dated = evidence.facts.date.value if evidence.facts.date else None
    first, also = (served[0], tuple(served[1:])) if served else ("", ())
    return Entry(folder, 0, paper_name(evidence, kind), evidence, first, also, len(evidence.document.pages), dated)


def _numbered(draft: Entry, place: int, drafts: list[Entry]) -> Entry:
    number = sum(earlier.folder == draft.folder for earlier in drafts[:place]) + 1
    return Entry(draft.folder, number, draft.name, draft.evidence, draft.indicator, draft.also, draft.pages, draft.dated)
