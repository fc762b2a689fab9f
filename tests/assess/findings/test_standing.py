"""Papers of another year, unit or village, forms never filled in, money that came back, files that nobody can read."""

import pytest

from tests.assess.findings.written import Judged, judged

HEADING = "! 昆明市司法局文件\n"
FILES = {
    "总结/2021年总结.docx": """
^ 昆明市司法局2021年定点帮扶工作总结
2021年，市司法局在九乡乡党委、政府支持下，扎实开展白岩村定点帮扶工作，现总结如下。
一、全年选派队员3名，开展走访92户次。
二、2021年9月举办法治讲座2场。
> 昆明市司法局
> 2021年12月20日
""",
    "总结/2022年总结.docx": """
^ 昆明市司法局2022年定点帮扶工作总结
一年来，市司法局扎实推进白岩村定点帮扶工作，现总结如下。
一、去年以来，队员持续在村，2021年底遗留的3户安全住房问题已经解决，2020年建成的文化活动室重新开放。
二、2022年10月，在村里开设了法律援助工作点。
> 昆明市司法局
> 2022年12月19日
""",
    "机构/领导小组.docx": HEADING
    + """
^ 昆司发〔2021〕17号
^ 关于成立定点帮扶工作领导小组的通知
各处室：经局党组研究，决定成立局定点帮扶工作领导小组，组成人员如下：
组长：尹国栋　党组书记、局长
副组长：梅绍清　党组成员、副局长
领导小组下设办公室在社区矫正处。
> 昆明市司法局
> 2021年6月8日
""",
    "机构/选派.docx": HEADING
    + """
^ 昆司发〔2021〕12号
^ 关于选派驻村工作队员的通知
经局党组会议研究，选派穆晓东同志任宜良县九乡乡白岩村驻村第一书记、工作队队长，选派匡丽萍同志任驻村工作队员，任期两年，自2021年5月20日起。
> 昆明市司法局
> 2021年5月18日
""",
    "机构/接替.docx": HEADING
    + """
^ 关于调整驻村工作队员的通知
根据上级通知，从2022年7月起，由樊志宏同志接替匡丽萍同志任白岩村驻村工作队员，任期至2023年5月。
> 昆明市司法局
> 2022年6月27日
""",
    "关爱/意外险.docx": """
^ 团体人身意外伤害保险单
投保人：昆明市司法局
被保险人：驻村工作队员穆晓东、匡丽萍
保险期间：自2021年12月16日零时起至2022年12月15日二十四时止
保险费：人民币600.00元
每人保险金额：300,000.00元
出单日期：2021年12月15日
""",
    "计划/帮扶规划.docx": """
^ 白岩村2021—2025年定点帮扶规划
为巩固拓展脱贫攻坚成果，制定九乡乡白岩村五年帮扶规划。
一、到2025年，村集体经济年收入达到20万元。
二、2022年重点改善饮水条件，硬化进组道路1.2公里。
> 昆明市司法局
> 2021年11月30日
""",
    "荣誉/往年的.docx": """
^ 荣誉证书
昆明市司法局：被评为2020年度脱贫攻坚先进单位。特发此证。
> 中共宜良县委 宜良县人民政府
> 2021年2月
""",
    "荣誉/今年给的.docx": """
^ 荣誉证书
昆明市司法局：被评为2021年度法治帮扶先进单位。特发此证。
> 昆明市人民政府
> 2022年3月
""",
    "别家/走访简报.docx": """
! 退役军人工作简报
^ 第9期
市退役军人局办公室 2022年5月16日
^ 市退役军人局到甸尾村走访慰问
5月12日，市退役军人局党组书记、局长高群一行到富民县款庄镇甸尾村，走访慰问优抚对象5户，送去慰问金。高群要求驻村队员把优抚政策讲到户。
""",
    "上级/驻村管理通知.docx": """
! 中共昆明市委组织部文件
^ 关于进一步加强驻村工作队员管理的通知
各县（市）区党委组织部，市级各派出单位：
为加强驻村工作队员管理，现将有关事项通知如下：驻村工作队员每月驻村不少于规定天数，各单位要落实各项待遇。
> 中共昆明市委组织部
> 2022年3月3日
""",
    "上级/乡村振兴局通知.docx": """
^ 关于报送2022年半年定点帮扶工作情况的通知
市级各定点帮扶单位：请于7月10日前将半年工作情况报市乡村振兴局督查考核处。市水务局、市教育体育局等单位要同时报送项目进度。
> 昆明市乡村振兴局
> 2022年6月14日
""",
    "项目/验收.docx": """
^ 白岩村太阳能路灯项目验收意见
建设单位：九乡乡白岩村村民委员会
施工单位：云南恒照工程有限公司
验收时间：2022年9月22日
项目由市司法局帮扶资金支持，安装路灯30盏，工程质量合格，同意验收。
验收组：普国华、尤明
""",
    "项目/县级批复.docx": """
! 宜良县乡村振兴局文件
^ 关于九乡乡白岩村饮水管道改造项目实施方案的批复
九乡乡人民政府：你乡报来的项目实施方案收悉，经研究同意实施。资金来源为市司法局帮扶资金和县级配套资金，工期两个月。
> 宜良县乡村振兴局
> 2022年4月6日
""",
    "村里/另一个村.docx": """
^ 驻村工作简报
市司法局办公室编 2022年8月9日
8月5日，驻村工作队在嵩明县小街镇积德村开展环境卫生整治，组织村民清理沟渠，共清运垃圾2车。
""",
    "村里/几个村.docx": """
^ 驻村工作简报
市司法局办公室编 2022年8月19日
8月16日，驻村工作队员参加九乡乡人居环境现场会，先后观摩了九乡乡甸头村、九乡乡月照村和九乡乡白岩村三个点。
""",
    "村里/慰问队员.docx": """
^ 市司法局慰问驻村工作队员
2022年1月25日，市司法局副局长梅绍清到九乡乡看望慰问驻村工作队员，送去慰问金每人800元。
""",
    "村里/只提乡镇.docx": """
^ 市司法局到九乡乡开展送法下乡
市司法局办公室编 2022年3月24日
3月22日，市司法局组织律师志愿者到宜良县九乡乡街子天开展法律咨询，帮扶干部发放资料400份，解答群众咨询60人次。
""",
    "表格/空白走访表.docx": """
^ 驻村工作队入户走访记录表
户主：________ 小组：________ 走访时间：____年__月__日
家庭基本情况：______________
反映的问题：______________
处理意见：______________
走访人签字：________
""",
    "表格/填好的走访表.docx": """
^ 驻村工作队入户走访记录表
| 走访时间 | 户主 | 小组 | 反映问题 | 处理情况 | 走访人 | 备注 |
| 2022年4月2日 | 李×× | 白岩二组 | 灌溉沟渠堵塞 | 已组织清淤 | 穆晓东 |  |
| 2022年4月9日 | 尹×× | 白岩一组 | 孩子入园手续 | 已对接中心园 | 匡丽萍 |  |
| 2022年4月16日 | 段×× | 白岩三组 | 慢性病药费 | 已办慢病卡 | 穆晓东 |  |
""",
    "制度/请销假制度.docx": """
^ 昆明市司法局驻村工作队请销假制度
第一条 为加强驻村工作队管理，制定本制度。
第二条 队员请假三天以内由队长批准，三天以上报局党组批准。
第三条 队员返岗后当天销假，请假情况记入考勤。
第四条 本制度自2022年1月1日起执行。
> 昆明市司法局
> 2021年12月28日
附件：请假审批表（样表）
姓名：______ 请假事由：______ 请假时间：____年__月__日至____年__月__日
队长意见：______ 局党组意见：______
""",
    "资金/退回的回单.txt": """
中国农业银行 网上银行电子回单
回单编号：310055820017
付款人户名：昆明市司法局 付款人账号：24019901040003317
收款人户名：宜良县九乡乡白岩村村民委员会 收款人账号：24233301040001152
金额（小写）：¥30,000.00 金额（大写）：人民币叁万元整
用途：白岩村饮水管道改造款
交易日期：2022年5月11日
状态：收款人户名不符，已退汇
""",
    "资金/补打的回单.txt": """
中国农业银行 网上银行电子回单（补打）
回单编号：310055820944
付款人户名：昆明市司法局 付款人账号：24019901040003317
收款人户名：宜良县九乡乡白岩村村民委员会 收款人账号：24233301040001125
金额（小写）：¥30,000.00 金额（大写）：人民币叁万元整
用途：白岩村饮水管道改造款
交易日期：2022年5月17日
提示：本回单为补打，请避免重复记账
""",
    "坏/打不开.docx": b"PK\x03\x04 this is not a whole archive",
    "坏/空的.docx": b"",
    "坏/扩展名写错.docx": """会议记录
2022年3月2日，市司法局党组会专题研究白岩村定点帮扶工作，主持人尹国栋。会议决定安排30000元用于饮水管道改造。
出席：尹国栋、梅绍清
记录：洪波
""".encode(),
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    return judged(tmp_path_factory.mktemp("standing"), FILES)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("总结/2021年总结.docx", "out-of-period"),
        ("荣誉/往年的.docx", "out-of-period"),
        ("别家/走访简报.docx", "wrong-unit"),
        ("村里/另一个村.docx", "wrong-village"),
        ("表格/空白走访表.docx", "blank-template"),
        ("资金/退回的回单.txt", "payment-reversed"),
        ("坏/打不开.docx", "unreadable-file"),
        ("坏/空的.docx", "unreadable-file"),
    ],
)
def test_what_cannot_count_is_told_once_with_its_reason(ledger: Judged, path: str, code: str) -> None:
    assert ledger.codes(path) == {code}
    assert ledger.the(code, path).documents == (path,)


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("总结/2022年总结.docx", "looks back on the year before"),
        ("荣誉/今年给的.docx", "an honour for the year before, given in this one"),
        ("机构/领导小组.docx", "an earlier leading group still in force"),
        ("机构/选派.docx", "a team sent for two years"),
        ("机构/接替.docx", "a member replaced in the middle of the year"),
        ("关爱/意外险.docx", "insurance that runs through the year"),
        ("计划/帮扶规划.docx", "a plan for five years"),
        ("上级/驻村管理通知.docx", "a notice from above"),
        ("上级/乡村振兴局通知.docx", "a notice from above that names other units"),
        ("项目/验收.docx", "issued in the village about our project"),
        ("项目/县级批复.docx", "issued by the county about our project"),
        ("村里/几个村.docx", "names other villages beside ours"),
        ("村里/只提乡镇.docx", "names the township only"),
        ("村里/慰问队员.docx", "a verb behind the township's name"),
        ("表格/填好的走访表.docx", "masked names and an empty column of remarks"),
        ("制度/请销假制度.docx", "a blank form annexed to rules"),
        ("资金/补打的回单.txt", "a slip printed again"),
        ("坏/扩展名写错.docx", "text under a wrong extension"),
    ],
)
def test_a_look_alike_counts(ledger: Judged, path: str, why: str) -> None:
    barred = {"out-of-period", "wrong-unit", "wrong-village", "blank-template", "payment-reversed", "unreadable-file", "illegible", "date-conflict"}
    assert not ledger.codes(path) & barred, why


def test_the_other_village_is_named(ledger: Judged) -> None:
    assert "写的是积德村，不是定点帮扶的白岩村" in ledger.the("wrong-village").message


def test_the_message_says_what_is_wrong_and_points_to_the_words(ledger: Judged) -> None:
    finding = ledger.the("payment-reversed")
    assert "户名不符" in finding.message
    assert "30,000.00元" in finding.message
    assert "户名不符" in finding.quotes[0].quote.text
