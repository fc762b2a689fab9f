"""From what a person chose on the page to the order of a check."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from evidence_checker.app.runs import Order
from evidence_checker.cache import Cache
from evidence_checker.errors import UsageError
from evidence_checker.extract.options import ExtractOptions
from evidence_checker.pipeline import Settings
from evidence_checker.places import default_out
from evidence_checker.report.options import Audience, ReportOptions
from evidence_checker.workers import default_workers


class Wishes(BaseModel):
    """The page's form. Either `path` (a folder or archive on this machine) or `upload` (the key of dropped papers)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    path: str = ""
    upload: str = ""
    unit: str = ""
    year: int | None = None
    audience: Audience = Audience.UNIT
    passwords: tuple[str, ...] = ()
    no_mask: bool = False


def order_for(wishes: Wishes, ledger: Path, reports: Path | None) -> Order:
    """The order; reports go beside the ledger, or into `reports` for papers that were dropped. Raises `UsageError` where nothing was chosen."""
    if not str(ledger).strip(". ") or not ledger.exists():
        raise UsageError("没有找到所选的台账", "请重新选择台账文件夹或压缩包。")
    cache = Cache.default()
    settings = Settings(
        unit=wishes.unit.strip() or None,
        year=wishes.year,
        extract=ExtractOptions(passwords=tuple(p for p in wishes.passwords if p), store=cache.pictures),
        workers=default_workers(),
        cache=cache,
    )
    out = default_out(ledger) if reports is None else reports / f"{ledger.stem}_{datetime.now():%Y%m%d-%H%M%S}"
    return Order(ledger, out, settings, ReportOptions(audience=wishes.audience, pictures=cache.pictures, no_mask=wishes.no_mask))
