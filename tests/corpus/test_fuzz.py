"""Whatever happens to the bytes of a sound file, its parser answers with a document or a known problem, in bounded time."""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence_checker.errors import ProblemCode
from evidence_checker.extract.options import ExtractOptions
from evidence_checker.intake.found import Found, Terms
from evidence_checker.intake.isolation import Shelter
from evidence_checker.intake.kinds import ARCHIVES, kind_of
from evidence_checker.intake.limits import MIB, Limits, WorkerLimits
from evidence_checker.intake.model import SubmittedFile
from evidence_checker.intake.unpack import UNPACKING, unpack_guarded
from evidence_checker.workers import READER, document_of
from tests.corpus import sound
from tests.corpus.specimen import SOUND, Specimen

EXAMPLES_VARIABLE = "FUZZ_EXAMPLES"  # for a long search by hand
UNEXPECTED = {ProblemCode.CRASHED, ProblemCode.MEMORY, ProblemCode.TIMEOUT}
LIMITS = WorkerLimits(idle_seconds=30, memory_bytes=1600 * MIB)
BOUNDED = settings(max_examples=int(os.environ.get(EXAMPLES_VARIABLE, "6")), derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
TWINS = {
    "word/没有后缀",
    "word/其实是word.pdf",
    "word/通知.wps",
    "表/考勤.et",
    "pdf/其实是pdf.doc",
    "图/其实是jpg.png",
    "文本/bom.txt",
    "文本/utf16le.txt",
}
"""Specimens with the bytes of another under another name."""
PAPERS = [specimen for specimen in SOUND if not specimen.path.startswith("包/") and specimen.path not in TWINS]
PACKAGES = [specimen for specimen in PAPERS if specimen.make()[:2] == b"PK"]
BUNDLES = [specimen for specimen in SOUND if specimen.path.startswith("包/")]

places = st.floats(0, 1, exclude_max=True)
harms = st.lists(st.tuples(st.sampled_from(["set", "cut out", "repeat", "end"]), places, st.binary(min_size=1, max_size=8)), min_size=1, max_size=6)


def harmed(content: bytes, harm: list[tuple[str, float, bytes]]) -> bytes:
    """The content with bytes set, cut out or repeated, or with its end missing."""
    raw = bytearray(content)
    for how, share, noise in harm:
        at = int(share * max(len(raw), 1))
        if how == "set":
            raw[at : at + len(noise)] = noise
        elif how == "cut out":
            del raw[at : at + len(noise) * 7]
        elif how == "repeat":
            raw[at:at] = raw[at : at + 64] * len(noise)
        else:
            del raw[max(at, 1) :]
    return bytes(raw)


def with_harmed_part(package: bytes, harm: list[tuple[str, float, bytes]], which: float) -> bytes:
    """A zipped paper that is whole as a zip, with one part harmed: this reaches the parser behind the unpacking."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        infos = old.infolist()
        for number, info in enumerate(infos):
            content = old.read(info)
            new.writestr(info.filename, harmed(content, harm) if number == int(which * len(infos)) else content)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def shelter() -> Iterator[Shelter]:
    with Shelter("evidence_checker.workers:read_for_parent", LIMITS) as opened:
        yield opened


@pytest.fixture(scope="module")
def shelter_for_archives() -> Iterator[Shelter]:
    with Shelter(UNPACKING, LIMITS) as opened:
        yield opened


def codes_of(shelter: Shelter, specimen: Specimen, content: bytes, folder: Path) -> set[ProblemCode]:
    """The problems that reading these bytes under the specimen's name ends with."""
    location = folder / f"x{Path(specimen.path).suffix}"
    location.write_bytes(content)
    file = SubmittedFile(specimen.path, location, len(content), hashlib.sha256(content).hexdigest(), kind_of(location))
    outcome = shelter.run((READER, file, ExtractOptions(passwords=(sound.PASSWORD,))), len(content))
    return {problem.code for problem in document_of(file, outcome).problems}


@pytest.mark.parametrize("specimen", PAPERS, ids=lambda specimen: specimen.path)
def test_a_harmed_file_ends_in_a_known_way(specimen: Specimen, shelter: Shelter, tmp_path_factory):
    original, folder = specimen.make(), tmp_path_factory.mktemp("fuzz")

    @BOUNDED
    @given(harms)
    def check(harm):
        assert not codes_of(shelter, specimen, harmed(original, harm), folder) & UNEXPECTED

    check()


@pytest.mark.parametrize("specimen", PACKAGES, ids=lambda specimen: specimen.path)
def test_a_harmed_part_of_a_zipped_paper_ends_in_a_known_way(specimen: Specimen, shelter: Shelter, tmp_path_factory):
    original, folder = specimen.make(), tmp_path_factory.mktemp("fuzz")

    @BOUNDED
    @given(harms, places)
    def check(harm, which):
        assert not codes_of(shelter, specimen, with_harmed_part(original, harm, which), folder) & UNEXPECTED

    check()


@pytest.mark.parametrize("specimen", BUNDLES, ids=lambda specimen: specimen.path)
def test_a_harmed_archive_ends_in_a_known_way(specimen: Specimen, shelter_for_archives: Shelter, tmp_path_factory):
    original, folder = specimen.make(), tmp_path_factory.mktemp("fuzz")
    location, workspace = folder / Path(specimen.path).name, folder / "work"
    archive, terms = Found(location.name, location), Terms(workspace, (sound.PASSWORD,), Limits())

    @BOUNDED
    @given(harms)
    def check(harm):
        location.write_bytes(harmed(original, harm))
        if kind_of(location) in ARCHIVES:
            contents = unpack_guarded(archive, terms, shelter_for_archives)
            assert not {found.problem.code for found in contents.files if found.problem} & UNEXPECTED
            assert contents.files or contents.unpacked

    check()
