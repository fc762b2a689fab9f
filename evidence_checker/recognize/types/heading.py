"""Where the title of a paper may stand: lines of its head, alone or joined, each with how much it looks like a title.

An official paper (GB/T 9704-2012 §7) opens with copy number, secrecy, a red letterhead, document number and signer; its title follows, centred, in
characters larger than the text, on one line or several. Forms and slips have theirs on the first line. Nothing here decides: the scorer tries all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from evidence_checker.extract.model import Line, LineRole
from evidence_checker.recognize.title_block import is_one_block
from evidence_checker.recognize.types.paper import Paper
from evidence_checker.recognize.types.plain import plain

HEAD_LINES = 14
LONGEST_TITLE = 80
_RANK = (1.0, 0.95, 0.9, 0.8, 0.7)  # trust in the first, second … line of the head

FIELD_TRUST = 0.55  # for what is a field or a cell of a form rather than its title

_JUNK = re.compile(
    r"^(?:.{2,40}文件|.{0,20}〔?20\d\d〕?\d{0,4}号?|.{2,14}[〔（]20\d\d[〕）]第?\d+号|第?\d{1,4}|\d{6}|[密机绝].?密.*|特急|平急|急件|加急"
    r"|签发人：.*|第?[-\d]+页?|附件[\d一二三四五六七八九十]*[：.]?|(?:您?当?前?的?位置|首页|网站首页|来源|发布时间|发布日期|时间|日期|浏览).{0,40}"
    r"|.*(?:>|›|»).*|[\d年月日./-]+(?:\d\d：\d\d)*|编号：.*|封面|目录)$"
)
_ADDRESSEE = re.compile(r"^.{2,60}：$")
_LABELLED = re.compile(r"^.{1,12}：|。$")  # a field of a form, a sentence: neither goes on with a title
_BODY = re.compile(r"[。；]")
_OPENING = re.compile(
    r"^(?:[一二三]、|（一）|1[.、]|为|根据|按照|经|今年以来|一年来|近日|现将|兹|.{14,}，|.{4,},.{6,}|.{2,16}，.{8,})"
)  # how a body opens, also on short lines
_INNER = re.compile(
    r"(?:印发|转发|下发|公布|发布|颁发|批转)(?:了)?《?(?P<a>.{4,60}?)》?(?:（.{2,8}）)?的(?:通知|函|决定)$|(?:印发|发布)《(?P<c>.{4,60})》$"
    r"|(?:报送|上报|呈报|报请审定|送审)《?(?P<b>.{4,60}?)》?的(?:报告|函|请示)$"
)
_GENRE = re.compile(r"[一-龥]{2}$")  # the genre's word: 要点, 方案, 名单
_CITING = re.compile(r"(?:贯彻|落实|执行|学习|传达|依据|根据|按照).{0,6}《.{4,60}》.{0,10}(?:情况|报告|汇报|总结)")
_TO_MANY = re.compile(r"^(?:[^。；]{0,40}[，、])?(?:各|全[市省县区]各|市级各|[省市县区]直各)[^。；]{2,60}：$")
_CALL = re.compile(
    r"请[^。]{0,60}(?:于|在)?[^。，；]{0,16}(?:日|号|底|旬)[^。，；]{0,10}前[^。]{0,40}(?:报送|报至|上报|反馈|报我|送至|交至|报到|提交|寄送|报[一-龥]{2,12}(?:局|办|处|科|室))|[日号底](?:下班)?前[^。；]{0,30}(?:报送至?|报至|上报|反馈至?|提交至?)(?:我|市|县|区)"
)
_TRAILING = re.compile(r"(?:（[^（）]{1,16}）|〔[^〔〕]{1,10}〕|[：。.、*\d])+$")


@dataclass(frozen=True)
class TitleCandidate:
    """A possible title; `trust` (0 … 1) scales the weight of what it says, `number` is the paper's line where it begins."""

    text: str
    trust: float
    number: int


def title_candidates(paper: Paper) -> tuple[TitleCandidate, ...]:
    """All possible titles, the inner title of a covering notice in place of the outer one."""
    heads = list(_head_titles(paper))
    found = [*_table_titles(paper), *heads, *_enclosed_titles(paper, heads)]
    return tuple(variant for candidate in found for variant in _variants(candidate, from_above=is_from_above(paper)))


def is_from_above(paper: Paper) -> bool:
    """The paper tells many bodies to hand something in by a day: whatever its title names is what they are to write, not what it is.

    So 关于报送自评材料的函, addressed to 各帮扶单位, is no self-assessment.
    """
    return any(_TO_MANY.match(line.text) for line in paper.lines[:HEAD_LINES]) and bool(_CALL.search(paper.flow))


def _enclosed_titles(paper: Paper, heads: list[TitleCandidate]) -> Iterator[TitleCandidate]:
    """The title of the paper that a notice (关于印发…的通知) encloses, further down on the same pages."""
    covering = next((inner for head in heads if (inner := inner_title(_TRAILING.sub("", head.text)))), "")
    genre = _GENRE.search(covering)
    if not genre:
        return
    below = heads[0].number + 2
    for line in paper.lines[below:]:
        text = _TRAILING.sub("", line.text)
        if text.endswith(genre[0]) and len(text) <= LONGEST_TITLE // 2 and not _BODY.search(text) and not _LABELLED.search(text):
            yield TitleCandidate(text, _RANK[1], heads[0].number)
            return


