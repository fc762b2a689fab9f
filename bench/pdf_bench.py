"""How long born-digital PDFs take here against `pdfplumber.extract_text` on the same files.

    python bench/pdf_bench.py [FILE_OR_FOLDER …] [--rounds 5]

Without files, those of `pdf_pages.py` (32 papers with seals, tables and photos). Only files whose pages are all read from their text layer are
compared. The two take turns file by file, so that a busy machine is busy for both. A seal's picture that was read once in a process is known.
"""

from __future__ import annotations

import argparse
import hashlib
import statistics
import tempfile
import time
from pathlib import Path

import pdfplumber
from pdf_pages import write_set

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


def born_digital(paths: list[Path]) -> dict[Path, Document]:
    """The files whose pages are all read from their text layer, with their documents."""
    found = [p for path in paths for p in ([path] if path.is_file() else sorted(path.rglob("*.pdf")))]
    documents = {path: ours(path) for path in found}
    return {path: doc for path, doc in documents.items() if doc.pages and not any(page.scanned for page in doc.pages)}


def one_round(files: list[Path], store: Path) -> dict[str, float]:
    """Seconds for all files, the readers taking turns at each of them."""
    ways = {"reader": (ours,), "reader with page pictures": (ours, store), "pdfplumber": (theirs,)}
    totals = dict.fromkeys(ways, 0.0)
    for path in files:
        for name, (work, *more) in ways.items():
            totals[name] += timed(work, path, *more)
    return totals


def measure(title: str, files: list[Path], rounds: int) -> None:
    totals: list[dict[str, float]] = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as store:
            totals.append(one_round(files, Path(store)))
    pages = sum(len(ours(path).pages) for path in files)
    print(f"{title}: {len(files)} files, {pages} pages, median of {rounds} rounds")
    for name in totals[0]:
        each = statistics.median(one[name] for one in totals)
        ratio = statistics.median(one[name] / one["pdfplumber"] for one in totals)
        print(f"  {name:26} {1000 * each / max(pages, 1):8.1f} ms/page   ratio {ratio:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        documents = born_digital(options.paths or write_set(Path(folder)))
        groups = {
            "running text": [path for path, doc in documents.items() if not (doc.pictures or doc.seals or doc.tables)],
            "text, tables, seals": [path for path, doc in documents.items() if not doc.pictures],
            "all, with photos, on which writing is looked for": list(documents),
        }
        for title, files in groups.items():
            if files:
                measure(title, files, options.rounds)


if __name__ == "__main__":
    main()
