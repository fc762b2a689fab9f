"""A picture file that a document shows."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture by what it shows: equal digests are the same picture. Its bytes are made when they are asked for."""

    digest: str
    read: Callable[[], bytes]

    @staticmethod
    def of(data: bytes) -> PictureFile:
        """The picture that these bytes are."""
        return PictureFile(hashlib.sha256(data).hexdigest(), lambda: data)
