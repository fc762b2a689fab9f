"""A ledger's table of contents by indicator, as Word and Excel."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path, PurePosixPath

from evidence_checker.assess.model import Assessment
from evidence_checker.recognize.model import EvidenceType
from evidence_checker.report.atomic import written_whole
from evidence_checker.report.excel_form import Column, ListBook
from evidence_checker.report.glossary import Glossary
from evidence_checker.report.package.entries import Entry, entries, left_out
from evidence_checker.report.word_form import OfficialPaper
from evidence_checker.rulebook.book import Rulebook

HEAD = ("序号", "材料名称", "材料类型", "日期", "页数", "文件", "也用于")
COLUMNS = (Column("指标", 36), *(Column(name, width) for name, width in zip(HEAD, (6, 40, 18, 12, 6, 50, 12), strict=True)))
WIDTHS = (11.0, 42.0, 24.0, 20.0, 10.0, 34.0, 15.0)


def write_catalogue(assessment: Assessment, rulebook: Rulebook, out: Path, *, packed: bool = False) -> list[Path]:
    """Writes 目录.docx and 目录.xlsx into `out` and returns their paths. `packed`: file names as in a package, else as in the ledger."""
    listed = entries(assessment, rulebook)
    rows = {folder: [_row(e, Glossary(rulebook), packed=packed) for e in group] for folder, group in groupby(listed, key=lambda e: e.folder)}
    title = f"{assessment.unit.name}{assessment.year}年度定点帮扶台账目录"
    with written_whole(out) as draft:
        _write_word(title, assessment, rows, draft / "目录.docx")
        _write_excel(title, assessment.year, [(folder, *row) for folder, group in rows.items() for row in group], draft / "目录.xlsx")
    return [out / "目录.docx", out / "目录.xlsx"]


def _write_word(title: str, assessment: Assessment, rows: dict[str, list[tuple[str, ...]]], path: Path) -> None:
    paper = OfficialPaper(title, assessment.year)
    paper.title(title)
    paper.body(f"共{sum(map(len, rows.values()))}份材料。一份材料用于几项指标的，列在最主要的一项下，其余写在“也用于”一栏。")
    for folder, group in rows.items():
        paper.caption(folder.replace("/", "　"))
        paper.table(HEAD, group, WIDTHS, frozenset({0, 3, 4, 6}))
    copies = left_out(assessment)
    if copies:
        paper.caption("内容完全相同、只列一次的文件")
        paper.table(("文件", "与此相同"), copies, (78.0, 78.0))
    paper.save(path)


def _write_excel(title: str, year: int, rows: list[tuple[str, ...]], path: Path) -> None:
    book = ListBook(title, year, len(rows))
    book.list_sheet("目录", COLUMNS, rows)
    book.save(path)


def _row(entry: Entry, glossary: Glossary, *, packed: bool) -> tuple[str, ...]:
    title = entry.evidence.facts.title
    name = title.value if title and entry.evidence.evidence_type is not EvidenceType.PHOTO else PurePosixPath(entry.name).stem
    place = f"{entry.number:02d} {entry.name}" if packed else entry.evidence.path
    return (
        str(entry.number),
        name,
        glossary.type_name(entry.evidence.evidence_type),
        entry.dated.isoformat() if entry.dated else "",
        str(entry.pages or ""),
        place,
        "、".join(entry.also),
    )
