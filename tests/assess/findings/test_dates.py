"""date-conflict: dates that cannot be, and papers whose order in time is impossible; and what only looks like it."""

import pytest

from evidence_checker.assess.findings.order import stamp_and_camera
from evidence_checker.assess.paper import Paper
from evidence_checker.extract.model import Document, Picture
from evidence_checker.recognize.model import Evidence, EvidenceType, Facts
from tests.assess.findings.written import Judged, judged, photo, word_with

NOTICE = """
^ 关于召开定点帮扶工作推进会的通知
局属各单位：定于2022年4月21日（星期四）上午9:00在局五楼会议室召开定点帮扶工作推进会，请分管领导参加。
> 昆明市司法局办公室
"""
MINUTES = """
! 昆明市司法局会议纪要
^ 第6期
2022年8月17日下午，党组书记、局长尹国栋主持召开定点帮扶专题会议。现纪要如下：
一、会议听取了驻村工作队情况汇报，议定增加工作经费。
出席：尹国栋、梅绍清
"""
BRIEFING = """
^ 白岩村法治文化广场启用
{event}，市司法局驻村工作队与九乡乡白岩村“两委”举行法治文化广场启用仪式，尹国栋参加并看望队员，村民80余人到场。
（市司法局办公室 {issued}）
"""
VISIT = "^ 市司法局到白岩村开展{what}\n{day}，市司法局到九乡乡白岩村开展{what}，走访监测户5户，驻村工作队参加。\n图为活动现场\n"
AGREEMENT = """
^ 资金帮扶协议书
甲方：昆明市司法局
乙方：宜良县九乡乡白岩村村民委员会
一、甲方向乙方提供帮扶资金40000元（肆万元整），用于白岩村垃圾收集点建设。
二、资金于签订后三十日内转入乙方账户。
甲方代表：梅绍清 乙方代表：毕福寿
签订日期：{signed}
"""
SLIP = """
中国建设银行 单位客户专用回单
交易流水号：530{serial}
付款人名称：昆明市司法局 付款人账号：53001875036051003
收款人名称：宜良县九乡乡白岩村村民委员会 收款人账号：53001996036052110
金额（小写）：¥{yuan} 金额（大写）：{capital}
用途：{purpose}
记账日期：{day}
"""
RECEIPT = """
收款收据
No 0047{number}
{day}
今收到：昆明市司法局
交来：{purpose}
人民币（大写）：{capital} ¥{yuan}
收款单位：宜良县九乡乡白岩村村民委员会 经手人：毕福寿
"""
SHEET = """
^ 白岩村驻村工作队{year}年{month}月考勤表
| 姓名 | 职务 | 在岗天数 | 请假天数 | 备注 |
| 穆晓东 | 第一书记 | 22 | 0 |  |
| {second} | 队员 | 21 | 1 |  |
审核：毕福寿
"""
DISPATCH = """
^ 昆明市司法局关于轮换驻村工作队员的通知
经局党组研究，选派樊志宏同志到宜良县九乡乡白岩村任驻村工作队员，驻村时间自2022年7月1日起；匡丽萍同志期满返回原单位。
> 昆明市司法局
> 2022年6月27日
"""
SENT = """
^ 昆明市司法局关于增派驻村工作队员的通知
经局党组研究，增派苏晴雯同志到宜良县九乡乡白岩村任驻村工作队员，2022年9月13日到村报到。
> 昆明市司法局
> 2022年9月9日
"""
ADJUSTED = """
^ 昆明市司法局关于调整驻白岩村工作队员的通知
成员调整如下：
| 姓名 | 原工作岗位 | 驻村职务 | 起 | 止 |
| 鲍青岩 | 办公室 | 队员（继续） | 2021年5月 | 2023年5月 |
调整后由以下人员组成：第一书记：佘远山（办公室四级调研员，2021年5月起驻村）。
祝云帆（法宣处职员）不再担任工作队员，6月28日完成交接后返回原单位。
> 昆明市司法局
> 2022年6月24日
"""
GRID = "\n^ 白岩村驻村工作队2022年{month}月考勤表\n| 姓名 | {days} |\n| 苏晴雯 | {marks} |\n√在村 △请假 休休息\n审核：毕福寿\n"
WORKS = """
^ 白岩村蓄水池工程竣工移交单
工程名称：白岩村蓄水池工程
建设单位：宜良县九乡乡白岩村村民委员会 帮扶单位：昆明市司法局
开工日期：{begun} 竣工日期：{ended}
水池蓄水正常，质量合格，同意移交村集体管护。
"""
COURSE_NOTICE = """
^ 关于举办白岩村{what}技术培训班的方案
白岩村“两委”、驻村工作队：经研究，举办白岩村{what}技术培训班，请组织种植户参加，具体时间由工作队通知。
> 昆明市司法局办公室
> {issued}
"""
SIGNED_IN = """
^ 白岩村{what}技术培训班简报
{day}，市司法局驻村工作队在宜良县九乡乡白岩村举办{what}技术培训班，农技员现场示范，种植户42人参加。
（市司法局驻村工作队供稿）
"""
FORTY = {"yuan": "40,000.00", "capital": "肆万元整", "purpose": "白岩村垃圾收集点建设帮扶资金"}
SIX = {"yuan": "6,000.00", "capital": "陆仟元整", "purpose": "白岩村道路养护款"}
FILES = {
    "会议/通知晚于会议.docx": NOTICE + "> 2022年4月25日\n",
    "会议/通知.docx": NOTICE.replace("4月21日", "4月28日").replace("推进会", "调度会") + "> 2022年4月25日\n",
    "会议/星期不对.docx": NOTICE.replace("星期四", "星期二").replace("推进会", "联席会") + "> 2022年4月19日\n",
    "会议/引用去年的星期.docx": NOTICE.replace("推进会", "部署会").replace("局属各单位：", "局属各单位：2021年3月2日（星期五）议定的事项要办结。")
    + "> 2022年4月18日\n",
    "会议/不存在的日期.docx": NOTICE.replace("4月21日（星期四）", "6月31日").replace("推进会", "座谈会") + "> 2022年6月18日\n",
    "会议/纪要早于会议.docx": MINUTES + "> 2022年8月15日\n",
    "会议/会后印发的纪要.docx": MINUTES.replace("第6期", "第7期").replace("8月17日", "9月7日").replace("增加工作经费", "采购农产品")
    + "> 昆明市司法局办公室2022年9月13日印发\n",
    "简报/早于事情.docx": BRIEFING.format(event="5月20日", issued="2022年5月11日"),
    "简报/提到以后的安排.docx": BRIEFING.format(event="5月26日", issued="2022年5月27日").replace(
        "80余人到场", "60余人到场，6月30日还将在这里举办普法晚会"
    ),
    "方案/调研方案.docx": """
^ 市司法局赴白岩村调研方案
为了解2022年3月1日实施的新政策落实情况，由局长尹国栋带队赴九乡乡白岩村调研。
一、时间：2022年3月24日
二、地点：宜良县九乡乡白岩村
三、人员：尹国栋、梅绍清、社区矫正处负责人
> 昆明市司法局办公室
> 2022年3月21日
""",
    "钱/协议.docx": AGREEMENT.format(signed="2022年9月20日"),
    "钱/付款.txt": SLIP.format(serial="0661", day="2022年8月2日", **FORTY),
    "钱/道路回单.txt": SLIP.format(serial="0712", day="2022年10月11日", **SIX),
    "钱/道路收据.txt": RECEIPT.format(number="12", day="2022年9月6日", **SIX),
    "考勤/3月.docx": SHEET.format(year=2022, month=3, second="樊志宏"),
    "考勤/7月.docx": SHEET.format(year=2022, month=7, second="樊志宏"),
    "考勤/2月.docx": SHEET.format(year=2022, month=2, second="匡丽萍"),
    "选派/轮换.docx": DISPATCH,
    "选派/增派.docx": SENT,
    "选派/调整.docx": ADJUSTED,
    "考勤/继续的人4月.docx": SHEET.format(year=2022, month=4, second="鲍青岩").replace("穆晓东", "佘远山"),
    "考勤/要走的人5月.docx": SHEET.format(year=2022, month=5, second="祝云帆"),
    "考勤/9月.docx": GRID.format(month=9, days=" | ".join(map(str, range(1, 31))), marks=" | ".join(["√"] * 30)),
    "项目/完工早于开工.docx": WORKS.format(begun="2022年6月20日", ended="2022年6月2日"),
    "项目/验收早于竣工.docx": WORKS.format(begun="2022年3月2日", ended="2022年8月25日").replace("水池", "桥面").replace("蓄桥面", "便民桥")
    + "验收日期：2022年8月19日\n",
    "项目/如期完工.docx": WORKS.format(begun="2022年3月7日", ended="2022年5月19日").replace("水池", "水窖"),
    "培训/事后补的通知.docx": COURSE_NOTICE.format(what="烤烟分级", issued="2022年9月2日"),
    "培训/分级签到.docx": SIGNED_IN.format(what="烤烟分级", day="2022年8月25日"),
    "培训/事先的通知.docx": COURSE_NOTICE.format(what="核桃嫁接", issued="2022年2月21日"),
    "培训/嫁接签到.docx": SIGNED_IN.format(what="核桃嫁接", day="2022年2月28日"),
    "照片/拍摄于另一个月.docx": word_with(
        "^ 市司法局到白岩村开展节前走访\n2022年9月8日，市司法局到九乡乡白岩村走访监测户5户，驻村工作队参加。\n图为入户走访\n",
        photo(41, "2022:02:17 09:12:00"),
    ),
    "照片/当天拍摄.docx": word_with(
        "^ 市司法局到白岩村指导烤烟移栽\n2022年4月27日，市司法局到九乡乡白岩村指导抢抓节令移栽，驻村工作队参加。\n图为田间\n",
        photo(42, "2022:04:27 15:01:00"),
    ),
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    return judged(tmp_path_factory.mktemp("dates"), FILES)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("会议/通知晚于会议.docx", "通知落款4月25日，晚于通知要开的会（4月21日）"),
        ("会议/星期不对.docx", "2022年4月21日实为星期四"),
        ("会议/不存在的日期.docx", "不存在的日期“2022年6月31日”"),
        ("会议/纪要早于会议.docx", "纪要落款8月15日，早于会议（8月17日）"),
        ("简报/早于事情.docx", "简报落款5月11日，早于所写的事（5月20日）"),
        ("钱/协议.docx", "协议签于2022年9月20日，2022年8月2日却已付款"),
        ("钱/道路收据.txt", "收据开于2022年9月6日，早于付款日2022年10月11日"),
        ("考勤/3月.docx", "有樊志宏3月的考勤，而派驻从2022年7月1日起"),
        ("考勤/9月.docx", "9月1日起就记苏晴雯在岗，而派驻从2022年9月"),
        ("培训/事后补的通知.docx", "9月2日才发的通知或方案，所说的事8月25日已经办了"),
        ("照片/拍摄于另一个月.docx", "照片拍摄于2022年2月17日"),
        ("项目/验收早于竣工.docx", "2022年8月25日才竣工，2022年8月19日却已验收"),
        ("项目/完工早于开工.docx", "2022年6月20日才开工，2022年6月2日却已完工"),
    ],
)
def test_dates_that_cannot_both_be_true_are_told_with_both_dates(ledger: Judged, path: str, words: str) -> None:
    assert words in ledger.the("date-conflict", path).message


