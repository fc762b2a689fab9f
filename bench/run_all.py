"""All that is measured, with one command; prints ratios and peaks.

    python bench/run_all.py                             about ten minutes on two idle cores
    python bench/run_all.py --pages 60 --scan 500 --files 2000

Recognition of page pictures against the bare engine, PDFs against pdfplumber, second check against first, two workers against one, memory.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def measured(title: str, script: str, *arguments: object) -> int:
    """One measurement in a process of its own, so that none warms the next; gives its exit code."""
    print(f"\n== {title}", flush=True)
    command = [sys.executable, str(HERE / script), *map(str, arguments)]
    return subprocess.run(command, check=False, env={**os.environ, "OMP_NUM_THREADS": "1"}).returncode


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=14, help="page pictures for the comparison with the bare engine")
    parser.add_argument("--scan", type=int, default=12, help="pages of the long scan")
    parser.add_argument("--files", type=int, default=200, help="files of the large ledger")
    parser.add_argument("--pdf", type=Path, nargs="*", default=[], help="where born-digital PDFs lie (default: the set of pdf_pages.py)")
    chosen = parser.parse_args()
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    return max(
        measured("page pictures: ours / bare RapidOCR", "ocr_bench.py", "--pages", chosen.pages),
        measured("born-digital PDF: ours / pdfplumber", "pdf_bench.py", *chosen.pdf),
        measured("the whole command: second check / first", "check_bench.py"),
        measured("reading alone: warm / cold, two workers, memory", "extraction_bench.py", "--pages", chosen.scan, "--files", chosen.files),
    )


if __name__ == "__main__":
    sys.exit(main())
