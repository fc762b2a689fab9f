"""Two reports of one ledger side by side: which files were added or mended, which findings are gone, new or still open."""

from __future__ import annotations

from dataclasses import dataclass

from evidence_checker.report.json_model import FindingJson, ReportJson


@dataclass(frozen=True, slots=True)
class PointsChange:
    """A criterion whose suggested points changed."""

    criterion: str
    title: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """What happened between an old and a new report; findings are the same when their fingerprints are."""

    unit: str
    total_before: float
    total_after: float
    added_files: tuple[str, ...]
    removed_files: tuple[str, ...]
    changed_files: tuple[str, ...]
    mended: tuple[FindingJson, ...]
    still_open: tuple[FindingJson, ...]
    new: tuple[FindingJson, ...]
    points: tuple[PointsChange, ...]


def compare(old: ReportJson, new: ReportJson) -> Comparison:
    """The differences, in the order of the newer report."""
    before = {document.path: document.sha256 for document in old.documents}
    after = {document.path: document.sha256 for document in new.documents}
    was_open, is_open = _open_findings(old), _open_findings(new)
    return Comparison(
        unit=new.unit.name,
        total_before=old.score.total,
        total_after=new.score.total,
        added_files=tuple(path for path in after if path not in before),
        removed_files=tuple(path for path in before if path not in after),
        changed_files=tuple(path for path, digest in after.items() if before.get(path, digest) != digest),
        mended=tuple(finding for key, finding in was_open.items() if key not in is_open),
        still_open=tuple(finding for key, finding in is_open.items() if key in was_open),
        new=tuple(finding for key, finding in is_open.items() if key not in was_open),
        points=_points(old, new),
    )


def _open_findings(report: ReportJson) -> dict[str, FindingJson]:
    return {finding.fingerprint: finding for finding in report.findings if not finding.answered}


def _points(old: ReportJson, new: ReportJson) -> tuple[PointsChange, ...]:
    before = {c.id: c.points for i in old.indicators for c in i.criteria}
    criteria = (c for i in new.indicators for c in i.criteria)
    return tuple(PointsChange(c.id, c.title, before[c.id], c.points) for c in criteria if c.id in before and before[c.id] != c.points)
