"""claim-mismatch: what self-assessments, summaries and reports claim beyond what the ledger shows."""

import pytest

from tests.assess.findings.written import Judged, judged

SLIP = """
中国工商银行 网上银行电子回单
电子回单号码：0012{serial}
付款人 户名：昆明市司法局 账号：2502010309{serial}
收款人 户名：宜良县九乡乡白岩村村民委员会 账号：2502030119{serial}
金额：¥{yuan}
用途：{purpose}
交易时间：{day}
"""
INVOICE = """
云南增值税电子普通发票
发票号码：7720{serial} 开票日期：{day}
购买方名称：昆明市司法局机关工会委员会
销售方名称：宜良九乡白岩种植专业合作社
| 货物名称 | 单位 | 数量 | 单价 | 金额 |
| 大米 | 袋 | {bags} | 100 | {sum} |
| 合计 |  |  |  | {sum} |
价税合计（小写）¥{sum}.00
"""
LIST = """
消费帮扶采购清单
| 序号 | 品名 | 数量 | 单价（元） | 金额（元） |
| 1 | 大米 | {bags} | 100 | {sum} |
| 合计 |  |  |  | {sum} |
采购单位：昆明市司法局机关工会 {day}
"""
VISIT = """
^ 尹国栋到白岩村调研
{day}，市司法局党组书记、局长尹国栋带队到宜良县九乡乡白岩村调研定点帮扶工作，走访监测户4户。
（市司法局办公室供稿）
"""
COURSE = """
^ 白岩村{what}实用技术培训班签到表
培训时间：{day} 培训地点：白岩村委会 主办：市司法局驻村工作队 实到45人
| 序号 | 姓名 | 小组 | 签名 |
| 1 | 李福 | 一组 | 李福 |
| 2 | 毕云 | 二组 | 毕云 |
"""
POLICY = """
^ 团体人身意外伤害保险单
投保人：昆明市司法局 被保险人：驻白岩村工作队队员樊志宏等3人
保险期间：2022年1月1日至2022年12月31日 保险费合计：1200元
"""
EVIDENCE = {
    "待遇/保单.docx": POLICY,
    "钱/饮水.txt": SLIP.format(serial="7781", yuan="60,000.00", purpose="白岩村饮水管网改造款", day="2022年4月20日"),
    "钱/路灯.txt": SLIP.format(serial="7782", yuan="45,000.00", purpose="白岩村太阳能路灯款", day="2022年9月6日"),
    "消费/发票.docx": INVOICE.format(serial="01", day="2022年5月30日", bags=120, sum=12000),
    "消费/清单.xlsx": LIST.format(bags=120, sum=12000, day="2022年5月28日"),
    "消费/发票（中秋）.docx": INVOICE.format(serial="02", day="2022年9月2日", bags=90, sum=9000),
    "走访/上半年.docx": VISIT.format(day="2022年3月10日"),
    "走访/下半年.docx": VISIT.format(day="2022年8月24日"),
    "培训/一.docx": COURSE.format(day="2022年4月12日", what="水稻种植"),
    "培训/二.docx": COURSE.format(day="2022年7月21日", what="肉牛养殖"),
}
REPORT = """
^ 昆明市司法局2022年{period}定点帮扶工作{kind}
市乡村振兴局：现将我局定点帮扶白岩村工作情况报告如下。
{text}
> 昆明市司法局
> {day}
"""


def report(text: str, day: str = "2022年12月12日", period: str = "度", kind: str = "总结") -> str:
    return REPORT.format(text=text, day=day, period=period, kind=kind)


