"""Payments: slip, receipt and voucher of one payment are one, and one slip counts once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from evidence_checker.assess.case import Case
from evidence_checker.assess.paper import Bar, Paper
from evidence_checker.recognize.model import EvidenceType, Facts
from evidence_checker.recognize.names import person

STAGES = ("report", "intention", "promise", "decision", "allocation", "paid", "received", "used")
STAGE_OF = {"allocation": "allocation", "received": "received", "booked": "paid", "paid": "paid"}

VILLAGE_BODY = re.compile(
    "村|社区|居(?:民)?委(?:员)?会|经济(?:股份)?(?:合作|联合)|合作(?:联合)?社|财政所|代理(?:服务)?中心|三资|[乡镇](?:人民政府|财政)|街道办"
)


@dataclass(frozen=True, slots=True)
class Proof:
    """One voucher: what kind it is (allocation, received, booked, paid) and what it states.

    `sums` are all readings of its sum in yuan: more than one where its figures and capitals differ; then the least of them is trusted.
    """

    paper: Paper
    kind: str
    sums: tuple[Decimal, ...]
    day: date | None
    payer: str
    payee: str
    serial: str
    in_kind: bool = False  # goods were received, not money

    @property
    def yuan(self) -> Decimal:
        """The sum that the voucher proves."""
        return self.sums[0]


def agreed(told: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """What all of those that tell anything tell, else all that any tells."""
    known = [set(one) for one in told if one]
    return tuple(sorted(set.intersection(*known) or set.union(*known))) if known else ()


@dataclass(frozen=True, slots=True)
class Payment:
    """One movement of money with all its proofs."""

    proofs: tuple[Proof, ...]

    @property
    def yuan(self) -> Decimal:
        """The sum, as the proof nearest to the bank states it."""
        return min(self.proofs, key=lambda proof: ("paid", "received", "booked", "allocation").index(proof.kind)).yuan

    @property
    def day(self) -> date | None:
        """When it moved."""
        return min((proof.day for proof in self.proofs if proof.day), default=None)

    @property
    def stage(self) -> str:
        """The furthest stage that its proofs show."""
        return max((STAGE_OF[proof.kind] for proof in self.proofs), key=STAGES.index)

    @property
    def arrived(self) -> bool:
        """Paid or beyond: an allocation notice alone shows no arrival."""
        return STAGES.index(self.stage) >= STAGES.index("paid")

    @property
    def in_kind(self) -> bool:
        """Goods, as all its proofs say: listed apart from money."""
        return all(proof.in_kind for proof in self.proofs)

    @property
    def indicators(self) -> tuple[str, ...]:
        """The indicators on which its proofs agree, else all that any of them serves: one payment is not to win points twice."""
        return agreed(proof.paper.indicators for proof in self.proofs)

    @property
    def to_person(self) -> str:
        """The private person who received it, where no proof names a body as the receiver."""
        payees = [proof.payee for proof in self.proofs if proof.payee]
        return payees[0] if payees and all(map(person, payees)) else ""

    def named(self, side: str) -> str:
        """The payer or payee as far as a proof names it."""
        return next((name for proof in self.proofs if (name := getattr(proof, side))), "")


def payments_of(case: Case) -> tuple[Payment, ...]:
    """The payments of the evaluation year, in the order of their papers."""
    groups: list[Payment] = []
    for proof in _proofs(case):
        at = next((i for i, group in enumerate(groups) if any(_same(case, proof, other) for other in group.proofs)), None)
        if at is None:
            groups.append(Payment((proof,)))
        else:
            groups[at] = replace(groups[at], proofs=(*groups[at].proofs, proof))
    return tuple(groups)


def _proofs(case: Case) -> list[Proof]:
    papers = [paper for paper in case.of_type(EvidenceType.FUND_VOUCHER) if paper.path not in case.copies]
    return [proof for paper in papers if (proof := proof_of(case, paper)) is not None]


def proof_of(case: Case, paper: Paper) -> Proof | None:
    """What a voucher proves; None where it states no sum or the money came back."""
    facts = paper.evidence.facts
    if facts.total is None or paper.bar(Bar.REVERSED) is not None:
        return None
    slip, kind = facts.slip, voucher_kind(case, paper)
    return Proof(
        paper,
        kind,
        _readings(facts),
        paper.day,
        facts.payer.value if facts.payer else "",
        facts.payee.value if facts.payee else "",
        re.sub(r"\W", "", slip.serial) if slip else "",
        kind == "received" and is_in_kind(paper),
    )


def is_in_kind(paper: Paper) -> bool:
    """Every sum of the paper is the worth of goods, or their total."""
    amounts = paper.evidence.facts.amounts
    goods = [amount.yuan for amount in amounts if amount.in_kind]
    return bool(goods) and all(amount.in_kind or amount.yuan == sum(goods) for amount in amounts)


def _readings(facts: Facts) -> tuple[Decimal, ...]:
    """The total, and where capitals and figures differ both of them, the least first."""
    total = {facts.total.value} if facts.total else set()
    differing = {value for check in facts.sums if not check.agrees for value in (check.stated, check.computed)}
    return tuple(sorted(total | (differing if total & differing else set())))


def voucher_kind(case: Case, paper: Paper) -> str:
    """What kind of voucher it is, by the rulebook's words: first its title, then its first words."""
    stages = case.rulebook.book.money.stages
    for text in (paper.title, paper.text[:400], paper.text):
        for kind, words in stages.items():
            if any(re.search(word, text) for word in words):
                return kind
    return "paid"


def close(case: Case, one: Decimal, other: Decimal) -> bool:
    """The same sum within the rulebook's tolerance."""
    return abs(one - other) <= max(one, other) * case.rulebook.book.thresholds.money_tolerance


def near(case: Case, one: date | None, other: date | None) -> bool:
    """Within the rulebook's window; an unknown day is no hindrance."""
    return one is None or other is None or abs((one - other).days) <= case.rulebook.book.thresholds.money_window_days


def _same(case: Case, one: Proof, other: Proof) -> bool:
    """Two vouchers of one payment: one serial number; or other kinds of voucher for the same sum, parties and time."""
    if one.serial and one.serial == other.serial:
        return True
    alike = _parties(one, other) and any(close(case, first, second) for first in one.sums for second in other.sums)
    if one.kind == other.kind:
        return alike and one.day is not None and one.day == other.day and not (one.serial and other.serial)
    return alike and near(case, one.day, other.day)


def _parties(one: Proof, other: Proof) -> bool:
    """One payer, and one receiver: the bodies of a village and the office that keeps its accounts stand for one another."""
    bodies = bool(VILLAGE_BODY.search(one.payee) and VILLAGE_BODY.search(other.payee))
    return alike(one.payer, other.payer) and (bodies or alike(one.payee, other.payee))


def alike(one: str, other: str) -> bool:
    """Two ways to write one name; one that was not found, or the person who handled the money, speaks against nothing."""
    if not one or not other or _is_person(one) != _is_person(other):
        return True
    shared = len(set(one) & set(other))
    return one in other or other in one or shared >= 0.6 * min(len(set(one)), len(set(other)))


def _is_person(name: str) -> bool:
    """A name as short as people's, without what organisations are called by."""
    return len(name) <= 4 and not re.search(r"[局委办院校会社司队村镇乡县区市部厂店行所站厅集团中心]$", name)
