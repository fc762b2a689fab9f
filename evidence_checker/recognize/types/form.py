"""Features of form: what a clerk sees of a paper before reading it. Pattern files weigh them by name."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from evidence_checker.extract.model import LineRole
from evidence_checker.recognize.types.heading import is_from_above
from evidence_checker.recognize.types.paper import HEAD, TAIL, Paper

Feature = Callable[[Paper], bool]

_DAY = r"(?:20\d\d年)?\d{1,2}月\d{1,2}日|20\d\d[./-]\d{1,2}[./-]\d{1,2}"
_NUMERALS = "一二三四五六七八九十百零〇"
_FUTURE = re.compile(
    r"定于|拟于|将于|计划于|拟定于|时间安排|行程安排|参加人员|请.{0,12}(?:准时|按时|提前)|务必|届时|不少于|力争|确保|计划(?:开展|投入|安排|组织)|拟(?:投入|组织|开展|安排|捐赠)|特此通知|月底前|日前(?:完成|报)"
)
_PAST = re.compile(
    r"听取了|召开了|开展了|组织了|完成了|走访了|慰问了|截至|截止目前|今年以来|一年来|半年来|近日|日前，|已(?:完成|建成|投入|拨付|落实|经|全部|累计|于)|累计|共计?(?:走访|投入|发放|开展|召开|培训|帮助|捐赠)|取得了|得到了|送去|来到|一行|受到|上午，|下午，"
)
_PLACEHOLDER = re.compile(
    r"[xX×X]{2,}|\*{2,}|_{3,}|＿{2,}|某某|某(?:村|局|县|镇|单位)|20(?:[xX×_]{2}|\*\*)年?|〔(?:填写|请|X|单位|姓名).{0,12}?〕|（略）|…{3,}|\.{6,}"
)
_SLIP_LABEL = re.compile(
    r"(付款|收款|借方|贷方|付方|收方|汇款|名义付款|名义收款)(?:方|人|账户|人账户)?(?:户名|名称|全称|账号|帐号|账户|开户行|开户银行|开户机构|行)?(?=[：]|$)|交易流水号?|回单编号|电子回单号码|凭证号码?|记账日期|入账时间|交易日期|大写金额|小写金额|金额（?[大小]写"
)
_CAPITAL = re.compile(r"[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{2,24}[元圆][零壹贰叁肆伍陆柒捌玖角分]{0,16}整?正?")
_ACCOUNT = re.compile(r"(?<![\d.])\d[\d*]{11,23}(?![\d.])")
_WEB = re.compile(
    r"浏览次数|浏览量|在看\d*|赞\d+|分享收藏|阅读原文|点击(?:率|量|数|次数)|阅读(?:量|数|\d+)|您?(?:当前|现在)的?位置|分享到|字号：|〔?字体：|打印本页|关闭窗口|上一篇|下一篇|责任编辑|责编：|扫一扫|版权所有|ICP备|网站地图|发布时间：|发布日期：|https?：//|www\.|\.gov\.cn|\.com"
)
_VALUE = re.compile(
    rf"{_DAY}|\d[\d,.]{{0,14}}(?:万元|元|户|人次?|亩|公斤|千克|斤|盏|公里|米)|〔20\d\d〕\d+号|[一-龥]{{2,4}}(?:村委会|村民委员会|镇|乡)"
)


_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤"
    "尹黎易常武乔贺赖龚文普和字申古左尤岑梅季牛解管普者起沐木施庞樊兰殷翟安倪严牟温芦俞章鲁葛柳毕祝凌霍涂米费翁焦巫辛柯靳祁阮路甘宁欧保晏"
)
_SPEAKER = re.compile(
    rf"^(?!周[一二三四五六日末]：)((?:工会|纪检|财务|办公室|支书|村主任|主任|组长|队长|书记|会计|监委会?)?[{_SURNAMES}][一-龥]{{0,2}}[一-龥](?<![间地人期位题议容称号额况式员注件由因果施点象求务目要持录席加款票章案签址费数量价级程质标方织物内度算作]))(?:（[^（）]{{2,16}}）)?：.{{6,}}"
)
_DATED = re.compile(rf"(?:日期：)?(?:{_DAY})")
_NARRATED = re.compile(rf"(?:(?<![于定拟自从至在：])(?:{_DAY})(?:至|-|，|上午|下午|[一-龥])|近日|日前|连日来)[^：]{{20}}")


def _lines(pattern: str, at_least: int, share: float = 0.0) -> Feature:
    """So many lines match, and they make up that share of all lines."""
    compiled = re.compile(pattern)

    def feature(paper: Paper) -> bool:
        count = sum(1 for line in paper.lines if compiled.match(line.text))
        return count >= at_least and count >= share * len(paper.lines)

    return feature


def _words(pattern: str, at_least: int = 1, span: slice = slice(None)) -> Feature:
    """The running text holds so many places that match."""
    compiled = re.compile(pattern)
    return lambda paper: len(compiled.findall(paper.flow[span])) >= at_least


def _distinct(compiled: re.Pattern[str], at_least: int) -> Feature:
    """So many different words match."""
    return lambda paper: len(set(compiled.findall(paper.flow))) >= at_least


def _future(paper: Paper) -> bool:
    return len(_FUTURE.findall(paper.flow)) > len(_PAST.findall(paper.flow))


def _past(paper: Paper) -> bool:
    return len(_PAST.findall(paper.flow)) > len(_FUTURE.findall(paper.flow))


def _red_heading(paper: Paper) -> bool:
    lines = paper.document.lines
    return any(lines[line.index].red for line in paper.lines[:6]) or bool(re.match(r".{2,40}文件.{0,12}〔20\d\d〕\d+号", paper.flow))


def _addressee(paper: Paper) -> bool:
    """A line that addresses someone (主送机关, GB/T 9704-2012 §7.3.2)."""
    return any(re.match(r"^[^，。；]{2,50}[局委办组府会室司院校队部处科村位]：$", line.text) for line in paper.lines[:12])


def _sign_off(paper: Paper) -> bool:
    """The issuer's name above the date of signing (发文机关署名, 成文日期, §7.3.5)."""
    tail = [line.text for line in paper.lines[-6:]]
    dated = re.compile(r"^(?:20\d\d年\d{1,2}月\d{1,2}日|[二2][〇○O0零]..年[一二三四五六七八九十]+月[一二三四五六七八九十]+日)$")
    return any(dated.match(line) and len(above) <= 40 for above, line in pairwise(tail))


