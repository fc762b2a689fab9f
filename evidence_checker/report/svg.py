"""Drawings that stand inline in the page and print in black and white: shapes and words carry the meaning, colour only repeats it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from evidence_checker.assess.model import Score
from evidence_checker.report.numbers import day_count, points
from evidence_checker.report.year import Happening, Lane

LEFT, MONTH, WIDTH = 108, 71, 108 + 71 * 12
HEAD, STEP = 30, 24
CELL = 28


def tag(name: str, content: str | Markup = "", **attributes: object) -> Markup:
    """An SVG element; `_` in attribute names stands for `-`, everything is escaped."""
    written = Markup("").join(Markup(' {}="{}"').format(key.strip("_").replace("_", "-"), value) for key, value in attributes.items())
    return Markup("<{0}{1}>{2}</{0}>").format(name, written, content)


def drawing(width: int, height: int, label: str, parts: Iterable[Markup]) -> Markup:
    """An inline picture with a name for screen readers; its data stand as a table beside it."""
    return tag("svg", Markup("").join(parts), viewBox=f"0 0 {width} {height}", role="img", aria_label=label, class_="drawing")


def timeline(found: list[Happening], present: dict[str, dict[int, Decimal]], threshold: int) -> Markup:
    """Twelve months across, a row for each lane with its days, a row for each team member with the days in post."""
    rows, top = [], HEAD
    for lane in Lane:
        marks = _stacked([one for one in found if one.lane is lane])
        if marks:
            height = 14 + STEP * (1 + max(level for _, _, level in marks))
            rows.append(_lane_row(lane, top, height, marks))
            top += height
    bottom = top + CELL * len(present)
    parts = [*_months(bottom), *(part for row in rows for part in row)]
    for index, (name, months) in enumerate(present.items()):
        parts += _attendance_row(name, top + CELL * index, months, threshold)
    return drawing(WIDTH, bottom + 6, "全年工作时间线，详细日期见下表", parts)


def _stacked(found: list[Happening]) -> list[tuple[Happening, float, int]]:
    """Each happening with its place across the year and the level on which it covers no other."""
    ends: list[float] = []
    marks = []
    for one in found:
        x = _place(one.day)
        level = next((n for n, end in enumerate(ends) if x - end >= STEP), len(ends))
        ends[level : level + 1] = [x]
        marks.append((one, x, level))
    return marks


def _months(bottom: int) -> Iterable[Markup]:
    for month in range(1, 13):
        x = LEFT + MONTH * (month - 1)
        yield tag("line", x1=x, y1=HEAD - 4, x2=x, y2=bottom, class_="grid half" if month == 7 else "grid")
        yield tag("text", f"{month}月", x=x + MONTH / 2, y=19, class_="month")


def _place(day: date) -> float:
    """Where a day stands across the year, every month equally wide."""
    return round(LEFT + MONTH * (day.month - 1) + 12 + (MONTH - 24) * (day.day - 1) / 30, 1)


def _lane_row(lane: Lane, top: int, height: int, marks: list[tuple[Happening, float, int]]) -> Iterable[Markup]:
    yield tag("line", x1=0, y1=top + height, x2=WIDTH, y2=top + height, class_="grid")
    yield tag("text", lane.value, x=8, y=top + height / 2 + 5, class_="lane")
    for one, x, level in marks:
        yield _mark(one, x, top + height - 19 - STEP * level)


def _mark(one: Happening, x: float, y: float) -> Markup:
    title = tag("title", f"{one.day.isoformat()} {one.label}")
    shape = tag("circle", cx=x, cy=y, r=11, class_=f"mark {_mark_class(one)}")
    return tag("g", title + shape + tag("text", str(one.day.day), x=x, y=y + 4, class_=f"day {_mark_class(one)}"))


def _mark_class(one: Happening) -> str:
    if one.lane is Lane.VISIT:
        return "led" if one.principal else "other"
    return one.lane.name.lower()


def _attendance_row(name: str, top: int, months: dict[int, Decimal], threshold: int) -> Iterable[Markup]:
    yield tag("text", f"{name} 在岗", x=8, y=top + CELL / 2 + 5, class_="lane")
    for month in range(1, 13):
        x = LEFT + MONTH * (month - 1)
        days = months.get(month)
        state = "none" if days is None else "short" if days < threshold else "full"
        yield tag("rect", x=x + 4, y=top + 4, width=MONTH - 8, height=CELL - 8, rx=2, class_=f"month-{state}")
        words = "无记录" if days is None else f"{day_count(days)}天" + ("↓" if state == "short" else "")
        yield tag("text", words, x=x + MONTH / 2, y=top + CELL / 2 + 4.5, class_=f"cell {state}")


def score_scale(score: Score, good_from: float) -> Markup:
    """The ledger's points on a scale to 110: the range as a band, the suggestion as a pin, the threshold of the best grade as a dashed line."""

    def at(value: float) -> float:
        return round(20 + value / 110 * 760, 1)

    low, high, total = float(score.low), float(score.high), float(score.total)
    parts = [tag("rect", x=20, y=34, width=760, height=14, rx=2, class_="scale-base")]
    parts.append(tag("rect", x=at(low), y=34, width=max(at(high) - at(low), 2), height=14, class_="scale-range"))
    parts += [tag("text", str(value), x=at(value), y=66, class_="tick") for value in range(0, 111, 10)]
    parts.append(tag("line", x1=at(good_from), y1=26, x2=at(good_from), y2=54, class_="scale-good"))
    beside = 28 if 0 <= good_from - total < 12 else 6  # clear of the pin's figure
    if total < good_from:
        parts.append(tag("text", f"“好”的门槛 {points(good_from)}", x=at(good_from) + beside, y=20, class_="tick strong start"))
    else:
        parts.append(tag("text", f"“好”的门槛 {points(good_from)}", x=at(good_from) - beside, y=20, class_="tick strong end"))
    parts.append(tag("path", d=f"M{at(total)} 36 l-7 -12 h14 z", class_="scale-pin"))
    parts.append(tag("text", points(total), x=at(total), y=20, class_="tick pin"))
    words = f"预评 {points(total)} 分，区间 {points(low)} 至 {points(high)} 分，“好”的门槛 {points(good_from)} 分"
    return drawing(800, 72, words, parts)


