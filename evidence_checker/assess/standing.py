"""Whether a paper counts at all: read, filled in, of the evaluation year, about this unit and its village, and evidence of something."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from evidence_checker.assess.model import Unit
from evidence_checker.assess.names import UnitNames, own_names
from evidence_checker.assess.paper import Bar, Barred, Paper
from evidence_checker.errors import ProblemCode
from evidence_checker.extract.model import Document, Source, Status
from evidence_checker.recognize.model import DateRole, EvidenceType, Quote
from evidence_checker.rulebook.book import Rulebook

# Papers that record something done in a village; a payment or a contract may name places for other reasons.
OF_THE_VILLAGE = frozenset(
    {
        EvidenceType.BRIEFING,
        EvidenceType.PHOTO,
        EvidenceType.SITUATION_REPORT,
        EvidenceType.MONITORING_RECORD,
        EvidenceType.TRAINING_RECORD,
        EvidenceType.PARTY_BUILDING_RECORD,
        EvidenceType.ACTIVITY_PLAN,
        EvidenceType.PROJECT_RECORD,
        EvidenceType.RESEARCH_PLAN,
        EvidenceType.ASSISTANCE_PLAN,
        EvidenceType.TYPICAL_CASE,
    }
)
# Papers that tell something in their own words and must show what it has to do with the assistance.
TOLD = frozenset(
    {EvidenceType.BRIEFING, EvidenceType.SITUATION_REPORT, EvidenceType.WORK_SUMMARY, EvidenceType.ACTIVITY_PLAN, EvidenceType.RESEARCH_PLAN}
)
# Papers that others write about or for the unit: the unit need not be named in them.
BY_OTHERS = frozenset(
    {
        EvidenceType.FUND_VOUCHER,
        EvidenceType.PURCHASE_VOUCHER,
        EvidenceType.PROJECT_RECORD,
        EvidenceType.COMMENDATION,
        EvidenceType.MEDIA_REPORT,
        EvidenceType.PHOTO,
        EvidenceType.HONOR_CERTIFICATE,
        EvidenceType.ASSISTANCE_AGREEMENT,
        EvidenceType.LEADER_INSTRUCTION,
    }
)


# Papers by which a unit binds itself; those of a county, town or village prove nothing of the unit's.
OWN = frozenset({EvidenceType.LEADING_GROUP_NOTICE, EvidenceType.ANNUAL_PLAN, EvidenceType.SELF_ASSESSMENT})
LOCAL = re.compile(r"[县乡镇](?:委|人民政府|党委|政府|巩固|乡村振兴|.{0,12}领导小组)|[县乡镇]$|村(?:民)?委员?会|村党总?支部?")

NUMERALS = str.maketrans("〇○零Oo一二三四五六七八九", "00000123456789")  # 二〇二一年, also with a letter O

OF_THE_TEAM = r"驻村|工作队|第一书记|村委会|村民委员会"


@dataclass(frozen=True)
class Bench:
    """What a paper's standing is judged by."""

    unit: Unit
    rulebook: Rulebook
    names: UnitNames
    own: tuple[str, ...]
    villages: tuple[str, ...]
    year: int

    @classmethod
    def of(cls, unit: Unit, rulebook: Rulebook, year: int) -> Bench:
        """The bench for a unit and year."""
        villages = tuple(short_village(v.village) for v in unit.villages if v.village)
        return cls(unit, rulebook, UnitNames(rulebook), own_names(unit, rulebook), villages, year)

    def names_us(self, text: str) -> bool:
        """The text names the unit."""
        return any(name in text for name in self.own) or self.names.named(text)[self.unit.name] > 0

    def without_names(self, text: str) -> str:
        """The text without the unit's own names."""
        for name in self.own:
            text = text.replace(name, "")
        return text

    def names_village(self, text: str) -> bool:
        """The text names one of the unit's villages."""
        return any(village in text for village in self.villages)


def short_village(name: str) -> str:
    """A village's name without what kind of village it is: 双龙村委会 → 双龙村 → 双龙."""
    short = re.sub(r"(?:行政村|村民委员会|村委会|社区居民委员会|社区|村)$", "", name)
    return short if len(short) >= 2 else name


def located(village: str, text: str) -> bool:
    """The text names the village together with its town or county, so that it is no chance word."""
    return re.search(rf"(?:镇|乡|县|区|街道){re.escape(village)}(?:村|社区)", text) is not None


def misread(one: str, other: str) -> bool:
    """Two names of three or more characters that differ in a single one, and not as neighbouring villages do (上营盘, 下营盘)."""
    if len(one) != len(other) or len(one) < 3:
        return False
    differ = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    return len(differ) == 1 and not set(differ[0]) <= set("上下东西南北大小新老中前后左右")


def standing(paper: Paper, bench: Bench) -> tuple[Barred, ...]:
    """Every reason why the paper does not count; an unreadable or blank one has no other."""
    for judge in (_unreadable, _illegible, _blank):
        found = judge(paper, bench)
        if found is not None:
            return (found,)
    return tuple(_content(paper, bench))