@pytest.mark.parametrize(
    "path",
    [
        "考勤/继续的人4月.docx",
        "考勤/要走的人5月.docx",
        "会议/通知.docx",
        "会议/引用去年的星期.docx",
        "会议/会后印发的纪要.docx",
        "简报/提到以后的安排.docx",
        "方案/调研方案.docx",
        "考勤/7月.docx",
        "考勤/2月.docx",
        "照片/当天拍摄.docx",
        "项目/如期完工.docx",
        "培训/事先的通知.docx",
    ],
)
def test_dates_in_their_right_order_raise_nothing(ledger: Judged, path: str) -> None:
    assert not ledger.findings("date-conflict", path)


def test_the_finding_points_to_the_dated_words(ledger: Judged) -> None:
    quote = ledger.the("date-conflict", "会议/通知晚于会议.docx").quotes[0]
    assert (quote.path, quote.quote.text) == ("会议/通知晚于会议.docx", "2022年4月25日")


@pytest.mark.parametrize(("stamp", "told"), [("2022.05.18 10:32 星期三", 1), ("2022.03.10 11:26 星期四", 0), ("今日水印相机", 0)])
def test_a_stamp_that_differs_from_the_cameras_own_day_is_told(stamp: str, told: int) -> None:
    picture = Picture(1, "0" * 64, 800, 600, taken="2022-03-10T11:26:40", stamp=stamp)
    document = Document("a.jpg", "0" * 64, "jpeg", pictures=(picture,), is_scene=True)
    paper = Paper(Evidence(document, EvidenceType.PHOTO, 1.0, Facts()), "", "")
    assert len(list(stamp_and_camera(paper))) == told
