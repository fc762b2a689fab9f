"""The facts of a paper in the words of the JSON report."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from evidence_checker.recognize.model import Amount, Award, Event, Fact, Facts, Medium
from evidence_checker.report.json_model import AmountJson, AttendanceJson, AwardJson, EventJson, FactsJson, MediumJson, PersonJson


def yuan_text(yuan: Decimal) -> str:
    """Yuan with two places and no separators, for instance 50000.00."""
    return f"{yuan:.2f}"


def facts_json(facts: Facts) -> FactsJson:
    """Only what was found; what was not stays null or empty."""
    return FactsJson(
        title=_text(facts.title),
        date=_day(facts.date),
        event_dates=tuple(dict.fromkeys(fact.value.isoformat() for fact in facts.event_dates)),
        event=_event(facts.event),
        document_number=_text(facts.document_number),
        issuer=_text(facts.issuer),
        addressee=_text(facts.addressee),
        people=tuple(PersonJson(name=p.name, title=p.title, principal=p.principal) for p in facts.people),
        principal=facts.principal,
        places=tuple(str(place) for place in facts.places),
        amounts=tuple(map(_amount, facts.amounts)),
        total_yuan=None if facts.total is None else yuan_text(facts.total.value),
        payer=_text(facts.payer),
        payee=_text(facts.payee),
        sealed=facts.sealed,
        seal_text=facts.seal_text or None,
        signed=facts.signed,
        framework=facts.framework,
        attendance=tuple(AttendanceJson(month=row.month, name=row.name, days=float(row.days)) for row in facts.attendance),
        medium=_medium(facts.medium),
        award=_award(facts.award),
    )


def _text(fact: Fact[str] | None) -> str | None:
    return None if fact is None else fact.value


def _day(fact: Fact[date] | None) -> str | None:
    return None if fact is None else fact.value.isoformat()


def _event(event: Event | None) -> EventJson | None:
    if event is None:
        return None
    days = tuple(day.isoformat() for day in event.days)
    return EventJson(kind=event.kind.value, days=days, place=str(event.place) if event.place else None, subject=event.subject)


def _amount(amount: Amount) -> AmountJson:
    return AmountJson(yuan=yuan_text(amount.yuan), text=amount.text, role=amount.role.value)


def _medium(medium: Medium | None) -> MediumJson | None:
    return None if medium is None else MediumJson(name=medium.name, level=medium.level, own=medium.own)


def _award(award: Award | None) -> AwardJson | None:
    return None if award is None else AwardJson(level=award.level, awarder=award.awarder, title=award.title, decided=award.decided)
