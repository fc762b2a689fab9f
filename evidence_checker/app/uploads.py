"""Papers dropped on the page: stored in a private folder of this session, under the names they came with, never outside it."""

from __future__ import annotations

import secrets
from pathlib import Path, PurePosixPath

from werkzeug.datastructures import FileStorage

from evidence_checker.errors import UsageError
from evidence_checker.report.package.names import FORBIDDEN, RESERVED

MOST_FILES = 5000
MOST_BYTES = 4 * 1024**3
DEEPEST = 30


class Uploads:
    """Ledgers dropped on the page in this session."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: dict[str, Path] = {}
        self._taken: dict[str, int] = {}

    def begin(self, name: str) -> str:
        """Opens a new ledger of this name and returns its key."""
        key = secrets.token_urlsafe(12)
        folder = self._folder / key / safe_path(name or "台账").name
        folder.mkdir(parents=True)
        self._open[key] = folder
        return key

    def add(self, key: str, path: str, file: FileStorage) -> None:
        """Stores one file; raises `UsageError` for an unknown key, a name that leads outside, or over a limit."""
        folder = self._folder_of(key)
        target = folder / safe_path(path)
        count = self._taken.get(key, 0) + 1
        if count > MOST_FILES:
            raise UsageError(f"文件超过 {MOST_FILES} 个", "请分成几份，或改用“选择文件夹”，不必上传。")
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            raise UsageError(f"有两个文件同名：{path}", "请改名后重新拖入。")
        file.save(target, buffer_size=1 << 20)
        self._taken[key] = count

    def finish(self, key: str) -> Path:
        """The ledger to check: the folder, or the archive itself where nothing but one archive was dropped."""
        folder = self._folder_of(key)
        inside = list(folder.iterdir())
        if not inside:
            raise UsageError("没有收到文件", "请重新拖入台账文件夹或压缩包。")
        if len(inside) == 1 and inside[0].is_dir():
            return inside[0]
        only_archive = len(inside) == 1 and inside[0].suffix.lower() in {".zip", ".7z", ".rar", ".tar"}
        return inside[0] if only_archive else folder

    def _folder_of(self, key: str) -> Path:
        if key not in self._open:
            raise UsageError("上传已失效", "请刷新页面，重新拖入。")
        return self._open[key]


def safe_path(path: str) -> Path:
    """The relative path that a browser names, harmless on every system; raises `UsageError` for one that leads outside."""
    parts = PurePosixPath(path.replace("\\", "/")).parts
    if not parts or len(parts) > DEEPEST or any(part in {"..", "/", "."} or ":" in part for part in parts):
        raise UsageError(f"文件名不能用：{path[:80]}", "请改名后重新拖入。")
    cleaned = [FORBIDDEN.sub("_", part).rstrip(" .")[:200] or "_" for part in parts]
    return Path(*(f"{part}_" if RESERVED.match(part.split(".")[0]) else part for part in cleaned))
