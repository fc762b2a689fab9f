"""A ledger folder that a test fills, and a way to open it."""

from pathlib import Path

import pytest

from evidence_checker.intake.ledger import open_ledger


@pytest.fixture
def ledger(tmp_path):
    """Writes the files given as path → bytes and opens the folder."""
    root, workspace = tmp_path / "台账", tmp_path / "work"

    def opened(files: dict[str, bytes], **choices):
        for path, content in files.items():
            location = root / path
            location.parent.mkdir(parents=True, exist_ok=True)
            location.write_bytes(content)
        root.mkdir(exist_ok=True)
        return open_ledger(root, workspace, **choices)

    opened.root, opened.workspace = root, workspace
    return opened


@pytest.fixture
def problems():
    """The problem code of every file of a ledger by its path; None where it can be read."""

    def of(ledger) -> dict[str, str | None]:
        return {file.path: file.problem and file.problem.code.value for file in ledger.files}

    return of


@pytest.fixture
def content():
    """The bytes of a ledger's file."""

    def of(ledger, path: str) -> bytes:
        return Path(next(file.location for file in ledger.files if file.path == path)).read_bytes()

    return of
