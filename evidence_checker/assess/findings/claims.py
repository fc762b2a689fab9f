"""What self-assessments, summaries and reports claim against what the ledger shows: money, purchases, visits, training."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from evidence_checker.assess.case import Case
from evidence_checker.assess.contents import same_content
from evidence_checker.assess.findings.claim_words import Sum, matches, number, says, sentences, sums
from evidence_checker.assess.findings.purchases import purchased
from evidence_checker.assess.model import Finding, FindingQuote, Severity
from evidence_checker.assess.paper import Paper
from evidence_checker.assess.payments import payments_of
from evidence_checker.assess.rules.visits import led_by_principal
from evidence_checker.assess.subject import quote_of
from evidence_checker.assess.words import money
from evidence_checker.recognize.model import EvidenceType
from evidence_checker.rulebook.claims import ClaimWords
from evidence_checker.rulebook.criteria import LedVisit

SLACK = Decimal("1.02")  # rounded figures of a report
ROUGHLY = Decimal("1.1")  # 约, 左右
GRACE = timedelta(days=15)  # a report of June may count what the bank books in July
ONE_VISIT = 7  # days within which papers tell of one visit
TELLS = frozenset({EvidenceType.BRIEFING, EvidenceType.PHOTO, EvidenceType.MEETING_MINUTES, EvidenceType.MEDIA_REPORT, EvidenceType.WORK_LOG})
TRAINED = frozenset({EvidenceType.TRAINING_RECORD, EvidenceType.BRIEFING, EvidenceType.PHOTO, EvidenceType.MEDIA_REPORT})


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure that a paper claims and what the ledger shows of it, both as told to people; `doubtful` where papers of others could show it."""

    what: str
    claimed: str
    shown: str
    words: str
    doubtful: bool = False


def check(case: Case) -> Iterator[Finding]:
    """One finding for each paper that claims more than the ledger shows, with every figure; copies of one paper are told together."""
    told: list[tuple[list[Paper], list[Claim]]] = []
    for paper in case.of_type(*(EvidenceType(name) for name in case.rulebook.book.claims.types)):
        claims = _claims(case, paper)
        copies = next((papers for papers, other in told if other == claims and same_content(papers[0], paper)), None)
        if claims and copies is not None:
            copies.append(paper)
        elif claims:
            told.append(([paper], claims))
    yield from (_finding(case, papers, claims) for papers, claims in told)


def _claims(case: Case, paper: Paper) -> list[Claim]:
    said = sentences(case, paper)
    return sorted((claim for judge in JUDGES if (claim := judge(case, paper, said)) is not None), key=lambda claim: claim.doubtful)


def _finding(case: Case, papers: list[Paper], claims: list[Claim]) -> Finding:
    first = papers[0]
    quotes = [FindingQuote(first.path, quote) for claim in claims if (quote := quote_of(first, claim.words)) is not None]
    rest = "".join(f"；{claim.what}{claim.claimed}，台账中只能证明{claim.shown}" for claim in claims[1:])
    return case.finding(
        "claim-mismatch",
        documents=[paper.path for paper in papers],
        indicator=first.indicators[0] if first.indicators else None,
        quotes=quotes,
        severity=Severity.WARNING if claims[0].doubtful else None,
        what=claims[0].what,
        claimed=claims[0].claimed,
        shown=claims[0].shown + rest,
    )


def _money(case: Case, paper: Paper, told: list[str]) -> Claim | None:
    """The largest sum said to be put in against all that arrived until then, bought goods included."""
    claimed = _largest(own for sentence in told if not _is_purchase(case, sentence) for own in _own_sums(case, sentence))
    arrived = [p for p in payments_of(case) if p.arrived and not p.in_kind and _until(paper, p.day)]
    shown = sum((p.yuan for p in arrived), Decimal(0))
    bought = sum((yuan for _, yuan in purchased(case, _known_until(paper), beside=arrived)), Decimal(0))
    goods = sum((claim.yuan for claim in case.money if claim.in_kind), Decimal(0))
    if claimed is None or not _exceeds(claimed, shown + bought + goods):
        return None
    unread = any(item.evidence.facts.total is None for item in case.of_type(EvidenceType.FUND_VOUCHER))
    return Claim("投入资金", money(claimed.yuan), _told(shown), claimed.words, doubtful=unread)


