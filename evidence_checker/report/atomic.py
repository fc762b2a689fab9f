"""Reports appear whole or not at all: they are written beside their place and moved there at the end."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from evidence_checker.errors import RunFailed


@contextmanager
def written_whole(out: Path, replaced: tuple[str, ...] = ()) -> Iterator[Path]:
    """Give a folder to write into; at the end all it holds moves into `out`, after an error or Ctrl-C it vanishes.

    `replaced` names what an earlier run may have left in `out` and goes even where this run writes nothing of that name.
    Raises `RunFailed` where `out` cannot be written.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=".draft-", dir=out))
    except OSError as error:
        raise RunFailed(f"报告写不进文件夹：{out}（{error.strerror}）", "请换一个有写入权限的文件夹，用 --out 指定") from error
    try:
        yield draft
        for name in replaced:
            shutil.rmtree(out / name, ignore_errors=True)
        _move_into_place(draft, out)
    except OSError as error:
        raise RunFailed(f"报告没有写成：{error.strerror}", "请检查磁盘是否已满、旧报告是否正被其他程序打开，然后重新运行") from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _move_into_place(draft: Path, out: Path) -> None:
    for item in sorted(draft.iterdir()):
        target = out / item.name
        if target.is_dir():
            shutil.rmtree(target)
        item.replace(target)