def bars(rows: list[tuple[str, Decimal, str, str]], label: str) -> Markup:
    """Horizontal bars to one scale: (name, yuan, words behind it, class)."""
    widest = max((yuan for _, yuan, _, _ in rows), default=Decimal(0)) or Decimal(1)
    parts: list[Markup] = []
    for index, (name, yuan, words, kind) in enumerate(rows):
        y, width = 8 + index * 36, round(float(yuan / widest) * 560, 1)
        parts.append(tag("text", name, x=8, y=y + 19, class_="lane"))
        parts.append(tag("rect", x=150, y=y, width=max(width, 1), height=26, rx=2, class_=f"bar {kind}"))
        parts.append(tag("text", words, x=150 + width + 10, y=y + 18, class_="amount"))
    return drawing(WIDTH, 12 + 36 * len(rows), label, parts)


def stage_track(names: list[str], reached: int, shown: set[int], arrived_from: int) -> Markup:
    """One sum's way through its stages: full where a paper shows it, hollow where it was passed without one, green from where money has arrived."""
    step, parts = 58, []
    for index, name in enumerate(names):
        x = 24 + step * index
        state = "done" if index in shown or index == reached else "passed" if index < reached else "open"
        if index:
            parts.append(tag("line", x1=x - step + 9, y1=14, x2=x - 9, y2=14, class_="track done" if index <= reached else "track"))
        parts.append(tag("circle", cx=x, cy=14, r=7, class_=f"stop {state}{' arrived' if index >= arrived_from else ''}"))
        parts.append(tag("text", name, x=x, y=37, class_=f"stage {state}"))
    last = names[reached] if reached >= 0 else "无"
    return drawing(24 * 2 + step * (len(names) - 1), 44, f"已到“{last}”阶段", parts)