def _content(paper: Paper, bench: Bench) -> Iterator[Barred]:
    judges: tuple[Callable[[Paper, Bench], Barred | None], ...] = (_reversed, _no_evidence, _other_people, _other_year, _other_unit, _other_village)
    for judge in judges:
        found = judge(paper, bench)
        if found is not None:
            yield found


def _unreadable(paper: Paper, bench: Bench) -> Barred | None:  # noqa: ARG001 - one shape for all judges
    document = paper.evidence.document
    if document.status is not Status.UNREADABLE or _only(paper, ProblemCode.ILLEGIBLE):
        return None
    return Barred(Bar.UNREADABLE, next((p.message for p in document.problems), "文件无法读取"))


def _illegible(paper: Paper, bench: Bench) -> Barred | None:  # noqa: ARG001 - one shape for all judges
    document = paper.evidence.document
    nothing = document.status is Status.UNREADABLE or len(paper.text) < 20 or len(illegible_pages(document)) >= max(1, len(document.pages))
    if _only(paper, ProblemCode.ILLEGIBLE) and nothing:
        return Barred(Bar.ILLEGIBLE, "有字但看不清")
    return None


def illegible_pages(document: Document) -> tuple[int, ...]:
    """The pages whose text was there and could not be read with confidence."""
    told = {problem.page for problem in document.problems if problem.code is ProblemCode.ILLEGIBLE and problem.page}
    seen = {page.number for page in document.pages if page.problem and page.problem.code is ProblemCode.ILLEGIBLE}
    return tuple(sorted(told | seen))


def _only(paper: Paper, code: ProblemCode) -> bool:
    document = paper.evidence.document
    codes = {problem.code for problem in document.problems} | {page.problem.code for page in document.pages if page.problem}
    return codes == {code}


def _blank(paper: Paper, bench: Bench) -> Barred | None:  # noqa: ARG001 - one shape for all judges
    blankness = paper.evidence.facts.blankness
    if not blankness.is_template:
        return None
    return Barred(Bar.BLANK, f"有{blankness.placeholders}处空白或××未填写", blankness.quotes[:3])


def _reversed(paper: Paper, bench: Bench) -> Barred | None:  # noqa: ARG001 - one shape for all judges
    slip = paper.evidence.facts.slip
    if slip is None or not slip.failure:
        return None
    return Barred(Bar.REVERSED, f"单据上写着“{slip.failure}”，钱没有付出去或已退回", tuple(q for q in slip.quotes if slip.failure in q.text)[:2])


def _no_evidence(paper: Paper, bench: Bench) -> Barred | None:
    if paper.evidence.rejected:
        return None if _recognizes_us(paper, bench) else Barred(Bar.NO_EVIDENCE, paper.evidence.rejected)
    return None if _relevant(paper, bench) else Barred(Bar.NO_EVIDENCE, "看不出与定点帮扶有关", sure=0.7)


def _relevant(paper: Paper, bench: Bench) -> bool:
    """One of the words that papers of its kind must show stands in it, or the name of a member of the village team."""
    book = bench.rulebook.book
    asked = book.relevance_of.get(paper.type.value, book.relevance if paper.type in TOLD else ())
    if not asked or any(re.search(words, paper.title + paper.text) for words in asked):
        return True
    return paper.type.value in book.relevance_of and any(name in paper.text for name, _, _ in bench.unit.team)


def _recognizes_us(paper: Paper, bench: Bench) -> bool:
    """A paper from above that hands on or announces this unit's own experience: no mere order, but recognition."""
    words = bench.rulebook.book.recognition
    return any(re.search(word, paper.title) for word in words) and bench.names_us(paper.text)


def _other_people(paper: Paper, bench: Bench) -> Barred | None:
    """Attendance of people who are not in the village team: of a department, a course, a meeting."""
    names = {row.name for row in paper.evidence.facts.attendance}
    team = {name for name, _, _ in bench.unit.team}
    if paper.type is not EvidenceType.ATTENDANCE_RECORD or not names or not team or names & team or re.search(OF_THE_TEAM, paper.title + paper.text):
        return None
    return Barred(Bar.NO_EVIDENCE, f"登记的是{'、'.join(sorted(names)[:3])}等人，不是驻村队员", sure=0.8)


def _other_year(paper: Paper, bench: Bench) -> Barred | None:
    if not paper.years or bench.year in paper.years or _speaks_of_year(paper, bench):
        return None
    if paper.type.value in bench.rulebook.book.in_force_types and _in_force(paper, bench):
        return None
    told = "、".join(f"{year}年" for year in paper.years)
    return Barred(Bar.OTHER_YEAR, f"记载的是{told}的事，不是{bench.year}年", _date_quotes(paper))


def _speaks_of_year(paper: Paper, bench: Bench) -> bool:
    """Beside its own date the paper tells of something in the year (a term that runs through it); a title that says otherwise goes before."""
    if years_in_title(paper.title):
        return False
    roles = {DateRole.EVENT, DateRole.TERM, DateRole.DOCUMENT}
    told = [m for m in paper.evidence.facts.dates if m.value is not None and m.role in roles]
    return any(m.value.year <= bench.year <= (m.end or m.value).year for m in told if m.value is not None)


