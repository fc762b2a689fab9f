"""Text that nobody writes on purpose costs time in proportion to its length: recognition never hangs. The bounds are no benchmark."""

from __future__ import annotations

from collections.abc import Iterator
from multiprocessing import get_context
from multiprocessing.pool import Pool

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence_checker.extract.model import Cell, Document, Line, Table
from evidence_checker.recognize.recognizer import Context, Recognizer
from evidence_checker.rulebook.paths import patterns_dir

LONG, MANY, WIDE = 20_000, 2_000, 40
HANGING, STARTING = 60, 180  # seconds; the slowest takes about one
UNITS = (
    "啊",
    "7",
    "年月日",
    "（",
    "（）〔〕",
    "第一条",
    "，",
    "2022",
    "3月5日、",
    "1,000.00元",
    "壹佰",
    "一二三",
    "村",
    "书记",
    "队长",
    "×",
    "_",
    " ",
    "合计",
)
SHORT = ("书记", "2022年3月5日", "合计1元", "付款人：", "关于", "（")

_known: list[Recognizer] = []


def _start() -> None:
    _known.append(Recognizer(patterns_dir(), Context(2022)))
    _read(("2022年3月5日",), ())


def _read(lines: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> int:
    cells = tuple(Cell(text, r, c) for r, row in enumerate(rows) for c, text in enumerate(row))
    tables = (Table(1, cells),) if cells else ()
    written = (*map(Line, lines), *(Line("\t".join(row)) for row in rows))
    return len(_known[0].recognize(Document("材料/一.docx", "0" * 64, "docx", lines=written, tables=tables)))


@pytest.fixture(scope="module")
def reader() -> Iterator[Pool]:
    """A process that can be given up: a regular expression that runs wild can't be stopped from within."""
    with get_context("spawn").Pool(1, _start) as pool:
        pool.apply_async(_read, ((), ())).get(STARTING)
        yield pool


def papers_found(reader: Pool, *lines: str, rows: tuple[tuple[str, ...], ...] = ()) -> int:
    return reader.apply_async(_read, (lines, rows)).get(HANGING)


@pytest.mark.parametrize("unit", UNITS)
def test_a_line_of_twenty_thousand_signs_does_not_hang(reader: Pool, unit: str) -> None:
    assert papers_found(reader, (unit * LONG)[:LONG]) == 1


@pytest.mark.parametrize("unit", SHORT)
def test_two_thousand_short_lines_do_not_hang(reader: Pool, unit: str) -> None:
    assert papers_found(reader, *[unit * 6] * MANY) == 1


@pytest.mark.parametrize("unit", ["1,000.00元", "3月5日", "张三"])
def test_a_huge_table_does_not_hang(reader: Pool, unit: str) -> None:
    assert papers_found(reader, "统计表", rows=((unit,) * WIDE,) * (MANY // 5)) == 1


@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(st.sampled_from(UNITS), min_size=2, max_size=5), st.integers(200, 3000))
def test_mixtures_do_not_hang(reader: Pool, units: list[str], times: int) -> None:
    assert papers_found(reader, "".join(units) * times) == 1
