"""What the dates of a paper mean: its own, those of events, deadlines, terms, and those it only cites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from evidence_checker.extract.model import LineRole
from evidence_checker.recognize.calendar import DateSpan, calendar_day, find_dates
from evidence_checker.recognize.heading import is_prose
from evidence_checker.recognize.model import DateMention, DateRole, EvidenceType, Fact, Quote
from evidence_checker.recognize.names import person
from evidence_checker.recognize.passage import fold
from evidence_checker.recognize.sign_off import OwnDate, Stand
from evidence_checker.recognize.slips import bears_name
from evidence_checker.recognize.surface import Surface, choose_own_date

E = EvidenceType
INTENDED = frozenset({E.MEETING_NOTICE, E.RESEARCH_PLAN, E.ACTIVITY_PLAN, E.ANNUAL_PLAN, E.ASSISTANCE_PLAN})
OF_ONE_EVENT = frozenset({E.MEETING_MINUTES, E.TRAINING_RECORD, E.PARTY_BUILDING_RECORD, E.PROJECT_RECORD, E.MONITORING_RECORD, E.WELFARE_RECORD})

DEADLINE_AFTER = re.compile(r"^ ?(?:\([^)]*\))? ?(?:\d{1,2}[:点时]\d{0,2})? ?(?:之前|以前|前(?![述往来期后去])|底前|内完成|截止|止报名)")
DEADLINE_BEFORE = re.compile(r"(?:截止(?:时间|日期|到|至)?|最迟|不迟于|不得晚于|务必?于|限于|期限)[为:： ]*$")
STATUS_BEFORE = re.compile(r"截至(?:到|目前)?[为:： ]*$")
TERM_BEFORE = re.compile(
    r"(?:任期|服务期|有效期|期限|保险期间|合同期|起止(?:时间|日期)?|工期|聘期|自|从|起始|期间|生效|质保期|派驻时间|驻村期限)[为:：\s(]*$"
)
TERM_AFTER = re.compile(r"^ ?(?:起(?!草|到|，)|以来|至今|止|始|生效|到期|施行|执行|开始(?:计算|执行))")
CITED_AFTER = re.compile(
    r"^[》〉]|^(?:印发|下发|出台|发布|公布|颁布|修订|通过|签订|签署|签字)?的?[《〈]|^(?:下发|印发|出台|颁布|公布)的|^(?:出生|生于?|入党|参加工作|当选|发表)"
)
CITED_BEFORE = re.compile(r"(?:出生(?:年月|日期)?|生于|入党(?:时间)?|参加工作(?:时间)?|原文|学习)[:： ]*$")
MEETING_CITED = re.compile(r"^(?:召开的|举行的|印发的).{0,30}(?:精神|要求|部署)")
PRINTED_BEFORE = re.compile(r"(?:打印|下载|导出|查询|生成|补打|截图)(?:日期|时间)?[:： ]*$")
EVENT_LABEL = re.compile(
    r"(?:^|[\s一二三四五六七八九十、.()\d|,，;；。])(?!填表|填报|制表|打印|发布|报送|统计|签订|签署|开具|截止|报名|出生|入党|有效|出差|任职|起草|印发|签发|编制|制定|记录|工作|参加|发票|开票)[\u4e00-\u9fff]{0,6}?"
    r"(?:时\s{0,6}间|日\s{0,6}期|日子|何时|什么时候去?|[营会展班训]期)(?:安排|地点|[和及与、][\u4e00-\u9fff]{1,4})?[:： ]"
)
AS_OF = re.compile(r"(?:^|[\s|])(?:数据|统计|信息)?截[止至](?:时间|日期|到)?[:： ]*$")
LISTS = frozenset({E.MONITORING_RECORD, E.TRAINING_RECORD, E.WORK_LOG, E.PROJECT_RECORD, E.ATTENDANCE_RECORD})
HAPPENS = re.compile(
    r"赴|深入|前往|走进|来到|到|召开|举办|举行|开展|组织|走访|调研|慰问|座谈|培训|宣讲|义诊|验收|入户|座谈|捐赠|参加|启动|检查|看望|体检|活动|实施|发放|完成|交付|移交|签约|"
    r"揭牌|出发|返回|安排|集合|报到"
)
NAME_BEFORE = re.compile(r"(?:^|[\s。！，,:：（(])([\u4e00-\u9fff]{2,4})[\s,，]*$")
NOTED = re.compile(
    r"(?:^|(?<=[\s。！]))(?P<name>[\u4e00-\u9fff]{2,3})[\s,，]{0,3}(?:[\u4e00-\u9fff]{2,6}[\s,，]{1,3})?(?P<month>1[0-2]|[1-9])[./](?P<day>[12]\d|3[01]|[1-9])(?![\d.%])"
)
HELD_LABEL = re.compile(r"(?:^|[\s|])(?:会议)?时\s{0,6}间[:： ]*$")
LONGEST_EVENT = 10  # days; a longer span is a term or a campaign


def role_of(surface: Surface, span: DateSpan, own: OwnDate | None) -> DateRole:
    """What a date means by the words on both sides of it."""
    if own and span.start == own.span.start:
        return DateRole.DOCUMENT
    before, after = surface.text[max(0, span.start - 14) : span.start], surface.text[span.end : span.end + 40]
    if PRINTED_BEFORE.search(before) or any(d.span.start == span.start and d.stand is Stand.PRINTED for d in surface.own_dates):
        return DateRole.PRINTED
    if _is_long(span):
        return DateRole.TERM
    if DEADLINE_AFTER.match(after) or DEADLINE_BEFORE.search(before):
        return DateRole.DEADLINE
    if TERM_AFTER.match(after) or TERM_BEFORE.search(before):
        return DateRole.TERM
    return DateRole.CITED if _is_cited(surface, span, before, after, own) else DateRole.EVENT


def _is_long(span: DateSpan) -> bool:
    return bool(span.value and span.last and (span.last - span.value).days > LONGEST_EVENT)


def _is_cited(surface: Surface, span: DateSpan, before: str, after: str, own: OwnDate | None) -> bool:
    if STATUS_BEFORE.search(before) or CITED_AFTER.match(after) or CITED_BEFORE.search(before) or MEETING_CITED.match(after):
        return True
    start, end = surface.passage.sentence(span.start)
    opened = surface.text.rfind("《", start, span.start) > surface.text.rfind("》", start, span.start)
    earlier = own is not None and own.span.value is not None and span.value is not None and (own.span.value - span.value).days > 400
    return opened or earlier or end <= start


def mentions(surface: Surface, own: OwnDate | None) -> tuple[DateMention, ...]:
    """Every date of the paper with its meaning."""
    return tuple(surface.mention(span, role_of(surface, span, own)) for span in surface.dates if span.day)


def own_date(surface: Surface, kind: EvidenceType) -> OwnDate | None:
    """The paper's own date among those that may be, as its kind would have it."""
    dates = surface.own_dates
    if kind in INTENDED:
        dates = tuple(d for d in dates if d.stand is not Stand.LABEL or not EVENT_LABEL.search(_before(surface, d.span)))
    if kind is E.MEETING_MINUTES:
        dates = tuple(d for d in dates if d.stand is not Stand.LABEL or not HELD_LABEL.search(_before(surface, d.span))) or dates
    if kind is E.MEDIA_REPORT:
        published = tuple(d for d in dates if d.stand in {Stand.PUBLISHED, Stand.HEAD})
        dates = published or _page_dates(surface) or dates
    return choose_own_date(dates)


