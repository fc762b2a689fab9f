"""What an electronic voucher says in the data that it carries beside its pages: XML of the tax office, XBRL of the Ministry of Finance.

The pages say the same, as a rule; some are pictures, or write names and sums in fonts that give no text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from lxml import etree

from evidence_checker.errors import FileProblem
from evidence_checker.extract.formats.package import parse_xml
from evidence_checker.extract.model import Line, LineRole

LABELS = {
    "发票代码": ("invoicecode",),
    "发票号码": ("invoiceno", "invoicenumber"),
    "票据名称": ("einvoicename",),
    "票据代码": ("einvoicecode",),
    "票据号码": ("einvoicenumber",),
    "校验码": ("invoicecheckcode", "randomnumber"),
    "机器编号": ("machineno",),
    "开票日期": ("issuedate", "issuetime", "requesttime"),
    "购买方名称": ("buyername",),
    "购买方纳税人识别号": ("buyertaxid", "buyeridnum"),
    "销售方名称": ("sellername",),
    "销售方纳税人识别号": ("sellertaxid", "selleridnum"),
    "交款人": ("payerpartyname",),
    "收款单位": ("invoicingpartyname",),
    "项目名称": ("item", "itemname"),
    "合计金额": ("taxexclusivetotalamount", "totalamwithouttax"),
    "合计税额": ("taxtotalamount", "totaltaxam"),
    "价税合计（大写）": ("totaltaxincludedamountinchinese",),
    "价税合计（小写）": ("taxinclusivetotalamount", "totaltaxincludedamount"),
    "金额合计": ("totalamount",),
    "备注": ("note", "remark", "remarks"),
    "开票人": ("invoiceclerk", "drawer"),
}
"""What elements are called on the paper, by their names without regard to case and signs."""
MEANING = {name: label for label, names in LABELS.items() for name in names}
CHINESE = re.compile(r"[\u4e00-\u9fff]{2,12}")
DAY = re.compile(r"((?:19|20)\d\d)\D?(\d\d?)\D?(\d\d?)")
AMOUNT = re.compile(r"-?\d{1,15}\.\d{1,9}")
MAKING = ("模板", "模版", "版本", "签名", "签章", "密文", "程序")
LONGEST_VALUE, MOST_PAIRS, LARGEST = 200, 200, 8 * 1024 * 1024


def pairs_of(data: bytes) -> list[tuple[str, str]]:
    """The labels and values that a data file states, in its order; none where it is no XML or of another kind."""
    if len(data) > LARGEST:
        return []
    try:
        root = parse_xml(data)
    except FileProblem:
        return []
    return list(islice(_pairs(root), MOST_PAIRS))


def stated_pairs(body: etree._Element) -> list[tuple[str, str]]:
    """The pairs that the head of an OFD document states (CustomDatas, GB/T 33190 §7.4), without what is about its making."""
    return [(label, value) for node in body.iter("{*}CustomDatas") for label, value in _pairs(node) if not label.startswith(MAKING)]


def data_lines(files: Iterable[tuple[str, list[tuple[str, str]]]], said: list[Line], page: int) -> list[Line]:
    """The pairs of data files under headings that name these, as far as the paper's own lines, or a file before, do not say them."""
    told: list[Line] = []
    for name, pairs in files:
        lines = lines_lacking(pairs, [*said, *told], page)
        told += [Line(f"附件数据：{name}".rstrip("："), page, role=LineRole.HEADER)] if lines else []
        told += lines
    return told


def lines_lacking(pairs: list[tuple[str, str]], said: list[Line], page: int) -> list[Line]:
    """Those pairs as lines whose values the paper's own lines do not hold, each once."""
    text = _bare("".join(line.text for line in said))
    forms = [(label, _forms(label, value)) for label, value in pairs]
    told = dict.fromkeys(f"{label}：{ways[0]}" for label, ways in forms if not any(way in text for way in ways))
    return [Line(line, page, role=LineRole.BODY) for line in told]


def _pairs(root: etree._Element) -> Iterator[tuple[str, str]]:
    for node in root.iter("*"):
        value = " ".join((node.text or "").split())
        if len(node) == 0 and 0 < len(value) <= LONGEST_VALUE and (label := _label(node)):
            yield label, value


def _label(node: etree._Element) -> str:
    """What an element is called on the paper, "" where that is not known. OFD names pairs of its own in an attribute (GB/T 33190 §7.4)."""
    name = node.get("Name", "") if str(node.tag).endswith("CustomData") else str(node.tag).rpartition("}")[2]
    return name if CHINESE.fullmatch(name) else MEANING.get(re.sub(r"[^a-z]", "", name.lower()), "")


def _forms(label: str, value: str) -> list[str]:
    """The ways in which papers write a value, first the one in which it is told."""
    if label.endswith("日期") and (day := DAY.match(value)):
        year, month, date = day[1], int(day[2]), int(day[3])
        return [f"{year}年{month}月{date}日", f"{year}年{month:02d}月{date:02d}日", f"{year}-{month:02d}-{date:02d}", _bare(value)]
    return [value, _bare(value), *([f"{float(value):.2f}"] if AMOUNT.fullmatch(value) else [])]


def _bare(text: str) -> str:
    return re.sub(r"[\s,，¥￥]", "", text)
