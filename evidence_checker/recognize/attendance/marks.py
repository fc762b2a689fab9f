"""What a mark in an attendance table means: the paper's own legend first, then general custom."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum


class Mark(StrEnum):
    """What a mark says of a day (or half a day); the value is the sign used in `AttendanceDays.pattern`."""

    PRESENT = "√"
    TRIP = "○"  # away on business: counts as in post
    LEAVE = "△"
    ABSENT = "×"
    REST = "休"
    NONE = "-"


FULL_DAY = Decimal(8)  # hours
LONGEST_LABEL = 12  # characters of a label that names a kind of days and its sign
PART_AWAY = re.compile(r"半天|^[上下]午|(?<!\d)[1-5](?:\.\d)?(?:个?小时|h)")  # leave for a part of the day
COUNTED = frozenset({Mark.PRESENT, Mark.TRIP})
PUNCHED = re.compile(r"\d{1,2}[:：]\d{2}")
_WORDS: tuple[tuple[re.Pattern[str], Mark], ...] = (
    (re.compile(r"出差|公出|公差|因公|外出办事|外出办公|开会|会议|培训|学习|跑项目|协调|公务|下乡"), Mark.TRIP),
    (re.compile(r"轮休|公休|年休|补休|调休|休假|请假|事假|病假|探亲|婚假|产假|丧假|陪产|护理假|年假|就医|看病|住院|假$"), Mark.LEAVE),
    (re.compile(r"缺勤|旷工|缺卡|未到|不在岗|未签|缺席|离岗|脱岗|缺岗|未打卡"), Mark.ABSENT),
    (
        re.compile(
            r"休息|周末|双休|节假|法定|放假|公假|(?:劳动|国庆|端午|中秋|清明|妇女|青年|儿童|教师|重阳|火把)节|^元旦|^春节|^除夕|^(?:端午|中秋|清明|国庆|五一|三八|火把)(?:假期?|调休)?$"
        ),
        Mark.REST,
    ),
    (re.compile(r"在岗|出勤|驻村|在村|到岗|正常|全天|入户|到村|在职|上班|坐班|值班|外勤|补卡|已签|签到|迟到|早退|住村|加班"), Mark.PRESENT),
    (re.compile(r"外出|在外"), Mark.TRIP),  # whoever is out for reasons of his own is on leave, and the form says so
)
_IN_WORDS = {Mark.PRESENT: "在岗", Mark.TRIP: "公出", Mark.LEAVE: "请假", Mark.ABSENT: "缺勤", Mark.REST: "休息"}
_SIGNS: dict[str, Mark] = {
    **dict.fromkeys("√✓✔☑●■★◆在勤岗村全到驻值是有1VvYy", Mark.PRESENT),
    **dict.fromkeys("○◯〇ОoO◎差出公会训学⊙", Mark.TRIP),
    **dict.fromkeys("△▲∆Δ假事病年探婚产丧调轮补", Mark.LEAVE),
    **dict.fromkeys("×✕✗✘xX╳旷缺否无Nn", Mark.ABSENT),
    **dict.fromkeys("休周末节/", Mark.REST),
    **dict.fromkeys("-—–_\\", Mark.NONE),
}
_SIGN = (
    r"[①②③④⑤⑥⑦⑧⑨√✓✔☑●■★◆○◯〇◎⊙☆□◇△▲∆Δ×✕✗✘╳#＃@＊*+＋V&※/]|(?<![A-Za-z])[A-ZxXo](?![A-Za-z])|"
    r"[“\"'‘「(]?[\u4e00-\u9fff][”\"'’」)]|[\u4e00-\u9fff](?= ?[=＝])|(?<![\u4e00-\u9fff])[\u4e00-\u9fff](?= ?(?:[:：—-]|表示|代表))"
)
_MEANING = (
    r"出差|公出|公差|因公外出|外出办事|开会|会议|培训|学习|轮休|公休|年休假?|补休|调休|休假|请假|事假|病假|探亲假?|缺勤|旷工|未到岗|不在岗"
    r"|休息|周末|双休日?|法定(?:节假日|假日)?|节假日|因公|在岗|出勤|驻村|在村|到岗|迟到|早退|全天在岗|外出"
)
_SIGN_FIRST = re.compile(
    rf"(?P<sign>{_SIGN}) ?(?:(?:为|表示|代表|是|指|=|＝|—|-)?|(?<!注)[:：—–-]+[\u4e00-\u9fff、]{{0,8}}?) ?(?P<meaning>{_MEANING})"
)
_WORD_FIRST = re.compile(
    rf"(?P<meaning>{_MEANING})(?:天|日)? ?(?:为|用|打|记|画|以|:|：|=|—|\()? ?[“\"'‘]?(?P<sign>{_SIGN})(?! ?[:：=＝—–-]| ?(?:为|表示|代表|指))"
)


def meaning_of_words(words: str) -> Mark | None:
    """What words in a cell or legend mean for a day."""
    return next((mark for pattern, mark in _WORDS if pattern.search(words)), None)


def begins_with_state(words: str) -> bool:
    """Words that begin with one for where somebody was (在村, 公出办事), not those that only hold one."""
    return any(pattern.match(words) for pattern, _ in _WORDS)


@dataclass(frozen=True, slots=True)
class Legend:
    """Signs as the paper explains them; where it does not, custom holds."""

    signs: dict[str, Mark] = field(default_factory=dict)

    def read(self, text: str) -> Mark:
        """The meaning of a whole cell."""
        plain = re.sub(r"\s", "", text)
        if not plain:
            return Mark.NONE
        if plain in self.signs:
            return self.signs[plain]
        words = meaning_of_words(plain) if len(plain) > 1 else None
        return words or _SIGNS.get(plain[0] if len(set(plain)) == 1 else plain, Mark.NONE)

    def words_for(self, heading: str) -> str:
        """A heading in words where it is a sign, or signs added up (Z+G); as it stands where it is not."""
        marks = [self.read(sign) for sign in re.split(r"[+＋]", heading) if len(sign) == 1]
        if not marks or len(marks) < len(re.split(r"[+＋]", heading)) or Mark.NONE in marks:
            return heading
        return _IN_WORDS[marks[0]] if len(marks) == 1 else "在岗(含公出)" if set(marks) <= COUNTED else heading

    def share(self, text: str) -> tuple[Decimal, Mark]:
        """The part of a day in post and the mark that stands for the day: half days are written √/△, 0.5 or 半."""
        plain = re.sub(r"\s", "", text)
        if re.fullmatch(r"0?\.5|½|半天?", plain):
            return Decimal("0.5"), Mark.PRESENT
        if re.fullmatch(r"\d{1,2}(?:\.\d)?", plain):
            return _day_of_number(Decimal(plain))
        if PART_AWAY.search(plain) and self.read(text) is Mark.LEAVE:
            return Decimal("0.5"), Mark.PRESENT
        if len(plain) in (2, 3) and plain not in self.signs and all(sign in self.signs or sign in _SIGNS for sign in plain):
            halves = [self.read(sign) for sign in plain if sign not in "/|、"]
            if len(halves) == 2:
                return Decimal(sum(half in COUNTED for half in halves)) / 2, halves[0]
        if PUNCHED.match(plain):
            return Decimal(1), Mark.PRESENT
        mark = self.read(text)
        return Decimal(mark in COUNTED), mark


def _day_of_number(number: Decimal) -> tuple[Decimal, Mark]:
    """A number in a day's cell: up to one it is the part of the day, else hours of work, eight to the day, in halves."""
    share = number if number <= 1 else min(Decimal(1), (number / FULL_DAY * 2).to_integral_value(ROUND_HALF_UP) / 2)
    return share, Mark.PRESENT if share else Mark.ABSENT


