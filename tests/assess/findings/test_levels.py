"""counted-once: one content in several media, one award in several papers."""

import pytest

from tests.assess.findings.written import Judged, judged

STORY = """
^ {title}
{medium}　2022年7月19日　{by}
“以前打官司要跑几十里山路，现在村里就能找律师。”7月的一天，在宜良县九乡乡白岩村法律援助点，村民毕云拿到了调解协议书。
市司法局自定点帮扶白岩村以来，把法律服务送到村民小组，组建由律师、人民调解员、驻村队员组成的服务团，今年以来化解纠纷31件。
驻村第一书记穆晓东说，工作队每个赶集日都在村委会值班。
"""
OTHER = """
^ 白岩村的路灯亮了
云南日报　2022年11月3日　记者 付强
入夜，宜良县九乡乡白岩村的太阳能路灯次第亮起。市司法局筹措资金为村里装上了60盏路灯，村民晚饭后跳起了花灯。村党总支书记毕福寿说，
路灯装好以后，小卖部的生意也好了不少，来村里走亲戚的人都说变了样。
"""
DECISION = """
! 中共昆明市委文件
^ 中共昆明市委 昆明市人民政府关于表彰2022年度乡村振兴先进集体的决定
各县（市）区，市直各部门：经研究，决定授予昆明市司法局等20个单位“昆明市乡村振兴先进集体”荣誉称号。
> 中共昆明市委 昆明市人民政府
> 2022年12月6日
"""
CERTIFICATE = """
^ 荣誉证书
昆明市司法局：
在2022年度乡村振兴工作中成绩突出，被授予“昆明市乡村振兴先进集体”荣誉称号。特发此证。
> 中共昆明市委 昆明市人民政府
> 2022年12月
"""
FILES = {
    "媒体/法治日报.txt": STORY.format(title="律师进村 纠纷不出组", medium="法治日报", by="记者 石飞").replace("^ ", ""),
    "媒体/云南网转载.txt": STORY.format(title="律师进村 纠纷不出组", medium="云南网", by="来源：法治日报").replace("^ ", ""),
    "媒体/云南日报.txt": OTHER.replace("^ ", ""),
    "表彰/决定.docx": DECISION,
    "表彰/证书.docx": CERTIFICATE,
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    return judged(tmp_path_factory.mktemp("levels"), FILES)


def test_a_report_and_its_reprint_count_once_at_the_highest_level(ledger: Judged) -> None:
    finding = ledger.the("counted-once", "媒体/云南网转载.txt")
    assert set(finding.documents) == {"媒体/法治日报.txt", "媒体/云南网转载.txt"}
    assert "国家" in finding.message


def test_decision_and_certificate_of_one_award_count_once(ledger: Judged) -> None:
    assert set(ledger.the("counted-once", "表彰/证书.docx").documents) == {"表彰/决定.docx", "表彰/证书.docx"}


def test_another_story_counts_for_itself(ledger: Judged) -> None:
    assert not ledger.findings("counted-once", "媒体/云南日报.txt")
