"""A ledger's assessment made by hand: an invented unit, its papers, points, findings and money."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from evidence_checker.assess.model import Assessment, Grade, IndicatorResult, MoneyClaim, Score, Unit, Village
from evidence_checker.intake.model import FileKind, Ledger, SubmittedFile
from tests.report.example.findings import FINDINGS
from tests.report.example.indicators import INDICATORS
from tests.report.example.papers import MAPPING, PAPERS

UNIT = Unit(
    "市测绘服务中心",
    "市级机关",
    aliases=("昆明市测绘服务中心",),
    villages=(Village("寻甸县", "羊街镇", "清水沟村"),),
    principals=(("郭立新", "党组书记、主任"),),
    team=(("施文斌", date(2021, 6, 1), None), ("杨雪梅", date(2021, 6, 1), None)),
    assumed=("单位名称由文件夹名称和 14 份文件的落款推定", "定点帮扶村由多数材料推定为寻甸县羊街镇清水沟村"),
)

MONEY = (
    MoneyClaim(
        Decimal("80000.00"),
        "received",
        Decimal("80000.00"),
        ("3.1",),
        "清水沟村饮水管网改造",
        own=True,
        steps=(
            ("promise", date(2022, 3, 10), "三、促进乡村振兴/3.1/结对帮扶协议.pdf"),
            ("decision", date(2022, 4, 6), "一、组织领导/1.2/专题会议纪要.docx"),
            ("paid", date(2022, 5, 20), "三、促进乡村振兴/3.1/付款回单.pdf"),
            ("received", date(2022, 5, 23), "三、促进乡村振兴/3.1/村委会收据.jpg"),
        ),
    ),
    MoneyClaim(
        Decimal("300000.00"),
        "intention",
        Decimal(0),
        ("3.2",),
        "高原菌菇种植合作",
        own=None,
        steps=(("intention", date(2022, 7, 8), "三、促进乡村振兴/3.2/合作框架协议.pdf"),),
    ),
    MoneyClaim(
        Decimal("26400.00"),
        "paid",
        Decimal("26400.00"),
        ("3.4",),
        "职工食堂采购农副产品",
        own=True,
        steps=(
            ("decision", date(2022, 8, 2), "一、组织领导/1.2/专题会议纪要.docx"),
            ("paid", date(2022, 9, 14), "三、促进乡村振兴/3.4/采购发票.pdf"),
        ),
    ),
)


def _score() -> Score:
    def total(field: str, *, bonus: bool) -> Decimal:
        return sum((getattr(i, field) for i in INDICATORS if i.bonus is bonus), Decimal(0))

    base, bonus = total("suggested", bonus=False), min(total("suggested", bonus=True), Decimal(10))
    low = total("low", bonus=False) + min(total("low", bonus=True), Decimal(10))
    high = total("high", bonus=False) + min(total("high", bonus=True), Decimal(10))
    why = ("台账得分未到90分", "县（市）区、乡镇、村的评价未录入")
    return Score(base, bonus, base + bonus, low, high, Grade("一般", can_be_good=None, why=why))


def _files() -> tuple[SubmittedFile, ...]:
    return tuple(
        SubmittedFile(
            p.path,
            Path("ledger") / p.path,
            20480,
            p.document.sha256,
            FileKind(p.document.kind),
            duplicate_of="一、组织领导/1.1/春季走访简报.docx" if "副本" in p.path else None,
        )
        for p in PAPERS
    )


def assessment(*, indicators: tuple[IndicatorResult, ...] = INDICATORS) -> Assessment:
    """The judgement over the invented ledger."""
    ledger = Ledger(Path("ledger"), _files(), set_aside=("Thumbs.db",))
    return Assessment(UNIT, "kunming-2022", 2022, ledger, PAPERS, MAPPING, indicators, FINDINGS, _score(), MONEY)
