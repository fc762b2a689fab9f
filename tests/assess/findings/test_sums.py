"""amount-mismatch: figures of one paper that must agree."""

import pytest

from tests.assess.findings.written import Judged, judged

INVOICE = """
云南增值税电子普通发票
发票代码：053002200111 发票号码：{number} 开票日期：2022年6月20日
购买方名称：昆明市司法局机关工会委员会
销售方名称：宜良九乡白岩种植专业合作社
| 货物名称 | 规格 | 数量 | 单价 | 金额 |
| 土鸡蛋 | 30枚/板 | {eggs} | 45 | {egg_sum} |
| 菜籽油 | 5升 | 60 | 80 | 4800 |
| 合计 |  |  |  | {total} |
价税合计（大写）：{capital}（小写）¥{figures}
"""
RECEIPT = """
收款收据
No 00{number}
2022年7月15日
今收到：昆明市司法局
交来：白岩村儿童之家建设帮扶资金
人民币（大写）：{capital} ¥{figures}
收款单位：宜良县九乡乡白岩村村民委员会 经手人：毕福寿
"""
ALLOWANCE = """
^ 2022年第二季度驻村队员生活补助发放表
| 姓名 | 天数 | 标准（元/天） | 金额（元） | 签名 |
| 穆晓东 | 66 | 50 | 3300 | 穆晓东 |
| 匡丽萍 | 63 | 50 | 3150 | 匡丽萍 |
| 合计 | 129 |  | {total} |  |
制表：洪波 日期：2022年7月4日
"""
FILES = {
    "消费/相符的发票.docx": INVOICE.format(number="40277131", eggs=80, egg_sum=3600, total=8400, capital="捌仟肆佰圆整", figures="8,400.00"),
    "消费/合计不对.docx": INVOICE.format(number="40277132", eggs=90, egg_sum=4050, total=9850, capital="玖仟捌佰伍拾圆整", figures="9,850.00"),
    "消费/单价乘数量不对.docx": INVOICE.format(number="40277133", eggs=70, egg_sum=3550, total=8350, capital="捌仟叁佰伍拾圆整", figures="8,350.00"),
    "收据/大小写不一致.docx": RECEIPT.format(number="6114", capital="叁万伍仟元整", figures="53,000.00"),
    "收据/相符.docx": RECEIPT.format(number="6115", capital="叁万伍仟元整", figures="35,000.00"),
    "收据/繁体大写.docx": RECEIPT.format(number="6116", capital="貳萬陸仟圓整", figures="26,000.00"),
    "补助/相符.xlsx": ALLOWANCE.format(total=6450),
    "补助/不符.xlsx": ALLOWANCE.replace("第二", "第三").format(total=6540),
    "采购/两家分摊.xlsx": """
2022年中秋消费帮扶采购清单
| 序号 | 品名 | 数量 | 单价（元） | 金额（元） | 供货单位 |
| 1 | 苹果 | 120 | 25 | 3000 | 白岩种植专业合作社 |
| 2 | 大米 | 100 | 38 | 3800 | 白岩种植专业合作社 |
| 小计 |  |  |  | 6800 |  |
| 3 | 火腿 | 20 | 260 | 5200 | 宜良县康农公司 |
| 小计 |  |  |  | 5200 |  |
| 合计 |  |  |  | 12000 |  |
其中机关工会支付10000元，机关食堂支付2000元。合计人民币大写：壹万贰仟元整
""",
    "协议/分两期.docx": """
^ 帮扶资金捐赠协议
甲方：昆明市司法局
乙方：宜良县九乡乡白岩村村民委员会
一、甲方向乙方捐赠帮扶资金人民币伍万元整（¥50000.00），用于产业道路建设。
二、签订后十日内支付首期叁万元（¥30000.00），验收后支付余款贰万元（¥20000.00）。
甲方代表：梅绍清 乙方代表：毕福寿
2022年3月18日
""",
    "总结/约数.docx": """
^ 昆明市司法局2022年上半年定点帮扶工作情况报告
上半年，司法局为白岩村落实项目2个，其中文化广场6.8万元、产业道路约4万元，共计10.9万元左右；采购农产品1.2万余元。
> 昆明市司法局
> 2022年6月29日
""",
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    return judged(tmp_path_factory.mktemp("sums"), FILES)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("消费/合计不对.docx", "8,850元"),
        ("消费/单价乘数量不对.docx", "3,150元"),
        ("收据/大小写不一致.docx", "3.5万元"),
        ("补助/不符.xlsx", "6,450元"),
    ],
)
def test_figures_that_disagree_are_told_with_both_values(ledger: Judged, path: str, words: str) -> None:
    assert words in ledger.the("amount-mismatch", path).message


@pytest.mark.parametrize(
    "path",
    ["消费/相符的发票.docx", "收据/相符.docx", "收据/繁体大写.docx", "补助/相符.xlsx", "采购/两家分摊.xlsx", "协议/分两期.docx", "总结/约数.docx"],
)
def test_figures_that_agree_raise_nothing(ledger: Judged, path: str) -> None:
    assert not ledger.findings("amount-mismatch", path)


def test_the_finding_points_to_both_figures(ledger: Judged) -> None:
    texts = " ".join(q.quote.text for q in ledger.the("amount-mismatch", "收据/大小写不一致.docx").quotes)
    assert "叁万伍仟元整" in texts
    assert "53,000.00" in texts
