"""Money followed from promise to arrival across papers (the regulation's note to 3.1–3.6: money that did not arrive is not recognised)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from evidence_checker.assess.case import Case
from evidence_checker.assess.model import MoneyClaim
from evidence_checker.assess.paper import Bar, Paper
from evidence_checker.assess.payments import STAGES, Payment, agreed, alike, close, is_in_kind, near, payments_of, proof_of
from evidence_checker.assess.pledges import Pledge, pledges_of
from evidence_checker.assess.purposes import best_for, is_for_something_else
from evidence_checker.recognize.model import EvidenceType
from evidence_checker.recognize.organisations import organisation

YEAR = timedelta(days=366)
USES = (EvidenceType.PROJECT_RECORD,)


def follow_money(case: Case) -> tuple[MoneyClaim, ...]:
    """Every sum of the ledger with the stage it reached: promises with what arrived of them, payments without a promise, other years' money."""
    payments = list(payments_of(case))
    claims = []
    agreements = promises(case)
    meant = {payment: best_for(case, payment, agreements) for payment in payments}
    given = [(paper, pledge) for paper in agreements for pledge in pledges_of(paper)]
    for paper, pledge in sorted(given, key=lambda one: not _exact(case, one[1], payments)):
        matched = _matched(case, paper, pledge, [p for p in payments if _from_giver(pledge, p)], meant)
        payments = [payment for payment in payments if payment not in matched]
        claims.append(_promised(case, paper, pledge, matched))
    claims.extend(_paid(case, payment) for payment in payments)
    claims = [_with_decision(case, claim) for claim in claims]
    claims.extend(_other_years(case))
    return tuple(sorted(claims, key=lambda claim: (min((s[1] or date.max for s in claim.steps), default=date.max), claim.steps[0][2])))


def promises(case: Case) -> list[Paper]:
    """Agreements that promise money or a project; a branch's co-building or one that says it moves no money is none."""
    return [paper for paper in case.of_type(EvidenceType.ASSISTANCE_AGREEMENT) if _promises_money(case, paper)]


def _promises_money(case: Case, paper: Paper) -> bool:
    if any(re.search(words, paper.title + "\n" + paper.text) for words in case.rulebook.book.money.disclaims):
        return False
    return bool(paper.evidence.facts.framework) or any(pledge.yuan > 0 for pledge in pledges_of(paper))


def _exact(case: Case, pledge: Pledge, payments: Iterable[Payment]) -> bool:
    return any(close(case, pledge.yuan, payment.yuan) for payment in payments)


def _from_giver(pledge: Pledge, payment: Payment) -> bool:
    """Where one side is said to give, what another body paid does not fulfil its promise."""
    payer = payment.named("payer")
    return not payer or not organisation(pledge.giver) or alike(pledge.giver, payer)


def _matched(case: Case, paper: Paper, pledge: Pledge, payments: list[Payment], meant: dict[Payment, list[Paper]]) -> list[Payment]:
    """The payments that fulfil a promise: one of the same sum, else instalments between its parties for its purpose."""
    ours = [payment for payment in payments if _in_time(paper, payment) and (_in_kind(case, paper) or not payment.in_kind)]
    whole = [p for p in ours if close(case, p.yuan, pledge.yuan) and _is_for(case, paper, p)]
    if whole:
        return whole[:1]
    parts = [p for p in ours if paper in meant[p] and _is_part(case, paper, p)]
    return _fill(parts, pledge.yuan)


def _is_for(case: Case, paper: Paper, payment: Payment) -> bool:
    """Of two of these three a payment needs both, of the sum agreed on: its parties, its field, its purpose; a mere intention needs its purpose."""
    foreign = is_for_something_else(case, payment, paper)
    if foreign and paper.evidence.facts.framework:
        return False
    return _shares_purpose(paper, payment) or (_between(case, paper, payment) and not foreign)


def _is_part(case: Case, paper: Paper, payment: Payment) -> bool:
    """An instalment: between the parties, in the agreement's field, after it, and for nothing that the agreement does not name."""
    named = not is_for_something_else(case, payment, paper)
    return named and _shares_purpose(paper, payment) and _between(case, paper, payment) and _follows(paper, payment)


def _fill(parts: list[Payment], promised: Decimal) -> list[Payment]:
    """Instalments in the order of time until the promise is filled; a promise without a sum takes them all."""
    filled, sum_so_far = [], Decimal(0)
    for payment in sorted(parts, key=lambda p: p.day or date.max):
        if not promised or sum_so_far + payment.yuan <= promised * Decimal("1.005"):
            filled.append(payment)
            sum_so_far += payment.yuan
    return filled


def _in_time(paper: Paper, payment: Payment) -> bool:
    """Not long before the agreement, not more than a year after it."""
    if paper.day is None or payment.day is None:
        return True
    return paper.day - timedelta(days=60) <= payment.day <= paper.day + YEAR


def _follows(paper: Paper, payment: Payment) -> bool:
    """An instalment of an agreement is not paid weeks before it; what was paid earlier was for something else."""
    return paper.day is None or payment.day is None or payment.day >= paper.day - timedelta(days=10)


def _between(case: Case, paper: Paper, payment: Payment) -> bool:
    """Who paid and who received are both parties of the agreement, as far as the slip names them."""
    sides = [payment.named("payer"), payment.named("payee")]
    known = [side for side in sides if side]
    return bool(known) and all(_is_party(case, side, paper.text) for side in known)


def _is_party(case: Case, name: str, text: str) -> bool:
    plain = re.sub(r"[（(].*?[)）]|\s", "", name)
    if plain in text or plain.removeprefix("昆明市") in text:
        return True
    return any(own in plain and any(o in text for o in case.own_names) for own in case.own_names) or _village_body(case, plain, text)


