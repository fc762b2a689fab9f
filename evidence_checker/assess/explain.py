"""Pages that explain a criterion, an indicator, a finding or a type of paper in Chinese; printed by `explain` and kept in `docs/`."""

from __future__ import annotations

from collections.abc import Iterator

from evidence_checker.errors import UsageError
from evidence_checker.recognize.model import EvidenceType
from evidence_checker.recognize.types.describe import description, type_name
from evidence_checker.rulebook.book import FindingText, Rulebook
from evidence_checker.rulebook.criteria import Criterion, Indicator, Together

SOURCE = {"R": "办法原文的要求", "S": "本程序按办法拆分的建议口径"}
SEVERITY = {"critical": "严重（影响得分）", "warning": "注意（需要核对）", "info": "提示"}


def explain(subject: str, rulebook: Rulebook) -> str:
    """The page for a criterion (3.2.b), an indicator (3.2), a finding code or a type of paper, by id or by Chinese name."""
    for found in (_by_number(subject, rulebook), _by_finding(subject, rulebook), _by_type(subject)):
        if found is not None:
            return found
    raise UsageError(
        f"没有叫“{subject}”的要素、指标、问题或材料类型",
        "可以写要素编号（3.2.b）、指标编号（3.2）、问题代码（framework-only）或材料类型（fund_voucher、会议纪要）",
    )


def pages(rulebook: Rulebook) -> dict[str, str]:
    """All pages of `docs/`, by path."""
    found = {f"指标/{indicator.id}.md": indicator_page(indicator, rulebook) for indicator in rulebook.indicators}
    found |= {f"问题/{text.code}.md": finding_page(text) for text in rulebook.findings}
    found |= {f"材料类型/{kind.value}.md": type_page(kind, rulebook) for kind in EvidenceType}
    return found


def _by_number(subject: str, rulebook: Rulebook) -> str | None:
    if subject in rulebook.by_criterion:
        return criterion_page(*rulebook.by_criterion[subject])
    return indicator_page(rulebook.by_indicator[subject], rulebook) if subject in rulebook.by_indicator else None


def _by_finding(subject: str, rulebook: Rulebook) -> str | None:
    text = next((text for text in rulebook.findings if subject.lower() in {text.code, text.name}), None)
    return finding_page(text) if text else None


def _by_type(subject: str) -> str | None:
    kind = next((kind for kind in EvidenceType if subject.lower().replace("-", "_") == kind.value or subject == type_name(kind)), None)
    return type_text(kind) if kind else None


def indicator_page(indicator: Indicator, rulebook: Rulebook) -> str:
    """An indicator with its clause and all its criteria."""
    bonus = f"加分项，最高{indicator.max}分（四项合计不超过{rulebook.book.bonus_cap}分）" if indicator.bonus else f"{indicator.max}分"
    head = [
        f"# {indicator.id} {indicator.title}",
        "",
        f"{indicator.part}，{bonus}。",
        "",
        f"> {indicator.clause}",
        ">",
        f"> ——{rulebook.book.regulation.number}附件",
    ]
    bodies = [criterion_page(indicator, criterion, level=2) for criterion in indicator.criteria]
    return "\n".join(head) + "\n\n" + "\n".join(bodies)


def criterion_page(indicator: Indicator, criterion: Criterion, level: int = 1) -> str:
    """What a criterion asks, why, what counts and what does not, an example, how to fix."""
    mark = "#" * level
    lines = [f"{mark} {criterion.id} {criterion.title}（{criterion.max}分）", "", *_criterion_body(criterion)]
    lines += _examples(criterion, mark)
    if level == 1:
        lines += ["", f"所属指标：{indicator.id} {indicator.title}。条款原文：{indicator.clause}"]
    return "\n".join(lines) + "\n"


def _criterion_body(criterion: Criterion) -> Iterator[str]:
    yield f"- 要什么：{criterion.asks}"
    yield f"- 依据：{criterion.clause}（{SOURCE[criterion.source]}）"
    if criterion.why:
        yield f"- 为什么：{criterion.why}"
    shown = [name for accept in criterion.accept if not accept.weak for name in accept.types]
    weak = [name for accept in criterion.accept if accept.weak for name in accept.types if name not in shown]
    if shown:
        yield f"- 能算数的材料：{_names(shown)}"
    if weak:
        yield f"- 只能说明打算做、不得分的材料：{_names(weak)}"
    if criterion.not_enough:
        yield f"- 常见的不算数的：{'；'.join(criterion.not_enough)}"
    yield f"- 怎么计分：{counting(criterion)}"
    yield f"- 怎么补：{criterion.fix}"


