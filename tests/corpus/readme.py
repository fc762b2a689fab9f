"""Writes the corpus's README from the specimens themselves: `python -m tests.corpus.readme`."""

from __future__ import annotations

from pathlib import Path

from tests.corpus import hostile, sound  # noqa: F401  # importing them fills the lists
from tests.corpus.specimen import HOSTILE, SOUND, Specimen

README = Path(__file__).with_name("README.md")

HEAD = """# The corpus of formats

Files that the reading of ledgers is tried on. Nearly all are made when the tests run, by `writing.py` and `tests/intake/making.py`; the few in
`files/` are kept because nothing here can write their format (LibreOffice wrote them from texts of our own, the later ones by `kept.py`). No file
comes from a real ledger.

*Expectation*: what may come of it. `read`, `partial`, or the code of the problem (`errors.ProblemCode`) that makes it unreadable. Several mean that
parsers may differ; what is never allowed is another code, a missing document, a hang or the end of the run. `tests/corpus/test_corpus.py` holds every
file to its line. This page is written by `python -m tests.corpus.readme`, and a test fails where it is out of date.
"""


def page() -> str:
    """The whole README."""
    return f"{HEAD}\n## Sound ({len(SOUND)})\n\n{_table(SOUND)}\n\n## Hostile ({len(HOSTILE)})\n\n{_table(HOSTILE)}\n"


def _table(specimens: list[Specimen]) -> str:
    rows = [f"| `{s.document}` | {s.origin} | {s.purpose} | {' '.join(sorted(s.outcomes))} |" for s in specimens]
    return "\n".join(["| file | origin | purpose | expectation |", "| --- | --- | --- | --- |", *rows])


if __name__ == "__main__":
    README.write_text(page(), encoding="utf-8")
