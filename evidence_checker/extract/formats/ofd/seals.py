"""Electronic seals in OFD: where a signature stamps the page, and the name that the seal carries (GB/T 38540)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from lxml import etree

from evidence_checker.extract.formats.ofd.objects import Area
from evidence_checker.extract.formats.ofd.tree import child_text, named, numbers
from evidence_checker.extract.formats.package import Package
from evidence_checker.extract.model import Seal

UTF8_STRING = re.compile(rb"\x0c([\x06-\x7f])")
"""An ASN.1 UTF8String with its length; names of seals are shorter than 128 bytes."""
SEAL_NAME = re.compile(r"[\u4e00-\u9fff（）()]{4,40}")


def seals_of(package: Package, listing: str, pages: dict[str, int], area: Area) -> list[Seal]:
    """The seals that the signatures of a document set on its pages."""
    root = package.xml_if_there(listing)
    places = [node.get("BaseLoc", "") for node in named(root, "Signature")] if root is not None else []
    found: list[Seal] = []
    for place in places:
        path = posixpath.join(posixpath.dirname(listing), place)
        signature = package.xml_if_there(path)
        if signature is not None:
            name = _name(package, signature, posixpath.dirname(path))
            found += list(_stamps(signature, pages, area, name))
    return found


def _stamps(signature: etree._Element, pages: dict[str, int], area: Area, name: str) -> Iterator[Seal]:
    for node in named(signature, "StampAnnot"):
        bounds = numbers(node.get("Boundary"))
        page = pages.get(node.get("PageRef", ""))
        if page is not None and len(bounds) == 4:
            left, top, width, height = bounds
            yield Seal(page, area.box(left, top, left + width, top + height), name, 1.0 if name else 0.0)


def _name(package: Package, signature: etree._Element, folder: str) -> str:
    """The seal's name: among the Chinese names in its data the one that speaks of a seal, else the longest."""
    names: list[str] = []
    for place in (child_text(signature, "BaseLoc"), child_text(signature, "SignedValue"), "Seal.esl", "SignedValue.dat"):
        path = posixpath.join(folder, place)
        if place and path in package:
            names += _names(package.read(path))
    return max(names, key=lambda name: ("章" in name, len(name)), default="")


def _names(data: bytes) -> Iterator[str]:
    for found in UTF8_STRING.finditer(data):
        text = data[found.end() : found.end() + found[1][0]].decode("utf-8", "replace")
        if SEAL_NAME.fullmatch(text):
            yield text
