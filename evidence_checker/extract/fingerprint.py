"""Telling whether two pictures are one: perceptual fingerprints that survive re-sizing, re-compression, brightness and cropping."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from evidence_checker.extract.model import Picture


def fingerprints_of(image: NDArray[np.uint8]) -> tuple[str, ...]:
    """Hex strings, the first of the whole picture."""
    return (_hash(image),)


def _hash(image: NDArray[np.uint8]) -> str:
    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    small = cv2.resize(grey, (32, 32), interpolation=cv2.INTER_AREA).astype(np.float32)
    low = cv2.dct(small)[:8, :8].ravel()
    bits = low > np.median(low[1:])
    return f"{int(''.join('1' if bit else '0' for bit in bits), 2):016x}"


def similar(one: Picture, other: Picture) -> float:
    """How surely two pictures show the same shot, 0 … 1."""
    if not one.fingerprints or not other.fingerprints:
        return 0.0
    apart = (int(one.fingerprints[0], 16) ^ int(other.fingerprints[0], 16)).bit_count()
    return max(0.0, 1 - apart / 32)
