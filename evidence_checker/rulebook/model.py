"""The data of `patterns/` as models: what an office may change without a programmer."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict, Field


class Strict(BaseModel):
    """A model of a pattern file: unknown fields are faults, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class VillageEntry(Strict):
    """A paired village of a unit."""

    county: str = ""
    town: str = ""
    village: str = ""


class PrincipalEntry(Strict):
    """A principal leader named by the unit itself."""

    name: str
    title: str = ""
    start: date | None = Field(default=None, alias="from")
    end: date | None = Field(default=None, alias="to")


class MemberEntry(Strict):
    """A member of the village team named by the unit itself."""

    name: str
    role: str = ""
    start: date | None = Field(default=None, alias="from")
    end: date | None = Field(default=None, alias="to")


class UnitFile(Strict):
    """`unit.yaml`: what a unit states about itself. Everything is optional."""

    name: str | None = None
    category: str | None = None
    year: int | None = None
    aliases: tuple[str, ...] = ()
    villages: tuple[VillageEntry, ...] = ()
    principals: tuple[PrincipalEntry, ...] = ()
    team: tuple[MemberEntry, ...] = ()
    passwords: tuple[str, ...] = Field(default=(), repr=False)
    outside_evaluation: str | None = None
    violations: tuple[str, ...] = ()
    submitted: date | None = None
