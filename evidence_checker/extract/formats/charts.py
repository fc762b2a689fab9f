"""What charts and SmartArt in Word and PowerPoint say: the numbers behind a chart as a table, the words of a diagram as lines."""

from __future__ import annotations

import math
from collections.abc import Iterator

from lxml import etree

from evidence_checker.extract.formats.draft import Draft, row_lines
from evidence_checker.extract.formats.grid import written
from evidence_checker.extract.model import Cell, Line, LineRole, Table

MOST_SERIES, MOST_POINTS = 50, 400
"""What of a chart is read: more of it nobody can see on a page."""
GRAPHICS = {"chart", "diagramData"}
"""The relations by which a text names them."""
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def graphic_lines(draft: Draft, kind: str, root: etree._Element, page: int) -> list[Line]:
    """What the part behind a relation of one of these kinds says; a chart's numbers become a table of the page too."""
    return _chart_lines(draft, root, page) if kind == "chart" else _diagram_lines(root, page)


def _chart_lines(draft: Draft, root: etree._Element, page: int) -> list[Line]:
    """Put the numbers of a chart (ECMA-376 part 1 §21.2) on a page as a table; gives its title and rows as lines."""
    table = Table(page, tuple(_cells(root)), _title(root))
    if not table.cells:
        return []
    draft.tables.append(table)
    title = [Line(table.title, page, role=LineRole.CAPTION)] if table.title else []
    return [*title, *row_lines(table)]


def _diagram_lines(root: etree._Element, page: int) -> list[Line]:
    """The words of a SmartArt diagram (its data part), paragraph by paragraph."""
    texts = ("".join(node.text or "" for node in paragraph.iter("{*}t")).strip() for paragraph in root.iter(DRAWING + "p"))
    return [Line(text, page) for text in texts if text]


def _title(root: etree._Element) -> str:
    """The chart's own title; axes have some too."""
    title = next(root.iterfind("{*}chart/{*}title"), None)
    return "" if title is None else "".join(node.text or "" for node in title.iter("{*}t", "{*}v")).strip()


def _cells(root: etree._Element) -> Iterator[Cell]:
    """Categories down, series across, their names in the first row."""
    names: dict[int, str] = {}
    columns: list[tuple[str, dict[int, str]]] = []
    for series in list(root.iter("{*}ser"))[:MOST_SERIES]:
        names.update({place: name for place, name in _points(series, "cat", "xVal").items() if place not in names})
        columns.append((next(iter(_points(series, "tx").values()), ""), _points(series, "val", "yVal")))
    places = sorted({*names, *(place for _, points in columns for place in points)})
    yield from (Cell(name, 0, column) for column, (name, _) in enumerate(columns, 1) if name)
    for row, place in enumerate(places, 1):
        if names.get(place):
            yield Cell(names[place], row, 0)
        yield from (Cell(points[place], row, column) for column, (_, points) in enumerate(columns, 1) if place in points)


def _points(series: etree._Element, *kinds: str) -> dict[int, str]:
    """The points stored with a series by their places: categories, values or its name."""
    holder = next((node for kind in kinds for node in series.iterfind(f"{{*}}{kind}")), None)
    if holder is None:
        return {}
    level = next(holder.iter("{*}lvl"), holder)  # of categories in levels the innermost
    percent = (holder.findtext(".//{*}formatCode") or "").endswith("%")
    found: dict[int, str] = {}
    for node in level.iter("{*}pt"):
        place, text = node.get("idx", ""), (node.findtext("{*}v") or "").strip()
        if place.isdecimal() and text and len(found) < MOST_POINTS:
            found[int(place)] = _number(text, percent=percent)
    return found


def _number(text: str, *, percent: bool) -> str:
    """A stored value as people write it: without the rest of binary fractions, as a percentage where it is shown as one."""
    try:
        value = float(text)
    except ValueError:
        return text
    if not math.isfinite(value):
        return text
    return f"{value * 100:.10g}%" if percent else written(value)
