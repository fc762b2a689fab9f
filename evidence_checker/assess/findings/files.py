"""Files that could not be read, and papers that nobody could read."""

from __future__ import annotations

from collections.abc import Iterator

from evidence_checker.assess.case import Case
from evidence_checker.assess.model import Finding
from evidence_checker.assess.paper import Bar, Paper
from evidence_checker.errors import Problem, ProblemCode


def check(case: Case) -> Iterator[Finding]:
    """One finding for each file that is unreadable or illegible, with the reason and the remedy."""
    for papers in case.by_path.values():
        paper = papers[0]
        if paper.bar(Bar.UNREADABLE) is not None:
            yield _told(case, "unreadable-file", paper, _problem(paper))
        elif any(item.bar(Bar.ILLEGIBLE) is not None for item in papers):
            yield _told(case, "illegible", paper, Problem(ProblemCode.ILLEGIBLE))


def _problem(paper: Paper) -> Problem:
    return next(iter(paper.evidence.document.problems), Problem(ProblemCode.CORRUPT))


def _told(case: Case, code: str, paper: Paper, problem: Problem) -> Finding:
    return case.finding(code, documents=[paper.path], problem=problem.message, remedy=problem.remedy)
