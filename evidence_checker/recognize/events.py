"""On which days the thing happened, or is to happen, that a paper records or announces; by the habits of its kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from evidence_checker.extract.model import Table
from evidence_checker.recognize.calendar import LATER, DateSpan
from evidence_checker.recognize.dating import EVENT_LABEL, HAPPENS, days_of, role_of
from evidence_checker.recognize.heading import is_prose
from evidence_checker.recognize.log_dates import entry_dates
from evidence_checker.recognize.model import DateRole, EvidenceType, Fact
from evidence_checker.recognize.passage import fold
from evidence_checker.recognize.sign_off import PUBLISHED, OwnDate, Stand
from evidence_checker.recognize.surface import Surface

E = EvidenceType
SET_FOR = re.compile(r"(?:定于|拟于|将于|兹定于|计划于|决定于|安排在|定在|拟定|于)[ :：]*$")
VISITS = re.compile(
    r"带队|率队|一行|排查|巡查|检查|查勘|培训|宣讲|义诊|赴|深入|前往|走进|来到|走访|调研|慰问|座谈|看望|踏勘|入户|召开|开展|评审|验收|举办|组织"
)
MOVED = re.compile(r"(?:延期|推迟|改期|调整|改|提前|顺延)(?:召开|举行)?(?:至|到|为|在)[ :：]*$")
FORMERLY = re.compile(r"原(?:定|计划|拟)(?:于|在)?$")
SESSION = re.compile(r"第 ?[一二三四五六七八九十\d]+ ?(?:期|场|次|站|批|讲|课|天|轮)[\u4e00-\u9fff]{0,4}[ (:：,，]*$")
OPENS = re.compile(r"^[\s▲△●○◆■★·*\-(（【]*(?:D\d|Day ?\d|\d{1,2}[.、)])?[\s(（]*$")
ACCEPTED = re.compile(r"验收|移交|交接|检查|会议|评审|查验|核验|查看|验看|测产|实测")
REPORTS = re.compile(r"报到|到岗|到村|到任|接洽")
TAKES_OFFICE = re.compile(r"起算|驻村时间|派驻时间|任职时间|进驻|开始驻村|起(?:到|赴|在)?[^，。；\n]{0,6}驻")
SOLD = re.compile(r"(?:直播|展销|集市|义卖|活动|专场|订货会)(?:日期|时间)[:： ]*$")
SENT_OUT = re.compile(r"(?:发文|来文|发件|发送|发布|拟稿|收文)(?:单位|部门|人)?[:：][^\n]*$")
"""What stands before the time at which an office system sent a paper out."""
OPENING = re.compile(r" {0,4}(?:(?:按|根据|为|受)[^，。；\n]{1,16}，)?")
RUN_IN = re.compile(r" *[一二三四五六七八九十]+、(?P<heading>[^。，；:：\n]{2,10})[。:：]")
"""A heading in the line of its text: 三、测产。8月24日，…"""
ONE_OF_SERIES = re.compile(r"第 ?[一二三四五六七八九十\d]+ ?(?:期|场|次|站|批|讲|课)")
IN_COLUMN = re.compile(r"(?:走访|慰问|看望|探望|入户|发放|体检|核查|核对|活动)?(?:日期|时间)")
DECIDED = re.compile(r"(?:召开的)?[^，。；\n]{0,12}会议?(?:研究|审议|讨论|同意|决定|通过|议定|精神|安排|要求|部署)")
HANDED = re.compile(r"移交|交接|接收")
FROM_NOW = re.compile(r"即日起|当日|当场|现场(?:清点|交接|移交|接收)")
LONG_SINCE = re.compile(r"[^，。；\n]{0,8}后(?![续面期])")
"""What a sentence says happened before what it is about: 9月14日验收后正常蓄水."""


def event_days(surface: Surface, kind: EvidenceType, own: OwnDate | None) -> tuple[Fact[date], ...]:
    """The days of the event, each with the words that name it; none where the kind records no event."""
    choose = _HABITS.get(kind)
    if kind is E.WORK_LOG:
        return tuple(_unique(surface, entry_dates(surface)))
    return tuple(_unique(surface, choose(surface, _events(surface, own), own))) if choose else ()


def _unique(surface: Surface, spans: Iterable[DateSpan]) -> Iterator[Fact[date]]:
    seen: set[date] = set()
    for span in spans:
        for day in days_of(span):
            if day not in seen:
                seen.add(day)
                yield Fact(day, (surface.passage.quote(span.start, span.end),), 0.9)


def _events(surface: Surface, own: OwnDate | None) -> list[DateSpan]:
    roles = {DateRole.EVENT, DateRole.DOCUMENT}
    known = {d.span.start for d in surface.own_dates if d.stand.value in {"sign-off", "printed", "published"}}
    return [s for s in surface.dates if s.value and s.start not in known and role_of(surface, s, own) in roles]


def _line_before(surface: Surface, span: DateSpan) -> str:
    return surface.text[surface.text.rfind("\n", 0, span.start) + 1 : span.start]


def _labelled(surface: Surface, spans: list[DateSpan]) -> list[DateSpan]:
    """Dates behind 时间: in their line, or in the first line below such a heading, or in the cell beside it."""
    found = []
    for span in spans:
        before = _line_before(surface, span)
        if SENT_OUT.search(before):
            continue
        above = surface.text[: span.start - len(before)].rstrip("\n").rsplit("\n", 1)[-1]
        if (len(before) <= 24 and EVENT_LABEL.search(before)) or (len(before) <= 12 and len(above) <= 16 and EVENT_LABEL.search(above + ":")):
            found.append(span)
    return found


def _others(spans: list[DateSpan], own: OwnDate | None) -> list[DateSpan]:
    """Those that are not the paper's own date."""
    return [s for s in spans if own is None or s.start != own.span.start]


