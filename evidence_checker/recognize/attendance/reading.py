"""All attendance of a paper: each table by the way it is laid out, else what its sentences say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from evidence_checker.extract.model import LineRole, Source
from evidence_checker.recognize.attendance.alone import read_alone, read_cards
from evidence_checker.recognize.attendance.board import SPAN, Board, boards, month_in
from evidence_checker.recognize.attendance.continued import joined
from evidence_checker.recognize.attendance.daily import read_daily_lines
from evidence_checker.recognize.attendance.dayrows import read_day_rows, read_single
from evidence_checker.recognize.attendance.days import Notes, read_notes
from evidence_checker.recognize.attendance.figures import read_figures
from evidence_checker.recognize.attendance.grids import Grids, day_strips, gather
from evidence_checker.recognize.attendance.initials import initials
from evidence_checker.recognize.attendance.lists import read_day_list, read_pairs
from evidence_checker.recognize.attendance.marks import Legend, label_legend, read_legend
from evidence_checker.recognize.attendance.positions import placed_name
from evidence_checker.recognize.attendance.told import summed_up, told_days
from evidence_checker.recognize.attendance.wall import read_wall_calendar
from evidence_checker.recognize.model import AttendanceDays
from evidence_checker.recognize.names import person
from evidence_checker.recognize.passage import fold
from evidence_checker.recognize.surface import Surface

ONE_NAMED = re.compile(
    r"(?:姓 ?名|队员|第一书记|被考勤人|(?:签到|打卡|出勤)人)[:： ][ 　]*"
    r"(?P<name>[\u4e00-\u9fff]{2,4}?)(?=\s|$|[,，;；(（]|职务|单位)",
    re.MULTILINE,
)
ONE_TITLED = re.compile(
    r"(?:^|第一书记|队员|队长|书记)[ 　]*(?P<name>[\u4e00-\u9fff]{2,4}?)(?P<comrade>同志)?(?= ?20\d\d|驻村|考勤|在岗|\d{1,2}月)", re.MULTILINE
)
LABELLED = re.compile(r"(?:^|(?<=\s))(?P<label>[\u4e00-\u9fff]{2,5})[:：]\s*(?P<name>[\u4e00-\u9fff]{2,4})(?=\s|$)", re.MULTILINE)
CELL_LABEL = re.compile(r"姓名|队员(?:姓名)?|驻村(?:干部|队员)(?:姓名)?|被考勤人")
OTHERS = re.compile(r"审|核|签|填|制表|批|登记|统计|监督|见?证|书记|主任|经办|联系|报|记录|负责|导出|考勤员|组长|村|领导|校|单位|部门|[职地月日时年]")
MOST_LINES = 4  # lines above a table that may say of which month it is
HEAD_LINES = 6
FEWEST_DOUBTED = 3  # totals that differ from their marks; fewer may be slips, or worse
NO_ATTENDANCE = re.compile(r"请 ?假 ?(?:条|单|申请|审批|报告)|请销假|差 ?旅|报 ?销")  # they tell who was away, not who was in post
ATTENDANCE = re.compile(r"考勤|出勤|在岗|签到|驻村天数")
MADE = re.compile(r"生成|打印|填报|制表|导出|公示期|报送时间|下载")


@dataclass(frozen=True, slots=True)
class Reading:
    """What holds for all tables of a paper: its legend, its notes on trips, the one person it tells of, and its grids gathered."""

    surface: Surface
    legend: Legend
    notes: Notes
    single: str
    grids: Grids

    def of_board(self, board: Board) -> list[AttendanceDays]:
        """The attendance of one table, by the first way of laying it out that yields any."""
        year, month = _when(self.surface, board)
        single = _named_in_heading(board) or self.single
        if calendar := list(read_wall_calendar(board, self.legend, initials(self.surface.text, self.legend), single, year, month)):
            return calendar
        if self.grids.has(board) or (month and day_strips(board)):
            return list(self.grids.read(board))
        ways = (
            read_day_list(board, self.legend, year, month),
            read_day_rows(board, self.legend, self.notes, year, month),
            read_pairs(board, year, month),
            read_figures(board, year, month, single, self.notes),
            read_single(board, self.legend, single, year, month) if single else (),
        )
        return next((found for way in ways if (found := list(way))), [])


def read_attendance(surface: Surface) -> tuple[AttendanceDays, ...]:
    """Days in post per person and month, in the order of the paper; a month of a person counts once, by the first table that shows it."""
    found: dict[tuple[str, str], AttendanceDays] = {}
    tables = _tables(surface)
    reading = _reading(surface, tables)
    for board in tables:
        for days in reading.of_board(board):
            found.setdefault((days.month, days.name), days)
    year, month = _head_month(surface)
    for days in summed_up(surface, year, month) if tables else ():
        known = found.setdefault((days.month, days.name), days)
        if known.pattern and _is_scanned(surface):
            found[days.month, days.name] = replace(known, days=days.days, counted=None, quote=days.quote)
    if not found and not _is_of_leave(surface):
        for days in _told(reading, year, month):
            found.setdefault((days.month, days.name), days)
    return _doubted(found.values())


def _told(reading: Reading, year: int, month: int | None) -> list[AttendanceDays]:
    """What a paper without tables tells: day by day, in sentences, or of one person alone."""
    surface, legend = reading.surface, reading.legend
    ways = (
        read_daily_lines(surface, legend, year, month),
        read_cards(surface, year, month),
        told_days(surface, year, month),
        read_alone(surface, legend, reading.single, year, month),
    )
    return next((found for way in ways if (found := list(way))), [])


def _is_scanned(surface: Surface) -> bool:
    """Read from pictures, in which single marks are lost more easily than a sentence."""
    return any(line.source is not Source.TEXT for line in surface.document.lines)


def _head_month(surface: Surface) -> tuple[int, int | None]:
    """Year and month by the title and the first lines."""
    return _first_month(surface, [surface.title.value if surface.title else "", *(p.text for p in surface.passage.paragraphs[:4])])


def _doubted(found: Iterable[AttendanceDays]) -> tuple[AttendanceDays, ...]:
    """The days as read; where most totals of a paper differ from its marks, the reading of these is in doubt, and they accuse nobody."""
    days = tuple(found)
    differing, marked = sum(d.counted is not None for d in days), sum(bool(d.pattern) for d in days)
    if differing < FEWEST_DOUBTED or 2 * differing <= marked:
        return days
    return tuple(replace(d, counted=None) for d in days)


def _reading(surface: Surface, tables: tuple[Board, ...]) -> Reading:
    legend, notes = _legend(surface, tables), read_notes(surface.text)
    dated = [(board, *_when(surface, board)) for board in tables]
    single = _only_name(surface) or _in_cell(tables)
    return Reading(surface, legend, notes, single, gather(dated, legend, notes, single))


def _legend(surface: Surface, tables: tuple[Board, ...]) -> Legend:
    """The signs as the paper explains them in a line of its own, else by the labels of the figures that count them."""
    labels = label_legend(text for board in tables for row in board.rows for text in row)
    return Legend({**labels, **read_legend(surface.text).signs})


def _tables(surface: Surface) -> tuple[Board, ...]:
    """The tables of the paper; of one about leave or journeys only those that speak of days in post."""
    tables = joined(boards(surface.document))
    return tuple(b for b in tables if ATTENDANCE.search("".join(t for row in b.rows for t in row))) if _is_of_leave(surface) else tables


def _is_of_leave(surface: Surface) -> bool:
    title = surface.title.value if surface.title else ""
    return bool(NO_ATTENDANCE.search(title)) and not ATTENDANCE.search(title)


def _named_in_heading(board: Board) -> str:
    """The person whom the line above the table or its first row names, where it names one."""
    heading = " ".join([fold(board.table.title), *(dict.fromkeys(board.rows[0]) if board.rows else ())])
    found = {placed_name(m["name"]) for m in ONE_NAMED.finditer(heading)} - {""}
    return found.pop() if len(found) == 1 else ""


def _when(surface: Surface, board: Board) -> tuple[int, int | None]:
    """Year and month of a table: its own title and head rows, the line above it, the paper's title, the file's name."""
    head = [board.table.title, " ".join(dict.fromkeys(t for row in board.rows[:2] for t in row if "月" in t and len(t) > 2))]
    above = [p.text for p in surface.passage.paragraphs[:6] if len(p.text) < 60]
    title = surface.title.value if surface.title else ""
    name = fold(surface.document.path.rsplit("/", 1)[-1])
    sources = [_of_what(fold(text)) for text in (*head, *_lines_above(surface, board), title, *above, name)]
    return _first_month(surface, sources)


def _of_what(text: str) -> str:
    """The words that may name the month a sheet tells of: of a line that says when it was made only the days that it covers."""
    if not MADE.search(text):
        return text
    span = SPAN.search(text)
    return span[0] if span else ""


def _first_month(surface: Surface, sources: list[str]) -> tuple[int, int | None]:
    months = [found for text in sources if (found := month_in(text))]
    month = months[0][1] if months else None
    years = [year for year, _ in months[:1] if year] or [int(y) for text in sources for y in re.findall(r"(20\d\d)", text)]
    return (years[0] if years else surface.stated_year or surface.context.year), month


def _lines_above(surface: Surface, board: Board) -> list[str]:
    """The lines of the table's page that stand above it, the nearest first."""
    box = board.table.box
    if box is None:
        return _lines_before(surface, board)
    above = [x for x in surface.document.lines if x.page == board.table.page and x.box and x.box.bottom <= box.top + 0.015]
    return [x.text for x in sorted(above, key=lambda x: -x.box.bottom if x.box else 0.0)]


