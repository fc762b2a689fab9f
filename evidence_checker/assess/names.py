"""Which of the evaluated units a text names."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from evidence_checker.assess.model import Unit
from evidence_checker.rulebook.book import Rulebook, UnitEntry

HOME = "昆明"


def own_names(unit: Unit, rulebook: Rulebook) -> tuple[str, ...]:
    """Every name the unit goes by, longest first."""
    entry = next((entry for entry in rulebook.units.units if entry.name == unit.name), None)
    names = {unit.name, *unit.aliases, *(entry.names if entry else ())}
    return tuple(sorted((name for name in names if name), key=lambda name: (-len(name), name)))


@dataclass(frozen=True)
class UnitNames:
    """Finds units by any of their names; the longest name wins, so that a branch is not taken for the whole."""

    rulebook: Rulebook

    @cached_property
    def _owner(self) -> dict[str, UnitEntry]:
        owners: dict[str, UnitEntry] = {}
        for entry in self.rulebook.units.units:
            for name in entry.names:
                owners.setdefault(name, entry)
        return owners

    @cached_property
    def _in_text(self) -> re.Pattern[str]:
        names = [name for name, entry in self._owner.items() if not (entry.is_place and name == entry.name)]
        return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))

    @cached_property
    def _cores(self) -> dict[str, UnitEntry]:
        cores: dict[str, UnitEntry] = {}
        for name, entry in self._owner.items():
            core = re.sub(rf"^(?:中共)?(?:{HOME}市?|市)", "", name)
            if len(core) >= 2:
                cores.setdefault(core, entry)
        return cores

    def named(self, text: str) -> Counter[str]:
        """How often each unit is named in running text; 昭通市水务局 is another city's."""
        elsewhere = self.rulebook.units.other_cities
        found = self._in_text.finditer(text)
        return Counter(self._owner[match[0]].name for match in found if not text.endswith(elsewhere, 0, match.start()))

    def of(self, name: str) -> UnitEntry | None:
        """The unit of an issuer, a seal or a party of a contract: the name itself or one that begins with it (its branch, its union)."""
        plain = re.sub(r"\s", "", name)
        if plain in self._owner:
            return self._owner[plain]
        found = self._in_text.match(re.sub(r"^中(?:国共产党|共)", "", plain))
        return self._owner[found[0]] if found else None

    def in_folder(self, name: str) -> UnitEntry | None:
        """The unit that a folder's name speaks of, also without 市 or 昆明 before it; None where none or several equally do."""
        name = re.sub(r"[报送致给交](?:送|至)?(?:市|昆明市)?乡村振兴局", "", name)  # whom the ledger goes to
        found = [core for core in self._cores if core in name]
        longest = max(map(len, found), default=0)
        entries = {self._cores[core].name: self._cores[core] for core in found if len(core) == longest}
        return next(iter(entries.values())) if len(entries) == 1 else None

    def like(self, name: str) -> list[UnitEntry]:
        """Units whose names share the most with `name`, for a message."""

        def shared(entry: UnitEntry) -> int:
            return max(len(set(alias) & set(name)) - abs(len(alias) - len(name)) for alias in entry.names)

        return sorted(self.rulebook.units.units, key=shared, reverse=True)[:5]
