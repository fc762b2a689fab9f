"""One page of a PDF: which way it is read, and the reading."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

import pypdfium2 as pdfium

from evidence_checker.errors import FileProblem, Problem, ProblemCode
from evidence_checker.extract.formats.captions import set_captions
from evidence_checker.extract.formats.draft import Draft, Given, row_lines
from evidence_checker.extract.formats.pdf.characters import Frame, Run, runs
from evidence_checker.extract.formats.pdf.legible import is_legible
from evidence_checker.extract.formats.pdf.lines import page_lines
from evidence_checker.extract.formats.pdf.notes import note_lines, pinned_files
from evidence_checker.extract.formats.pdf.pictures import is_worth_showing, picture_of
from evidence_checker.extract.formats.pdf.ruled import ruled
from evidence_checker.extract.formats.pdf.survey import Survey, survey_of
from evidence_checker.extract.formats.scans import add_page, image_options
from evidence_checker.extract.model import Line, Page, Table

if TYPE_CHECKING:
    from evidence_checker.extract.formats.shelf import Shelf
    from evidence_checker.extract.imaging.reading import Image

SCAN_COVER = 0.5
"""From this share of the page covered by pictures on, little text is a scanner's mark or a page number."""
LITTLE_TEXT = 100
OUTLINES = 150
"""So many shapes that are no rules are text turned into outlines, as print shops do; what text is left is a page number."""
SCAN_SIDE = 1240
"""Pixels of the shorter side for recognition: A4 at 150 dpi."""
SHOWN_SIDE, WIDEST, BLANK_WIDTH = 800, 1000, 300
"""Pixels: shorter side of the picture that is kept, on which seals are looked for as well (so nothing is scaled twice); its width at most."""
LARGEST_SCALE = 4.0
FAINT = 200
"""Shade of grey from which down something counts as ink."""
LARGEST_DRAWING = 40_000_000
"""Pixels of a drawn page; some PDFs state pages of square kilometres."""


class Way(Enum):
    """How a page is read."""

    TEXT = "text"
    PICTURE = "picture"
    BLANK = "blank"


class PageReader:
    """Reads pages into a draft; `pinned` collects the files attached to them."""

    def __init__(self, draft: Draft, given: Given) -> None:
        self._draft = draft
        self._given = given
        self._shelf: Shelf | None = None
        self.pinned: list[tuple[str, bytes]] = []

    def read(self, pdf: pdfium.PdfDocument, index: int) -> None:
        """Read one page; one that is damaged is named as a problem and the others are read."""
        try:
            page = pdf[index]
        except pdfium.PdfiumError:
            self._fail(Problem(ProblemCode.CORRUPT, "这一页损坏", index + 1))
            return
        try:
            self._read(page, index + 1)
        except FileProblem as fault:
            self._fail(Problem(fault.problem.code, fault.problem.detail, index + 1))
        except MemoryError:
            raise
        except Exception as fault:  # whatever a library stumbles over on one page must not cost the others
            self._fail(Problem(ProblemCode.CRASHED, type(fault).__name__, index + 1))
        finally:
            page.close()

    def _fail(self, problem: Problem) -> None:
        self._draft.problems.append(problem)
        if self._draft.last_page < (problem.page or 0):
            self._draft.pages.append(Page(problem.page or 1, problem=problem))

    def _read(self, page: pdfium.PdfPage, number: int) -> None:
        frame = Frame(page)
        layer = page.get_textpage()
        found = runs(layer, frame)
        layer.close()
        survey = survey_of(page, frame)
        way = way_of(found, survey)
        if way is Way.TEXT:
            self._read_text(page, number, frame, found, survey)
        elif way is Way.PICTURE or _has_ink(page):
            self._read_picture(page, frame)
        else:
            self._fail(Problem(ProblemCode.BLANK_PAGE, page=number))
        if survey.notes:
            self.pinned += pinned_files(page)

    def _read_text(self, page: pdfium.PdfPage, number: int, frame: Frame, found: list[Run], survey: Survey) -> None:
        draft = self._draft
        tables = ruled(survey.edges, found, number, frame)
        lines = _merged(page_lines(tables.rest, number), tables.tables)
        draft.tables += tables.tables
        draft.lines += lines
        if survey.notes:
            draft.lines += note_lines(page, frame, number)
        for placed in survey.pictures:
            picture = picture_of(page, placed) if is_worth_showing(placed) else None
            if picture:
                draft.lines += self._pictures().show_file(picture, number, placed.box)
        set_captions(draft, number)
        draft.pages.append(Page(number, frame.width, frame.height, stored=self._look(page, number, found, survey)))

    def _look(self, page: pdfium.PdfPage, number: int, found: list[Run], survey: Survey) -> str | None:
        """Keep the page's picture, and look on it for seals that are neither characters nor pictures: stamps laid upon it, drawn ones."""
        options = self._given.options
        stamped = bool(survey.notes or survey.red_paths)
        if options.store is None and not stamped:
            return None
        from evidence_checker.extract.imaging.store import kept  # loads the imaging libraries

        width = min(SHOWN_SIDE * max(page.get_width() / max(page.get_height(), 1.0), 1.0), WIDEST)
        if not (stamped or survey.pictures or any(run.red for run in found)):
            return kept(_drawn_grey(page, width), options.store)
        image = _drawn(page, width)
        if stamped:
            from evidence_checker.extract.formats.stamps import add_seals

            self._draft.lines += add_seals(self._draft, image, number, image_options(options))
        return kept(image, options.store)

    def _read_picture(self, page: pdfium.PdfPage, frame: Frame) -> None:
        from evidence_checker.extract.imaging.page import read_page_image

        image = _drawn(page, SCAN_SIDE * max(frame.width / max(frame.height, 1.0), 1.0))
        add_page(self._draft, read_page_image(image, self._draft.last_page + 1, image_options(self._given.options)))

    def _pictures(self) -> Shelf:
        if self._shelf is None:
            from evidence_checker.extract.formats.shelf import Shelf  # loads the imaging libraries

            self._shelf = Shelf(self._draft, self._given)
        return self._shelf


