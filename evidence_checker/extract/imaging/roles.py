"""What a line of a page picture is besides running text: a watermark, a page number, the bar of a screenshot, a camera's stamp."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from evidence_checker.extract.model import Box, LineRole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence_checker.extract.model import Line
    from evidence_checker.extract.ocr.engine import Quad

ASLANT = 12.0  # degrees against the lines of the page
EDGE = 0.07  # of the page's height
_PAGE_NUMBER = re.compile(r"[-—–一\s·.]*(第?\s*\d{1,3}\s*页?)(\s*[/,，共]+\s*\d{1,3}\s*页?)?[-—–一\s·.]*")
_PHONE_BAR = re.compile(r"(上午|下午)?\d{1,2}:\d{2}.{0,14}|\d{1,3}%|[45]G.{0,6}|HD.{0,8}|中国(移动|联通|电信).{0,8}")
_WATERMARK = re.compile(r"^[\s*★]*(仅供|仅限|本件仅|此件仅).{1,24}|(他用|复印|再次?复印|涂改)无效|^(样本|样张|内部资料.{0,6}|CONFIDENTIAL|SAMPLE)$")
CLOCK = re.compile(r"\d{1,2}[:：]\d{2}([:：]\d{2})?")
DATE = re.compile(r"(20\d{2}|19\d{2})\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}")
_CAMERA = re.compile(
    r"(经度|纬度|经纬度|海拔|北纬|东经|水印相机|时间[:：]|地点[:：]|位置[:：]|拍摄(人|时间|地点)?|天气|星期[一二三四五六日天]|防伪|真实时间|现场拍照|今日水印|"
    r"\d+(\.\d+)?\s*[°℃]|[NSEW]\s?\d{1,3}\.\d{3,}|工作(内容|记录)[:：]|施工(区域|内容)[:：])"
)


def role_of(line: Line, quad: Quad, *, in_table: bool) -> LineRole:
    """The role that the line's own words and place give it."""
    if _is_aslant(quad) or _WATERMARK.search(line.text):
        return LineRole.WATERMARK
    if in_table:
        return LineRole.CELL
    box = line.box or Box(0, 0.5, 1, 0.5)
    if box.top > 1 - EDGE and _PAGE_NUMBER.fullmatch(line.text):
        return LineRole.FOOTER
    if box.bottom < EDGE and (_PAGE_NUMBER.fullmatch(line.text) or (box.bottom < 0.035 and _PHONE_BAR.fullmatch(line.text))):
        return LineRole.HEADER
    return LineRole.BODY


def _is_aslant(quad: Quad) -> bool:
    along, down = quad[1] - quad[0], quad[3] - quad[0]
    width, height = float(np.linalg.norm(along)), float(np.linalg.norm(down))
    angle = abs(float(np.degrees(np.arctan2(along[1], along[0]))))
    return width > 3 * height and ASLANT < angle < 78


def camera_stamp(lines: Sequence[Line]) -> set[int]:
    """The places of those lines of a photograph that a camera app printed into it: time, place, weather, and what stands in one block with them."""
    stamped = {place for place, line in enumerate(lines) if _CAMERA.search(line.text) or DATE.search(line.text) or CLOCK.fullmatch(line.text.strip())}
    grown = True
    while grown:
        near = {place for place in range(len(lines)) if place not in stamped and any(_one_block(lines[place], lines[s]) for s in stamped)}
        grown = bool(near)
        stamped |= near
    return stamped


def _one_block(line: Line, other: Line) -> bool:
    """Whether two lines begin at the same place, one right under the other, and are about as tall."""
    if line.box is None or other.box is None:
        return False
    tall, tall_other = line.box.bottom - line.box.top, other.box.bottom - other.box.top
    gap = max(line.box.top, other.box.top) - min(line.box.bottom, other.box.bottom)
    return abs(line.box.left - other.box.left) < 0.03 and gap < 1.2 * max(tall, tall_other) and 0.5 < tall / max(tall_other, 1e-6) < 2
