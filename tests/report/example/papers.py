"""The papers of the invented ledger."""

import hashlib
from dataclasses import replace
from datetime import date
from decimal import Decimal

from evidence_checker.errors import Problem, ProblemCode
from evidence_checker.extract.model import Box, Document, Line, Page, Part, Status
from evidence_checker.recognize.model import (
    Amount,
    AttendanceDays,
    DateMention,
    DateRole,
    Evidence,
    EvidenceType,
    Fact,
    Facts,
    Guess,
    Medium,
    MoneyRole,
    Person,
    PersonalDatum,
    Place,
    Quote,
    Sign,
)

VILLAGE = Place("寻甸县", "羊街镇", "清水沟村")
ISSUER = Fact("昆明市测绘服务中心")


def digest(path: str) -> str:
    return hashlib.sha256(path.encode()).hexdigest()


def stored_name(path: str, page: int) -> str:
    return f"{digest(path)[:16]}-{page}.jpg"


def paper(path: str, kind: EvidenceType, title: str, on: str, sure: float = 0.95, pages: int = 1, **facts: object) -> Evidence:
    """A paper with its usual facts; `on` is its date, further facts may be given by name."""
    suffix = path.rsplit(".", 1)[1].replace("jpg", "jpeg")
    sheets = tuple(Page(n, 595, 842, stored=stored_name(path, n), scanned=suffix in {"pdf", "jpeg", "png"}) for n in range(1, pages + 1))
    quote = Quote(title, 1, 1, Box(0.12, 0.15, 0.88, 0.178))
    document = Document(path, digest(path), suffix, pages=sheets, lines=(Line(title, 1, quote.box),))
    known: dict[str, object] = {"title": Fact(title, (quote,)), "issuer": ISSUER, "places": (VILLAGE,)} | facts
    if on:
        known["date"] = Fact(date.fromisoformat(on), (Quote(on, pages, 9, Box(0.55, 0.8, 0.88, 0.828)),))
    signs = (Sign(kind, "标题写法符合", 2.4, quote), Sign(kind, "固定用语", 1.1, Quote(title[:6])), Sign(kind, "缺少落款", -0.3))
    guesses = (Guess(kind, sure), Guess(EvidenceType.OTHER, round(1 - sure, 2)))
    return Evidence(document, kind, sure, Facts(**known), guesses, signs)  # type: ignore[arg-type]


def broken(path: str, code: ProblemCode) -> Evidence:
    document = Document(path, digest(path), path.rsplit(".", 1)[1], Status.UNREADABLE, problems=(Problem(code),))
    return Evidence(document, EvidenceType.OTHER, 0.0, Facts())


def event(on: str) -> dict[str, object]:
    day = date.fromisoformat(on)
    return {"event_dates": (Fact(day),), "dates": (DateMention(on, day, DateRole.EVENT, Quote(on)),)}


def money(yuan: str, role: MoneyRole = MoneyRole.PAID) -> dict[str, object]:
    quote = Quote(f"金额（小写）：{yuan}", 1, 4, Box(0.12, 0.3, 0.88, 0.328))
    return {"amounts": (Amount(Decimal(yuan), f"{yuan}元", quote, role),), "total": Fact(Decimal(yuan), (quote,))}


ATTENDANCE = tuple(
    AttendanceDays(f"2022-{month:02d}", name, Decimal(18 if name == "杨雪梅" and month == 11 else 21 + month % 3))
    for name in ("施文斌", "杨雪梅")
    for month in range(1, 13)
    if month != 8
)
LEADER = (Person("郭立新", "党组书记、主任", True, leads=True),)
ID_CARDS = (PersonalDatum("id-card", Quote("530129198503120414", 1, 5, Box(0.3, 0.35, 0.6, 0.378))),)
T = EvidenceType

