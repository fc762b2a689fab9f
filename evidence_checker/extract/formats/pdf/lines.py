"""From runs to lines in reading order: runs of one row are joined, columns of a newspaper or web page are read one after another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from evidence_checker.extract.formats.pdf.characters import Glyph, Run
from evidence_checker.extract.model import Box, Line, LineRole, box_around

SLANT = 8.0
"""Degrees from upright beyond which text is a watermark across the page."""
COLUMN_ROWS = 6
"""Rows that must stand side by side before a page counts as set in columns; fewer are a table or a signature block."""
COLUMN_FILL = 0.6
"""How much of its column a row of running text fills, for most rows."""
CENTRE_TOLERANCE = 0.025
TYPESET_GAP = re.compile(
    r"(?<=[\u4e00-\u9fff〕）】》”]) (?=[0-9A-Za-z〔（【《“])|(?<=[0-9A-Za-z%〕）】》”]) (?=[\u4e00-\u9fff〔（【《“])|(?<=[，。；：、！？]) (?! )"
)
"""One blank between Chinese and Latin, as Word and WPS set it by themselves, and after full-width stops."""


@dataclass(slots=True)
class Row:
    """Runs that share a baseline, from left to right."""

    runs: list[Run]
    box: Box


def page_lines(runs: Iterable[Run], page: int) -> list[Line]:
    """The lines of a page in reading order."""
    upright = [run for run in runs if not is_slanted(run)]
    slanted = [run for run in runs if is_slanted(run)]
    found = rows(upright)
    left, right = min((row.box.left for row in found), default=0.0), max((row.box.right for row in found), default=1.0)
    margins = left, max(right, 1 - left)  # where no line is full, the right margin is as wide as the left one
    lines = [_line(row, page, margins) for column in columns(found) for row in column]
    return [line for line in lines if line.text] + _watermarks(slanted, page)


def rows(runs: Iterable[Run]) -> list[Row]:
    """Runs gathered by baseline, from top to bottom."""
    found: list[Row] = []
    for run in sorted(runs, key=lambda r: (r.box.top + r.box.bottom, r.box.left)):
        box = run.box
        row = next((r for r in found[-4:] if _same_row(r.box, box)), None)
        if row is None:
            found.append(Row([run], box))
        else:
            row.runs.append(run)
            row.box = box_around(row.box, box)
    for row in found:
        row.runs = _interwoven(sorted(row.runs, key=lambda r: (r.box.left, r.order)))
    return sorted(found, key=lambda r: r.box.top + r.box.bottom)


def _interwoven(runs: list[Run]) -> list[Run]:
    """The runs of a row, those that lie within one another made one: signs of a stand-in font (“ ” ￥) come as a run of their own."""
    woven: list[Run] = []
    for run in runs:
        if woven and run.box.left < woven[-1].box.right - 0.3 * _width(run.box) / max(1, len(run.text.strip())):
            woven[-1] = _woven(woven[-1], run)
        else:
            woven.append(run)
    return woven


def _woven(one: Run, other: Run) -> Run:
    """Both runs' characters from left to right; blanks remain where no character stands, and words printed twice over (as bold) stand once."""
    if one.text.strip() == other.text.strip():
        return one
    heavy = max(one, other, key=lambda run: len(run.text.strip()))
    inked = sorted((g for run in (one, other) for g in run.glyphs if not g.text.isspace()), key=lambda g: g.left)
    blanks = [g for run in (one, other) for g in run.glyphs if g.text.isspace() and not _covered(g, inked)]
    return heavy.of(sorted([*inked, *blanks], key=lambda g: g.left))


def _covered(blank: Glyph, inked: list[Glyph]) -> bool:
    """Whether a character stands where the blank is, or the blank has no extent."""
    middle = (blank.left + blank.right) / 2
    return blank.right <= blank.left or any(g.left <= middle <= g.right for g in inked)


