"""Makes papers of evidence: their text, their days, their standing, what they fit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from evidence_checker.assess.folders import folder_indicator
from evidence_checker.assess.joining import join_photos, join_vouchers
from evidence_checker.assess.mapping import fits, served
from evidence_checker.assess.paper import Paper
from evidence_checker.assess.standing import Bench, located, recorded_years, short_village, standing
from evidence_checker.extract.model import LineRole
from evidence_checker.recognize.model import DateRole, Evidence, EvidenceType

SPOKEN = frozenset({LineRole.BODY, LineRole.CELL, LineRole.CAPTION, LineRole.CAMERA})
NO_PURPOSE = re.compile(r"科目$|^退汇|^(?:转账|汇款|付款|帮扶款|往来款|其他)$")  # heads of a voucher's columns, words that say nothing
BANKS = re.compile(r"[\u4e00-\u9fa5]{0,12}(?:银行|信用社|联合社|合作社|经济社|委员会)[\u4e00-\u9fa5]{0,8}")
BLANKS = re.compile(r"[ \t\u3000\xa0]+")


def papers_of(evidence: Sequence[Evidence], bench: Bench) -> tuple[Paper, ...]:
    """The papers of the ledger with their standing and the indicators they serve."""
    papers = [_paper(item, bench) for item in evidence]
    return tuple(join_photos(join_vouchers(papers, bench), bench))


def _paper(evidence: Evidence, bench: Bench) -> Paper:
    text, title = _text(evidence), _title(evidence)
    headline, body = _subject_text(evidence, text, title, bench)
    paper = Paper(evidence, text, title, headline, body, _days(evidence), folder=folder_indicator(evidence.path, bench.rulebook))
    villages = {name for place in evidence.facts.places if place.village and located(name := short_village(place.village), text)}
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


def _subject_text(evidence: Evidence, text: str, title: str, bench: Bench) -> tuple[str, str]:
    """Headline and body in which the subject is looked for; a voucher speaks by its purpose, its parties and bank say nothing."""
    if evidence.evidence_type is EvidenceType.FUND_VOUCHER:
        return _purpose_of(evidence, text, title)
    file_name = evidence.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return bench.without_names(title or file_name), bench.without_names(text)


def _purpose_of(evidence: Evidence, text: str, title: str) -> tuple[str, str]:
    facts = evidence.facts
    purpose = BLANKS.sub("", facts.slip.purpose) if facts.slip else ""
    if purpose and not NO_PURPOSE.search(purpose):
        return purpose, "\n".join([purpose, *(facts.slip.goods if facts.slip else ())])
    for party in (facts.payer, facts.payee):
        text = text.replace(BLANKS.sub("", party.value), "") if party and party.value else text
    return title, BANKS.sub("", text)


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
    if facts.date and evidence.evidence_type in {EvidenceType.FUND_VOUCHER, EvidenceType.PURCHASE_VOUCHER}:
        return (facts.date.value,)
    if facts.event_dates:
        return tuple(sorted({fact.value for fact in facts.event_dates}))
    if facts.date:
        return (facts.date.value,)
    return tuple(sorted({mention.value for mention in facts.dates if mention.value and mention.role is DateRole.EVENT}))
