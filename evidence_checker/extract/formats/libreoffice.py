"""LibreOffice, where it is installed: the way out for old Word files that the built-in reader cannot take apart."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from evidence_checker.extract.formats.draft import Given
from evidence_checker.intake.model import FileKind

PATIENCE = 60
"""Seconds; a conversion takes about two."""
PROGRAMS = ("soffice", "libreoffice")


@contextmanager
def converted(given: Given) -> Iterator[Given | None]:
    """The file as .docx; None where LibreOffice is missing or cannot read it either. Macros stay off, its profile is a throw-away one."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="converted-") as folder:
        yield _convert(program, given, Path(folder))


def _convert(program: str, given: Given, folder: Path) -> Given | None:
    source = folder / "in.doc"
    shutil.copyfile(given.location, source)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--norestore", "--convert-to", "docx", "--outdir", str(folder), str(source)]
    try:
        subprocess.run(command, check=False, capture_output=True, timeout=PATIENCE)
    except (subprocess.TimeoutExpired, OSError):
        return None
    target = folder / "in.docx"
    return replace(given, location=target, kind=FileKind.DOCX) if target.is_file() else None
