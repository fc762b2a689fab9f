"""What reading a whole ledger costs: warm against cold, two workers against one, memory over many pages and many files.

    python bench/extraction_bench.py                    small, about two minutes
    python bench/extraction_bench.py --pages 500 --files 2000 --ledger FOLDER

Prints ratios and peaks; nothing is kept.
"""

from __future__ import annotations

import argparse
import io
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from evidence_checker.cache import Cache
from evidence_checker.extract.options import ExtractOptions
from evidence_checker.intake.ledger import open_ledger
from evidence_checker.workers import extract_all

LINES = 28


@dataclass(frozen=True)
class Cost:
    """Seconds and the highest resident memory (MB) of this process and its children, and that of the largest one."""

    seconds: float
    megabytes: float
    largest: float


class Watch:
    """Measures a block: its time, and memory five times a second."""

    def __enter__(self) -> Watch:
        self._stop, self._peak, self._largest = threading.Event(), 0.0, 0.0
        self._began = time.monotonic()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()
        self.cost = Cost(time.monotonic() - self._began, self._peak / 2**20, self._largest / 2**20)

    def _look(self) -> None:
        while not self._stop.wait(0.2):
            sizes = [size for process in self._family() if (size := _resident(process))]
            self._peak, self._largest = max(self._peak, sum(sizes)), max(self._largest, *sizes, 0)

    def _family(self) -> list[psutil.Process]:
        own = psutil.Process()
        return [own, *own.children(recursive=True)]


def _resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0


def page_picture(number: int) -> bytes:
    """A page of Chinese text as a scanner gives it: JPEG, 150 dpi."""
    import pypdfium2

    page = pypdfium2.PdfDocument(
        text_pdf([f"第{number}页第{n}行：走访慰问脱贫户{number * n % 97}户，发放补助{number * 7 + n}.50元。" for n in range(LINES)])
    )[0]
    buffer = io.BytesIO()
    page.render(scale=150 / 72).to_pil().convert("L").save(buffer, "JPEG", quality=60)
    return buffer.getvalue()


def text_pdf(lines: list[str]) -> bytes:
    """A PDF of one page with a text layer."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    canvas.setFont("STSong-Light", 14)
    for row, line in enumerate(lines):
        canvas.drawString(60, 790 - 26 * row, line)
    canvas.save()
    return buffer.getvalue()


def scan_pdf(pages: int) -> bytes:
    """A PDF of page pictures; twenty different ones are repeated, so that making it is quick."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    pictures = [page_picture(number) for number in range(min(pages, 20))]
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    for number in range(pages):
        canvas.drawImage(ImageReader(io.BytesIO(pictures[number % len(pictures)])), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def small_ledger(folder: Path, scans: int, papers: int) -> Path:
    """A ledger of single scanned pages and of PDFs with text, all different."""
    for number in range(scans):
        (folder / f"扫描{number:04d}.jpg").write_bytes(page_picture(number + 100))
    for number in range(papers):
        (folder / f"通知{number:05d}.pdf").write_bytes(text_pdf([f"关于第{number}次走访的通知"] * 9))
    return folder


def reading(root: Path, *, workers: int, cache: Cache | None) -> Cost:
    """What intake and extraction of one ledger cost."""
    with tempfile.TemporaryDirectory() as workspace, Watch() as watch:
        ledger = open_ledger(root, Path(workspace))
        extract_all(ledger.files, ExtractOptions(), workers=workers, cache=cache, on_event=lambda _: None)
    return watch.cost


def compare_cold_and_warm(root: Path, cache: Path) -> None:
    cold, warm = (reading(root, workers=1, cache=Cache(cache)) for _ in range(2))
    print(f"warm / cold          {warm.seconds / cold.seconds:6.3f}   ({warm.seconds:.2f} s / {cold.seconds:.1f} s; aim 0.05)")
    two = reading(root, workers=2, cache=None)
    print(f"two workers against one {cold.seconds / two.seconds:5.2f}×  ({two.seconds:.1f} s; aim 1.7)")


def measure_scan(root: Path, pages: int) -> None:
    (root / "长扫描.pdf").write_bytes(scan_pdf(pages))
    cost = reading(root, workers=1, cache=None)
    peaks = f"{cost.megabytes:6.0f} MB peak, {cost.largest:.0f} MB in the largest process"
    print(f"scan of {pages} pages     {peaks}, {cost.seconds / pages:.2f} s a page (aim 1500 MB)")


def measure_many(root: Path, files: int) -> None:
    few, many = root / "few", root / "many"
    for folder, count in ((few, max(files // 10, 10)), (many, files)):
        folder.mkdir()
        small_ledger(folder, 0, count)
    small, large = reading(few, workers=1, cache=None), reading(many, workers=1, cache=None)
    growth = large.megabytes / small.megabytes
    print(f"memory for {files} files against a tenth of them: {large.megabytes:.0f} / {small.megabytes:.0f} MB = {growth:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=12, help="pages of the long scan")
    parser.add_argument("--files", type=int, default=200, help="files of the large ledger")
    parser.add_argument("--ledger", type=Path, help="a ledger for warm against cold (default: one of 50 made files)")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        places = {name: Path(folder, name) for name in ("ledger", "cache", "scan", "many")}
        for place in places.values():
            place.mkdir()
        compare_cold_and_warm(chosen.ledger or small_ledger(places["ledger"], 10, 40), places["cache"])
        measure_scan(places["scan"], chosen.pages)
        measure_many(places["many"], chosen.files)


if __name__ == "__main__":
    main()
