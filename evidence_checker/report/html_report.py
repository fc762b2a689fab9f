"""The report as one HTML page that works from disk, without network and without scripts."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from decimal import Decimal
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from evidence_checker.assess.model import MoneyClaim
from evidence_checker.report import glossary as names
from evidence_checker.report import numbers, svg
from evidence_checker.report.context import ReportContext
from evidence_checker.report.html_views import document_views, finding_views, indicator_views
from evidence_checker.report.order import files_in_order
from evidence_checker.report.pictures import PictureDesk, PictureShelf
from evidence_checker.report.ranking import LIGHT_SIGNS as SIGNS
from evidence_checker.report.ranking import (
    SEVERITY_ORDER,
    criterion_state,
    gaps,
    light,
    light_name,
    loose_findings,
    parts,
    scoring_sheet,
    worst_first,
)
from evidence_checker.report.texts import cleaned
from evidence_checker.report.year import Lane, attendance, happenings


def write_html(context: ReportContext, path: Path) -> None:
    """Write the page to `path`, and its pictures into `report_files/` beside it where they are too many for one file."""
    assessment = context.assessment
    desk = PictureDesk(context.options.pictures, assessment.evidence, no_mask=context.options.no_mask)
    shelf = PictureShelf(context.options.embed_limit)
    views = {
        "indicators": indicator_views(context, desk, shelf),
        "findings": finding_views(worst_first(assessment.findings), desk, shelf),
        "documents": document_views(context, desk, shelf),
    }
    shelf.write(path.parent)
    page = _environment(shelf).get_template("report.html.j2").render(**views, **_overview(context), **_ways_to_say(context))
    path.write_text(cleaned(page) + "\n", encoding="utf-8", newline="\n")


def _environment(shelf: PictureShelf) -> Environment:
    environment = Environment(
        loader=PackageLoader("evidence_checker.report"), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    environment.filters |= {"points": numbers.points, "yuan": numbers.yuan, "percent": numbers.percent, "source": shelf.source}
    return environment


def _overview(context: ReportContext) -> dict[str, object]:
    """All that is not about one indicator, finding or document."""
    assessment, glossary = context.assessment, context.glossary
    doubts, settled = scoring_sheet(assessment)
    found, present = happenings(assessment), attendance(assessment)
    severities = Counter(finding.severity for finding in assessment.findings if not finding.answered)
    return {
        "context": context,
        "assessment": assessment,
        "parts": parts(assessment, glossary.bonus_cap),
        "gaps": gaps(assessment),
        "loose": loose_findings(assessment),
        "doubts": doubts,
        "settled": settled,
        "severities": [(severity, severities[severity]) for severity in SEVERITY_ORDER],
        "happenings": found,
        "lanes": [lane for lane in Lane if any(one.lane is lane for one in found)],
        "attendance": present,
        "timeline": svg.timeline(found, present, glossary.attendance_days) if found or present else "",
        "scale": svg.score_scale(assessment.score, glossary.good_from),
        "money": assessment.money,
        "money_bars": svg.bars(money_totals(context), "资金从承诺到收到的合计"),
        "style": _asset("report.css"),
        "script": _asset("report.js"),
        "script_hash": base64.b64encode(hashlib.sha256(_asset("report.js").encode()).digest()).decode("ascii"),
    }


def money_totals(context: ReportContext) -> list[tuple[str, Decimal, str, str]]:
    """How much was spoken of, how much was paid, how much was received: (name, yuan, words, class)."""
    claims = context.assessment.money
    stage = {claim: names.STAGES.index(claim.stage) for claim in claims}
    spoken = sum((claim.yuan for claim in claims), Decimal(0))
    paid = sum((claim.arrived for claim in claims), Decimal(0))
    received = sum((claim.arrived for claim in claims if stage[claim] > names.FIRST_ARRIVED_STAGE), Decimal(0))
    rows = [("承诺或提出", spoken, "spoken"), ("已支付", paid, "paid"), ("其中对方已收到", received, "received")]
    return [(name, sum_, numbers.yuan(sum_), kind) for name, sum_, kind in rows]


def _ways_to_say(context: ReportContext) -> dict[str, object]:
    """Names and signs that the templates ask for."""
    return {
        "glossary": context.glossary,
        "severity_names": names.SEVERITY_NAMES,
        "criterion_state": criterion_state,
        "made_at": context.options.made_at[:16].replace("T", " "),
        "stage_names": names.STAGE_NAMES,
        "light": light,
        "light_name": light_name,
        "light_signs": SIGNS,
        "anchors": {path: f"d{number}" for number, (path, _) in enumerate(files_in_order(context.assessment), 1)},
        "stage_track": _stage_track,
    }


def _stage_track(claim: MoneyClaim) -> Markup:
    shown = {names.STAGES.index(stage) for stage, _, _ in claim.steps}
    return svg.stage_track(list(names.STAGE_NAMES.values()), names.STAGES.index(claim.stage), shown, names.FIRST_ARRIVED_STAGE)


def _asset(name: str) -> str:
    return files("evidence_checker.report").joinpath("templates", name).read_text(encoding="utf-8")