def _village_body(case: Case, name: str, text: str) -> bool:
    """The village's committee, co-operative or township account stand for one another."""
    places = {*case.villages, *(place.town for place in case.unit.villages if place.town)}
    return any(place in name and place in text for place in places)


def _shares_purpose(paper: Paper, payment: Payment) -> bool:
    return bool(set(paper.indicators) & set(payment.indicators)) or not payment.indicators


def _promised(case: Case, paper: Paper, pledge: Pledge, payments: list[Payment]) -> MoneyClaim:
    framework = bool(paper.evidence.facts.framework)
    claim = MoneyClaim(
        yuan=pledge.yuan,
        stage="intention" if framework else "promise",
        arrived=Decimal(0),
        indicators=paper.indicators,
        purpose=paper.title or paper.path.rsplit("/", 1)[-1],
        steps=(("intention" if framework else "promise", paper.day, paper.path),),
        giver=pledge.giver,
        framework=framework,
        in_kind=_in_kind(case, paper),
    )
    for payment in payments:
        claim = _with_payment(case, claim, payment)
    return _with_use(case, claim, paper)


def _in_kind(case: Case, paper: Paper) -> bool:
    """An agreement that gives goods: delivery fulfils it, no payment need follow."""
    worth = any(re.search(words, paper.text) for words in case.rulebook.book.money.in_kind)
    return worth or is_in_kind(paper)


def _with_payment(case: Case, claim: MoneyClaim, payment: Payment) -> MoneyClaim:
    arrived = payment.yuan if payment.arrived else Decimal(0)
    return replace(
        claim,
        stage=max(claim.stage, payment.stage, key=STAGES.index),
        arrived=claim.arrived + arrived,
        payments=(*claim.payments, arrived) if arrived else claim.payments,
        to_persons=(*claim.to_persons, (payment.to_person, arrived)) if arrived and payment.to_person else claim.to_persons,
        indicators=agreed((claim.indicators, payment.indicators)),
        own=_own(case, payment),
        steps=(*claim.steps, *_steps(payment)),
    )


def _steps(payment: Payment) -> list[tuple[str, date | None, str]]:
    stage = {"booked": "paid"}
    return [(stage.get(proof.kind, proof.kind), proof.day, proof.paper.path) for proof in payment.proofs]


def _own(case: Case, payment: Payment) -> bool | None:
    """The unit's own money, by who paid it; None where no paper names the payer."""
    payer = payment.named("payer")
    return any(name in payer for name in case.own_names) if payer else None


def _with_use(case: Case, claim: MoneyClaim, paper: Paper) -> MoneyClaim:
    """Contract and acceptance of the same sum show what it was used for; they alone show no arrival."""
    uses = [
        use
        for use in case.of_type(*USES)
        if use.evidence.facts.total is not None
        and set(use.indicators) & set(claim.indicators)
        and (_accepts(case, use, claim.yuan) or close(case, use.evidence.facts.total.value, claim.arrived))
        and (near(case, use.day, paper.day) or claim.arrived)
    ]
    steps = tuple(("used", use.day, use.path) for use in uses)
    stage = "used" if steps and claim.arrived else claim.stage
    return replace(claim, stage=stage, steps=(*claim.steps, *steps))


def _accepts(case: Case, use: Paper, yuan: Decimal) -> bool:
    """An acceptance is of the agreed sum, or names it beside what the works cost in the end."""
    facts = use.evidence.facts
    named = [facts.total.value] if facts.total else []
    return any(close(case, value, yuan) for value in [*named, *(a.yuan for a in facts.amounts if not a.approximate)])


def _with_decision(case: Case, claim: MoneyClaim) -> MoneyClaim:
    """Minutes that name the very sum before it was paid show who decided on it."""
    paid = min((day for _, day, _ in claim.steps if day), default=None)
    steps = tuple(
        ("decision", minutes.day, minutes.path)
        for minutes in case.of_type(EvidenceType.MEETING_MINUTES)
        if near(case, minutes.day, paid)
        and (paid is None or minutes.day is None or minutes.day <= paid)
        and any(not amount.approximate and claim.yuan and close(case, amount.yuan, claim.yuan) for amount in minutes.evidence.facts.amounts)
    )
    stage = max(claim.stage, "decision", key=STAGES.index) if steps else claim.stage
    return replace(claim, stage=stage, steps=(*claim.steps, *steps))


def _paid(case: Case, payment: Payment) -> MoneyClaim:
    slip = next((proof.paper.evidence.facts.slip for proof in payment.proofs if proof.paper.evidence.facts.slip), None)
    first = payment.proofs[0].paper
    purpose = (slip.purpose if slip else "") or first.title or first.path.rsplit("/", 1)[-1]
    claim = MoneyClaim(yuan=payment.yuan, stage="allocation", arrived=Decimal(0), purpose=purpose, in_kind=payment.in_kind)
    return _with_use(case, _with_payment(case, claim, payment), first)


def _other_years(case: Case) -> list[MoneyClaim]:
    """Vouchers that only their year bars: listed apart with nothing arrived this year."""
    claims = []
    for paper in case.papers:
        if paper.type is EvidenceType.FUND_VOUCHER and [item.bar for item in paper.barred] == [Bar.OTHER_YEAR]:
            proof = proof_of(case, paper)
            if proof is not None:
                steps = ((("paid" if proof.kind == "booked" else proof.kind), proof.day, paper.path),)
                claims.append(MoneyClaim(proof.yuan, steps[0][0], Decimal(0), purpose=paper.title, steps=steps, year=max(paper.years)))
    return claims
