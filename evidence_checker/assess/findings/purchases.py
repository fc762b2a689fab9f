"""Purchases of products: invoice, list, contract, acceptance and payment of one purchase are one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from evidence_checker.assess.case import Case
from evidence_checker.assess.paper import Paper
from evidence_checker.assess.payments import Payment, close
from evidence_checker.recognize.model import EvidenceType

LIST = "清单|明细|汇总|统计|台账"
KINDS = ("发票", "合同|协议", "订单", "验收|入库", LIST, "回单|转账|凭证|收据")
ONE_PURCHASE = timedelta(days=45)  # from the order to the payment


def purchased(case: Case, until: date | None, beside: Sequence[Payment] = ()) -> list[tuple[Paper, Decimal]]:
    """Each purchase once, as the paper that shows it first and its sum in yuan; without those paid by one of `beside`."""
    papers = [paper for paper in _papers(case) if until is None or paper.day is None or paper.day <= until]
    known = {proof.paper.path for payment in beside for proof in payment.proofs}
    chosen: list[Paper] = []
    for paper in papers:
        if not any(_is_one(case, paper, other) for other in chosen) and paper.path not in known:
            chosen.append(paper)
    found = [(paper, paper.evidence.facts.total.value) for paper in chosen if paper.evidence.facts.total]
    return [(paper, yuan) for paper, yuan in found if not any(close(case, yuan, payment.yuan) for payment in beside)]


def _papers(case: Case) -> list[Paper]:
    """Vouchers of purchases and payments for them, files with the same bytes once."""
    bought = {c.id.rsplit(".", 1)[0] for _, c in case.rulebook.criteria() if any("purchase_voucher" in accept.types for accept in c.accept)}
    vouchers = list(case.of_type(EvidenceType.PURCHASE_VOUCHER))
    paid = [paper for paper in case.of_type(EvidenceType.FUND_VOUCHER) if set(paper.indicators) & bought]
    return [paper for paper in (*vouchers, *paid) if paper.evidence.facts.total is not None and paper.path not in case.copies]


def _is_one(case: Case, one: Paper, other: Paper) -> bool:
    """Papers of different kinds for one sum within the time that a purchase takes."""
    first, second = one.evidence.facts.total, other.evidence.facts.total
    if first is None or second is None or not close(case, first.value, second.value) or kind_of(one) == kind_of(other):
        return False
    return one.day is None or other.day is None or abs(one.day - other.day) <= ONE_PURCHASE


def kind_of(paper: Paper) -> str:
    """Which kind of voucher it is, by its title, file name or first words; "" where none of them says."""
    for text in (paper.title, paper.path.rsplit("/", 1)[-1], paper.text[:200]):
        kind = next((kind for kind in KINDS if re.search(kind, text)), "")
        if kind:
            return kind
    return ""