def read_legend(text: str) -> Legend:
    """The legend of a paper: √在岗 ○出差 …, or 在岗√、出差○ …; the order that explains more signs is the paper's."""
    ways = [_pairs(pattern, text) for pattern in (_SIGN_FIRST, _WORD_FIRST)]
    return Legend(max(ways, key=len))


_DRAWN = r"[①②③④⑤⑥⑦⑧⑨√✓✔☑●■★◆○◯〇◎⊙☆□◇△▲∆Δ▽▼×✕✗✘╳#＃@＊*V&※]"
_LABEL = re.compile(
    rf"(?P<word>[\u4e00-\u9fff]{{2,6}})[(\[:]?(?P<sign>{_DRAWN})[)\]]?(?:天数?|日数?)?"
    rf"|(?P<first>{_DRAWN})[(\[:=]?(?P<after>[\u4e00-\u9fff]{{2,6}}?)[)\]]?(?:天数?|日数?)?"
)


def label_legend(labels: Iterable[str]) -> dict[str, Mark]:
    """Signs that the labels of figures explain (在村●, 公出(▲), ○轮休天数): two at least, so that no ornament is taken for a sign."""
    found: dict[str, Mark] = {}
    for label in map(_LABEL.fullmatch, {re.sub(r"\s", "", text) for text in labels if len(text) <= LONGEST_LABEL}):
        mark = meaning_of_words(label["word"] or label["after"]) if label else None
        if label and mark is not None:
            found[label["sign"] or label["first"]] = mark
    return found if len(found) > 1 else {}


def _says_no_more(sign: str, mark: Mark) -> bool:
    """Words for signs tell their kind of absence better than what they are short for (休 is rest, whatever 轮休 is)."""
    custom = _SIGNS.get(sign)
    return "\u4e00" <= sign <= "\u9fff" and custom is not None and custom not in COUNTED and mark not in COUNTED


def _pairs(pattern: re.Pattern[str], text: str) -> dict[str, Mark]:
    found: dict[str, Mark] = {}
    for line in text.split("\n"):
        pairs = {re.sub(r"[“”\"'‘’「」()]", "", m["sign"]): meaning_of_words(m["meaning"]) for m in pattern.finditer(line)}
        if len(pairs) >= 2:
            found.update({sign: mark for sign, mark in pairs.items() if mark is not None and not _says_no_more(sign, mark)})
    return found
