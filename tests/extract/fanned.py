"""Scans of a fanned pile of pages with a seal across their edges (骑缝章)."""

from __future__ import annotations

import random

import numpy as np
from PIL import Image

from bench.ocr_pages import grain, jpeg, skewed, stamp
from tests.extract.drawn import as_file, sheet

RADIUS = 120


def page(number: int) -> np.ndarray:
    return sheet("合同书", "甲方：清溪县水利局", f"第{number}条 双方约定如下事项。")


def scanned(image: np.ndarray, rng: random.Random) -> np.ndarray:
    return jpeg(grain(skewed(image, rng.uniform(-0.4, 0.4)), rng, 4), 75)


def fanned(count: int, seed: int = 1, side: str = "right") -> list[np.ndarray]:
    """Scanned pages with a seal across their edges, of which the scanner has cut off a little."""
    rng = random.Random(seed)
    seal = stamp(np.full((480, 480, 3), 255, np.uint8), "清溪县水利局", (240, 240), RADIUS, rng)[110:370, 110:370]
    shares = np.cumsum([0.0, *(rng.uniform(0.6, 1.4) for _ in range(count))])
    edges, pages = np.round(shares / shares[-1] * 260).astype(int), []
    for number in range(count):
        part, drawn, top = seal[:, edges[number] : edges[number + 1]][:, 2:], page(number), 700 + rng.randint(-6, 6)
        place = drawn[top : top + 260, -part.shape[1] :] if side == "right" else drawn[top : top + 260, : part.shape[1]]
        np.minimum(place, part, out=place)
        pages.append(scanned(drawn, rng))
    return pages


def pages_file(pages: list[np.ndarray]) -> bytes:
    """The pages as a TIFF."""
    first, *others = (Image.fromarray(image[:, :, ::-1]) for image in pages)
    return as_file(first, "TIFF", save_all=True, append_images=others, compression="jpeg")
