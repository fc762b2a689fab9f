"""Papers of one person without a table: cards, phone screens, lines of months, lines of punches, calendars written line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import takewhile

from evidence_checker.extract.model import LineRole
from evidence_checker.recognize.attendance.board import MONTH_IN_WORDS, cell_day, month_number
from evidence_checker.recognize.attendance.days import DaysOf, Kind, kind_of
from evidence_checker.recognize.attendance.figures import days_in
from evidence_checker.recognize.attendance.marks import Legend
from evidence_checker.recognize.attendance.phrases import DAYS, POST, WHOLE, days_of, days_told
from evidence_checker.recognize.attendance.positions import ROLE, placed_name
from evidence_checker.recognize.attendance.states import share
from evidence_checker.recognize.attendance.told import month_before
from evidence_checker.recognize.attendance.wall import read_written_calendar
from evidence_checker.recognize.model import AttendanceDays, Quote
from evidence_checker.recognize.names import person
from evidence_checker.recognize.passage import fold
from evidence_checker.recognize.surface import Surface

CARD_NAME = re.compile(r"姓 ?名[:： ]*(?P<name>[\u4e00-\u9fff]{2,4})(?=\s|$)", re.MULTILINE)
CARD_LINE = re.compile(
    r"^(?P<name>[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff][ 　]+[\u4e00-\u9fff])"
    rf"(?:[ 　]*[|｜/].*|[ 　(·|-]*{ROLE}[)]?| ?的.*| ?20\d\d年.*)?$"
)
CARD_TOTAL = re.compile(
    rf"(?<!未)(?<!应)(?:实际|本月|累计)*{POST}(?:(?:天数)?[: \n]*{DAYS}|天数[(（天)）: \n]*(?P<n>\d{{1,2}}(?:\.\d)?)(?![\d年月]))"
)
OF_MONTH = re.compile(rf"^(?:20\d\d ?年)? ?(?P<m>\d{{1,2}}|{MONTH_IN_WORDS}) ?月(?:份)?(?! ?\d{{1,2}} ?[日号])[:： ,，]*(?P<words>.*)$")
PUNCH = re.compile(r"^(?P<day>(?:20\d\d[-./年])?\d{1,2}[-./月]\d{1,2}日?(?: ?[(]?(?:周|星期)[一二三四五六日天][)]?)?)[ ,，:：]+(?P<words>\S.*)$")
WORD_OF_POST = re.compile(rf"(?:实际|本月|累计)*{POST}(?:天数)?(?:[(]天[)])?")
COUNTED = re.compile(r"次数?$|小时|分钟")
FEWEST_KINDS = 2
LONGEST_KIND = 6  # characters of a word for a kind of days
LONGEST_CARD = 400  # characters; a longer text is no card or phone's screen
FEWEST_PUNCHES = 5


def read_alone(surface: Surface, legend: Legend, single: str, year: int, month: int | None) -> Iterator[AttendanceDays]:
    """The days of the one person whom the paper names, by the first way that yields any."""
    name = single or _name_on_card(surface)
    ways = (
        _months(surface, name, year),
        read_written_calendar(surface.text, legend, name, year, month) if month else (),
        _punches(surface, legend, name, year, month),
        _card(surface, name, year, month),
    )
    yield from next((found for way in ways if name and (found := list(way))), [])


def read_cards(surface: Surface, year: int, month: int | None) -> Iterator[AttendanceDays]:
    """A screen or list with a card for each of several people: a line of the name alone, below it lines that count the days."""
    cards: list[tuple[str, list[str]]] = []
    lines = [paragraph.text.strip() for paragraph in surface.passage.paragraphs]
    for text, following in zip(lines, [*lines[1:], ""], strict=True):
        line = CARD_LINE.match(text)
        if line and placed_name(line["name"]) and (person(line["name"]) or days_told(following) is not None):
            cards.append((placed_name(line["name"]), []))
        elif cards:
            cards[-1][1].append(text)
    told = [(name, days) for name, lines in cards if (days := days_told("，".join(lines))) is not None]
    if month and len({name for name, _ in told}) > 1 and len(told) == len(cards):
        yield from (AttendanceDays(f"{year}-{month:02}", name, days, quote=Quote(name, 1)) for name, days in told)


def _name_on_card(surface: Surface) -> str:
    """The name behind 姓名, or the only one on a line of its own."""
    if labelled := CARD_NAME.search(surface.text):
        return placed_name(labelled["name"])
    lines = [m["name"] for p in surface.passage.paragraphs if (m := CARD_LINE.match(p.text.strip())) and person(m["name"]) and placed_name(m["name"])]
    return re.sub(r"\s", "", lines[0]) if len(set(lines)) == 1 else ""


def _months(surface: Surface, name: str, year: int) -> Iterator[AttendanceDays]:
    """Lines that begin with a month and tell its days (2022年7月：21天)."""
    for paragraph in surface.passage.paragraphs:
        line = OF_MONTH.match(paragraph.text.strip())
        days, month = (days_told(line["words"]), month_number(line["m"])) if line else (None, None)
        if days is not None and month:
            yield AttendanceDays(f"{year}-{month:02}", name, days, quote=surface.passage.quote(paragraph.start, paragraph.end))


def _punches(surface: Surface, legend: Legend, name: str, year: int, month: int | None) -> Iterator[AttendanceDays]:
    """Lines of a day with a time or a state, as apps list them; a total that the screen states for the month goes before the count."""
    days: dict[date, Decimal] = {}
    lines = [fold(line.text).strip() for line in surface.document.lines if line.role is LineRole.BODY]
    for punch in filter(None, map(PUNCH.match, lines)):
        if day := cell_day(punch["day"], year, month):
            days[day] = max(days.get(day, Decimal(0)), share(punch["words"].split(), legend))
    months = {f"{day:%Y-%m}" for day in days}
    if len(days) < FEWEST_PUNCHES or not any(days.values()):
        return
    stated = _stated(surface) if len(months) == 1 else None
    for when in sorted(months):
        counted = sum((part for day, part in days.items() if f"{day:%Y-%m}" == when), Decimal(0))
        yield AttendanceDays(when, name, counted if stated is None else stated, quote=Quote(name, 1))


def _card(surface: Surface, name: str, year: int, month: int | None) -> Iterator[AttendanceDays]:
    """A card or screen: 姓名：张某 … 出勤：22天."""
    when = month or month_before(surface.text[:80])
    days = _stated(surface) if len(surface.text) <= LONGEST_CARD and when else None
    if days is not None:
        yield AttendanceDays(f"{year}-{when:02}", name, days, quote=Quote(name, 1))


def _stated(surface: Surface) -> Decimal | None:
    """The days that a card or screen states: a sum in one of its lines, else the first days in post, their number beside, below or above them."""
    told = [p.text for p in surface.passage.paragraphs if re.search(POST, p.text)]
    sums = [days for text in [t for t in told if WHOLE.search(t)] or told if (days := days_told(text)) is not None]
    if len(set(sums)) == 1:
        return sums[0]
    if (below := _below_its_word([p.text.strip() for p in surface.passage.paragraphs])) is not None:
        return below
    if (above := _above_its_word([p.text.strip() for p in surface.passage.paragraphs])) is not None:
        return above
    total = CARD_TOTAL.search(surface.text)
    return (Decimal(total["n"]) if total["n"] else days_of(total)) if total else None


def _below_its_word(lines: list[str]) -> Decimal | None:
    """The days of a screen that writes each figure below its word (签到, 21天, 公出, 2天): at least two kinds of them, those of business added."""
    places = [
        n for n, word in enumerate(lines[:-1]) if len(word) <= LONGEST_KIND and kind_of(word) is not Kind.NONE and days_in(lines[n + 1]) is not None
    ]
    if places and places[0] and days_in(lines[places[0] - 1]) is not None:
        return None  # the figures stand above their words
    pairs = [(lines[n], days) for n in places if (days := days_in(lines[n + 1])) is not None]
    if len({word for word, _ in pairs}) < FEWEST_KINDS or len({word for word, _ in pairs}) < len(pairs):
        return None
    told = DaysOf()
    for word, days in pairs:
        told.add(word, days)
    return told.in_post()


def _above_its_word(lines: list[str]) -> Decimal | None:
    """The days of a screen that writes each figure above its word (22, 出勤天数, 8, 休息天数): the list then ends with a word."""
    for number, line in enumerate(lines[1:], 1):
        if not WORD_OF_POST.fullmatch(line) or (days := days_in(lines[number - 1])) is None:
            continue
        rest = list(takewhile(lambda text: days_in(text) is not None or kind_of(text) is not Kind.NONE or COUNTED.search(text), lines[number:]))
        return days if days_in(rest[-1]) is None else None
    return None
