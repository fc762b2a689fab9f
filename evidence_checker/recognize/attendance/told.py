"""Attendance told in sentences: 张某，在村22天，公出1天，合计在岗23天; 7月：张某23天，李某22天; 分别在村20天、21天."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from evidence_checker.recognize.attendance.board import MONTH, month_number
from evidence_checker.recognize.model import AttendanceDays
from evidence_checker.recognize.names import SURNAMES, person
from evidence_checker.recognize.surface import Surface

POST = r"(?:在岗|驻村|出勤|在村|住村|到岗|履职|吃住在村)"
DAYS = r"(?P<d>\d{1,2}(?:\.5)?) ?(?:天|日(?!期)|个工作日)"
WHOLE = re.compile(rf"(?:合计|共计?|总计|累计)(?:{POST})?(?:天数)?(?:为|:)?{DAYS}")
IN_POST = re.compile(rf"{POST}(?:工作|天数)?(?:共|为|:|计|满)? ?{DAYS}")
BARE = re.compile(rf"^[\s:，,(]*{DAYS}")
TRIP = re.compile(r"(?<!含)(?:出差|公出|外出办事|公差)(?P<d>\d{1,2}(?:\.5)?)天")
NAME = re.compile(rf"(?<![\u4e00-\u9fff])(?P<name>[{SURNAMES}][\u4e00-\u9fff]{{1,2}}?)(?=\d|[，,:：(\s]|在|驻|出勤|同志|本月|全月|到岗)")
RESPECTIVELY = re.compile(
    r"(?P<names>(?:[\u4e00-\u9fff]{2,3}、)+[\u4e00-\u9fff]{2,3}?)(?=20\d\d年|\d{1,2}月|分别|本月)"
    r"[^。；\n]{0,16}?分别[^。；\n\d]{0,8}(?P<days>\d{1,2}天(?:[、,，和]\d{1,2}天)+)"
)
LEAD_IN = re.compile(r"^(?:[证明]{1,2}|[队员]{1,2}|[书记]{1,2}|[我村]{1,2}|[同志]{1,2})(?=[\u4e00-\u9fff]{2})")
NO_NAME = re.compile(r"公出|公示|公休|公差|应|时|全|平")
CARD_TOTAL = re.compile(rf"(?:实际)?{POST}(?:(?:天数)?[: ]*{DAYS}|天数[: ]*(?P<n>\d{{1,2}}))")
LONGEST_CLAUSE = 60


def told_days(surface: Surface, year: int, month: int | None) -> Iterator[AttendanceDays]:
    """Days per person by sentences; the month is that of the sentence, of the line, else of the paper."""
    yield from _respectively(surface, year, month)
    yield from _on_card(surface, year, month)
    for paragraph in surface.passage.paragraphs:
        when = month
        names = [m for m in NAME.finditer(paragraph.text) if person(m["name"]) and not NO_NAME.match(m["name"])]
        for match, following in zip(names, [*names[1:], None], strict=False):
            when = _month_before(paragraph.text[: match.start("name")]) or when
            clause = paragraph.text[match.end("name") : following.start("name") if following else len(paragraph.text)]
            yield from _clause(surface, match["name"], clause, year, when, paragraph.start + match.start("name"))


def _on_card(surface: Surface, year: int, month: int | None) -> Iterator[AttendanceDays]:
    """A card of one person: 姓名：张某 … 出勤：22天."""
    name = re.search(r"姓 ?名[:： ]*(?P<name>[\u4e00-\u9fff]{2,4})(?=\s|$)", surface.text, re.MULTILINE)
    total = CARD_TOTAL.search(surface.text)
    when = _month_before(surface.text[:80]) or month
    if name and total and when and person(name["name"]):
        yield AttendanceDays(f"{year}-{when:02}", name["name"], Decimal(total["d"] or total["n"]), quote=surface.passage.quote(*total.span()))


def _month_before(text: str) -> int | None:
    found = list(MONTH.finditer(text))
    return month_number(found[-1]["m"]) if found else None


def _clause(surface: Surface, name: str, clause: str, year: int, month: int | None, place: int) -> Iterator[AttendanceDays]:
    """All that a person's clause says, month by month."""
    stated = list(MONTH.finditer(clause))
    pieces = (
        [(month, clause)]
        if not stated
        else [(month_number(m["m"]), clause[m.end() : f.start() if f else len(clause)]) for m, f in zip(stated, [*stated[1:], None], strict=False)]
    )
    for when, words in pieces:
        total = _days(words[:LONGEST_CLAUSE])
        if when and total is not None and total <= 31:
            yield AttendanceDays(f"{year}-{when:02}", name, total, quote=surface.passage.quote(place, place + len(name)))


def _days(words: str) -> Decimal | None:
    if whole := WHOLE.search(words):
        return Decimal(whole["d"])
    post = IN_POST.search(words) or BARE.match(words)
    if post is None:
        return None
    trips = TRIP.search(words, post.end())
    return Decimal(post["d"]) + (Decimal(trips["d"]) if trips else 0)


def _respectively(surface: Surface, year: int, month: int | None) -> Iterator[AttendanceDays]:
    for match in RESPECTIVELY.finditer(surface.text):
        names = [LEAD_IN.sub("", n) for n in match["names"].split("、")]
        names = [person(n) or person(n[-2:]) or person(n[-3:]) for n in names]
        days = re.findall(r"\d{1,2}", match["days"])
        when = _month_before(match[0]) or month
        if len(names) == len(days) and all(names) and when:
            for name, count in zip(names, days, strict=True):
                yield AttendanceDays(f"{year}-{when:02}", name, Decimal(count), quote=surface.passage.quote(*match.span()))
