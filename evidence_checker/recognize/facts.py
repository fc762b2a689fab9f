"""All facts of one paper, gathered from the readers of each."""

from __future__ import annotations

from evidence_checker.recognize.model import EvidenceType, Fact, Facts
from evidence_checker.recognize.surface import Surface


def read_facts(surface: Surface, kind: EvidenceType) -> Facts:
    """What the paper states, read as a paper of that kind."""
    own = surface.own_date
    day = own.span.value if own else None
    return Facts(
        title=surface.title,
        date=Fact(day, (surface.passage.quote(own.span.start, own.span.end),)) if own and day else None,
        dates=surface.date_mentions(),
        document_number=surface.document_number,
        issuer=surface.issuer,
        addressee=surface.addressee,
        amounts=surface.amounts(),
    )
