"""What the columns beside a date tell of the day: a mark, a time of punching, a signature, or leave."""

from __future__ import annotations

import re
from decimal import Decimal

from evidence_checker.recognize.attendance.marks import COUNTED, Legend, Mark, meaning_of_words
from evidence_checker.recognize.names import person

STATE_HEAD = re.compile(r"状态|结果|出勤|在岗|在村|上午|下午|上班|下班|签到|签退|签名|打卡|考勤|情况|备注|事由")
REMARKS = re.compile(r"备注|事由|情况说明|^说明|地点|地址|内容|原因|天气|农历|节气")
WITNESS = re.compile(r"见证|审|核|监督|证明|负责|书记|主任|村干部|领导|批准|确认|记录|登记人|填|校|带队|接待")
VERDICT = re.compile(r"结果|状态|判定|结论")
OF_THE_TEAM = re.compile(r"第一书记|(?:工作队|驻村)?队长")
HALF = re.compile(r"[上下]午")  # a column so headed tells of half the day
CLOCK = re.compile(r"^\d{1,2}[:：]\d{2}")


def is_of_witness(heading: str) -> bool:
    """Whoever stands below signs, checks or keeps the sheet; the team's own leaders do not."""
    return bool(WITNESS.search(OF_THE_TEAM.sub("", heading)) or re.search(r"签[字章]", heading))


def state_of(text: str, legend: Legend) -> Mark:
    """What a cell says of the day; a time or a signature says that somebody was there."""
    plain = text.strip()
    if CLOCK.match(plain) or (person(plain) and meaning_of_words(plain) is None):
        return Mark.PRESENT
    return legend.read(text)


def share_of_halves(halves: list[str], legend: Legend) -> Decimal:
    """The part of the day in post where each cell tells of a part of it: what is left blank was not served."""
    return sum((share([text], legend) for text in halves if text.strip()), Decimal(0)) / len(halves)


def share(states: list[str], legend: Legend) -> Decimal:
    """The part of the day in post by what the state columns say; without such columns the row itself counts."""
    if not states:
        return Decimal(1)
    marks = [state_of(text, legend) for text in states]
    if Mark.LEAVE in marks or Mark.REST in marks:
        told = [m for m in marks if m is not Mark.NONE]
        return Decimal(sum(m in COUNTED for m in told)) / 2 if len(told) == 2 else Decimal(0)
    if any(m is Mark.ABSENT for m in marks):
        return Decimal(0) if all(m is not Mark.PRESENT for m in marks) else Decimal("0.5")
    return Decimal(1) if any(m in COUNTED for m in marks) else Decimal(0)
