"""The event a paper is about: a visit, a meeting, a course, an activity; when, where, and by what subject papers about it can be joined."""

from __future__ import annotations

import re
from datetime import date

from evidence_checker.recognize.model import Event, EventKind, EvidenceType, Fact, Place

E = EvidenceType
BY_TYPE = {
    E.RESEARCH_PLAN: EventKind.VISIT,
    E.MEETING_NOTICE: EventKind.MEETING,
    E.MEETING_MINUTES: EventKind.MEETING,
    E.TRAINING_RECORD: EventKind.TRAINING,
    E.PARTY_BUILDING_RECORD: EventKind.ACTIVITY,
}
TOLD = frozenset({E.ACTIVITY_PLAN, E.BRIEFING, E.SITUATION_REPORT, E.PHOTO, E.MEDIA_REPORT})
BY_WORDS = (
    (re.compile(r"培训|讲习|技能|课堂"), EventKind.TRAINING),
    (re.compile(r"调研|走访|看望|慰问|踏勘|督导"), EventKind.VISIT),
    (re.compile(r"会议|座谈|推进会|部署会|例会|联席会|研究"), EventKind.MEETING),
)
FRAME = re.compile(  # what a title says of the paper and not of the event
    r"^.{0,16}?(?=关于)|关于|召开|举办|开展|组织|印发|的?(?:预?通知|方案|纪要|记录|报告|简报|情况|汇报|函|签到表|安排|日程|行程)$|会议纪要|[12]\d{3}年(?:度)?|\d{1,2}月\d{1,2}日"
    r"|第[一二三四五六七八九十\d]+[次期号]|[\W_]"
)


def event_of(kind: EvidenceType, title: str, days: tuple[Fact[date], ...], places: tuple[Place, ...]) -> Event | None:
    """The event; None for papers that tell of none or of many (summaries, slips, logs)."""
    told = BY_TYPE.get(kind) or (_by_words(title) if kind in TOLD else None)
    if told is None:
        return None
    place = next((place for place in places if place.village), None)
    return Event(told, tuple(fact.value for fact in days), place, _subject(title))


def _by_words(title: str) -> EventKind:
    return next((kind for words, kind in BY_WORDS if words.search(title)), EventKind.ACTIVITY)


def _subject(title: str) -> str:
    """The title without what kind of paper it is, without year, day and number."""
    shorter = re.sub(r"\s", "", title)
    while (cut := FRAME.sub("", shorter)) != shorter:
        shorter = cut
    return shorter
