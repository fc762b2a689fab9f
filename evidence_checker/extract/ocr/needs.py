"""What the OCR engines want of this computer, told before any file is opened: in a worker it would look like a fault of every file."""

from __future__ import annotations

import shutil

from evidence_checker.errors import UsageError

ENGINES = ("rapidocr", "tesseract")


def require_engine(name: str) -> None:
    """Raises UsageError with the remedy where there is no engine of that name, or it is not installed. Loads nothing."""
    if name not in ENGINES:
        raise UsageError(f"没有名为“{name}”的文字识别引擎", f"--ocr 可用：{'、'.join(ENGINES)}")
    if name == "tesseract" and shutil.which("tesseract") is None:
        raise UsageError("这台电脑没有安装 Tesseract", "请安装 tesseract-ocr 和中文数据 tesseract-ocr-chi-sim，或去掉 --ocr tesseract")