def _page_dates(surface: Surface) -> tuple[OwnDate, ...]:
    """A newspaper's or web page's date: complete, on a short line that is no running text."""
    found = []
    for span in surface.dates:
        number = surface.passage.paragraph_at(span.start)
        text = surface.passage.paragraphs[number].text
        if span.value and span.explicit and span.until is None and len(text) <= 45 and not is_prose(text) and not text.endswith("。"):
            found.append(OwnDate(span, Stand.PUBLISHED, number))
    return tuple(found)


def _before(surface: Surface, span: DateSpan) -> str:
    return surface.text[surface.text.rfind("\n", 0, span.start) + 1 : span.start]


def document_date(surface: Surface, kind: EvidenceType, own: OwnDate | None, events: tuple[Fact[date], ...]) -> Fact[date] | None:
    """The paper's own date; a paper that records one event and bears no other date has that of the event."""
    if kind is E.PHOTO:
        return photo_date(surface)
    if kind is E.LEADER_INSTRUCTION and (noted := _noted(surface)) and not _closes_after(own, noted.value):
        return noted
    if own:
        return _fact(surface, own.span, 0.95 if own.stand is Stand.SIGN_OFF else 0.85)
    if field := _field_date(surface, kind):
        return field
    if kind is E.MEDIA_REPORT and (wire := _wire_date(surface)):
        return wire
    if kind in LISTS and (state := _state_of(surface) or _exported(surface)):
        return state
    if kind in OF_ONE_EVENT or kind in {E.WORK_LOG, E.BRIEFING}:
        days = {event.value for event in events}
        return Fact(days.pop(), events[0].quotes, 0.6) if len(days) == 1 and kind is not E.BRIEFING else _file_date(surface)
    return _file_date(surface) or _captioned(surface)


def _captioned(surface: Surface) -> Fact[date] | None:
    """The one day that the captions of a paper name whose text names none."""
    dated = [s for s in surface.dates if s.value]
    return _fact(surface, dated[0], 0.5) if len({s.value for s in dated}) == 1 and all(_in_caption(surface, s) for s in dated) else None


