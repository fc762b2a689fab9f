"""The days of one person in one month as a form splits them up: in post, on business, away, in sum."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

POST = re.compile(r"出勤|在岗|驻村|在村|到岗|实到|住村|实际|履职|到村|打卡|签到|蹲点|上岗|天数|值班")
SUM = re.compile(r"合计|累计|小计|总计|共计|总数|全月|月计|^计$|^本月$|总天数")
TRIP = re.compile(r"出差|公出|因公|公差|公务|培训|学习|开会|会议|外出")
AWAY = re.compile(r"请假|事假|病假|公休|休假|年休|轮休|调休|探亲|产假|缺|旷|未|休息|离岗|假")
NO_DAYS = re.compile(r"应|迟到|早退|备注|签[名字]|率|补助|标准|金额|工作日|法定|加班|均|次|其中|第.周|[上中下]旬|[上下]半月|周|入户|电话|年龄|外勤")
INCLUDES_TRIPS = re.compile(r"含.{0,4}(?:出差|公出|公差|因公|外出)")


@dataclass
class DaysOf:
    """The figures of a person's month by kind."""

    post: list[Decimal] = field(default_factory=list)
    trips: Decimal = Decimal(0)
    away: Decimal = Decimal(0)
    whole: Decimal | None = None
    inclusive: Decimal | None = None

    def add(self, words: str, number: Decimal) -> None:
        """Puts a figure where its heading belongs; without any words it stands under its month and counts days in post."""
        words = words.replace("实际应", "实际")
        if INCLUDES_TRIPS.search(words):
            self.inclusive = number
        elif "应" in words and not re.search(r"实", words):
            return
        elif SUM.search(words) and not AWAY.search(words) and not TRIP.search(words):
            self.whole = number
        elif AWAY.search(words):
            self.away += number
        elif NO_DAYS.search(words):
            return
        elif TRIP.search(words):
            self.trips += number
        elif not words or POST.search(words):
            self.post.append(number)

    def in_post(self) -> Decimal | None:
        """Days in post, business included; a sum that counts the days away too is not that of the days in post."""
        if self.inclusive is not None:
            return self.inclusive
        parts = self.post[0] + self.trips if self.post else None
        if self.whole is None or (parts is not None and self.away and self.whole == parts + self.away):
            return parts
        return self.whole