def columns(found: list[Row]) -> list[list[Row]]:
    """The rows as they are read: whole, or where a gutter runs down between two columns of running text, the left ones before the right ones."""
    gutter = _gutter(found)
    if gutter is None:
        return [found]
    read: list[list[Row]] = []
    left: list[Row] = []
    right: list[Row] = []
    for row in found:
        before, after = _split(row, gutter)
        if before is None and after is None:
            read += [left, right, [row]]
            left, right = [], []
        left += [before] if before else []
        right += [after] if after else []
    return [block for block in [*read, left, right] if block]


def _gutter(found: list[Row]) -> float | None:
    """Where, in fractions of the width, most rows have a gap between two well-filled halves; None on a page without columns."""
    pairs = [(row.runs[0].box, row.runs[1].box) for row in found if len(row.runs) == 2]
    pairs = [(a, b) for a, b in pairs if a.right < b.left and 0.25 < (a.right + b.left) / 2 < 0.75]
    if len(pairs) < COLUMN_ROWS or 2 * len(pairs) < len([r for r in found if len(r.runs) > 1]):
        return None
    low, high = max(a.right for a, _ in pairs), min(b.left for _, b in pairs)
    if low >= high:
        return None
    start, end = min(a.left for a, _ in pairs), max(b.right for _, b in pairs)
    filled = sum(_width(a) >= COLUMN_FILL * (low - start) and _width(b) >= COLUMN_FILL * (end - high) for a, b in pairs)
    return (low + high) / 2 if 2 * filled >= len(pairs) else None


def _split(row: Row, gutter: float) -> tuple[Row | None, Row | None]:
    """The row's part on either side of the gutter; twice None where a run crosses it."""
    before = [run for run in row.runs if run.box.right <= gutter]
    after = [run for run in row.runs if run.box.left >= gutter]
    if len(before) + len(after) < len(row.runs):
        return None, None
    return _row_of(before), _row_of(after)


def _row_of(runs: list[Run]) -> Row | None:
    if not runs:
        return None
    box = runs[0].box
    for run in runs[1:]:
        box = box_around(box, run.box)
    return Row(runs, box)


def _line(row: Row, page: int, margins: tuple[float, float]) -> Line:
    """A row as a line; `margins` are where the page's text begins and ends."""
    heavy = max(row.runs, key=lambda run: len(run.text))
    return Line(
        words(row.runs),
        page,
        row.box,
        height=heavy.height,
        centred=_centred(row.box, margins),
        bold=heavy.bold,
        red=heavy.red,
    )


def words(runs: Iterable[Run]) -> str:
    """A row's words; runs that stand apart are two blanks apart, the gaps that typesetting leaves beside Latin letters and digits are none."""
    text = "  ".join(run.text.strip() for run in runs).replace("\u00a0", " ").replace("\u00ad", "-")
    return TYPESET_GAP.sub("", re.sub(r" {2,}", "  ", text)).strip() if " " in text else text.strip()


def _centred(box: Box, margins: tuple[float, float]) -> bool:
    """Whether a row stands in the middle of the page and away from both margins."""
    aside = min(box.left - margins[0], margins[1] - box.right)
    lone = margins[0] == box.left  # the only row, or the widest: then it need only be away from the paper's edges
    return abs((box.left + box.right) / 2 - 0.5) < CENTRE_TOLERANCE and (aside > CENTRE_TOLERANCE or (lone and box.left > 0.2))


def _watermarks(slanted: list[Run], page: int) -> list[Line]:
    """The words written across the page, each once: pdfium gives slanted text in crumbs, so they are joined in their order."""
    text = "".join(run.text.strip() for run in slanted)
    return [Line(text, page, role=LineRole.WATERMARK)] if text else []


def is_slanted(run: Run) -> bool:
    """Whether a run is written across the page."""
    return min(run.angle % 90, 90 - run.angle % 90) > SLANT


def _same_row(a: Box, b: Box) -> bool:
    overlap = min(a.bottom, b.bottom) - max(a.top, b.top)
    return overlap > 0.5 * min(a.bottom - a.top, b.bottom - b.top)


def _width(box: Box) -> float:
    return box.right - box.left
