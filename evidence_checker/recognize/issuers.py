"""Who issues a paper; the full name of a letterhead or seal where the sign-off was only read in part."""

from __future__ import annotations

from difflib import SequenceMatcher

from evidence_checker.extract.model import Source
from evidence_checker.recognize.model import EvidenceType, Fact, Quote
from evidence_checker.recognize.organisations import organisation
from evidence_checker.recognize.surface import Surface

FORMAL = frozenset(EvidenceType) - {EvidenceType.FUND_VOUCHER, EvidenceType.PURCHASE_VOUCHER, EvidenceType.PHOTO, EvidenceType.MEDIA_REPORT}


def issuer_of(surface: Surface, kind: EvidenceType) -> Fact[str] | None:
    """The issuer by sign-off or letterhead; where a scan's sign-off lies under the seal, letterhead and seal vote."""
    stated = surface.issuer
    if kind not in FORMAL:
        return stated
    others = _others(surface)
    if stated is None:
        return others[0] if others and kind is not EvidenceType.ATTENDANCE_RECORD else None
    if not _was_read_by_ocr(surface):
        return stated
    better = next((o for o in others if o.value != stated.value and _is_fragment(stated.value, o.value)), None)
    return better or stated


def _others(surface: Surface) -> list[Fact[str]]:
    letterhead = [surface.head.letterhead] if surface.head.letterhead else []
    seals = [
        Fact(name, (Quote(s.text, s.page, None, s.box),), 0.6) for s in surface.document.seals if (name := organisation(s.text)) and len(name) >= 5
    ]
    return [*letterhead, *seals]


def _was_read_by_ocr(surface: Surface) -> bool:
    return any(line.source is not Source.TEXT for line in surface.document.lines)


def _is_fragment(part: str, whole: str) -> bool:
    """The part's characters stand in the whole in the same order, and some are missing."""
    if len(part) >= len(whole):
        return False
    matched = sum(block.size for block in SequenceMatcher(None, part, whole, autojunk=False).get_matching_blocks())
    return matched >= 0.8 * len(part)
