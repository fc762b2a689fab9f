"""Attendance told in sentences: 张某，在村22天，公出1天，合计在岗23天; 7月：张某23天，李某22天; 分别在村20天、21天; a phone's screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from evidence_checker.recognize.attendance.board import MONTH, MONTH_IN_WORDS, month_in, month_number
from evidence_checker.recognize.attendance.days import Kind, kind_of
from evidence_checker.recognize.attendance.phrases import COUNT, POST, days_told
from evidence_checker.recognize.attendance.positions import ROLE, placed_name
from evidence_checker.recognize.model import AttendanceDays
from evidence_checker.recognize.names import SURNAMES, person
from evidence_checker.recognize.surface import Surface

BEHIND = r"(?=\d|[，,:：(\s、。]|在|驻|出勤|[应实][到出在驻]|实际|同志|本月|全月|每月|到岗|到村|请|系|是|于|自|$)"
MASKED = r"[\u4e00-\u9fff]{1,2}[×xX*＊某]{1,2}|[\u4e00-\u9fff][×*＊][\u4e00-\u9fff]"
SPREAD = r"[\u4e00-\u9fff][ 　]{1,4}[\u4e00-\u9fff](?=[:：(（])"
"""A name of two signs, set as wide as those of three."""
NAME = re.compile(
    rf"(?:(?<![\u4e00-\u9fff])|(?<=书记|队长|队员|干部|组长|证明|成员|同志))(?P<name>[{SURNAMES}][\u4e00-\u9fff]{{1,2}}?|{MASKED}){BEHIND}"
)
PLACED = re.compile(
    rf"(?:^|(?<=[\n；;。])|{ROLE})[ 　]*(?!{POST})(?P<name>[\u4e00-\u9fff]{{2,4}}?|{SPREAD}|{MASKED})"
    rf"(?:同志)?(?:[(][^()]{{2,10}}[)])?[:： ，,]{{0,2}}"
    rf"(?=(?:本月|全月|共|实际|应|实|\d{{1,2}}月份?)*(?:{POST}|{COUNT} ?天|\d{{1,2}}日))"
)
LISTED = re.compile(
    r"(?P<names>(?:[\u4e00-\u9fff]{2,8}、){0,9}[\u4e00-\u9fff]{2,8}[、和及][\u4e00-\u9fff]{2,3}?)"
    r"(?:等)?(?:[两二三四2-4]位|[2-4]名)?(?:同志|队员)?[，, 于在]?(?=20\d\d年|\d{1,2}月|分别|依次|本月|均|各)(?P<rest>[^。\n]{4,160})"
)
EACH = re.compile(
    r"(?:分别|依次)[^。；\n\d]{0,8}(?P<days>\d{1,2}(?:\.\d)?天(?:[、,，和]\d{1,2}(?:\.\d)?天)+)|(?:均|各|都)[^。；，\n\d]{0,8}(?P<same>\d{1,2}(?:\.\d)?)天"
)
LEAD_IN = re.compile(r"^.*(?:证明|派的|派驻的|我村|书记|队长|队员|干部|组长|成员)")
NO_NAME = re.compile(r"公出|公示|公休|公差|应|时|全|平")
MONTH_LINE = re.compile(
    rf"[（(]?[一二三四五六七八九十\d]{{0,2}}[)）、.．]? ?(?P<month>(?:20\d\d年)?(?:\d{{1,2}}|{MONTH_IN_WORDS})月份?)"
    r"(?:考勤|出勤|在岗)?(?:情况)?[:：]?"
)
COUNTS_DAYS = re.compile(rf"{POST}(?:工作)?天数|单位[:：] ?天")
COUNTED_LINE = re.compile(
    rf"^(?:\d{{1,2}}[.、．) ]+)?(?:{ROLE})?(?P<name>[\u4e00-\u9fff]{{2,4}}?)(?:[(]{ROLE}[)])?[:： ]+(?P<d>\d{{1,2}}(?:\.5)?)[;；。]?$"
)
DATED = re.compile(r"(?P<m>\d{1,2})月\d{1,2}[日号]")
BARE_MONTH = re.compile(r"(?<![\d月日.-])(?:1[0-2]|[1-9])(?=[-—–~～至到、](?:1[0-2]|[1-9])月)")  # 1—3月
JOINS_MONTHS = re.compile(r"[、,，和及与]|(?P<span>[-—–~～至到]+)")
EACH_MONTH = re.compile(r"(?:每(?:个)?月|各|均|都)+(?:为|是)?")
LONGEST_CLAUSE = 90
LONGEST_TITLE = 40  # characters
TITLE = re.compile(rf"{POST}|考勤|登记|统计")
SENTENCE = re.compile(r"[。；;，,：:]|\d ?天")
SUMMED = re.compile(r"(?<![\u4e00-\u9fff])(?P<name>[\u4e00-\u9fff]{2,4})[:： ]{0,2}(?P<days>\d{1,2}(?:\.5)?) ?天")
BARE_SUMMARY = re.compile(r"(?:[本当全]月|月度|\d{1,2}月份?)?(?:小结|统计|汇总|总结)?")


@dataclass(frozen=True, slots=True)
class Named:
    """A person named in a paragraph: where the name begins and ends."""

    name: str
    start: int
    end: int


def told_days(surface: Surface, year: int, month: int | None) -> Iterator[AttendanceDays]:
    """Days per person by sentences; the month is that of the sentence, of the line, else of the paper."""
    yield from _respectively(surface, year, month)
    yield from _counted_lines(surface, year, month)
    for paragraph in surface.passage.paragraphs:
        month = _headed(paragraph.text.strip()) or month
        when = month
        names = _names(paragraph.text)
        for named, following in zip(names, [*names[1:], None], strict=False):
            when = month_before(paragraph.text[: named.start]) or when
            clause = paragraph.text[named.end : following.start if following else len(paragraph.text)]
            yield from _clause(surface, named.name, clause, year, when, paragraph.start + named.start)


def _headed(line: str) -> int | None:
    """The one month of a line that heads those below it: 4月份, or a title of attendance (签到册(1月))."""
    if headed := MONTH_LINE.fullmatch(line):
        return month_before(headed["month"])
    found = month_in(line) if len(line) <= LONGEST_TITLE and TITLE.search(line) and not SENTENCE.search(line) else None
    return found[1] if found else None


def summed_up(surface: Surface, year: int, month: int | None) -> Iterator[AttendanceDays]:
    """The sums that a line beside the tables tells of at least two people in one breath (本月小结：张某22天，李某21天)."""
    for paragraph in surface.passage.paragraphs:
        month = _headed(paragraph.text.strip()) or month
        pairs = SUMMED.findall(paragraph.text) if _sums_days(paragraph.text) else []
        when = month_before(paragraph.text) or month
        named = {name: Decimal(days) for name, days in pairs if person(name) and placed_name(name)}
        if when and len(named) > 1 and len(named) == len(pairs):
            quote = surface.passage.quote(paragraph.start, paragraph.end)
            yield from (AttendanceDays(f"{year}-{when:02}", name, days, quote=quote) for name, days in named.items())


def _sums_days(line: str) -> bool:
    """What stands before the first colon says that days in post are summed up."""
    before, colon, _ = line.replace(" ", "").replace("：", ":").partition(":")
    counts = kind_of(before) in (Kind.SUM, Kind.POST, Kind.INCLUSIVE)
    return bool(colon and before) and (counts or bool(BARE_SUMMARY.fullmatch(before)))


def _counted_lines(surface: Surface, year: int, month: int | None) -> Iterator[AttendanceDays]:
    """Lines of a name and a bare figure, below words that say what is counted (在岗天数, 单位：天)."""
    counted = COUNTS_DAYS.search(surface.text)
    lines = [(p, m) for p in surface.passage.paragraphs if counted and p.start >= counted.start() and (m := COUNTED_LINE.match(p.text.strip()))]
    for paragraph, line in lines if month else ():
        if (name := placed_name(line["name"])) and Decimal(line["d"]) <= 31:
            yield AttendanceDays(f"{year}-{month:02}", name, Decimal(line["d"]), quote=surface.passage.quote(paragraph.start, paragraph.end))


def _names(text: str) -> list[Named]:
    """The persons of a paragraph in order: known surnames at a boundary, and whoever stands in a name's place before days."""
    known = [
        Named(m["name"], *m.span("name"))
        for m in NAME.finditer(text)
        if person(m["name"]) and placed_name(m["name"]) and not NO_NAME.match(m["name"])
    ]
    placed = [Named(name, *m.span("name")) for m in PLACED.finditer(text) if (name := placed_name(m["name"]))]
    chosen: list[Named] = []
    for named in sorted([*known, *placed], key=lambda n: (n.start, -n.end)):
        if not chosen or named.start >= chosen[-1].end:
            chosen.append(named)
    return chosen


