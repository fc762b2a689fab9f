"""Pictures inside documents: measured, fingerprinted, and read where they are pictures of papers."""

from __future__ import annotations

import hashlib
import io

from PIL import Image

from evidence_checker.errors import Problem, ProblemCode
from evidence_checker.extract.formats.draft import Draft, Given
from evidence_checker.extract.model import Box, Line, Picture

SMALLEST = 32
"""Pixels; what is smaller on either side is a bullet or a rule."""


class Shelf:
    """Where a draft's pictures are put; a picture shown twice on a page is put there once."""

    def __init__(self, draft: Draft, given: Given) -> None:
        self._draft = draft
        self._given = given
        self._shown: set[tuple[str, int]] = set()

    def show(self, data: bytes, page: int, box: Box | None = None) -> list[Line]:
        """Put a picture on a page and give the lines read from it."""
        digest = hashlib.sha256(data).hexdigest()
        if (digest, page) in self._shown:
            return []
        self._shown.add((digest, page))
        try:
            with Image.open(io.BytesIO(data)) as image:
                width, height = image.size
        except (OSError, ValueError, Image.DecompressionBombError):
            return self.lost("图片格式不能识别")
        if min(width, height) >= SMALLEST:
            self._draft.pictures.append(Picture(page, digest, width, height, box))
        return []

    def lost(self, why: str) -> list[Line]:
        """Note a picture that could not be shown; each reason once."""
        problem = Problem(ProblemCode.LOST, why)
        if problem not in self._draft.problems:
            self._draft.problems.append(problem)
        return []
