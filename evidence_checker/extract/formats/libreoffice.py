"""LibreOffice, where it is installed: the way out for old Word files that the built-in reader cannot take apart, and for drawings."""

from __future__ import annotations

import io
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
PROGRAMS = ("soffice", "libreoffice", r"C:\Program Files\LibreOffice\program\soffice.exe", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
"""Its names, and where it lies on Windows and macOS, which do not put it on the path."""
LONGER_SIDE, MARGIN = 15000, 300
"""Of the sheet for a drawing, in twentieths of a point; the margin keeps the line that holds the picture on the sheet."""
DRAWN_SCALE = 2.4
"""Pixels a point: the longer side then has 1800."""
BLIPS = {".emf": "\\emfblip", ".wmf": "\\wmetafile8"}


def program() -> str | None:
    """Where LibreOffice is, None where it is not installed."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


@contextmanager
def converted(given: Given) -> Iterator[Given | None]:
    """The file as .docx; None where LibreOffice is missing or cannot read it either."""
    with tempfile.TemporaryDirectory(prefix="converted-") as folder:
        target = _convert(given.location.read_bytes(), "doc", "docx", Path(folder))
        yield None if target is None else replace(given, location=target, kind=FileKind.DOCX)


def drawn(metafile: bytes, suffix: str, size: tuple[float, float]) -> bytes | None:
    """A metafile as a picture (PNG); None where LibreOffice is missing or fails. `size`: width and height, in any unit.

    It is laid on a sheet of its own size as Rich Text, which Writer opens, so that Draw need not be installed.
    """
    width, height = (round(LONGER_SIDE * side / max(size)) or 1 for side in size)
    sheet = f"\\paperw{width}\\paperh{height + MARGIN}\\margl0\\margr0\\margt0\\margb0"
    picture = f"{{\\pict{BLIPS[suffix]}\\picwgoal{width}\\pichgoal{height} {metafile.hex()}}}"
    with tempfile.TemporaryDirectory(prefix="drawn-") as folder:
        target = _convert(f"{{\\rtf1{sheet}{picture}}}".encode(), "rtf", "pdf", Path(folder))
        return None if target is None else _first_page(target)


def _convert(content: bytes, suffix: str, wanted: str, folder: Path) -> Path | None:
    """Macros stay off, the profile is a throw-away one."""
    office = program()
    if office is None:
        return None
    source, target = folder / f"in.{suffix}", folder / f"in.{wanted}"
    source.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--norestore", "--convert-to", wanted, "--outdir", str(folder), str(source)]
    try:
        subprocess.run(command, check=False, capture_output=True, timeout=PATIENCE)
    except (subprocess.TimeoutExpired, OSError):
        return None
    return target if target.is_file() else None


def _first_page(location: Path) -> bytes | None:
    """The first page of a PDF as PNG, unless nothing is on it."""
    import pypdfium2 as pdfium

    with pdfium.PdfDocument(location.read_bytes()) as pdf:
        picture = pdf[0].render(scale=DRAWN_SCALE).to_pil().convert("RGB")
    if picture.getextrema() == ((255, 255),) * 3:
        return None
    file = io.BytesIO()
    picture.save(file, "PNG", compress_level=1)
    return file.getvalue()
