"""The days of one person in one month as a form splits them up: due, in post, on business, away, in sum; and how they hang together."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

NONE = Decimal(0)
BUSINESS = r"出差|公出|公差|因公|公务|公干|培训|参训|调训|学习|开会|会议|外出"
PRESENCE = r"出勤|在岗|驻村|驻点|在村|到岗|实到|住村|实际|履职|到村|打卡|签到|蹲点|上岗|值班"
POST = re.compile(rf"{PRESENCE}|天数|^实$")
SO_FAR = re.compile(r"累计")  # of the year so far, where the days of the month stand beside it
OF_THE_MONTH = re.compile(r"[本当]月|^月")
SUM = re.compile(r"合计|累计|小计|总计|共计|总数|全月|月计|^计$|^[本当]月(?:天数|合?计)?$|总天数|总在岗")
TRIP = re.compile(BUSINESS)
FIELD = re.compile(r"外勤")
LEAVE = re.compile(r"请假|事假|病假|年休|年假|探亲|[婚产丧]假|护理|陪产|缺|旷|未|不在|离岗|脱岗|因私|私事|(?<!因公)(?<!公务)离村|公休(?!日)|休假")
REST = re.compile(r"休息|轮休|调休|补休|双休|周末|节假|法定|公休日|假|休")
DUE = re.compile(r"应(?!急)|日历|自然[天日]|规定|额定|工作日(?!.*(?:出勤|在岗|在村))")
CONFIRMED = re.compile(r"核定|核实|审定|认定|确认")
NO_DAYS = re.compile(
    r"迟到|早退|备注|签[名字](?!天)|率|补助|补贴|标准|金额|加班|均|次|[本全今]年|年内|年初|年度|小时|工时|分钟|入户|走访|电话|年龄|排名|工号|编号"
)
PERIOD = re.compile(r"第.周|^.?周|[上中下]旬|[上下]半月|\d{1,2}日?[-—–~至]\d{1,2}日")
PART = re.compile(rf"其中|(?:{BUSINESS}|外勤).*(?:已含|已计|含在|包含在|计入)")
HOLDS_TRIPS = re.compile(rf"(?<!不)(?<!未)(?:含|包括).{{0,4}}(?:{BUSINESS}|外勤)")
ADDS_TRIPS = re.compile(rf"(?:{PRESENCE}).{{0,3}}(?:\+|＋|加).{{0,3}}(?:{BUSINESS}|外勤)")
IN_VILLAGE = re.compile(r"在村|驻村|住村|驻点|蹲点|到村")
BRACKETED = re.compile(r"[(（][^()（）]*[)）]")
WITHIN = re.compile(rf"(?:{BUSINESS})[^。；;，,\n不]{{0,10}}(?:计入|含在|包含在|算在|算入|列入|计算在|统计在|已含)(?P<into>[^。；;\n]{{0,8}})")
CONTAINS = re.compile(
    rf"(?P<into>在村|驻村|在岗|出勤|实到|到岗|天数|单位[:：]天)[^。；;\n+＋=＝不未]{{0,6}}(?:含|包括)[^。；;\n]{{0,8}}(?:{BUSINESS})"
)


class Kind(StrEnum):
    """What a figure counts."""

    DUE = "due"
    PART = "part"  # days within those of another figure
    INCLUSIVE = "inclusive"  # days in post, business expressly included
    SUM = "sum"
    POST = "post"
    TRIP = "trip"
    FIELD = "field"  # punched elsewhere: within the days in post unless another figure shows otherwise
    LEAVE = "leave"
    REST = "rest"
    PERIOD = "period"  # days in post in a week or ten days
    NONE = "none"


_BARE_KINDS = (
    (NO_DAYS, Kind.NONE),
    (LEAVE, Kind.LEAVE),
    (REST, Kind.REST),
    (TRIP, Kind.TRIP),
    (FIELD, Kind.FIELD),
    (PERIOD, Kind.PERIOD),
    (SUM, Kind.SUM),
    (POST, Kind.POST),
)


def kind_of(words: str) -> Kind:
    """What the words above a column or before a row count; without any words a figure under its month counts days in post."""
    words = words.replace("实际应", "实际")
    if PART.search(words):
        return Kind.PART
    bare = BRACKETED.sub("", words)
    if ADDS_TRIPS.search(words) or (HOLDS_TRIPS.search(words) and not (TRIP.search(HOLDS_TRIPS.sub("", bare)) or LEAVE.search(bare))):
        return Kind.INCLUSIVE
    if DUE.search(bare) and "实" not in bare:
        return Kind.DUE
    return next((kind for pattern, kind in _BARE_KINDS if pattern.search(bare)), Kind.NONE if bare else Kind.POST)


@dataclass(frozen=True, slots=True)
class Notes:
    """What the paper says of business trips: that they are within the days in post, or within those in the village too."""

    in_post: bool = False
    in_village: bool = False

    def within(self, words: str) -> bool:
        """Whether days headed by these words hold the trips already."""
        return self.in_village or (self.in_post and not IN_VILLAGE.search(words))


def read_notes(text: str) -> Notes:
    """The paper's notes on trips (公出计入在岗, 在村天数含公出); what they are counted into tells which column holds them."""
    targets = [match["into"] for pattern in (WITHIN, CONTAINS) for match in pattern.finditer(text)]
    return Notes(bool(targets), any(IN_VILLAGE.search(words) for words in targets))


