"""How long born-digital PDFs take here against `pdfplumber.extract_text` on the same files.

    python bench/pdf_bench.py FILE_OR_FOLDER … [--rounds 5]

Only files whose pages are all read from their text layer are compared. The two take turns, so that a busy machine is busy for both.
"""

from __future__ import annotations

import argparse
import hashlib
import statistics
import tempfile
import time
from pathlib import Path

import pdfplumber

from evidence_checker.extract.model import Document
from evidence_checker.extract.options import ExtractOptions
from evidence_checker.extract.reader import read
from evidence_checker.intake.model import FileKind, SubmittedFile


def ours(path: Path, store: Path | None = None) -> Document:
    data = path.read_bytes()
    file = SubmittedFile(path.name, path, len(data), hashlib.sha256(data).hexdigest(), FileKind.PDF)
    return read(file, ExtractOptions(store=store))


def theirs(path: Path) -> None:
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()


def timed(work, *args) -> float:
    start = time.perf_counter()
    work(*args)
    return time.perf_counter() - start


def born_digital(paths: list[Path]) -> list[Path]:
    found = [p for path in paths for p in ([path] if path.is_file() else sorted(path.rglob("*.pdf")))]
    documents = {path: ours(path) for path in found}
    return [path for path, doc in documents.items() if doc.pages and not any(page.scanned for page in doc.pages)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    files = born_digital(options.paths)
    totals: dict[str, list[float]] = {"reader": [], "reader with page pictures": [], "pdfplumber": []}
    for _ in range(options.rounds):
        with tempfile.TemporaryDirectory() as store:
            totals["reader"].append(sum(timed(ours, path) for path in files))
            totals["reader with page pictures"].append(sum(timed(ours, path, Path(store)) for path in files))
            totals["pdfplumber"].append(sum(timed(theirs, path) for path in files))
    pages = sum(len(ours(path).pages) for path in files)
    base = statistics.median(totals["pdfplumber"])
    print(f"{len(files)} files, {pages} pages, median of {options.rounds} rounds")
    for name, seconds in totals.items():
        middle = statistics.median(seconds)
        print(f"{name:28} {1000 * middle / max(pages, 1):8.1f} ms/page   ratio {middle / base:.2f}")


if __name__ == "__main__":
    main()
