"""The assessment as a workbook: 总览, 指标得分, 问题清单, 材料清单; a to-do list for units, a scoring sheet for reviewers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from evidence_checker.assess.model import Severity
from evidence_checker.recognize.model import Evidence
from evidence_checker.report.context import ReportContext
from evidence_checker.report.excel_form import Column, Formula, Link, ListBook, Value
from evidence_checker.report.fact_rows import fact_rows
from evidence_checker.report.glossary import FILE_STATUS_NAMES, SEVERITY_NAMES
from evidence_checker.report.html_views import Mentions
from evidence_checker.report.options import Audience
from evidence_checker.report.order import files_in_order
from evidence_checker.report.ranking import PartSum, criterion_state, gaps, parts, scoring_sheet, worst_first

SCORES = "指标得分"


def write_excel(context: ReportContext, path: Path) -> None:
    """Write the workbook to `path`."""
    assessment = context.assessment
    book = ListBook(
        f"{assessment.unit.name}{assessment.year}年度{context.title}", assessment.year, max(len(assessment.evidence), len(assessment.findings))
    )
    _overview(book, context)
    if context.options.audience is Audience.UNIT:
        book.list_sheet("待办清单", TODO, _todo_rows(context))
    if context.options.audience is Audience.REVIEWER:
        book.list_sheet("评分表", SHEET, _sheet_rows(context))
    book.list_sheet(SCORES, CRITERIA, _criterion_rows(context))
    book.list_sheet("问题清单", FINDINGS, _finding_rows(context))
    book.list_sheet("材料清单", DOCUMENTS, _document_rows(context))
    book.save(path)


def _overview(book: ListBook, context: ReportContext) -> None:
    assessment, tally = context.assessment, context.assessment.tally
    sheet = book.free_sheet("总览", (26, 16, 16, 16, 20))
    sheet.line(f"{assessment.unit.name}{assessment.year}年度{context.title}", "title")
    sheet.line(f"依据{context.glossary.regulation}。分数为建议分，以评审人员核定为准。", "note")
    sheet.row += 1
    sheet.line("得分", "section")
    first = sheet.row + 2  # Excel counts rows from 1; the head comes before
    sums = parts(assessment, context.glossary.bonus_cap)
    rows: list[list[Value]] = [[p.name, float(p.max), *(_part_formula(p, c) for c in ("建议分", "下限", "上限"))] for p in sums]
    last = first + len(rows) - 1
    score = assessment.score
    totals = (Formula(f"=SUM({c}{first}:{c}{last})", v) for c, v in zip("CDE", (score.total, score.low, score.high), strict=True))
    rows.append(["合计", None, *totals])
    sheet.rows(("部分", "满分", "建议分", "下限", "上限"), rows, ("text", "points", "points", "points", "points"))
    sheet.line(f"只看台账，目前在“{score.grade.ledger}”档。{'；'.join(score.grade.why)}", "note")
    sheet.row += 1
    sheet.line("文件", "section")
    row = sheet.row + 2
    files: list[Value] = [Formula(f"=B{row}+C{row}+D{row}", Decimal(tally.found)), tally.read, tally.partial, tally.unreadable, tally.set_aside]
    sheet.rows(("合计", "已读", "部分读出", "读不出", "系统文件（不计）"), [files], ("points",) * 5)
    sheet.line("问题", "section")
    counts = Counter(finding.severity for finding in assessment.findings)
    found: list[list[Value]] = [
        [SEVERITY_NAMES[severity], Formula(f'=COUNTIF(问题清单!B:B,"{SEVERITY_NAMES[severity]}")', Decimal(counts[severity]))]
        for severity in Severity
    ]
    sheet.rows(("程度", "条数"), found, ("text", "points"))
    for text in assessment.unit.assumed:
        sheet.line(f"程序作出的推定：{text}", "note")


CRITERIA = (
    Column("部分", 14),
    Column("评分点", 9, "centre"),
    Column("名称", 26),
    Column("所属指标", 24),
    Column("满分", 7, "points"),
    Column("建议分", 8, "points", total=True),
    Column("下限", 7, "points", total=True),
    Column("上限", 7, "points", total=True),
    Column("判断", 11, "centre", coloured=True),
    Column("理由", 46),
    Column("怎么办", 40),
    Column("证据文件", 34),
    Column("条文", 20),
)
SCORE_COLUMNS = {"建议分": "F", "下限": "G", "上限": "H"}


def _part_formula(part: PartSum, column: str) -> Formula:
    """The part's sum over the list of criteria; the bonus is capped there as the regulation caps it."""
    letter = SCORE_COLUMNS[column]
    total = f'SUMIFS({SCORES}!{letter}:{letter},{SCORES}!A:A,"{part.name}")'
    value = {"建议分": part.suggested, "下限": part.low, "上限": part.high}[column]
    return Formula(f"=MIN({part.max},{total})" if part.bonus else f"={total}", value)


def _criterion_rows(context: ReportContext) -> Iterator[list[Value]]:
    for indicator in context.assessment.indicators:
        for c in indicator.criteria:
            files = "\n".join(dict.fromkeys(support.path for support in c.evidence))
            status = criterion_state(c, bonus=indicator.bonus)
            name = f"{indicator.id} {indicator.title}"
            yield [indicator.part, c.id, c.title, name, c.max, c.points, c.low, c.high, status, c.reason, c.fix, files, c.clause]


