"""Only the window that the program opened may speak to the server."""

import pytest
from flask.testing import FlaskClient

from tests.app.conftest import BASE, OWN, TOKEN


def test_the_page_opens_with_its_token_and_takes_it_out_of_the_address(stranger: FlaskClient) -> None:
    answer = stranger.get(f"/?token={TOKEN}", base_url=BASE)
    assert answer.headers["Location"] == "/"
    assert "HttpOnly" in answer.headers["Set-Cookie"]
    assert "SameSite=Strict" in answer.headers["Set-Cookie"]


@pytest.mark.parametrize("address", ["/", "/?token=wrong", "/api/folders", "/reports/x/report.html", "/static/app.js"])
def test_without_the_token_nothing_is_shown(stranger: FlaskClient, address: str) -> None:
    assert stranger.get(address, base_url=BASE).status_code == 403


@pytest.mark.parametrize("host", ["http://evil.example", "http://127.0.0.1:1", "http://192.168.0.5:8765"])
def test_another_host_name_is_refused_so_that_dns_rebinding_fails(page: FlaskClient, host: str) -> None:
    assert page.get("/", base_url=host).status_code == 400


@pytest.mark.parametrize(
    "headers",
    [{}, {"Origin": BASE}, {**OWN, "Origin": "https://evil.example"}, {**OWN, "Origin": "null"}, {**OWN, "Sec-Fetch-Site": "cross-site"}],
)
def test_a_post_that_another_site_could_send_is_refused(page: FlaskClient, headers: dict[str, str]) -> None:
    assert page.post("/api/uploads", base_url=BASE, headers=headers, json={"name": "x"}).status_code == 403


def test_the_page_itself_may_post(page: FlaskClient) -> None:
    assert page.post("/api/uploads", base_url=BASE, headers=OWN, json={"name": "x"}).status_code == 200


def test_every_answer_forbids_foreign_content_and_framing(page: FlaskClient) -> None:
    headers = page.get("/", base_url=BASE).headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cache-Control"] == "no-store"


def test_the_page_shows_the_rulebooks_units(page: FlaskClient) -> None:
    text = page.get("/", base_url=BASE).get_data(as_text=True)
    assert text.count("<option value=") >= 125
