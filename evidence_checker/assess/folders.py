"""What folder names say about the indicator of the papers in them: a hint, and the ground for the check on misfiled papers."""

from __future__ import annotations

import re

from evidence_checker.recognize.numerals import everyday_number
from evidence_checker.rulebook.book import Rulebook

NUMBER = re.compile(r"(?<![\d.])(\d)\s*[.．\-—_、]\s*(\d{1,2})(?!\d|年|月|[.\-]\d{2})")

ORDINAL = re.compile(r"^[（(]?第?0?([1-9]|[一二三四五六七八九十])(?:[)）、.．_\-\s]|(?<=0\d)(?=[\u4e00-\u9fa5]))")


def folder_indicator(path: str, rulebook: Rulebook) -> str | None:
    """The indicator whose number or usual name the innermost telling folder carries, None where no folder tells."""
    folders = path.replace("!/", "/").split("/")[:-1]
    for depth in reversed(range(len(folders))):
        found = _by_number(folders[depth], rulebook) or _by_words(folders[depth], rulebook) or _by_place(folders[: depth + 1], rulebook)
        if found is not None:
            return found
    return None


def _by_number(folder: str, rulebook: Rulebook) -> str | None:
    for match in NUMBER.finditer(folder):
        number = f"{match[1]}.{match[2]}"
        if number in rulebook.by_indicator:
            return number
    return None


def _by_place(folders: list[str], rulebook: Rulebook) -> str | None:
    """The third folder below that of a part (01组织领导/（3）…) is that part's third indicator."""
    ordinal = ORDINAL.match(folders[-1])
    part = next((found for folder in reversed(folders[:-1]) if (found := _part(folder, rulebook))), None)
    place = everyday_number(ordinal[1]) if ordinal else None
    if place is None or part is None:
        return None
    own = [i.id for i in rulebook.indicators if i.part == part]
    return own[place - 1] if 1 <= place <= len(own) else None


def _part(folder: str, rulebook: Rulebook) -> str | None:
    """The part of the evaluation whose name shares the most pairs of characters with the folder's; None where two share as many."""
    names = list(dict.fromkeys(i.part for i in rulebook.indicators))
    shared = {name: sum(name[at : at + 2] in folder for at in range(len(name) - 1)) for name in names}
    best = max(shared.values(), default=0)
    found = [name for name, count in shared.items() if count == best]
    return found[0] if best and len(found) == 1 else None


def _by_words(folder: str, rulebook: Rulebook) -> str | None:
    named = [i.id for i in rulebook.indicators if any(re.search(words, folder) for words in i.folder_words)]
    return named[0] if len(named) == 1 else None
