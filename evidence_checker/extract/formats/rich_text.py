"""Rich text (.rtf): its words and the pictures in it."""

from __future__ import annotations

import re
from binascii import unhexlify

from striprtf.striprtf import rtf_to_text

from evidence_checker.extract.formats.draft import Draft, Given, corrupt
from evidence_checker.extract.formats.shelf import Shelf
from evidence_checker.extract.model import Cell, Page, Table

PICTURE = re.compile(r"\\(?:pngblip|jpegblip)\b(.*?)\}", re.DOTALL)
CONTROL = re.compile(r"\{[^{}]*\}|\\[a-z]+-?\d* ?")
CODE_PAGE = re.compile(rb"\\ansicpg(\d+)")
CHINESE_FONT = re.compile(rb"\\fcharset134\b")


def read(given: Given) -> Draft:
    """The text; rows of tables come as cells joined by bars and are made tables again."""
    data = given.read_bytes()
    source = data.decode("latin-1")
    try:
        text = str(rtf_to_text(source, encoding=_code_page(data), errors="replace"))  # type: ignore[no-untyped-call] # it ships none
    except (IndexError, ValueError, RecursionError, LookupError) as fault:
        raise corrupt("RTF 结构损坏") from fault
    draft = Draft([Page(1)])
    _add_text(draft, text)
    shelf = Shelf(draft, given)
    for found in PICTURE.finditer(source):
        draft.lines += shelf.show(_picture(found[1]), 1)
    return draft


def _code_page(data: bytes) -> str:
    """The encoding of bytes that are no Unicode: Chinese where a Chinese font is named, else as the file states."""
    named = CODE_PAGE.search(data[:4096])
    if CHINESE_FONT.search(data) or (named and named[1] == b"936"):
        return "gb18030"
    return f"cp{named[1].decode()}" if named else "cp1252"


def _add_text(draft: Draft, text: str) -> None:
    rows: list[list[str]] = []
    for line in [*text.splitlines(), ""]:
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) > 2 and line.rstrip().endswith("|"):
            rows.append(cells[:-1])
            continue
        draft.add_table(Table(1, tuple(Cell(cell, y, x) for y, row in enumerate(rows) for x, cell in enumerate(row))))
        rows = []
        draft.add_text(line)


def _picture(code: str) -> bytes:
    digits = re.sub(r"[^0-9a-fA-F]", "", CONTROL.sub("", code))
    return unhexlify(digits[: len(digits) // 2 * 2])