def _lines_before(surface: Surface, board: Board) -> list[str]:
    """In a paper whose lines have no place, those before the rows of the table, the nearest first."""
    lines, tables = surface.document.lines, surface.document.tables
    starts = [i for i, line in enumerate(lines) if line.role is LineRole.CELL and (i == 0 or lines[i - 1].role is not LineRole.CELL)]
    number = next((n for n, table in enumerate(tables) if table is board.table or table.cells == board.table.cells), None)
    if number is None or len(starts) != len(tables):
        return []
    before = lines[starts[number - 1] if number else 0 : starts[number]]
    return [line.text for line in reversed(before) if line.role is not LineRole.CELL][:MOST_LINES]


def _only_name(surface: Surface) -> str:
    """The one person of whom the paper tells: behind 姓名, as 某某同志 in the title, or behind whatever label at its head."""
    for pattern in (ONE_NAMED, ONE_TITLED):
        found = [m for m in pattern.finditer(surface.text) if pattern is ONE_NAMED or m["comrade"] or person(m["name"])]
        names = {placed_name(m["name"]) for m in found} - {""}
        if len(names) == 1:
            return names.pop()
    return _bracketed_in_title(surface) or _labelled_at_head(surface)


def _in_cell(tables: tuple[Board, ...]) -> str:
    """The one person whose name stands in the cell beside 姓名 on a card."""
    cells = [(label, beside) for board in tables for row in board.rows for label, beside in pairwise(row)]
    names = {placed_name(beside) for label, beside in cells if CELL_LABEL.fullmatch(re.sub(r"\s", "", label)) and person(beside)} - {""}
    return names.pop() if len(names) == 1 else ""


def _bracketed_in_title(surface: Surface) -> str:
    """The name that the first line gives in brackets: 驻村干部在岗天数统计（张某）."""
    first = surface.passage.paragraphs[0].text if surface.passage.paragraphs else ""
    return next((name for words in re.findall(r"[(]([^()]*)[)]", first) if (name := person(words)) and placed_name(words)), "")


def _labelled_at_head(surface: Surface) -> str:
    """The only known name behind a label among the first lines, where the label is none of those who sign, check or witness."""
    head = "\n".join(p.text for p in surface.passage.paragraphs[:HEAD_LINES])
    names = {person(m["name"]) for m in LABELLED.finditer(head) if not OTHERS.search(m["label"]) and placed_name(m["name"])} - {""}
    return names.pop() if len(names) == 1 else ""