def _announced(surface: Surface, spans: list[DateSpan], own: OwnDate | None) -> list[DateSpan]:
    """What a plan or notice sets a date for: the new one where it puts off, its label, its sessions, 定于, its timetable."""
    spans = [s for s in spans if not _decided_on(surface, s)]
    ahead = _others(spans, own)
    moved = [s for s in ahead if MOVED.search(_just_before(surface, s))]
    fixed = [s for s in ahead if SET_FOR.search(_just_before(surface, s))]
    table = [s for s in _timetable(surface, ahead) if _in_cell(surface, s)]
    chosen = moved or _sessions(surface, ahead) or table or _labelled(surface, spans) or fixed[:1] or _timetable(surface, ahead)
    return chosen or [s for s in ahead if _happens(surface, s) and not FORMERLY.search(_just_before(surface, s))][:1] or ahead[:1]


def _decided_on(surface: Surface, span: DateSpan) -> bool:
    """On that day a meeting decided what is announced: 经4月6日党组会研究."""
    return bool(_just_before(surface, span).endswith(("经", "根据", "按照", "按"))) and bool(DECIDED.match(surface.text, span.end))


def _just_before(surface: Surface, span: DateSpan) -> str:
    return surface.text[max(0, span.start - 10) : span.start]


def _sessions(surface: Surface, spans: list[DateSpan]) -> list[DateSpan]:
    """第一期(8月5日) … 第二期(8月19日): at least two."""
    found = [s for s in spans if SESSION.search(_just_before(surface, s))]
    return found if len(found) >= 2 else []


def _timetable(surface: Surface, spans: list[DateSpan]) -> list[DateSpan]:
    """Dates that open a line each, behind a bullet or number at most."""
    found = [s for s in spans if OPENS.match(_line_before(surface, s))]
    return found if len(found) >= 2 else []


def _in_cell(surface: Surface, span: DateSpan) -> bool:
    return surface.passage.is_cell(surface.passage.paragraphs[surface.passage.paragraph_at(span.start)])


def _fills_cell(surface: Surface, span: DateSpan) -> bool:
    """A row's blanks stand on both sides of it: a heading of a column for that day."""
    before, after = surface.text[max(0, span.start - 1) : span.start], surface.text[span.end : span.end + 1]
    return not after.strip() and (not before.strip() or surface.text[span.start].isspace())


def _happens(surface: Surface, span: DateSpan) -> bool:
    start, end = surface.passage.sentence(span.start)
    return bool(HAPPENS.search(surface.text[start:end]))


def _lead(surface: Surface, spans: list[DateSpan], own: OwnDate | None) -> list[DateSpan]:
    """What a news item tells in its opening: the dates of its first paragraph that has any, else of its captions; of a digest, each item's."""
    items = [s for s in _others(spans, own) if s.relative != LATER and not _stands_alone(surface, s)]
    digest = _timetable(surface, items)
    if len({s.value for s in digest}) > 1:
        return digest
    for paragraph in surface.passage.paragraphs:
        inside = [s for s in _others(spans, own) if paragraph.start <= s.start < paragraph.end]
        if inside and is_prose(paragraph.text):
            told = [s for s in inside if _happens(surface, s)]
            return _whole_span(surface, (told or inside)[:1], spans) if not _listed(surface, told) else told
    return _labelled(surface, spans) or _others(spans, own)[:1]


