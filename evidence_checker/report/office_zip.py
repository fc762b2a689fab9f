"""Office files are zip archives; made anew with fixed times and order, the same content is the same bytes."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip archive can state


def write_fixed(package: bytes, path: Path) -> None:
    """Write an office file to `path` without the time at which it was made."""
    with zipfile.ZipFile(io.BytesIO(package)) as made, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as fixed:
        for name in made.namelist():
            fixed.writestr(zipfile.ZipInfo(name, EPOCH), made.read(name), zipfile.ZIP_DEFLATED)
