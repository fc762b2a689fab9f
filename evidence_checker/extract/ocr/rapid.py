"""PP-OCRv6 on onnxruntime: tiny reads everything, small reads again what tiny is not sure of."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from evidence_checker.extract.model import Source
from evidence_checker.extract.ocr import models
from evidence_checker.extract.ocr.finder import find_lines, find_sparse_lines
from evidence_checker.extract.ocr.line_reader import LineReader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onnxruntime import InferenceSession

    from evidence_checker.extract.ocr.engine import Image, Quad, Reading

SEARCH_SIDE = 960  # pixels of the page's shorter side while lines are looked for
SURE = 0.95
SURE_OF_DIGITS = 0.985  # an amount or a date with one wrong digit is worse than a misread word
_DIGIT = re.compile(r"\d")


class RapidEngine:
    """Where the package with the tiny models is missing, small does all the work."""

    source = Source.RAPIDOCR

    def __init__(self, threads: int = 1) -> None:
        self._threads = threads

    def find(self, image: Image) -> list[Quad]:
        """The lines of an upright page."""
        return find_lines(self._finder, image, SEARCH_SIDE)

    def find_sparse(self, image: Image) -> list[Quad]:
        """The lines in a picture that is likely to be a scene."""
        return find_sparse_lines(self._finder, image, SEARCH_SIDE)

    @property
    def _finder(self) -> InferenceSession:
        return models.session(models.FIND_TINY if models.located(models.FIND_TINY) else models.FIND_SMALL, self._threads)

    def read(self, strips: Sequence[Image]) -> list[Reading]:
        """Tiny first; strips in doubt a second time by small, whose word then counts."""
        first = (self._tiny or self._small).read(strips)
        doubtful = [place for place, reading in enumerate(first) if in_doubt(reading)] if self._tiny else []
        for place, again in zip(doubtful, self._small.read([strips[place] for place in doubtful]), strict=True):
            if again.confidence >= first[place].confidence - 0.1:
                first[place] = again
        return first

    def reread(self, strips: Sequence[Image]) -> list[Reading]:
        """Small alone."""
        return self._small.read(strips)

    @cached_property
    def _small(self) -> LineReader:
        session = models.session(models.READ_SMALL, self._threads)
        return LineReader(session, session.get_modelmeta().custom_metadata_map["character"].split("\n"))

    @cached_property
    def _tiny(self) -> LineReader | None:
        characters = models.located(models.TINY_CHARACTERS)
        if characters is None or models.located(models.READ_TINY) is None:
            return None
        return LineReader(models.session(models.READ_TINY, self._threads), characters.read_text(encoding="utf-8").rstrip("\n").split("\n"))


def in_doubt(reading: Reading) -> bool:
    """Whether a reading of the tiny model is worth a second look."""
    return reading.confidence < (SURE_OF_DIGITS if _DIGIT.search(reading.text) else SURE)