def _whole_span(surface: Surface, first: list[DateSpan], spans: list[DateSpan]) -> list[DateSpan]:
    """Where the opening names a day and a later sentence the span of days of which it is part (于5月12日至13日到村走访): that span."""
    days = {day for span in first for day in days_of(span)}
    wider = [s for s in spans if s.until and days < set(days_of(s)) and _happens(surface, s)]
    return wider[:1] or _with_next_days(first, spans)


def _with_next_days(first: list[DateSpan], spans: list[DateSpan]) -> list[DateSpan]:
    """The day of the opening, and the days after it that the story goes on with (31日上午)."""
    told = list(first)
    for span in spans:
        last = told[-1].last or told[-1].value if told else None
        if last and span.relative == LATER and span.value and (span.value - last).days == 1:
            told.append(span)
    return told


def _stands_alone(surface: Surface, span: DateSpan) -> bool:
    """Nothing but the date is in its line."""
    paragraph = surface.passage.paragraphs[surface.passage.paragraph_at(span.start)]
    return len(paragraph.text.strip()) - len(span.text) <= 6


def _listed(surface: Surface, spans: list[DateSpan]) -> bool:
    """Several days of one sentence: 3月14日、15日 or 7日上午…8日."""
    return len(spans) > 1 and len({surface.passage.sentence(s.start) for s in spans}) == 1


def _held(surface: Surface, spans: list[DateSpan], own: OwnDate | None) -> list[DateSpan]:
    """When a meeting or activity took place: the label, else its opening, else the only date of its form's head."""
    head = [own.span] if own and _heads_record(surface, own) else []
    return _sessions(surface, spans) or _labelled(surface, spans) or _lead(surface, spans, own) or head


def _heads_record(surface: Surface, own: OwnDate) -> bool:
    """It stands in the head of a form, be it with the hour, and is no day of publication."""
    line = surface.passage.paragraphs[own.paragraph].text
    return own.stand in {Stand.HEAD, Stand.LABEL} or (own.stand is Stand.PUBLISHED and not PUBLISHED.search(line))


def _trained(surface: Surface, spans: list[DateSpan], own: OwnDate | None) -> list[DateSpan]:
    """The days of a course: its sessions, its timetable's rows, its label."""
    rows = [s for s in spans if _in_cell(surface, s) and (not _line_before(surface, s).strip() or _fills_cell(surface, s))]
    return _sessions(surface, spans) or (rows if len(rows) >= 2 else []) or _held(surface, spans, own)


def _visited(surface: Surface, spans: list[DateSpan], own: OwnDate | None) -> list[DateSpan]:
    """A report's days: those on which somebody went, met or looked."""
    others = _others(spans, own)
    told = [s for s in others if _tells_of_visit(surface, s) and not LONG_SINCE.match(surface.text, s.end)]
    return _labelled(surface, spans) or told or _opens(surface, others)


def _opens(surface: Surface, spans: list[DateSpan]) -> list[DateSpan]:
    """The date with which the running text begins, behind a short clause at most: 按安排，6月28日，某部门对某村进行督查."""
    first = next((p for p in surface.passage.paragraphs if is_prose(p.text)), None)
    return [s for s in spans if first and first.start <= s.start and OPENING.fullmatch(surface.text[first.start : s.start])]


def _tells_of_visit(surface: Surface, span: DateSpan) -> bool:
    start, end = surface.passage.sentence(span.start)
    return bool(VISITS.search(surface.text[start:end]))


def _all(_: Surface, spans: list[DateSpan], __: OwnDate | None) -> list[DateSpan]:
    return spans


def _takes_office(surface: Surface, spans: list[DateSpan], own: OwnDate | None) -> list[DateSpan]:
    """The day from which the members are in the village."""
    others = _others([s for s in surface.dates if s.value], own)
    reports = [s for s in others if REPORTS.search(_clause(surface, s))]
    begins = [s for s in others if TAKES_OFFICE.search(surface.text[max(0, s.start - 12) : s.end + 12])]
    return reports[:1] or begins[:1] or [s for s in spans if s in others and _happens(surface, s)][:1]


