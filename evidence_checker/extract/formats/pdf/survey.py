"""What lies on a PDF page besides its characters: pictures, ruling lines, notes; enough to decide how the page is to be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import repeat

import pypdfium2 as pdfium
import pypdfium2.raw as c

from evidence_checker.extract.formats.pdf import calls
from evidence_checker.extract.formats.pdf.characters import Frame
from evidence_checker.extract.formats.pdf.notes import visible_notes
from evidence_checker.extract.formats.pdf.strokes import IDENTITY, Edges, Matrix, Paths, multiplied
from evidence_checker.extract.model import Box

DEEPEST = 6
"""Forms within forms; deeper nesting is made to do harm."""
MOST_OBJECTS = 60_000
"""Objects of one page that are looked at; maps and drawings have more and no tables."""
MOST_PATHS = 4000


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture on the page. `after_text`: it is drawn over text that came before it."""

    handle: object
    box: Box
    after_text: bool


@dataclass(slots=True)
class Survey:
    """The page's objects, counted and placed."""

    pictures: list[Placed] = field(default_factory=list)
    edges: Edges = field(default_factory=Edges.none)
    paths: int = 0
    red_paths: int = 0
    texts: int = 0
    hidden_texts: int = 0
    notes: int = 0

    @property
    def covered(self) -> float:
        """The share of the page that pictures cover; overlaps count twice, and the whole page is the most."""
        return min(sum(_area(picture.box) for picture in self.pictures), 1.0)

    @property
    def text_is_hidden(self) -> bool:
        """Whether most text is invisible (a scanner's own recognition) or lies beneath a picture."""
        beneath = any(picture.after_text and _area(picture.box) > 0.5 for picture in self.pictures)
        return beneath or 2 * self.hidden_texts > self.texts


def survey_of(page: pdfium.PdfPage, frame: Frame) -> Survey:
    """Look through the page's objects."""
    survey, paths = Survey(notes=visible_notes(page)), Paths(frame)
    for place, kind, matrix in _objects(page):
        if kind == c.FPDF_PAGEOBJ_TEXT:
            survey.texts += 1
            survey.hidden_texts += calls.text_mode(place) == c.FPDF_TEXTRENDERMODE_INVISIBLE
        elif kind == c.FPDF_PAGEOBJ_IMAGE:
            box = _box(place, matrix, frame)
            if box is not None:
                survey.pictures.append(Placed(calls.page_object(place), box, survey.texts > 0))
        elif kind == c.FPDF_PAGEOBJ_PATH:
            survey.paths += 1
            survey.red_paths += paths.is_red_shape(place)
            if survey.paths <= MOST_PATHS:
                paths.add(place, matrix)
    survey.edges = paths.edges()
    return survey


def _objects(page: pdfium.PdfPage) -> Iterator[tuple[calls.Pointer, int, Matrix]]:
    """The objects in drawing order, forms opened, with the matrix of the forms around them."""
    count, whole = min(c.FPDFPage_CountObjects(page.raw), MOST_OBJECTS), calls.handle(page.raw)
    places = map(calls.pointer, map(calls.object_at, repeat(whole), range(count)))
    return _opened(places, IDENTITY, 0)


def _opened(places: Iterator[calls.Pointer], matrix: Matrix, depth: int) -> Iterator[tuple[calls.Pointer, int, Matrix]]:
    """These objects, and in the place of forms those within them; `matrix` is that of the forms around."""
    for place in places:
        kind = calls.object_kind(place)
        if kind != c.FPDF_PAGEOBJ_FORM:
            yield place, kind, matrix
        elif depth < DEEPEST:
            parts = map(calls.pointer, map(calls.object_in_form, repeat(place), range(min(calls.objects_in_form(place), MOST_OBJECTS))))
            yield from _opened(parts, multiplied(own_matrix(place), matrix), depth + 1)


def own_matrix(place: calls.Pointer) -> Matrix:
    """The matrix of an object."""
    found = calls.Floats(6)
    if not calls.object_matrix(place, found.places[0]):
        return IDENTITY
    a, b, cc, d, e, f = found.values
    return a, b, cc, d, e, f


def _box(place: calls.Pointer, matrix: Matrix, frame: Frame) -> Box | None:
    """What an object covers of the page; None where that is nothing."""
    sides = calls.Floats(4)
    if not calls.object_bounds(place, *sides.places):
        return None
    left, bottom, right, top = sides.values
    a, b, cc, d, e, f = matrix
    xs = [a * x + cc * y + e for x in (left, right) for y in (bottom, top)]
    ys = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
    box = Box(*(min(max(side, 0.0), 1.0) for side in frame.box(min(xs), min(ys), max(xs), max(ys))))
    return box if _area(box) > 0 else None


def _area(box: Box) -> float:
    return max(box.right - box.left, 0.0) * max(box.bottom - box.top, 0.0)
