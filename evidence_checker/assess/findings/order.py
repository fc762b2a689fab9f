"""Days of one paper that its labels put in an impossible order: works finished before they began, a picture stamped for another day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from evidence_checker.assess.paper import Paper
from evidence_checker.assess.subject import quote_of
from evidence_checker.assess.words import day_told
from evidence_checker.recognize.calendar import calendar_day
from evidence_checker.recognize.model import Quote

DAY = r"(?P<y>20\d\d)[年.\-/](?P<m>\d{1,2})[月.\-/](?P<d>\d{1,2})"
LABEL = r"(?:日期|时间|于|日)?[:：为是]?\s?"  # in a form the day stands in the next cell
BEGUN = re.compile(rf"(?:开工|动工|进场施工){LABEL}{DAY}")
COMPLETED = re.compile(rf"(?:竣工|完工|交工){LABEL}{DAY}")
ACCEPTED = re.compile(rf"(?:验收|移交|交付使用){LABEL}{DAY}")
ENDED = re.compile(rf"(?:竣工|完工(?:交接|移交)?|交工|验收|移交|交付使用){LABEL}{DAY}")
STAMP = re.compile(DAY)


def works_in_order(paper: Paper) -> Iterator[tuple[str, Quote]]:
    """The only beginning that a paper states lies after an end that it states."""
    begun = _labelled(BEGUN, paper)
    ended = _labelled(ENDED, paper)
    if len(begun) == 1 and ended and min(ended) < min(begun):
        words = ended[min(ended)]
        yield f"写着{day_told(min(begun))}才开工，{day_told(min(ended))}却已完工或验收", quote_of(paper, words) or Quote(words)


def accepted_after_completion(paper: Paper) -> Iterator[tuple[str, Quote]]:
    """The only completion that a paper states lies after the only acceptance that it states."""
    completed = _labelled(COMPLETED, paper)
    accepted = _labelled(ACCEPTED, paper)
    if len(completed) == 1 and len(accepted) == 1 and min(accepted) < min(completed):
        words = accepted[min(accepted)]
        yield f"写着{day_told(min(completed))}才竣工，{day_told(min(accepted))}却已验收", quote_of(paper, words) or Quote(words)


def stamp_and_camera(paper: Paper) -> Iterator[tuple[str, Quote]]:
    """The time that a picture's file keeps and the time stamped on it are different days; one of them was set by hand."""
    for picture in paper.evidence.document.pictures:
        stamped = STAMP.search(picture.stamp)
        shown = _day(stamped) if stamped else None
        if picture.taken is not None and shown is not None:
            taken = date.fromisoformat(picture.taken[:10])
            if abs((taken - shown).days) > 1:
                told = f"照片上的水印是{day_told(shown)}，文件自带的拍摄时间是{day_told(taken)}，请核实哪个为准"
                yield told, Quote(picture.stamp, picture.page, None, picture.box)


def _labelled(label: re.Pattern[str], paper: Paper) -> dict[date, str]:
    """The days that stand behind a label, with the words that say so."""
    return {day: match[0] for match in label.finditer(paper.text) if (day := _day(match)) is not None}


def _day(match: re.Match[str]) -> date | None:
    """None for a day that does not exist, which another check tells."""
    return calendar_day(int(match["y"]), int(match["m"]), int(match["d"]))
