"""Where `patterns/` lies: inside the installed package, or beside it in a source tree."""

from __future__ import annotations

from pathlib import Path


def patterns_dir() -> Path:
    """The folder of pattern files."""
    packaged = Path(__file__).resolve().parent.parent / "patterns"
    return packaged if packaged.is_dir() else packaged.parent.parent / "patterns"
