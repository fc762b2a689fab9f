"""Dropped papers land in the session's folder, whatever their names try."""

import io
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from evidence_checker.app.uploads import safe_path
from evidence_checker.errors import UsageError
from tests.app.conftest import BASE, OWN


def begin(page: FlaskClient) -> str:
    return str(page.post("/api/uploads", base_url=BASE, headers=OWN, json={"name": "某局台账"}).json["key"])  # type: ignore[index]


def send(page: FlaskClient, key: str, path: str, content: bytes = b"x") -> TestResponse:
    data = {"path": path, "file": (io.BytesIO(content), "file")}
    return page.post(f"/api/uploads/{key}", base_url=BASE, headers=OWN, data=data)


def test_a_dropped_file_keeps_its_folders(page: FlaskClient, tmp_path: Path) -> None:
    assert send(page, begin(page), "台账/1.1 调研/简报.txt", "到村".encode()).status_code == 200
    assert [p.read_text("utf-8") for p in (tmp_path / "workspace").rglob("简报.txt")] == ["到村"]


@pytest.mark.parametrize("path", ["../出去.txt", "a/../../b.txt", "/etc/x", "C:\\x.txt", "a\\..\\..\\b", "", "a/./b:c"])
def test_a_name_that_leads_outside_is_refused_in_chinese(page: FlaskClient, tmp_path: Path, path: str) -> None:
    answer = send(page, begin(page), path)
    assert answer.status_code == 422
    assert "文件名" in answer.get_data(as_text=True) or "文件名" in answer.json["message"]  # type: ignore[index]
    assert not [p for p in tmp_path.rglob("*") if p.is_file() and "cache" not in p.parts]


def test_an_unknown_key_is_refused(page: FlaskClient) -> None:
    assert send(page, "no-such-key", "a.txt").status_code == 422


def test_two_files_of_one_name_are_not_overwritten(page: FlaskClient) -> None:
    key = begin(page)
    assert send(page, key, "a.txt").status_code == 200
    assert send(page, key, "a.txt").status_code == 422


def test_an_oversized_request_is_refused_with_a_remedy(app: Flask, page: FlaskClient) -> None:
    app.config["MAX_CONTENT_LENGTH"] = 1000
    answer = send(page, begin(page), "a.bin", b"x" * 5000)
    assert answer.status_code == 413
    assert "选择文件夹" in answer.json["message"]  # type: ignore[index]


@given(st.text(max_size=60))
def test_no_name_ever_leaves_the_folder(name: str) -> None:
    try:
        path = safe_path(name)
    except UsageError:
        return
    assert not path.is_absolute()
    assert ".." not in path.parts