def _names(kinds: list[str]) -> str:
    return "、".join(type_name(EvidenceType(kind)) for kind in dict.fromkeys(kinds))


def counting(criterion: Criterion) -> str:
    """How a criterion is counted, in a sentence."""
    count = criterion.count
    told = {
        "present": "有一份能算数的材料即得分；只有方案、通知的不得分",
        "together": "下列组合有一种齐全即得分：" + _ways(criterion),
        "led_visit": "规定的月份里有主要负责人带队到村走访的结果材料即得分；副职带队或只有方案的不得分",
        "each_period": "每个时段一份，缺一个时段少一份的分",
        "quarters": "至少覆盖规定的季度数，少于的得一部分",
        "months_covered": "有考勤的月份数÷应有的月份数×分值",
        "ingredients": "自评总结、签字、文号和公章分别计分",
        "by_deadline": "日期不晚于期限即得分",
        "quality": "有问题的文件占比在限度内得满分，略超得一半，再多不得分",
        "money_arrived": "有付款或收款凭证证明资金到位即得分；只有协议、计划、下达通知的不得分",
        "by_level": "按级别加分，同一内容只按最高一级计一次",
        "judged": "由评审人员判断，程序只列出材料，不建议分数",
    }[count.rule]
    effect = f"；其中成效{criterion.effect}分由评审人员判断" if criterion.effect else ""
    demand = "；缺公章等形式要件的按比例扣减" if criterion.demand else ""
    return told + effect + demand


def _ways(criterion: Criterion) -> str:
    """The combinations of a criterion that is counted together, each by the types of its groups."""
    if not isinstance(criterion.count, Together):
        return ""
    types: dict[str, list[str]] = {accept.group: [] for accept in criterion.accept}
    for accept in criterion.accept:
        types[accept.group] += accept.types
    return "；".join(" + ".join(f"（{_names(types[group])}）之一" for group in way) for way in criterion.count.ways)


def _examples(criterion: Criterion, mark: str) -> list[str]:
    if not criterion.examples:
        return []
    lines = ["", f"{mark}# 例子", ""]
    for example in criterion.examples:
        verdict = "算数" if example.counts else f"不算数{f'（{example.why}）' if example.why else ''}"
        lines.append(f"- {verdict}：{type_name(EvidenceType(example.type))}《{example.title}》：{' '.join(example.text.split())}")
    return lines


def finding_page(text: FindingText) -> str:
    """What a finding means, when it is raised and how to mend it."""
    return "\n".join(
        [
            f"# {text.name}（{text.code}）",
            "",
            f"- 轻重：{SEVERITY[text.severity]}",
            f"- 为什么要管：{text.why}",
            f"- 什么时候报：{text.raised}",
            f"- 什么时候不报：{text.not_raised}",
            f"- 报告里的说法：{text.message}",
            f"- 怎么改：{text.fix}",
            f"- 现在还能补正吗：{'能' if text.mendable else '不能'}",
            "",
        ]
    )


def type_page(kind: EvidenceType, rulebook: Rulebook) -> str:
    """A type of paper and the criteria for which it can count."""
    used = [
        f"{criterion.id} {criterion.title}"
        for _, criterion in rulebook.criteria()
        if any(kind.value in a.types and not a.weak for a in criterion.accept)
    ]
    lines = ["", "## 可以用在", "", *([f"- {name}" for name in used] or ["- 单独不能证明任何要素"]), ""]
    return type_text(kind) + "\n".join(lines)


def type_text(kind: EvidenceType) -> str:
    """What makes a type of paper, with what it is confused with and an example."""
    what = description(kind)
    lines = [f"# {what.name}（{what.id.value}）", "", what.meaning.strip(), ""]
    if what.confused_with:
        lines += ["## 容易混淆的", "", *[f"- {name}：{why}" for name, why in what.confused_with], ""]
    if kind is EvidenceType.OTHER:
        lines += ["例如：", "", *[f"- {name}" for name in what.for_it], ""]
    elif what.examples:
        lines += ["## 例子", "", *[f"> {line}" for line in what.examples[0].splitlines()], ""]
    return "\n".join(lines)
