"""Personal data of private persons that stand in the clear: ID numbers, mobile phones, bank cards."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence_checker.recognize.calendar import calendar_day
from evidence_checker.recognize.model import PersonalDatum
from evidence_checker.recognize.surface import Surface

IDENTITY = re.compile(r"(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d{9}[\dXx](?![\dA-Za-z])")
PHONE = re.compile(r"(?<![\d.-])1[3-9]\d(?:[ -]?\d{4}){2}(?![\d.])")
CARD = re.compile(r"(?<![\d.])(?:62|60|4[03-9]|5[1-5])\d{2}(?:[ -]?\d{4}){2,3}(?:[ -]?\d{1,3})?(?![\d.])")
PROVINCES = frozenset(map(str, (*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66), 71, 81, 82)))
"""The first two digits of region codes (GB/T 2260)."""
NUMBERED = re.compile(r"(?:流水|单|订单|交易|凭证|保险|合同|编|批次|参考|票|账|帐|卡)[号码][^\n\d]{0,6}$|发票号码[^\n\d]{0,6}$|№|(?:NO|No)\.?$")
OF_A_BODY = re.compile(r"(?:局|委|委员会|公司|合作社|政府|中心|学校|医院|集团|工会|财政所|专户)[^\n]{0,8}\n?[^\n]{0,12}[账帐] ?号[^\n\d]{0,6}$")
PUBLIC_LINE = re.compile(r"联系电话|联系方式|联系人|咨询电话|办公电话|服务热线|客服")


def is_identity_number(number: str) -> bool:
    """An ID number by its parts: the code of a province and a birthday that exists (GB 11643-1999).

    The check character is not asked for: who types or scans a number gets a digit wrong, and the person is exposed all the same.
    """
    return number[:2] in PROVINCES and calendar_day(int(number[6:10]), int(number[10:12]), int(number[12:14])) is not None


def is_card_number(number: str) -> bool:
    """A bank card number of 16 to 19 digits with the right check digit (ISO/IEC 7812-1, Luhn)."""
    digits = [int(sign) for sign in number if sign.isdigit()]
    if not 16 <= len(digits) <= 19:
        return False
    doubled = [d if i % 2 == 0 else sum(divmod(2 * d, 10)) for i, d in enumerate(reversed(digits))]
    return sum(doubled) % 10 == 0


def find_personal_data(surface: Surface) -> tuple[PersonalDatum, ...]:
    """All of it, in order of place; an organisation's account fails the card's check digit or prefix, an office's contact phone does not count."""
    return tuple(sorted(_found(surface), key=lambda d: (d.quote.line or 0, d.quote.text)))


def _found(surface: Surface) -> Iterator[PersonalDatum]:
    text = surface.text
    for match in IDENTITY.finditer(text):
        if is_identity_number(match[0]) and not NUMBERED.search(text[max(0, match.start() - 16) : match.start()]):
            yield PersonalDatum("id-card", surface.passage.quote(*match.span()))
    for match in PHONE.finditer(text):
        if not PUBLIC_LINE.search(text[max(0, match.start() - 24) : match.start()]):
            yield PersonalDatum("phone", surface.passage.quote(*match.span()))
    for match in CARD.finditer(text):
        of_a_body = OF_A_BODY.search(text[max(0, match.start() - 60) : match.start()])
        if is_card_number(match[0]) and not IDENTITY.fullmatch(match[0]) and not of_a_body:
            yield PersonalDatum("bank-account", surface.passage.quote(*match.span()))
