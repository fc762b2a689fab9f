"""The head of a paper: letterhead, document number, title, addressee (GB/T 9704-2012 §7.2 and §7.3)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from evidence_checker.extract.model import Document, Line, Source
from evidence_checker.recognize.calendar import find_dates
from evidence_checker.recognize.model import Fact
from evidence_checker.recognize.organisations import organisation
from evidence_checker.recognize.passage import Paragraph, Passage
from evidence_checker.recognize.title_block import is_one_block

HEAD = 14  # paragraphs among which title and number stand
NUMBER = re.compile(r"(?P<org>[\u4e00-\u9fff]{1,14}) ?[〔\[(【{〈] ?(?P<year>(?:19|20) ?\d ?\d) ?[〕\])】}〉] ?(?:第 ?)?(?P<serial>\d{1,4}) ?号")
SIGNER = re.compile(r"签发人? ?[:：]? ?[\u4e00-\u9fff ]{2,8}$")
ISSUE = re.compile(r"^[(（〔\[]? ?(?:总第? ?\d+ ?期|(?:(?:19|20)\d{2} ?年)?(?:增刊|专刊|第? ?[\d一二三四五六七八九十〇]+ ?[期号次])).{0,30}$")
LETTERHEAD = re.compile(r"^(?P<org>.{3,60}?) ?(?:文件|\(? ?(?:函|通知|公告|令) ?\)?)$")
TITLE_TAIL = re.compile(
    r"(?:通知|报告|请示|函|决定|通报|意见|方案|批复|纪要|记录|计划|要点|规划|安排|协议书?|合同书?|简报|总结|日志|日记|台账|证书|回单|凭证|收据|票据|发票|清单|名单|花名册|统计表|考勤表|签到表|签到册|登记表|审批表|"
    r"情况|反映|汇报|制度|办法|规定|细则|倡议书|备忘录|意向书|案例|批示|表|单|册|书|信|证明|公示|公告|讲话|材料|明细|信息|动态|专报)(?:\(.{1,14}\))?$"
)
JUNK = re.compile(
    r"^(?:.{0,6}(?:当前)?位置[:：]|首页|网站首页|来源|发布(?:时间|日期)|时间[:：]|日期[:：]|浏览|点击|字号|字体|分享|打印|作者|责任编辑|编辑[:：]|特急|平急|急件|加急|绝密|机密|秘密|[密机绝].?[密].*|"
    r"附件 ?[\d一二三四五六七八九十]*[:：]?$|第? ?\d+ ?页|[-—] ?\d+ ?[-—]|\d{1,6}$|https?:|www\.|编号|单位名称|单位[:：]|填报|填表|制表|\(.*\)$)"
)
MASTHEAD = re.compile(r"(?:简 ?报|信 ?息|动 ?态|要 ?情|专 ?报|快 ?报|简 ?讯|通 ?讯|之 ?窗|参 ?考)$")  # of a serial: 盘龙要情, 昆明中院信息
ADDRESSEE = re.compile(r"^(?P<names>[^。；;!！?？]{2,120})[:：]$")
_NO_ADDRESS = re.compile(r"如下|以下|要求|内容|议题|名单|包括|分别|意见|地点|时间|甲方|乙方|丙方|附件|主题|记录|同志们|出席|列席|主持|人员")


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a paper states; `body` is the index of the paragraph where its text begins."""

    title: Fact[str] | None
    letterhead: Fact[str] | None
    number: Fact[str] | None
    addressee: Fact[str] | None
    body: int


def read_head(passage: Passage) -> Head:
    """The head of a paper."""
    paragraphs = passage.paragraphs
    body = _body_start(paragraphs)
    addressee = next((_addressee(passage, p) for p in paragraphs[: body + 2] if _is_addressee(p.text)), None)
    return Head(_title(passage, body), _letterhead(passage, body), _number(passage, body), addressee, body)


def is_prose(text: str) -> bool:
    """Running text rather than a line of a head, a list or a form."""
    return len(text) >= 30 and bool(re.search(r"[。；，]", text)) and not re.match(r"(?:来源|发布时间|发布日期|您?当前)", text)


def _body_start(paragraphs: Sequence[Paragraph]) -> int:
    for index, paragraph in enumerate(paragraphs):
        if is_prose(paragraph.text) or _is_addressee(paragraph.text):
            return index
    return min(len(paragraphs), HEAD)


def _is_addressee(text: str) -> bool:
    found = ADDRESSEE.match(text)
    return bool(found) and not _NO_ADDRESS.search(text) and any(organisation(name) for name in re.split(r"[、,，;； ]", found["names"]))  # type: ignore[index]


def _addressee(passage: Passage, paragraph: Paragraph) -> Fact[str]:
    return Fact(paragraph.text.rstrip(":： "), (passage.quote(paragraph.start, paragraph.end),), 0.9)


def written_number(found: re.Match[str]) -> str:
    """A document number in its standard form: 昆×发〔2022〕5号, whatever brackets and blanks were used."""
    return f"{found['org']}〔{found['year'].replace(' ', '')}〕{int(found['serial'])}号"


def _number(passage: Passage, body: int) -> Fact[str] | None:
    """The number on a line of its own (a signer or an issue date may stand beside it)."""
    for paragraph in (*passage.paragraphs[: min(body + 1, HEAD)], *passage.paragraphs[max(body + 1, len(passage.paragraphs) - 2) :]):
        found = NUMBER.search(paragraph.text)
        if found and _stands_alone(paragraph.text, found):
            return Fact(written_number(found), (passage.quote(paragraph.start + found.start(), paragraph.start + found.end()),), 0.97)
    return None


