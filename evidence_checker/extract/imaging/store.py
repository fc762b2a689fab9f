"""Small copies of pages and pictures, named by their content, for whoever reads the report."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from evidence_checker.extract.imaging.reading import Image

WIDTH = 1000  # pixels
QUALITY = 60


def kept(image: Image, store: Path | None) -> str | None:
    """The name of the small JPEG in the store's folder, None where nothing is to be kept. The same picture is kept once."""
    if store is None:
        return None
    data = small_jpeg(image)
    name = f"{hashlib.sha256(data).hexdigest()[:32]}.jpg"
    target = store / name
    if not target.exists():
        store.mkdir(parents=True, exist_ok=True)
        part = store / f"{name}.{os.getpid()}.part"
        part.write_bytes(data)
        part.replace(target)
    return name


def small_jpeg(image: Image) -> bytes:
    """A JPEG no wider than `WIDTH`."""
    height, width = image.shape[:2]
    if width > WIDTH:
        image = np.asarray(cv2.resize(image, (WIDTH, max(1, round(height * WIDTH / width))), interpolation=cv2.INTER_AREA), np.uint8)
    return bytes(cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])[1])
