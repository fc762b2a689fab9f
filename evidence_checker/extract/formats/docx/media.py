"""Pictures, text boxes and embedded files that hang in a Word text, found by their relations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from evidence_checker.extract.formats.docx.names import CHART, CHART_2016, DIAGRAM, EMU_PER_POINT, WP, A, O, R, V, W
from evidence_checker.extract.formats.docx.runs import alternate_free
from evidence_checker.extract.model import Box


class Shown(NamedTuple):
    """A picture shown in the text: its relation, and its place where the drawing states one."""

    relation: str
    box: Box | None


def shown_pictures(node: etree._Element, page: tuple[float, float]) -> Iterator[Shown]:
    """The pictures of a drawing (DrawingML or VML), without those inside its text boxes; `page` is width and height in points."""
    for blip in alternate_free(node, A + "blip"):
        relation = blip.get(R + "embed") or blip.get(R + "link")
        if relation and not _in_text_box(blip, node):
            yield Shown(relation, _place(blip, page))
    for image in alternate_free(node, V + "imagedata"):
        relation = image.get(R + "id")
        if relation and not _in_text_box(image, node):
            yield Shown(relation, None)


def text_boxes(node: etree._Element) -> Iterator[etree._Element]:
    """The text boxes of a drawing that lie in no other text box."""
    for box in alternate_free(node, W + "txbxContent"):
        if not _in_text_box(box, node):
            yield box


def embedded(node: etree._Element) -> Iterator[tuple[str, str]]:
    """Embedded files of an object: relation and the program that made them (`Package`, `Word.Document.12` …)."""
    for found in node.iter(O + "OLEObject"):
        if found.get(R + "id"):
            yield found.get(R + "id", ""), found.get("ProgID", "")


def watermarks(node: etree._Element) -> Iterator[str]:
    """Words drawn across the page (WordArt)."""
    for path in alternate_free(node, V + "textpath"):
        if path.get("string"):
            yield path.get("string", "")


def graphics(node: etree._Element) -> Iterator[str]:
    """Relations of charts, and of the data of SmartArt diagrams."""
    for kind in (CHART, CHART_2016):
        for found in alternate_free(node, kind + "chart"):
            yield found.get(R + "id", "")
    for found in alternate_free(node, DIAGRAM + "relIds"):
        yield found.get(R + "dm", "")


def _in_text_box(node: etree._Element, top: etree._Element) -> bool:
    for above in node.iterancestors():
        if above is top:
            return False
        if above.tag == W + "txbxContent":
            return True
    return False


def _place(blip: etree._Element, page: tuple[float, float]) -> Box | None:
    """Where an anchored picture stands; offsets from margins or paragraphs are taken as from the page. None for one that stands in a line."""
    anchor = next(blip.iterancestors(WP + "anchor"), None)
    extent = anchor.find(WP + "extent") if anchor is not None else None
    if anchor is None or extent is None or not all(page):
        return None
    width, height = (int(extent.get(side, "0")) / EMU_PER_POINT / size for side, size in zip(("cx", "cy"), page, strict=True))
    left, top = (_offset(anchor, side) / EMU_PER_POINT / size for side, size in zip(("positionH", "positionV"), page, strict=True))
    left, top = min(max(left, 0.0), 1.0), min(max(top, 0.0), 1.0)
    return Box(left, top, min(left + width, 1.0), min(top + height, 1.0))


def _offset(anchor: etree._Element, side: str) -> int:
    text = anchor.findtext(f"{WP}{side}/{WP}posOffset") or "0"
    return int(text) if text.lstrip("-").isdigit() else 0
