"""What a second `evidence-checker check` costs against the first: the whole command, from the start of Python to the last report.

    python bench/check_bench.py [--ledger FOLDER] [--rounds 3]

In every round, with a cache that is empty at its beginning: the first check; the same again; the same for another reader (`self-check`); the
same after one file got another byte. Works on a copy, and nothing is kept.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from extraction_bench import small_ledger

COLD, WARM, OTHER, CHANGED = "first", "the same again", "for another reader", "one file changed"


def seconds(command: str, ledger: Path, cache: Path, workers: int) -> float:
    """How long one command takes in a process of its own."""
    line = [sys.executable, "-m", "evidence_checker", command, str(ledger), "--workers", str(workers)]
    began = time.perf_counter()
    done = subprocess.run(line, env={**os.environ, "EVIDENCE_CHECKER_CACHE": str(cache)}, capture_output=True, check=False)
    if done.returncode > 1:
        raise SystemExit(done.stderr.decode())
    return time.perf_counter() - began


def one_round(ledger: Path, cache: Path, workers: int) -> Iterator[tuple[str, float]]:
    """Each kind of check with its seconds."""
    yield COLD, seconds("check", ledger, cache, workers)
    yield WARM, seconds("check", ledger, cache, workers)
    yield OTHER, seconds("self-check", ledger, cache, workers)
    smallest = min((path for path in ledger.rglob("*.pdf") if path.is_file()), key=lambda path: (path.stat().st_size, path))
    with smallest.open("ab") as file:
        file.write(b"\n")
    yield CHANGED, seconds("check", ledger, cache, workers)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ledger", type=Path, help="a ledger with at least one PDF (default: one of 50 made files)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workers", type=int, default=2)
    chosen = parser.parse_args()
    times: dict[str, list[float]] = {COLD: [], WARM: [], OTHER: [], CHANGED: []}
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder, chosen.ledger.name if chosen.ledger else "2022年台账")
        if chosen.ledger:
            shutil.copytree(chosen.ledger, ledger)
        else:
            ledger.mkdir()
            small_ledger(ledger, 10, 40)
        for number in range(chosen.rounds):
            for kind, took in one_round(ledger, Path(folder, f"cache{number}"), chosen.workers):
                times[kind].append(took)
    cold = statistics.median(times[COLD])
    for kind, all_seconds in times.items():
        middle = statistics.median(all_seconds)
        print(f"{kind:20} {middle:7.2f} s   ratio {middle / cold:.3f}{'   (aim 0.05)' if kind is WARM else ''}")


if __name__ == "__main__":
    main()
