"""What stands beside a ledger, never inside it: its reports and the answers to its findings."""

from __future__ import annotations

from pathlib import Path


def default_out(ledger: Path) -> Path:
    """Where reports go when nothing else is said."""
    return _beside(ledger, "_核查报告")


def answers_file(ledger: Path) -> Path:
    """Where a reviewer or unit declares findings answered."""
    return _beside(ledger, "_答复.yaml")


def _beside(ledger: Path, ending: str) -> Path:
    """The ledger's name (an archive's without its suffix) with an ending, in the same folder."""
    whole = ledger.resolve()
    name = whole.name if whole.is_dir() else whole.name.split(".")[0]
    return whole.parent / f"{name or '台账'}{ending}"