_TWO_SLIPS = paper(
    "三、促进乡村振兴/3.1/付款回单.pdf",
    T.FUND_VOUCHER,
    "网上银行电子回单",
    "2022-05-20",
    0.99,
    2,
    payer=ISSUER,
    payee=Fact("清水沟村村民委员会"),
    sealed=True,
    **money("80000"),
)
_SHARED = replace(_TWO_SLIPS.document, parts=(Part(1, 1), Part(2, 2)))

PAPERS: tuple[Evidence, ...] = (
    paper(
        "一、组织领导/1.1/春季走访简报.docx",
        T.BRIEFING,
        "中心领导到清水沟村调研走访",
        "2022-03-15",
        0.97,
        2,
        people=LEADER,
        principal=True,
        document_number=Fact("工作简报第3期"),
        **event("2022-03-14"),
    ),
    paper(
        "一、组织领导/1.1/春季走访简报 - 副本.docx",
        T.BRIEFING,
        "中心领导到清水沟村调研走访",
        "2022-03-15",
        0.97,
        2,
        people=LEADER,
        principal=True,
        **event("2022-03-14"),
    ),
    paper(
        "一、组织领导/1.1/秋季走访简报.docx",
        T.BRIEFING,
        "中心到清水沟村开展秋季走访",
        "2022-09-23",
        0.94,
        people=(Person("林海", "副主任", False, leads=True),),
        principal=False,
        **event("2022-09-22"),
    ),
    paper(
        "一、组织领导/1.2/年度计划.docx", T.ANNUAL_PLAN, "2022年定点帮扶工作计划", "2022-02-18", 0.98, 3, document_number=Fact("昆测绘〔2022〕6号")
    ),
    paper("一、组织领导/1.2/领导小组通知.pdf", T.LEADING_GROUP_NOTICE, "关于调整定点帮扶工作领导小组的通知", "2022-01-12", 0.96, 2, sealed=True),
    paper("一、组织领导/1.2/专题会议纪要.docx", T.MEETING_MINUTES, "定点帮扶工作专题会议纪要", "2022-04-07", 0.93, 2, **event("2022-04-06")),
    paper("一、组织领导/1.3/政策宣讲简报.docx", T.BRIEFING, "驻村工作队到村宣讲政策", "2022-06-20", 0.88, **event("2022-06-18")),
    paper("一、组织领导/1.3/情况反映.docx", T.ISSUE_FEEDBACK, "关于清水沟村水源季节性短缺的情况反映", "2022-05-06", 0.91, sealed=False),
    paper("一、组织领导/1.4/监测走访台账.xlsx", T.MONITORING_RECORD, "清水沟村监测对象走访台账", "2022-10-30", 0.9),
    paper("一、组织领导/1.5/上半年工作报告.docx", T.SITUATION_REPORT, "2022年上半年定点帮扶工作情况报告", "2022-07-05", 0.95, 4, sealed=True),
    paper(
        "一、组织领导/1.5/自评总结.pdf",
        T.SELF_ASSESSMENT,
        "2022年度定点帮扶工作自评总结",
        "2022-12-16",
        0.97,
        2,
        sealed=True,
        signed=False,
        document_number=Fact("昆测绘〔2022〕41号"),
    ),
    paper("二、选派驻村工作队员/2.1/选派通知.pdf", T.DISPATCH_DOCUMENT, "关于选派施文斌等同志驻村的通知", "2021-05-28", 0.96, sealed=True),
    paper("二、选派驻村工作队员/2.1/管理办法.docx", T.TEAM_RULES, "驻村工作队员管理办法", "2022-01-20", 0.93, 3),
    paper("二、选派驻村工作队员/2.2/体检和保险.pdf", T.WELFARE_RECORD, "团体人身意外伤害保险单", "2022-03-01", 0.84, 2),
    broken("二、选派驻村工作队员/2.2/补助发放表.xlsx", ProblemCode.ENCRYPTED),
    paper("二、选派驻村工作队员/2.3/考勤汇总.xlsx", T.ATTENDANCE_RECORD, "2022年驻村工作队考勤汇总", "2022-12-31", 0.99, 1, attendance=ATTENDANCE),
    paper("二、选派驻村工作队员/2.3/驻村日志.docx", T.WORK_LOG, "驻村日志（4月—6月）", "2022-06-30", 0.92, 6),
    paper("二、选派驻村工作队员/2.3/协助两委简报.docx", T.BRIEFING, "工作队协助村两委召开群众会", "2022-04-28", 0.9, **event("2022-04-27")),
    paper("二、选派驻村工作队员/2.3/走访登记表.docx", T.WORK_LOG, "走访登记表", "", 0.62),
    paper(
        "三、促进乡村振兴/3.1/结对帮扶协议.pdf",
        T.ASSISTANCE_AGREEMENT,
        "结对帮扶协议",
        "2022-03-10",
        0.95,
        2,
        sealed=True,
        framework=False,
        **money("80000", MoneyRole.PROMISED),
    ),
    replace(_TWO_SLIPS, document=_SHARED, part=0),
    replace(_TWO_SLIPS, document=_SHARED, part=1, facts=replace(_TWO_SLIPS.facts, title=Fact("银行业务受理回执"))),
    paper("三、促进乡村振兴/3.1/村委会收据.jpg", T.FUND_VOUCHER, "收款收据", "2022-05-23", 0.93, sealed=True, **money("80000", MoneyRole.RECEIVED)),
    paper(
        "三、促进乡村振兴/3.2/合作框架协议.pdf",
        T.ASSISTANCE_AGREEMENT,
        "高原菌菇种植合作框架协议",
        "2022-07-08",
        0.96,
        3,
        sealed=True,
        framework=True,
        **money("300000", MoneyRole.PROMISED),
    ),
    paper(
        "三、促进乡村振兴/3.3/培训签到表.jpg",
        T.TRAINING_RECORD,
        "核桃修剪技术培训签到表",
        "2022-07-21",
        0.89,
        personal_data=ID_CARDS,
        **event("2022-07-21"),
    ),
    paper(
        "三、促进乡村振兴/3.4/采购发票.pdf",
        T.PURCHASE_VOUCHER,
        "增值税电子普通发票",
        "2022-09-14",
        0.99,
        payer=ISSUER,
        payee=Fact("清水沟种植专业合作社"),
        **money("26400"),
    ),
    paper("三、促进乡村振兴/3.4/采购清单.xlsx", T.PURCHASE_VOUCHER, "农副产品采购清单", "2022-09-14", 0.9),
    paper("三、促进乡村振兴/3.5/宣讲活动方案.docx", T.ACTIVITY_PLAN, "文明新风宣讲活动方案", "2022-05-16", 0.9),
    paper("三、促进乡村振兴/3.5/环境整治照片.jpg", T.PHOTO, "环境整治照片", "2022-06-12", 0.97),
    paper("三、促进乡村振兴/3.6/主题党日记录.docx", T.PARTY_BUILDING_RECORD, "联合主题党日活动记录", "2022-07-01", 0.92, **event("2022-07-01")),
    paper("三、促进乡村振兴/3.6/共建协议.pdf", T.PARTY_BUILDING_RECORD, "支部结对共建协议", "2022-04-15", 0.9, sealed=True),
    broken("三、促进乡村振兴/3.6/规划座谈会.pdf", ProblemCode.CORRUPT),
    paper("四、工作创新/典型案例.docx", T.TYPICAL_CASE, "“测绘+村庄”服务队", "2022-11-02", 0.86, 2),
    paper("四、工作创新/云南日报报道.png", T.MEDIA_REPORT, "清水沟村用上了放心水", "2022-08-11", 0.95, medium=Medium("云南日报", "provincial")),
)

MAPPING: dict[str, tuple[str, ...]] = {
    p.path: (p.path.split("/")[1],) if p.path[0] != "四" else (("4.1",) if "案例" in p.path else ("4.3",))
    for p in PAPERS
    if p.document.status is not Status.UNREADABLE and "登记表" not in p.path
}