def _in_force(paper: Paper, bench: Bench) -> bool:
    return bench.year - bench.rulebook.book.thresholds.in_force_years <= max(paper.years) < bench.year


def _date_quotes(paper: Paper) -> tuple[Quote, ...]:
    facts = paper.evidence.facts
    fact = facts.date or next(iter(facts.event_dates), None)
    return fact.quotes[:1] if fact else ()


def _other_unit(paper: Paper, bench: Bench) -> Barred | None:
    """Another unit's own paper: it issues or leads it, ours is not named, and our village neither."""
    facts = paper.evidence.facts
    if paper.type in OWN and facts.issuer and LOCAL.search(facts.issuer.value) and not bench.names_us(facts.issuer.value):
        return Barred(Bar.OTHER_UNIT, f"是{facts.issuer.value}的文件，不是本单位的", facts.issuer.quotes[:1], 0.7)
    if bench.names_us(paper.text) or bench.names_village(paper.text):
        return None
    issuer = bench.names.of(facts.issuer.value) if facts.issuer else None
    other = issuer.name if issuer else _told_of(paper, bench)
    if other is None or other in {bench.unit.name, *bench.rulebook.book.superiors} or paper.type in BY_OTHERS:
        return None
    quotes = facts.issuer.quotes[:1] if facts.issuer and issuer else ()
    return Barred(Bar.OTHER_UNIT, f"写的是{other}的工作，没有提到本单位", quotes, 0.9 if issuer else 0.7)


HELPED_BY = re.compile(r"(?P<district>[\u4e00-\u9fff]{2}[区市县])(?:定点|结对|挂钩|对口)?(?:帮扶|挂联|联系|派驻|包保)的")
"""A district is a place, too; it is the unit of a paper where it is who helps: 官渡区定点帮扶的…村."""


def _told_of(paper: Paper, bench: Bench) -> str | None:
    """The unit whose work a paper about the village tells of, unless it speaks of its own (我局 …)."""
    if paper.type not in OF_THE_VILLAGE or re.search(r"我(?:局|委|办|院|校|司|公司|集团|单位|部|会|中心|社|台)", paper.text):
        return None
    named = [name for name, _ in bench.names.named(paper.text).most_common() if name not in bench.rulebook.book.superiors]
    districts = [entry.name for match in HELPED_BY.finditer(paper.text) if (entry := bench.names.in_folder(match["district"]))]
    return next(iter([*named, *districts]), None)


def _other_village(paper: Paper, bench: Bench) -> Barred | None:
    if not bench.villages or not paper.villages or paper.type not in OF_THE_VILLAGE or bench.names_village(paper.text):
        return None
    recognised = any(line.source is not Source.TEXT for line in paper.evidence.document.lines)
    if recognised and any(misread(name, own) for name in paper.villages for own in bench.villages):
        return None
    return Barred(Bar.OTHER_VILLAGE, f"写的是{_villages(paper.villages[:3])}，不是定点帮扶的{_villages(bench.villages)}", _place_quotes(paper))


def _villages(names: Sequence[str]) -> str:
    return "、".join(name if name.endswith(("村", "社区")) else f"{name}村" for name in names)


def _place_quotes(paper: Paper) -> tuple[Quote, ...]:
    for index, line in enumerate(paper.evidence.document.lines):
        if any(village in line.text for village in paper.villages):
            return (Quote(line.text, line.page, index, line.box),)
    return ()


def recorded_years(paper: Paper) -> tuple[int, ...]:
    """The years a paper records: months of attendance, else the year of its title, else of its events, else its own date's."""
    facts = paper.evidence.facts
    if facts.attendance:
        return tuple(sorted({int(row.month[:4]) for row in facts.attendance}))
    if paper.type not in {EvidenceType.COMMENDATION, EvidenceType.HONOR_CERTIFICATE, EvidenceType.MEDIA_REPORT}:
        stated = years_in_title(paper.title)
        if stated:
            return stated
    own = [facts.date.value] if facts.date else []
    days = [*own, *(fact.value for fact in facts.event_dates)] or [mention.value for mention in facts.dates if mention.value]
    return tuple(sorted({day.year for day in days})) or _named_years(paper)


def _named_years(paper: Paper) -> tuple[int, ...]:
    """The year of a paper without a full date that names a single one; of an honour (for 2020, given in 2021) all of them."""
    plain = paper.text.translate(NUMERALS)
    years = {int(year) for year in re.findall(r"(?<!\d)(20\d\d)(?=年|[.．/-]\d|(?:1[0-2]|[1-9])月)", plain)}
    is_honour = paper.type in {EvidenceType.COMMENDATION, EvidenceType.HONOR_CERTIFICATE}
    return tuple(sorted(years)) if len(years) == 1 or is_honour else ()


def years_in_title(title: str) -> tuple[int, ...]:
    """The years a title speaks of; a span (2021—2025年) counts with every year in it."""
    years: set[int] = set()
    for first, last in re.findall(r"(20\d\d)(?:年?[-—－–~～至到]+(20\d\d))?年(?!来|以来)", title):
        years.update(range(int(first), int(last or first) + 1))
    return tuple(sorted(years))