def _of_series(surface: Surface, spans: list[DateSpan], own: OwnDate | None) -> list[DateSpan]:
    """What sums up one of a series of courses or meetings opens with its day; what sums up a year has none."""
    title = surface.title.value if surface.title else ""
    return _opens(surface, _others(spans, own)) if ONE_OF_SERIES.search(title) else []


def _clause(surface: Surface, span: DateSpan) -> str:
    """The words between two commas in which a date stands, within reach of it."""
    before, after = surface.text[max(0, span.start - 12) : span.start], surface.text[span.end : span.end + 12]
    return re.split(r"[，。；\n]", before)[-1] + re.split(r"[，。；\n]", after)[0]


def _looked_over(surface: Surface, spans: list[DateSpan], _: OwnDate | None) -> list[DateSpan]:
    """When works were accepted or goods handed over; not when they began."""
    checked = [s for s in _labelled(surface, spans) if ACCEPTED.search(_line_before(surface, s)[-14:])]
    told = [s for s in spans if ACCEPTED.search(re.split(r"[。\n]", surface.text[s.end : s.end + 40])[0])]
    return checked or told[:1] or [s for s in spans if _opens_section(surface, s, ACCEPTED)][:1] or _handed_over(surface)


def _handed_over(surface: Surface) -> list[DateSpan]:
    """What a list of hand-over says to hold from now on (自即日起) happened on the day on which it was signed."""
    title = surface.title.value if surface.title else ""
    own = surface.own_date
    return [own.span] if own and own.span.value and HANDED.search(title) and FROM_NOW.search(surface.text) else []


def _opens_section(surface: Surface, span: DateSpan, subject: re.Pattern[str]) -> bool:
    """It opens the text below a heading of that subject (三、现场验收), which is not the paper's title."""
    before = _line_before(surface, span)
    if run_in := RUN_IN.fullmatch(before):
        return bool(subject.search(run_in["heading"]))
    _, fed, above = surface.text[: max(0, span.start - len(before) - 1)].rpartition("\n")
    return bool(fed) and len(before.strip()) <= 2 and len(above) <= 14 and not re.search(r"[。；：:，]$|\d{4}", above) and bool(subject.search(above))


def _sold(surface: Surface, spans: list[DateSpan], _: OwnDate | None) -> list[DateSpan]:
    """The day of the occasion at which goods were sold, where a form has a place for it (直播日期, 展销时间)."""
    return [s for s in spans if SOLD.search(_line_before(surface, s))]


def _cared_for(surface: Surface, spans: list[DateSpan], own: OwnDate | None) -> list[DateSpan]:
    others = _others(spans, own)
    return _in_date_column(surface) or _labelled(surface, spans) or _timetable(surface, spans) or [s for s in others if _happens(surface, s)][:1]


def _in_date_column(surface: Surface) -> list[DateSpan]:
    """The days under a heading 日期 of a list of what was done, be it that the last of them looks like a sign-off."""
    cells = {fold(row[c]).strip() for t in surface.document.tables for c in _date_columns(t) for row in t.rows[1:] if c < len(row)}
    return [s for s in surface.dates if s.value and _in_cell(surface, s) and s.text in cells]


def _date_columns(table: Table) -> list[int]:
    return [c for c, text in enumerate(table.rows[0]) if IN_COLUMN.fullmatch(re.sub(r"\s", "", text))] if table.rows else []


Habit = Callable[[Surface, list[DateSpan], "OwnDate | None"], list[DateSpan]]
_HABITS: dict[EvidenceType, Habit] = {
    E.MEETING_NOTICE: _announced,
    E.RESEARCH_PLAN: _announced,
    E.ACTIVITY_PLAN: _announced,
    E.BRIEFING: _lead,
    E.MEDIA_REPORT: _lead,
    E.MEETING_MINUTES: _held,
    E.TRAINING_RECORD: _trained,
    E.PARTY_BUILDING_RECORD: _held,
    E.SITUATION_REPORT: _visited,
    E.TYPICAL_CASE: _visited,
    E.ISSUE_FEEDBACK: _visited,
    E.PHOTO: _all,
    E.DISPATCH_DOCUMENT: _takes_office,
    E.PROJECT_RECORD: _looked_over,
    E.WELFARE_RECORD: _cared_for,
    E.MONITORING_RECORD: _cared_for,
    E.PURCHASE_VOUCHER: _sold,
    E.WORK_SUMMARY: _of_series,
}
