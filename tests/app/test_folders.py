"""The folder chooser shows folders and archives and nothing else."""

from pathlib import Path

import pytest

from evidence_checker.app.folders import list_folder, starting_places
from evidence_checker.errors import UsageError


def test_folders_and_archives_are_listed_and_plain_files_only_counted(tmp_path: Path) -> None:
    (tmp_path / "台账").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("打包.zip", "工资表.xlsx"):
        (tmp_path / name).write_bytes(b"x")
    listing = list_folder(tmp_path)
    assert [(p.name, p.is_archive) for p in listing.places] == [("台账", False), ("打包.zip", True)]
    assert listing.files == 2
    assert listing.parent == str(tmp_path.parent)


def test_a_folder_that_is_gone_is_told_in_chinese(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="打不开文件夹"):
        list_folder(tmp_path / "没有")


def test_the_chooser_starts_where_people_keep_papers() -> None:
    assert str(Path.home()) in [place.path for place in starting_places().places]
