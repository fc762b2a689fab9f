"""attendance-short: months below the threshold, months that are missing, months that all look the same."""

import pytest

from tests.assess.findings.written import Judged, judged

TABLE = """
^ 白岩村驻村工作队2022年{month}月考勤表
| 姓名 | 职务 | 在岗天数 | 请假天数 | 备注 |
| 穆晓东 | 第一书记 | {first} | {first_leave} |  |
| {second} | 队员 | {days} | {leave} |  |
审核：毕福寿
"""
JOINED = """
^ 关于轮换驻村工作队员的通知
经局党组研究，选派樊志宏同志到宜良县九乡乡白岩村任驻村工作队员，驻村时间自2022年7月15日起；匡丽萍同志期满返回原单位。
> 昆明市司法局
> 2022年7月8日
"""
SENT = """
^ 关于选派驻村工作队员的通知
经局党组研究，选派穆晓东、匡丽萍同志到宜良县九乡乡白岩村驻村，穆晓东同志任第一书记、工作队队长，自2021年5月20日起，任期两年。
> 昆明市司法局
> 2021年5月17日
"""


def table(month: int, days: int, second: str = "匡丽萍", first: int = 23) -> str:
    return TABLE.format(month=month, first=first, first_leave=0, second=second, days=days, leave=max(0, 22 - days))


FULL = {f"考勤/{m}月.docx": table(m, 21) for m in range(1, 7)} | {f"考勤/{m}月.docx": table(m, 22, "樊志宏") for m in range(8, 13)}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    short = {
        "考勤/4月.docx": table(4, 14),
        "考勤/5月.docx": table(5, 20),
        "考勤/7月.docx": table(7, 11, "樊志宏"),
        "选派/选派.docx": SENT,
        "选派/轮换.docx": JOINED,
    }
    return judged(tmp_path_factory.mktemp("attendance"), FULL | short)


def test_a_month_below_the_threshold_is_told_with_name_and_days(ledger: Judged) -> None:
    assert "匡丽萍4月在岗14天，不足20天" in ledger.the("attendance-short", "考勤/4月.docx").message


def test_exactly_the_threshold_is_enough(ledger: Judged) -> None:
    assert not ledger.findings("attendance-short", "考勤/5月.docx")


def test_the_month_in_which_a_member_arrived_is_not_counted_in_full(ledger: Judged) -> None:
    assert not ledger.findings("attendance-short", "考勤/7月.docx")


def test_who_can_no_longer_stay_on_leaves_on_that_day(tmp_path_factory: pytest.TempPathFactory) -> None:
    order = (
        "^ 关于调整驻村工作队员的通知\n匡丽萍同志因病不能继续驻村，经研究，决定由樊志宏同志任驻白岩村工作队队员，任期自2022年5月16日起；"
        "匡丽萍同志自同日起不再担任驻村工作队队员，返回原单位。\n> 昆明市司法局\n> 2022年5月12日\n"
    )
    files = FULL | {"考勤/5月.docx": table(5, 8), "选派/选派.docx": SENT, "选派/调整.docx": order}
    assert not judged(tmp_path_factory.mktemp("ill"), files).findings("attendance-short", "考勤/5月.docx")


def test_nothing_else_is_short_when_all_months_are_there(ledger: Judged) -> None:
    assert len(ledger.findings("attendance-short")) == 1


def test_missing_months_are_named(tmp_path_factory: pytest.TempPathFactory) -> None:
    some = {path: text for path, text in FULL.items() if path not in {"考勤/9月.docx", "考勤/10月.docx"}} | {"考勤/7月.docx": table(7, 22)}
    finding = judged(tmp_path_factory.mktemp("missing"), some).the("attendance-short")
    assert "9" in finding.message
    assert "10" in finding.message
    assert finding.points_at_stake > 0


MARKS = "√√√√√休休√√√√√休休√√√√√假休√√√√√√休休"


def grid(month: int, marks: str) -> str:
    days = [str(number) for number in range(1, len(marks) + 1)]
    row = " | ".join(marks)
    return f"^ 白岩村驻村工作队2022年{month}月考勤表\n| 姓名 | {' | '.join(days)} | 合计 |\n| 穆晓东 | {row} | {marks.count('√')} |\n审核：毕福寿\n"


def test_the_same_marks_month_after_month_are_told(tmp_path_factory: pytest.TempPathFactory) -> None:
    files = {f"考勤/{m}月.docx": grid(m, MARKS) for m in (3, 4, 5)}
    message = " ".join(f.message for f in judged(tmp_path_factory.mktemp("stamped"), files).findings("attendance-short", "考勤/3月.docx"))
    assert "穆晓东3、4、5月的考勤逐日完全一样" in message


def test_full_months_without_leave_may_look_the_same(tmp_path_factory: pytest.TempPathFactory) -> None:
    files = {f"考勤/{m}月.docx": grid(m, "√" * 28) for m in (3, 4, 5)}
    assert not judged(tmp_path_factory.mktemp("full"), files).findings("attendance-short", "考勤/3月.docx")
