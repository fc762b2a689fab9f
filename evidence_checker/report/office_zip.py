"""Office files are zip archives; made anew with fixed times and order, the same content is the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip archive can state


def _as_it_is(_name: str, data: bytes) -> bytes:
    return data


def write_fixed(package: bytes, path: Path, mend: Callable[[str, bytes], bytes] = _as_it_is) -> None:
    """Write an office file to `path` without the time at which it was made; `mend` may change its parts (name, content)."""
    with zipfile.ZipFile(io.BytesIO(package)) as made, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as fixed:
        for name in made.namelist():
            fixed.writestr(zipfile.ZipInfo(name, EPOCH), mend(name, made.read(name)), zipfile.ZIP_DEFLATED)
