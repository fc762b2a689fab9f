"""`evidence-checker cache`: shows or clears what was remembered of earlier runs."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evidence_checker.cache import CacheInfo


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command's arguments."""
    remembered = "已读过的文件会记住内容，再次核查时不必重读；什么都没变时直接给出上次的报告。缓存只存在本机。"
    parser = commands.add_parser("cache", help="查看或清空已读内容的缓存", description=remembered)
    parser.add_argument("action", choices=("info", "clear"), metavar="info|clear", help="info 查看放在哪里、有多大；clear 全部清空")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Tells where the cache is and how large, or empties it. Always 0."""
    from evidence_checker.cache import Cache

    cache = Cache.default()
    before = cache.info()
    if arguments.action == "clear":
        cache.clear()
        print(f"已清空：{_held(before)}，共 {_megabytes(before.size)}。台账本身没有改动。")
    else:
        size = f"共 {_megabytes(before.size)}（上限 {_megabytes(cache.max_bytes)}）"
        print(f"位置：{before.folder}\n内容：{_held(before)}，{size}")
        print("缓存里有材料的文字、小图和最近的报告，请像材料本身一样保管；用 evidence-checker cache clear 清空。")
    return 0


def _held(info: CacheInfo) -> str:
    return f"{info.documents} 份材料的内容，{info.recognized} 份识别结果，{info.reports} 次核查的报告，{info.pictures} 张小图"


def _megabytes(size: int) -> str:
    return f"{size / 1024**2:.1f} MB"
