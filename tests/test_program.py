"""The program's hash changes with everything that could change a result, and with nothing else."""

import pytest

from evidence_checker import program


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "entities").mkdir()
    (tmp_path / "entities" / "slips.yaml").write_text("labels: {}\n", encoding="utf-8")
    return tmp_path


def test_the_same_files_have_the_same_hash(folder):
    assert program.fingerprint_of(folder) == program.fingerprint_of(folder)


@pytest.mark.parametrize(("name", "text"), [("entities/slips.yaml", "labels: []\n"), ("entities/new.yaml", ""), ("learned.npz", "x")])
def test_a_changed_or_added_file_changes_the_hash(folder, name, text):
    before = program.fingerprint_of(folder)
    (folder / name).write_text(text, encoding="utf-8")
    assert program.fingerprint_of(folder) != before


def test_compiled_files_do_not_count(folder):
    before = program.fingerprint_of(folder)
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "a.cpython-311.pyc").write_bytes(b"x")
    assert program.fingerprint_of(folder) == before


def test_another_version_of_a_package_changes_the_hash(folder, monkeypatch):
    before = program.fingerprint()
    (folder / "spacy-99.0.dist-info").mkdir()
    monkeypatch.syspath_prepend(folder)
    assert program.fingerprint() != before