def _own_sums(case: Case, sentence: str) -> list[Sum]:
    """The sums of a sentence; where it says how much of them was the unit's own, that."""
    words = case.rulebook.book.claims
    found = list(sums(words, "money", sentence))
    if not found or says(words, "coordinated", sentence):
        return []
    own = [share for share in sums(words, "own_share", sentence) if any(share.yuan < whole.yuan for whole in found)]
    named = [share for share in own if _names_us(case, share.words)]
    return named or found


def _names_us(case: Case, words: str) -> bool:
    return re.search(r"我[局单会院校公集]|局机关|自筹|本单位", words) is not None or any(name in words for name in case.own_names)


def _coordinated(case: Case, paper: Paper, told: list[str]) -> Claim | None:
    """Money said to be won from others against approvals, allotments and payments; others may hold the papers, so it stays a doubt."""
    words = case.rulebook.book.claims
    claimed = _largest(found for sentence in told for found in sums(words, "coordinated", sentence))
    papers = case.of_type(EvidenceType.FUND_VOUCHER, EvidenceType.PROJECT_RECORD, EvidenceType.ASSISTANCE_PLAN, EvidenceType.ASSISTANCE_AGREEMENT)
    shown = sum((_stated(item) for item in papers if _until(paper, item.day)), Decimal(0))
    if claimed is None or not _exceeds(claimed, shown):
        return None
    return Claim("协调争取资金", money(claimed.yuan), _told(shown), claimed.words, doubtful=True)


def _stated(paper: Paper) -> Decimal:
    facts = paper.evidence.facts
    return facts.total.value if facts.total else max((amount.yuan for amount in facts.amounts), default=Decimal(0))


def _purchases(case: Case, paper: Paper, told: list[str]) -> Claim | None:
    """The largest sum said to be spent on products against the vouchers."""
    words = case.rulebook.book.claims
    said = [sentence for sentence in told if _is_purchase(case, sentence)]
    claimed = _largest(found for sentence in said for found in sums(words, "purchases", sentence) if not says(words, "sales", found.words))
    shown = sum((yuan for _, yuan in purchased(case, _known_until(paper))), Decimal(0))
    return Claim("消费帮扶采购", money(claimed.yuan), _told(shown), claimed.words) if claimed and _exceeds(claimed, shown) else None


def _is_purchase(case: Case, sentence: str) -> bool:
    words = case.rulebook.book.claims
    return says(words, "products", sentence) and says(words, "purchases", sentence)


def _largest(found: Iterable[Sum]) -> Sum | None:
    return max(found, key=lambda claimed: claimed.yuan, default=None)


def _exceeds(claimed: Sum, shown: Decimal) -> bool:
    return claimed.yuan > shown * (ROUGHLY if claimed.rough else SLACK) and claimed.yuan > 0


def _told(yuan: Decimal) -> str:
    return money(yuan) if yuan else "0元"


def _known_until(paper: Paper) -> date | None:
    own = paper.evidence.facts.date
    return own.value + GRACE if own else None


def _until(paper: Paper, day: date | None) -> bool:
    last = _known_until(paper)
    return last is None or day is None or day <= last


def _visits(case: Case, paper: Paper, told: list[str]) -> Claim | None:
    """How often, or in which months, the principal leader is said to have come, against the visits that papers show."""
    words = case.rulebook.book.claims
    days = sorted({day for visit in case.papers if visit.counts and _with_principal(case, visit) for day in visit.days})
    days = [day for day in days if day.year == case.year and _until(paper, day)]
    for sentence in told:
        for match in matches(words, "visits", sentence):
            if number(match["count"]) > len(_apart(days)) and not _is_of_all(match[0]):
                return Claim("主要负责人到村", f"{number(match['count'])}次", f"{len(_apart(days))}次", match[0])
        for match in matches(words, "visit_months", sentence):
            unseen = [m for m in re.findall(r"(\d{1,2})月", match["months"]) if int(m) not in {day.month for day in days}]
            if unseen and not _is_of_all(match[0]):
                return Claim("主要负责人", f"{'、'.join(unseen)}月到村", _months_told(days), match[0])
    return None


