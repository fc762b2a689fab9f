"""Signs that a form was never filled in: placeholders against values. Masked names and empty signing lines are neither."""

from __future__ import annotations

import re

from evidence_checker.recognize.model import Blankness, EvidenceType
from evidence_checker.recognize.places import find_places
from evidence_checker.recognize.seals import SIGNING
from evidence_checker.recognize.surface import Surface

PLACEHOLDER = re.compile(
    r"(?P<cross>[×xX╳＊*○]{2,}|[×╳]+(?=[年月日县乡镇村局省市区号元万名人户个次]))"
    r"|(?P<line>_{3,}|(?<=第)_{1,2}(?=[期号次])|＿{2,}|…{3,}|\.{6,}|(?<=[第年月日为:： ]) {4,}(?=[年月日元名人户号]))"
    r"|(?P<note>【(?:请?填写?|此处|请|插入|姓名|单位|日期|金额|地点|时间|名称|村名|局名)[^】]{0,20}】|[(](?:正文[:：]|单位名称[)]|\d+字以内)|\[(?:请?填写?|此处|请|X+|[\u4e00-\u9fff]{1,4}(?:名称|姓名|日期|金额))[^\]]{0,16}\]|[(](?:此处|请)填写?[^()]{0,20}[)]|〔(?:填写|此处)[^〕]{0,16}〕)"
    r"|(?P<year>20[xX×_]{2}年|(?<!\d)[ _]{2,}年[ _]{1,}月[ _]{0,}日?|年 {1,}月 {1,}日)|(?P<some>某某|某(?:县|镇|乡|村|局|单位|市|公司)(?!某))"
)
MASKED = re.compile(r"[\u4e00-\u9fff][×xX*＊○]{1,2}(?=$|[^×xX*＊○\w]|[\u4e00-\u9fff])")
MASKED_NUMBER = re.compile(r"\d[×xX*＊]{2,}|[×xX*＊]{2,}\d")
SAMPLE = re.compile(r"(?:^|\n)附件? ?\d*[:：]?[^\n]{0,30}(?:样表|格式|参考样式|模板|式样|样式|表样)")
LABEL = re.compile(r"[:：]$")  # 组织单位（盖章）： below a form's rows waits for a seal
HEAD_ROWS = 6  # rows among which the headings are looked for
MOSTLY_BLANK = 0.8
PAPERS_OF_MONEY = frozenset({EvidenceType.FUND_VOUCHER, EvidenceType.PURCHASE_VOUCHER})
RULES = frozenset({EvidenceType.TEAM_RULES, EvidenceType.OTHER})


def read_blankness(surface: Surface, kind: EvidenceType) -> Blankness:
    """How many placeholders stand against how many values; a template has at least two placeholders and hardly a value."""
    text = _body(surface, kind)
    marks = [m for m in PLACEHOLDER.finditer(text) if not _is_mask(text, m) and not _is_signing(text, m)]
    empty = 0 if kind in RULES else _empty_cells(surface)
    values = _values(surface, len(text))
    count = len(marks) + empty
    strong = sum(1 for m in marks if m["note"] or m["cross"] or m["some"] or m["line"])
    filled = bool(surface.document_number) or (kind in PAPERS_OF_MONEY and _is_filled(surface))
    is_template = not filled and ((count >= 2 and values <= 1) or (strong >= 3 and strong >= values) or (count >= 6 and count >= 2 * values))
    quotes = tuple(surface.passage.quote(m.start(), m.end()) for m in marks[:8])
    return Blankness(count, values, is_template, quotes)


def _is_filled(surface: Surface) -> bool:
    """A day and a sum stand in it: what looks like a gap is a printed sign, as *** for an invoice free of tax."""
    return any(s.complete for s in surface.dates) and any(m.yuan > 0 for m in surface.money)


def _body(surface: Surface, kind: EvidenceType) -> str:
    """The text without sample forms annexed to it."""
    sample = SAMPLE.search(surface.text)
    return surface.text[: sample.start()] if sample and (kind in RULES or sample.start() > 400) else surface.text


def _is_mask(text: str, match: re.Match[str]) -> bool:
    """张×× and 138****1234 hide a person, they leave nothing open."""
    if not match["cross"]:
        return False
    around = text[max(0, match.start() - 1) : match.end() + 1]
    if MASKED_NUMBER.search(around):
        return True
    before = text[max(0, match.start() - 1) : match.start()]
    following = text[match.end() : match.end() + 1]
    if set(match[0]) <= {"*", "＊"} and not before.strip() and not following.strip():
        return True  # an invoice free of tax prints *** in the cell of the tax
    return bool(re.match(r"[\u4e00-\u9fff]", before)) and _surname(before) and following not in "年月日县乡镇村局省市区号元万名人户个次"


def _surname(sign: str) -> bool:
    from evidence_checker.recognize.names import SURNAMES

    return sign in SURNAMES


def _is_signing(text: str, match: re.Match[str]) -> bool:
    """A blank line behind 签字: or the day beside it, which a pen fills."""
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    return bool(SIGNING.search(line + ":") or re.search(r"签[字名章]|盖章|审核|经办", line)) and bool(match["line"] or match["year"])


def _empty_cells(surface: Surface) -> int:
    """Forms whose table has headings and no content: the rows below them that are empty but for their number."""
    return sum(map(_blank_rows, (table.rows for table in surface.document.tables)))


def _blank_rows(rows: list[list[str]]) -> int:
    """How many rows below the headings are blank; 0 where others are filled in. The fullest of the first rows holds the headings."""
    if len(rows) < 3 or max(map(len, rows)) < 3:
        return 0
    head = max(range(min(HEAD_ROWS, len(rows))), key=lambda number: (_filled(rows[number]), -number))
    body = [row for row in rows[head + 1 :] if not all(LABEL.search(text.strip()) for text in row if text.strip()) or not _filled(row)]
    blank = sum(_filled(row) <= 1 for row in body)
    return blank if body and blank >= MOSTLY_BLANK * len(body) else 0


def _filled(row: list[str]) -> int:
    return sum(bool(text.strip()) for text in row)


def _values(surface: Surface, length: int) -> int:
    """Facts that only a filled-in paper has: complete dates, sums, places, persons' names in the opening `length` characters."""
    dates = {s.value for s in surface.dates if s.complete and s.start < length}
    sums = {m.yuan for m in surface.money if m.start < length and m.yuan > 0}
    villages = [p for p in find_places(surface) if p.village]
    return len(dates) + len(sums) + min(len(villages), 3) + bool(surface.document_number)
