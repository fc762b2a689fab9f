"""What lies on a PDF page besides its characters: pictures, ruling lines, notes; enough to decide how the page is to be read."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as c

from evidence_checker.extract.formats.pdf.characters import Frame
from evidence_checker.extract.formats.pdf.notes import visible_notes
from evidence_checker.extract.formats.pdf.strokes import Edge, edges_of, is_red_shape
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
    edges: list[Edge] = field(default_factory=list)
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
    survey = Survey(notes=visible_notes(page))
    for handle, kind, matrix in _objects(page):
        if kind == c.FPDF_PAGEOBJ_TEXT:
            survey.texts += 1
            survey.hidden_texts += c.FPDFTextObj_GetTextRenderMode(handle) == c.FPDF_TEXTRENDERMODE_INVISIBLE
        elif kind == c.FPDF_PAGEOBJ_IMAGE:
            box = _box(handle, matrix, frame)
            if box is not None:
                survey.pictures.append(Placed(handle, box, survey.texts > 0))
        elif kind == c.FPDF_PAGEOBJ_PATH:
            survey.paths += 1
            survey.red_paths += is_red_shape(handle)
            if survey.paths <= MOST_PATHS:
                survey.edges += edges_of(handle, matrix, frame)
    return survey


Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


def _objects(page: pdfium.PdfPage) -> Iterator[tuple[object, int, Matrix]]:
    """The objects in drawing order, forms opened, with the matrix of the forms around them."""
    count = min(c.FPDFPage_CountObjects(page.raw), MOST_OBJECTS)
    stack: list[tuple[object, Matrix, int]] = [(c.FPDFPage_GetObject(page.raw, index), IDENTITY, 0) for index in reversed(range(count))]
    while stack:
        handle, matrix, depth = stack.pop()
        kind = c.FPDFPageObj_GetType(handle)
        if kind != c.FPDF_PAGEOBJ_FORM:
            yield handle, kind, matrix
        elif depth < DEEPEST:
            inner = multiplied(own_matrix(handle), matrix)
            parts = min(c.FPDFFormObj_CountObjects(handle), MOST_OBJECTS)
            stack += [(c.FPDFFormObj_GetObject(handle, index), inner, depth + 1) for index in reversed(range(parts))]


def own_matrix(handle: object) -> Matrix:
    """The matrix of an object."""
    found = c.FS_MATRIX()
    if not c.FPDFPageObj_GetMatrix(handle, ctypes.byref(found)):
        return IDENTITY
    return found.a, found.b, found.c, found.d, found.e, found.f


def multiplied(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that applies `inner`, then `outer`."""
    a, b, cc, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, cc * p + d * r, cc * q + d * s, e * p + f * r + t, e * q + f * s + u


def _box(handle: object, matrix: Matrix, frame: Frame) -> Box | None:
    """What an object covers of the page; None where that is nothing."""
    sides = [ctypes.c_float() for _ in range(4)]
    if not c.FPDFPageObj_GetBounds(handle, *[ctypes.byref(side) for side in sides]):
        return None
    left, bottom, right, top = (side.value for side in sides)
    a, b, cc, d, e, f = matrix
    xs = [a * x + cc * y + e for x in (left, right) for y in (bottom, top)]
    ys = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
    box = Box(*(min(max(side, 0.0), 1.0) for side in frame.box(min(xs), min(ys), max(xs), max(ys))))
    return box if _area(box) > 0 else None


def _area(box: Box) -> float:
    return max(box.right - box.left, 0.0) * max(box.bottom - box.top, 0.0)
