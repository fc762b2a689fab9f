"""Whether a paper says that somebody went to the paired village: a meeting in the county seat, or at home with villagers as guests, is no visit."""

from __future__ import annotations

import re
from functools import lru_cache

from evidence_checker.assess.case import Case
from evidence_checker.assess.paper import Paper
from evidence_checker.recognize.model import EvidenceType

GOES = "(?:到|赴|往|来到|走进|走访|深入|进入?|抵达?|驱车|在|看望|慰问|调研|[爬登走踏攀][上进入到]|直奔|奔赴|踏访)"
OF_THE_VILLAGE = r"(?:行政)?村?[“\"]?(?:驻村|工作队|第一书记|党总支|党支部|总支|支书|书记|主任|两委|村民|干部|群众|代表|同志|来人|来客)"
PLACE = r"(?:地\s*点|会\s*址|到访|去向|目的地)[:：\s]{0,4}"
AHEAD = re.compile(r"拟|将于|将到|待|下次|下一?步|计划|打算|准备|择日|改日|另行|未能|没有到|没能|未到")
ANY_VILLAGE = re.compile(r"(?:到|进|入|赴|深入)(?:定点帮扶|挂钩|挂联|结对|帮扶|联系)?(?:的)?村(?!镇|民|干)|入户|进村|驻村点")


def went_to_village(case: Case, paper: Paper) -> bool:
    """The paper says so, or is a picture, or nobody knows which the village is."""
    if not case.villages or paper.type is EvidenceType.PHOTO:
        return True
    told = _told(case.villages)
    named = [match for match in told.finditer(paper.text) if not AHEAD.search(_before(paper.text, match.start()))]
    return bool(named) or (not _elsewhere(case, paper) and ANY_VILLAGE.search(paper.text) is not None)


def _elsewhere(case: Case, paper: Paper) -> bool:
    """The village is named, though nobody goes there: general words of going then mean another place."""
    return any(village in paper.text for village in case.villages)


@lru_cache(maxsize=16)
def _told(villages: tuple[str, ...]) -> re.Pattern[str]:
    """Somebody goes to a village of these names, not to its people: 赴…大箐脑村, 地点：…苦荞坪村委会, not 听取苦荞坪村工作队汇报."""
    name = "(?:" + "|".join(map(re.escape, villages)) + ")"
    return re.compile(
        rf"{GOES}[^。；;，,\n]{{0,40}}?{name}(?!{OF_THE_VILLAGE})|{PLACE}[^\n]{{0,24}}?{name}|{name}村?[^。；;，,\n]{{0,6}}(?:走访|调研|入户|踏勘)"
    )


def _before(text: str, place: int) -> str:
    """The clause up to this place."""
    start = max(text.rfind(stop, 0, place) for stop in "。；;\n")
    return text[start + 1 : place]
