"""Reading one line of text: PP-OCR's recogniser gives a character for each narrow column of the strip (CTC)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from evidence_checker.extract.ocr.engine import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

    from evidence_checker.extract.ocr.engine import Image

HEIGHT = 48  # pixels, given by the network
STEP = 32  # widths are rounded up, so that few shapes occur
WIDEST = 2400


class LineReader:
    """A recogniser with its characters."""

    def __init__(self, session: InferenceSession, characters: Sequence[str]) -> None:
        self._session = session
        self._characters = ["", *characters, " "]  # 0 means: nothing new

    def read(self, strips: Sequence[Image]) -> list[Reading]:
        """One strip at a time: on a CPU that is faster than batches, which are padded to their widest."""
        return [self._read_one(strip) for strip in strips]

    def _read_one(self, strip: Image) -> Reading:
        height, width = strip.shape[:2]
        if height < 2 or width < 2:
            return Reading("", 0.0)
        scores = self._session.run(None, {"x": _prepared(strip)})[0][0]
        return self._decoded(scores)

    def _decoded(self, scores: NDArray[np.float32]) -> Reading:
        best = scores.argmax(axis=1)
        new = np.ones(len(best), bool)
        new[1:] = best[1:] != best[:-1]
        chosen = np.flatnonzero(new & (best > 0))
        if not len(chosen):
            return Reading("", 0.0)
        text = "".join(self._characters[best[column]] for column in chosen)
        return Reading(text.strip(), float(scores[chosen, best[chosen]].mean()))


def _prepared(strip: Image) -> NDArray[np.float32]:
    width = min(max(round(strip.shape[1] * HEIGHT / strip.shape[0]), 8), WIDEST)
    padded = -(-width // STEP) * STEP
    line = np.zeros((1, 3, HEIGHT, padded), np.float32)
    scaled = cv2.resize(strip, (width, HEIGHT), interpolation=cv2.INTER_LINEAR)
    line[0, :, :, :width] = scaled.transpose(2, 0, 1).astype(np.float32) / 127.5 - 1.0
    return line
