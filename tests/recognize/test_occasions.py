"""The event of a paper: kind, days, village and subject."""

from datetime import date

import pytest

from evidence_checker.recognize.model import EventKind
from tests.recognize.papers import facts


def event(paper, kind):
    return facts(paper, kind).event


@pytest.mark.parametrize(
    ("title", "kind", "expected"),
    [
        ("关于召开2022年定点帮扶工作推进会的通知", "meeting_notice", (EventKind.MEETING, "定点帮扶工作推进会")),
        ("定点帮扶工作推进会会议纪要", "meeting_minutes", (EventKind.MEETING, "定点帮扶工作推进会")),
        ("市林草局关于赴白岩村开展走访调研的方案", "research_plan", (EventKind.VISIT, "赴白岩村走访调研")),
        ("白岩村核桃嫁接技术培训班签到表", "training_record", (EventKind.TRAINING, "白岩村核桃嫁接技术培训班")),
        ("局领导到白岩村看望驻村队员", "briefing", (EventKind.VISIT, "局领导到白岩村看望驻村队员")),
    ],
)
def test_the_subject_is_the_title_without_what_kind_of_paper_it_is(title, kind, expected):
    found = event(f"{title}\n时间：2022年5月10日上午9:00", kind)
    assert (found.kind, found.subject) == expected


def test_the_event_knows_its_days_and_its_village():
    found = event("领导到村走访\n5月10日，局长一行到宜良县九乡乡白岩村走访调研。\n2022年5月12日", "briefing")
    assert found.days == (date(2022, 5, 10),)
    assert found.place is not None
    assert found.place.village.startswith("白岩")


@pytest.mark.parametrize("kind", ["work_summary", "fund_voucher", "work_log", "annual_plan"])
def test_papers_of_many_events_or_none_have_no_event(kind):
    assert event("2022年工作总结\n2022年12月1日", kind) is None
