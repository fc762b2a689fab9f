"""What an OCR engine is to the rest of the program, and how one is chosen by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from evidence_checker.extract.ocr.needs import require_engine

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from evidence_checker.extract.model import Source

    Image = NDArray[np.uint8]  # height × width × 3, blue-green-red
    Quad = NDArray[np.float32]  # 4 × 2 pixels, clockwise from the upper left corner of the text


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands in one line of a picture, and how sure the engine is (0 … 1)."""

    text: str
    confidence: float


class Engine(Protocol):
    """Finds the lines of an upright page, and reads them."""

    source: Source

    def find(self, image: Image) -> list[Quad]:
        """The lines of text, in no particular order."""
        ...

    def find_sparse(self, image: Image) -> list[Quad]:
        """The same in a picture that is likely to be a scene: a camera's stamp, a banner, nothing at all."""
        ...

    def read(self, strips: Sequence[Image]) -> list[Reading]:
        """What each strip (one line, upright) says; "" where nothing is written."""
        ...

    def reread(self, strips: Sequence[Image]) -> list[Reading]:
        """The same with all the care the engine has, for few strips that matter."""
        ...


@lru_cache(maxsize=4)
def engine_named(name: str = "rapidocr", threads: int = 1) -> Engine:
    """The engine of that name, made once per process; models are loaded when first needed."""
    require_engine(name)
    if name == "rapidocr":
        from evidence_checker.extract.ocr.rapid import RapidEngine

        return RapidEngine(threads)
    from evidence_checker.extract.ocr.tesseract import TesseractEngine

    return TesseractEngine()
