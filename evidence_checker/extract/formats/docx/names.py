"""The namespaces of WordprocessingML (ECMA-376), and the attributes that are asked for again and again."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from evidence_checker.extract.formats.package import Package, parse_xml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - Office calls it so
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
CHART_2016 = "{http://schemas.microsoft.com/office/drawing/2014/chartex}"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
EMU_PER_POINT = 12700

_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R),
    (b"http://purl.oclc.org/ooxml/drawingml/main", A),
    (b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", WP),
    (b"http://purl.oclc.org/ooxml/drawingml/chart", CHART),
    (b"http://purl.oclc.org/ooxml/drawingml/diagram", DIAGRAM),
)


def part_xml(package: Package, name: str) -> etree._Element:
    """A part of a Word package; the strict dialect (ISO/IEC 29500 strict) is brought to the usual namespaces first."""
    data = package.read(name)
    if _STRICT in data[:4000]:
        for strict, usual in _TRANSITIONAL:
            data = data.replace(strict, usual.strip("{}").encode())
    return parse_xml(data)


def children(node: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """The child elements with their local names."""
    for child in node:
        if isinstance(child.tag, str):
            yield child.tag.rpartition("}")[2], child


def value(node: etree._Element | None, child: str) -> str | None:
    """`w:val` of a child: None where there is no such child, "" where it has no value."""
    found = node.find(W + child) if node is not None else None
    return None if found is None else found.get(W + "val", "")


def switched_on(node: etree._Element, child: str) -> bool | None:
    """An on/off property (ECMA-376 part 1 §17.17.4): None where it is not stated."""
    stated = value(node, child)
    return None if stated is None else stated not in {"0", "false", "off", "none"}


def chosen(alternate: etree._Element) -> etree._Element | None:
    """The branch of an AlternateContent that is read: the first choice, else the fallback; never both, or its text would stand twice."""
    choice = alternate.find(MC + "Choice")
    return choice if choice is not None else alternate.find(MC + "Fallback")
