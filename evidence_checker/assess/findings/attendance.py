"""Days in the village below the threshold, months without attendance, months that all look the same (2.3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from evidence_checker.assess.case import Case
from evidence_checker.assess.findings.terms import Term, serves, terms
from evidence_checker.assess.model import CriterionResult, CriterionStatus, Finding, FindingQuote
from evidence_checker.assess.paper import Paper
from evidence_checker.recognize.model import AttendanceDays, EvidenceType
from evidence_checker.rulebook.criteria import MonthsCovered

SAME_MONTHS = 3  # from so many months on, one pattern of marks is no accident


def check(case: Case) -> Iterator[Finding]:
    """One finding for each sheet with short months, one for months without a sheet, one for each person with a stamped pattern."""
    sheets, served = list(case.of_type(EvidenceType.ATTENDANCE_RECORD)), terms(case)
    for paper in sheets:
        short = [row for row in paper.evidence.facts.attendance if _is_short(case, served, row) and not _is_misread(case, paper, row)]
        if short:
            yield _short(case, paper, short)
    yield from _missing_months(case)
    yield from _stamped(case, sheets)


def _criterion(case: Case) -> str | None:
    return next((c.id for _, c in case.rulebook.criteria() if isinstance(c.count, MonthsCovered)), None)


def _is_short(case: Case, served: tuple[Term, ...], row: AttendanceDays) -> bool:
    """Below the threshold in a month of the year that the person served in full, as far as `unit.yaml` or a dispatch paper tells."""
    if row.month[:4] != str(case.year) or row.days >= case.rulebook.book.thresholds.attendance_days:
        return False
    return serves(served, row.name, row.month)


def _is_misread(case: Case, paper: Paper, row: AttendanceDays) -> bool:
    """A scan whose daily marks show enough days though its total was read as fewer: a digit was lost under a seal or a fold."""
    scanned = any(page.scanned for page in paper.evidence.document.pages)
    return scanned and row.counted is not None and row.counted >= case.rulebook.book.thresholds.attendance_days


def _short(case: Case, paper: Paper, rows: list[AttendanceDays]) -> Finding:
    told = "；".join(f"{row.name}{int(row.month[5:])}月在岗{row.days.normalize():f}天" for row in rows)
    return case.finding(
        "attendance-short",
        criterion=_criterion(case),
        documents=[paper.path],
        quotes=[FindingQuote(paper.path, row.quote) for row in rows[:5] if row.quote],
        reason=f"{told}，不足{case.rulebook.book.thresholds.attendance_days}天",
    )


def _missing_months(case: Case) -> Iterator[Finding]:
    criterion = _criterion(case)
    result: CriterionResult | None = case.criteria.get(criterion) if criterion else None
    if result is not None and result.status is CriterionStatus.PARTIAL:
        yield case.finding("attendance-short", criterion=result.id, stake=result.max - result.points, files="考勤记录", reason=result.reason)


def _stamped(case: Case, sheets: list[Paper]) -> Iterator[Finding]:
    """The same marks on the same days, month after month, with leave among them."""
    seen: dict[tuple[str, str], list[tuple[AttendanceDays, Paper]]] = defaultdict(list)
    for paper in sheets:
        for row in paper.evidence.facts.attendance:
            if len(set(row.pattern)) > 1:
                seen[row.name, row.pattern[:28]].append((row, paper))
    for (name, _), found in sorted(seen.items()):
        months = sorted({int(row.month[5:]) for row, _ in found})
        if len(months) >= SAME_MONTHS:
            yield case.finding(
                "attendance-short",
                criterion=_criterion(case),
                documents=sorted({paper.path for _, paper in found}),
                reason=f"{name}{'、'.join(map(str, months))}月的考勤逐日完全一样，请核实是否照抄",
            )
