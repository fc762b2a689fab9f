"""The close of a paper: who signs it off and when, printing line, contributor's line (GB/T 9704-2012 §7.3.5, §7.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from evidence_checker.extract.model import LineRole
from evidence_checker.recognize.calendar import DateSpan
from evidence_checker.recognize.heading import is_prose
from evidence_checker.recognize.organisations import organisation
from evidence_checker.recognize.passage import Paragraph, Passage


class Stand(StrEnum):
    """Where a date stands that may be the paper's own."""

    SIGN_OFF = "sign-off"  # 成文日期 beside the issuer's name at the end
    CLOSE = "close"  # alone at the end, without a name
    PRINTED = "printed"  # 印发日期 in the imprint
    HEAD = "head"  # beside issuer or issue number above or under the title
    PUBLISHED = "published"  # 发布时间, 来源 … of a web page
    LABEL = "label"  # 日期: … of a form


@dataclass(frozen=True, slots=True)
class OwnDate:
    """A date that may be the paper's own, with where it stands, and the issuer beside it."""

    span: DateSpan
    stand: Stand
    paragraph: int
    issuer: str = ""
    issuer_at: tuple[int, int] = (0, 0)


IMPRINT = re.compile(r"印发 ?(?:$|[(共 ])|印制$|共印 ?\d+ ?份")
PUBLISHED = re.compile(
    r"发布(?:时间|日期|于)|[时:]\d{1,2}分?发布$|发表(?:时间|于)|更新(?:时间|日期)|来源[:：]|发稿|浏览(?:次数|量)|点击|记者|编辑[:：]|稿源|阅读"
)
CONTRIBUTED = re.compile(r"编$|供稿|撰稿|报送|编发|编印|编辑|主办|编报|拟稿|通讯员|审核|签发")
LABELLED = re.compile(
    r"(?:^|[\s:：|(，,、;；。])(?:填表|填报|制表|统计|上报|报送|登记|签单|出单|投保|承保|制单|开单|记录|签订|签署|签约|开具|开票|出具|编制|申请|审批|验收|移交|发放|领取|排查|制定|核查|调查|评议|评定|认定|研判|核实|购买|采购|订单|下单|成文|落款|颁发|颁证"
    r"|拍摄|公示|批示|签发|起草|拟稿|移交|交接|更新)?(?:日期|时间)[:： ]*$|年月日[:： ]*$"
    r"|(?:^|[\s|])(?:更新|填表|填报|制表|统计|登记|编制|制作)[:：] ?$"
)
OTHERS = re.compile(
    r"(?:(?:^|[\s|])原[\u4e00-\u9fff]{0,6}|截止|出生|入党|参加工作|到期|起始|终止|到岗|任职|聘用|开始|结束|会议|活动|培训|调研|走访|计划|有效|交货|完工|开工|竣工|施工|截至|打印|下载)"
    r"(?:日期|时间)[:： ]*$"
)
CHAT_TIME = re.compile(r" *(?:上午|下午|晚上|中午|凌晨) ?\d{1,2}:\d{2}")
"""The hour of a message, behind its day, alone in a line of a chat."""
MADE = re.compile(r"(?:编|印|编印|编制|印制|制|制表|填|填报|填表|拟)$")
"""How an imprint ends the name of who made the paper: 区委办公室编."""
PAIRS = re.compile(r"(?:[^\s:。，]{1,12}: ?[^\s:。，]{0,12}\s+){1,6}")
"""The signing row of a form: 收货:张三  管理员:李四."""
SIGNED = re.compile(r"签字|签名|签章|审核|制表|填表|负责人|记录人|盖章|经办|验收人|审批")
ATTACHED = re.compile(r"^附件? ?[\d一二三四五六七八九十]*[:： ]?$|^附[:：件表]")


def own_dates(passage: Passage, spans: tuple[DateSpan, ...], body: int) -> tuple[OwnDate, ...]:
    """All dates that by their place may be the paper's own, in reading order."""
    return tuple(_candidates(passage, spans, body))


def _candidates(passage: Passage, spans: tuple[DateSpan, ...], body: int) -> Iterator[OwnDate]:
    paragraphs = passage.paragraphs
    prose = [i for i, p in enumerate(paragraphs) if is_prose(p.text)]
    for span in spans:
        index = passage.paragraph_at(span.start)
        if span.day is None or span.until is not None or _is_told_elsewhere(passage, index, span):
            continue
        if passage.is_cell(paragraphs[index]) and not _may_be_in_cell(paragraphs[index], span, index, prose, len(paragraphs) - 1):
            continue
        stand = _stand(paragraphs[index], span, index, prose, body, len(paragraphs) - 1)
        if stand is None:
            continue
        issuer, place = _issuer_beside(passage, index, span) if stand in {Stand.CLOSE, Stand.HEAD, Stand.PRINTED} else ("", (0, 0))
        yield OwnDate(span, Stand.SIGN_OFF if stand is Stand.CLOSE and issuer else stand, index, issuer, place)


def _is_told_elsewhere(passage: Passage, index: int, span: DateSpan) -> bool:
    """It stands in a picture's caption, or alone behind a label that makes it another day (原业务日期) in a piece of its own."""
    paragraph = passage.paragraphs[index]
    if passage.document.lines[passage.line_at(span.start)].role is LineRole.CAPTION:
        return True
    before = passage.paragraphs[index - 1].text if index and span.start == paragraph.start else ""
    return len(before) <= 10 and bool(OTHERS.search(before))


