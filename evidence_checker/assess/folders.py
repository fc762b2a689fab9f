"""What folder names say about the indicator of the papers in them: a hint, and the ground for the check on misfiled papers."""

from __future__ import annotations

import re

from evidence_checker.rulebook.book import Rulebook

NUMBER = re.compile(r"(?<![\d.])(\d)\s*[.．\-—_、]\s*(\d{1,2})(?!\d|年|月|[.\-]\d{2})")


def folder_indicator(path: str, rulebook: Rulebook) -> str | None:
    """The indicator whose number or usual name the innermost telling folder carries, None where no folder tells."""
    for folder in reversed(path.replace("!/", "/").split("/")[:-1]):
        found = _by_number(folder, rulebook) or _by_words(folder, rulebook)
        if found is not None:
            return found
    return None


def _by_number(folder: str, rulebook: Rulebook) -> str | None:
    for match in NUMBER.finditer(folder):
        number = f"{match[1]}.{match[2]}"
        if number in rulebook.by_indicator:
            return number
    return None


def _by_words(folder: str, rulebook: Rulebook) -> str | None:
    named = [i.id for i in rulebook.indicators if any(re.search(words, folder) for words in i.folder_words)]
    return named[0] if len(named) == 1 else None
