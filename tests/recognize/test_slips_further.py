"""Further payment papers, each of another make: banks, treasuries, tills, phones, villages, platforms; on screen, on paper, scanned."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pytest

from evidence_checker.extract.model import Document
from tests.recognize.papers import day, document, facts, scan

UNIT, VILLAGE, COOP = "昆明市档案馆", "鹤庆乡大麦地村民委员会", "大麦地村股份经济合作联合社"


@dataclass(frozen=True)
class Case:
    """A paper and what a careful reader takes from it; "" where it names none."""

    name: str
    paper: Document | str
    payer: str
    payee: str
    yuan: str
    day: str
    kind: str = "fund_voucher"


CASES = (
    Case(
        "an online bank's page with party and account in one cell",
        f"企业网上银行 转账结果\n| 指令状态 | 银行受理成功 |\n| 转出方 | {UNIT} 53001234567890123 |\n| 转入方 | {VILLAGE} 62280012345678 |\n"
        "| 转账金额 | CNY 36,800.00 |\n| 提交时间 | 2022-03-07 09:12:44 |",
        UNIT,
        VILLAGE,
        "36800",
        "2022-03-07",
    ),
    Case(
        "a slip whose parties are columns side by side",
        f"客户回单\n| 付款方 | < | 收款方 | < |\n| 户名 | {UNIT} | 户名 | {VILLAGE} |\n| 账户 | 5300 8877 | 账户 | 6228 1190 |\n"
        "| 行名 | 某行东风支行 | 行名 | 某信用社 |\n| 金额 | 捌仟元整 | 小写 | 8,000.00 |\n记账日：2022年04月19日",
        UNIT,
        VILLAGE,
        "8000",
        "2022-04-19",
    ),
    Case(
        "a list of one treasury payment under headings",
        f"国库集中支付明细\n预算单位：{UNIT}\n| 支付令号 | 清算日期 | 收款人全称 | 收款账号及开户行 | 金额（元） | 用途 |\n"
        f"| ZF0091 | 2022-06-30 | {VILLAGE} | 6228 1190 信用社 | 120,000.00 | 沟渠修复 |",
        UNIT,
        VILLAGE,
        "120000",
        "2022-06-30",
    ),
    Case(
        "a treasury's order of direct payment",
        f"财政直接支付凭证\n支付日期：2022年9月2日\n付款人全称：昆明市财政局零余额账户\n收款人全称：{VILLAGE}\n预算单位：{UNIT}\n"
        "支付金额（大写）：玖万伍仟元整 （小写）：95000.00",
        "昆明市财政局零余额账户",
        VILLAGE,
        "95000",
        "2022-09-02",
    ),
    Case(
        "a batch for team members with its sum in the head",
        f"代发工资业务清单\n| 委托单位名称 | {UNIT} | 入账日期 | 2022-08-10 |\n| 总笔数 | 2 | 总金额 | 4,500.00 |\n| 序号 | 户名 | 卡号 | 金额 |\n"
        "| 1 | 施平 | 6217**01 | 2,400.00 |\n| 2 | 纪云 | 6217**02 | 2,100.00 |",
        UNIT,
        "",
        "4500",
        "2022-08-10",
    ),
    Case(
        "a batch that ends in a row of its count",
        f"批量付款回单\n代付单位 {UNIT}\n记账日期 2022-05-11\n| 笔次 | 收方户名 | 收方账号 | 金额 |\n| 1 | 施平 | 6217**01 | "
        f"900.00 |\n| 2 | 纪云 | 6217**02 | 850.00 |\n"
        "| 共2笔 | | | 1,750.00 |",
        UNIT,
        "",
        "1750",
        "2022-05-11",
    ),
    Case(
        "a scanned slip whose names wrap in narrow cells",
        scan(
            (0.30, 0.05, "电子转账回单"),
            (0.05, 0.111, "付款单位"),
            (0.16, 0.10, "昆明市"),
            (0.16, 0.121, "档案馆"),
            (0.50, 0.111, "收款单位"),
            (0.62, 0.10, "鹤庆乡大麦地"),
            (0.62, 0.121, "村民委员会"),
            (0.05, 0.16, "金额"),
            (0.16, 0.16, "￥7,300.00"),
            (0.05, 0.20, "交易日期"),
            (0.20, 0.20, "2022年11月8日"),
        ),
        UNIT,
        VILLAGE,
        "7300",
        "2022-11-08",
    ),
    Case(
        "a scanned slip with values below their labels",
        scan(
            (0.30, 0.05, "付款通知书"),
            (0.05, 0.10, "汇款人名称"),
            (0.45, 0.10, "收款人名称"),
            (0.80, 0.10, "金额"),
            (0.05, 0.13, UNIT),
            (0.45, 0.13, VILLAGE),
            (0.80, 0.13, "￥2,600.00"),
            (0.05, 0.18, "日期：2022年2月25日"),
        ),
        UNIT,
        VILLAGE,
        "2600",
        "2022-02-25",
    ),
    Case(
        "a returned payment: the day on which it came back",
        scan(
            (0.30, 0.05, "退汇通知"),
            (0.30, 0.09, "2022年7月15日"),
            (0.05, 0.13, "原付款人"),
            (0.20, 0.13, UNIT),
            (0.05, 0.17, "原收款人"),
            (0.20, 0.17, VILLAGE),
            (0.05, 0.21, "原交易日期"),
            (0.20, 0.21, "2022年7月13日"),
            (0.05, 0.25, "金额"),
            (0.20, 0.25, "￥9,000.00"),
            (0.05, 0.29, "退回原因"),
            (0.20, 0.29, "户名不符"),
        ),
        UNIT,
        VILLAGE,
        "9000",
        "2022-07-15",
    ),
    Case(
        "cash paid in at the counter by hand of a colleague",
        f"现金存款凭条\n2022年10月9日\n缴款人：{UNIT}（闻达代缴）\n收款户名：{VILLAGE}\n大写：叁仟零伍拾元整 小写：3,050.00",
        UNIT,
        VILLAGE,
        "3050",
        "2022-10-09",
    ),
    Case(
        "a village's printed receipt",
        f"农村集体经济组织收款收据\n日期：2022年1月17日 No.0033871\n| 交款单位（人） | {UNIT} | < |\n| 项目 | 金额 | 备注 |\n"
        f"| 春节慰问金 | 6,000.00 | 转账 |\n"
        f"| 合计（大写）陆仟元整 | 6,000.00 | |\n收款单位（公章）：{COOP} 出纳：白玲",
        UNIT,
        COOP,
        "6000",
        "2022-01-17",
    ),
    Case(
        "a receipt written by hand, the receiver with its hand",
        f"收 条\n今收到{UNIT}送来图书购置款现金壹仟贰佰元整（￥1200元）。\n收款人：大麦地小学 邹琴\n2022.6.1",
        UNIT,
        "大麦地小学",
        "1200",
        "2022-06-01",
    ),
    Case(
        "a charity's receipt with payer and code in one line",
        f"公益事业捐赠票据\n票据号码：00061\n交款人：{UNIT}　　交款人统一社会信用代码：12530100XX\n开票日期：2022-04-28\n"
        "| 项目 | 数量 | 金额 |\n| 助学 | 1 | 20,000.00 |\n金额合计（大写）：贰万元整 （小写）：20,000.00\n"
        "收款单位（章）：昆明市慈善总会　复核：文静　收款人：付海",
        UNIT,
        "昆明市慈善总会",
        "20000",
        "2022-04-28",
    ),
    Case(
        "a collection that says into whose account it went",
        f"{UNIT}职工捐款汇总表\n| 部门 | 人数 | 金额（元） |\n| 办公室 | 9 | 900 |\n| 编研处 | 6 | 780 |\n| 合计 | 15 | 1680 |\n"
        f"以上捐款于2022年10月17日转入{VILLAGE}对公账户。",
        "",
        VILLAGE,
        "1680",
        "2022-10-17",
    ),
    Case(
        "a voucher of accounts whose subjects stand beside its sums",
        f"付款凭证\n| 付字第 9 号 | 2022年12月6日 | < | < |\n| 摘要 | 借方科目 | 明细科目 | 金额 |\n| 付水窖款 | 业务活动费用 | 帮扶 | 18,000.00 |\n"
        f"| 付助学金 | 业务活动费用 | 帮扶 | 4,000.00 |\n| 合计 | | | 22,000.00 |\n核算单位：{UNIT}",
        UNIT,
        "",
        "22000",
        "2022-12-06",
    ),
    Case(
        "an order to pay and whom it addresses",
        f"关于拨付驻村工作经费的函\n{VILLAGE}：\n现拨付你村2022年驻村工作经费15000元，专款专用。\n{UNIT}\n2022年3月22日",
        UNIT,
        VILLAGE,
        "15000",
        "2022-03-22",
    ),
    Case(
        "a confirmation of the village that money has come",
        f"到账确认函\n{UNIT}：\n贵馆拨付的河道整治资金人民币肆万元整（40000.00元）已于2022年5月30日汇入我村账户。\n{VILLAGE}\n2022年6月2日",
        UNIT,
        VILLAGE,
        "40000",
        "2022-06-02",
    ),
    Case(
        "a statement of account whose credit column is filled",
        f"存款分户账\n户名：{VILLAGE}\n| 交易日期 | 摘要 | 借方发生额 | 贷方发生额 | 余额 | 对方户名 |\n| 2022-09-19 | 路灯款 | "
        f"| 26,000.00 | 31,022.10 | {UNIT} |",
        UNIT,
        VILLAGE,
        "26000",
        "2022-09-19",
    ),
    Case(
        "a slip that calls its sides debit and credit",
        f"电子补充回单\n借方户名：{UNIT}\n借方账号：5300\n贷方户名：{VILLAGE}\n贷方账号：6228\n发生额：11,200.00\n会计日期：2022-08-03",
        UNIT,
        VILLAGE,
        "11200",
        "2022-08-03",
    ),
    Case(
        "a phone's screen",
        f"转账成功\n3,300.00\n付款账户 {UNIT}\n收款账户 {VILLAGE}\n转账时间 2022-10-20 16:05:33",
        UNIT,
        VILLAGE,
        "3300",
        "2022-10-20",
    ),
    Case(
        "an invoice with the word for buyer written downwards",
        f"电子发票（普通发票）\n发票号码：22539\n开票日期：2022年08月31日\n购 名称：{UNIT}\n买 纳税人识别号：12530100\n方 地址、电话：\n"
        f"| 货物 | 数量 | 单价 | 金额 | 税额 |\n| 核桃 | 100 | 40.00 | 4000.00 | 0.00 |\n价税合计（大写）肆仟元整（小写）￥4000.00\n销 名称：{COOP}\n"
        "售 纳税人识别号：93530\n收款人：付海 复核：文静 开票人：施平",
        UNIT,
        COOP,
        "4000",
        "2022-08-31",
        "purchase_voucher",
    ),
    Case(
        "an invoice whose values come in a block behind their labels",
        scan(
            (0.35, 0.05, "增值税普通发票"),
            (0.60, 0.09, "开票日期: 2022年05月12日"),
            (0.10, 0.13, "购 名 称:"),
            (0.10, 0.155, "买 纳税人识别号:"),
            (0.10, 0.18, "方 地址、电话:"),
            (0.10, 0.205, UNIT),
            (0.10, 0.23, "12530100431200000X"),
            (0.10, 0.30, "价税合计（大写）贰仟伍佰元整 （小写）￥2500.00"),
            (0.10, 0.40, f"销 名 称: {COOP}"),
        ),
        UNIT,
        COOP,
        "2500",
        "2022-05-12",
        "purchase_voucher",
    ),
    Case(
        "a platform's orders, all of one buyer and of several sellers",
        "订单导出\n| 订单编号 | 成交时间 | 采购主体 | 供应商 | 商品名称 | 单价(元) | 件数 | 实付(元) |\n"
        f"| A1 | 2022-03-02 10:00 | {UNIT} | 山里红食品有限公司 | 面条 | 20.00 | 50 | 1000.00 |\n"
        f"| A2 | 2022-03-02 10:09 | {UNIT} | 云上果业有限公司 | 苹果 | 60.00 | 30 | 1800.00 |\n| 合计 | | | | | | 80 | 2800.00 |",
        UNIT,
        "",
        "2800",
        "2022-03-02",
        "purchase_voucher",
    ),
    Case(
        "a canteen's list that is dated and signed in its last row",
        f"食堂采购入库登记表\n| 供货：{COOP} | < | < | < | 单号：03 |\n| 收货日 | 货名 | 数量 | 单价 | 小计 |\n| 2022-09-06 | 土豆 | "
        f"500 | 2.4 | 1200 |\n"
        "| 2022-09-13 | 南瓜 | 300 | 2 | 600 |\n| 合计 | | | | 1800 |\n| 保管：白玲 | | 验货：施平 | | 2022-09-30 |",
        "",
        COOP,
        "1800",
        "2022-09-30",
        "purchase_voucher",
    ),
    Case(
        "a settlement whose last row has a name of its own",
        f"代销结算单\n采购：{UNIT}工会　　供货：{COOP}\n| 商品 | 件数 | 价格 | 货款 |\n| 蜂蜜 | 40 | 60 | 2400 |\n| 菜油 | 20 | 90 | "
        f"1800 |\n| 退货 | -1 | 90 | -90 |\n"
        "| 应结 | | | 4110 |\n结算日期：2022年11月30日",
        f"{UNIT}工会",
        COOP,
        "4110",
        "2022-11-30",
        "purchase_voucher",
    ),
    Case(
        "a till's slip",
        f"大麦地农家店\n销售单\n2022-07-22 10:41\n客户：{UNIT}食堂\n洋芋 200公斤×2.5 500.00\n鸡蛋 40板×35 1400.00\n应收 1900.00\n微信 1900.00",
        f"{UNIT}食堂",
        "",
        "1900",
        "2022-07-22",
        "purchase_voucher",
    ),
    Case(
        "a contract of sale with buyer and seller as its parties",
        f"农产品购销合同\n甲方（购买方）：{UNIT}工会委员会\n乙方（供货方）：{COOP}\n乙方供应红米800公斤，单价12元，合同总价9600元。\n"
        f"签订日期：2022年8月26日",
        f"{UNIT}工会委员会",
        COOP,
        "9600",
        "2022-08-26",
        "purchase_voucher",
    ),
    Case(
        "an insurer's receipt",
        f"保险费收据\n投保人名称：{UNIT}\n收款单位：某财产保险股份有限公司昆明分公司\n保费合计：人民币伍佰肆拾元整 ￥540.00\n缴费日期：2022年5月6日",
        UNIT,
        "某财产保险股份有限公司昆明分公司",
        "540",
        "2022-05-06",
    ),
    Case(
        "a request for payment in a table of words and values",
        f"资金支付申请单\n| 申请单位 | {UNIT} | 申请日期 | 2022年6月14日 |\n| 拨付单位 | {UNIT} | 接受单位 | {VILLAGE} |\n"
        f"| 拨付金额 | 人民币伍万贰仟元整（￥52,000.00） | < | < |",
        UNIT,
        VILLAGE,
        "52000",
        "2022-06-14",
    ),
    Case(
        "a remittance form with a blank between label and value",
        f"电汇凭证（回单）\n委托日期 2022年12月1日\n汇款人 全称 {UNIT}\n账号 5300 1111\n收款人 全称 {VILLAGE}\n账号 6228 2222\n"
        f"金额 人民币（大写） 柒仟柒佰元整\n￥7,700.00",
        UNIT,
        VILLAGE,
        "7700",
        "2022-12-01",
    ),
    Case(
        "a donors' list by the receiving village",
        f"接收捐款登记\n接收单位：{VILLAGE}\n捐助单位：{UNIT}\n合计：5600元\n登记日期：2022年9月9日",
        UNIT,
        VILLAGE,
        "5600",
        "2022-09-09",
    ),
    Case(
        "a scan that joined labels and values",
        scan(
            (0.30, 0.05, "电子回单"),
            (0.05, 0.10, f"付款人名称{UNIT}"),
            (0.50, 0.10, f"收款人名称{VILLAGE}"),
            (0.05, 0.14, "金额（小写）￥5,000.00"),
            (0.05, 0.18, "交易时间2022-06-0109:11:20"),
        ),
        UNIT,
        VILLAGE,
        "5000",
        "2022-06-01",
    ),
    Case(
        "a scan that lost the last sign of its labels",
        scan(
            (0.30, 0.05, "业务回单"),
            (0.05, 0.10, "付款"),
            (0.20, 0.10, UNIT),
            (0.05, 0.14, "收款"),
            (0.20, 0.14, VILLAGE),
            (0.05, 0.18, "小写"),
            (0.20, 0.18, "￥5,000.00"),
            (0.05, 0.22, "日期"),
            (0.20, 0.22, "2022年6月1日"),
        ),
        UNIT,
        VILLAGE,
        "5000",
        "2022-06-01",
    ),
    Case(
        "a claim form that says where the money is from",
        f"领款单\n2022年6月1日\n领款单位：{VILLAGE}\n款项来源：{UNIT}\n金额：伍仟元整（￥5000.00）\n领款人签字：吴明",
        UNIT,
        VILLAGE,
        "5000",
        "2022-06-01",
    ),
    Case(
        "a receipt whose receiver is only its seal",
        document(f"收款收据\n2022年10月31日\n兹收到：{UNIT}\n交来：水管款\n金额（大写）：贰仟零捌元整 ￥2008.00", seals=(VILLAGE,)),
        UNIT,
        VILLAGE,
        "2008",
        "2022-10-31",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_payment_paper_says_who_paid_whom_how_much_and_when(case):
    found = facts(case.paper, case.kind)
    read = tuple(fact.value if fact else "" for fact in (found.payer, found.payee))
    assert (*read, found.total and found.total.value) == (case.payer, case.payee, Decimal(case.yuan))
    assert found.date
    assert found.date.value == day(case.day)
