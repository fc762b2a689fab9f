"""Checks ledgers of paired assistance against the regulation that scores them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evidence_checker.assess.model import Assessment

__version__ = "0.1.0"


def check_ledger(path: Path | str, *, unit: str | None = None, year: int | None = None, rulebook: str = "kunming-2022") -> Assessment:
    """Checks one ledger (a folder or an archive) and returns the judgement; nothing is written.

    `unit` is one of the rulebook's units, by any of its names; without it the unit is learnt from the ledger.
    Raises a `CheckerError` (see `evidence_checker.errors`) where the ledger can't be judged.
    """
    from evidence_checker.pipeline import Settings, run

    return run(Path(path), Settings(unit=unit, year=year, rulebook=rulebook))


__all__ = ["__version__", "check_ledger"]
