"""principal-absent and missing-evidence: who led, and whether it happened at all."""

import pytest

from tests.assess.findings.written import Judged, judged

NEWS = """
^ {who}到白岩村调研
{day}，市司法局{title}{who}带队到宜良县九乡乡白岩村调研定点帮扶工作，走访监测户4户，并同村“两委”座谈。
（市司法局办公室供稿）
"""
PLAN = """
^ 市司法局赴白岩村调研方案
一、时间：2022年3月24日
二、地点：宜良县九乡乡白岩村
三、带队领导：尹国栋（党组书记、局长）
四、内容：走访监测户，召开座谈会
> 昆明市司法局办公室
> 2022年3月21日
"""


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    files = {
        "上半年.docx": NEWS.format(day="2022年3月10日", title="党组书记、局长", who="尹国栋"),
        "上半年（副局长）.docx": NEWS.format(day="2022年5月19日", title="党组成员、副局长", who="梅绍清"),
        "下半年.docx": NEWS.format(day="2022年9月15日", title="党组成员、副局长", who="梅绍清"),
    }
    return judged(tmp_path_factory.mktemp("visits"), files)


def test_a_half_year_led_by_a_deputy_is_told_with_the_name(ledger: Judged) -> None:
    finding = ledger.the("principal-absent")
    assert finding.criterion == "1.1.b"
    assert "梅绍清" in finding.message
    assert finding.points_at_stake > 0


def test_a_deputy_beside_the_principal_is_no_fault(ledger: Judged) -> None:
    assert not ledger.findings("principal-absent", "上半年（副局长）.docx")


def test_a_plan_alone_is_missing_evidence_not_an_absent_leader(tmp_path_factory: pytest.TempPathFactory) -> None:
    found = judged(tmp_path_factory.mktemp("plan"), {"方案.docx": PLAN})
    missing = [f for f in found.findings("missing-evidence") if f.criterion == "1.1.a"]
    assert missing
    assert missing[0].documents == ("方案.docx",)
    assert not found.findings("principal-absent")
