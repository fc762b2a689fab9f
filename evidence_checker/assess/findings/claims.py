"""What self-assessments, summaries and reports claim against what the ledger shows: money, purchases, visits, training."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from evidence_checker.assess.case import Case
from evidence_checker.assess.model import Finding, FindingQuote
from evidence_checker.assess.paper import Paper
from evidence_checker.assess.payments import payments_of
from evidence_checker.assess.rules.visits import led_by_principal
from evidence_checker.assess.subject import quote_of
from evidence_checker.assess.words import money
from evidence_checker.recognize.model import EvidenceType

CLAIMANTS = (EvidenceType.SELF_ASSESSMENT, EvidenceType.WORK_SUMMARY, EvidenceType.SITUATION_REPORT)
SLACK = Decimal("1.02")  # rounded figures of a report
GRACE = timedelta(days=15)  # a report of June may count what the bank books in July

SUM = r"(?P<figure>\d[\d,，]*(?:\.\d+)?)\s*(?P<unit>亿|万|千)?(?P<about>余|多)?元"
COUNT = r"(?P<count>\d{1,4}|[一二两三四五六七八九十]{1,3})"
LEADER = r"(?:主要(?:负责)?(?:同志|领导|负责人)|单位?一把手|党[组委]书记|局长|董事长|主席|主任|院长|校长|社长|台长|书记)"
MONEY = (
    re.compile(rf"(?:投入|安排|落实|拨付|到位|筹集|筹措|争取|协调)[^。；;\n]{{0,14}}?(?:资金|经费|款)[^。；;\n]{{0,8}}?{SUM}"),
    re.compile(rf"(?:资金|经费)(?:共计?|合计|累计|总额|总计)[^。；;\n]{{0,6}}?{SUM}"),
)
PURCHASE = (re.compile(rf"(?:消费帮扶|采购|购买|认购|以购代[捐扶])[^。；;\n]{{0,30}}?{SUM}"),)
VISITS = re.compile(rf"{LEADER}[^。；;\n]{{0,24}}?(?:到村|进村|入村|调研|走访|带队)[^。；;\n]{{0,12}}?{COUNT}次")
MONTHS = r"(?P<months>\d{1,2}月(?:[、和及,，]\d{1,2}月)*)"
VISIT_MONTHS = re.compile(rf"{LEADER}[^。；;\n]{{0,16}}?{MONTHS}[^。；;\n]{{0,16}}?(?:到村|进村|入村|调研|走访|带队)")
TRAINING = (
    re.compile(rf"(?:举办|开展|组织|开办)[^。；;\n]{{0,24}}?培训[^。；;\n]{{0,8}}?{COUNT}[期场次班]"),
    re.compile(rf"培训班?{COUNT}[期场次班]"),
)

AHEAD = re.compile(r"下一?步|下步|今后|明年|(?:工作)?(?:打算|计划|安排|思路|设想)[:：。]?$|下半年(?:工作)?(?:打算|计划|安排)")
NOT_DONE = re.compile(r"计划|拟|将(?!军)|力争|争取(?:在|于|到?年底)|意向|预计|打算|准备|框架|签订|签约|承诺|目标")
NUMERALS = {"两": 2, **{sign: value for value, sign in enumerate("一二三四五六七八九", 1)}}


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure that a paper claims and what the ledger shows of it, both as told to people."""

    what: str
    claimed: str
    shown: str
    words: str


def check(case: Case) -> Iterator[Finding]:
    """One finding for each paper that claims more than the ledger shows, with every figure."""
    for paper in case.of_type(*CLAIMANTS):
        claims = [claim for judge in JUDGES if (claim := judge(case, paper, _told_as_done(case, paper))) is not None]
        if claims:
            yield _finding(case, paper, claims)


def _finding(case: Case, paper: Paper, claims: list[Claim]) -> Finding:
    quotes = [FindingQuote(paper.path, quote) for claim in claims if (quote := quote_of(paper, claim.words)) is not None]
    rest = "".join(f"；{claim.what}{claim.claimed}，台账中只能证明{claim.shown}" for claim in claims[1:])
    return case.finding(
        "claim-mismatch",
        documents=[paper.path],
        indicator=paper.indicators[0] if paper.indicators else None,
        quotes=quotes,
        what=claims[0].what,
        claimed=claims[0].claimed,
        shown=claims[0].shown + rest,
    )


def _told_as_done(case: Case, paper: Paper) -> list[str]:
    """The paper's sentences about what was done this year: without plans, other years, and what follows the heading of what is to come."""
    sentences: list[str] = []
    for line in paper.text.split("\n"):
        if AHEAD.search(line) and len(line) < 30:
            break
        sentences += [s for s in re.split(r"[。；;]", line) if s and not AHEAD.search(s) and not NOT_DONE.search(s) and not _other_year(case, s)]
    return sentences


