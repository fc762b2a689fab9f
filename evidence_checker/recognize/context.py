"""What is known of a ledger before its papers are read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Context:
    """Evaluation year, and what `unit.yaml` states about the unit.

    `principals` are (name, title); `villages` the names of the paired villages; `unit_names` the unit's name and aliases.
    """

    year: int
    principals: tuple[tuple[str, str], ...] = ()
    villages: tuple[str, ...] = ()
    unit_names: tuple[str, ...] = ()
