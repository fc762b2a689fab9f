"""Makes an office's own rulebook: a copy with all comments, to be changed for another year or city."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from evidence_checker.errors import UsageError
from evidence_checker.rulebook.loader import load_rulebook, rulebook_folder

HEAD = """# 这份规则从 {source} 复制而来，请按本地的办法逐项修改：
#   1. 本文件：名称、文号、年度、期限、分数线、门槛；
#   2. indicators/：每个指标一个文件，改分值、条款原文、哪些材料算数；
#   3. units.yaml：评价对象名单；findings.yaml：问题的说法；
#   4. subjects/：各评分点的材料怎么说话。编号变了要跟着改，改后运行 evidence-checker rulebook learn {folder}；不用就连同 subjects.npz 删掉。
# 改完后检查：evidence-checker rulebook lint {folder}
# 再跑例子：  evidence-checker rulebook test {folder}
# 使用：      evidence-checker check 台账文件夹 --rulebook {folder}
"""


def copy_rulebook(name: str, target: Path, year: int | None) -> Path:
    """Copies rulebook `name` to `target` under the folder's name as its id and with its dates moved to `year`; never overwrites."""
    if target.exists():
        raise UsageError(f"“{target}”已经存在，没有覆盖", "请换一个文件夹名")
    source = load_rulebook(name)
    shutil.copytree(rulebook_folder(name), target)
    file = target / "rulebook.yaml"
    text = file.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^id: .*$", f"id: {target.name}", text, count=1)
    if year is not None:
        text = re.sub(r"(?m)^(year|start|end|deadline|title): .*$", lambda line: line[0].replace(str(source.year), str(year)), text)
    file.write_text(HEAD.format(source=source.id, folder=target) + text, encoding="utf-8", newline="\n")
    return target
