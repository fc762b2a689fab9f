"""Dates that cannot be, weekdays that are not, and papers whose order in time is impossible."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from evidence_checker.assess.case import Case
from evidence_checker.assess.findings.order import accepted_after_completion, stamp_and_camera, works_in_order
from evidence_checker.assess.findings.terms import first_start
from evidence_checker.assess.model import Finding, FindingQuote, MoneyClaim
from evidence_checker.assess.occasions import announced
from evidence_checker.assess.paper import Bar, Paper
from evidence_checker.assess.words import day_told
from evidence_checker.recognize.attendance.marks import Mark
from evidence_checker.recognize.model import AttendanceDays, DateMention, DateRole, EvidenceType, Quote

WEEKDAYS = "一二三四五六日"
READ_WELL = 0.9  # confidence of a line whose date is taken at its word
BEFORE = {
    EvidenceType.MEETING_NOTICE: "通知落款{own}，晚于通知要开的会（{event}）",
    EvidenceType.RESEARCH_PLAN: "方案落款{own}，晚于方案安排的走访（{event}）",
    EvidenceType.ACTIVITY_PLAN: "方案落款{own}，晚于方案安排的活动（{event}）",
}
AFTER = {
    EvidenceType.MEETING_MINUTES: "纪要落款{own}，早于会议（{event}）",
    EvidenceType.BRIEFING: "简报落款{own}，早于所写的事（{event}）",
}
OWN_ROLES = frozenset({DateRole.DOCUMENT, DateRole.EVENT})
FEWEST_EARLY = 2  # days marked before the dispatch: a single mark may have been misread
LATE_SIGNED = timedelta(days=3)  # an agreement signed a few days after the payment is usual


def check(case: Case) -> Iterator[Finding]:
    """One finding for each paper, and one for each pair of papers, with everything that is wrong about its dates."""
    for paper in case.papers:
        if paper.bar(Bar.NO_EVIDENCE) is None and paper.bar(Bar.BLANK) is None:
            reasons = [
                *_impossible(paper),
                *_weekdays(case, paper),
                *_order(paper),
                *works_in_order(paper),
                *accepted_after_completion(paper),
                *stamp_and_camera(paper),
            ]
            if reasons:
                yield _told(case, [paper.path], "；".join(text for text, _ in reasons), [(paper, quote) for _, quote in reasons])
    for claim in case.money:
        yield from _payment_order(case, claim)
    yield from _announced_late(case)
    yield from _before_dispatch(case)
    yield from _on_leave(case)


def _told(case: Case, documents: list[str], reason: str, quotes: list[tuple[Paper, Quote]]) -> Finding:
    told = [FindingQuote(paper.path, quote) for paper, quote in quotes[:5]]
    return case.finding("date-conflict", documents=documents, quotes=told, reason=reason)


def _impossible(paper: Paper) -> Iterator[tuple[str, Quote]]:
    for mention in paper.evidence.facts.dates:
        if mention.impossible and _read_well(paper, mention):
            yield f"写着不存在的日期“{mention.text}”", mention.quote


def _weekdays(case: Case, paper: Paper) -> Iterator[tuple[str, Quote]]:
    for mention in paper.evidence.facts.dates:
        day, stated = mention.value, mention.weekday
        if day is None or stated is None or day.year != case.year or mention.role not in OWN_ROLES:
            continue
        if mention.weekday_wrong and _read_well(paper, mention):
            yield f"“{mention.text}”写的是星期{WEEKDAYS[stated]}，{day_told(day)}实为星期{WEEKDAYS[day.weekday()]}", mention.quote


def _read_well(paper: Paper, mention: DateMention) -> bool:
    lines, at = paper.evidence.document.lines, mention.quote.line
    return at is None or at >= len(lines) or lines[at].confidence >= READ_WELL


def _order(paper: Paper) -> Iterator[tuple[str, Quote]]:
    """A notice or plan after what it calls; minutes or news before what they tell."""
    facts = paper.evidence.facts
    if facts.date is None or not facts.event_dates:
        return
    own, events = facts.date.value, sorted(fact.value for fact in facts.event_dates)
    quote = facts.date.quotes[0] if facts.date.quotes else paper.opening()
    if paper.type in BEFORE and own > events[-1]:
        yield BEFORE[paper.type].format(own=_short(own), event=_short(events[-1])), quote
    if paper.type in AFTER and own < events[0]:
        yield AFTER[paper.type].format(own=_short(own), event=_short(events[0])), quote


def _short(day: date) -> str:
    return f"{day.month}月{day.day}日"


def _payment_order(case: Case, claim: MoneyClaim) -> Iterator[Finding]:
    """Paid before the agreement was signed, received before paid."""
    day_of: dict[str, tuple[date, str]] = {}
    for stage, day, path in claim.steps:
        if day is not None and (stage not in day_of or day < day_of[stage][0]):
            day_of[stage] = (day, path)
    signed = day_of.get("promise") or day_of.get("intention")
    paid, received = day_of.get("paid"), day_of.get("received")
    if signed and paid and paid[0] < signed[0] - LATE_SIGNED:
        yield _told(case, [signed[1], paid[1]], f"协议签于{day_told(signed[0])}，{day_told(paid[0])}却已付款", [])
    if paid and received and received[0] < paid[0]:
        yield _told(case, [paid[1], received[1]], f"收据开于{day_told(received[0])}，早于付款日{day_told(paid[0])}", [])


def _announced_late(case: Case) -> Iterator[Finding]:
    """A plan or notice without a day of its own that was made after what came of it."""
    for plan, result in announced(case):
        own, day = plan.evidence.facts.date, min(fact.value for fact in result.evidence.facts.event_dates)
        if own is not None and own.value > day:
            told = f"{_short(own.value)}才发的通知或方案，所说的事{_short(day)}已经办了"
            yield _told(case, [plan.path, result.path], told, [(plan, quote) for quote in own.quotes[:1]])


def _before_dispatch(case: Case) -> Iterator[Finding]:
    """Attendance of a member in months, or on days of the month, before the paper that first sends him to the village."""
    first = first_start(case)
    for paper in case.of_type(EvidenceType.ATTENDANCE_RECORD):
        for row in paper.evidence.facts.attendance:
            term = first.get(row.name)
            if term is None or term.start is None or term.order is None:
                continue
            if early := _too_early(row, term.start, term.order):
                reason = f"{early}，而派驻从{day_told(term.start)}起"
                yield _told(case, [paper.path, term.order.path], reason, [(paper, row.quote)] if row.quote else [])
                break


def _too_early(row: AttendanceDays, start: date, order: Paper) -> str:
    """What attendance tells of a member before he was sent: a month, or days that bear marks of presence; "" where nothing."""
    month = int(row.month[5:])
    if row.month < f"{start:%Y-%m}":
        return f"有{row.name}{month}月的考勤"
    own = order.evidence.facts.date
    sent = min(start, own.value) if own else start
    if row.month != f"{sent:%Y-%m}" or len(row.pattern) != monthrange(sent.year, sent.month)[1]:
        return ""
    marked = [day for day, mark in enumerate(row.pattern[: sent.day - 1], 1) if mark in {Mark.PRESENT, Mark.TRIP}]
    return f"{month}月{marked[0]}日起就记{row.name}在岗" if len(marked) >= FEWEST_EARLY else ""


def _on_leave(case: Case) -> Iterator[Finding]:
    """Diary entries of a member on days on which the attendance has him on leave."""
    leave: dict[str, set[date]] = {}
    sheet_of: dict[str, str] = {}
    for paper in case.of_type(EvidenceType.ATTENDANCE_RECORD):
        for row in paper.evidence.facts.attendance:
            leave.setdefault(row.name, set()).update(row.leave_dates)
            sheet_of.setdefault(row.name, paper.path)
    for diary in case.of_type(EvidenceType.WORK_LOG):
        head = diary.path.rsplit("/", 1)[-1] + diary.title + diary.text[:80]
        for name in (name for name in leave if name in head):
            both = sorted(leave[name] & {fact.value for fact in diary.evidence.facts.event_dates})
            if both:
                told = "、".join(map(_short, both[:5]))
                yield _told(case, [diary.path, sheet_of[name]], f"{name}{told}请假，却有当天的日志", [])
