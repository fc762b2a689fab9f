# ruff: noqa: E402 - the path and the environment are set before anything is imported
"""Our reading of page pictures against the bare `RapidOCR()`, in one interleaved run: time, fields recovered, and what the bare engine cannot do.

    python bench/ocr_bench.py --pages 60

Prints ratios (ours : bare), wall and processor time, for all pages and by mishap. Each page is read by both, in turn, in one process;
which goes first alternates. Ours includes orientation, skew, seals, tables and marks.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import time
import unicodedata
from collections import defaultdict
from pathlib import Path

os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent)]

from ocr_pages import MISHAPS, Sample, sample

from evidence_checker.extract.imaging.page import read_page_image
from evidence_checker.extract.imaging.reading import ImageOptions, PageReading

_LOOSE = str.maketrans({"〔": "(", "〕": ")", "[": "(", "]": ")", "【": "(", "】": ")", "，": ",", "：": ":", "¥": ""})


def plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).translate(_LOOSE).split())


def recovered(facts: tuple[str, ...], text: str) -> int:
    whole = plain(text)
    return sum(plain(fact) in whole for fact in facts)


def marks_right(page: Sample, reading: PageReading) -> tuple[int, int]:
    """Signs of the attendance grid that were told right, and how many there are."""
    grid = [cell for table in reading.tables for cell in table.cells if 1 <= cell.column <= 21 and cell.row >= 1]
    told = {(cell.row, cell.column): cell.mark or "" for cell in grid}
    return sum(told.get((place // 21 + 1, place % 21 + 1), "?") == sign for place, sign in enumerate(page.marks)), len(page.marks)


class Clock:
    """Wall and processor seconds of what runs inside it."""

    def __enter__(self) -> Clock:
        self._start = time.perf_counter(), time.process_time()
        return self

    def __exit__(self, *_: object) -> None:
        self.wall, self.cpu = time.perf_counter() - self._start[0], time.process_time() - self._start[1]


class Sums:
    """What adds up over pages."""

    def __init__(self) -> None:
        self.values: dict[str, float] = defaultdict(float)

    def add(self, **values: float) -> None:
        for name, value in values.items():
            self.values[name] += value

    def __str__(self) -> str:
        v = self.values
        ratio = (
            f"time {v['wall'] / v['bare_wall']:.2f} cpu {v['cpu'] / v['bare_cpu']:.2f}"
            if v["bare_wall"]
            else f"{v['wall'] / v['pages']:.2f} s a page"
        )
        fields = f"fields {v['found']:.0f} (bare {v['bare_found']:.0f}) of {v['facts']:.0f}"
        seals = f"seals {v['sealed']:.0f}/{v['seals']:.0f} false {v['false_seals']:.0f} text {v['seal_text']:.0f}"
        rest = f"turn {v['turned']:.0f}/{v['pages']:.0f}  {seals}"
        marks = f"  marks {v['marks']:.0f}/{v['all_marks']:.0f}" if v["all_marks"] else ""
        return f"{ratio}  {fields}  {rest}{marks}"


def measure(page: Sample, bare, options: ImageOptions, *, bare_first: bool) -> tuple[dict[str, float], PageReading]:
    """Both readers on one page."""
    with Clock() as bare_clock:
        told = bare(page.image.copy()) if bare and bare_first else None
    with Clock() as clock:
        reading = read_page_image(page.image, 1, options)
    if bare and not bare_first:
        with Clock() as bare_clock:
            told = bare(page.image.copy())
    marks, all_marks = marks_right(page, reading)
    values = {
        "pages": 1,
        "wall": clock.wall,
        "cpu": clock.cpu,
        "bare_wall": bare_clock.wall if bare else 0,
        "bare_cpu": bare_clock.cpu if bare else 0,
        "facts": len(page.fields),
        "found": recovered(page.fields, "\n".join(line.text for line in reading.lines)),
        "bare_found": recovered(page.fields, "\n".join((told.txts or ()) if told else ())),
        "turned": reading.page.turned == page.turned,
        "seals": bool(page.seal),
        "sealed": bool(page.seal and reading.seals),
        "false_seals": bool(reading.seals and not page.seal),
        "seal_text": bool(page.seal and any(seal.text == page.seal for seal in reading.seals)),
        "marks": marks,
        "all_marks": all_marks,
    }
    return values, reading


def tell(page: Sample, values: dict[str, float], reading: PageReading) -> None:
    text = "\n".join(line.text for line in reading.lines)
    lost = [fact for fact in page.fields if not recovered((fact,), text)]
    shown = f"{values['wall']:.2f}s turn {reading.page.turned}/{page.turned} legible {reading.page.legibility}"
    print(f"{page.name}: {shown} seals {[seal.text for seal in reading.seals]} marks {values['marks']}/{values['all_marks']} lost {lost}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=14, help="how many pages (60 for the figures that are quoted)")
    parser.add_argument("--engine", default="rapidocr")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--no-bare", action="store_true", help="leave the bare engine out")
    parser.add_argument("--only", choices=MISHAPS)
    parser.add_argument("--verbose", action="store_true")
    args = parser.parse_args()
    options = ImageOptions(engine=args.engine, threads=args.threads)
    bare = None
    if not args.no_bare:
        from rapidocr import RapidOCR

        bare = RapidOCR(params={"Global.log_level": "critical"})
    warm_up = sample(1)
    measure(warm_up, bare, options, bare_first=True)
    sums: dict[str, Sums] = defaultdict(Sums)
    for number in range(args.pages):
        page = sample(number)
        if args.only and page.mishap != args.only:
            continue
        values, reading = measure(page, bare, options, bare_first=bool(number % 2))
        sums["all"].add(**values)
        sums[page.mishap].add(**values)
        if args.verbose:
            tell(page, values, reading)
    for name, total in sums.items():
        print(f"{name:13} {total}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB (both readers)")


if __name__ == "__main__":
    main()
