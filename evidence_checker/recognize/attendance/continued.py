"""Tables that go on over a page's end: the next page brings further days under the same heading, repeated or left out."""

from __future__ import annotations

from collections.abc import Iterable

from evidence_checker.extract.model import Box
from evidence_checker.recognize.attendance.board import Board, split_day

FEWEST_DAYS = 3  # days in a column that make it one of dates
Day = tuple[int | None, int]  # month where the cell names it, day


def joined(found: Iterable[Board]) -> tuple[Board, ...]:
    """The tables of a paper, each with what the following pages bring of it."""
    whole: list[Board] = []
    ends: list[int] = []  # the page on which each ends
    for board in found:
        rows = _further_rows(whole[-1], board) if whole and board.table.page == ends[-1] + 1 else []
        if rows:
            whole[-1] = Board(whole[-1].table, [*whole[-1].rows, *rows])
            ends[-1] = board.table.page
        else:
            whole.append(board)
            ends.append(board.table.page)
    return tuple(whole)


def _further_rows(before: Board, board: Board) -> list[list[str]]:
    """The rows of a board below the heading that it repeats, in the columns of the one before, if its days go on with those of that one."""
    rows = _placed_alike(before, board)
    heading = next((n for n in range(min(len(rows), len(before.rows))) if rows[n] != before.rows[n]), 0)
    further = rows[heading:]
    dates = _dates_column(before)
    if dates is None or not further:
        return []
    first = split_day(further[0][dates])
    last = [day for row in before.rows if (day := split_day(row[dates]))][-1]
    return further if first and _goes_on(last, first) and _one_day_a_row(further[0], dates) else []


def _goes_on(last: Day, first: Day) -> bool:
    """Days that name their month may follow in any order; bare ones go on counting."""
    return first[0] is not None or first[1] == last[1] + 1


def _one_day_a_row(row: list[str], dates: int) -> bool:
    """A row of days side by side would be a heading."""
    return sum(bool(split_day(text)) for text in row[dates:]) <= len(row[dates:]) // 2


def _dates_column(board: Board) -> int | None:
    return next((c for c in range(board.width) if len(_days(board.rows, [c])) >= FEWEST_DAYS), None)


def _days(rows: list[list[str]], columns: Iterable[int]) -> list[Day]:
    return [day for row in rows for c in columns if (day := split_day(row[c]))]


def _placed_alike(before: Board, board: Board) -> list[list[str]]:
    """The rows with their cells under the columns of the table before: as they stand where both are as wide, else by their places on the page."""
    if board.width == before.width:
        return board.rows
    spans, own = _column_spans(before), _column_spans(board)
    source = [_holding(own, span) for span in spans]
    if not spans or len({column for column in source if column is not None}) < board.width:
        return []
    return [["" if column is None else row[column] for column in source] for row in board.rows]


def _column_spans(board: Board) -> list[tuple[float, float]]:
    """From where to where each column stands, by its cells that span no other; empty where any column has no place."""
    spans: dict[int, list[Box]] = {}
    for cell in board.table.cells:
        if cell.box and cell.column_span == 1:
            spans.setdefault(cell.column, []).append(cell.box)
    found = [(min(b.left for b in boxes), max(b.right for b in boxes)) for _, boxes in sorted(spans.items())]
    return found if len(found) == board.width else []


def _holding(spans: list[tuple[float, float]], span: tuple[float, float]) -> int | None:
    """The column that shares most of a span: one may hold several that were seen as parted on the page before."""
    shared = {min(right, span[1]) - max(left, span[0]): n for n, (left, right) in enumerate(spans)}
    return shared[max(shared)] if shared and max(shared) > 0 else None
