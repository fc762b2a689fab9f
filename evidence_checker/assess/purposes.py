"""What a payment is for, compared with what agreements promise: two agreements with one village must not share an instalment."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence_checker.assess.case import Case
from evidence_checker.assess.paper import Paper
from evidence_checker.assess.payments import Payment

PLAIN = re.compile(
    r"[\W\d_]|第[一二三四五]期|[首二三]期|尾款|余款|首付|帮扶|资金|经费|项目|款项?|建设|工程|拨付|支付|转账|用于|捐赠|补助|\w村(?:委会)?"
)
GENERAL = re.compile(
    r"20\d\d|年度?|定点|驻村|扶持|支持|发展|产业|改造|提升|修缮|修复|购买|采购|购置|专项|工作|费用?|乡村|振兴|结对|公司|集团|有限|实施|配套|预付|货|往来|汇款|划拨|转入|[村镇乡]"
)
"""Words of a purpose that name no thing."""


def best_for(case: Case, payment: Payment, agreements: Sequence[Paper]) -> list[Paper]:
    """The agreements that say the most of the words of the payment's purpose; a payment that names none may be for any."""
    words = _pairs(_purpose(case, payment))
    said = [sum(word in paper.text for word in words) for paper in agreements]
    return [paper for paper, count in zip(agreements, said, strict=True) if count == max(said)]


def is_for_something_else(case: Case, payment: Payment, agreement: Paper) -> bool:
    """The payment's purpose names a thing and the agreement says no word of it."""
    words = {word for part in GENERAL.split(_purpose(case, payment)) if part for word in _pairs(part)}
    return bool(words) and not any(word in agreement.text for word in words)


def _purpose(case: Case, payment: Payment) -> str:
    slips = (proof.paper.evidence.facts.slip for proof in payment.proofs)
    text = next((slip.purpose for slip in slips if slip and slip.purpose), "")
    for name in (*case.own_names, *case.villages):
        text = text.replace(name, "")
    return PLAIN.sub("", text)


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}
