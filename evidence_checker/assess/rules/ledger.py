"""Criteria about the ledger as a whole."""

from __future__ import annotations

from decimal import Decimal

from evidence_checker.assess.model import CriterionResult, CriterionStatus
from evidence_checker.assess.paper import Bar
from evidence_checker.assess.rules.ruling import Question
from evidence_checker.rulebook.criteria import Quality

POOR = {
    Bar.UNREADABLE: "无法读取",
    Bar.ILLEGIBLE: "无法辨认",
    Bar.BLANK: "空白模板",
    Bar.OTHER_YEAR: "非本年度",
    Bar.OTHER_UNIT: "非本单位",
}


def quality(question: Question) -> CriterionResult:
    """The share of files that are unreadable, illegible, blank or of another unit or year."""
    count = question.criterion.count
    good, fair = (count.good, count.fair) if isinstance(count, Quality) else (Decimal(0), Decimal(0))
    files = question.case.by_path
    if not files:
        return question.missing("台账里没有文件")
    kinds = [next((POOR[item.bar] for paper in papers for item in paper.barred if item.bar in POOR), "") for papers in files.values()]
    poor = [kind for kind in kinds if kind]
    share = Decimal(len(poor)) / len(files)
    told = "、".join(f"{kind}{poor.count(kind)}份" for kind in dict.fromkeys(poor))
    reason = f"{len(files)}份文件中有问题的{len(poor)}份（{share:.1%}）" + (f"：{told}" if told else "")
    if share <= good:
        return question.answer(CriterionStatus.MET, question.criterion.max, reason)
    if share <= fair:
        return question.answer(CriterionStatus.PARTIAL, question.criterion.max / 2, reason)
    return question.answer(CriterionStatus.MISSING, Decimal(0), reason, high=Decimal(0))
