"""The word lists of `patterns/entities/*.yaml`: what an office may add to without a programmer."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from evidence_checker.errors import RulebookError
from evidence_checker.rulebook.model import Strict

M = TypeVar("M", bound=BaseModel)


class County(Strict):
    """A county-level place with those of its townships that are known for certain."""

    name: str
    short: str
    towns: tuple[str, ...] = ()


class Places(Strict):
    """`places.yaml`."""

    city: str
    counties: tuple[County, ...]


class MediumEntry(Strict):
    """A medium with its level (national, provincial, city) and other names."""

    name: str
    level: str
    aliases: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()  # domain names of its pages


class Media(Strict):
    """`media.yaml`."""

    media: tuple[MediumEntry, ...]
    own_channels: tuple[str, ...]  # words that tell a unit's own website or account
    open_platforms: tuple[str, ...]  # channels where anybody may post; they never settle a level


class Titles(Strict):
    """`titles.yaml`: who is the first head of an organisation and who is not."""

    principal: tuple[str, ...]
    others: tuple[str, ...]
    lowering: tuple[str, ...]  # words before a title that make it that of a deputy or a part
    raising: tuple[str, ...]  # words that put a deputy in charge (主持工作)


class PartyWords(Strict):
    """What a party does, in the words with which its labels begin (付款, 汇款 …)."""

    does: tuple[str, ...]


class Prices(Strict):
    """How a price was settled (审定) or agreed (合同), and what it is called (造价): together they make a label."""

    how: dict[str, tuple[str, ...]]
    what: tuple[str, ...]


class Sums(Strict):
    """What was done with a sum beside what parties do (退回), and what it is called (金额): together they make a label."""

    did: tuple[str, ...]
    what: tuple[str, ...]


class Slips(Strict):
    """`slips.yaml`: synonyms of the labels of payment papers, and words of failure and direction.

    Labels of parties are also made of `parties[…].does`, `who` and `asked`, those of sums and prices of `sums` and `prices`;
    `deeds` are labels that say only what is done.
    """

    labels: dict[str, tuple[str, ...]]
    parties: dict[str, PartyWords]
    who: tuple[str, ...]
    asked: tuple[str, ...]
    prices: Prices
    sums: Sums
    deeds: dict[str, tuple[str, ...]]
    failure: tuple[str, ...]
    failure_goods: tuple[str, ...]  # those of the failure words that count on an invoice or order
    failure_notes: tuple[str, ...]  # printed notes and negations that make a failure word mean nothing
    outgoing: tuple[str, ...]
    incoming: tuple[str, ...]


class Awarders(Strict):
    """`awarders.yaml`: levels of those who award, as regular expressions, first match counts."""

    levels: tuple[tuple[str, str], ...]


class Lexicon:
    """The word lists, read when first asked for. Raises `RulebookError` naming file and field."""

    def __init__(self, patterns_dir: Path) -> None:
        self.folder = patterns_dir / "entities"

    def _load(self, name: str, model: type[M]) -> M:
        path = self.folder / name
        try:
            return model.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
        except (OSError, yaml.YAMLError, ValidationError) as error:
            raise RulebookError(f"{path.name}：{error}", "请按同目录其他文件的写法改正后再运行") from error

    @cached_property
    def places(self) -> Places:
        """Counties and townships."""
        return self._load("places.yaml", Places)

    @cached_property
    def media(self) -> Media:
        """Media and their levels."""
        return self._load("media.yaml", Media)

    @cached_property
    def titles(self) -> Titles:
        """Titles of heads and others."""
        return self._load("titles.yaml", Titles)

    @cached_property
    def slips(self) -> Slips:
        """Labels and signal words of payment papers."""
        return self._load("slips.yaml", Slips)

    @cached_property
    def awarders(self) -> Awarders:
        """Who awards at which level."""
        return self._load("awarders.yaml", Awarders)