def _stands_alone(text: str, found: re.Match[str]) -> bool:
    text_without = re.sub(r" +(?:19|20)\d\d年\d{1,2}月\d{1,2}日$", "", text[found.end() :])
    rest = SIGNER.sub("", (text[: found.start()] + text_without).strip(" -—"))
    return len(re.sub(r"签发人?[:：]?|编号[:：]?|文号[:：]?|[\s★☆]", "", rest)) <= 8


def _letterhead(passage: Passage, body: int) -> Fact[str] | None:
    """The issuer that the red heading names (GB/T 9704-2012 §7.2.4)."""
    if broken := _broken_letterhead(passage):
        return broken
    for paragraph in passage.paragraphs[: min(body, 6)]:
        line = passage.document.lines[paragraph.lines[0]]
        text = re.sub(r"(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])", "", paragraph.text)
        found = LETTERHEAD.match(text)
        name = organisation(found["org"]) if found and (line.red or text.endswith("文件")) else organisation(text) if line.red else ""
        if name:
            return Fact(name, (passage.quote(paragraph.start, paragraph.end),), 0.9)
    return None


def _broken_letterhead(passage: Passage) -> Fact[str] | None:
    """A heading ××文件 that runs over two or three lines at the top of the page."""
    for count in (2, 3):
        first = passage.paragraphs[:count]
        found = LETTERHEAD.match("".join(p.text for p in first).replace(" ", ""))
        if len(first) == count and found and first[-1].text.endswith("件") and (name := organisation(found["org"])):
            return Fact(name, (passage.quote(first[0].start, first[-1].end),), 0.85)
    return None


def _title(passage: Passage, body: int) -> Fact[str] | None:
    candidates = [p for p in passage.paragraphs[: max(min(body, HEAD), 1)] if _can_be_title(passage, p)]
    candidates = _below_masthead(passage, candidates)
    if not candidates:
        return _title_of_table(passage.document)
    usual = _usual_height(passage.document)
    runs = [_run(passage, candidates[i:], usual) for i in range(len(candidates))]
    best = max(runs, key=lambda run: (_title_score(passage, run, usual), -run[0].start))
    text = re.sub(r"(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])", "", "".join(p.text for p in best))
    return Fact(text, (passage.quote(best[0].start, best[-1].end),), 0.9)


def _below_masthead(passage: Passage, candidates: list[Paragraph]) -> list[Paragraph]:
    """The candidates below the number of an issue (第34期), where something stands there and what stands above is a serial's name."""
    issue = next((p for p in passage.paragraphs[:HEAD] if ISSUE.match(p.text)), None)
    above = [p for p in candidates if issue and p.start < issue.start]
    below = [p for p in candidates if issue and p.start > issue.end]
    return below if below and above and MASTHEAD.search(above[-1].text) else candidates


def _run(passage: Passage, candidates: Sequence[Paragraph], usual: float) -> list[Paragraph]:
    """The first of them with those that go on with it."""
    run = [candidates[0]]
    for following in candidates[1:]:
        if following.start != run[-1].end + 1 or not _goes_on(passage, run[-1], following, usual):
            break
        run.append(following)
    return run


def _can_be_title(passage: Passage, paragraph: Paragraph) -> bool:
    text = paragraph.text
    line = _first_line(passage, paragraph)
    if JUNK.match(text) or ISSUE.match(text) or NUMBER.fullmatch(text) or SIGNER.search(text) or _is_addressee(text) or len(text) > 90:
        return False
    if line.red and not TITLE_TAIL.search(text):
        return False
    dates = find_dates(text)
    return not (dates and sum(s.end - s.start for s in dates) > 0.5 * len(text)) and not text.endswith(("文件", "。", ":"))


def _first_line(passage: Passage, paragraph: Paragraph) -> Line:
    return passage.document.lines[paragraph.lines[0]]


def _title_score(passage: Passage, run: Sequence[Paragraph], usual: float) -> float:
    paragraph, line = run[0], _first_line(passage, run[0])
    text = "".join(p.text for p in run)
    large = bool(usual) and any((_first_line(passage, p).height or 0.0) > 1.15 * usual for p in run)
    score = 2.0 * large + 1.5 * any(_first_line(passage, p).centred for p in run) + 0.7 * bool(line.bold) + 2.0 * bool(TITLE_TAIL.search(text))
    score += 1.0 * paragraph.text.startswith("关于") + 0.5 * (8 <= len(text) <= 50) - 1.5 * bool(line.red) - 1.0 * (len(text) < 4)
    return score - 0.5 * bool(organisation(text)) - 1.0 * bool(re.match(r"[一二三四五六七八九十]、|\(.\)|\d[.、]", paragraph.text))


def _goes_on(passage: Passage, before: Paragraph, following: Paragraph, usual: float) -> bool:
    """A title broken over lines: the same form, and the first line does not end it."""
    first, second = passage.document.lines[before.lines[-1]], _first_line(passage, following)
    if is_one_block(first, second, usual):
        return True
    if TITLE_TAIL.search(before.text) and not before.text.endswith(("情况", "工作", "材料")):
        return False
    if first.centred and second.centred:
        if not first.height or not second.height:
            return True
        varies = 0.15 if first.source is Source.TEXT else 0.25  # a scan measures a short line by its tallest sign
        return abs(first.height - second.height) < varies * max(first.height, second.height)
    return before.text.startswith("关于") and not TITLE_TAIL.search(before.text)


def _usual_height(document: Document) -> float:
    heights = [line.height for line in document.lines if line.height]
    return median(heights) if heights else 0.0


def _title_of_table(document: Document) -> Fact[str] | None:
    title = next((t.title for t in document.tables if len(t.title) > 4), "")
    return Fact(title, (), 0.6) if title else None
