"""The grammar of dates: every written form, as spans of a text with what they say and what they leave open."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from evidence_checker.recognize.numerals import everyday_number

SP = r"[ ]*"
CN_DIGIT = "〇○Οo零OО0一二三四五六七八九"
YEAR = rf"(?:[12][0-9OoQlI]{{3}}|[12](?: ?[0-9]){{3}}|[一二][{CN_DIGIT}]{{3}}|(?<![一二三四五六七八九十])二[一二][{CN_DIGIT}])"
"""The last form lost its 〇, which seals and scans often take: 二二二年 for 二〇二二年."""
MONTH = r"(?:元|零?[壹贰叁肆伍陆柒捌玖]|零?壹?拾[壹贰]?|[1Il] ?[0-2Oo]|[0Oo]? ?[0-9OoIl]|十[一二]?|[一二三四五六七八九])"
DAY = (
    r"(?:卅一?|零?[壹贰叁肆伍陆柒捌玖]|零?[壹贰叁]?拾[壹贰叁肆伍陆柒捌玖]?|[0-3OoIl]? ?[0-9OoIl]"
    r"|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
)
RELATIVE = "今年|本年|当年|去年|上年|前年|明年|次年|翌年|本月|当月|同年|同月|上月|次月|下月"
DASH = r"(?:至|到|--?|—{1,2}|–|~|～|−)"
CLOCK = r"(?:[ ]*(?:上午|下午|中午|晚上?|早上?|凌晨)?[ ]*(?:(?:\d{1,2}|[零一二三四五六七八九十]{1,3})[ ]*[:点时][ ]*(?:\d{1,2}分?)?(?:整|半)?)?[ ]*)"
WEEKDAY = re.compile(r"(?: +\d{1,2}:\d{2}(?::\d{2})?)?[ ]*[(\[【]?[ ]*(?:星期|周|礼拜)[ ]*([一二三四五六日天])(?![年岁])[ ]*[)\]】]?")
WEEKDAYS = "一二三四五六日"
_ENDING = rf"(?:{CLOCK}{DASH}{SP}(?:(?P<y2>{YEAR}){SP}年{SP})?(?:(?P<m2>{MONTH}){SP}月{SP})?(?P<d2>{DAY}){SP}[日号曰])?"

WRITTEN = re.compile(
    rf"(?<![0-9一二三四五六七八九十])(?:(?P<y>{YEAR}){SP}年{SP}|(?P<rel>{RELATIVE}){SP})?(?:(?P<m>{MONTH}){SP}月{SP})"
    rf"(?P<d>{DAY}){SP}(?:[日号曰]|目(?=$|[\s,，。]))(?P<week>{SP}[(\[]?{SP}(?:星期|周|礼拜)[一二三四五六日天]{SP}[)\]]?)?{_ENDING}"
)
SHORT_RANGE = re.compile(
    rf"(?<![0-9一二三四五六七八九十])(?:(?P<y>{YEAR}){SP}年{SP}|"
    rf"(?P<rel>{RELATIVE}){SP})?(?P<m>{MONTH}){SP}月{SP}(?P<d>{DAY}){SP}{DASH}{SP}(?P<d2>{DAY}){SP}[日号曰]"
)
SAME_MONTH = re.compile(rf"(?P<rel>本月|当月|同月){SP}(?P<d>{DAY}){SP}[日号曰]")
NUMERIC = re.compile(
    r"(?<![\d.])(?P<y>(?:19|2[0Oo])[\dOo]{2}) ?(?P<sep>[-/.·—–]) ?(?P<m>1[0-2Oo]|[0Oo]?[1-9]) ?(?P=sep) ?"
    r"(?:(?P<d>[0-3Oo]?[\dOo])(?!\d)|(?P<d3>[0-3]\d)(?=\d{2}:\d{2}))"
    r"(?: ?(?:至|到|--?|—{1,2}|–|~|～) ?(?P<y2>(?:19|20)\d{2}(?P=sep))?(?:(?P<m2>1[0-2]|0?[1-9])(?P=sep))?(?P<d2>[0-3]?\d)(?![\d:.]|(?P=sep)))?"
)
COMPACT = re.compile(r"(?<![\dA-Za-z.])(?<!\d-)(?P<y>(?:19|20)\d{2})(?P<m>0[1-9]|1[0-2])(?P<d>[0-3]\d)(?![\dA-Za-z])")
UNCLOSED = re.compile(rf"(?<![0-9])(?P<y>{YEAR}){SP}年{SP}(?P<m>{MONTH}){SP}月{SP}(?P<d>[0-3]?[0-9])(?=[ ]*[A-Z]?[ ]*(?:$|\n))", re.MULTILINE)
"""A date at the end of its line whose 日 a seal or the margin took."""
CUT_YEAR = re.compile(
    rf"(?:^|(?<=\n))[ ]*(?P<tail>0?2[0-9]|[0-9]){SP}年{SP}(?P<m>{MONTH}){SP}月{SP}(?P<d>[0-3]?[0-9])(?:{SP}[日曰]|(?=[ ]*(?:$|\n)))"
)
"""A date at the head of its line whose year lost its first digits (2年10月26日)."""
SHORT_YEAR = re.compile(r"(?<=[:： ])(?P<yy>2[0-9])(?P<sep>[./-])(?P<m>1[0-2]|0?[1-9])(?P=sep)(?P<d>[0-3]?\d)(?![\d./-])")
WEB = re.compile(r"(?<!\d)(?P<y>20\d\d) (?P<m>0[1-9]|1[0-2])/(?P<d>[0-3]\d)(?= )")
WITH_WEEK = re.compile(
    r"(?:^|(?<=\n))[ ]*(?P<m>1[0-2]|0?[1-9]) ?[/.·] ?(?P<d>[12]\d|3[01]|0?[1-9]) ?(?P<week>[(\[]? ?(?:星期|周|礼拜)[一二三四五六日天] ?[)\]]?)"
)
"""The head of a diary's entry: 9/5 周一."""
OVER_LINES = re.compile(rf"(?<=[:：,， ])(?P<y>{YEAR}){SP}年{SP}(?P<m>{MONTH}){SP}月[ ]*\n[ ]*(?P<d>{DAY}){SP}[日号]{_ENDING}")
"""A date behind a label that the end of the line breaks: 日期：2022年8月 / 17日至19日."""
LATER_DAY = re.compile(
    rf"(?:^|(?<=[\n。；！”]))[ ]*(?:第二天[,，]?)?(?P<d>[0-3]?\d){SP}[日号]"
    r"(?=[ ]*(?:[,，]|一?早|清早|清晨|凌晨|[上下中]午|傍晚|晚|夜|星期|周))"
)
"""A day in a story or diary that goes on in the month named last: 31日上午."""
YEAR_MONTH = re.compile(rf"(?<![0-9一二三四五六七八九十])(?:(?P<y>{YEAR}){SP}年{SP}|(?P<rel>今年|去年|上年){SP})(?P<m>{MONTH}){SP}月(?!{SP}[0-9])")
MORE_DAYS = re.compile(rf"{SP}(?:、|和|及|与|,|，){SP}(?P<d>{DAY}){SP}[日号曰]")
LUNAR = re.compile(r"(?:农历|阴历|夏历|正月|腊月|冬月)[^\n。]{0,6}$")
LATER = "同月"
_PLAIN = str.maketrans("壹贰叁肆伍陆柒捌玖拾元", "一二三四五六七八九十一")
_SLIPS = str.maketrans("OoQОΟlI", "0000011")


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date as it stands in a text. What the words leave open is None; `relative` is the word that stands for year or month (去年, 本月).

    `until` closes a span as (year, month, day); its open parts are those of the beginning. `weekday` 0 is Monday.
    """

    start: int
    end: int
    text: str
    year: int | None
    month: int | None
    day: int | None
    relative: str = ""
    until: tuple[int | None, int | None, int] | None = None
    weekday: int | None = None

    @property
    def explicit(self) -> bool:
        """The year stands in the words themselves."""
        return bool(re.search(r"\d{4}|[12][0-9OolI]{3}|二[〇○Οo零OО0一二三四五六七八九]{3}年|^\d\d[./-]", self.text))

    @property
    def complete(self) -> bool:
        """It names year, month and day."""
        return None not in (self.year, self.month, self.day)

    @property
    def value(self) -> date | None:
        """The day, where it is complete and exists."""
        return calendar_day(self.year, self.month, self.day)

    @property
    def last(self) -> date | None:
        """The last day of a span, where it can be told and does not lie before the first."""
        if self.until is None or self.value is None:
            return None
        year, month, day = self.until
        last = calendar_day(year or self.year, month or self.month, day)
        return last if last and last >= self.value else None

    @property
    def impossible(self) -> bool:
        """No calendar has this day (31 June; 29 February only where the year is known)."""
        if self.month is None or self.day is None:
            return False
        return calendar_day(self.year or 2024, self.month, self.day) is None


def calendar_day(year: int | None, month: int | None, day: int | None) -> date | None:
    """The day of the calendar, None where a part is open or the day does not exist."""
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _number(words: str | None) -> int | None:
    if not words:
        return None
    plain = words.replace(" ", "")
    if re.fullmatch(r"[0-9OoQlIОΟ]+", plain) and re.search(r"[0-9]", plain):
        plain = plain.translate(_SLIPS)
    plain = plain.translate(_PLAIN).replace("廿", "二十").replace("卅", "三十").lstrip("零") or "0"
    return everyday_number(plain.replace("Ο", "0").replace("О", "0"))


def _year(words: str | None) -> int | None:
    number = _number(words)
    if number is not None and 210 <= number <= 229 and words and words[0] == "二":
        number += 1800  # 二二二年: 222 is what is left of 2022
    return number if number is not None and 1900 <= number <= 2099 else None


def _span(match: re.Match[str]) -> DateSpan | None:
    parts = match.groupdict()
    month, day = _number(parts.get("m")), _number(parts.get("d") or parts.get("d3"))
    if (parts.get("m") and not 1 <= (month or 0) <= 12) or (parts.get("d") and not 1 <= (day or 0) <= 31):
        return None
    if parts.get("y") and _year(parts["y"]) is None:
        return None
    last = _number(parts.get("d2"))
    until = (_year((parts.get("y2") or "")[:4]) or None, _number(parts.get("m2")), last) if last and 1 <= last <= 31 else None
    week = re.search(f"[{WEEKDAYS}天](?=[^{WEEKDAYS}天]*$)", parts.get("week") or "")
    weekday = WEEKDAYS.index(week[0].replace("天", "日")) if week else None
    relative = parts.get("rel") or (f"…{parts['tail']}" if parts.get("tail") else "")
    year = 2000 + int(parts["yy"]) if parts.get("yy") else _year(parts.get("y"))
    return DateSpan(match.start(), match.end(), match[0], year, month, day, relative, until, weekday)


_FORMS: tuple[re.Pattern[str], ...] = (
    WRITTEN,
    SHORT_RANGE,
    NUMERIC,
    COMPACT,
    SAME_MONTH,
    UNCLOSED,
    CUT_YEAR,
    SHORT_YEAR,
    WEB,
    WITH_WEEK,
    OVER_LINES,
    YEAR_MONTH,
)


def _all_forms(text: str) -> Iterator[DateSpan]:
    for form in _FORMS:
        for match in form.finditer(text):
            span = _span(match)
            if span and not LUNAR.search(text, max(0, span.start - 10), span.start):
                yield span


def find_dates(text: str) -> tuple[DateSpan, ...]:
    """All dates of a folded text in order; where two readings overlap, the longer one from the earlier place."""
    chosen: list[DateSpan] = []
    for span in sorted(_all_forms(text), key=lambda s: (s.start, -s.end)):
        if not chosen or span.start >= chosen[-1].end:
            chosen.append(_with_weekday(span, text))
            chosen.extend(_further_days(chosen[-1], text))
    return tuple(_with_later_days(chosen, text))


def _with_later_days(spans: list[DateSpan], text: str) -> Iterator[DateSpan]:
    """The dates, and among them bare days that follow a date of their month (3月30日 … 31日上午) and agree with their weekday."""
    taken = {place for span in spans for place in range(span.start, span.end)}
    later = [match for match in LATER_DAY.finditer(text) if match.start("d") not in taken]
    last: DateSpan | None = None
    every: list[DateSpan | re.Match[str]] = [*spans, *later]
    for found in sorted(every, key=_place):
        span = found if isinstance(found, DateSpan) else _later_day(found, last, text)
        if span:
            yield span
            last = span


def _place(found: DateSpan | re.Match[str]) -> int:
    return found.start if isinstance(found, DateSpan) else found.start("d")


def _later_day(match: re.Match[str], last: DateSpan | None, text: str) -> DateSpan | None:
    day = int(match["d"])
    if last is None or not last.day or not (last.until[2] if last.until else last.day) < day <= 31:
        return None
    start = match.start("d")
    span = DateSpan(start, match.end(), text[start : match.end()].strip(), last.year, last.month, day, LATER)
    dated = _with_weekday(span, text)
    actual = calendar_day(dated.year, dated.month, dated.day)
    return None if dated.weekday is not None and actual and actual.weekday() != dated.weekday else dated


def _with_weekday(span: DateSpan, text: str) -> DateSpan:
    found = WEEKDAY.match(text, span.end) if span.weekday is None and span.until is None and span.day else None
    if found is None:
        return span
    return replace(span, weekday=WEEKDAYS.index(found[1].replace("天", "日")), text=text[span.start : found.end()].strip(), end=found.end())


def _further_days(span: DateSpan, text: str) -> Iterator[DateSpan]:
    """3月14日、16日和18日: the days that follow share year and month."""
    end = span.end
    while span.day and (found := MORE_DAYS.match(text, end)):
        day = _number(found["d"])
        if day is None or not 1 <= day <= 31:
            return
        yield replace(span, start=found.start("d"), end=found.end(), text=found[0], day=day, until=None, weekday=None)
        end = found.end()


YearGuess = Callable[[DateSpan], int | None]


def completed(spans: tuple[DateSpan, ...], own: date | None, year: int | None, text: str = "") -> tuple[DateSpan, ...]:
    """Open years filled in where they are certain.

    `own` is the paper's own date, `year` what title or number say, `text` what the spans stand in.
    今年 and 去年 count from there; a bare 3月15日 takes the year
    named last in its own clause, else the paper's; in a paper of January or February a month of autumn belongs to the year before.
    """
    done: list[DateSpan] = []
    for span in spans:
        filled = span
        if span.year is None:
            filled = replace(span, year=_open_year(span, done, own, year, text))
        if filled.month is None and span.relative in {"本月", "当月", "同月"}:
            filled = _open_month(filled, done, own)
        done.append(filled)
    return tuple(done)


_SHIFTS = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1, "次年": 1, "翌年": 1}


def _open_year(span: DateSpan, before: list[DateSpan], own: date | None, year: int | None, text: str) -> int | None:
    base = own.year if own else year
    if span.relative in {"次年", "翌年", "当年", "同年"}:
        base = before[-1].year if before else base
    if span.relative in _SHIFTS or span.relative in {"当年", "同年"}:
        return None if base is None else base + _SHIFTS.get(span.relative, 0)
    if span.relative.startswith("…"):
        return base if base and str(base).endswith(span.relative[1:]) else None
    if before and before[-1].year and span.start - before[-1].end <= 12 and not re.search(r"[。；\n]", text[before[-1].end : span.start]):
        return before[-1].year
    if own and year == own.year - 1 and own.month <= 3 and span.month and span.month > own.month:
        return year
    if own and span.month and own.month <= 2 and span.month >= 9 and year is None:
        return own.year - 1
    return base


def _open_month(span: DateSpan, before: list[DateSpan], own: date | None) -> DateSpan:
    if span.relative == "同月" and before:
        return replace(span, year=before[-1].year, month=before[-1].month)
    return replace(span, year=own.year, month=own.month) if own else span
