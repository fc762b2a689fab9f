"""Builds small ledgers of recognised papers for the tests of assessment: no files, but the very types that recognition hands on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from evidence_checker.assess.assessor import assess, make_case
from evidence_checker.assess.case import Case
from evidence_checker.assess.model import Assessment, Unit, Village
from evidence_checker.errors import Problem, ProblemCode
from evidence_checker.extract.model import Document, Line, Status
from evidence_checker.intake.model import FileKind, Ledger, SubmittedFile
from evidence_checker.recognize.model import Evidence, EvidenceType, Fact, Facts, Place, Quote, Slip
from evidence_checker.rulebook.book import Rulebook
from evidence_checker.rulebook.loader import load_rulebook

UNIT = Unit(
    "市水务局", "市级机关", aliases=("昆明市水务局",), villages=(Village("寻甸县", "青山镇", "青松村"),), principals=(("王建国", "党组书记、局长"),)
)
VISIT = "市水务局党组书记、局长王建国带队到定点帮扶的青山镇青松村调研，入户走访4户，座谈了解情况。"


@cache
def rulebook() -> Rulebook:
    return load_rulebook("kunming-2022")


def day(text: str) -> date:
    return date.fromisoformat(f"2022-{text}" if len(text) == 5 else text)


def paper(path: str, kind: str, text: str, *, on: str | None = None, yuan: str | None = None, **facts: Any) -> Evidence:
    """A paper of this type; its first line is its title; `on` is the day of what it records (MM-DD of 2022, or a full date)."""
    lines = tuple(Line(line) for line in text.splitlines())
    title = Fact(lines[0].text, (Quote(lines[0].text, 1, 0),)) if lines else None
    places = (Place("寻甸县", "青山镇", "青松村"),) if "青松村" in text else ()
    stated = Facts(
        title=title,
        date=Fact(day(on)) if on else None,
        event_dates=(Fact(day(on)),) if on and kind not in {"fund_voucher", "purchase_voucher"} else (),
        total=Fact(Decimal(yuan), (Quote(yuan),)) if yuan else None,
        places=places,
    )
    return Evidence(Document(path, path, "docx", lines=lines), EvidenceType(kind), 0.95, replace(stated, **facts))


def slip(
    path: str, purpose: str, yuan: str, *, on: str, serial: str = "", payer: str = "昆明市水务局", payee: str = "青松村民委员会", **facts: Any
) -> Evidence:
    """A bank slip of a payment."""
    text = f"电子回单\n付款人 {payer}\n收款人 {payee}\n用途：{purpose}\n金额 {yuan}"
    known = {"payer": Fact(payer), "payee": Fact(payee), "slip": Slip(serial=serial, purpose=purpose), **facts}
    return paper(path, "fund_voucher", text, on=on, yuan=yuan, **known)


def unreadable(path: str, code: ProblemCode = ProblemCode.CORRUPT) -> Evidence:
    document = Document(path, path, "unknown", status=Status.UNREADABLE, problems=(Problem(code),))
    return Evidence(document, EvidenceType.OTHER, 0.0, Facts())


def ledger(*evidence: Evidence, name: str = "台账") -> Ledger:
    paths = dict.fromkeys(item.path for item in evidence)
    return Ledger(Path(name), tuple(SubmittedFile(path, Path(path), 10, path, FileKind.DOCX) for path in paths))


def case(*evidence: Evidence, unit: Unit = UNIT, book: Rulebook | None = None) -> Case:
    return make_case(ledger(*evidence), evidence, book or rulebook(), unit)


def judged(*evidence: Evidence, unit: Unit = UNIT, book: Rulebook | None = None) -> Assessment:
    return assess(ledger(*evidence), evidence, book or rulebook(), unit)
