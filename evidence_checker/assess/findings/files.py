"""Files that could not be read, and papers that nobody could read."""

from __future__ import annotations

from collections.abc import Iterator

from evidence_checker.assess.case import Case
from evidence_checker.assess.model import Finding, FindingQuote, Severity
from evidence_checker.assess.paper import Bar, Paper
from evidence_checker.assess.standing import illegible_pages
from evidence_checker.errors import Problem, ProblemCode
from evidence_checker.recognize.model import Quote


def check(case: Case) -> Iterator[Finding]:
    """One finding for each file that is unreadable or illegible, with the reason and the remedy."""
    for papers in case.by_path.values():
        paper = papers[0]
        if paper.bar(Bar.UNREADABLE) is not None:
            yield _told(case, "unreadable-file", paper, _problem(paper))
        elif any(item.bar(Bar.ILLEGIBLE) is not None for item in papers):
            yield _told(case, "illegible", paper, Problem(ProblemCode.ILLEGIBLE))
        elif pages := sorted({page for item in papers for page in illegible_pages(item.evidence.document)}):
            yield _partly(case, paper, pages)


def _partly(case: Case, paper: Paper, pages: list[int]) -> Finding:
    """Some pages of a paper that counts could not be read: worth knowing, no fault of the rest."""
    problem = Problem(ProblemCode.ILLEGIBLE)
    told = f"第{'、'.join(map(str, pages[:5]))}页{problem.message}"
    quotes = [FindingQuote(paper.path, Quote("", page)) for page in pages[:3]]
    return case.finding("illegible", documents=[paper.path], quotes=quotes, severity=Severity.INFO, problem=told, remedy=problem.remedy)


def _problem(paper: Paper) -> Problem:
    return next(iter(paper.evidence.document.problems), Problem(ProblemCode.CORRUPT))


def _told(case: Case, code: str, paper: Paper, problem: Problem) -> Finding:
    return case.finding(code, documents=[paper.path], problem=problem.message, remedy=problem.remedy)
