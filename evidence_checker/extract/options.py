"""What may be chosen about reading; part of the cache's key, so plain and hashable."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ExtractOptions:
    """How files are read.

    `ocr` names the engine for pages without text. `passwords` are tried on locked files and never printed. `store` is the folder for the
    small copies of pages and pictures that reports show (None: keep none). Pages beyond `max_pages` are not read and are named as a problem.
    `heartbeat` is called with the number of each page begun, so that a watcher can tell a long file from a hanging one; no part of the key.
    """

    ocr: str = "rapidocr"
    passwords: tuple[str, ...] = ()
    store: Path | None = None
    max_pages: int = 2000
    heartbeat: Callable[[int], None] | None = field(default=None, compare=False, repr=False)

    def beat(self, page: int) -> None:
        """Tell the watcher, if there is one, that work on this page begins."""
        if self.heartbeat is not None:
            self.heartbeat(page)
