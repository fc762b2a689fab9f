"""Tesseract through pytesseract: the second engine, for machines where onnxruntime does not run."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from evidence_checker.errors import UsageError
from evidence_checker.extract.model import Source
from evidence_checker.extract.ocr.engine import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence_checker.extract.ocr.engine import Image, Quad

LANGUAGES = "chi_sim+eng"
ONE_LINE = "--psm 7"
WHOLE_PAGE = "--psm 3"
MARGIN = 6  # Tesseract loses strokes that touch the edge of a strip
TALLEST, LINE_HEIGHT = 64, 40
SECONDS = 120


class TesseractEngine:
    """Needs the program `tesseract` with its data `chi_sim`; raises `UsageError` with the way to install them."""

    source = Source.TESSERACT

    def __init__(self) -> None:
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # on strips its threads cost more than they bring
        import pytesseract

        self._tesseract = pytesseract
        if "chi_sim" not in pytesseract.get_languages(config=""):
            raise UsageError("Tesseract 缺少简体中文数据 chi_sim", "请安装 tesseract-ocr-chi-sim，或去掉 --ocr tesseract")

    def find_sparse(self, image: Image) -> list[Quad]:
        """The same as in a page."""
        return self.find(image)

    def find(self, image: Image) -> list[Quad]:
        """The lines as Tesseract's layout analysis cuts them."""
        found = self._data(image, WHOLE_PAGE)
        lines: dict[tuple[int, int, int], list[tuple[int, int, int, int]]] = {}
        for place, text in enumerate(found["text"]):
            if text.strip():
                left, top = found["left"][place], found["top"][place]
                box = (left, top, left + found["width"][place], top + found["height"][place])
                lines.setdefault((found["block_num"][place], found["par_num"][place], found["line_num"][place]), []).append(box)
        return [_around(boxes) for boxes in lines.values()]

    def read(self, strips: Sequence[Image]) -> list[Reading]:
        """Each strip as one line of text. All go to one run of the program by a list of files: it takes longer to start than to read a line."""
        if not strips:
            return []
        with TemporaryDirectory() as folder:
            files = [Path(folder, f"{number}.png") for number in range(len(strips))]
            for file, strip in zip(files, strips, strict=True):
                file.write_bytes(cv2.imencode(".png", _comfortable(strip))[1].tobytes())
            listed = Path(folder, "lines.txt")
            listed.write_text("\n".join(map(str, files)), encoding="utf-8")
            found = self._data(str(listed), ONE_LINE)
        return [_reading(found, number) for number in range(1, len(strips) + 1)]

    def reread(self, strips: Sequence[Image]) -> list[Reading]:
        """Tesseract has no second, better way."""
        return self.read(strips)

    def _data(self, source: Image | str, mode: str) -> dict[str, Any]:
        shown = source if isinstance(source, str) else cv2.cvtColor(source, cv2.COLOR_BGR2RGB)
        kind = self._tesseract.Output.DICT
        return dict(self._tesseract.image_to_data(shown, lang=LANGUAGES, config=mode, output_type=kind, timeout=SECONDS))


def _reading(found: dict[str, Any], number: int) -> Reading:
    """What was found on the strip of that number (from 1)."""
    rows = zip(found["page_num"], found["text"], found["conf"], strict=True)
    words = [(str(text), float(sure)) for page, text, sure in rows if page == number and str(text).strip()]
    if not words:
        return Reading("", 0.0)
    letters = sum(len(text) for text, _ in words)
    return Reading(_joined([text for text, _ in words]), sum(len(text) * sure for text, sure in words) / letters / 100)


def _around(boxes: list[tuple[int, int, int, int]]) -> Quad:
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]], np.float32)


def _comfortable(strip: Image) -> Image:
    scale = LINE_HEIGHT / strip.shape[0] if strip.shape[0] < LINE_HEIGHT or strip.shape[0] > TALLEST else 1.0
    sized = cv2.resize(strip, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    return np.asarray(cv2.copyMakeBorder(sized, MARGIN, MARGIN, MARGIN, MARGIN, cv2.BORDER_REPLICATE), np.uint8)


def _joined(words: list[str]) -> str:
    """Blanks stand between Latin words only."""
    text = words[0]
    for word in words[1:]:
        text += (" " if text[-1].isascii() and word[0].isascii() else "") + word
    return text
