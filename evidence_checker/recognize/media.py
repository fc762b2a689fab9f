"""Where a report was published: the first publisher and its level, the unit's own channels told apart, reprints seen through."""

from __future__ import annotations

import re

from evidence_checker.recognize.language import Entity
from evidence_checker.recognize.lexicon import MediumEntry
from evidence_checker.recognize.model import EvidenceType, Medium
from evidence_checker.recognize.surface import Surface

SOURCE = re.compile(r"(?:来源|稿源|转自|转载自|原载|首发|刊于|刊登于|刊发于|原标题来源)(?:于)?[:： ]*[《“]?$")
PAPER = re.compile(r"^[》”]?(?:讯|记者|\d{1,2}月\d{1,2}日[电讯]|[ ]*\(?(?:记者|通讯员))")
WIRE = re.compile(r"^[\u4e00-\u9fff]{0,6}?\d{1,2}月\d{1,2}日(?:[电讯])")
OWN_SOURCE = re.compile(r"来源[:： ]*(?P<name>[^\s|]{2,30})")


def find_medium(surface: Surface, kind: EvidenceType) -> Medium | None:
    """The medium of a media report; None for other kinds and where no medium is named."""
    if kind is not EvidenceType.MEDIA_REPORT:
        return None
    known = {m.name: m for m in surface.lexicon.media.media}
    named = [e for e in surface.entities if e.label == "MEDIUM"]
    chosen = _best(surface, named) or None
    if chosen is None:
        return _by_host(surface, tuple(known.values())) or _own_channel(surface)
    entry = known[chosen.key]
    return Medium(entry.name, entry.level, _is_own(surface, chosen), surface.passage.quote(chosen.start, chosen.end))


def _best(surface: Surface, named: list[Entity]) -> Entity | None:
    """Behind 来源 first, then in the head of the page, then of a wire line, then the first named."""
    ranked = sorted(named, key=lambda e: (-_rank(surface, e), e.start))
    return ranked[0] if ranked and _rank(surface, ranked[0]) > 0 else None


def _rank(surface: Surface, entity: Entity) -> int:
    before, after = surface.text[max(0, entity.start - 12) : entity.start], surface.text[entity.end : entity.end + 24]
    if re.match(r"[^。\n]{0,6}(?:转载|刊发转载)", after):
        return 0
    if SOURCE.search(before):
        return 5
    if WIRE.match(after) or PAPER.match(after):
        return 4
    if entity.start < 120:
        return 3
    return 1 if entity.start > len(surface.text) - 120 or re.match(r"[》 ]*\d{4}年", after) else 0


def _is_own(surface: Surface, entity: Entity) -> bool:
    return any(name and (name in entity.text or entity.text in name) for name in surface.context.unit_names)


def _by_host(surface: Surface, media: tuple[MediumEntry, ...]) -> Medium | None:
    """The medium whose web address stands on the page."""
    for medium in media:
        for host in medium.hosts:
            found = re.search(rf"(?<![\w-]){re.escape(host)}", surface.text)
            if found:
                return Medium(medium.name, medium.level, quote=surface.passage.quote(*found.span()))
    return None


def _own_channel(surface: Surface) -> Medium | None:
    """A source that is no medium: the unit's own website or account, another unlisted page."""
    found = OWN_SOURCE.search(surface.text)
    name = found["name"] if found else next((w for w in surface.lexicon.media.own_channels if w in surface.text[:200]), "")
    if not name:
        return None
    own = any(unit and unit in surface.text[:300] for unit in surface.context.unit_names) or any(
        w in name for w in surface.lexicon.media.own_channels
    )
    return Medium(name, "other", own, surface.passage.quote(*found.span("name")) if found else None)
