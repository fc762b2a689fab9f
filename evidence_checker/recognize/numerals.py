"""Chinese numerals: the everyday ones of dates (二十三, 二〇二二) and the capitals of money (大写, 《支付结算办法》 annex 1)."""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = {"零": 0, "〇": 0, "○": 0, "O": 0, "o": 0, "0": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
STEPS = {"十": 10, "百": 100, "千": 1000}
# Traditional forms, and what OCR makes of capitals, each to its standard sign.
CAPITAL_VARIANTS = str.maketrans(
    {
        **dict.fromkeys("貳弍贰", "贰"),
        **dict.fromkeys("參叄参弎叁", "叁"),
        "陸": "陆",
        **dict.fromkeys("圓圆园圎", "元"),
        "弌": "壹",
        "萬": "万",
        "億": "亿",
        "恰": "佰",
        "百": "佰",
        "什": "仟",
        "阡": "仟",
        "千": "仟",
        "拎": "拾",
        "十": "拾",
        "〇": "零",
        "○": "零",
        "聆": "零",
        "捅": "捌",
        "别": "捌",
        "正": "整",
        "㐀": "玖",
    }
)
CAPITAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
CAPITAL_STEPS = {"拾": 10, "佰": 100, "仟": 1000}
CAPITAL_GROUPS = {"万": 10**4, "亿": 10**8}
_DIGIT = f"[{CAPITAL_DIGITS}]"
PRINTED_STEPS = re.compile(r"零[佰拾]")  # nobody writes a nought hundred: the form prints 拾万仟佰拾元 and the hand fills the digits in
UNUSED_STEPS = re.compile(rf"^(?:零?[仟佰拾万])+(?=[{CAPITAL_DIGITS}])")
_PRINTED = re.compile(rf"[{CAPITAL_DIGITS}拾佰仟万]{{4,}}元(?:{_DIGIT}角)?(?:{_DIGIT}分)?")
_CAPITAL_SHAPE = re.compile(rf"(?:(?P<yuan>[{CAPITAL_DIGITS}拾佰仟万亿]+)元)?(?:零?(?P<jiao>{_DIGIT})角)?(?:零?(?P<fen>{_DIGIT})分)?零?整?")


def everyday_number(words: str) -> int | None:
    """The number that everyday numerals spell (十五, 二十三, 一百零二, 二〇二二, 12); None where they spell none."""
    if words.isascii() and words.isdigit():
        return int(words)
    if not any(step in words for step in STEPS):
        digits = [DIGITS.get(sign) for sign in words]
        return int("".join(map(str, digits))) if digits and None not in digits else None
    return _stepped(words)


def _stepped(words: str) -> int | None:
    total, digit = 0, None
    for sign in words:
        if sign in STEPS:
            total += (1 if digit is None else digit) * STEPS[sign]
            digit = None
        elif sign in DIGITS:
            digit = DIGITS[sign]
        else:
            return None
    return total + (digit or 0)


def capital_amount(words: str) -> Decimal | None:
    """The yuan that capitals spell (壹万贰仟叁佰元伍角整); None where they are no regular amount."""
    standard = re.sub(r"\s", "", words).translate(CAPITAL_VARIANTS)
    shape = _CAPITAL_SHAPE.fullmatch(standard)
    if shape is None or not any(shape.groupdict().values()) or not re.search(f"[{CAPITAL_DIGITS}拾]", standard):
        return None
    yuan = _capital_integer(shape["yuan"] or "零")
    if yuan is None:
        return None
    jiao, fen = (CAPITAL_DIGITS.index(shape[part] or "零") for part in ("jiao", "fen"))
    return Decimal(yuan) + Decimal(jiao * 10 + fen) / 100


def printed_amount(text: str) -> Decimal | None:
    """The yuan of capitals written between the printed steps of a form, where its leading steps were left unused (⊗拾捌万伍仟零佰零拾零元 is 85 000).

    Without ⊗ before them they can as well be meant (拾捌万零仟零佰零拾零元 for 180 000); only another figure of the paper tells which.
    """
    found = _PRINTED.search(re.sub(r"\s", "", text).translate(CAPITAL_VARIANTS))
    if found is None or not PRINTED_STEPS.search(found[0]):
        return None
    return capital_amount(UNUSED_STEPS.sub("", found[0]))


def _capital_integer(words: str) -> int | None:
    """Groups of four: each closed by 万 or 亿, the last one open."""
    total, group, digit = 0, 0, None
    for sign in words:
        if sign in CAPITAL_GROUPS:
            group += digit or 0
            total = (total + group) * CAPITAL_GROUPS[sign] if sign == "亿" else total + group * CAPITAL_GROUPS[sign]
            group, digit = 0, None
        elif sign in CAPITAL_STEPS:
            if digit is None and sign != "拾":
                return None
            group += (1 if digit is None else digit) * CAPITAL_STEPS[sign]
            digit = None
        else:
            if digit not in (None, 0):
                return None
            digit = CAPITAL_DIGITS.index(sign)
    return total + group + (digit or 0)


def in_capitals(yuan: Decimal) -> str:
    """The amount in standard capitals, to the fen (below 10 000 亿元)."""
    fen_total = int((yuan * 100).to_integral_value())
    whole, rest = divmod(fen_total, 100)
    jiao, fen = divmod(rest, 10)
    words = f"{_group_words(whole)}元" if whole else ""
    if rest == 0:
        return f"{words or '零元'}整"
    if jiao:
        words += f"{CAPITAL_DIGITS[jiao]}角"
    elif words:
        words += "零"
    return f"{words}{CAPITAL_DIGITS[fen]}分" if fen else f"{words}整"


def _group_words(whole: int) -> str:
    words, gap = "", False
    for size, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        group, whole = divmod(whole, size)
        if group:
            bridge = "零" if words and (gap or group < 1000) else ""
            words += f"{bridge}{_thousand_words(group)}{name}"
        gap = group == 0 and bool(words)
    return words


def _thousand_words(group: int) -> str:
    words, zero = "", False
    for step, name in ((1000, "仟"), (100, "佰"), (10, "拾"), (1, "")):
        digit, group = divmod(group, step)
        if digit:
            words += ("零" if zero else "") + CAPITAL_DIGITS[digit] + name
            zero = False
        elif words:
            zero = True
    return words