TOO_MUCH = {
    "总结/资金.docx": (report("一、全年投入帮扶资金18万元，用于饮水和路灯。"), "投入资金18万元，台账中只能证明10.5万元"),
    "总结/采购.docx": (report("一、扎实开展消费帮扶，机关工会采购农产品3.6万元。"), "消费帮扶采购3.6万元，台账中只能证明2.1万元"),
    "总结/到村.docx": (report("一、高位推动。主要领导带队到村调研5次，解决实际困难3个。"), "主要负责人到村5次，台账中只能证明2次"),
    "总结/月份.docx": (report("一、局长尹国栋同志3月、11月两次到村走访。"), "11月到村，台账中只能证明3、8月的走访"),
    "总结/半年.docx": (report("一、上半年共拨付帮扶资金10.5万元。", "2022年6月30日", "上半年"), "投入资金10.5万元，台账中只能证明6万元"),
    "总结/培训.docx": (report("一、开展实用技术培训6期，受益群众240人次。"), "培训6期，台账中只能证明2期"),
    "总结/体检.docx": (report("一、关心关爱队员，组织3名驻村队员体检一次，办理了意外保险。"), "为队员安排体检，台账中只能证明0次"),
    "总结/表里的数.docx": (
        report("自评情况见下表。\n| 项目 | 自评情况 |\n| 局机关投入 | 帮扶资金19万元，全部支付到项目 |"),
        "投入资金19万元，台账中只能证明10.5万元",
    ),
    "总结/次数在前.docx": (report("一、局长尹国栋全年6次带队到村调研。"), "主要负责人到村6次，台账中只能证明2次"),
    "总结/人数.docx": (report("一、举办实用技术培训2期，培训村民260人次。"), "培训260人次，台账中只能证明90人次"),
}
BORNE_OUT = {
    "总结/资金相符.docx": report("一、全年投入帮扶资金10.5万元，用于饮水和路灯。"),
    "总结/约数.docx": report("一、全年投入帮扶资金约11万元。二、工会采购农产品2万余元。"),
    "总结/连同采购.docx": report("一、全年投入各类帮扶资金12.6万元，其中消费帮扶2.1万元。"),
    "总结/其中本单位.docx": report("一、会同有关部门投入资金86万元实施白岩村道路项目，其中我局出资4.5万元。"),
    "总结/半年相符.docx": report("一、拨付饮水改造资金6万元，机关工会采购农产品1.2万元，局长3月到村走访1次。", "2022年6月27日", "上半年"),
    "总结/打算.docx": report("一、选派队员2名。\n四、下一步打算\n投入资金50万元建设冷库，主要领导到村调研8次，举办培训10期。"),
    "总结/以前.docx": report("一、2021年投入帮扶资金30万元。二、挂钩帮扶以来累计投入资金210万元。"),
    "总结/计划.docx": report("一、计划投入资金40万元改造村小学。与企业签约，意向投入资金500万元。"),
    "总结/别人的钱.docx": report("一、县财政安排衔接资金120万元硬化进组道路。村集体自筹资金8万元。"),
    "总结/副职.docx": report("一、分管副局长梅绍清带队到村走访9次。"),
    "总结/别的采购.docx": report("一、购买驻村队员意外保险1200元，购买办公桌椅3.8万元。二、帮助销售农产品46万元，助力消费帮扶。"),
    "总结/队员走访.docx": report("一、驻村第一书记到村走访群众60次。班子成员、主要领导和分管领导共到村调研9次。"),
    "总结/培训相符.docx": report("一、举办实用技术培训2期，培训村民90人次。"),
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    claims = {path: text for path, (text, _) in TOO_MUCH.items()} | BORNE_OUT
    return judged(tmp_path_factory.mktemp("claims"), EVIDENCE | claims)


@pytest.mark.parametrize("path", TOO_MUCH)
def test_a_figure_beyond_the_vouchers_is_told_with_both(ledger: Judged, path: str) -> None:
    assert TOO_MUCH[path][1] in ledger.the("claim-mismatch", path).message


@pytest.mark.parametrize("path", BORNE_OUT)
def test_what_is_borne_out_or_was_never_claimed_raises_nothing(ledger: Judged, path: str) -> None:
    assert not ledger.findings("claim-mismatch", path)


def test_the_claim_is_quoted(ledger: Judged) -> None:
    assert "18万元" in ledger.the("claim-mismatch", "总结/资金.docx").quotes[0].quote.text


def test_courses_are_a_doubt_and_money_is_an_accusation(ledger: Judged) -> None:
    assert ledger.the("claim-mismatch", "总结/资金.docx").severity == "critical"
    assert ledger.the("claim-mismatch", "总结/培训.docx").severity == "warning"


def test_money_won_from_others_is_a_doubt_and_shown_by_an_approval(tmp_path_factory: pytest.TempPathFactory) -> None:
    approval = """
! 宜良县乡村振兴局文件
^ 关于白岩村灌溉沟渠项目实施方案的批复
九乡乡人民政府：经研究，同意实施白岩村灌溉沟渠项目，总投资80万元，由市司法局协调衔接资金安排。
> 宜良县乡村振兴局
> 2022年5月16日
"""
    files = {
        "项目/批复.docx": approval,
        "总结/相符.docx": report("一、协调衔接资金80万元实施灌溉沟渠项目。"),
        "总结/过多.docx": report("一、积极争取上级项目资金400万元。"),
    }
    found = judged(tmp_path_factory.mktemp("coordinated"), files)
    assert not found.findings("claim-mismatch", "总结/相符.docx")
    assert found.the("claim-mismatch", "总结/过多.docx").severity == "warning"
