"""What the program says of the invented ledgers of `tests/ledgers`, a line for each; run before and after a change of rules to see what moved.

python -m bench.ledger_bench                    a line per ledger; types, findings and criteria that differ from the truth
python -m bench.ledger_bench fuyou gonghui      only these
python -m bench.ledger_bench --all              with papers whose indicators differ, findings nobody has judged, and points
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Mapping
from dataclasses import replace

from tests.ledgers.judging import Measured, judged, ledger_files, load_ledger, measured

DETAILS = {"对应的指标不同", "没有列出的问题（未定对错）", "指标分在范围外"}
"""Headings that are told only when asked for."""


def main() -> None:
    """Prints the lines of all chosen ledgers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="name", help="ledgers by the name of their file (default: all)")
    parser.add_argument("--all", action="store_true", help="tell every difference")
    chosen = parser.parse_args()
    for source in ledger_files():
        if not chosen.names or source.stem in chosen.names:
            start = time.perf_counter()
            written = load_ledger(source)
            found = measured(written, judged(written))
            print(f"{source.stem}: {found} ({time.perf_counter() - start:.1f} s)")
            print((found if chosen.all else _in_short(found)).told(), flush=True)


def _in_short(found: Measured) -> Measured:
    """The same without details."""
    told: Mapping[str, tuple[str, ...]] = {heading: lines for heading, lines in found.differences.items() if heading not in DETAILS}
    return replace(found, differences=told)


if __name__ == "__main__":
    main()
