"""Arguments that several commands share."""

from __future__ import annotations

import argparse
from pathlib import Path

OUTSIDE = ("好", "较好", "一般")


def add_ledger_arguments(parser: argparse.ArgumentParser) -> None:
    """The ledger and what can be said about it."""
    parser.add_argument("ledger", type=Path, metavar="台账文件夹", help="台账所在的文件夹，或装着它的压缩包")
    parser.add_argument("--unit", metavar="单位", help="哪家单位，例如 市水务局（默认从 unit.yaml、文件夹名和材料中判断）")
    parser.add_argument("--unit-file", type=Path, metavar="文件", help="单位情况文件（默认用台账根目录的 unit.yaml）")
    parser.add_argument("--year", type=int, metavar="年份", help="考评年度（默认用规则规定的年度）")
    parser.add_argument("--rulebook", default="kunming-2022", metavar="规则", help="用哪套规则：名称，或规则文件夹的路径（默认 kunming-2022）")
    parser.add_argument("--outside-evaluation", choices=OUTSIDE, metavar="等次", help="县、乡、村的评价：好、较好、一般（不知道就不填）")
    parser.add_argument("--violation", action="append", default=[], metavar="说明", help="违纪违规或规模性返贫等情况（可多次填写）")


def add_reading_arguments(parser: argparse.ArgumentParser) -> None:
    """How the files are read."""
    parser.add_argument("--passwords", type=Path, metavar="文件", help="密码清单，一行一个，用来打开有密码的文件")
    parser.add_argument("--ocr", choices=("rapidocr", "tesseract"), default="rapidocr", help="识别扫描件的引擎（默认 rapidocr）")
    parser.add_argument("--workers", type=int, metavar="个数", help="同时读几个文件（默认看电脑有几个核）")
    parser.add_argument("--timeout", type=float, metavar="秒", help="一页多久没有进展就放弃这个文件")
    parser.add_argument("--no-cache", action="store_true", help="不用也不留下上次读过的内容")
