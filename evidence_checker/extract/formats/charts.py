"""What charts and SmartArt in Word and PowerPoint say: the numbers behind a chart as a table, the words of a diagram as lines."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from lxml import etree

from evidence_checker.extract.formats.draft import Draft, row_lines
from evidence_checker.extract.formats.grid import written
from evidence_checker.extract.model import Cell, Line, LineRole, Table

MOST_SERIES, MOST_POINTS = 50, 400
"""What of a chart is read: more of it nobody can see on a page."""
GRAPHICS = {"chart", "chartEx", "diagramData"}
"""The relations by which a text names them."""
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


class Series(NamedTuple):
    """What a chart draws in one colour: its name, categories and values by their places."""

    name: str
    categories: dict[int, str]
    values: dict[int, str]


def graphic_lines(draft: Draft, kind: str, root: etree._Element, page: int) -> list[Line]:
    """What the part behind a relation of one of these kinds says; a chart's numbers become a table of the page too."""
    if kind == "diagramData":
        return _diagram_lines(root, page)
    return _chart_lines(draft, Table(page, tuple(_cells(_series(root) if kind == "chart" else _series_since_2016(root))), _title(root)))


def _chart_lines(draft: Draft, table: Table) -> list[Line]:
    """Put the numbers of a chart (ECMA-376 part 1 §21.2) on its page as a table; gives its title and rows as lines."""
    if not table.cells:
        return []
    draft.tables.append(table)
    title = [Line(table.title, table.page, role=LineRole.CAPTION)] if table.title else []
    return [*title, *row_lines(table)]


def _diagram_lines(root: etree._Element, page: int) -> list[Line]:
    """The words of a SmartArt diagram (its data part), paragraph by paragraph."""
    texts = ("".join(node.text or "" for node in paragraph.iter("{*}t")).strip() for paragraph in root.iter(DRAWING + "p"))
    return [Line(text, page) for text in texts if text]


def _title(root: etree._Element) -> str:
    """The chart's own title; axes have some too."""
    title = next(root.iterfind("{*}chart/{*}title/{*}tx"), None)
    return "" if title is None else "".join(node.text or "" for node in title.iter("{*}t", "{*}v")).strip()


def _cells(drawn: Iterator[Series]) -> Iterator[Cell]:
    """Categories down, series across, their names in the first row."""
    names: dict[int, str] = {}
    columns: list[Series] = []
    for series in islice(drawn, MOST_SERIES):
        names.update({place: name for place, name in series.categories.items() if place not in names})
        columns.append(series)
    places = sorted({*names, *(place for series in columns for place in series.values)})
    yield from (Cell(series.name, 0, column) for column, series in enumerate(columns, 1) if series.name)
    for row, place in enumerate(places, 1):
        if names.get(place):
            yield Cell(names[place], row, 0)
        yield from (Cell(series.values[place], row, column) for column, series in enumerate(columns, 1) if place in series.values)


def _series(root: etree._Element) -> Iterator[Series]:
    for node in root.iter("{*}ser"):
        yield Series(next(iter(_points(node, "tx").values()), ""), _points(node, "cat", "xVal"), _points(node, "val", "yVal"))


def _series_since_2016(root: etree._Element) -> Iterator[Series]:
    """Waterfalls, funnels, tree maps and the like (MS-ODRAWXML §2.24): their data stand apart and are named by number."""
    stored = {node.get("id", ""): node for node in root.iter("{*}data")}
    for node in root.iter("{*}series"):
        number = next(node.iterfind("{*}dataId"), None)
        data = stored.get(number.get("val", "")) if number is not None else None
        if data is not None:
            name = node.findtext("{*}tx/{*}txData/{*}v") or ""
            yield Series(name.strip(), _level_points(data, "strDim"), _level_points(data, "numDim"))


def _level_points(data: etree._Element, dimension: str) -> dict[int, str]:
    """The points of a dimension; of categories in levels those of the first, which is the innermost."""
    level = next(data.iterfind(f"{{*}}{dimension}/{{*}}lvl"), None)
    if level is None:
        return {}
    percent = level.get("formatCode", "").endswith("%")
    points = ((node.get("idx", ""), (node.text or "").strip()) for node in islice(level.iterfind("{*}pt"), MOST_POINTS))
    return {int(place): _number(text, percent=percent) for place, text in points if place.isdecimal() and text}


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
