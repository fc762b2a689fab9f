"""A workbook of list sheets: frozen heads, filters, widths, colours that follow the words, links, sums as formulas.

Cells hold what the ledger says as text, never as a formula (a file named `=HYPERLINK(…)` stays a name), without control characters and
within Excel's 32,767 characters.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from evidence_checker.report.office_zip import write_fixed
from evidence_checker.report.texts import cleaned

CELL_LIMIT = 32_767  # characters that Excel keeps in a cell
LINK_LIMIT = 2_000  # characters of a link
LINKS_LIMIT = 60_000  # links that a sheet may hold
STREAMED_FROM = 3_000  # rows; above it rows go to disk as they come
CUT = "……（余下略）"
A3, A4 = 8, 9  # paper sizes as Excel numbers them
WIDE = 180  # characters; a wider list is laid out for A3
LINE_HEIGHT, MOST_LINES = 15, 12  # points; a taller row hides its neighbours

Kind = Literal["text", "centre", "points", "money", "percent", "link", "blank"]
COLOURS = {
    "符合": ("#E6F3EA", "#14582D"),
    "部分符合": ("#FDF2D8", "#6B4700"),
    "缺材料": ("#FBE9E8", "#8F1616"),
    "待人工评": ("#EDF0F4", "#3D4654"),
    "严重": ("#FBE9E8", "#8F1616"),
    "需核实": ("#FDF2D8", "#6B4700"),
    "提示": ("#EDF0F4", "#3D4654"),
    "读不出": ("#FBE9E8", "#8F1616"),
    "部分读出": ("#FDF2D8", "#6B4700"),
    "可能已无法补正": ("#FBE9E8", "#8F1616"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list sheet; `width` in characters, `total` sums it below the list, `coloured` colours its known words."""

    title: str
    width: float
    kind: Kind = "text"
    total: bool = False
    coloured: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that opens a file; `target` is a path relative to the workbook, None where the file can't be reached from it."""

    text: str
    target: str | None


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula and the value that it has now, for programs that do not calculate."""

    text: str
    value: Decimal


Value = str | int | float | Decimal | Link | Formula | None


def _with_slashes(name: str, data: bytes) -> bytes:
    """Links as every program follows them: XlsxWriter writes backslashes, which only Excel understands."""
    return data.replace(b"\\", b"/") if name.endswith(".rels") else data


def fitting(text: str) -> str:
    """The text as a cell can hold it."""
    text = cleaned(text)
    return text if len(text) <= CELL_LIMIT else text[: CELL_LIMIT - len(CUT)] + CUT


class ListBook:
    """A workbook under way; sheets are added in their order and written row by row."""

    def __init__(self, title: str, year: int, rows: int) -> None:
        self._buffer = io.BytesIO()
        options = {
            "in_memory": rows < STREAMED_FROM,
            "constant_memory": rows >= STREAMED_FROM,
            "strings_to_formulas": False,
            "strings_to_urls": False,
        }
        self._book = xlsxwriter.Workbook(self._buffer, options)
        self._book.set_properties({"title": cleaned(title), "author": "定点帮扶台账核查", "created": datetime(year, 12, 31)})  # fixed
        base = {"font_name": "微软雅黑", "font_size": 10, "valign": "vcenter", "border": 1, "border_color": "#D5D9DF"}
        self._formats: dict[str, Format] = {
            "text": self._book.add_format(base | {"text_wrap": True, "indent": 1}),
            "centre": self._book.add_format(base | {"align": "center", "text_wrap": True}),
            "points": self._book.add_format(base | {"align": "center", "num_format": "0.##"}),
            "money": self._book.add_format(base | {"num_format": "#,##0.00"}),
            "percent": self._book.add_format(base | {"align": "center", "num_format": "0%"}),
            "link": self._book.add_format(base | {"font_color": "#0B4A8F", "underline": 1, "text_wrap": True, "indent": 1}),
            "blank": self._book.add_format(base | {"bg_color": "#FFFDF0", "text_wrap": True, "align": "center"}),
            "head": self._book.add_format(
                base | {"bold": True, "bg_color": "#7B1A1D", "font_color": "#FFFFFF", "align": "center", "valign": "vcenter", "text_wrap": True}
            ),
            "total": self._book.add_format(base | {"bold": True, "bg_color": "#F0F1F3", "align": "center", "num_format": "0.##", "top": 2}),
            "title": self._book.add_format({"font_name": "微软雅黑", "font_size": 16, "bold": True, "font_color": "#7B1A1D"}),
            "section": self._book.add_format({"font_name": "微软雅黑", "font_size": 12, "bold": True}),
            "note": self._book.add_format({"font_name": "微软雅黑", "font_size": 9, "font_color": "#565D68", "text_wrap": True, "valign": "top"}),
        }
        self._paints = {word: self._book.add_format({"bg_color": back, "font_color": ink}) for word, (back, ink) in COLOURS.items()}

    def save(self, path: Path) -> None:
        """Write the workbook; the same lists give the same bytes."""
        self._book.close()
        write_fixed(self._buffer.getvalue(), path, _with_slashes)

    def free_sheet(self, name: str, widths: Sequence[float]) -> FreeSheet:
        """A sheet that is filled from top to bottom without one head."""
        sheet = self._sheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.hide_gridlines(2)
        return FreeSheet(sheet, self._formats, len(widths))

    def list_sheet(self, name: str, columns: Sequence[Column], rows: Iterable[Sequence[Value]]) -> int:
        """A sheet with one head row and a row for each thing; returns how many. Sums stand below the list."""
        sheet = self._sheet(name)
        if sum(column.width for column in columns) > WIDE:
            sheet.set_paper(A3)
        sheet.set_row(0, 26)
        for number, column in enumerate(columns):
            sheet.set_column(number, number, column.width)
            sheet.write_string(0, number, column.title, self._formats["head"])
        count, sums = 0, {number: 0.0 for number, column in enumerate(columns) if column.total}
        for count, row in enumerate(rows, 1):
            sheet.set_row(count, _height(columns, row))
            for number, (column, value) in enumerate(zip(columns, row, strict=True)):
                _write(sheet, count, number, value, self._formats[column.kind])
                if number in sums:
                    sums[number] += _figure(value)
        self._finish(sheet, columns, count, sums)
        return count

    def _finish(self, sheet: Worksheet, columns: Sequence[Column], count: int, sums: Mapping[int, float]) -> None:
        if sums and count:
            sheet.write_string(count + 1, 0, "筛选合计", self._formats["total"])
            for number, value in sums.items():
                letter = xlsxwriter.utility.xl_col_to_name(number)
                sheet.write_formula(count + 1, number, f"=SUBTOTAL(109,{letter}2:{letter}{count + 1})", self._formats["total"], round(value, 2))
        for number, column in enumerate(columns):
            if column.coloured and count:
                self._colour(sheet, number, count)
        sheet.autofilter(0, 0, max(count, 1), len(columns) - 1)
        sheet.freeze_panes(1, 2)
        sheet.repeat_rows(0)

    def _colour(self, sheet: Worksheet, column: int, count: int) -> None:
        for word, paint in self._paints.items():
            sheet.conditional_format(1, column, count, column, {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": paint})

    def _sheet(self, name: str) -> Worksheet:
        sheet = self._book.add_worksheet(name)
        sheet.set_paper(A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(0.5, 0.5, 0.6, 0.6)
        sheet.set_footer("&C&9第 &P 页，共 &N 页")
        return sheet


class FreeSheet:
    """A sheet filled from top to bottom."""

    def __init__(self, sheet: Worksheet, formats: dict[str, Format], width: int) -> None:
        self._sheet, self._formats, self._last, self.row = sheet, formats, width - 1, 0

    def line(self, text: str, form: Literal["title", "section", "note"]) -> None:
        """A line of its own."""
        self._sheet.set_row(self.row, {"title": 32, "section": 20, "note": 30}[form])
        self._sheet.merge_range(self.row, 0, self.row, self._last, fitting(text), self._formats[form])
        self.row += 1

    def rows(self, head: Sequence[str], rows: Iterable[Sequence[Value]], kinds: Sequence[Kind]) -> None:
        """A small table with its head."""
        self._sheet.set_row(self.row, 20)
        for column, text in enumerate(head):
            self._sheet.write_string(self.row, column, text, self._formats["head"])
        for row in rows:
            self.row += 1
            self._sheet.set_row(self.row, 18)
            for column, (value, kind) in enumerate(zip(row, kinds, strict=True)):
                _write(self._sheet, self.row, column, value, self._formats[kind])
        self.row += 2


def _height(columns: Sequence[Column], row: Sequence[Value]) -> float:
    """Room for the longest cell; LibreOffice and WPS do not find it themselves."""
    lines = 1
    for column, value in zip(columns, row, strict=True):
        text = value.text if isinstance(value, Link) else value if isinstance(value, str) else ""
        lines = max(lines, sum(math.ceil((_width(part) or 1) * 0.95 / column.width) for part in text.split("\n")))
    return LINE_HEIGHT * min(lines, MOST_LINES) + 3


def _width(text: str) -> int:
    """The width in characters; a Chinese character takes two."""
    return sum(2 if ord(sign) > 0x2E80 or sign in "“”‘’—…" else 1 for sign in text)


def _figure(value: Value) -> float:
    """What a cell adds to its column's sum."""
    if isinstance(value, Formula):
        return float(value.value)
    return float(value) if isinstance(value, int | float | Decimal) else 0.0


def _write(sheet: Worksheet, row: int, column: int, value: Value, form: Format) -> None:
    if value is None or value == "":
        sheet.write_blank(row, column, None, form)
    elif isinstance(value, Formula):
        sheet.write_formula(row, column, value.text, form, float(value.value))
    elif isinstance(value, Link):
        _write_link(sheet, row, column, value, form)
    elif isinstance(value, str):
        sheet.write_string(row, column, fitting(value), form)
    else:
        sheet.write_number(row, column, float(value), form)


def _write_link(sheet: Worksheet, row: int, column: int, link: Link, form: Format) -> None:
    target = link.target
    if target is not None and ("#" in target or "%" in target):  # signs with a meaning of their own in a link
        target = quote(target)
    if target is None or len(target) > LINK_LIMIT or row > LINKS_LIMIT:
        sheet.write_string(row, column, fitting(link.text), form)
    else:
        sheet.write_url(row, column, f"external:{target}", form, fitting(link.text)[:250])
