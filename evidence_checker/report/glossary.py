"""The one place where reports get their Chinese names and advice from: the pattern files, and the words below for what the program itself names."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from evidence_checker.assess.model import CriterionStatus, Severity
from evidence_checker.errors import UsageError
from evidence_checker.extract.model import Status
from evidence_checker.recognize.model import EvidenceType
from evidence_checker.recognize.types.describe import type_name
from evidence_checker.rulebook.book import Rulebook
from evidence_checker.rulebook.loader import load_rulebook

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


@dataclass(frozen=True, slots=True)
class Advice:
    """What a unit should know about a criterion: what it asks for, why, the papers that prove it, those that do not, a good example."""

    asks: str = ""
    why: str = ""
    proofs: tuple[str, ...] = ()
    not_enough: tuple[str, ...] = ()
    example: str = ""


@dataclass(frozen=True, slots=True)
class Glossary:
    """Names and advice of one rulebook."""

    rulebook: Rulebook

    @property
    def regulation(self) -> str:
        """The paper by which the ledger is judged."""
        return f"{self.rulebook.book.regulation.title}（{self.rulebook.book.regulation.number}）"

    @property
    def bonus_cap(self) -> Decimal:
        """The most that all bonus indicators together can add."""
        return self.rulebook.book.bonus_cap

    @property
    def attendance_days(self) -> int:
        """Days a month below which a team member was too seldom in the village."""
        return self.rulebook.book.thresholds.attendance_days

    @property
    def good_from(self) -> float:
        """Points of the ledger from which 好 is within reach."""
        return float(self.rulebook.book.grades.good)

    def type_name(self, kind: EvidenceType) -> str:
        """The Chinese name of an evidence type."""
        return type_name(kind)

    def finding_name(self, code: str) -> str:
        """The Chinese name of a finding's code; the code itself where the rulebook does not know it."""
        text = self.rulebook.by_code.get(code)
        return text.name if text else code

    def finding_why(self, code: str) -> str:
        """Why a finding of this code matters, "" where nobody has written it down."""
        text = self.rulebook.by_code.get(code)
        return text.why if text else ""

    def clause(self, indicator: str) -> str:
        """The regulation's own words on an indicator, "" where unknown."""
        entry = self.rulebook.by_indicator.get(indicator)
        return entry.clause if entry else ""

    def advice(self, criterion: str) -> Advice:
        """What the rulebook says to a unit that lacks a criterion."""
        if criterion not in self.rulebook.by_criterion:
            return Advice()
        entry = self.rulebook.by_criterion[criterion][1]
        kinds = dict.fromkeys(kind for accept in entry.accept if not accept.weak for kind in accept.types)
        good = next((example for example in entry.examples if example.counts), None)
        example = f"{good.title}：{good.text}" if good and good.title else good.text if good else ""
        return Advice(entry.asks, entry.why, tuple(self.type_name(EvidenceType(kind)) for kind in kinds), entry.not_enough, example)


def glossary_for(rulebook: str) -> Glossary:
    """The glossary of a rulebook given by id or path; that of the shipped one where a report names a rulebook that is not here."""
    try:
        return Glossary(load_rulebook(rulebook))
    except UsageError:
        return Glossary(load_rulebook())