def _grid(paper: Paper) -> bool:
    """Columns headed by the days of a month."""
    for table in paper.document.tables:
        for row in table.rows[:4]:
            if sum(1 for cell in row if re.fullmatch(r"\d{1,2}日?", cell.strip())) >= 15:
                return True
    return bool(re.search(r"12345678910111213|1日2日3日4日5日", paper.flow))


def _speakers(paper: Paper) -> bool:
    """At least three people speak, each on a line of his own; labels of a form are no people."""
    names = (_SPEAKER.match(line.text) for line in paper.lines)
    return len({name[1] for name in names if name}) >= 3


def _marks(paper: Paper) -> bool:
    """Signs of attendance, as letters of the text or drawn in cells."""
    drawn = sum(1 for table in paper.document.tables for cell in table.cells if cell.mark)
    return drawn + len(re.findall(r"[√△○☆●▲×]", paper.flow)) >= 12


def _months(paper: Paper) -> bool:
    """Rows or columns headed by the months of a year, filled with numbers of days."""
    for table in paper.document.tables:
        cells = [cell.text.strip() for cell in table.cells]
        months = sum(1 for cell in cells if re.fullmatch(r"(?:20\d\d年)?(?:\d{1,2}|十?[一二三四五六七八九十])月份?", cell))
        days = sum(1 for cell in cells if re.fullmatch(r"(?:[12]?\d|3[01])(?:\.5)?天?", cell))
        if months >= 3 and days >= 2 * months:
            return True
    return False


def _runs_on(paper: Paper) -> bool:
    """The first line is as wide as the text below it and of its size: running text that has no title."""
    boxes = [box for line in paper.lines[:4] if (box := paper.document.lines[line.index].box)]
    if len(boxes) < 3 or paper.document.lines[paper.lines[0].index].centred:
        return False
    widths = [box.right - box.left for box in boxes]
    return widths[0] >= 0.8 * max(widths) and len(paper.lines[0].text) >= 16


def _headline(paper: Paper) -> bool:
    """A title that tells something instead of naming a genre."""
    first = next((line.text for line in paper.lines if len(line.text) >= 5), "")
    if _DATED.match(first) or _runs_on(paper):
        return False
    named = re.search(
        r"(?<![局委联办会院司村队团心])：|[。；]|\d{4}年|[表册单据证书议同录要知告函案划结报法度定例见复示稿记簿片图]$|经验$|做法$|说明$|星期.", first
    )
    return 5 <= len(first) <= 45 and (not named or bool(re.search(r"(?:签订|签署|召开|举行|获得|荣获|喜获|印发|完成|出台).{2,24}$", first)))


