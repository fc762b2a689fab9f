"""The days that a phrase counts: 在村22天，公出1天，合计在岗23天; in figures or in Chinese numerals."""

from __future__ import annotations

import re
from decimal import Decimal

from evidence_checker.recognize.numerals import everyday_number

IN_VILLAGE = r"在[我本该你贵]?(?:们|单位)?村"
POST = rf"(?:在岗|驻村|驻点|出勤|{IN_VILLAGE}|住村|到岗|到村|履职|吃住{IN_VILLAGE}|全勤|实到|打卡|签到|蹲点)"
COUNT = r"(?:\d{1,3}(?:\.\d)?|[一二三四五六七八九十]{1,3})"
DAYS = rf"(?P<d>{COUNT}) ?(?P<half>个?半)?(?:天|日(?!期)|个工作日)(?P<after>半)?"
WHOLE = re.compile(rf"(?:合计|共计?|总计|累计|小计|总天数|(?<![合共总累小统月])计)[^\d，。；;、\n]{{0,6}}?{DAYS}")
IN_POST = re.compile(rf"(?<![应未不]){POST}(?:工作|天数|时间|[(][^()]*[)])*(?:共计?|为|:|计|满|了|达)* ?{DAYS}")
BARE = re.compile(rf"^[\s:，,(]*(?:工作)?{DAYS}")
_BUSINESS = "出差|公出|外出|公差|公务|公干|培训|开会|学习"
TRIP = re.compile(rf"(?:{_BUSINESS})[^\d，。；;、\n假]{{0,6}}?{DAYS}")
PART = re.compile(
    r"(?<=[天日])[(](?![^()]*(?:另|不含|外加))[^()]*[)]|(?:其中|含|包括)[^)。；\n]*|"
    rf"(?:{_BUSINESS})[^\d，。；;、\n假]{{0,6}}?{COUNT} ?[天日] ?[(，,]?[已均都]{{0,2}}(?:计入|算入|列入|含在|包含在|算在)[^，。；;\n]*"
)
"""Days already within those told before: what a bracket behind them says, unless it says 另; what follows 其中; trips said to be counted in."""
IN_VILLAGE_SUM = re.compile(r"合计[:： ]*(?:在村|驻村|住村)")  # it heads a list: 合计：在村21天 外出2天 休7天
SPAN = re.compile(r"(?:\d{1,2}月)?\d{1,2}[日号]?(?:至|到|-|—|~|–)(?:\d{1,2}月)?\d{1,2}[日号](?!历)|\d{1,2}月\d{1,2}[日号]")

_DAY = r"(?:\d{1,2}月)?\d{1,2}[日号]?"
DATES = rf"{_DAY}(?:[-—–~～至到]+{_DAY})?(?:[、,，;；和及 ]+{_DAY}(?:[-—–~～至到]+{_DAY})?)*"
ON_DATES = re.compile(rf"(?:{POST}|公出|出差|外出)(?:日期|时间)?[:： ]*(?P<dates>{DATES}[日号])")


def listed_days(text: str) -> int | None:
    """How many days a list of dates names (1、4-8、11日至15日), the first and the last of a span included; None where it is no such list."""
    plain = re.sub(r"\s", "", text).strip("。；;")
    if not re.fullmatch(DATES, plain):
        return None
    days: set[int] = set()
    for part in re.split(r"[、,，;；和及]+", plain):
        ends = [int(number) for number in re.findall(r"(\d{1,2})[日号]?(?=[-—–~～至到]|$)", part)]
        days |= set(range(ends[0], ends[-1] + 1))
    return len(days) if days and min(days) >= 1 and max(days) <= 31 else None


def days_of(match: re.Match[str]) -> Decimal | None:
    """The days of a match of `DAYS` (22, 21.5, 二十一, 21天半); None for more than a month has."""
    number = Decimal(match["d"]) if match["d"][0].isdigit() else Decimal(everyday_number(match["d"]) or 0)
    days = number + (Decimal("0.5") if match["half"] or match["after"] else 0)
    return days if days <= 31 else None


def days_told(words: str, *, several: bool = False) -> Decimal | None:
    """The days in post of a clause: the stated sum, else the days in post with those on business beside them; spans of dates are no counts.

    Days in post that are said to be made up of others and the trips (在岗24天：签到22天＋公出2天) hold them already.
    Where the clause is one of several months (`several`), a sum behind its own days is that of all months.
    """
    bare = SPAN.sub("", PART.sub("", words))
    whole, first = WHOLE.search(bare), BARE.match(bare)
    total = days_of(whole) if whole else None
    if whole and total is not None and not (several and first):
        return total + _trips(bare, whole.end()) if IN_VILLAGE_SUM.match(whole[0]) else total
    post = IN_POST.search(bare) or first
    days = days_of(post) if post else None
    if post is None or days is None:
        return _dates_told(words)
    trips = _trips(bare, post.end())
    parts = (days_of(part) for part in IN_POST.finditer(bare, post.end()))
    return days if any(part is not None and part + trips == days for part in parts) else days + trips


def _dates_told(words: str) -> Decimal | None:
    """The days in post where only their dates are told (在村：1日至4日、7日；公出：26日)."""
    counts = [days for dates in ON_DATES.finditer(words) if (days := listed_days(dates["dates"]))]
    return Decimal(sum(counts)) if counts else None


def _trips(words: str, start: int) -> Decimal:
    return sum((days_of(trip) or Decimal(0) for trip in TRIP.finditer(words, start)), Decimal(0))