@dataclass
class DaysOf:
    """The figures of a person's month by kind; `length` is the number of days the month has."""

    length: int = 31
    post: list[tuple[str, Decimal]] = field(default_factory=list)
    periods: list[Decimal] = field(default_factory=list)
    sums: dict[Kind, Decimal] = field(default_factory=dict)
    parts: list[Decimal] = field(default_factory=list)  # days that are told to be within others
    told: set[Kind] = field(default_factory=set)  # kinds of which there are figures
    so_far: bool = False  # the sum may be that of the year so far
    figures: int = 0  # how many there are

    def add(self, words: str, number: Decimal) -> None:
        """Puts a figure where its heading belongs."""
        kind = kind_of(words)
        self.told.add(kind)
        self.figures += 1
        self._put(kind, words, number)

    def add_listed(self, words: str, number: Decimal) -> None:
        """Puts the number of the dates that a cell lists, unless their figure stands beside them."""
        if (kind := kind_of(words)) not in self.told:
            self.figures += 1
            self._put(kind, words, number)

    def _put(self, kind: Kind, words: str, number: Decimal) -> None:
        if kind is Kind.SUM:
            self.so_far = bool(SO_FAR.search(words)) and not OF_THE_MONTH.search(words)
        if kind is Kind.PART:
            self.parts.append(number)
        elif kind is Kind.POST:
            self.post.insert(0 if CONFIRMED.search(words) else len(self.post), (words, number))
        elif kind is Kind.PERIOD:
            self.periods.append(number)
        elif kind in (Kind.SUM, Kind.INCLUSIVE, Kind.DUE):
            self.sums[kind] = number
        else:
            self.sums[kind] = self.of(kind) + number

    def join(self, other: DaysOf) -> None:
        """Takes up the figures of another part of the same table."""
        self.post += other.post
        self.periods += other.periods
        self.sums.update(other.sums)

    def of(self, kind: Kind) -> Decimal:
        """The days of a kind, 0 where none are told."""
        return self.sums.get(kind, NONE)

    @property
    def states_sum(self) -> bool:
        """A sum or a figure that includes business is stated, which needs no parts."""
        return bool(self.sums.keys() & {Kind.SUM, Kind.INCLUSIVE})

    @property
    def tells_of_trips(self) -> bool:
        """The form counts trips itself, or says that its figure holds them: none are to be added from elsewhere."""
        return bool(self.sums.keys() & {Kind.TRIP, Kind.INCLUSIVE})

    @property
    def trips(self) -> Decimal:
        """Days on business."""
        return self.of(Kind.TRIP)

    @property
    def away(self) -> Decimal:
        """Days neither in post nor on business."""
        return self.of(Kind.LEAVE) + self.of(Kind.REST)

    def in_post(self, *, within: bool = False) -> Decimal | None:
        """Days in post, business included; `within` says that the figure of days in post holds the trips already."""
        if (inclusive := self.sums.get(Kind.INCLUSIVE)) is not None:
            return inclusive
        parts = self._parts(within=within)
        whole = None if self._tells_of_the_month else self.sums.get(Kind.SUM)
        if whole is None or (parts is not None and self.away and whole in (parts + self.of(Kind.LEAVE), parts + self.away)):
            return parts  # a sum that counts the days away too is not that of the days in post
        return whole

    @property
    def _tells_of_the_month(self) -> bool:
        """Days expressly of the month stand beside a sum that may be that of the year so far."""
        return self.so_far and any(OF_THE_MONTH.search(words) for words, _ in self.post)

    def readings(self) -> tuple[Decimal, ...]:
        """All that the figures could say of the days in post, the likeliest first."""
        told = (self.in_post(), self.in_post(within=True))
        return tuple(dict.fromkeys(days for days in told if days is not None))

    def _parts(self, *, within: bool) -> Decimal | None:
        """What the parts add up to, where no sum is stated."""
        if not self.post:
            return sum(self.periods, self.trips) if self.periods else None
        if (proven := self._proven()) is not None:
            return proven
        words, days = self.post[0]
        apart = self.of(Kind.FIELD) if IN_VILLAGE.search(words) else NONE
        return days if within else days + self.trips + apart

    def _proven(self) -> Decimal | None:
        """The figure that another one and the trips (or punches elsewhere) add up to."""
        figures = [days for _, days in self.post]
        added = {self.trips, self.of(Kind.FIELD), self.trips + self.of(Kind.FIELD)} - {NONE}
        return next((days for days in figures for other in (*figures, *self.parts) for trips in added if days == other + trips), None)

    def vote(self) -> int:
        """Whether trips stand beside the days in post (-1) or within them (1), by the days due and those of the month; 0 tells nothing."""
        if not self.post or not self.trips or self.states_sum or self._proven() is not None:
            return 0
        return self._vote_by_length() or self._vote_by_due()

    def _vote_by_length(self) -> int:
        told = self.post[0][1] + self.away
        if told + self.trips > self.length or (told == self.length and self.of(Kind.REST)):
            return 1
        return -1 if told + self.trips == self.length else 0

    def _vote_by_due(self) -> int:
        """Trips are made on days due: where all of these were served, the trips are among them."""
        words, days = self.post[0]
        due, told = self.sums.get(Kind.DUE), days + self.of(Kind.LEAVE)
        if due is None or due == self.length:
            return 0
        if told + self.trips <= due:
            return -1
        return 1 if told >= due and not IN_VILLAGE.search(words) else 0


def resolved(months: Mapping[tuple[str, str], DaysOf], notes: Notes) -> Iterable[tuple[tuple[str, str], Decimal]]:
    """The days in post of each person and month of a table; whether trips stand apart is a matter of the whole table."""
    inside = sum(days.vote() for days in months.values()) > 0
    for key, days in months.items():
        within = inside or any(notes.within(words) for words, _ in days.post[:1])
        total = days.in_post(within=within)
        if total is not None:
            yield key, total


def month_length(when: str) -> int:
    """How many days a month (YYYY-MM) has."""
    return monthrange(int(when[:4]), int(when[5:]))[1]
