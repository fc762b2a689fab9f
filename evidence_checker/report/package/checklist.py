"""The checklist of a ledger: for every indicator what is asked and the papers that usually prove it, with a box to tick."""

from __future__ import annotations

from pathlib import Path

from evidence_checker.report.glossary import Glossary
from evidence_checker.report.numbers import points
from evidence_checker.report.word_form import OfficialPaper
from evidence_checker.rulebook.book import Rulebook
from evidence_checker.rulebook.criteria import Indicator

HEAD = ("要求", "分值", "一般用什么材料证明", "不能算的", "已备")
WIDTHS = (44.0, 12.0, 48.0, 38.0, 14.0)


def write_checklist(rulebook: Rulebook, year: int, unit: str, path: Path) -> None:
    """Writes the checklist as a Word file."""
    title = f"{unit}{year}年度定点帮扶台账材料清单"
    paper = OfficialPaper(title, year)
    paper.title(title)
    paper.body(f"根据{Glossary(rulebook).regulation}整理。备齐一项，在最后一栏打“√”。方案、通知只说明打算做，还要有说明做成了的材料。")
    for indicator in rulebook.indicators:
        paper.caption(f"{indicator.id} {indicator.title}（{points(indicator.max)}分）")
        paper.table(HEAD, _rows(indicator, Glossary(rulebook)), WIDTHS, frozenset({1, 4}))
    paper.save(path)


def _rows(indicator: Indicator, glossary: Glossary) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for criterion in indicator.criteria:
        advice = glossary.advice(criterion.id)
        proofs = "、".join(advice.proofs) or "由评审人员判断"
        rows.append((f"{criterion.id} {advice.asks or criterion.title}", points(criterion.max), proofs, "；".join(advice.not_enough), "□"))
    return rows