def _story(paper: Paper) -> bool:
    """Several sentences about the village under a headline, none of them a plan: what is left when no genre shows is news."""
    told = paper.flow.count("。") >= 3 and _headline(paper) and not _future(paper) and not _poor(paper)
    return told and FEATURES["relevant"][1](paper) and not FEATURES["placeholders"][1](paper)


def _narrated(paper: Paper) -> bool:
    """Running text that tells of a day, or of 近日; a day that is still to come (定于…) or a field of a form does not count."""
    return bool(_NARRATED.search(paper.flow))


def _table(paper: Paper) -> bool:
    """Most of the paper stands in a table."""
    cells = sum(len(line.text) for line in paper.lines if paper.document.lines[line.index].role is LineRole.CELL)
    return cells > 0.6 * len(paper.flow) and bool(paper.document.tables)


def _captions(paper: Paper) -> bool:
    """Pictures, and hardly any words but captions."""
    pictures = len(paper.document.pictures)
    prose = sum(len(line.text) for line in paper.lines if len(line.text) > 45)
    return pictures > 0 and prose <= 45 * pictures and len(paper.flow) <= 40 + 50 * pictures


def _visit_plan(paper: Paper) -> bool:
    """Somebody leads, somebody is called on, and there is a way to go: what a plan of a visit holds under whatever title."""
    leads = re.search(r"带队|领队|率队", paper.flow)
    goes = re.search(r"行程|路线|出发|集合|返回|返程|往返|乘车|车辆", paper.flow)
    return bool(leads and goes and re.search(r"走访|调研|入户|踏勘|遍访|座谈了解|看望", paper.flow)) and not _past(paper)


def _camera(paper: Paper) -> bool:
    """The stamp of a camera app: short lines; a village's height above the sea in running text is none."""
    stamp = re.compile(r"水印相机|经度：?\d|北纬|东经|纬度：?\d|防伪码|海拔：?\d")
    return any(stamp.search(line.text) and len(line.text) <= 40 and "。" not in line.text for line in paper.lines)


def _signatures(paper: Paper) -> bool:
    return bool(paper.document.signatures)


def _dialogue(paper: Paper) -> bool:
    """Much talk in quotation marks, as in a novel."""
    spoken = re.findall(r"“[^”]{2,60}[。！？，…]”|[说道问答喊笑]：“", paper.flow)
    return len(spoken) >= 4 and len(spoken) * 150 >= len(paper.flow)


def _poor(paper: Paper) -> bool:
    """Long, and without a date, figure or place: nothing in it can be looked up."""
    return len(paper.flow) >= 250 and len(_VALUE.findall(paper.flow)) * 500 < len(paper.flow)


def _rich(paper: Paper) -> bool:
    return len(_VALUE.findall(paper.flow)) * 150 >= len(paper.flow) > 0


