"""The one place where reports get their Chinese names and advice from: the rulebook's data first, the words below for the rest."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from evidence_checker.assess.model import CriterionStatus, Severity
from evidence_checker.errors import CheckerError
from evidence_checker.extract.model import Status
from evidence_checker.recognize.model import EvidenceType
from evidence_checker.rulebook.book import Rulebook
from evidence_checker.rulebook.loader import load_rulebook

TYPE_NAMES: dict[EvidenceType, str] = {
    EvidenceType.RESEARCH_PLAN: "调研方案",
    EvidenceType.MEETING_NOTICE: "会议通知",
    EvidenceType.MEETING_MINUTES: "会议纪要",
    EvidenceType.SITUATION_REPORT: "情况报告",
    EvidenceType.WORK_SUMMARY: "工作总结",
    EvidenceType.SELF_ASSESSMENT: "自评总结",
    EvidenceType.BRIEFING: "信息简报",
    EvidenceType.PHOTO: "实景图片",
    EvidenceType.ANNUAL_PLAN: "年度工作计划",
    EvidenceType.LEADING_GROUP_NOTICE: "机构和责任人文件",
    EvidenceType.ISSUE_FEEDBACK: "情况反映",
    EvidenceType.MONITORING_RECORD: "防返贫监测记录",
    EvidenceType.DISPATCH_DOCUMENT: "驻村队员选派文件",
    EvidenceType.TEAM_RULES: "驻村队员管理制度",
    EvidenceType.ATTENDANCE_RECORD: "考勤记录",
    EvidenceType.WORK_LOG: "日常工作记录",
    EvidenceType.WELFARE_RECORD: "关心关爱和待遇材料",
    EvidenceType.FUND_VOUCHER: "资金拨付凭证",
    EvidenceType.ASSISTANCE_PLAN: "帮扶计划",
    EvidenceType.ASSISTANCE_AGREEMENT: "帮扶协议",
    EvidenceType.PROJECT_RECORD: "项目实施材料",
    EvidenceType.PURCHASE_VOUCHER: "消费帮扶采购凭证",
    EvidenceType.ACTIVITY_PLAN: "帮扶活动方案",
    EvidenceType.TRAINING_RECORD: "培训就业材料",
    EvidenceType.PARTY_BUILDING_RECORD: "支部结对共建材料",
    EvidenceType.COMMENDATION: "表彰决定",
    EvidenceType.HONOR_CERTIFICATE: "荣誉证书",
    EvidenceType.LEADER_INSTRUCTION: "领导批示",
    EvidenceType.TYPICAL_CASE: "典型案例",
    EvidenceType.MEDIA_REPORT: "媒体报道",
    EvidenceType.OTHER: "其他",
}

SEVERITY_NAMES = {Severity.CRITICAL: "严重", Severity.WARNING: "需核实", Severity.INFO: "提示"}
CRITERION_STATUS_NAMES = {
    CriterionStatus.MET: "符合",
    CriterionStatus.PARTIAL: "部分符合",
    CriterionStatus.MISSING: "缺材料",
    CriterionStatus.MANUAL: "待人工评",
}
FILE_STATUS_NAMES = {Status.READ: "已读", Status.PARTIAL: "部分读出", Status.UNREADABLE: "读不出"}
LEVEL_NAMES = {"national": "国家级", "provincial": "省级", "city": "市级", "county": "县级", "other": "其他"}

STAGES = ("report", "intention", "promise", "decision", "allocation", "paid", "received", "used")
STAGE_NAMES = {
    "report": "报道提到",
    "intention": "意向",
    "promise": "承诺",
    "decision": "决策",
    "allocation": "下达",
    "paid": "支付",
    "received": "收到",
    "used": "使用",
}
FIRST_ARRIVED_STAGE = STAGES.index("paid")  # only from here on does money count as arrived

FINDING_NAMES = {
    "missing-evidence": "缺少材料",
    "framework-only": "仅有框架协议",
    "principal-absent": "主要负责人未带队",
    "out-of-period": "非本年度材料",
    "wrong-unit": "非本单位材料",
    "duplicate-file": "重复文件",
    "near-duplicate": "内容雷同",
    "reused-photo": "照片重复使用",
    "missing-seal": "缺少公章",
    "missing-signature": "缺少签字",
    "amount-mismatch": "大小写金额不一致",
    "claim-mismatch": "自述与凭证不符",
    "date-conflict": "日期矛盾",
    "attendance-short": "驻村天数不足",
    "illegible": "无法辨认",
    "blank-template": "空白模板",
    "unreadable-file": "文件无法读取",
    "counted-once": "同一内容不重复计分",
    "misfiled": "归类不符",
    "payment-reversed": "退汇或冲销",
    "wrong-village": "非定点帮扶村",
    "personal-data": "个人信息未脱敏",
    "late-submission": "超过报送期限",
}


@dataclass(frozen=True, slots=True)
class Advice:
    """What a unit should know about a criterion: what it asks for, why, the papers that prove it, what does not, an example of a good one."""

    asks: str = ""
    why: str = ""
    proofs: tuple[str, ...] = ()
    not_enough: tuple[str, ...] = ()
    example: str = ""


@dataclass(frozen=True)
class Glossary:
    """Names and advice for one rulebook; without a rulebook the names of the contract and no advice."""

    rulebook: Rulebook | None = None
    type_names: dict[EvidenceType, str] = field(default_factory=lambda: TYPE_NAMES)

    @property
    def regulation(self) -> str:
        """The paper by which the ledger is judged."""
        if self.rulebook is None:
            return "昆明市市级单位定点帮扶工作考核评价办法"
        return f"{self.rulebook.book.regulation.title}（{self.rulebook.book.regulation.number}）"

    @property
    def bonus_cap(self) -> Decimal:
        """The most that all bonus indicators together can add."""
        return self.rulebook.book.bonus_cap if self.rulebook else Decimal(10)

    @property
    def attendance_days(self) -> int:
        """Days a month below which a team member was too seldom in the village."""
        return self.rulebook.book.thresholds.attendance_days if self.rulebook else 20

    @cached_property
    def good_from(self) -> float:
        """Points of the ledger from which 好 is within reach."""
        return float(self.rulebook.book.grades.good) if self.rulebook else 90.0

    def type_name(self, kind: EvidenceType | str) -> str:
        """The Chinese name of an evidence type."""
        return self.type_names.get(EvidenceType(kind), str(kind))

    def finding_name(self, code: str) -> str:
        """The Chinese name of a finding's code."""
        if self.rulebook and code in self.rulebook.by_code:
            return self.rulebook.by_code[code].name
        return FINDING_NAMES.get(code, code)

    def finding_why(self, code: str) -> str:
        """Why a finding of this code matters, "" where nobody has written it down."""
        return self.rulebook.by_code[code].why if self.rulebook and code in self.rulebook.by_code else ""

    def clause(self, indicator: str) -> str:
        """The regulation's own words on an indicator, "" where unknown."""
        return self.rulebook.by_indicator[indicator].clause if self.rulebook and indicator in self.rulebook.by_indicator else ""

    def advice(self, criterion: str) -> Advice:
        """What the rulebook says to a unit that lacks a criterion."""
        if self.rulebook is None or criterion not in self.rulebook.by_criterion:
            return Advice()
        entry = self.rulebook.by_criterion[criterion][1]
        kinds = dict.fromkeys(kind for accept in entry.accept if not accept.weak for kind in accept.types)
        good = next((example for example in entry.examples if example.counts), None)
        example = f"{good.title}：{good.text}" if good and good.title else good.text if good else ""
        return Advice(entry.asks, entry.why, tuple(map(self.type_name, kinds)), entry.not_enough, example)


def glossary_for(rulebook_id: str) -> Glossary:
    """The glossary of a rulebook that is shipped; the bare names where the rulebook is somewhere else."""
    try:
        return Glossary(load_rulebook(rulebook_id))
    except CheckerError:
        return Glossary()
