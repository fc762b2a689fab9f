"""From when to when each member of the village team served, by `unit.yaml` and by the papers that send, replace and call back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from evidence_checker.assess.case import Case
from evidence_checker.assess.paper import Paper
from evidence_checker.recognize.model import DateRole, EvidenceType
from evidence_checker.recognize.passage import Passage

ENDS = "(?:(?:任务|期限|工作|服务)(?:结束|完成)|回[校院局社]|返[校岗]|离任|返回|回原单位|召回|撤回|不再|免去|期满|轮换回|调回)"
LEAVES = r"{name}(?:等)?(?:同志|两?[人名位]|队员)*(?:[（(][^）)]{{0,40}}[）)])?[^。；;，,]{{0,12}}(?:[，,][^。；;，,]{{0,8}})?" + ENDS
STAYS = re.compile(
    "不变|继续[)）]|(?:^|，)继续(?:$|，)|(?<!不能)(?<!不再)(?<!无法)(?<!不宜)继续(?:担任|留任|驻村|任)|留任|连任|续任|续派|仍(?:为|任)|现任"
)
IS_REPLACED = r"(?:接替|替换|代替|召回|撤回|免去|原驻村(?:工作)?(?:第一书记|队员|队长)?){name}"


@dataclass(frozen=True, slots=True)
class Term:
    """One service in the village; None where no paper tells when it began or ended. `order` is the paper that says so, None for `unit.yaml`."""

    name: str
    start: date | None
    end: date | None
    order: Paper | None = None


def terms(case: Case) -> tuple[Term, ...]:
    """Every service that is stated of those whom the attendance or `unit.yaml` names, in the order of the papers."""
    members = {row.name for paper in case.of_type(EvidenceType.ATTENDANCE_RECORD) for row in paper.evidence.facts.attendance}
    names = sorted({name for name in (*members, *(member for member, _, _ in case.unit.team)) if len(name) >= 2})
    stated = [Term(name, start, end) for name, start, end in case.unit.team if start or end]
    orders = list(case.of_type(EvidenceType.DISPATCH_DOCUMENT))
    return (*stated, *(term for order in orders for name in names if (term := _of_paper(order, name)) is not None))


def _of_paper(paper: Paper, name: str) -> Term | None:
    rows = _rows(paper, name)
    text = re.sub(r"[ \t\u3000]", "", Passage(paper.evidence.document).text)
    clauses = [*rows, *(clause for clause in re.split(r"[。；;\n]", text) if name in clause and clause != name)] or rows
    day = (_named_day(paper, clauses) or _named_month(rows) or _since(name, text) or _start(paper)) if clauses or name in paper.text else None
    if day is None:
        return None
    if any(STAYS.search(clause) for clause in clauses):
        return None  # served before and goes on: this paper tells no beginning
    leaves = any(_is_leaving(name, clause) for clause in clauses)
    return Term(name, None, day, paper) if leaves else Term(name, day, None, paper)


def _rows(paper: Paper, name: str) -> list[str]:
    """What the rows of tables say of the member, each as one clause."""
    rows = (row for table in paper.evidence.document.tables for row in table.rows)
    packed = ([re.sub(r"\s", "", cell) for cell in row] for row in rows)
    return ["，".join(filter(None, row)) for row in packed if any(name in cell for cell in row)]


def _named_month(rows: list[str]) -> date | None:
    """The first month that a row names, by its first day: 起 2021年5月."""
    months = [(int(y), int(m)) for row in rows for y, m in re.findall(r"(20\d\d)[年.-](1[0-2]|0?[1-9])(?!\d)", row)]
    return date(*min(months), 1) if months else None


def _since(name: str, text: str) -> date | None:
    """The month since which the paper says that the member has served: 温志强（2021年5月起驻村）, be it over a line's end."""
    told = re.search(rf"{re.escape(name)}[^。；;]{{0,60}}?(20\d\d)年(1[0-2]|0?[1-9])月(?:起|以来)", text.replace("\n", ""))
    return date(int(told[1]), int(told[2]), 1) if told else None


def _is_leaving(name: str, clause: str) -> bool:
    known = re.escape(name)
    return re.search(IS_REPLACED.format(name=known), clause) is not None or re.search(LEAVES.format(name=known), clause) is not None


def _named_day(paper: Paper, clauses: list[str]) -> date | None:
    """The first day that stands in one clause with the name."""
    days = [m.value for m in paper.evidence.facts.dates if m.value and m.role is not DateRole.CITED and any(m.text in c for c in clauses)]
    return min(days, default=None)


def _start(paper: Paper) -> date | None:
    """The first day of the term, else the day to report, else the paper's own date."""
    facts = paper.evidence.facts
    begun = [m.value for m in facts.dates if m.role is DateRole.TERM and m.value]
    own = facts.date.value if facts.date else None
    return min([*begun, *(fact.value for fact in facts.event_dates), *([own] if own else [])], default=None)


def serves(served: Iterable[Term], name: str, month: str) -> bool:
    """The member served all of that month (YYYY-MM), as far as anything tells."""
    known = [term for term in served if term.name == name]
    starts = [term.start for term in known if term.start]
    ends = [term.end for term in known if term.end]
    if any(f"{day:%Y-%m}" == month and day.day > 1 for day in starts) or any(f"{day:%Y-%m}" == month for day in ends):
        return False
    return (not starts or any(f"{day:%Y-%m}" <= month for day in starts)) and (not ends or any(f"{day:%Y-%m}" > month for day in ends))


def first_start(case: Case) -> dict[str, Term]:
    """For each member sent by a paper the term that began first; who is only called back or was replaced before has none."""
    first: dict[str, Term] = {}
    for term in terms(case):
        known = first.get(term.name)
        if term.start and term.order is not None and (known is None or known.start is None or term.start < known.start):
            first[term.name] = term
    return first
