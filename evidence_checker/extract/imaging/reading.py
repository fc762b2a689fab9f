"""What reading a page picture gives, and how it is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from evidence_checker.extract.model import Line, Page, Picture, Seal, Signature, Table

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from evidence_checker.extract.imaging.halves import Slice

    Image = NDArray[np.uint8]  # height × width × 3, blue-green-red
    Mask = NDArray[np.uint8]  # height × width, 0 or 255


@dataclass(frozen=True, slots=True)
class ImageOptions:
    """How pictures are read. `store`: the folder that receives small copies of pages and pictures, None keeps none.

    `threads`: of the OCR engine in this process; one where several workers run.
    """

    engine: str = "rapidocr"
    store: Path | None = None
    threads: int = 1


@dataclass(frozen=True, slots=True)
class PageReading:
    """One page picture, read. Boxes are fractions of the upright page; `upright` is its picture (for cutting out places), None once released.

    `slices` are what at its edges may be part of a seal across several pages.
    """

    page: Page
    lines: tuple[Line, ...] = ()
    tables: tuple[Table, ...] = ()
    seals: tuple[Seal, ...] = ()
    signatures: tuple[Signature, ...] = ()
    slices: tuple[Slice, ...] = field(default=(), compare=False, repr=False)
    upright: Image | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class PictureReading:
    """A picture file, read: the pages of papers it shows, or the scene.

    `is_scene`: nothing of it is a page; then `lines` of `pages` hold only what stands in the picture (a camera's stamp, a banner).
    """

    pages: tuple[PageReading, ...]
    pictures: tuple[Picture, ...] = ()
    is_scene: bool = False
