"""Ledgers written to disk for the tests of findings: real Word, Excel, text and picture files, read and judged as in a run.

Only the worker processes and the cache of a run are left out: files are read in this process.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from docx import Document as open_word  # noqa: N813 (python-docx gives its factory the name of a class)
from docx.shared import Cm
from PIL import Image

from evidence_checker.assess.assessor import AssessOptions, assess
from evidence_checker.assess.model import Assessment, Finding
from evidence_checker.assess.unit import identify_unit
from evidence_checker.extract.options import ExtractOptions
from evidence_checker.extract.reader import read
from evidence_checker.intake.ledger import open_ledger
from evidence_checker.intake.unit_file import load_unit_file
from evidence_checker.recognize.evaluation import parse_markup
from evidence_checker.recognize.recognizer import Context, Recognizer
from evidence_checker.rulebook.loader import load_rulebook
from evidence_checker.rulebook.paths import patterns_dir
from samples.draw import stamp_seal
from samples.render import sheet, word
from tests.extract.drawn import scene

UNIT = """\
name: 市司法局
year: 2022
villages: [{county: 宜良县, town: 九乡乡, village: 白岩村}]
principals: [{name: 尹国栋, title: 党组书记、局长}]
"""
EXIF, TAKEN = 0x8769, 0x9003


@dataclass(frozen=True)
class Judged:
    """A ledger with its judgement."""

    assessment: Assessment

    def findings(self, code: str, path: str | None = None) -> list[Finding]:
        """The findings of this code, all or those about one file."""
        return [f for f in self.assessment.findings if f.code == code and (path is None or path in f.documents)]

    def the(self, code: str, path: str | None = None) -> Finding:
        """The one finding of this code (about this file)."""
        found = self.findings(code, path)
        assert len(found) == 1, [f.message for f in found] or self.codes(path)
        return found[0]

    def codes(self, path: str | None = None) -> set[str]:
        """The codes raised, all or about one file."""
        return {f.code for f in self.assessment.findings if path is None or path in f.documents}

    def type_of(self, path: str) -> str:
        """What the file was taken for."""
        return next(item.evidence_type.value for item in self.assessment.evidence if item.path == path)


@cache
def _recognizer() -> Recognizer:
    return Recognizer(patterns_dir(), Context(2022))


def judged(folder: Path, files: Mapping[str, str | bytes], unit: str = UNIT) -> Judged:
    """Writes the files (marked text or bytes, by path) into the folder and judges them as a ledger of that unit."""
    root = folder / "台账"
    for path, content in {**files, "unit.yaml": unit.encode()}.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(_bytes(place.suffix, content))
    stated, rulebook = load_unit_file(root), load_rulebook("kunming-2022")
    (workspace := folder / "unpacked").mkdir()
    ledger = open_ledger(root, workspace)
    recognizer = _recognizer()
    recognizer.context = Context(
        2022, tuple((p.name, p.title) for p in stated.principals), tuple(v.village for v in stated.villages), tuple(filter(None, [stated.name]))
    )
    evidence = [paper for file in ledger.files for paper in recognizer.recognize(read(file, ExtractOptions()))]
    return Judged(assess(ledger, evidence, rulebook, identify_unit(ledger, evidence, rulebook, stated), AssessOptions(year=2022)))


def _bytes(suffix: str, content: str | bytes) -> bytes:
    if isinstance(content, bytes):
        return content
    form = {".docx": word, ".xlsx": sheet}.get(suffix)
    return form(parse_markup(content)) if form else content.encode()


def word_with(text: str, *pictures: bytes) -> bytes:
    """A Word file with pictures at its end (photos, seals)."""
    paper = open_word(BytesIO(word(parse_markup(text))))
    for picture in pictures:
        paper.add_picture(BytesIO(picture), width=Cm(6))
    return _saved(paper)


def _saved(paper: object) -> bytes:
    buffer = BytesIO()
    paper.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


@cache
def seal(name: str = "昆明市司法局") -> bytes:
    """The picture of a red seal."""
    picture = Image.new("RGB", (340, 340), "white")
    stamp_seal(picture, name, (170, 170))
    return _png(picture)


def _png(picture: Image.Image) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()


def photo(seed: int, taken: str | None = None, size: tuple[int, int] = (800, 600), quality: int = 88) -> bytes:
    """A scene as a camera's file; `taken` as EXIF writes it (2022:03:10 11:26:40)."""
    exif = Image.Exif()
    if taken:
        exif.get_ifd(EXIF)[TAKEN] = taken
    buffer = BytesIO()
    scene(seed).resize(size).save(buffer, "JPEG", quality=quality, exif=exif)
    return buffer.getvalue()
