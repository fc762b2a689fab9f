"""Pictures drawn for tests of page reading, and each drawn page read only once a session."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

import numpy as np
from PIL import Image, ImageDraw

from bench.ocr_pages import HEIGHT, WIDTH, Sample, installed_fonts, sample, typeface
from evidence_checker.extract.imaging.page import read_page_image
from evidence_checker.extract.imaging.reading import PageReading


@lru_cache(maxsize=32)
def page_read(number: int) -> tuple[Sample, PageReading]:
    """Page `number` of the bench and what is read on it."""
    page = sample(number)
    return page, read_page_image(page.image)


def said(reading: PageReading) -> str:
    return "\n".join(line.text for line in reading.lines)


def sheet(*lines: str, points: float = 16, size: tuple[int, int] = (WIDTH, HEIGHT)) -> np.ndarray:
    """A white page with these lines from the top."""
    page = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(page)
    for number, line in enumerate(lines):
        pen.text((size[0] * 0.12, size[1] * 0.1 + number * points * 4.2), line, fill="black", font=typeface(installed_fonts()[0], points))
    return pixels(page)


def scene(seed: int, size: tuple[int, int] = (960, 720)) -> Image.Image:
    """Hills, fields and houses; another seed is another place."""
    rng = np.random.default_rng(seed)
    width, height = size
    across = np.linspace(0, 1, width)
    picture = np.empty((height, width, 3), np.float32)
    picture[:] = rng.integers(90, 220, 3)
    for layer in range(4):
        top = height * (0.3 + 0.17 * layer) + sum(
            rng.uniform(8, 40) / (k + 1) * np.sin(2 * np.pi * (k + 1) * across + rng.uniform(0, 6)) for k in range(7)
        )
        picture[np.arange(height)[:, np.newaxis] > top[np.newaxis, :]] = rng.integers(20, 170, 3)
    drawn = Image.fromarray(np.clip(picture + rng.normal(0, 6, (height, width, 1)), 0, 255).astype(np.uint8))
    pen = ImageDraw.Draw(drawn)
    for _ in range(14):
        x, y, side = rng.uniform(0, width), rng.uniform(height * 0.4, height), rng.uniform(18, 90)
        pen.rectangle((x, y, x + side, y + side * 0.7), fill=tuple(int(v) for v in rng.integers(60, 255, 3)))
        pen.polygon([(x - 6, y), (x + side / 2, y - side / 2), (x + side + 6, y)], fill=tuple(int(v) for v in rng.integers(20, 160, 3)))
    return drawn


def stamped(picture: Image.Image, *lines: str) -> Image.Image:
    """With a camera app's lines in its lower left corner."""
    picture = picture.copy()
    font = typeface(installed_fonts()[0], 13)
    for number, line in enumerate(reversed(lines), 1):
        ImageDraw.Draw(picture).text((24, picture.height - 40 * number - 16), line, fill="white", font=font)
    return picture


def pixels(picture: Image.Image) -> np.ndarray:
    return np.asarray(picture.convert("RGB"))[:, :, ::-1].copy()


def as_file(picture: Image.Image, kind: str = "JPEG", **how: object) -> bytes:
    file = BytesIO()
    picture.save(file, kind, **how)
    return file.getvalue()
