"""near-duplicate and duplicate-file: the same words for another day or event."""

import pytest

from tests.assess.findings.written import Judged, judged

NEWS = """
^ 驻村工作队走访白岩村监测户
{day}，市司法局驻村工作队队长穆晓东带领队员到宜良县九乡乡白岩村走访监测户，逐户了解家庭收入、就医就学、饮水住房情况，面对面
宣讲医疗保险、低保救助和小额信贷等政策，叮嘱群众注意用火用电安全，并为行动不便的老人打扫庭院、清理杂物。
走访结束后，工作队与村“两委”召开碰头会，逐条梳理群众反映的问题，明确办理人员和时限。
（驻村工作队供稿 {issued}）
"""
REPORT = """
! 昆明市司法局文件
^ 昆司发〔2022〕{number}号
^ 昆明市司法局关于{half}定点帮扶工作情况的报告
市乡村振兴局：现将我局{half}定点帮扶白岩村工作情况报告如下。
{body}
> 昆明市司法局
> {day}
"""
FIRST = """一、组织领导。局党组专题研究定点帮扶工作1次，局长3月带队到村调研，解决了村小学照明改造问题。
二、选派干部。2名队员按时到岗，走访农户86户次，化解纠纷7件。
三、法治乡村。在白岩村设立法律援助联络点，开展讲座3场，培养法律明白人12名。"""
SECOND = """一、筑牢底线。配合乡党委完成两轮集中排查，新识别监测对象1户，全部落实帮扶措施。
二、产业增收。投入资金支持合作社购置烘干设备，带动32户种植户，户均增收近千元。
三、文明新风。组织机关党员到村开展环境卫生日活动，评选美丽庭院10户。"""
RULES = """
^ {what}
为做好驻村工作，制定本制度。第一条 队员应当吃住在村，自觉遵守作息时间，外出必须请假并在去向牌上标明去向和返回时间。
第二条 实行工作日志制度，每天记录走访对象、反映问题和处理结果，月末交队长审阅签字。第三条 本制度自印发之日起执行。
"""
SLIP = """
中国银行 国内支付业务付款回单
交易流水号：66120{serial}
付款人名称：昆明市司法局 付款人账号：135600001{serial}
收款人名称：宜良县九乡乡白岩村村民委员会 收款人账号：135600770{serial}
小写金额：¥{yuan} 大写金额：{capital}
用途：白岩村{what}
交易日期：{day}
付款行：中国银行昆明市护国支行 收款行：中国银行宜良支行 业务类型：普通汇兑 打印次数：1
"""
DIARY = """
^ 民情日记
{day} 星期{week} 晴 穆晓东
{text}
"""
COPIED = """水库边的一天
{lead}沿着库岸走过去，先捡塑料袋和农药瓶，再把堵在涵洞口的枯枝拖上来，装满三轮车拉到垃圾房。
干活的间隙，大家坐在埂子上和放羊的老人说话，问家里几口人吃水、雨季路断不断、娃娃在哪里读书。老人说，水比前几年清，羊也敢下去喝。
下午分成两路，一路到农户家里帮着归置院坝，把柴草码到墙边，扫了猪圈门口的泥；一路在小学教孩子们分垃圾，用画片做游戏，答对的得一支铅笔。
收工前，村小组长点了点数，清出的垃圾装了十一车，岸边竖起两块新牌子，约好由各户轮流看护，谁家门前脏了谁家先扫。
{end}
（2022年）"""
FILES = {
    "简报/4月走访.docx": NEWS.format(day="4月14日", issued="2022年4月15日"),
    "简报/8月走访.docx": NEWS.format(day="8月23日", issued="2022年8月24日"),
    "报告/上半年.docx": REPORT.format(number=12, half="上半年", body=FIRST, day="2022年6月28日"),
    "报告/下半年.docx": REPORT.format(number=29, half="下半年", body=SECOND, day="2022年12月5日"),
    "报告/上半年（打印稿）.txt": REPORT.format(number=12, half="上半年", body=FIRST, day="2022年6月28日")
    .replace("> ", "")
    .replace("! ", "")
    .replace("^ ", ""),
    "转发/乡里转来的报告.txt": "收文登记：九乡乡人民政府 2022年7月4日\n"
    + REPORT.format(number=12, half="上半年", body=FIRST, day="2022年6月28日").replace("> ", "").replace("! ", "").replace("^ ", ""),
    "制度/本局.docx": RULES.format(what="昆明市司法局驻村工作队管理制度"),
    "制度/工作队.docx": RULES.format(what="驻白岩村工作队管理制度"),
    "钱/一.txt": SLIP.format(serial="301", yuan="12,000.00", capital="壹万贰仟元整", what="公厕改造款", day="2022年3月8日"),
    "钱/二.txt": SLIP.format(serial="302", yuan="15,000.00", capital="壹万伍仟元整", what="道路维修款", day="2022年10月9日"),
    "日记/一.docx": DIARY.format(
        day="2022年5月9日", week="一", text="上午同毕主任到二组查看塌方的机耕路，估算要三车石料；下午陪李婶到乡卫生院换药，顺路取回她家的慢病卡。"
    ),
    "日记/二.docx": DIARY.format(
        day="2022年5月10日", week="二", text="早上开村组干部会，商量机耕路出工的事，定下每户出一个工；下午整理监测户收入台账，发现三户缺务工证明。"
    ),
    "街道/六月.docx": COPIED.format(lead="6月21日，城西街道的干部来到这里。", end="秋天还要来。"),
    "街道/九月.docx": COPIED.format(lead="9月15日下午，城东街道的志愿者背着工具进了山。", end="照片贴进了街道的宣传栏。"),
    "副本/4月走访.docx": NEWS.format(day="4月14日", issued="2022年4月15日"),
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    return judged(tmp_path_factory.mktemp("similar"), FILES)


def test_one_text_for_two_days_is_told_with_the_days(ledger: Judged) -> None:
    (finding,) = ledger.findings("near-duplicate", "简报/4月走访.docx")
    assert finding.documents == ("简报/4月走访.docx", "简报/8月走访.docx")
    assert "4月14日" in finding.message
    assert "8月23日" in finding.message


def test_a_text_with_another_opening_and_end_is_the_same_text(ledger: Judged) -> None:
    assert [f.documents for f in ledger.findings("near-duplicate", "街道/六月.docx")] == [("街道/九月.docx", "街道/六月.docx")]


def test_the_same_bytes_are_told_once_as_a_copy(ledger: Judged) -> None:
    finding = ledger.the("duplicate-file")
    assert set(finding.documents) == {"副本/4月走访.docx", "简报/4月走访.docx"}
    assert "《副本/4月走访.docx》" in finding.message  # by path, as the names alone would be the same


def test_a_claim_in_three_copies_of_a_report_is_told_once(ledger: Judged) -> None:
    assert len(ledger.the("claim-mismatch").documents) == 3


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("报告/下半年.docx", "the same form with another content"),
        ("报告/上半年（打印稿）.txt", "the same paper in another format"),
        ("转发/乡里转来的报告.txt", "a forwarded copy with a stamp of receipt"),
        ("制度/工作队.docx", "rules that a team takes over"),
        ("钱/二.txt", "two slips of one bank"),
        ("日记/二.docx", "two days of one diary"),
    ],
)
def test_what_rightly_looks_alike_is_not_told(ledger: Judged, path: str, why: str) -> None:
    assert not ledger.findings("near-duplicate", path), why