def way_of(found: list[Run], survey: Survey) -> Way:
    """How a page with these runs and objects is read."""
    characters = sum(len(run.text) - run.text.count(" ") for run in found)
    if characters and is_legible(run.text for run in found):
        scan = survey.covered >= SCAN_COVER and (survey.text_is_hidden or characters < LITTLE_TEXT)
        outlined = characters < LITTLE_TEXT and survey.paths >= OUTLINES and len(survey.edges) < survey.paths
        return Way.PICTURE if scan or outlined else Way.TEXT
    return Way.PICTURE if characters or survey.pictures else Way.BLANK


def _merged(lines: list[Line], tables: tuple[Table, ...]) -> list[Line]:
    """The lines with those of the tables put where the tables stand."""
    out, waiting = list[Line](), sorted(tables, key=_top)
    for line in lines:
        while waiting and line.box is not None and _top(waiting[0]) < line.box.top:
            out += row_lines(waiting.pop(0))
        out.append(line)
    for table in waiting:
        out += row_lines(table)
    return out


def _top(table: Table) -> float:
    return table.box.top if table.box else 0.0


def _drawn(page: pdfium.PdfPage, width: float) -> Image:
    """The page with its notes as a picture about as many pixels wide, blue-green-red."""
    image: Image = page.render(scale=_scale(page, width)).to_numpy()[:, :, :3]
    return image if image.flags.c_contiguous else image.copy()


def _drawn_grey(page: pdfium.PdfPage, width: float) -> Image:
    """The same in shades of grey, which takes a third of the time."""
    image: Image = page.render(scale=_scale(page, width), grayscale=True).to_numpy()
    return image


def _scale(page: pdfium.PdfPage, width: float) -> float:
    """Pixels a point for a picture of this width, within what memory allows."""
    room = (LARGEST_DRAWING / max(page.get_width() * page.get_height(), 1.0)) ** 0.5
    return float(min(width / max(page.get_width(), 1.0), LARGEST_SCALE, room))


def _has_ink(page: pdfium.PdfPage) -> bool:
    """Whether a page without characters and pictures shows something all the same (text turned into outlines)."""
    return bool((_drawn_grey(page, BLANK_WIDTH) < FAINT).any())
