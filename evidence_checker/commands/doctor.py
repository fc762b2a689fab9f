"""`evidence-checker doctor`: tells per format what works on this computer, what is missing and how to get it."""

from __future__ import annotations

import argparse
import importlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

_REINSTALL = "请重新安装本程序：pip install --force-reinstall evidence-checker"
_VISUAL_C = "请安装微软 Visual C++ 运行库（vc_redist.x64.exe），再重新安装本程序"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that may be missing: what it is good for, how to find out, and what to do about it on Windows and on Linux.

    `fault` gives "" where it works, else what is wrong. Without what is `essential` papers stay unread; the rest is a gain.
    """

    label: str
    fault: Callable[[], str]
    windows: str = _REINSTALL
    linux: str = _REINSTALL
    essential: bool = True


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command, which has no arguments."""
    parser = commands.add_parser("doctor", help="检查这台电脑能读哪些格式、缺什么", description="逐项检查各种格式能不能读，缺什么、怎么装。")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:  # noqa: ARG001  # every command gets its arguments
    """Prints one line for each check. Returns 1 where something essential is missing, else 0."""
    print(f"Python {sys.version.split()[0]}，{sys.platform}，{os.cpu_count() or 1} 核，内存 {_memory_gigabytes():.0f} GB")
    failed = [check for check in checks() if not _passes(check)]
    if any(check.essential for check in failed):
        print("有必需的部分不能用，请按上面的办法处理后再运行一次。")
        return 1
    print("必需的部分都能用。" + ("标“可选”的缺了也能核查，只是相应的文件读不了或读得差些。" if failed else ""))
    return 0


def checks() -> Iterator[Check]:
    """Everything that is looked at, formats first."""
    yield Check("Word（.docx）", _imports("docx", "lxml"))
    yield Check("老版 Word、WPS、PPT（.doc .wps .ppt .dps）", _imports("office_oxide", "olefile"))
    yield Check("表格（.xlsx .xls .et .csv）", _imports("openpyxl", "python_calamine"))
    yield Check("演示文稿（.pptx）", _imports("pptx"))
    yield Check("PDF", _imports("pypdfium2"))
    yield Check("OFD 公文和电子发票", _imports("lxml", "defusedxml"))
    yield Check("图片（.jpg .png .tif .bmp .gif .webp）", _imports("PIL", "cv2", "numpy"), windows=_VISUAL_C)
    yield Check("苹果手机照片（.heic）", _imports("pillow_heif"))
    yield Check("网页、邮件、文本（.html .mht .eml .msg .rtf .txt）", _imports("striprtf", "olefile"))
    yield Check("有密码的 Word、Excel、zip", _imports("msoffcrypto", "pyzipper"))
    yield Check("压缩包 zip、7z、tar、gz", _imports("py7zr", "pyzipper"))
    yield Check("压缩包 rar", _rar_fault, "请安装 7-Zip（https://www.7-zip.org）或 WinRAR", "请运行 sudo apt install unar", essential=False)
    yield Check(
        "图元文件（.emf .wmf）绘图、结构特殊的老版 Word",
        _libreoffice_fault,
        "可安装 LibreOffice（https://zh-cn.libreoffice.org）",
        "可运行 sudo apt install libreoffice-writer",
        essential=False,
    )
    yield from _recognition_checks()
    yield from _surroundings()


def _recognition_checks() -> Iterator[Check]:
    yield Check("扫描件文字识别（rapidocr）", _ocr_fault, windows=_VISUAL_C)
    yield Check(
        "备用识别引擎（Tesseract）",
        _tesseract_fault,
        "可安装 Tesseract（UB Mannheim 版，安装时勾选 Chinese simplified）",
        "可运行 sudo apt install tesseract-ocr tesseract-ocr-chi-sim",
        essential=False,
    )
    yield Check("人名、单位识别（spaCy）", _imports("spacy"), windows=_VISUAL_C)


def _surroundings() -> Iterator[Check]:
    yield Check(
        "中文字体（PDF 未嵌入字体时要用）", _font_fault, "请在“设置—字体”中安装宋体", "请运行 sudo apt install fonts-noto-cjk", essential=False
    )
    yield Check("规则和模式文件（patterns）", _patterns_fault)
    yield Check(
        "缓存文件夹可写",
        _cache_fault,
        "请检查磁盘空间和权限，或用环境变量 EVIDENCE_CHECKER_CACHE 换一个文件夹",
        "请检查磁盘空间和权限，或用环境变量 EVIDENCE_CHECKER_CACHE 换一个文件夹",
        essential=False,
    )


def _passes(check: Check) -> bool:
    """Looks and prints the line."""
    fault = check.fault()
    if not fault:
        print(f"  [可用] {check.label}")
        return True
    mark = "缺失" if check.essential else "可选"
    print(f"  [{mark}] {check.label}：{fault}\n         Windows：{check.windows}\n         Linux：{check.linux}")
    return False


def _imports(*modules: str) -> Callable[[], str]:
    """A check that loads the modules: only that shows a library whose DLLs are missing."""

    def fault() -> str:
        missing = [name for name in modules if not _loads(name)]
        return f"{'、'.join(missing)} 不能用" if missing else ""

    return fault


def _loads(module: str) -> bool:
    try:
        importlib.import_module(module)
    except (ImportError, OSError):
        return False
    return True


def _libreoffice_fault() -> str:
    from evidence_checker.extract.formats.libreoffice import program

    return "" if program() else "没有 LibreOffice；贴成图元文件的扫描件和公章仍能读"


def _rar_fault() -> str:
    from evidence_checker.intake.archives.rars import unpacking_program

    return "" if unpacking_program() else "没有能解开 rar 的程序"


def _ocr_fault() -> str:
    from evidence_checker.extract.ocr import models

    if not _loads("onnxruntime"):
        return "onnxruntime 不能用"
    wanted = (models.FIND_SMALL, models.READ_SMALL, models.FIND_TINY, models.READ_TINY, models.TINY_CHARACTERS, models.ORIENTATION)
    missing = [model.inside for model in wanted if models.located(model) is None]
    return f"缺少模型 {'、'.join(missing)}" if missing else ""


def _tesseract_fault() -> str:
    program = shutil.which("tesseract")
    if program is None:
        return "没有安装"
    try:
        listed = subprocess.run([program, "--list-langs"], capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return "装了但不能运行"
    return "" if b"chi_sim" in listed.stdout + listed.stderr else "缺少简体中文数据 chi_sim"


def _font_fault() -> str:
    if sys.platform in {"win32", "darwin"}:
        return ""  # both come with Chinese fonts
    program = shutil.which("fc-list")
    if program is None:
        return "没有 fc-list，无法检查"
    listed = subprocess.run([program, ":lang=zh"], capture_output=True, timeout=20, check=False).stdout
    return "" if listed.strip() else "没有中文字体"


def _patterns_fault() -> str:
    from evidence_checker.rulebook.paths import patterns_dir

    return "" if patterns_dir().is_dir() else f"找不到 {patterns_dir()}"


def _cache_fault() -> str:
    from evidence_checker.cache import default_folder

    folder = default_folder()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            free = shutil.disk_usage(folder).free
    except OSError as fault:
        return f"{folder} 不能写（{fault.strerror}）"
    return "" if free > 1024**3 else f"{Path(folder.anchor)} 只剩 {free / 1024**2:.0f} MB"


def _memory_gigabytes() -> float:
    import psutil

    return float(psutil.virtual_memory().total) / 1024**3
