"""The doctor says per format what works here; the cache can be looked at and emptied from the command line."""

import argparse

import pytest

from evidence_checker.commands import cache as cache_command
from evidence_checker.commands import doctor


@pytest.fixture(autouse=True)
def own_cache(monkeypatch, tmp_path):
    monkeypatch.setenv("EVIDENCE_CHECKER_CACHE", str(tmp_path / "cache"))


def parsed(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers()
    cache_command.register(commands)
    doctor.register(commands)
    return parser.parse_args(words)


def test_everything_essential_works_where_the_tests_run(capsys):
    arguments = parsed("doctor")
    assert arguments.run(arguments) == 0
    assert "[可用] PDF" in capsys.readouterr().out


def test_something_essential_that_is_missing_is_told_with_its_remedy(capsys, monkeypatch):
    broken = doctor.Check("PDF", lambda: "pypdfium2 不能用", windows="装甲", linux="装乙")
    monkeypatch.setattr(doctor, "checks", lambda: iter([broken]))
    assert doctor.run(parsed("doctor")) == 1
    said = capsys.readouterr().out
    assert all(words in said for words in ("[缺失] PDF：pypdfium2 不能用", "Windows：装甲", "Linux：装乙"))


def test_something_optional_that_is_missing_is_no_failure(capsys, monkeypatch):
    missing = doctor.Check("压缩包 rar", lambda: "没有程序", essential=False)
    monkeypatch.setattr(doctor, "checks", lambda: iter([missing]))
    assert doctor.run(parsed("doctor")) == 0
    assert "[可选] 压缩包 rar" in capsys.readouterr().out


def test_a_library_that_does_not_load_is_named():
    assert doctor._imports("json", "no_such_library")() == "no_such_library 不能用"


def test_every_format_that_is_read_has_its_line():
    labels = "".join(check.label for check in doctor.checks())
    assert all(suffix in labels for suffix in (".docx", ".doc", ".wps", ".et", ".xls", ".pptx", "PDF", "OFD", ".heic", ".eml", ".msg", "rar", "7z"))


def test_a_computer_without_unpacker_for_rar_is_told_how_to_get_one(monkeypatch):
    from evidence_checker.intake.archives import rars

    monkeypatch.setattr(rars, "unpacking_program", lambda: None)
    (check,) = [check for check in doctor.checks() if "rar" in check.label]
    assert check.fault()
    assert "apt install" in check.linux


def test_cache_info_tells_place_and_size(capsys, tmp_path):
    arguments = parsed("cache", "info")
    assert arguments.run(arguments) == 0
    assert str(tmp_path / "cache") in capsys.readouterr().out


def test_cache_clear_empties_it(capsys, tmp_path):
    pictures = tmp_path / "cache" / "pictures"
    pictures.mkdir(parents=True)
    (pictures / "a.jpg").write_bytes(b"jpeg")
    arguments = parsed("cache", "clear")
    assert arguments.run(arguments) == 0
    assert "1 张小图" in capsys.readouterr().out
    assert not list(pictures.iterdir())
