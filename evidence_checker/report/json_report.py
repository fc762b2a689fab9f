"""The assessment as `report.json`; its names are fixed by schema version 1 (`docs/report.schema.json`)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, version
from itertools import groupby
from pathlib import Path

from evidence_checker.assess.model import Assessment, CriterionResult, Finding, Grade, IndicatorResult, MoneyClaim, Score, Support
from evidence_checker.errors import Problem
from evidence_checker.extract.model import Box, Status
from evidence_checker.recognize.model import Evidence
from evidence_checker.report.json_facts import facts_json, yuan_text
from evidence_checker.report.json_model import (
    BoxJson,
    CheckerJson,
    CriterionJson,
    DocumentJson,
    FindingJson,
    GradeJson,
    GuessJson,
    IndicatorJson,
    MoneyJson,
    MoneyStepJson,
    PaperJson,
    ProblemJson,
    QuoteJson,
    ReportJson,
    RulebookJson,
    ScoreJson,
    SignJson,
    TallyJson,
    UnitJson,
)


def write_json(assessment: Assessment, path: Path, made_at: str = "") -> None:
    """Write the report to `path` in UTF-8, the same bytes for the same assessment."""
    path.write_text(json_text(report_json(assessment, made_at)), encoding="utf-8", newline="\n")


def json_text(report: ReportJson) -> str:
    """The report as readable JSON; Chinese stays Chinese."""
    return json.dumps(report.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"


def read_report(path: Path) -> ReportJson:
    """A report written earlier; raises `pydantic.ValidationError` where it is none."""
    return ReportJson.model_validate_json(path.read_text(encoding="utf-8"))


def report_schema() -> str:
    """The JSON Schema of the report as it is committed in `docs/report.schema.json`."""
    schema = ReportJson.model_json_schema(mode="serialization")
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}, ensure_ascii=False, indent=1) + "\n"


def report_json(assessment: Assessment, made_at: str = "") -> ReportJson:
    """The report of one unit as a model."""
    tally = assessment.tally
    return ReportJson(
        checker=CheckerJson(version=own_version(), made_at=made_at or None),
        unit=UnitJson(name=assessment.unit.name, category=assessment.unit.category, assumed=assessment.unit.assumed),
        rulebook=RulebookJson(id=assessment.rulebook_id, year=assessment.year),
        tally=TallyJson(found=tally.found, read=tally.read, partial=tally.partial, unreadable=tally.unreadable, set_aside=tally.set_aside),
        documents=tuple(_documents(assessment)),
        indicators=tuple(map(_indicator, assessment.indicators)),
        findings=tuple(map(_finding, assessment.findings)),
        money=tuple(map(_money, assessment.money)),
        score=_score(assessment.score),
    )


def own_version() -> str:
    """The version of the installed checker."""
    try:
        return version("evidence-checker")
    except PackageNotFoundError:  # run from a bare checkout
        return "0"


def _documents(assessment: Assessment) -> Iterable[DocumentJson]:
    duplicate_of = {file.path: file.duplicate_of for file in assessment.ledger.files}
    for path, papers in groupby(assessment.evidence, key=lambda paper: paper.path):
        yield _document(list(papers), assessment.mapping, duplicate_of.get(path))


def _document(papers: list[Evidence], mapping: Mapping[str, tuple[str, ...]], duplicate_of: str | None) -> DocumentJson:
    """A file that holds several papers is told by its first paper, with all of them under `parts`."""
    first, document = papers[0], papers[0].document
    return DocumentJson(
        path=first.path,
        sha256=document.sha256,
        status=document.status.value,
        pages=len(document.pages),
        evidence_type=None if document.status is Status.UNREADABLE else first.evidence_type.value,
        confidence=round(first.confidence, 4),
        indicators=mapping.get(first.path, ()),
        facts=facts_json(first.facts),
        kind=document.kind,
        duplicate_of=duplicate_of,
        problems=tuple(map(_problem, document.problems)),
        rejected=first.rejected,
        guesses=tuple(GuessJson(evidence_type=g.evidence_type.value, confidence=round(g.confidence, 4)) for g in first.guesses),
        signs=_signs(first),
        parts=tuple(map(_paper, papers)) if len(papers) > 1 else (),
    )


def _signs(paper: Evidence) -> tuple[SignJson, ...]:
    return tuple(
        SignJson(evidence_type=s.evidence_type.value, name=s.name, weight=round(s.weight, 4), quote=s.quote.text if s.quote else None)
        for s in paper.signs
    )


def _paper(paper: Evidence) -> PaperJson:
    part = paper.document.parts[paper.part or 0]
    return PaperJson(
        first_page=part.first_page,
        last_page=part.last_page,
        evidence_type=paper.evidence_type.value,
        confidence=round(paper.confidence, 4),
        facts=facts_json(paper.facts),
    )


def _problem(problem: Problem) -> ProblemJson:
    return ProblemJson(code=problem.code.value, message=problem.message, remedy=problem.remedy, page=problem.page)


def _indicator(indicator: IndicatorResult) -> IndicatorJson:
    return IndicatorJson(
        id=indicator.id,
        title=indicator.title,
        max=float(indicator.max),
        suggested=float(indicator.suggested),
        low=float(indicator.low),
        high=float(indicator.high),
        criteria=tuple(map(_criterion, indicator.criteria)),
        part=indicator.part,
        bonus=indicator.bonus,
    )


def _criterion(criterion: CriterionResult) -> CriterionJson:
    return CriterionJson(
        id=criterion.id,
        title=criterion.title,
        status=criterion.status.value,
        points=float(criterion.points),
        low=float(criterion.low),
        high=float(criterion.high),
        max=float(criterion.max),
        evidence=tuple(map(_support, criterion.evidence)),
        reason=criterion.reason,
        clause=criterion.clause,
        fix=criterion.fix,
    )


def _support(support: Support) -> QuoteJson:
    quote = support.quote
    return QuoteJson(path=support.path, page=quote.page, quote=quote.text, box=_box(quote.box), strength=support.strength)


def _box(box: Box | None) -> BoxJson | None:
    if box is None:
        return None
    left, top, right, bottom = (round(edge, 4) for edge in box)
    return BoxJson(left=left, top=top, right=right, bottom=bottom)


def _finding(finding: Finding) -> FindingJson:
    return FindingJson(
        code=finding.code,
        severity=finding.severity.value,
        indicator=finding.indicator,
        criterion=finding.criterion,
        documents=finding.documents,
        message=finding.message,
        fix=finding.fix,
        fingerprint=finding.fingerprint,
        points_at_stake=float(finding.points_at_stake),
        mendable=finding.mendable,
        answered=finding.answered,
        quotes=tuple(QuoteJson(path=q.path, page=q.quote.page, quote=q.quote.text, box=_box(q.quote.box)) for q in finding.quotes),
    )


def _money(claim: MoneyClaim) -> MoneyJson:
    return MoneyJson(
        yuan=yuan_text(claim.yuan),
        arrived=yuan_text(claim.arrived),
        stage=claim.stage,
        purpose=claim.purpose,
        own=claim.own,
        indicators=claim.indicators,
        steps=tuple(MoneyStepJson(stage=stage, date=day.isoformat() if day else None, path=path) for stage, day, path in claim.steps),
    )


def _score(score: Score) -> ScoreJson:
    return ScoreJson(
        base=float(score.base),
        bonus=float(score.bonus),
        total=float(score.total),
        low=float(score.low),
        high=float(score.high),
        grade=_grade(score.grade),
    )


def _grade(grade: Grade) -> GradeJson:
    return GradeJson(ledger=grade.ledger, can_be_good=grade.can_be_good, why=grade.why)
