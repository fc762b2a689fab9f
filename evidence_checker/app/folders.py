"""What the page's folder chooser shows: folders and archives, no other file's name."""

from __future__ import annotations

import os
import string
from dataclasses import dataclass
from pathlib import Path

from evidence_checker.errors import UsageError

ARCHIVES = (".zip", ".7z", ".rar", ".tar", ".gz", ".tgz")


@dataclass(frozen=True, slots=True)
class Place:
    """A folder or archive that can be opened or chosen; `files` counts what lies directly in a folder."""

    name: str
    path: str
    is_archive: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """What lies in a folder. `parent` is "" at the top; `files` counts its plain files."""

    path: str
    parent: str
    places: tuple[Place, ...]
    files: int = 0


def starting_places() -> Listing:
    """Where people keep their papers: desktop, documents, downloads, home, drives."""
    home = Path.home()
    usual = [
        (name, home / folder)
        for name, folder in (("桌面", "Desktop"), ("桌面", "桌面"), ("文档", "Documents"), ("文档", "文档"), ("下载", "Downloads"))
    ]
    found = [Place(name, str(path)) for name, path in usual if path.is_dir()]
    return Listing("", "", (*found, Place("个人文件夹", str(home)), *_drives()))


def list_folder(path: Path) -> Listing:
    """Folders and archives in `path`, hidden ones left out; raises `UsageError` where it can't be opened."""
    try:
        entries = sorted(os.scandir(path), key=lambda e: e.name.casefold())
    except OSError as error:
        raise UsageError(f"打不开文件夹“{path}”：{error.strerror}", "请换一个文件夹，或检查U盘是否插好。") from error
    places = [_place(entry) for entry in entries if not entry.name.startswith((".", "$", "~$"))]
    parent = str(path.parent) if path.parent != path else ""
    return Listing(str(path), parent, tuple(p for p in places if p is not None), sum(e.is_file(follow_symlinks=False) for e in entries))


def _place(entry: os.DirEntry[str]) -> Place | None:
    if entry.is_dir(follow_symlinks=False):
        return Place(entry.name, entry.path)
    is_archive = entry.name.lower().endswith(ARCHIVES)
    return Place(entry.name, entry.path, is_archive=True) if is_archive else None


def _drives() -> list[Place]:
    if os.name != "nt":
        return [Place("整个电脑", "/")]
    return [Place(f"{letter} 盘", f"{letter}:\\") for letter in string.ascii_uppercase if Path(f"{letter}:\\").exists()]
