"""What may be chosen about the reports of one run."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Audience(StrEnum):
    """For whom the pages are arranged; the facts and points in them are the same."""

    GENERAL = "general"
    UNIT = "unit"  # 自查: a to-do list, most points first
    REVIEWER = "reviewer"  # 初评: a scoring sheet, doubts first


class ReportFormat(StrEnum):
    """The files a run can write; the value is the suffix of `report.…`."""

    JSON = "json"
    HTML = "html"
    WORD = "docx"
    EXCEL = "xlsx"
    SARIF = "sarif"
    CSV = "csv"


EVERYDAY_FORMATS = (ReportFormat.JSON, ReportFormat.HTML, ReportFormat.WORD, ReportFormat.EXCEL)

PICTURE_FOLDER = "report_files"
"""Beside `report.html`, for pictures that are too many for one file."""


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """How reports are made.

    `pictures` is the picture store's folder (None: no pictures). `no_mask` shows personal data in the clear. `embed_limit` is how many
    bytes of pictures the HTML file may carry within itself; beyond it they go to `report_files/` beside it. `made_at` is the only
    thing in a report that may differ from run to run; it is given, never taken from the clock here.
    """

    audience: Audience = Audience.GENERAL
    formats: tuple[ReportFormat, ...] = EVERYDAY_FORMATS
    pictures: Path | None = None
    no_mask: bool = False
    embed_limit: int = 12_000_000
    made_at: str = ""
