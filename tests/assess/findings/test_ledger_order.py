"""misfiled, personal-data and late-submission."""

import pytest

from tests.assess.findings.written import UNIT, Judged, judged

MINUTES = """
! 昆明市司法局会议纪要
^ 第{number}期
2022年{day}，党组书记、局长尹国栋主持召开专题会议，研究定点帮扶白岩村工作。会议议定，安排驻村工作经费2万元。
出席：尹国栋、梅绍清
"""
SHEET = """
^ 白岩村驻村工作队2022年4月考勤表
| 姓名 | 职务 | 在岗天数 | 请假天数 |
| 穆晓东 | 第一书记 | 22 | 0 |
| 匡丽萍 | 队员 | 21 | 1 |
"""
ROSTER = """
^ 白岩村务工人员登记表
登记日期：2022年3月20日
| 序号 | 姓名 | 身份证号 | 联系电话 | 务工地点 | 月收入 |
| 1 | 李福 | {card} | {phone} | 昆明市 | 4200 |
| 2 | 毕云 | {card2} | {phone} | 玉溪市 | 4500 |
"""
FILES = {
    "1.2 计划机构会议/专题会议纪要.docx": MINUTES.format(number=3, day="3月2日"),
    "1.2 计划机构会议/4月考勤表.docx": SHEET,
    "3.3 技能培训和稳岗就业/务工登记.docx": ROSTER.format(card="53012519880312123X", card2="530125199107060028", phone="13987123456"),
    "3.3 技能培训和稳岗就业/务工登记（已脱敏）.docx": ROSTER.format(card="530125********1239", card2="530125********0021", phone="139****3456"),
    "3.1 基础设施/回单.txt": """
云南农信 网上银行电子回单
交易流水号：9011002207
付款人名称：昆明市司法局 付款人账号：5300778001245012
收款人名称：宜良县九乡乡白岩村村民委员会 收款人账号：5300778990314012
金额（小写）：¥20,000.00
用途：白岩村饮水管道改造
交易日期：2022年5月17日
""",
    "2.1 选派/联系函.docx": """
^ 关于驻村工作队员联系方式的函
九乡乡人民政府：我局选派穆晓东同志任白岩村第一书记，任期自2022年1月1日起。联系电话：0871-63990000
> 昆明市司法局
> 2022年1月4日
""",
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    return judged(tmp_path_factory.mktemp("order"), FILES)


def test_attendance_among_the_meetings_is_misfiled(ledger: Judged) -> None:
    finding = ledger.the("misfiled")
    assert finding.documents == ("1.2 计划机构会议/4月考勤表.docx",)
    assert finding.indicator == "2.3"


def test_a_ledger_without_folders_by_indicator_has_nothing_misfiled(tmp_path_factory: pytest.TempPathFactory) -> None:
    found = judged(tmp_path_factory.mktemp("flat"), {"会议/4月考勤表.docx": SHEET, "会议/纪要.docx": MINUTES.format(number=3, day="3月2日")})
    assert not found.findings("misfiled")


def test_numbers_of_private_persons_are_counted_by_kind(ledger: Judged) -> None:
    finding = ledger.the("personal-data")
    assert finding.documents == ("3.3 技能培训和稳岗就业/务工登记.docx",)
    assert "身份证号2处" in finding.message
    assert "手机号" in finding.message


SELF = """
! 昆明市司法局文件
^ 昆司发〔2022〕33号
^ 昆明市司法局2022年度定点帮扶工作自评总结
市乡村振兴局：对照考核指标，我局自评92分。一、组织领导方面，自评30分。
主要领导签字：尹国栋
> 昆明市司法局
> {day}
"""


@pytest.mark.parametrize(("day", "late"), [("2022年12月31日", False), ("2023年1月9日", True)])
def test_the_date_of_the_self_assessment_against_the_deadline(tmp_path_factory: pytest.TempPathFactory, day: str, late: bool) -> None:  # noqa: FBT001
    found = judged(tmp_path_factory.mktemp("late"), {"自评.docx": SELF.format(day=day)})
    assert [f.documents for f in found.findings("late-submission")] == ([("自评.docx",)] if late else [])


def test_the_day_of_submission_goes_before_the_date_of_the_paper(tmp_path_factory: pytest.TempPathFactory) -> None:
    found = judged(tmp_path_factory.mktemp("submitted"), {"自评.docx": SELF.format(day="2022年12月20日")}, UNIT + "submitted: 2023-01-05\n")
    assert "2023年1月5日" in found.the("late-submission").message
