"""Tables as text: columns apart by comma, tab, semicolon or their full-width forms."""

from __future__ import annotations

import csv
import io

from evidence_checker.extract.formats.draft import Draft, Given
from evidence_checker.extract.formats.grid import add_grid
from evidence_checker.extract.formats.text_file import decoded
from evidence_checker.extract.model import Page

SEPARATORS = ",\t;，|"
LONGEST_FIELD = 10_000_000


def read(given: Given) -> Draft:
    """The table; Excel guards numbers from itself by writing them as ="0123", which is undone."""
    text = decoded(given.read_bytes())
    csv.field_size_limit(LONGEST_FIELD)
    rows = list(csv.reader(io.StringIO(text.replace("\x00", "")), delimiter=_separator(text)))
    draft = Draft([Page(1)])
    add_grid(draft, 1, "", [[_bare(field) for field in row] for row in rows])
    return draft


def _separator(text: str) -> str:
    """The separator that stands most evenly in the first lines."""
    head = [line for line in text.splitlines()[:20] if line.strip()]
    return max(SEPARATORS, key=lambda sign: (sum(sign in line for line in head), sum(line.count(sign) for line in head)))


def _bare(field: str) -> str:
    return field[2:-1] if field.startswith('="') and field.endswith('"') else field
