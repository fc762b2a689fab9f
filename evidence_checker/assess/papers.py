"""Makes papers of evidence: their text, their days, their standing, what they fit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from evidence_checker.assess.folders import folder_indicator
from evidence_checker.assess.mapping import fits, join_photos, served
from evidence_checker.assess.paper import Paper
from evidence_checker.assess.standing import Bench, recorded_years, short_village, standing
from evidence_checker.extract.model import LineRole
from evidence_checker.recognize.model import Evidence

SPOKEN = frozenset({LineRole.BODY, LineRole.CELL, LineRole.CAPTION, LineRole.CAMERA})
BLANKS = re.compile(r"[ \t\u3000\xa0]+")


def papers_of(evidence: Sequence[Evidence], bench: Bench) -> tuple[Paper, ...]:
    """The papers of the ledger with their standing and the indicators they serve."""
    papers = [_paper(item, bench) for item in evidence]
    return tuple(join_photos(papers, bench))


def _paper(evidence: Evidence, bench: Bench) -> Paper:
    paper = Paper(evidence, _text(evidence), _title(evidence), _days(evidence), folder=folder_indicator(evidence.path, bench.rulebook))
    villages = {short_village(place.village) for place in evidence.facts.places if place.village}
    paper = replace(paper, years=recorded_years(paper), villages=tuple(sorted(villages)))
    paper = replace(paper, barred=standing(paper, bench))
    if not paper.counts:
        return paper
    paper = replace(paper, fits=fits(paper, bench.rulebook))
    return replace(paper, indicators=served(paper, bench.rulebook))


def _text(evidence: Evidence) -> str:
    document = evidence.document
    pages = _pages(evidence)
    lines = [line.text for line in document.lines if line.role in SPOKEN and line.page in pages]
    pictures = [words for picture in document.pictures if picture.page in pages for words in (picture.caption, picture.stamp) if words]
    fresh = [words for words in pictures if words not in lines]
    return BLANKS.sub("", "\n".join([*lines, *fresh]))


def _pages(evidence: Evidence) -> range:
    if evidence.part is None or evidence.part >= len(evidence.document.parts):
        return range(1_000_000)
    part = evidence.document.parts[evidence.part]
    return range(part.first_page, part.last_page + 1)


def _title(evidence: Evidence) -> str:
    title = evidence.facts.title
    return BLANKS.sub("", title.value) if title else ""


def _days(evidence: Evidence) -> tuple[date, ...]:
    facts = evidence.facts
    if facts.event_dates:
        return tuple(sorted({fact.value for fact in facts.event_dates}))
    return (facts.date.value,) if facts.date else ()