FINDINGS = (
    Column("序号", 6, "centre"),
    Column("程度", 8, "centre", coloured=True),
    Column("种类", 16),
    Column("指标", 7, "centre"),
    Column("评分点", 9, "centre"),
    Column("涉及分", 8, "points"),
    Column("问题", 52),
    Column("怎么办", 46),
    Column("能否补正", 15, "centre", coloured=True),
    Column("涉及文件", 40, "link"),
    Column("已作说明", 24),
)


def _finding_rows(context: ReportContext) -> Iterator[list[Value]]:
    for number, f in enumerate(worst_first(context.assessment.findings), 1):
        files: Value = "\n".join(f.documents)
        if len(f.documents) == 1:
            files = Link(f.documents[0].rsplit("/", 1)[-1], context.relative(f.documents[0]))
        mendable = "可以补正" if f.mendable else "可能已无法补正"
        name = context.glossary.finding_name(f.code)
        at_stake = f.points_at_stake or None
        yield [number, SEVERITY_NAMES[f.severity], name, f.indicator, f.criterion, at_stake, f.message, f.fix, mendable, files, f.answered]


DOCUMENTS = (
    Column("序号", 6, "centre"),
    Column("文件", 34, "link"),
    Column("文件夹", 30),
    Column("状态", 10, "centre", coloured=True),
    Column("种类", 18),
    Column("把握", 7, "percent"),
    Column("日期", 12, "centre"),
    Column("标题", 36),
    Column("文号", 20),
    Column("落款单位", 24),
    Column("合计金额（元）", 15, "money"),
    Column("页数", 6, "points"),
    Column("用于指标", 10, "centre"),
    Column("用于评分点", 16),
    Column("问题", 24),
    Column("读取情况和办法", 40),
)


def _document_rows(context: ReportContext) -> Iterator[list[Value]]:
    mentions = Mentions.of(context.assessment)
    for number, (path, papers) in enumerate(files_in_order(context.assessment), 1):
        yield [number, *_document_cells(path, papers, context, mentions)]


def _document_cells(path: str, papers: list[Evidence], context: ReportContext, mentions: Mentions) -> list[Value]:
    document, facts = papers[0].document, dict(fact_rows(papers[0].facts))
    folder, _, name = path.rpartition("/")
    readable = document.status != "unreadable"
    kinds = "＋".join(dict.fromkeys(context.glossary.type_name(paper.evidence_type) for paper in papers))
    total = papers[0].facts.total
    return [
        Link(name, context.relative(path)),
        folder,
        FILE_STATUS_NAMES[document.status],
        kinds if readable else None,
        papers[0].confidence if readable else None,
        *(facts.get(key) for key in ("日期", "标题", "文号", "落款单位")),
        total.value if total else None,
        len(document.pages),
        "、".join(context.assessment.mapping.get(path, ())),
        "、".join(criterion.id for criterion in mentions.used.get(path, ())),
        "、".join(dict.fromkeys(context.glossary.finding_name(f.code) for f in mentions.named.get(path, ()))),
        "\n".join(f"{problem.message}：{problem.remedy}" for problem in document.problems),
    ]


TODO = (
    Column("完成", 6, "blank"),
    Column("可补分", 8, "points", total=True),
    Column("评分点", 9, "centre"),
    Column("名称", 26),
    Column("能否补正", 15, "centre", coloured=True),
    Column("缺什么", 40),
    Column("为什么", 40),
    Column("补什么", 40),
    Column("可用的材料", 30),
    Column("要处理的文件", 36, "link"),
)


def _todo_rows(context: ReportContext) -> Iterator[list[Value]]:
    for gap in gaps(context.assessment):
        c, advice = gap.criterion, context.glossary.advice(gap.criterion.id)
        files: Value = "\n".join(gap.documents)
        if len(gap.documents) == 1:
            files = Link(gap.documents[0].rsplit("/", 1)[-1], context.relative(gap.documents[0]))
        mendable = "可以补正" if gap.mendable else "可能已无法补正"
        why = advice.why or context.glossary.clause(gap.indicator.id) or c.clause
        yield [None, gap.points, c.id, c.title, mendable, c.reason, why, c.fix, "、".join(advice.proofs), files]


SHEET = (
    Column("评分点", 9, "centre"),
    Column("名称", 28),
    Column("要不要看", 10, "centre"),
    Column("判断", 11, "centre", coloured=True),
    Column("满分", 7, "points"),
    Column("建议分", 8, "points", total=True),
    Column("下限", 7, "points", total=True),
    Column("上限", 7, "points", total=True),
    Column("理由和疑点", 50),
    Column("评审分", 9, "blank", total=True),
    Column("核定分", 9, "points", total=True),
    Column("评审意见", 34, "blank"),
)


def _sheet_rows(context: ReportContext) -> Iterator[list[Value]]:
    """Doubts first. 核定分 is the reviewer's figure, the suggestion as long as there is none."""
    doubts, settled = scoring_sheet(context.assessment)
    for number, row in enumerate((*doubts, *settled), 2):
        c = row.criterion
        doubt = "；".join(f"［{context.glossary.finding_name(f.code)}］{f.message}" for f in row.findings)
        granted = Formula(f"=IF(ISNUMBER(J{number}),J{number},F{number})", c.points)
        look = "请看" if row.doubtful else "无疑问"
        reason = f"{c.reason}{doubt}"
        yield [c.id, c.title, look, criterion_state(c, bonus=row.indicator.bonus), c.max, c.points, c.low, c.high, reason, None, granted, None]
