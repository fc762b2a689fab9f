"""What stands beside a ledger, never inside it: its reports and the answers to its findings."""

from __future__ import annotations

from pathlib import Path

from evidence_checker.errors import UsageError


def default_out(ledger: Path) -> Path:
    """Where reports go when nothing else is said."""
    return _beside(ledger, "_核查报告")


def answers_file(ledger: Path) -> Path:
    """Where a reviewer or unit declares findings answered."""
    return _beside(ledger, "_答复.yaml")


def refuse_inside(ledger: Path, out: Path) -> None:
    """Reports never go into the ledger: they would be handed in, and read as papers the next time."""
    if ledger.is_dir() and out.resolve().is_relative_to(ledger.resolve()):
        raise UsageError("报告不能写在台账文件夹里面", "请把 --out 改到别的地方；不写 --out 时会放在台账旁边。")


def _beside(ledger: Path, ending: str) -> Path:
    """The ledger's name (an archive's without its suffix) with an ending, in the same folder."""
    whole = ledger.resolve()
    name = whole.name if whole.is_dir() else whole.name.split(".")[0]
    return whole.parent / f"{name or '台账'}{ending}"
