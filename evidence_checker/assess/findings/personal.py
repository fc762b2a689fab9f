"""Personal data that stand in the clear."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from evidence_checker.assess.case import Case
from evidence_checker.assess.model import Finding, FindingQuote

NAMES = {"id-card": "身份证号", "phone": "手机号", "bank-account": "个人银行账号"}


def check(case: Case) -> Iterator[Finding]:
    """One finding for each paper, with what kinds of data and how many."""
    for paper in case.papers:
        data = paper.evidence.facts.personal_data
        if data:
            kinds = Counter(NAMES.get(item.kind, item.kind) for item in data)
            yield case.finding(
                "personal-data",
                documents=[paper.path],
                quotes=[FindingQuote(paper.path, item.quote) for item in data[:3]],
                kinds="、".join(f"{name}{count}处" for name, count in kinds.items()),
            )
