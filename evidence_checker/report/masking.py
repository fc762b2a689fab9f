"""Personal data hidden: what stands in the clear in a ledger must not travel on in its reports (GB/T 35273-2020 §9.2).

The assessment is masked once, before any report is made of it, so that no report can forget to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from evidence_checker.assess.model import Assessment
from evidence_checker.recognize.model import Evidence
from evidence_checker.report.texts import cleaned

T = TypeVar("T")
Rewriting = Callable[[str], str]

ID_CARD = re.compile(r"(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])")
MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
LONG_NUMBER = re.compile(r"\d[\d -]{5,}[\dXx]")

# Where a thing stands and what it is called by programs: hiding these would cut the report off from the ledger.
KEPT_FIELDS = frozenset(
    {"ledger", "document", "path", "documents", "mapping", "indicator", "indicators", "criterion", "id", "code", "month", "rulebook_id"}
)


def masked(assessment: Assessment) -> Assessment:
    """The same assessment with ID card, mobile and private account numbers starred in every text that a report may show."""
    return _rewritten(assessment, mask_for(assessment.evidence))


def presentable(assessment: Assessment) -> Assessment:
    """The same assessment without characters that no report format can hold (see `cleaned`)."""
    return _rewritten(assessment, cleaned)


def mask_for(evidence: Iterable[Evidence]) -> Rewriting:
    """Stars ID card and mobile numbers wherever they stand, and every number that recognition marked as personal (bank accounts)."""
    data = (datum for paper in evidence for datum in paper.facts.personal_data)
    known = sorted({number for datum in data for number in LONG_NUMBER.findall(datum.quote.text)}, key=lambda number: (-len(number), number))
    patterns = [re.compile("|".join(map(re.escape, known)))] if known else []

    def mask(text: str) -> str:
        for pattern in (*patterns, ID_CARD, MOBILE):
            text = pattern.sub(_starred, text)
        return text

    return mask


def _starred(match: re.Match[str]) -> str:
    """Three digits in front and two behind stay, so that the number can still be found in the paper."""
    number = match.group()
    return f"{number[:3]}{'*' * (len(number) - 5)}{number[-2:]}"


def _rewritten(value: T, rewrite: Rewriting) -> T:
    if type(value) is str:  # a StrEnum is no text of the ledger
        return rewrite(str(value))  # type: ignore[return-value]
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return tuple(_rewritten(item, rewrite) for item in value)  # type: ignore[return-value]
    if is_dataclass(value) and not isinstance(value, type):
        changed = {f.name: _rewritten(getattr(value, f.name), rewrite) for f in fields(value) if f.name not in KEPT_FIELDS}
        return replace(value, **changed)
    return value
