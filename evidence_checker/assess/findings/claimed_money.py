"""Money and purchases that a paper claims, against what arrived and what was bought."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from evidence_checker.assess.case import Case
from evidence_checker.assess.findings.claim_words import Claim, Sum, known_until, says, sums, until
from evidence_checker.assess.findings.purchases import LIST, kind_of, purchased
from evidence_checker.assess.paper import Paper
from evidence_checker.assess.payments import Payment, payments_of
from evidence_checker.assess.words import money
from evidence_checker.recognize.model import EvidenceType

SLACK = Decimal("1.02")  # rounded figures of a report
ROUGHLY = Decimal("1.1")  # 约, 左右
KINDS = {
    "team": re.compile(r"工作经费|补助|待遇|队员|补贴"),
    "bought": re.compile(r"消费|采购|购买|认购|农产品|农副产品|各类|各项"),
    "goods": re.compile(r"物资|实物|折[价合款]|捐赠|设备|各类|各项"),
}
"""Money of other kinds, by the words of a claim that includes it."""
TOGETHER = re.compile(r"投入(?:资金)?(?:和|及|、|与|并)?(?:协调|引进|争取|整合|引入)|(?:协调|引进|争取|整合)(?:和|及|、|与)(?:直接)?投入")


def claimed_money(case: Case, paper: Paper, told: list[str]) -> Claim | None:
    """The largest sum said to be put in against what arrived until then; a doubt where money of other kinds, which it may hold, would cover it."""
    said = [(own, sentence) for sentence in told if not _is_purchase(case, sentence) for own in _own_sums(case, sentence)]
    claimed, sentence = max(said, key=lambda pair: pair[0].yuan, default=(None, ""))
    arrived = [p for p in payments_of(case) if p.arrived and not p.in_kind and until(paper, p.day)]
    kinds = _money_by_kind(case, paper, arrived)
    shown = kinds["assistance"] + sum((yuan for kind, yuan in kinds.items() if kind in KINDS and KINDS[kind].search(sentence)), Decimal(0))
    if claimed is None or not _exceeds(claimed, shown):
        return None
    unread = any(item.evidence.facts.total is None for item in case.of_type(EvidenceType.FUND_VOUCHER))
    return Claim(
        "投入资金", money(claimed.yuan), _told(shown), claimed.words, doubtful=unread or not _exceeds(claimed, sum(kinds.values(), Decimal(0)))
    )


def _money_by_kind(case: Case, paper: Paper, arrived: list[Payment]) -> dict[str, Decimal]:
    """What arrived, parted into money for the village, money for the team, products bought, goods given."""
    team = [payment for payment in arrived if payment.indicators and all(_is_of_team(case, indicator) for indicator in payment.indicators)]
    return {
        "assistance": sum((p.yuan for p in arrived if p not in team), Decimal(0)),
        "team": sum((p.yuan for p in team), Decimal(0)),
        "bought": sum((yuan for _, yuan in purchased(case, known_until(paper), beside=arrived)), Decimal(0)),
        "goods": sum((claim.yuan for claim in case.money if claim.in_kind), Decimal(0)),
    }


def _is_of_team(case: Case, indicator: str) -> bool:
    """The indicator is about the village team: its money is paid to it and not to the village."""
    return "驻村工作队" in case.rulebook.by_indicator[indicator].part


def _own_sums(case: Case, sentence: str) -> list[Sum]:
    """The sums of a sentence; where it says how much of them was the unit's own, that."""
    words = case.rulebook.book.claims
    found = list(sums(words, "money", sentence))
    if not found or (says(words, "coordinated", sentence) and not TOGETHER.search(sentence)):
        return []
    own = [share for share in sums(words, "own_share", sentence) if any(share.yuan < whole.yuan for whole in found)]
    named = [share for share in own if _names_us(case, share.words)]
    return named or found


def _names_us(case: Case, words: str) -> bool:
    return re.search(r"我[局单会院校公集]|局机关|自筹|本单位", words) is not None or any(name in words for name in case.own_names)


def claimed_coordination(case: Case, paper: Paper, told: list[str]) -> Claim | None:
    """Money said to be won from others against approvals, allotments and payments; others may hold the papers, so it stays a doubt."""
    words = case.rulebook.book.claims
    claimed = _largest(found for sentence in told for found in sums(words, "coordinated", sentence))
    papers = case.of_type(EvidenceType.FUND_VOUCHER, EvidenceType.PROJECT_RECORD, EvidenceType.ASSISTANCE_PLAN, EvidenceType.ASSISTANCE_AGREEMENT)
    shown = sum((_stated(item) for item in papers if until(paper, item.day)), Decimal(0))
    if claimed is None or not _exceeds(claimed, shown):
        return None
    return Claim("协调争取资金", money(claimed.yuan), _told(shown), claimed.words, doubtful=True)


def _stated(paper: Paper) -> Decimal:
    facts = paper.evidence.facts
    return facts.total.value if facts.total else max((amount.yuan for amount in facts.amounts), default=Decimal(0))


def claimed_purchases(case: Case, paper: Paper, told: list[str]) -> Claim | None:
    """The largest sum said to be spent on products against the vouchers."""
    words = case.rulebook.book.claims
    said = [sentence for sentence in told if _is_purchase(case, sentence)]
    claimed = _largest(found for sentence in said for found in sums(words, "purchases", sentence) if not says(words, "sales", found.words))
    shown = sum((yuan for _, yuan in purchased(case, known_until(paper))), Decimal(0))
    if claimed is None or not _exceeds(claimed, shown) or _may_be_listed_later(case, paper, claimed):
        return None
    return Claim("消费帮扶采购", money(claimed.yuan), _told(shown), claimed.words)


def _may_be_listed_later(case: Case, paper: Paper, claimed: Sum) -> bool:
    """A list of the whole year, made after the report, holds as much: its first rows may be what the report tells of."""
    last = known_until(paper)
    later = [item for item, _ in purchased(case, None) if last and item.day and item.day > last and kind_of(item) == LIST]
    return any(item.evidence.facts.total is not None and not _exceeds(claimed, item.evidence.facts.total.value) for item in later)


def _is_purchase(case: Case, sentence: str) -> bool:
    words = case.rulebook.book.claims
    return says(words, "products", sentence) and says(words, "purchases", sentence)


def _largest(found: Iterable[Sum]) -> Sum | None:
    return max(found, key=lambda claimed: claimed.yuan, default=None)


def _exceeds(claimed: Sum, shown: Decimal) -> bool:
    return claimed.yuan > shown * (ROUGHLY if claimed.rough else SLACK) and claimed.yuan > 0


def _told(yuan: Decimal) -> str:
    return money(yuan) if yuan else "0元"