def _in_caption(surface: Surface, span: DateSpan) -> bool:
    return surface.document.lines[surface.passage.line_at(span.start)].role is LineRole.CAPTION


def _closes_after(own: OwnDate | None, day: date) -> bool:
    """The paper that passes a note on is dated at its end, and not before the note."""
    return bool(own and own.stand in {Stand.SIGN_OFF, Stand.CLOSE} and own.span.value and own.span.value >= day)


def _state_of(surface: Surface) -> Fact[date] | None:
    """The day whose state a list shows: 截至2022年9月30日 in its head."""
    stated = [s for s in surface.dates if s.value and s.explicit and AS_OF.search(_before(surface, s)) and len(_before(surface, s)) <= 40]
    return _fact(surface, stated[0], 0.7) if stated else None


def _exported(surface: Surface) -> Fact[date] | None:
    """The day on which a list was taken out of its system: 导出时间 in its head."""
    field = next((f for f in surface.fields if f.key == "printed"), None)
    day = _day_in(field.value) if field else None
    return Fact(day, (field.quote,), 0.6) if field and day else None


def _field_date(surface: Surface, kind: EvidenceType) -> Fact[date] | None:
    """The date under a form's label (验收日期), where the form is about one thing."""
    if kind not in OF_ONE_EVENT:
        return None
    for field in sorted(surface.fields, key=lambda field: not bears_name(surface, field)):
        day = _day_in(field.value) if field.key == "date" else None
        if day:
            return Fact(day, (field.quote,), 0.8)
    return None


def _fact(surface: Surface, span: DateSpan, confidence: float) -> Fact[date] | None:
    value = span.value
    return Fact(value, (surface.passage.quote(span.start, span.end),), confidence) if value else None


def _noted(surface: Surface) -> Fact[date] | None:
    """The day that a leader wrote behind his name, be it without a year (张三 11.24); not that on which a sentence says he wrote."""
    for span in surface.dates:
        name = NAME_BEFORE.search(surface.text[max(0, span.start - 8) : span.start])
        told = re.match(r"[^\n。]{0,40}(?:批示|签批|圈阅)", surface.text[span.end :])
        if span.value and not told and name and person(name[1]):
            return _fact(surface, span, 0.85)
    return _noted_without_year(surface)


def _noted_without_year(surface: Surface) -> Fact[date] | None:
    year = surface.stated_year or (surface.own_date.span.year if surface.own_date else None)
    for found in NOTED.finditer(surface.text):
        day = calendar_day(year, int(found["month"]), int(found["day"]))
        if day and person(found["name"]):
            return Fact(day, (surface.passage.quote(*found.span()),), 0.8)
    return None


def _wire_date(surface: Surface) -> Fact[date] | None:
    """××网5月18日电, 本报讯: the day a report was filed."""
    for span in surface.dates[:6]:
        if span.value and re.match(r" ?[电讯]", surface.text[span.end : span.end + 3]):
            return _fact(surface, span, 0.8)
    return None


def _file_date(surface: Surface) -> Fact[date] | None:
    """A full date in the file's own name, as cameras, scanners and clerks write it."""
    name = fold(surface.document.path.rsplit("/", 1)[-1])
    days = {s.value for s in find_dates(re.sub(r"[_\s]", " ", name)) if s.value}
    return Fact(days.pop(), (Quote(name),), 0.5) if len(days) == 1 else None


def photo_date(surface: Surface) -> Fact[date] | None:
    """The day of a photo: its camera stamp, else its caption, else its EXIF time, else its file's name."""
    stamped = [(i, line) for i, line in enumerate(surface.document.lines) if line.role is LineRole.CAMERA]
    for index, line in stamped:
        if day := _day_in(line.text):
            return Fact(day, (Quote(line.text, line.page, index, line.box),), 0.97)
    for picture in surface.document.pictures:
        if day := _day_in(picture.stamp):
            return Fact(day, (Quote(picture.stamp, picture.page, None, picture.box),), 0.95)
    days = {s.value for s in surface.dates if s.value}
    if len(days) == 1:
        return _fact(surface, next(s for s in surface.dates if s.value), 0.9)
    return _taken(surface) if not days else None


def _day_in(text: str) -> date | None:
    return next((s.value for s in find_dates(fold(text)) if s.value), None)


def _taken(surface: Surface) -> Fact[date] | None:
    for picture in surface.document.pictures:
        if surface.document.is_scene and picture.taken:
            return Fact(date.fromisoformat(picture.taken[:10]), (Quote(picture.taken, picture.page),), 0.85)
    return _file_date(surface)


def days_of(span: DateSpan) -> Iterator[date]:
    """Every day of a date or a short span."""
    if span.value is None:
        return
    last = span.last if span.last and not _is_long(span) else span.value
    for ordinal in range(span.value.toordinal(), last.toordinal() + 1):
        yield date.fromordinal(ordinal)