def month_before(text: str) -> int | None:
    """The last month that a text names."""
    found = list(MONTH.finditer(text))
    return month_number(found[-1]["m"]) if found else None


def _clause(surface: Surface, name: str, clause: str, year: int, month: int | None, place: int) -> Iterator[AttendanceDays]:
    """All that a person's clause says, month by month; where it tells of several months, a sum behind them is none of the last."""
    clause = BARE_MONTH.sub(r"\g<0>月", clause)
    stated = list(MONTH.finditer(clause))
    dated = {month_number(m["m"]) for m in DATED.finditer(clause)}
    month = dated.pop() if not stated and len(dated) == 1 else month
    pieces = _by_month(clause, stated) if stated else [(month, clause)]
    for when, words in pieces:
        total = days_told(words[:LONGEST_CLAUSE], several=len({m for m, _ in pieces}) > 1)
        if when and total is not None:
            yield AttendanceDays(f"{year}-{when:02}", name, total, quote=surface.passage.quote(place, place + len(name)))


def _by_month(clause: str, stated: list[re.Match[str]]) -> list[tuple[int | None, str]]:
    """What a clause says of each month that it names.

    Months told together (3月、4月各23天, 7月至9月每月22天) have the same days each; a sum of several is of none of them.
    """
    pieces: list[tuple[int | None, str]] = []
    together: list[int] = []
    for match, following in zip(stated, [*stated[1:], None], strict=False):
        number, words = month_number(match["m"]), clause[match.end() : following.start() if following else len(clause)]
        if number is None:
            continue
        together = _through(together, number)
        if following and (link := JOINS_MONTHS.fullmatch(words)):
            together.append(-1 if link["span"] else 0)
            continue
        each = EACH_MONTH.match(words)
        if each:
            pieces += [(m, words[each.end() :]) for m in together]
        elif len(together) == 1:
            pieces.append((number, words))
        together = []
    return pieces


