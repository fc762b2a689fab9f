"""Who issues a paper; the full name of a letterhead or seal where the sign-off was only read in part."""

from __future__ import annotations

from difflib import SequenceMatcher

from evidence_checker.extract.model import Source
from evidence_checker.recognize.model import EvidenceType, Fact, Quote
from evidence_checker.recognize.organisations import organisation
from evidence_checker.recognize.surface import Surface

MOST_SLIPS = 2
LONG_NAME = 8
FORMAL = frozenset(EvidenceType) - {EvidenceType.FUND_VOUCHER, EvidenceType.PURCHASE_VOUCHER, EvidenceType.PHOTO, EvidenceType.MEDIA_REPORT}


def issuer_of(surface: Surface, kind: EvidenceType) -> Fact[str] | None:
    """The issuer by sign-off or letterhead; where a scan's sign-off lies under the seal, letterhead and seal vote."""
    stated = surface.issuer
    if kind not in FORMAL:
        return stated
    others = _others(surface)
    if stated is not None and (host := _host(stated, surface)):
        return host
    if stated is None:
        return others[0] if others and kind is not EvidenceType.ATTENDANCE_RECORD else None
    if not _was_read_by_ocr(surface):
        return stated
    better = next((o for o in others if o.value != stated.value and _is_fragment(stated.value, o.value)), None)
    return better or _misread(stated, surface.head.letterhead) or stated


def _host(stated: Fact[str], surface: Surface) -> Fact[str] | None:
    """Where several bodies issue a numbered paper together, the first to sign: its is the number (GB/T 9704-2012 §7.3.5). A list is no signature."""
    lines = surface.passage.paragraphs
    at = next((i for i, p in enumerate(lines) if organisation(p.text) == stated.value and i and organisation(lines[i - 1].text)), None)
    if surface.head.number is None or at is None or at <= surface.head.body or surface.passage.is_cell(lines[at - 1]) or "、" in lines[at - 1].text:
        return None
    first = lines[at - 1]
    return Fact(organisation(first.text), (surface.passage.quote(first.start, first.end),), 0.9)


def _misread(stated: Fact[str], letterhead: Fact[str] | None) -> Fact[str] | None:
    """The letterhead, large and apart from any seal, where the sign-off differs from it by a sign or two in place of others."""
    if letterhead is None or len(letterhead.value) != len(stated.value) or len(stated.value) < LONG_NAME:
        return None
    return letterhead if 0 < sum(a != b for a, b in zip(stated.value, letterhead.value, strict=True)) <= MOST_SLIPS else None


def _others(surface: Surface) -> list[Fact[str]]:
    letterhead = [surface.head.letterhead] if surface.head.letterhead else []
    seals = [
        Fact(name, (Quote(s.text, s.page, None, s.box),), 0.6)
        for s in surface.document.seals
        if (name := organisation(as_known(s.text, surface))) and len(name) >= 5
    ]
    return [*letterhead, *seals]


def as_known(read: str, surface: Surface) -> str:
    """A name read from a seal's ring as the paper or the unit writes it: the ring is a witness, and a sign or two of it are often misread.

    Known are the unit's own names and the lines that are names; the ring may go on behind a known name (…党政办公室).
    """
    known = {*surface.context.unit_names, *(organisation(p.text) for p in surface.passage.paragraphs if len(p.text) <= 40)}
    for name in sorted((n for n in known if len(n) >= 6), key=lambda n: (-len(n), n)):
        heads = [read[:length] for length in range(len(name) - 1, min(len(name) + 1, len(read)) + 1)]
        nearest = min(heads, key=lambda head: _slips(head, name), default="")
        if nearest and _slips(nearest, name) <= MOST_SLIPS:
            return name + read[len(nearest) :]
    return read


def _slips(read: str, name: str) -> int:
    """How many signs were misread, lost or added."""
    pieces = SequenceMatcher(None, read, name, autojunk=False).get_opcodes()
    return sum(max(b - a, d - c) for tag, a, b, c, d in pieces if tag != "equal")


def _was_read_by_ocr(surface: Surface) -> bool:
    return any(line.source is not Source.TEXT for line in surface.document.lines)


def _is_fragment(part: str, whole: str) -> bool:
    """The part's characters stand in the whole in the same order, and some are missing."""
    if len(part) >= len(whole):
        return False
    matched = sum(block.size for block in SequenceMatcher(None, part, whole, autojunk=False).get_matching_blocks())
    return matched >= 0.8 * len(part)
