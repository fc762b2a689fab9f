"""Opens archives, and archives in archives, within limits; nothing is ever written where a member's name says."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import cast

from pydantic import TypeAdapter

from evidence_checker.errors import Problem, ProblemCode
from evidence_checker.intake.drain import Budget, BudgetSpent, drained
from evidence_checker.intake.found import Contents, Found, Terms
from evidence_checker.intake.isolation import Beat, Shelter
from evidence_checker.intake.kinds import ARCHIVES, kind_of

_CONTENTS = TypeAdapter(Contents)


UNPACKING = f"{__name__}:unpack_for_parent"
"""The task that a `Shelter` does for `unpack_guarded`."""


def unpack_guarded(archive: Found, terms: Terms, shelter: Shelter) -> Contents:
    """The same as `unpack`, in a process of its own: a crash or a hanging library costs this archive only."""
    outcome = shelter.run((archive, terms), archive.location.stat().st_size)
    if outcome.problem:
        shutil.rmtree(terms.workspace, ignore_errors=True)
        return Contents([replace(archive, problem=outcome.problem)])
    return _CONTENTS.validate_json(outcome.answer)


def unpack_for_parent(job: object, beat: Beat) -> bytes:
    """The child's task: unpacks one archive of the ledger and answers with its contents as JSON."""
    archive, terms = cast("tuple[Found, Terms]", job)
    return _CONTENTS.dump_json(unpack(archive, terms, beat))


def unpack(archive: Found, terms: Terms, beat: Beat) -> Contents:
    """Everything in an archive of the ledger. An archive that can't be opened, or not wholly, stands among the files with its problem."""
    budget = Budget(terms.limits.members, terms.limits.total_bytes, beat)
    try:
        return _unpack(archive, terms, budget, 1)
    except BudgetSpent:
        shutil.rmtree(terms.workspace, ignore_errors=True)
        return Contents([replace(archive, problem=Problem(ProblemCode.ARCHIVE_BOMB))])


def _unpack(archive: Found, terms: Terms, budget: Budget, depth: int) -> Contents:
    if depth > terms.limits.depth:
        return Contents([replace(archive, problem=Problem(ProblemCode.ARCHIVE_DEPTH, f"超过{terms.limits.depth}层"))])
    folder = terms.workspace / budget.folder()
    contents, problem = drained(archive, replace(terms, workspace=folder), budget)
    if problem and problem.code is ProblemCode.ARCHIVE_BOMB:
        shutil.rmtree(folder, ignore_errors=True)
        contents = Contents()
    result = Contents([replace(archive, problem=problem)], [], []) if problem else Contents([], [archive.path], [])
    result.set_aside += contents.set_aside
    for found in contents.files:
        result.take(_opened_further(found, terms, budget, depth))
    return result


def _opened_further(found: Found, terms: Terms, budget: Budget, depth: int) -> Contents:
    """The file itself, or what is in it where it is an archive."""
    if found.problem:
        return Contents([found])
    known = replace(found, kind=kind_of(found.location, found.path))
    return _unpack(known, terms, budget, depth + 1) if known.kind in ARCHIVES else Contents([known])