def _other_year(case: Case, sentence: str) -> bool:
    years = re.findall(r"(20\d\d)年", sentence)
    return (bool(years) and str(case.year) not in years) or bool(re.search(r"去年|上年|往年|历年|以来累计|脱贫攻坚(?:期间|以来)|十三五", sentence))


def _money(case: Case, paper: Paper, sentences: list[str]) -> Claim | None:
    """The largest sum said to be put in against all that arrived until then."""
    claimed, words = _largest(MONEY, sentences)
    shown = sum((p.yuan for p in payments_of(case) if p.arrived and _until(paper, p.day)), Decimal(0))
    return _more("投入资金", claimed, shown, words)


def _purchases(case: Case, paper: Paper, sentences: list[str]) -> Claim | None:
    """The largest sum said to be spent on products against the vouchers."""
    claimed, words = _largest(PURCHASE, sentences)
    vouchers = [p for p in case.of_type(EvidenceType.PURCHASE_VOUCHER) if p.evidence.facts.total is not None and _until(paper, p.day)]
    shown = sum((p.evidence.facts.total.value for p in vouchers if p.evidence.facts.total), Decimal(0))
    return _more("消费帮扶采购", claimed, shown, words)


def _more(what: str, claimed: Decimal, shown: Decimal, words: str) -> Claim | None:
    return Claim(what, money(claimed), money(shown) if shown else "0元", words) if claimed > shown * SLACK and claimed > 0 else None


def _largest(patterns: tuple[re.Pattern[str], ...], sentences: list[str]) -> tuple[Decimal, str]:
    found = [(_yuan(match), match[0]) for sentence in sentences for pattern in patterns for match in pattern.finditer(sentence)]
    return max(found, default=(Decimal(0), ""))


def _yuan(match: re.Match[str]) -> Decimal:
    return Decimal(re.sub(r"[,，]", "", match["figure"])) * {"亿": 10**8, "万": 10**4, "千": 1000}.get(match["unit"], 1)


def _until(paper: Paper, day: date | None) -> bool:
    own = paper.evidence.facts.date
    return own is None or day is None or day <= own.value + GRACE


def _visits(case: Case, paper: Paper, sentences: list[str]) -> Claim | None:
    """How often, or in which months, the principal leader is said to have come, against the visits that papers show."""
    days = {visit.day for visit in case.papers if visit.counts and visit.day and led_by_principal(case, visit)}
    visits = _apart(sorted(day for day in days if day.year == case.year and _until(paper, day)))
    for sentence in sentences:
        match = VISITS.search(sentence)
        if match and _number(match["count"]) > len(visits):
            return Claim("主要负责人到村", f"{_number(match['count'])}次", f"{len(visits)}次", match[0])
        months = VISIT_MONTHS.search(sentence)
        unseen = [m for m in re.findall(r"\d{1,2}", months["months"]) if int(m) not in {d.month for d in days}] if months else []
        if months and unseen:
            return Claim("主要负责人", f"{'、'.join(unseen)}月到村", "其他月份的走访" if visits else "0次", months[0])
    return None


def _apart(days: list[date]) -> list[date]:
    """The first days of visits; days within a week are one visit."""
    firsts: list[date] = []
    for day in days:
        if not firsts or (day - firsts[-1]).days > 7:
            firsts.append(day)
    return firsts


def _training(case: Case, paper: Paper, sentences: list[str]) -> Claim | None:
    """How many courses are said to have been held against the courses that papers show until then; one day is one course."""
    shown = {item.day or item.path for item in case.papers if item.counts and _is_training(item) and _until(paper, item.day)}
    for sentence in sentences:
        for match in (found for pattern in TRAINING for found in pattern.finditer(sentence)):
            if _number(match["count"]) > len(shown):
                return Claim("培训", f"{_number(match['count'])}期", f"{len(shown)}期", match[0])
    return None


def _is_training(paper: Paper) -> bool:
    if paper.type is EvidenceType.TRAINING_RECORD:
        return True
    return paper.type in {EvidenceType.BRIEFING, EvidenceType.PHOTO} and "培训" in paper.title + paper.headline


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    tens, _, ones = text.partition("十") if "十" in text else ("", "", text)
    return (NUMERALS.get(tens, 1) * 10 if "十" in text else 0) + NUMERALS.get(ones, 0)


JUDGES: tuple[Callable[[Case, Paper, list[str]], Claim | None], ...] = (_money, _purchases, _visits, _training)