FEATURES: dict[str, tuple[str, Feature]] = {
    "red_heading": ("红头（发文机关标志）", _red_heading),
    "document_number": ("有发文字号", _words(r"[一-龥]{1,12}〔20\d\d〕第?\d{1,4}号", 1, slice(HEAD))),
    "addressee": ("有主送机关", _addressee),
    "sign_off": ("有落款和成文日期", _sign_off),
    "from_above": ("发给多家单位，要求限期报送", is_from_above),
    "visit_plan": ("有带队、走访和行程", _visit_plan),
    "articles": ("条款体（第×条）", _lines(rf"^第[{_NUMERALS}\d]+条", 3)),
    "chapters": ("分章（第×章）", _lines(rf"^第[{_NUMERALS}\d]+章", 2)),
    "numbered_heads": ("分“一、二、三”各节", _lines(r"^[一二三四五六七八九十]、", 3)),
    "dated_entries": ("逐日记述（每段以日期开头）", _lines(rf"^(?:日期：)?(?:{_DAY}).{{0,30}}", 3, 0.1)),
    "weekdays": ("按星期几逐日记述", _lines(r"^(?:周|星期)[一二三四五六日末天][^一-龥]{0,3}[：:、，]", 3)),
    "weather": (
        "记天气、星期",
        _words(
            r"星期[一二三四五六日天].{0,6}(?:晴|阴|雨|多云|雪|雾)|天气：?(?:晴|阴|雨|多云|小雨|中雨|大雨|雷)|日[，（]?(?:晴|阴|小雨|多云|大雨|中雨|阵雨)"
        ),
    ),
    "speakers": ("逐人发言", _speakers),
    "meeting_card": (
        "列明时间、地点、主持人、参会人员、记录人",
        lambda p: len(set(re.findall(r"(时间|地点|主持人?|记录人?|参会人员|出席|列席|参加人员|缺席|议题)：", p.by_line))) >= 4,
    ),
    "day_grid": ("按日考勤的方格表", _grid),
    "month_grid": ("按月统计天数的表", _months),
    "headline": ("标题像新闻，没有文种", _headline),
    "story": ("在讲村里的事，不像任何公文", _story),
    "narrated": ("叙述某一天发生的事", _narrated),
    "marks": ("考勤符号", _marks),
    "table": ("以表格为主", _table),
    "captions": ("只有图片和图注", _captions),
    "camera": ("水印相机", _camera),
    "signed": ("有手写签名", _signatures),
    "slip": ("付款、收款等单据栏目", _distinct(_SLIP_LABEL, 2)),
    "account": ("有银行账号或流水号", lambda p: bool(_ACCOUNT.search(p.flow))),
    "capital": ("有大写金额", lambda p: bool(_CAPITAL.search(p.flow))),
    "money": ("有金额", _words(r"\d元|万元|¥\d|金额")),
    "date": ("有具体日期", _words(_DAY + r"|[二2][〇○O0零].{2}年.{1,3}月.{1,3}日")),
    "clock": ("有钟点", _words(r"\d{1,2}[：点时][0-5]?\d?分?|上午|下午")),
    "parties": ("甲方、乙方", _words(r"甲方|乙方|供方|需方|发包[方人]|承包[方人]|捐赠[方人]|受赠[方人]|买方|卖方", 2)),
    "web_page": ("网页痕迹", _distinct(_WEB, 2)),
    "placeholders": ("空白、××等占位符多", lambda p: len(_PLACEHOLDER.findall(p.flow)) >= 3),
    "dialogue": ("大量对话", _dialogue),
    "options": ("选择题选项", _lines(r"^[（]?[A-D][）.、．]", 4)),
    "poor": ("没有具体日期、数字、地点", _poor),
    "rich": ("具体日期、数字多", _rich),
    "future": ("说的是将要做的事", _future),
    "past": ("说的是已经做的事", _past),
    "short": ("不足120字", lambda p: len(p.flow) < 120),
    "brief": ("不足600字", lambda p: len(p.flow) < 600),
    "long": ("超过1500字", lambda p: len(p.flow) > 1500),
    "no_text": ("没有文字", lambda p: len(p.flow) < 6),
    "pictures": ("有图片", lambda p: bool(p.document.pictures)),
    "scene": ("实景照片", lambda p: p.document.is_scene),
    "sealed": ("有红色印章", lambda p: bool(p.document.seals)),
    "closing_lines": ("报、送、发及印数", _words(r"[报送发]：.{2,60}(?:共印|印\d+份)|共印\d+份|[报送]：.{2,60}[送发]：", 1, slice(-TAIL, None))),
    "serial_issue": ("有期号", _words(r"第\d{1,3}期(?!20)|第[一二三四五六七八九十]{1,3}期|总第", 1, slice(HEAD))),
    "relevant": (
        "说到帮扶、驻村、村或农户",
        _words(
            r"帮扶|村医|驻村|派驻(?:人员|干部|队员)|乡村振兴|脱贫|返贫|第一书记|挂钩|挂包|结对|村委|村民|农户|工作队|[一-龥]{1,4}村|消费扶贫|832|合作社|下乡|务工|农产品|农副产品|[烟果菜蜂药花棉]农|[一-龥]{1,3}[乡镇](?![静定])|监测户|困难(?:户|党员|群众)|村妇联|就业处|护林员|村级|社区|街道|[一二三四五六七八九]社|大棚|种植|养殖|烤烟|公斤|食堂|农民|群众增收"
        ),
    ),
    "roster": ("有表头的名单或台账", _lines(r"^(?:序号|编号|姓名|户主)", 1)),
}


def features_of(paper: Paper) -> frozenset[str]:
    """The names of all features that the paper shows."""
    return frozenset(name for name, (_, feature) in FEATURES.items() if feature(paper))