def _with_principal(case: Case, visit: Paper) -> bool:
    """The principal led, or is named in a paper about the village; claims do not prove themselves."""
    if visit.type.value in case.rulebook.book.claims.types and not visit.evidence.facts.event_dates:
        return False
    if not _is_visit(case, visit):
        return False
    if led_by_principal(case, visit):
        return True
    tells = visit.type in TELLS and any(village in visit.text for village in case.villages)
    return tells and visit.evidence.facts.principal is not False and any(name in visit.text for name, _ in case.unit.principals)


def _is_visit(case: Case, paper: Paper) -> bool:
    """It shows a visit by the measure of the criteria on visits: neither a plan nor a meeting in the office."""
    asked = case.rulebook.by_criterion
    return any(not fit.weak and isinstance(asked[fit.criterion][1].count, LedVisit) for fit in paper.fits)


def _is_of_all(words: str) -> bool:
    """The figure counts the visits of all leaders together, or of somebody else."""
    return re.search(r"班子|副|分管|其他|领导干部|科级|处级|第一书记|支书|支部书记|队员|等领导", words) is not None


def _months_told(days: list[date]) -> str:
    return f"{'、'.join(str(month) for month in sorted({day.month for day in days}))}月的走访" if days else "0次"


def _apart(days: list[date]) -> list[date]:
    """The first days of visits."""
    firsts: list[date] = []
    for day in days:
        if not firsts or (day - firsts[-1]).days > ONE_VISIT:
            firsts.append(day)
    return firsts


def _training(case: Case, paper: Paper, told: list[str]) -> Claim | None:
    """How many courses are said to have been held against those that papers show until then; one day is one course."""
    words = case.rulebook.book.claims
    shown = {day for item in case.papers if item.counts and _is_training(item) for day in (item.days or (item.path,)) if _in_time(paper, day)}
    counts = [(number(match["count"]), match[0]) for sentence in told for match in matches(words, "courses", sentence)]
    most, said = max(counts, default=(0, ""))
    return Claim("培训", f"{most}期", f"{len(shown)}期", said, doubtful=True) if most > len(shown) else None


def _trained(case: Case, paper: Paper, told: list[str]) -> Claim | None:
    """How many people are said to be trained against those that the papers of courses tell of; no comparison where one of them tells of none."""
    words = case.rulebook.book.claims
    courses: dict[date | str, list[int]] = {}
    for item in case.papers:
        if item.counts and _is_training(item):
            for day in item.days[:1] or (item.path,):
                courses.setdefault(day, []).append(_attendees(words, item))
    most, said = max(((number(m["count"]), m[0]) for sentence in told for m in matches(words, "trained", sentence)), default=(0, ""))
    shown = [max(counts) for day, counts in courses.items() if _in_time(paper, day)]
    if not shown or 0 in shown or most <= sum(shown) * ROUGHLY:
        return None
    return Claim("培训", f"{most}人次", f"{sum(shown)}人次", said, doubtful=True)


def _attendees(words: ClaimWords, paper: Paper) -> int:
    """The most people that a course's paper tells of in words; 0 where it tells none: the rows of a sign-in sheet may be its first page only."""
    return max((number(match["count"]) for match in matches(words, "attended", paper.text)), default=0)


def _in_time(paper: Paper, day: date | str) -> bool:
    return isinstance(day, str) or _until(paper, day)


def _is_training(paper: Paper) -> bool:
    return paper.type is EvidenceType.TRAINING_RECORD or (paper.type in TRAINED and "培训" in paper.title + paper.headline + paper.body[:200])


JUDGES: tuple[Callable[[Case, Paper, list[str]], Claim | None], ...] = (_money, _purchases, _visits, _coordinated, _training, _trained)
