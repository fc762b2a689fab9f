"""An empty ledger to begin with: a folder for every indicator and a `unit.yaml` to fill in; the checklist stands beside it."""

from __future__ import annotations

from pathlib import Path

from evidence_checker.errors import RunFailed, UsageError
from evidence_checker.report.package.names import clean_name, indicator_folder
from evidence_checker.rulebook.book import Rulebook, UnitEntry

UNIT_FILE = """# 本单位情况。知道几项写几项，不写也能核查。行首的 # 表示说明，去掉 # 才生效。
name: {name}
category: {category}
year: {year}
aliases: [{aliases}]

# 定点帮扶村：县区、乡镇、村都写全
# villages:
#   - {{county: 某县, town: 某镇, village: 某村}}

# 主要负责人（正职）；年中换人的写两行，用 from、to 写明任职时间
# principals:
#   - {{name: 张三, title: 党组书记、局长, from: {year}-01-01}}

# 驻村队员，用来核对考勤
# team:
#   - {{name: 李四, role: 第一书记, from: {year}-01-01}}

# 有密码的文件，密码写在这里（只在本机使用，不会出现在报告里）
# passwords: ["123456"]

# 报送日期
# submitted: {year}-12-20
"""


def make_skeleton(unit: UnitEntry, rulebook: Rulebook, year: int, parent: Path) -> Path:
    """Makes the empty ledger under `parent` and returns its folder; raises `UsageError` where it exists already and is not empty."""
    folder = parent / clean_name(f"{unit.name}{year}年定点帮扶台账")
    if folder.exists() and any(folder.iterdir()):
        raise UsageError(f"“{folder}”已经存在，里面有文件", "为免覆盖，程序没有改动它；请换一个位置，或先把它改名。")
    try:
        for indicator in rulebook.indicators:
            (folder / indicator_folder(rulebook, indicator)).mkdir(parents=True, exist_ok=True)
        (folder / "unit.yaml").write_text(unit_file(unit, year), encoding="utf-8")
    except OSError as error:
        raise RunFailed(f"没能建立台账文件夹：{error.strerror or error}", "请换一个有写入权限的位置，用 --out 指定。") from error
    return folder


def unit_file(unit: UnitEntry, year: int) -> str:
    """`unit.yaml` with what the rulebook knows of the unit, the rest explained."""
    return UNIT_FILE.format(name=unit.name, category=unit.category, year=year, aliases=", ".join(unit.aliases))
