"""All facts of one paper, gathered from the readers of each."""

from __future__ import annotations

import re
from decimal import Decimal

from evidence_checker.recognize.agreements import is_framework
from evidence_checker.recognize.attendance.reading import read_attendance
from evidence_checker.recognize.awards import find_award
from evidence_checker.recognize.blankness import read_blankness
from evidence_checker.recognize.dating import document_date, mentions, own_date
from evidence_checker.recognize.events import event_days
from evidence_checker.recognize.issuers import issuer_of
from evidence_checker.recognize.leading import principal_leads
from evidence_checker.recognize.media import find_medium
from evidence_checker.recognize.model import Award, EvidenceType, Fact, Facts, SumCheck
from evidence_checker.recognize.money_roles import amounts
from evidence_checker.recognize.occasions import event_of
from evidence_checker.recognize.parties import payee_of, payer_of
from evidence_checker.recognize.people import find_people
from evidence_checker.recognize.places import find_places
from evidence_checker.recognize.privacy import find_personal_data
from evidence_checker.recognize.seals import is_sealed, is_signed, seal_text
from evidence_checker.recognize.slips import read_slip
from evidence_checker.recognize.surface import Surface
from evidence_checker.recognize.totals import allots, says_paid, spent_total, stated_total, sum_checks

E = EvidenceType
PAYMENTS = frozenset({E.FUND_VOUCHER, E.PURCHASE_VOUCHER, E.WELFARE_RECORD})
WITH_TOTAL = frozenset({E.ASSISTANCE_AGREEMENT, E.ASSISTANCE_PLAN, E.PROJECT_RECORD})
WITH_COSTS = frozenset({E.ACTIVITY_PLAN, E.TRAINING_RECORD})


def read_facts(surface: Surface, kind: EvidenceType) -> Facts:
    """What the paper states, read as a paper of that kind."""
    own = own_date(surface, kind)
    events = event_days(surface, kind, own)
    payment = read_slip(surface, kind) if kind in PAYMENTS else None
    paid = kind is E.OTHER and (says_paid(surface) or allots(surface))
    people = find_people(surface)
    title = None if surface.document.is_scene and not _has_words(surface) else surface.title
    places = find_places(surface)
    award = find_award(surface, kind)
    return Facts(
        title=title,
        date=(payment.day if payment and kind is not E.WELFARE_RECORD else None) or document_date(surface, kind, own, events),
        dates=mentions(surface, own),
        event_dates=events,
        event=event_of(kind, title.value if title else "", events, places),
        document_number=surface.document_number,
        issuer=issuer_of(surface, kind) or _awarder(award),
        addressee=surface.addressee,
        people=people,
        principal=principal_leads(surface, kind, people),
        places=places,
        amounts=amounts(surface, kind),
        total=payment.total if payment else _total(surface, kind, paid=paid),
        sums=_distinct((*(payment.checks if payment else ()), *sum_checks(surface))),
        payer=payment.payer if payment else payer_of(surface, surface.fields, E.FUND_VOUCHER) if paid else None,
        payee=payment.payee if payment else payee_of(surface, surface.fields, E.FUND_VOUCHER) if paid else None,
        slip=payment.slip if payment else None,
        sealed=is_sealed(surface),
        seal_text=seal_text(surface),
        signed=is_signed(surface, kind),
        framework=is_framework(surface, kind),
        attendance=read_attendance(surface) if kind is E.ATTENDANCE_RECORD else (),
        medium=find_medium(surface, kind),
        award=award,
        personal_data=find_personal_data(surface),
        blankness=read_blankness(surface, kind),
    )


def _total(surface: Surface, kind: EvidenceType, *, paid: bool) -> Fact[Decimal] | None:
    """The sum of a paper of no payment type: what is agreed, settled or (`paid`) said to be paid, or what an occasion costs."""
    if kind in WITH_TOTAL or paid:
        return stated_total(surface)
    return spent_total(surface) if kind in WITH_COSTS else None


def _awarder(award: Award | None) -> Fact[str] | None:
    """Who awards an honour has issued its certificate."""
    return Fact(award.awarder, (award.quote,) if award.quote else (), 0.7) if award and "、" not in award.awarder else None


def _has_words(surface: Surface) -> bool:
    """Something can be read in a scene (a banner): what OCR makes of leaves and walls is a sign or two, or Latin letters."""
    return bool(surface.title and len(re.findall(r"[\u4e00-\u9fff]", surface.title.value)) >= 5)


def _distinct(checks: tuple[SumCheck, ...]) -> tuple[SumCheck, ...]:
    """Each comparison once, whatever readers found it."""
    return tuple({(check.what, check.stated, check.computed): check for check in reversed(checks)}.values())[::-1]
