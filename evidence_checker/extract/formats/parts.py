"""Several papers scanned into one file: where one ends and the next begins. In doubt they stay together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from evidence_checker.extract.formats.draft import Draft
from evidence_checker.extract.model import Line, LineRole, Part

DOCUMENT_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,14}[〔\[［【(（]\s*(19|20)\d{2}\s*[〕\]］】)）]\s*第?\s*\d{1,4}\s*号")
DAY = r"(?:(?:19|20)\d{2}|二[〇○零OoΟ0-9一二三四五六七八九]{3})\s*年\s*[\d一二三四五六七八九十]{1,2}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日"
SIGN_OFF = re.compile(rf"^\s*{DAY}\s*$|{DAY}\s*$")
NUMBERED = re.compile(r"^[-—–－·\s]*(?:第\s*)?(\d{1,3})\s*页?(?:[/／,，共\s]+\s*\d{1,3}\s*页?)?[-—–－·\s]*$")
TITLE = re.compile(
    r"(通知|通报|报告|请示|批复|函|纪要|记录|方案|计划|总结|意见|决定|合同|办法|制度|规定|简报|公告|公示|凭证|收据|发票|证书|协议|证明|台账|日志|日记|介绍信|[^名]单|书|(?<!代)表)$"
)
"""How titles of papers end."""
COVERING = re.compile(r"印发|转发")
"""In the title of a letter: what follows it is the paper that it sends out."""
UPPER_PART = 0.4
EARLY = 0.6
"""Of the page's height; a page whose text ends above it was not broken off for want of room."""
TITLE_TIMES = 1.2
"""How much higher than the running text the characters of a title are."""
TITLE_WIDTH = 0.5
"""Of the page's width; a wider line may be the first of the running text."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's lines and what they tell about beginnings and ends."""

    number: int
    lines: list[Line]
    sealed: bool = False

    @property
    def head(self) -> list[Line]:
        """The first lines of the upper part."""
        return [line for line in self.lines if line.box is None or line.box.top < UPPER_PART][:6]

    @property
    def page_number(self) -> int | None:
        """The number printed at the foot of the page."""
        foot = [line for line in self.lines if line.box is not None and line.box.top > 0.85]
        return next((int(found[1]) for line in reversed(foot) if (found := NUMBERED.match(line.text))), None)

    @property
    def starts_like_letter(self) -> bool:
        """A red heading or a document number stands at the top."""
        return any(line.red for line in self.head[:2]) or any(DOCUMENT_NUMBER.search(line.text) and len(line.text) < 30 for line in self.head)

    @property
    def has_title(self) -> bool:
        """One of the first lines is set as a title and ends in the name of a kind of paper."""
        heights = sorted(line.height for line in self.lines if line.height)
        usual = heights[len(heights) // 2] if heights else 0.0
        named = [line for line in self.head[:4] if TITLE.search(line.text) and len(line.text) <= 40]
        return any((line.height or 0) >= TITLE_TIMES * usual or self._stands_alone(line) for line in named)

    def _stands_alone(self, line: Line) -> bool:
        """The page's first line, in the middle and short, as titles stand that are no larger than the text."""
        return line is self.head[0] and bool(line.centred) and line.box is not None and line.box.right - line.box.left <= TITLE_WIDTH

    @property
    def ends_a_paper(self) -> bool:
        """A seal or a date closes the page as it closes a letter, or it ends early."""
        body = [line for line in self.lines if line.role not in {LineRole.FOOTER, LineRole.SEAL, LineRole.HEADER}]
        dated = any(SIGN_OFF.search(line.text) and len(line.text) <= 30 for line in body[-4:])
        low = max((line.box.bottom for line in body if line.box is not None), default=1.0)
        return self.sealed or dated or low < EARLY

    @property
    def sends_out(self) -> bool:
        """A letter that sends out the paper behind it."""
        return any(COVERING.search(line.text) for line in self.head)


def parts_of(draft: Draft) -> list[Part]:
    """The papers of a file of several pages, none where it is one."""
    sheets = _sheets(draft)
    starts: list[int] = []
    enclosing = bool(sheets) and sheets[0].sends_out
    for before, sheet in pairwise(sheets):
        if enclosing and sheet.has_title and not sheet.starts_like_letter:
            enclosing = False  # what the letter sends out begins here
        elif _begins(before, sheet):
            starts.append(sheet.number)
            enclosing = sheet.sends_out
    if not starts:
        return []
    edges = [1, *starts, draft.last_page + 1]
    return [Part(first, following - 1) for first, following in pairwise(edges)]


def _sheets(draft: Draft) -> list[Sheet]:
    lines: dict[int, list[Line]] = {}
    for line in draft.lines:
        lines.setdefault(line.page, []).append(line)
    sealed = {seal.page for seal in draft.seals}
    return [Sheet(page.number, lines.get(page.number, []), page.number in sealed) for page in draft.pages]


def _begins(before: Sheet, sheet: Sheet) -> bool:
    """Whether another paper begins here: it has a heading of its own, and the page before ends one or the pages are counted anew.

    An enclosure (附件) belongs to its letter, though it has a title of its own; so does a page that counts on.
    """
    if any(line.text.lstrip().startswith(("附件", "附：", "附表")) for line in sheet.head[:2]):
        return False
    number, last = sheet.page_number, before.page_number
    if number is not None and last is not None and number == last + 1:
        return False
    if sheet.starts_like_letter and sheet.has_title:
        return True
    anew = number == 1 and last is not None
    return (sheet.starts_like_letter or sheet.has_title) and (before.ends_a_paper or anew)
