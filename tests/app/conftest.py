"""A page's server without a socket, its token known, its folders in a temporary place."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from evidence_checker.app.guard import HEADER
from evidence_checker.app.server import create_app

TOKEN = "test-token"
PORT = 8765
BASE = f"http://127.0.0.1:{PORT}"
OWN = {HEADER: "1", "Origin": BASE}


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Flask:
    monkeypatch.setenv("EVIDENCE_CHECKER_CACHE", str(tmp_path / "cache"))
    return create_app(TOKEN, PORT, tmp_path / "workspace", tmp_path / "reports")


@pytest.fixture
def stranger(app: Flask) -> FlaskClient:
    """A client that has not opened the page with its token."""
    client = app.test_client()
    client.environ_base["SERVER_NAME"] = "127.0.0.1"
    return client


@pytest.fixture
def page(stranger: FlaskClient) -> FlaskClient:
    """The browser window that the program opened."""
    assert stranger.get(f"/?token={TOKEN}", base_url=BASE).status_code == 302
    return stranger
