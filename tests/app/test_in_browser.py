"""The page in a real Chromium: choose, check, read the report; the only tests that may open sockets, to this machine alone."""

import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.browser import CHROMIUM, DRIVER, Browser, until, window

pytestmark = [
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="没有 chromium 和 chromedriver，网页没有在真的浏览器里试"),
    pytest.mark.allow_hosts(["127.0.0.1"]),
]
BRIEFING = "简报\n2022年3月14日，市水务局党组书记、局长林志远带队到联系村调研。\n市水务局办公室\n2022年3月15日\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A clerk's own folder with a ledger and the same ledger packed."""
    ledger = tmp_path / "Documents" / "市水务局台账"
    ledger.mkdir(parents=True)
    (ledger / "调研简报.txt").write_text(BRIEFING, encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "市水务局台账.zip", "w") as archive:
        archive.write(ledger / "调研简报.txt", "调研简报.txt")
    return tmp_path


@pytest.fixture
def address(home: Path) -> Iterator[str]:
    """The program, running; its address with the token."""
    own = {**os.environ, "HOME": str(home), "USERPROFILE": str(home), "EVIDENCE_CHECKER_CACHE": str(home / "cache")}
    command = [sys.executable, "-m", "evidence_checker", "app", "--no-browser"]
    with subprocess.Popen(command, env=own, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8") as app:
        found = next(m for line in app.stdout or () if (m := re.search(r"http://\S+", line)))
        yield found[0]
        app.terminate()


@pytest.fixture
def page(address: str, home: Path) -> Iterator[Browser]:
    with window(home / "profile") as browser:
        browser.open(address)
        yield browser


def report_opens(page: Browser) -> str:
    """The text of the report that the result leads to."""
    until(lambda: page.shown("#result") or page.text("#form-error"), "the result", 120)
    assert page.text("#form-error") == ""
    page.open(page.run("return document.querySelector('#reports a').href"))
    return page.text("body")


def test_a_clerk_chooses_a_folder_checks_it_and_reads_the_report(page: Browser, home: Path) -> None:
    page.click("#start")
    assert "请先选" in page.text("#form-error")
    page.click("#browse")
    page.click_text("#places button", "文档")
    page.click_text("#places button", "市水务局台账")
    until(lambda: "市水务局台账" in page.text("#chooser-path"), "the folder")
    page.click("#take")
    page.click("#start")
    text = report_opens(page)
    assert "市水务局" in text
    assert "调研简报" in text
    assert (home / "Documents" / "市水务局台账_核查报告" / "report.docx").is_file()
    assert page.complaints() == []


def test_an_archive_can_be_handed_over_and_its_report_is_kept_for_the_clerk(page: Browser, home: Path) -> None:
    page.type("#archive", str(home / "市水务局台账.zip"))
    until(lambda: "市水务局台账.zip" in page.text("#chosen"), "the choice")
    page.click("#start")
    assert "市水务局" in report_opens(page)
    assert list((home / "台账核查报告").rglob("report.html"))
    assert page.complaints() == []


def test_a_ledger_of_nobody_asks_for_the_unit_in_the_words_of_the_page(page: Browser, home: Path) -> None:
    (home / "Documents" / "市水务局台账").rename(home / "Documents" / "台账")
    (home / "Documents" / "台账" / "调研简报.txt").write_text("简报\n3月14日到村调研。\n", encoding="utf-8")
    page.click("#browse")
    page.click_text("#places button", "文档")
    page.click_text("#places button", "台账")
    until(lambda: "台账" in page.text("#chooser-path"), "the folder")
    page.click("#take")
    page.click("#start")
    until(lambda: page.text("#form-error"), "the question")
    assert "“单位”一栏" in page.text("#form-error")
    assert "--unit" not in page.text("#form-error")
