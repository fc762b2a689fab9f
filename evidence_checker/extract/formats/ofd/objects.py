"""What is drawn on an OFD page (GB/T 33190 §8, §10, §11): texts as runs of characters, pictures with their places. Lengths in millimetres."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from evidence_checker.extract.formats.docx.styles import is_red
from evidence_checker.extract.formats.ofd.tree import child_text, find, named, numbers
from evidence_checker.extract.formats.pdf.characters import Run
from evidence_checker.extract.model import Box

ASCENT = 0.88
"""The part of a character that stands above its baseline."""


@dataclass(frozen=True, slots=True)
class Area:
    """The page's rectangle; A4 where the document states none."""

    left: float = 0.0
    top: float = 0.0
    width: float = 210.0
    height: float = 297.0

    def box(self, left: float, top: float, right: float, bottom: float) -> Box:
        """A rectangle of the page in fractions of it."""
        return Box(
            (left - self.left) / self.width, (top - self.top) / self.height, (right - self.left) / self.width, (bottom - self.top) / self.height
        )


def area_of(node: etree._Element | None, otherwise: Area) -> Area:
    """The physical box that a page area states."""
    stated = numbers(child_text(node, "PhysicalBox")) if node is not None else []
    return Area(*stated) if len(stated) == 4 and min(stated[2:]) > 0 else otherwise


def text_runs(layer: etree._Element, area: Area) -> Iterator[Run]:
    """The texts of a page, a template or an annotation; each text code is a run."""
    for order, node in enumerate(named(layer, "TextObject")):
        for code in named(node, "TextCode"):
            text = (code.text or "").replace("\n", "")
            if text.strip():
                yield _run(node, code, text, area, order)


def _run(node: etree._Element, code: etree._Element, text: str, area: Area, order: int) -> Run:
    matrix = numbers(node.get("CTM")) or [1, 0, 0, 1, 0, 0]
    bounds = _bounds(node)
    size = float(node.get("Size") or 0) or bounds[3] or 4.0
    boxes, x, y = [], float(code.get("X") or 0), float(code.get("Y") or size)
    across, down = _steps(code.get("DeltaX"), len(text)), _steps(code.get("DeltaY"), len(text))
    scale = math.hypot(matrix[0], matrix[1])
    for place, sign in enumerate(text):
        width = size if ord(sign) > 0x2E7F else size / 2
        left, base = _moved(matrix, x, y, bounds)
        boxes.append(area.box(left, base - ASCENT * size * scale, left + width * scale, base + (1 - ASCENT) * size * scale))
        x += across[place] if across else (0 if down else width)
        y += down[place] if down else 0
    weight = node.get("Weight") or "400"
    return Run(
        text,
        boxes,
        size=size * scale * 72 / 25.4,
        page_height=area.height * 72 / 25.4,
        red=_red(node),
        bold=weight.isdigit() and int(weight) >= 600,
        angle=math.degrees(math.atan2(matrix[1], matrix[0])) % 360,
        order=order,
    )


def pictures(layer: etree._Element, area: Area) -> Iterator[tuple[str, Box]]:
    """The pictures of a layer: resource id and place."""
    for node in named(layer, "ImageObject"):
        left, top, width, height = _bounds(node)
        yield node.get("ResourceID", ""), area.box(left, top, left + width, top + height)


def _bounds(node: etree._Element) -> list[float]:
    """Left, top, width, height; those of an annotation's appearance move what is in it."""
    stated = numbers(node.get("Boundary"))
    stated = stated if len(stated) == 4 else [0.0, 0.0, 0.0, 0.0]
    outer = next(node.iterancestors("{*}Appearance"), None)
    around = numbers(outer.get("Boundary")) if outer is not None else []
    return [stated[0] + around[0], stated[1] + around[1], *stated[2:]] if len(around) == 4 else stated


def _moved(matrix: list[float], x: float, y: float, bounds: list[float]) -> tuple[float, float]:
    """A point of an object's own space on the page."""
    if len(matrix) != 6:
        return x + bounds[0], y + bounds[1]
    a, b, c, d, e, f = matrix
    return a * x + c * y + e + bounds[0], b * x + d * y + f + bounds[1]


def _steps(text: str | None, length: int) -> list[float]:
    """Distances from character to character; `g 3 4.5` stands for three times 4.5. The last is repeated as often as needed."""
    words, steps = (text or "").split(), list[float]()
    try:
        while words:
            if words[0] == "g" and len(words) >= 3:
                steps += [float(words[2])] * min(int(words[1]), length)
                words = words[3:]
            else:
                steps.append(float(words.pop(0)))
    except ValueError:
        return []
    return steps + steps[-1:] * (length - len(steps)) if steps else []


def _red(node: etree._Element) -> bool:
    fill = find(node, "FillColor")
    parts = numbers(fill.get("Value")) if fill is not None else []
    return len(parts) == 3 and is_red("".join(f"{min(max(int(part), 0), 255):02X}" for part in parts))
