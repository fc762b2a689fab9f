"""Whether the unit's first head leads the visit that a paper tells of or plans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from evidence_checker.recognize.model import EvidenceType, Person
from evidence_checker.recognize.passage import fold
from evidence_checker.recognize.people import FOLLOWS, principal_title
from evidence_checker.recognize.surface import Surface

E = EvidenceType
VISITING = frozenset(
    {
        E.RESEARCH_PLAN,
        E.BRIEFING,
        E.SITUATION_REPORT,
        E.MEDIA_REPORT,
        E.WORK_SUMMARY,
        E.ACTIVITY_PLAN,
        E.PHOTO,
        E.TYPICAL_CASE,
        E.MEETING_MINUTES,
        E.ISSUE_FEEDBACK,
        E.PARTY_BUILDING_RECORD,
        E.WELFARE_RECORD,
        E.OTHER,
    }
)
VISIT = re.compile(
    r"(?:走进|来到|深入)[^。；，\n]{0,16}(?:村|社区|小组)|调研|走访|蹲点|慰问|看望|踏勘|督导|督查|入户|一行|送到|来到|签约|签字仪式|考察|指导|查看|察看|进村|入村|到村|带队|率队"
)
STAYS = re.compile(r"^(?:同志)?在[^。；，\n]{0,24}(?:村|社区)[^。；，\n]{0,10}(?:调研|走访|慰问|看望|座谈)")
HEAD_LEADS = re.compile(
    r"(?:主要(?:负责同志|负责人|领导)|一把手)(?:同志)?[^。；，\n]{0,12}(?:带队|率队|带领|率|一行|(?:到|赴|深入)[^。；\n]{0,20}(?:调研|走访|慰问))"
)
TITLE_LEADS = re.compile(r"(?P<title>[\u4e00-\u9fff、]{2,24})(?:同志)?(?:亲自)?(?:带队|率队|率领|一行)")
GOES = re.compile(
    r"^(?:同志)?(?:[、，](?=[^。；\n]{2,24}?(?:等|一行|一同)))?[^。，；\n]{0,24}?(?:到|赴|深入|前往|走进|来到|直奔)[^。；\n]{0,40}?"
    r"(?:调研|走访|慰问|看望|督导|检查|指导|踏勘|座谈|查看|察看|宣讲|党课)"
    r"|^(?:同志)?[^。，；\n]{0,12}?(?:来到|走进|深入|赶到|直奔)[^。；，\n]{0,16}(?:村|社区|小组|农户|田间)"
    r"|^(?:同志)?[^。，；\n]{0,10}，(?:便|就)?(?:直奔|来到|走进|深入|赶到)[^。；，\n]{0,20}(?:村|社区|小组|农户|田间)"
    r"|^(?:同志)?来(?:给|为|看|与|和)[^。；，\n]{0,16}(?:党课|宣讲|座谈|望|慰问)"
    r"|^(?:同志)?(?:(?:与|和|同|会同)[^。；，\n]{1,14})?(?:一道|一起|实地|逐户|入户|先后)*(?:走访|看望|慰问|调研)"
)
LED_COLUMN = re.compile(r"(?:带队|领队)(?:领导|人员?|同志)?|(?:调研组)?组长")
TAKES_PART = re.compile(r"^(?:同志)?参[加与](?:了?(?:此次|本次)?(?:调研|走访|慰问|座谈|活动)|。|，|$)")
PARTICIPANTS = re.compile(r"^[\s\d一二三四五六七八九十、.]*(?:参[加与]|同行|走访|调研|调研组|走访组|出行)(?:组?成员|人员|领导|同志)[:： ]")


def principal_leads(surface: Surface, kind: EvidenceType, people: tuple[Person, ...]) -> bool | None:
    """Whether the unit's principal leader leads the visit (in a plan: is to lead it); None where the paper tells of no visit."""
    if kind not in VISITING or not _visits_village(surface):
        return None
    leaders = [p for p in people if p.leads] or list(_heading_a_column(surface, people))
    if leaders:
        return any(p.principal for p in leaders)
    if HEAD_LEADS.search(surface.text):
        return True
    goers = [p for p in people if _goes_first(surface, p)]
    if goers:
        return goers[0].principal
    if present := [p for p in people if _takes_part(surface, p)]:
        return any(p.principal for p in present)
    unnamed = TITLE_LEADS.search(surface.text)
    judged = principal_title(unnamed["title"], surface.lexicon.titles) if unnamed else None
    if judged is None and people and re.search(r"带队|率队|一行", surface.text):
        return False
    return judged


def _heading_a_column(surface: Surface, people: tuple[Person, ...]) -> Iterator[Person]:
    """Those whose names stand under a heading 带队 of a timetable."""
    for table in surface.document.tables:
        for upper, lower in pairwise(table.rows):
            cells = [fold(lower[c]) for c, text in enumerate(upper) if c < len(lower) and LED_COLUMN.fullmatch(re.sub(r"\s", "", text))]
            yield from (p for p in people if any(p.name in re.sub(r"\s", "", cell) for cell in cells))


def _takes_part(surface: Surface, person: Person) -> bool:
    """One of those who go: in the row of participants, or said to take part. The head leads where he is one of them."""
    for found in re.finditer(re.escape(person.name), surface.text):
        line = surface.text[surface.text.rfind("\n", 0, found.start()) + 1 : found.start()]
        if PARTICIPANTS.match(line) or TAKES_PART.match(surface.text[found.end() : found.end() + 12]):
            return True
    return False


def _visits_village(surface: Surface) -> bool:
    head = surface.text[:1500]
    return bool(VISIT.search(head)) and bool(re.search(r"村|社区|帮扶点|挂钩点|乡|镇|结对点|联系点", head))


def _goes_first(surface: Surface, person: Person) -> bool:
    """Subject of a sentence in which somebody goes to see: 局长王建到××村调研."""
    if person.quote is None:
        return False
    place = surface.text.find(person.name)
    while place >= 0:
        after = surface.text[place + len(person.name) : place + len(person.name) + 70]
        if (GOES.match(after) or STAYS.match(after)) and not FOLLOWS.search(surface.text[max(0, place - 6) : place]):
            return True
        place = surface.text.find(person.name, place + 1)
    return False
