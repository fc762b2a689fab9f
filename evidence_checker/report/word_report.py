"""The gap report as a Word file in the form of an official paper; arranged as a to-do list for units, as a scoring sheet for reviewers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from evidence_checker.assess.model import Assessment, CriterionStatus, Finding
from evidence_checker.extract.model import Status
from evidence_checker.report.context import ReportContext
from evidence_checker.report.glossary import SEVERITY_NAMES, STAGE_NAMES
from evidence_checker.report.numbers import points, points_range, yuan
from evidence_checker.report.options import Audience
from evidence_checker.report.ranking import Gap, SheetRow, criterion_state, gaps, light_name, loose_findings, parts, scoring_sheet
from evidence_checker.report.texts import sentences
from evidence_checker.report.word_form import OfficialPaper

CENTRED = frozenset({1, 2, 3, 4})
CHINESE_NUMBERS = "一二三四五六七八九十"
QUOTED = 60  # characters of a quote in a table
SHOWN_EVIDENCE = 10  # papers of one criterion that a table on paper names


def write_word(context: ReportContext, path: Path) -> None:
    """Write the report to `path`."""
    assessment = context.assessment
    title = f"{assessment.unit.name}{assessment.year}年度{context.title}"
    paper = OfficialPaper(title, assessment.year)
    paper.title(f"{assessment.unit.name}{assessment.year}年度\n{context.title}")
    _opening(paper, context)
    heading = _Headings(paper)
    heading("总体情况")
    _overall(paper, context)
    heading("各指标得分")
    _indicators(paper, assessment)
    if context.options.audience is Audience.REVIEWER:
        heading("评分表")
        _scoring_sheet(paper, context)
    heading("主要问题和补正建议")
    _problems(paper, context)
    heading("需要评审人员判断的事项")
    _open_questions(paper, assessment)
    _closing(paper, context)
    _attachments(paper, context)
    paper.save(path)


class _Headings:
    """Gives the sections of the paper their numbers (一、二、三、 …), in the order in which they are written."""

    def __init__(self, paper: OfficialPaper) -> None:
        self._paper, self._count = paper, 0

    def __call__(self, text: str) -> None:
        self._paper.heading(f"{CHINESE_NUMBERS[self._count]}、{text}", 1)
        self._count += 1


def _opening(paper: OfficialPaper, context: ReportContext) -> None:
    unit, year = context.assessment.unit.name, context.assessment.year
    if context.options.audience is Audience.REVIEWER:
        paper.body(f"根据{context.glossary.regulation}，对{unit}报送的{year}年度定点帮扶工作台账进行了预评，供评审人员核定。现将有关情况报告如下。")
        return
    paper.addressee(f"{unit}：")
    paper.body(f"根据{context.glossary.regulation}，对你单位{year}年度定点帮扶工作台账进行了核查。现将有关情况报告如下。")


def _overall(paper: OfficialPaper, context: ReportContext) -> None:
    assessment, score, tally = context.assessment, context.assessment.score, context.assessment.tally
    paper.body(
        f"台账共有文件{tally.found}份，其中已读{tally.read}份、部分读出{tally.partial}份、读不出{tally.unreadable}份。"
        f"读不出的不算缺少材料，处理办法见附件2。",
        "文件情况。",
    )
    paper.body(
        f"建议得分{points(score.total)}分（基础分{points(score.base)}分，加分{points(score.bonus)}分），"
        f"区间为{points(score.low)}分至{points(score.high)}分。下限只计证据确凿的，上限加上评审人员还可以认定的。",
        "预评得分。",
    )
    paper.body(f"只看台账，目前在“{score.grade.ledger}”档。{sentences(*score.grade.why)}等次由评审机构确定，本报告不作认定。", "等次展望。")
    if assessment.unit.assumed:
        paper.body(sentences(*assessment.unit.assumed), "程序作出的推定。")
    paper.caption("各部分得分表")
    rows = [
        (p.name, ("封顶" if p.bonus else "") + points(p.max), points(p.suggested), points(p.low), points(p.high))
        for p in parts(assessment, context.glossary.bonus_cap)
    ]
    rows.append(("合计", "—", points(score.total), points(score.low), points(score.high)))
    paper.table(("部分", "满分", "建议分", "下限", "上限"), rows, (64, 23, 23, 23, 23), CENTRED)


def _indicators(paper: OfficialPaper, assessment: Assessment) -> None:
    rows = [(f"{i.id} {i.title}", points(i.max), points(i.suggested), points_range(i.low, i.high), light_name(i)) for i in assessment.indicators]
    paper.table(("指标", "满分", "建议分", "区间", "情况"), rows, (84, 15, 16, 21, 20), CENTRED)


def _scoring_sheet(paper: OfficialPaper, context: ReportContext) -> None:
    doubts, settled = scoring_sheet(context.assessment)
    for caption, rows in (("需要评审人看的", doubts), ("没有疑问的", settled)):
        if rows:
            paper.caption(f"{caption}（{len(rows)}项）")
            head = ("评分点", "满分", "建议", "区间", "判断和理由", "评审分", "评审意见")
            paper.table(head, [_sheet_row(row, context) for row in rows], (33, 13, 13, 18, 43, 13, 23), frozenset({1, 2, 3}))


def _sheet_row(row: SheetRow, context: ReportContext) -> tuple[str, ...]:
    c = row.criterion
    flags = "".join(f"［{name}］" for name in dict.fromkeys(context.glossary.finding_name(f.code) for f in row.findings))
    reason = f"{criterion_state(c, bonus=row.indicator.bonus)}。{c.reason}{flags}"
    return (f"{c.id} {c.title}", points(c.max), points(c.points), points_range(c.low, c.high), reason, "", "")


def _problems(paper: OfficialPaper, context: ReportContext) -> None:
    found = gaps(context.assessment)
    mendable, lost = [gap for gap in found if gap.mendable], [gap for gap in found if not gap.mendable]
    others = loose_findings(context.assessment)
    sections = [
        (f"可以补正的（{len(mendable)}项，按可补的分数排列）", [_gap_text(gap, context) for gap in mendable]),
        (f"可能已无法补正的（{len(lost)}项）", [_gap_text(gap, context) for gap in lost]),
        (f"其他需要处理的（{len(others)}项）", [_finding_text(finding, context) for finding in others]),
    ]
    shown = [(heading, items) for heading, items in sections if items]
    if not shown:
        paper.body("没有发现需要补正的问题。")
    for number, (heading, items) in zip(CHINESE_NUMBERS, shown, strict=False):
        paper.heading(f"（{number}）{heading}", 2)
        for index, (lead, text) in enumerate(items, 1):
            paper.body(text, f"{index}. {lead}")


def _gap_text(gap: Gap, context: ReportContext) -> tuple[str, str]:
    c, advice = gap.criterion, context.glossary.advice(gap.criterion.id)
    text = sentences(c.reason, c.fix)
    if context.options.audience is Audience.UNIT and advice.proofs:
        text += f"可用的材料：{'、'.join(advice.proofs)}。"
    if context.options.audience is Audience.UNIT and gap.documents:
        text += f"要处理的文件：{'、'.join(map(_file_name, gap.documents[:4]))}。"
    return f"{c.id} {c.title}（可补{points(gap.points)}分）。", text


def _finding_text(finding: Finding, context: ReportContext) -> tuple[str, str]:
    files = f"（{'、'.join(map(_file_name, finding.documents[:3]))}）" if finding.documents else ""
    return (
        f"{context.glossary.finding_name(finding.code)}（{SEVERITY_NAMES[finding.severity]}）。",
        f"{sentences(finding.message, finding.fix)}{files}",
    )


def _file_name(path: str) -> str:
    return path.rsplit("/", 1)[-1]


def _open_questions(paper: OfficialPaper, assessment: Assessment) -> None:
    rows = [
        (f"{c.id} {i.title if c.title == '成效' else c.title}", points(c.max), c.reason)
        for i in assessment.indicators
        for c in i.criteria
        if c.status is CriterionStatus.MANUAL
    ]
    if not rows:
        paper.body("没有需要由人判断的事项。")
        return
    paper.body(f"以下{len(rows)}项不能由程序判断，预评未计分，请评审人员查看材料后给分。")
    paper.table(("事项", "最高分", "说明"), rows, (80, 18, 58), frozenset({1}))


def _closing(paper: OfficialPaper, context: ReportContext) -> None:
    paper.closing("本报告由程序根据台账文件自动生成，分数为建议分，以评审人员核定为准。")
    paper.attachments(("证据对照表", "读不出和部分读出的文件", "资金到位情况"))
    labels = (
        ("评审人（签字）", "复核人（签字）")
        if context.options.audience is Audience.REVIEWER
        else ("经办人（签字）", "负责人（签字）", "单位（盖章）")
    )
    paper.signatures(labels)


def _attachments(paper: OfficialPaper, context: ReportContext) -> None:
    assessment = context.assessment
    paper.attachment("附件1")
    paper.caption("证据对照表")
    paper.table(("评分点", "判断", "得分", "材料（页码）", "原文"), list(_evidence_rows(assessment)), (34, 17, 12, 43, 50), frozenset({1, 2}))
    paper.attachment("附件2")
    paper.caption("读不出和部分读出的文件")
    broken = [paper_ for paper_ in assessment.evidence if paper_.document.status is not Status.READ and not paper_.part]
    rows = [
        (p.path, "；".join(x.message for x in p.document.problems), "；".join(dict.fromkeys(x.remedy for x in p.document.problems))) for p in broken
    ]
    paper.table(("文件", "原因", "怎么办"), rows or [("全部文件都已读到。", "", "")], (64, 40, 52))
    paper.attachment("附件3")
    paper.caption("资金到位情况")
    money = [(m.purpose or "未写明用途", yuan(m.yuan), STAGE_NAMES[m.stage], yuan(m.arrived), "、".join(m.indicators)) for m in assessment.money]
    paper.table(("用途", "金额", "走到", "已到位", "指标"), money or [("没有找到帮扶资金。", "", "", "", "")], (58, 32, 16, 32, 18), CENTRED)


def _evidence_rows(assessment: Assessment) -> Iterator[tuple[str, ...]]:
    """A row for each paper of each criterion, the criterion named in the first."""
    for indicator, criterion in ((i, c) for i in assessment.indicators for c in i.criteria):
        name, state = f"{criterion.id} {criterion.title}", criterion_state(criterion, bonus=indicator.bonus)
        if not criterion.evidence:
            yield name, state, points(criterion.points), "没有找到材料", ""
        for index, support in enumerate(criterion.evidence[:SHOWN_EVIDENCE]):
            first = (name, state, points(criterion.points)) if index == 0 else ("", "", "")
            text = support.quote.text
            yield (*first, f"{_file_name(support.path)}（第{support.quote.page}页）", text if len(text) <= QUOTED else text[:QUOTED] + "……")
        if len(criterion.evidence) > SHOWN_EVIDENCE:
            yield "", "", "", f"另有{len(criterion.evidence) - SHOWN_EVIDENCE}份，见 report.html 和 report.xlsx", ""