def inner_title(title: str) -> str:
    """What a covering paper (关于印发《…》的通知) hands on, "" where the title is of the paper itself."""
    found = _INNER.search(title)
    return (found["a"] or found["b"] or found["c"]) if found else ""


def _variants(candidate: TitleCandidate, *, from_above: bool) -> Iterator[TitleCandidate]:
    """The title without what trails it, and the inner paper's title, which settles the type (practice: typed by the inner paper)."""
    bare = _TRAILING.sub("", candidate.text)
    if _CITING.search(bare):  # what it cites is another paper
        yield TitleCandidate(re.sub(r"《.{4,60}》", "", bare), candidate.trust, candidate.number)
        return
    inner = inner_title(bare)
    if inner and not from_above:
        yield TitleCandidate(inner, candidate.trust, candidate.number)
        if "转发" not in bare:  # whoever forwards a paper has not written it: then the outer title counts as well
            return
    yield candidate
    if bare and bare != candidate.text:
        yield TitleCandidate(bare, candidate.trust, candidate.number)


def _table_titles(paper: Paper) -> Iterator[TitleCandidate]:
    """Names of sheets and lines above tables."""
    for table in paper.document.tables[:2]:
        title = plain(table.title)
        if title and not _JUNK.match(title) and not _LABELLED.search(title) and not _is_prose(title):
            yield TitleCandidate(title[:LONGEST_TITLE], 0.8, 0)


def _head_titles(paper: Paper) -> Iterator[TitleCandidate]:
    """Lines of the head, and each joined with the one or two that follow it, as a title broken over lines needs."""
    head = _head(paper)
    usual = _usual_height(paper)
    for rank, number in enumerate(head):
        if rank and _in_block(paper, head[rank - 1], number, usual):
            continue
        trust = _RANK[min(rank, len(_RANK) - 1)] * _form_trust(paper, number, usual)
        if rank and (_LABELLED.search(paper.lines[number].text) or _line(paper, number).role is LineRole.CELL):
            trust *= FIELD_TRUST
        text = ""
        for following in head[rank : rank + 4]:
            if following != number and not _continues(paper, following - 1, following, usual):
                break
            text += paper.lines[following].text
            if following + 1 in head and _in_block(paper, following, following + 1, usual):
                continue
            if len(text) <= LONGEST_TITLE:
                yield TitleCandidate(text, trust, number)
    if not head and paper.lines:
        yield TitleCandidate(re.split(r"[，。；]", paper.lines[0].text)[0][:40], 0.6, 0)


def _head(paper: Paper) -> list[int]:
    """Numbers of the lines before the body that can be part of a title."""
    numbers: list[int] = []
    for number, line in enumerate(paper.lines[:HEAD_LINES]):
        if _is_letterhead(paper, number) or _JUNK.match(line.text):
            continue
        if _ADDRESSEE.match(line.text) or _is_prose(line.text) or (numbers and _OPENING.match(line.text)):
            break
        numbers.append(number)
    return numbers


def _is_prose(text: str) -> bool:
    """A sentence of the body rather than a heading."""
    return len(text) > 60 or (len(text) >= 24 and bool(_BODY.search(text)))


def _is_letterhead(paper: Paper, number: int) -> bool:
    """A red heading names the issuer, not the paper; a bulletin's red heading (简报) is its title all the same."""
    line = _line(paper, number)
    return bool(line.red) and not re.search(r"简报|专报|信息|动态|纪要|情况反映|反映|要情|快报|证书|奖状|荣誉|通报", line.text.replace(" ", ""))


def _in_block(paper: Paper, before: int, number: int, usual: float) -> bool:
    """The line stands in the middle of a title, which says nothing by itself."""
    return number == before + 1 and is_one_block(_line(paper, before), _line(paper, number), usual)


def _line(paper: Paper, number: int) -> Line:
    return paper.document.lines[paper.lines[number].index]


def _usual_height(paper: Paper) -> float:
    """The height of most characters, as a fraction of the page; 0 where unknown."""
    heights = [h for line in paper.lines if (h := paper.document.lines[line.index].height)]
    return median(heights) if heights else 0.0


def _form_trust(paper: Paper, number: int, usual: float) -> float:
    """1 for what is centred, large or of unknown form; less for what looks like running text."""
    line = _line(paper, number)
    if line.height and usual and line.height >= 1.2 * usual:
        return 1.0
    if line.centred or line.centred is None or line.role is LineRole.CELL:
        return 1.0 if not usual or line.centred else 0.9
    return 0.75


def _continues(paper: Paper, before: int, number: int, usual: float) -> bool:
    """The line goes on with the title begun before it: nothing has ended, and neither size nor placing changes."""
    first, second = _line(paper, before), _line(paper, number)
    if _in_block(paper, before, number, usual):
        return True
    if (
        re.search(r"[。；：！]$", paper.lines[before].text)
        or (first.centred and second.centred is False)
        or _LABELLED.search(paper.lines[number].text)
    ):
        return False
    if first.height and second.height and usual:
        return abs(first.height - second.height) <= 0.35 * max(first.height, second.height)
    return not re.match(r"^(?:一、|二、|1[.、]|为|根据|按照|（一）)", paper.lines[number].text)