def _may_be_in_cell(paragraph: Paragraph, span: DateSpan, index: int, prose: list[int], last: int) -> bool:
    """A cell's date is the paper's own behind a label, or in the issuer's row above a bulletin's text."""
    heads = bool(prose) and index < prose[0] and index <= 6 and span.explicit
    closes = index >= last - 1 and span.explicit and _closes_form(paragraph, span)
    return bool(LABELLED.search(_before(paragraph, span))) or (heads and len(paragraph.text) <= 48) or closes


def _closes_form(paragraph: Paragraph, span: DateSpan) -> bool:
    """The last row of a form: signatures, names of who made it and who looked it over, the maker, or nothing but the date."""
    rest = _before(paragraph, span) + paragraph.text[span.end - paragraph.start :]
    signed = SIGNED.search(paragraph.text) or PAIRS.fullmatch(_before(paragraph, span) + " ")
    return bool(signed or len(rest) <= 2 or organisation(MADE.sub("", rest.strip(" |()"))))


def _before(paragraph: Paragraph, span: DateSpan) -> str:
    return paragraph.text[: span.start - paragraph.start]


def _stand(paragraph: Paragraph, span: DateSpan, index: int, prose: list[int], body: int, last: int) -> Stand | None:
    text = paragraph.text
    before, after = text[: span.start - paragraph.start], text[span.end - paragraph.start :]
    rest = (before + after).strip()
    if IMPRINT.search(after[:8]) or (IMPRINT.search(text) and len(text) < 60):
        return Stand.PRINTED
    if OTHERS.search(before):
        return None
    if PUBLISHED.search(text) and len(rest) < 90 and not is_prose(after):
        return Stand.PUBLISHED
    if LABELLED.search(re.sub(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff][:：])", "", before)):
        return Stand.LABEL
    if not before.strip() and CHAT_TIME.fullmatch(after):
        return Stand.PUBLISHED
    if index <= 3 and span.explicit and re.match(r" ?\d{1,2}:\d{2}(?::\d{2})?(?![\u4e00-\u9fff])", after) and len(rest) <= 40:
        return Stand.PUBLISHED
    return _by_place(span, rest, before, after, index, prose, body, last)


def _by_place(span: DateSpan, rest: str, before: str, after: str, index: int, prose: list[int], body: int, last: int) -> Stand | None:
    bare = re.sub(r"[()（）\s|:：_]|(?:盖?公?章)|签[字名]", "", rest)
    told = rest.endswith("。")  # a sentence (2022年9月28日，三个小组。) signs nothing off
    named = organisation(MADE.sub("", rest.strip("()（） |:：签章盖字公")))
    beside = bool(named and not told) or bool(CONTRIBUTED.search(before) and len(bare) <= 40)
    signed = bool(SIGNED.search(before)) and not rest[len(before.strip()) :].strip() and len(bare) <= 60
    note = bool(re.match(r"^[(（]", before.strip())) and len(bare) <= 30 and (index == last or (prose and index < prose[0]))
    closing = signed or note or bool(before.rstrip().endswith((")", "）")) and CONTRIBUTED.search(before[-40:]))
    apart = span.explicit and _stands_apart(before, after, rest, index, last, prose)
    if (bare and not span.explicit and not beside and not closing) or (len(bare) > 6 and not beside and not closing and not apart):
        return None
    if not prose:
        return Stand.HEAD if index <= 3 else Stand.CLOSE
    if index < prose[0] or index < body:
        return Stand.HEAD
    return Stand.CLOSE


def _stands_apart(before: str, after: str, rest: str, index: int, last: int, prose: list[int]) -> bool:
    """At the end of a line of the head or the close, behind a gap, or before a gap at its beginning."""
    if len(rest) > 60 or (prose and prose[0] < index < last - 2) or (not prose and 4 < index < last - 2):
        return False
    behind_gap = before.endswith("  ") or (before.endswith((" ", ")")) and not rest[len(before.strip()) :].strip())
    return behind_gap or (not before.strip() and after.startswith(" "))


def _issuer_beside(passage: Passage, index: int, span: DateSpan) -> tuple[str, tuple[int, int]]:
    """The organisation in the same line, else in the line above or below; a table's row above a signature is no part of it."""
    paragraphs = passage.paragraphs
    own = paragraphs[index]
    beside = (own.text[: span.start - own.start] + own.text[span.end - own.start :]).strip(" ()|:：印发")
    if name := organisation(beside) or organisation(MADE.sub("", beside)):
        return name, (own.start, own.end)
    for neighbour in (index - 1, index + 1, index - 2):
        if not 0 <= neighbour < len(paragraphs) or (passage.is_cell(paragraphs[neighbour]) and not passage.is_cell(own)):
            continue
        if name := organisation(paragraphs[neighbour].text):
            return name, (paragraphs[neighbour].start, paragraphs[neighbour].end)
    return "", (0, 0)


def beyond_attachments(passage: Passage, dates: tuple[OwnDate, ...]) -> tuple[OwnDate, ...]:
    """The dates that stand before the first attachment, where there are any: what is attached has dates of its own."""
    first = next((i for i, p in enumerate(passage.paragraphs) if ATTACHED.match(p.text) and len(p.text) <= 6), len(passage.paragraphs))
    before = tuple(d for d in dates if d.paragraph < first)
    return before or dates
