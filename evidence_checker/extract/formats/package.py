"""Zip packages (Word, Excel, PowerPoint, OFD, ODT) and the XML in them, opened so that hostile ones do no harm.

No entity is expanded, no DTD loaded, no address fetched; sizes are checked before anything is unpacked.
"""

from __future__ import annotations

import posixpath
import zipfile
from pathlib import Path

from lxml import etree

from evidence_checker.errors import FileProblem, ProblemCode
from evidence_checker.extract.formats.draft import corrupt

MEMBER_LIMIT = 256 * 1024 * 1024
"""Bytes that one member may unpack to."""
RATIO_LIMIT = 300
"""How many times its packed size a member may unpack to, once it is over `RATIO_FREE` bytes; office XML stays below 100."""
RATIO_FREE = 16 * 1024 * 1024
MEMBERS_LIMIT = 20_000


def parse_xml(data: bytes) -> etree._Element:
    """The root of an XML document; raises `corrupt` where it isn't one."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        raise corrupt("XML") from fault
    if root is None:
        raise corrupt("XML")
    return root


class Package:
    """A zip package; names are looked up without regard to case, a leading slash or backslashes, as careless writers need."""

    def __init__(self, location: Path) -> None:
        try:
            self._zip = zipfile.ZipFile(location)
        except zipfile.BadZipFile as fault:
            raise corrupt("压缩结构不完整") from fault
        if len(self._zip.filelist) > MEMBERS_LIMIT:
            raise FileProblem(ProblemCode.ARCHIVE_BOMB)
        self._members = {_plain(info.filename): info for info in self._zip.filelist if not info.is_dir()}

    def __enter__(self) -> Package:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._members

    @property
    def names(self) -> list[str]:
        """The members' plain names, in the order of the package."""
        return list(self._members)

    def read(self, name: str) -> bytes:
        """The bytes of a member; raises `corrupt` where it is missing or damaged."""
        info = self._members.get(_plain(name))
        if info is None:
            raise corrupt(f"缺少 {name}")
        self._guard(info)
        try:
            return self._zip.read(info)
        except (zipfile.BadZipFile, EOFError, NotImplementedError) as fault:
            raise corrupt(info.filename) from fault
        except RuntimeError as fault:  # zipfile's word for an encrypted member
            raise FileProblem(ProblemCode.ENCRYPTED) from fault

    def check(self) -> None:
        """Raise FileProblem where a member would unpack beyond the limits; for readers that open the package themselves."""
        for info in self._members.values():
            self._guard(info)

    def xml(self, name: str) -> etree._Element:
        """The root of an XML member."""
        return parse_xml(self.read(name))

    def xml_if_there(self, name: str) -> etree._Element | None:
        """The root of an XML member that a package need not have, None where it is missing or broken."""
        if name not in self:
            return None
        try:
            return self.xml(name)
        except FileProblem:
            return None

    def relations(self, part: str) -> dict[str, Relation]:
        """The relations of an OPC part by id (ECMA-376 part 2 §9.3)."""
        folder, base = posixpath.split(part)
        root = self.xml_if_there(f"{folder}/_rels/{base}.rels")
        if root is None:
            return {}
        return {node.get("Id", ""): Relation.of(node, folder) for node in root}

    @staticmethod
    def _guard(info: zipfile.ZipInfo) -> None:
        swollen = info.file_size > RATIO_FREE and info.file_size > RATIO_LIMIT * max(info.compress_size, 1)
        if info.file_size > MEMBER_LIMIT or swollen:
            raise FileProblem(ProblemCode.ARCHIVE_BOMB, info.filename)


class Relation:
    """Where a part of a package points to; `external` targets (addresses, files elsewhere) are named and never followed."""

    __slots__ = ("external", "kind", "target")

    def __init__(self, kind: str, target: str, *, external: bool) -> None:
        self.kind = kind
        self.target = target
        self.external = external

    @staticmethod
    def of(node: etree._Element, folder: str) -> Relation:
        """The relation an element of a .rels part states; `folder` is that of the part it belongs to."""
        target = node.get("Target", "")
        external = node.get("TargetMode", "").lower() == "external"
        kind = node.get("Type", "").rpartition("/")[2]
        return Relation(kind, target if external else posixpath.normpath(posixpath.join("/", folder, target)), external=external)


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
