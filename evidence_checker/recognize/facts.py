"""All facts of one paper, gathered from the readers of each."""

from __future__ import annotations

from evidence_checker.recognize.attendance.reading import read_attendance
from evidence_checker.recognize.dating import document_date, mentions, own_date
from evidence_checker.recognize.events import event_days
from evidence_checker.recognize.model import AttendanceDays, EvidenceType, Facts
from evidence_checker.recognize.slips import SlipReading, read_slip
from evidence_checker.recognize.surface import Surface
from evidence_checker.recognize.totals import stated_total, sum_checks

E = EvidenceType
PAYMENTS = frozenset({E.FUND_VOUCHER, E.PURCHASE_VOUCHER, E.WELFARE_RECORD})
WITH_TOTAL = frozenset({E.ASSISTANCE_AGREEMENT, E.ASSISTANCE_PLAN, E.PROJECT_RECORD})


def read_facts(surface: Surface, kind: EvidenceType) -> Facts:
    """What the paper states, read as a paper of that kind."""
    own = own_date(surface, kind)
    events = event_days(surface, kind, own)
    payment = read_slip(surface, kind) if kind in PAYMENTS else None
    return Facts(
        title=surface.title,
        date=(payment.day if payment and kind is not E.WELFARE_RECORD else None) or document_date(surface, kind, own, events),
        dates=mentions(surface, own),
        event_dates=events,
        document_number=surface.document_number,
        issuer=surface.issuer,
        addressee=surface.addressee,
        amounts=surface.amounts(),
        total=payment.total if payment else stated_total(surface) if kind in WITH_TOTAL else None,
        payer=payment.payer if payment else None,
        payee=payment.payee if payment else None,
        slip=payment.slip if payment else None,
        sums=tuple(dict.fromkeys((*(payment.checks if payment else ()), *sum_checks(surface)))),
        attendance=_attendance(surface, kind),
    )


def _attendance(surface: Surface, kind: EvidenceType) -> tuple[AttendanceDays, ...]:
    return read_attendance(surface) if kind is E.ATTENDANCE_RECORD else ()


__all__ = ["SlipReading", "read_facts"]
