"""Spreadsheets .xlsx, .xls, .et: every sheet is a page and a table, hidden ones named as such, formulas with the values that were last computed."""

from __future__ import annotations

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from evidence_checker.errors import FileProblem, ProblemCode
from evidence_checker.extract.formats.draft import Draft, Given, corrupt
from evidence_checker.extract.formats.grid import add_grid
from evidence_checker.extract.formats.locked import unlocked
from evidence_checker.extract.formats.package import Package
from evidence_checker.extract.formats.properties import office_properties
from evidence_checker.extract.formats.shelf import Shelf
from evidence_checker.intake.model import FileKind

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
HIDDEN = "（隐藏的工作表）"
CELLS_LIMIT = 2_000_000
"""Cells of one sheet, empty ones included; a sheet of an office has some thousands."""


def read(given: Given) -> Draft:
    """The document in a workbook."""
    with unlocked(given) as plain:
        draft = Draft()
        _read_sheets(plain, draft)
        if plain.kind is FileKind.XLSX:
            _read_package(plain, draft)
    return draft


def _read_sheets(given: Given, draft: Draft) -> None:
    if given.kind is FileKind.XLSX:
        with Package(given.location) as package:
            package.check()
    try:
        with given.location.open("rb") as content, CalamineWorkbook.from_filelike(content) as book:  # by path it would believe the suffix
            for meta in book.sheets_metadata:
                if meta.typ is SheetTypeEnum.WorkSheet:
                    hidden = meta.visible is not SheetVisibleEnum.Visible
                    _read_sheet(book.get_sheet_by_name(meta.name), f"{meta.name}{HIDDEN if hidden else ''}", draft)
    except CalamineError as fault:
        raise corrupt("工作簿结构损坏") from fault


def _read_sheet(sheet: CalamineSheet, title: str, draft: Draft) -> None:
    page = draft.open_page()
    if sheet.total_height * sheet.total_width > CELLS_LIMIT:
        raise FileProblem(ProblemCode.TOO_LARGE, f"工作表“{sheet.name}”")
    add_grid(draft, page, title, sheet.to_python(skip_empty_area=False), sheet.merged_cell_ranges or ())


def _read_package(given: Given, draft: Draft) -> None:
    """What calamine leaves: properties, and the pictures and text boxes that lie on the sheets."""
    shelf = Shelf(draft, given)
    with Package(given.location) as package:
        draft.properties.update(office_properties(package))
        for page, sheet in enumerate(_sheets(package), 1):
            for relation in package.relations(sheet).values():
                if relation.kind == "drawing" and relation.target in package:
                    _read_drawing(package, relation.target, page, draft, shelf)


def _sheets(package: Package) -> list[str]:
    """The parts of the sheets that are read, in the order of the workbook."""
    book = next((r.target for r in package.relations("").values() if r.kind == "officeDocument"), "/xl/workbook.xml")
    root, relations = package.xml_if_there(book), package.relations(book)
    found = [relations.get(node.get(RELATION, "")) for node in root.iter("{*}sheet")] if root is not None else []
    return [relation.target for relation in found if relation is not None and relation.kind == "worksheet"]


def _read_drawing(package: Package, drawing: str, page: int, draft: Draft, shelf: Shelf) -> None:
    for relation in package.relations(drawing).values():
        if relation.kind == "image" and not relation.external and relation.target in package:
            draft.lines += shelf.show(package.read(relation.target), page)
    root = package.xml_if_there(drawing)
    for paragraph in root.iter(f"{DRAWING}p") if root is not None else ():
        draft.add_text("".join(node.text or "" for node in paragraph.iter(f"{DRAWING}t")), page)
