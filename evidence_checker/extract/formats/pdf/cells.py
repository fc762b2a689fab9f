"""The cells that ruling lines make, found the way pdfplumber finds them, on plain numbers instead of dictionaries.

Lines that all but coincide are made one, those that all but meet are joined, and at each crossing the smallest rectangle is sought whose four
sides are drawn. All in points, from the upper left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

NEAR = 3.0
"""Points within which lines meet or lie on one line."""


class Rule(NamedTuple):
    """A level or an upright line: where it lies across, from and to."""

    at: float
    start: float
    end: float


class Rectangle(NamedTuple):
    """A cell."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def corners(self) -> tuple[Point, Point, Point, Point]:
        """Its four corners."""
        return (self.left, self.top), (self.left, self.bottom), (self.right, self.top), (self.right, self.bottom)


Point = tuple[float, float]
Crossings = dict[Point, tuple[set[int], set[int]]]
"""Where lines cross, with the numbers of the upright and of the level lines that do."""


def tables_of(upright: Iterable[Rule], level: Iterable[Rule]) -> list[list[Rectangle]]:
    """The cells of each table of at least two cells, the tables from top to bottom."""
    tables = [table for table in _touching(_cells(_crossings(joined(upright), joined(level)))) if len(table) > 1]
    return sorted(tables, key=lambda table: min((cell.top, cell.left) for cell in table))


def joined(rules: Iterable[Rule]) -> list[Rule]:
    """The lines, those near one line put on its middle, and those on one line that meet made one."""
    found: list[Rule] = []
    for group in _near(sorted(rules)):
        at = sum(rule.at for rule in group) / len(group)
        found += [Rule(at, start, end) for start, end in _spans(sorted((rule.start, rule.end) for rule in group))]
    return found


def _near(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    """The lines in groups that follow one another closely."""
    group: list[Rule] = []
    for rule in rules:
        if group and rule.at > group[-1].at + NEAR:
            yield group
            group = []
        group.append(rule)
    if group:
        yield group


def _spans(spans: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The spans, in their order, those that meet made one."""
    found: list[tuple[float, float]] = []
    for start, end in spans:
        if found and start <= found[-1][1] + NEAR:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found


def _crossings(upright: Sequence[Rule], level: Sequence[Rule]) -> Crossings:
    found: Crossings = {}
    for number, (x, top, bottom) in enumerate(upright):
        for other, (y, left, right) in enumerate(level):
            if top <= y + NEAR and bottom >= y - NEAR and left - NEAR <= x <= right + NEAR:
                downs, across = found.setdefault((x, y), (set(), set()))
                downs.add(number)
                across.add(other)
    return found


def _cells(crossings: Crossings) -> list[Rectangle]:
    columns = {x: [y for _, y in points] for x, points in groupby(sorted(crossings), key=lambda point: point[0])}
    rows: dict[float, list[float]] = {}
    for x, y in sorted(crossings):
        rows.setdefault(y, []).append(x)
    cells = (_smallest(crossings, (x, y), columns[x], rows[y]) for x, y in sorted(crossings))
    return [cell for cell in cells if cell]


def _smallest(crossings: Crossings, corner: Point, column: list[float], row: list[float]) -> Rectangle | None:
    """The smallest cell whose upper left corner stands at a crossing; `column` and `row` are the crossings below and beside, and others."""
    left, top = corner
    downs, across = crossings[corner]
    for bottom in column[column.index(top) + 1 :]:
        below = crossings[left, bottom]
        if downs.isdisjoint(below[0]):
            continue
        for right in row[row.index(left) + 1 :]:
            beside, opposite = crossings[right, top], crossings.get((right, bottom))
            if opposite and not (across.isdisjoint(beside[1]) or opposite[0].isdisjoint(beside[0]) or opposite[1].isdisjoint(below[1])):
                return Rectangle(left, top, right, bottom)
    return None


def _touching(cells: Iterable[Rectangle]) -> list[list[Rectangle]]:
    """The cells in groups that hang together by their corners."""
    groups: list[tuple[set[Point], list[Rectangle]]] = []
    for cell in cells:
        corners, members = set(cell.corners), [cell]
        apart = []
        for group in groups:
            if group[0].isdisjoint(corners):
                apart.append(group)
            else:
                corners |= group[0]
                members = group[1] + members
        groups = [*apart, (corners, members)]
    return [members for _, members in groups]
