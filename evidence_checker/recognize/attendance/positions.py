"""What stands where a name is expected: names need no known surname there, but words of an attendance form are no names."""

from __future__ import annotations

import re

from evidence_checker.recognize.attendance.marks import meaning_of_words
from evidence_checker.recognize.names import listed_person, person

ITEM = re.compile(
    r"出勤|在岗|驻村|在村|到岗|实到|应到|天数|住村|出差|公出|公差|外出|培训|开会|会议|请假|事假|病假|公休|年休|休假|轮休|调休|缺勤|旷工|迟到|早退|缺卡|打卡|签到|合计|累计|小计|总计|共计"
)
FORM_WORD = re.compile(
    r"[天勤岗差休假卡率注计数次旬]|^[上下本全每月第]|月份|[半全]天|星期|时间|情况|说明|原因|签|职务|单位|部门|职位|身份|性别|年龄|电话|类别|项目|地点|地址|序号|编号|内容|事由|标准|金额|补贴|结果|状态|班次|审核|证明|应|实到|[村镇乡县局委]$|天气|农历|节日|公示|公告|监督|举报|期$|^[兹特现]|同志|工作|有效|无效|异常"
)


NEVER_A_NAME = re.compile(
    r"^(?:周|星期|礼拜)[一二三四五六日天]|[满全]勤|应[出到驻在]|^(?:十?[一二三四五六七八九十]|元)月份?$|^[全上下半本今去当][半年]|[村镇乡县局]$|委员?会$"
)
"""Weekdays, months, spans of the year, places: even where they begin with a surname."""

ROLE = r"(?:第一书记|副?书记|副?队长|工作队员|驻村队员|队员|干部|副?组长|证明|成员|同志)"
"""What goes before or behind a name."""
OFFICE = re.compile(r"^(?:驻村)?(?:工作队)?(?:第一书记|副?队长|工作队员|队员|副?书记|组长|成员|同志)[\s　:：/、]*(?=[\u4e00-\u9fff]{2,4}$)")


def placed_name(text: str) -> str:
    """The name that stands in a name's place (a column of names, a heading of names); "" for the form's own words."""
    name = listed_person(OFFICE.sub("", text.strip()))
    if not name or NEVER_A_NAME.search(name) or ITEM.search(name) or meaning_of_words(name):
        return ""
    return name if person(name) or not FORM_WORD.search(name) else ""


def is_name(text: str) -> bool:
    """The text can be a name in a name's place."""
    return bool(placed_name(text))


def is_item(text: str) -> bool:
    """The text is a kind of days (在岗, 公差, 请假)."""
    return bool(ITEM.search(text)) and len(text) <= 10 and not re.search(r"\d", text)
