"""missing-seal and missing-signature: asked of some types of paper only."""

import pytest

from tests.assess.findings.written import Judged, judged, seal, word_with

ISSUE = """
^ 关于白岩村卫生室药品短缺的情况反映
市乡村振兴局：
我局在走访中发现，白岩村卫生室常用药品储备不足，现将有关情况反映如下：
一、存在问题
白岩村卫生室服务4个小组960人，降压药、降糖药经常断供，群众要到12公里外的乡卫生院取药。
二、意见建议
建议县级医疗机构建立慢性病药品配送机制，每半月送药到村。
> 昆明市司法局
> 2022年5月30日
"""
SELF = """
! 昆明市司法局文件
^ 昆司发〔2022〕31号
^ 昆明市司法局2022年度定点帮扶工作自评总结
市乡村振兴局：
对照考核评价指标，我局认真开展自评，自评得分91分，现将情况报告如下。
一、组织领导方面，年初印发计划，专题研究定点帮扶工作2次，自评29分。
二、选派驻村工作队员方面，自评19分。三、促进乡村振兴方面，自评43分。
主要领导签字：{name}
> 昆明市司法局
> 2022年12月13日
"""
AGREEMENT = """
^ 定点帮扶资金协议书
甲方：昆明市司法局
乙方：宜良县九乡乡白岩村村民委员会
甲方向乙方提供帮扶资金20000元，用于购置垃圾清运车。
甲方（签字）：{ours} 乙方（签字）：{theirs}
2022年4月11日
"""
FILES = {
    "反映/没有盖章.docx": ISSUE,
    "反映/盖了章.docx": word_with(ISSUE.replace("卫生室药品", "水渠").replace("5月30日", "6月2日"), seal()),
    "自评/没有签字.docx": word_with(SELF.format(name="________"), seal()),
    "协议/两方签了字.docx": AGREEMENT.format(ours="梅绍清", theirs="毕福寿"),
    "协议/没有签字.docx": AGREEMENT.format(ours="________", theirs="________").replace("垃圾清运车", "课桌椅60套").replace("20000", "24000"),
    "纪要.docx": """
! 昆明市司法局会议纪要
^ 第3期
2022年3月2日，党组书记、局长尹国栋主持召开专题会议，研究定点帮扶工作。会议议定，安排驻村工作经费2万元。
出席：尹国栋、梅绍清
""",
    "简报.docx": """
^ 法治帮扶简报
第5期 市司法局办公室 2022年5月6日
5月4日，驻村工作队到白岩小学开展普法课堂，120名学生参加。
""",
    "总结.docx": """
^ 昆明市司法局2022年上半年定点帮扶工作总结
上半年，司法局选派队员2名，为白岩村落实路灯30盏。
> 昆明市司法局
> 2022年6月27日
""",
    "村里的记录.txt": "会议记录\n时间：2022年7月6日\n地点：白岩村委会\n主持人：毕福寿 记录：穆晓东\n议题：定点帮扶路灯选址。会议同意装10盏。\n",
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    return judged(tmp_path_factory.mktemp("formal"), FILES)


def test_an_issue_feedback_without_a_red_seal(ledger: Judged) -> None:
    finding = ledger.the("missing-seal", "反映/没有盖章.docx")
    assert finding.criterion == "1.3.b"
    assert finding.quotes[0].quote.text == "2022年5月30日"


def test_a_self_assessment_whose_signing_line_is_empty(ledger: Judged) -> None:
    assert "主要领导" in ledger.the("missing-signature", "自评/没有签字.docx").message


def test_an_agreement_that_nobody_signed(ledger: Judged) -> None:
    assert ledger.codes("协议/没有签字.docx") >= {"missing-signature", "missing-seal"}


@pytest.mark.parametrize("path", ["反映/盖了章.docx", "协议/两方签了字.docx", "纪要.docx", "简报.docx", "总结.docx", "村里的记录.txt"])
def test_papers_that_carry_what_they_must_or_need_nothing(ledger: Judged, path: str) -> None:
    assert not ledger.codes(path) & {"missing-seal", "missing-signature"}


def test_a_word_file_beside_its_sealed_copy_is_not_asked_for_a_seal(tmp_path_factory: pytest.TempPathFactory) -> None:
    found = judged(tmp_path_factory.mktemp("twin"), {"反映.docx": ISSUE, "反映（盖章）.docx": word_with(ISSUE, seal())})
    assert not found.findings("missing-seal")
