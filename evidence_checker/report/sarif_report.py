"""The findings in SARIF 2.1.0 (OASIS), for programs that gather the results of many checkers."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import quote

from pydantic import BaseModel, ConfigDict, Field

from evidence_checker.assess.model import Finding, Severity
from evidence_checker.report.context import ReportContext
from evidence_checker.report.json_report import own_version
from evidence_checker.report.ranking import worst_first
from evidence_checker.report.texts import cleaned

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.CRITICAL: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


class SarifPart(BaseModel):
    """A part of a SARIF log; its names are written in camel case."""

    model_config = ConfigDict(
        alias_generator=lambda name: name.split("_")[0] + "".join(word.title() for word in name.split("_")[1:]), populate_by_name=True
    )


class Message(SarifPart):
    """A text for people."""

    text: str


class ArtifactLocation(SarifPart):
    """A file, relative to the ledger's folder."""

    uri: str
    uri_base_id: str = "LEDGER"


class PhysicalLocation(SarifPart):
    """Where in which file."""

    artifact_location: ArtifactLocation


class Location(SarifPart):
    """A place that a result points to."""

    physical_location: PhysicalLocation
    message: Message | None = None


class Suppression(SarifPart):
    """A finding that a person has answered."""

    kind: str = "external"
    justification: str


class Result(SarifPart):
    """A finding."""

    rule_id: str
    level: str
    message: Message
    locations: list[Location]
    partial_fingerprints: dict[str, str]
    properties: dict[str, str | float | bool | None]
    suppressions: list[Suppression]


class Rule(SarifPart):
    """A kind of finding."""

    id: str
    short_description: Message
    full_description: Message


class Driver(SarifPart):
    """The program."""

    name: str = "evidence-checker"
    version: str
    language: str = "zh-CN"
    rules: list[Rule]


class Tool(SarifPart):
    """What made the log."""

    driver: Driver


class Run(SarifPart):
    """One check of one ledger."""

    tool: Tool
    column_kind: str = "unicodeCodePoints"
    results: list[Result]


class Log(SarifPart):
    """A SARIF file."""

    schema_: str = Field(default=SCHEMA, serialization_alias="$schema")
    version: str = "2.1.0"
    runs: list[Run]


def write_sarif(context: ReportContext, path: Path) -> None:
    """Write the findings, worst first."""
    findings = worst_first(context.assessment.findings)
    codes = sorted({finding.code for finding in findings})
    driver = Driver(version=own_version(), rules=[_rule(code, context) for code in codes])
    log = Log(runs=[Run(tool=Tool(driver=driver), results=[_result(finding) for finding in findings])])
    text = json.dumps(log.model_dump(by_alias=True, exclude_none=True), ensure_ascii=False, indent=1)
    path.write_text(cleaned(text) + "\n", encoding="utf-8", newline="\n")


def _rule(code: str, context: ReportContext) -> Rule:
    name = context.glossary.finding_name(code)
    return Rule(id=code, short_description=Message(text=name), full_description=Message(text=context.glossary.finding_why(code) or name))


def _result(finding: Finding) -> Result:
    return Result(
        rule_id=finding.code,
        level=LEVELS[finding.severity],
        message=Message(text=f"{finding.message}{finding.fix}"),
        locations=_locations(finding),
        partial_fingerprints={"finding/v1": finding.fingerprint},
        properties={
            "indicator": finding.indicator,
            "criterion": finding.criterion,
            "pointsAtStake": float(finding.points_at_stake),
            "mendable": finding.mendable,
        },
        suppressions=[Suppression(justification=finding.answered)] if finding.answered else [],
    )


def _locations(finding: Finding) -> list[Location]:
    quoted = [(q.path, Message(text=f"第{q.quote.page}页：{q.quote.text}")) for q in finding.quotes]
    named = [(path, None) for path in finding.documents if path not in {path for path, _ in quoted}]
    return [
        Location(physical_location=PhysicalLocation(artifact_location=ArtifactLocation(uri=quote(path))), message=message)
        for path, message in (*quoted, *named)
    ]
