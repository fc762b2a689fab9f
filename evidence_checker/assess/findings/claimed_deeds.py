"""Visits, courses and care that a paper claims, against what other papers tell of."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from evidence_checker.assess.case import Case
from evidence_checker.assess.findings.claim_words import Claim, matches, number, until
from evidence_checker.assess.going import went_to_village
from evidence_checker.assess.paper import Paper
from evidence_checker.assess.rules.visits import led_by_other, led_by_principal
from evidence_checker.recognize.model import EvidenceType
from evidence_checker.rulebook.claims import ClaimWords
from evidence_checker.rulebook.criteria import LedVisit

MORE = Decimal("1.1")  # so many people more than are shown make a claim
ONE_VISIT = 7  # days within which papers tell of one visit
CARE = {
    "体检": re.compile(r"(?:组织|安排|落实|开展|进行|参加)[^。；;，,]{0,14}体检|体检[^。；;，,]{0,6}(?:全覆盖|1次|一次)"),
    "保险": re.compile(r"(?:购买|办理|投保|落实)[^。；;，,]{0,14}保险"),
}
TEAM = re.compile(r"驻村|队员|工作队|第一书记")
TELLS = frozenset({EvidenceType.BRIEFING, EvidenceType.PHOTO, EvidenceType.MEETING_MINUTES, EvidenceType.MEDIA_REPORT, EvidenceType.WORK_LOG})
PROMISES = frozenset({EvidenceType.ANNUAL_PLAN, EvidenceType.TEAM_RULES, EvidenceType.LEADING_GROUP_NOTICE, EvidenceType.OTHER})
TRAINED = frozenset({EvidenceType.TRAINING_RECORD, EvidenceType.BRIEFING, EvidenceType.PHOTO, EvidenceType.MEDIA_REPORT})


def claimed_visits(case: Case, paper: Paper, told: list[str]) -> Claim | None:
    """How often, or in which months, the principal leader is said to have come, against the visits that papers show."""
    words = case.rulebook.book.claims
    days = sorted({day for visit in case.papers if visit.counts and _with_principal(case, visit) for day in visit.days})
    days = [day for day in days if day.year == case.year and until(paper, day)]
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
    return tells and not led_by_other(case, visit) and any(name in visit.text for name, _ in case.unit.principals)


def _is_visit(case: Case, paper: Paper) -> bool:
    """It shows a visit by the measure of the criteria on visits: neither a plan nor a meeting in the office."""
    asked = case.rulebook.by_criterion
    return went_to_village(case, paper) and any(not fit.weak and isinstance(asked[fit.criterion][1].count, LedVisit) for fit in paper.fits)


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


def claimed_courses(case: Case, paper: Paper, told: list[str]) -> Claim | None:
    """How many courses are said to have been held against those that papers show until then; one day is one course."""
    words = case.rulebook.book.claims
    shown = {day for item in case.papers if item.counts and _is_training(item) for day in (item.days or (item.path,)) if _in_time(paper, day)}
    counts = [(number(match["count"]), match[0]) for sentence in told for match in matches(words, "courses", sentence)]
    most, said = max(counts, default=(0, ""))
    return Claim("培训", f"{most}期", f"{len(shown)}期", said, doubtful=True) if most > len(shown) else None


def claimed_trainees(case: Case, paper: Paper, told: list[str]) -> Claim | None:
    """How many people are said to be trained against those that the papers of courses tell of; no comparison where one of them tells of none."""
    words = case.rulebook.book.claims
    courses: dict[date | str, list[int]] = {}
    for item in case.papers:
        if item.counts and _is_training(item):
            for day in item.days[:1] or (item.path,):
                courses.setdefault(day, []).append(_attendees(words, item))
    most, said = max(((number(m["count"]), m[0]) for sentence in told for m in matches(words, "trained", sentence)), default=(0, ""))
    shown = [max(counts) for day, counts in courses.items() if _in_time(paper, day)]
    if not shown or 0 in shown or most <= sum(shown) * MORE:
        return None
    return Claim("培训", f"{most}人次", f"{sum(shown)}人次", said, doubtful=True)


def _attendees(words: ClaimWords, paper: Paper) -> int:
    """The most people that a course's paper tells of in words; 0 where it tells none: the rows of a sign-in sheet may be its first page only."""
    return max((number(match["count"]) for match in matches(words, "attended", paper.text)), default=0)


def _in_time(paper: Paper, day: date | str) -> bool:
    return isinstance(day, str) or until(paper, day)


def _is_training(paper: Paper) -> bool:
    return paper.type is EvidenceType.TRAINING_RECORD or (paper.type in TRAINED and "培训" in paper.title + paper.headline + paper.body[:200])


def claimed_care(case: Case, _: Paper, told: list[str]) -> Claim | None:
    """Care for the team that is said to be given and that no other paper tells of; a doubt, since it may lie elsewhere."""
    for what, words in CARE.items():
        said = next((match[0] for sentence in told if TEAM.search(sentence) and (match := words.search(sentence))), None)
        if said and not any(_tells_of_care(case, item, what) for item in case.papers):
            return Claim(f"为队员安排{what}", "", "0次", said, doubtful=True)
    return None


def _tells_of_care(case: Case, item: Paper, what: str) -> bool:
    """A paper that counts, neither a claim itself nor a mere intention, tells of it for the team."""
    kept = item.counts and item.type.value not in case.rulebook.book.claims.types and item.type not in PROMISES
    return kept and what in item.text and TEAM.search(item.text) is not None
