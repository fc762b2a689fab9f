"""A ledger in good order, with everything in it that only looks like a fault: nothing but what is missing may be told."""

import pytest
from PIL import Image

from samples.draw import PagePainter
from tests.assess.findings.written import Judged, _png, judged, photo, seal, word_with

UNIT = """\
name: 昆明公交集团
year: 2022
"""
BODY = "昆明公交集团有限责任公司"
VILLAGE = "东川区红土地镇花石头村"
NOTICE = f"""
! {BODY}文件
^ 昆公交集团〔2022〕8号
^ 关于召开定点帮扶工作第一次专题会议的通知
集团各部门、各分公司：
根据《昆明市乡村振兴局关于做好2022年定点帮扶工作的通知》（2022年2月10日印发）和集团党委2021年12月24日会议精神，定于2022年3月1日（星期二）
下午14:30在集团三楼会议室召开定点帮扶工作专题会议，请党委班子成员、驻村工作队参加。会议材料请于2月25日前报党群工作部。
> {BODY}
> 2022年2月22日
附件：参会人员名单
| 序号 | 姓名 | 部门 | 备注 |
| 1 | 邹立群 | 集团领导 |  |
| 2 | 申屠敏 | 党群工作部 |  |
| 3 | 车向东 | 驻村工作队 |  |
"""
MINUTES = """
! 专题会议纪要
^ 第1期
2022年3月1日下午，集团党委书记、董事长邹立群主持召开定点帮扶工作专题会议，听取花石头村帮扶工作情况汇报。现纪要如下：
一、会议同意安排帮扶资金6万元，支持花石头村修建机耕桥。由财务部在6月底前拨付。
二、会议明确，6月和10月各组织一次消费帮扶采购。
出席：邹立群、申屠敏、车向东
记录：翁晓
2022年3月4日印发
"""
VISIT = """
^ 公交集团主要领导到花石头村调研
{day}，公交集团党委书记、董事长邹立群带队到东川区红土地镇花石头村调研定点帮扶工作。{more}
{issued}
"""
SPRING = "邹立群先后查看了机耕桥选址、洋芋种植基地，走访了脱贫户张××、监测户李××，在村委会同镇村干部座谈。"
AUTUMN = "在刚刚通车的机耕桥上，邹立群听村民讲收洋芋时车子直接开到地头。随后看望驻村队员，查看队员宿舍和伙房，送去棉被和医药箱。"
SLIP = """
中国光大银行 对公电子回单
回单编号：2022042600017731
付款户名：昆明公交集团有限责任公司 付款账号：39680188000012345
收款户名：东川区红土地镇花石头村村民委员会 收款账号：24050101040007781
金额（小写）：¥60,000.00 金额（大写）：陆万元整
附言：花石头村机耕桥建设帮扶资金
记账日期：2022年4月26日
"""
BOOKED = """
^ 记账凭证
2022年4月26日 记字第0412号
| 摘要 | 会计科目 | 借方金额 | 贷方金额 |
| 拨付花石头村机耕桥建设帮扶资金 | 营业外支出—捐赠支出 | 60000.00 |  |
| 拨付花石头村机耕桥建设帮扶资金 | 银行存款 |  | 60000.00 |
| 合计 |  | 60000.00 | 60000.00 |
附单据2张 制单：翁晓 审核：申屠敏
"""
RECEIPT = """
收 据
2022年4月28日 No 0030117
今收到昆明公交集团有限责任公司 机耕桥建设帮扶资金
人民币（大写）陆万元整 ¥60000.00
收款单位：东川区红土地镇花石头村村民委员会 收款人：代云山
"""
AGREEMENT = """
^ 花石头村机耕桥项目帮扶协议
甲方：昆明公交集团有限责任公司
乙方：东川区红土地镇花石头村村民委员会
一、甲方出资60000元（大写：陆万元整），帮助乙方修建机耕桥一座。
二、协议签订后一个月内一次性拨付乙方账户。
三、乙方于2022年10月31日前完工，并接受甲方检查。
甲方代表：申屠敏 乙方代表：代云山
签订日期：2022年4月1日
"""
ACCEPTANCE = """
^ 花石头村机耕桥项目竣工验收单
建设单位：红土地镇花石头村村民委员会 施工单位：东川诚达建筑工程有限公司
开工日期：2022年5月10日 竣工日期：2022年9月28日 验收日期：2022年10月12日
资金来源：昆明公交集团帮扶资金60000元
验收意见：桥长12米，宽4.5米，质量合格，同意验收。
验收人：代云山、车向东、普朝
"""
HALF = f"""
! {BODY}文件
^ 昆公交集团〔2022〕21号
^ {BODY}关于2022年上半年定点帮扶工作情况的报告
市乡村振兴局：
现将我集团上半年定点帮扶工作情况报告如下。
一、主要领导3月到村调研1次，召开专题会议1次。选派车向东等2名同志驻村，较2021年增加1人。
二、投入帮扶资金6万元修建机耕桥；端午节采购洋芋等农产品1.05万元。去年落实的12万元饮水项目运行正常。
三、存在问题：桥头护坡尚需资金约2万元。
四、下半年打算：计划投入资金5万元，举办驾驶技能培训2期，主要领导再次到村调研。
> {BODY}
> 2022年6月27日
"""
LIST = """
2022年端午节消费帮扶采购清单
采购单位：昆明公交集团工会委员会 供货单位：东川花石头洋芋种植专业合作社 2022年5月31日
| 序号 | 品名 | 规格 | 数量 | 单价（元） | 金额（元） | 备注 |
| 1 | 洋芋 | 10斤/箱 | 300 | 25 | 7500 |  |
| 2 | 荞面 | 2斤/袋 | 100 | 30 | 3000 |  |
| 合计 |  |  | 400 |  | 10500 |  |
大写：壹万零伍佰元整 经办人：翁晓
"""
SEAL = seal(BODY)
FILES = {
    "会议/通知.docx": word_with(NOTICE, SEAL),
    "会议/纪要.docx": MINUTES,
    "走访/春季调研.docx": word_with(
        VISIT.format(day="2022年3月17日", more=SPRING, issued="（党群工作部供稿 2022年3月21日）"), photo(61, "2022:03:17 10:12:00")
    ),
    "走访/春季调研照片.jpg": photo(61, "2022:03:17 10:12:00", quality=70),
    "走访/秋季调研.docx": word_with(VISIT.format(day="2022年10月19日", more=AUTUMN, issued="（党群工作部供稿 2022年10月24日）"), photo(62)),
    "桥/协议.docx": word_with(AGREEMENT, SEAL),
    "桥/回单.txt": SLIP,
    "桥/记账凭证.docx": BOOKED,
    "桥/收据.docx": RECEIPT,
    "桥/验收单.docx": ACCEPTANCE,
    "报告/半年报告.docx": word_with(HALF, SEAL),
    "消费/端午清单.xlsx": LIST,
    "驻村/保险单.docx": """
^ 驻村工作队员人身意外伤害保险凭证
投保人：昆明公交集团有限责任公司 被保险人：车向东、昂丽
保险期间：2021年11月1日零时至2022年10月31日二十四时
保险费合计：480元
""",
    "驻村/体检.docx": """
^ 关于组织驻村工作队员体检的通知
驻花石头村工作队：集团安排驻村队员车向东、昂丽于2022年8月16日（星期二）到市一院体检，费用由集团工会承担，请提前做好安排。
> 昆明公交集团工会委员会
> 2022年8月10日
""",
    "上级/选派通知.docx": """
! 中共东川区委组织部文件
^ 关于公布驻村第一书记、工作队员名单的通知
各乡镇（街道）党委：根据市委组织部安排，现将我区驻村第一书记和工作队员名单公布如下，任期自2021年5月起两年。
| 派出单位 | 派驻村 | 姓名 | 职务 |
| 市审计局 | 乌龙镇坪子村 | 柴松 | 第一书记 |
| 昆明公交集团 | 红土地镇花石头村 | 车向东 | 第一书记 |
| 昆明公交集团 | 红土地镇花石头村 | 昂丽 | 工作队员 |
| 市机关事务局 | 铜都街道新村 | 后勇 | 第一书记 |
> 中共东川区委组织部
> 2021年5月25日
""",
    "驻村/日志.docx": """
^ 驻村工作日志
2022年7月4日 星期一 晴
入户走访上组马××家，登记新增务工收入。
2022年7月5日 星期二 小雨
协助村委会核对医保缴费名册，补缴11户。
2022年7月6日 星期三 阴
同施工方查看机耕桥桥台浇筑。
记录人：车向东
""",
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    return judged(tmp_path_factory.mktemp("sound"), FILES, UNIT)


def test_nothing_but_missing_papers_and_months_is_told(ledger: Judged) -> None:
    told = [(f.code, f.message) for f in ledger.assessment.findings if f.code not in {"missing-evidence"} and f.severity != "info"]
    assert told == []


def test_the_village_is_learnt_from_the_papers(ledger: Judged) -> None:
    assert [village.village for village in ledger.assessment.unit.villages] == ["花石头村"]


def test_slip_voucher_and_receipt_are_one_payment_that_fulfils_the_agreement(ledger: Judged) -> None:
    (claim,) = [claim for claim in ledger.assessment.money if claim.arrived]
    assert claim.arrived == 60000
    assert claim.stage == "used"
    assert {path for _, _, path in claim.steps} >= {"桥/协议.docx", "桥/回单.txt", "桥/记账凭证.docx", "桥/收据.docx", "桥/验收单.docx"}


def scan(*lines: str, blurred: int = 1) -> bytes:
    """A scanned page; `blurred` shrinks it that many times and back."""
    painter = PagePainter()
    for line in lines:
        painter._paragraph(line)
    page = painter.pages[0]
    small = page.resize((page.width // blurred, page.height // blurred))
    return _png(small.resize(page.size, Image.Resampling.BILINEAR))


def test_a_page_too_blurred_to_read_is_illegible_and_nothing_else(tmp_path_factory: pytest.TempPathFactory) -> None:
    text = "驻村工作队例会记录二〇二二年五月六日在村委会会议室研究机耕桥施工安排和监测户走访分工"
    found = judged(tmp_path_factory.mktemp("blurred"), {"会议/记录.png": scan(*[text] * 12, blurred=14), "会议/纪要.docx": MINUTES}, UNIT)
    assert found.codes("会议/记录.png") == {"illegible"}


def test_a_scanned_slip_that_is_read_well_raises_nothing(tmp_path_factory: pytest.TempPathFactory) -> None:
    found = judged(tmp_path_factory.mktemp("scan"), {"桥/回单.png": scan(*SLIP.strip().splitlines()), "会议/纪要.docx": MINUTES}, UNIT)
    assert found.type_of("桥/回单.png") == "fund_voucher"
    assert not found.codes("桥/回单.png") - {"personal-data"}
