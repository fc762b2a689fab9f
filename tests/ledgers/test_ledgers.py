"""Whole ledgers are judged no worse than they were; the floors below are what was measured when they were last moved."""

from functools import cache

import pytest

from tests.ledgers.judging import Measured, judged, ledger_files, load_ledger, measured

FLOORS = {  # types right, required findings raised, forbidden ones raised (at most), criteria agreeing
    "fayuan": (59, 22, 0, 41),
    "fuyou": (60, 18, 0, 41),
    "gonghui": (58, 21, 0, 41),
    "gongjiao": (52, 16, 0, 40),
    "jiaoti": (73, 16, 0, 40),
    "jiaotong": (51, 19, 0, 40),
    "jiaotou": (54, 21, 0, 40),
    "panlong": (60, 19, 0, 42),
    "sanyuan": (59, 18, 0, 41),
    "shuiwu": (54, 19, 0, 42),
    "wuhua": (52, 16, 0, 41),
    "xueyuan": (55, 16, 0, 41),
    "zilaishui": (80, 15, 0, 41),
}
SOURCES = {source.stem: source for source in ledger_files()}
each_ledger = pytest.mark.parametrize("name", SOURCES)


@cache
def result(name: str) -> Measured:
    written = load_ledger(SOURCES[name])
    return measured(written, judged(written))


def told(name: str, heading: str, figure: object, floor: int) -> str:
    """What a person wants to know who has just changed a rule."""
    lines = "\n".join(f"  {line}" for line in result(name).differences[heading])
    return f"{name}：现在是 {figure}，原来是 {floor}。{heading}：\n{lines}\n全部差别：python -m bench.ledger_bench {name} --all"


def test_every_ledger_has_floors_and_every_floor_a_ledger():
    assert FLOORS.keys() == SOURCES.keys()


@each_ledger
def test_the_unit_is_recognised(name):
    assert result(name).unit.count == 1, told(name, "单位认错", result(name).unit, 1)


@each_ledger
def test_no_fewer_types_are_right(name):
    figure, floor = result(name).types, FLOORS[name][0]
    assert figure.count >= floor, told(name, "类型不同", figure, floor)


@each_ledger
def test_no_fewer_required_findings_are_raised(name):
    figure, floor = result(name).required, FLOORS[name][1]
    assert figure.count >= floor, told(name, "应报未报", figure, floor)


@each_ledger
def test_no_more_false_alarms_are_raised(name):
    figure, most = result(name).forbidden, FLOORS[name][2]
    assert figure.count <= most, told(name, "不应报而报", figure, most)


@each_ledger
def test_no_fewer_criteria_agree(name):
    figure, floor = result(name).criteria, FLOORS[name][3]
    assert figure.count >= floor, told(name, "评分点状态不同", figure, floor)
