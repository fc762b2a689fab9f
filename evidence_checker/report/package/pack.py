"""A package ready to submit: copies of all papers in folders by indicator, with the catalogue and checksums, as one zip."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path

from evidence_checker.intake.model import Ledger
from evidence_checker.report.atomic import written_whole
from evidence_checker.report.package.entries import Entry

CHECKSUMS = "校验码（SHA256）.txt"
STAMP = (1980, 1, 1, 0, 0, 0)  # the same papers give the same package, byte for byte
CHUNK = 1 << 20


def write_package(entries: Iterable[Entry], ledger: Ledger, catalogue: Iterable[Path], target: Path, root: str) -> None:
    """Copies every entry's file into `target` under the folder `root`; written whole or not at all. The ledger itself is only read."""
    located = {file.path: file for file in ledger.files}
    packed = [(f"{root}/{entry.packed}", located[entry.evidence.path]) for entry in entries]
    with written_whole(target.parent) as draft, zipfile.ZipFile(draft / target.name, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, file in packed:
            _add(archive, name, file.location)
        for path in catalogue:
            _add(archive, f"{root}/{path.name}", path)
        lines = "".join(f"{file.sha256}  {name.removeprefix(root + '/')}\n" for name, file in packed)
        archive.writestr(_info(f"{root}/{CHECKSUMS}"), lines.encode("utf-8-sig"))


def _add(archive: zipfile.ZipFile, name: str, source: Path) -> None:
    with source.open("rb") as stream, archive.open(_info(name), "w", force_zip64=True) as member:
        while chunk := stream.read(CHUNK):
            member.write(chunk)


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, STAMP)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info