def _through(before: list[int], number: int) -> list[int]:
    """The months before and this one; a last sign of 0 joins it to them, of -1 all months between too."""
    if not before:
        return [number]
    *months, link = before
    return [*months, *range(months[-1] + 1, number + 1)] if link else [*months, number]


def _respectively(surface: Surface, year: int, month: int | None) -> Iterator[AttendanceDays]:
    """Several people in one breath: 张某、李某2022年3月分别在村20天、21天，4月均为22天."""
    for match in LISTED.finditer(surface.text) if EACH.search(surface.text) else ():
        names = [_last_name(n) for n in re.split(r"[、和及]", match["names"])]
        for told in EACH.finditer(match["rest"]) if all(names) else ():
            days = re.findall(r"\d{1,2}(?:\.\d)?", told["days"]) if told["days"] else [told["same"]] * len(names)
            when = month_before(match["rest"][: told.start()]) or month
            if len(names) == len(days) and when:
                for name, count in zip(names, days, strict=True):
                    yield AttendanceDays(f"{year}-{when:02}", name, Decimal(count), quote=surface.passage.quote(*match.span("names")))


def _last_name(words: str) -> str:
    """The name that ends a stretch of words (你单位选派的张某, 第一书记李某)."""
    bare = LEAD_IN.sub("", words)
    return next((name for text in (bare, bare[-3:], bare[-2:]) if (name := person(text)) and placed_name(name)), "")
