"""Makes the pictures of the guides (`make pictures`): the sample's reports and the page for clerks as Chromium and LibreOffice show them."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
from PIL import Image

from tests.app.browser import Browser, until, window

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
SAMPLE = next((ROOT / "samples").glob("*台账*"))
WIDTH = 900  # pixels of a picture
COLOURS = 64  # enough for text and traffic lights, a quarter of the bytes


def main() -> None:
    """Runs the sample for a unit and for a reviewer, and photographs what they see."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        work = Path(folder)
        for reader in ("unit", "reviewer"):
            check(work, reader)
        with window(work / "profile") as browser:
            reports(browser, work)
            page(browser, work)
        office(work / "unit" / "report.docx", "自查报告-Word")
        office(work / "reviewer" / "report.docx", "评审打分-Word")
        office(work / "unit" / "report.xlsx", "自查报告-Excel")


def check(work: Path, reader: str) -> None:
    """The sample's report for this reader."""
    command = [sys.executable, "-m", "evidence_checker", "check", str(SAMPLE), "--for", reader, "--out", str(work / reader)]
    ended = subprocess.run(command, env=surroundings(work), check=False)
    if ended.returncode not in {0, 1}:
        raise SystemExit(ended.returncode)


def surroundings(work: Path) -> dict[str, str]:
    """A home of its own, so that no picture shows whose machine it is."""
    return {**os.environ, "HOME": str(work), "EVIDENCE_CHECKER_CACHE": str(work / "cache")}


def reports(browser: Browser, work: Path) -> None:
    """Parts of the HTML reports, each brought to the top of the window."""
    shown = {
        "unit": {"overview": "自查-总览", "todo": "自查-待办清单", "i-3.1": "自查-一项指标", "f-1": "自查-问题", "money": "自查-资金"},
        "reviewer": {"sheet": "评审-打分表"},
    }
    for reader, places in shown.items():
        browser.open((work / reader / "report.html").as_uri())
        for place, name in places.items():
            browser.run("document.getElementById(arguments[0]).scrollIntoView()", place)
            keep(browser.picture(), name)


def page(browser: Browser, work: Path) -> None:
    """The page for clerks before and after a check."""
    shutil.copytree(SAMPLE, work / "Documents" / SAMPLE.name)
    with app(work) as address:
        browser.open(address)
        keep(browser.picture(), "网页-选台账")
        browser.click("#browse")
        browser.click_text("#places button", "文档")
        browser.click_text("#places button", SAMPLE.name)
        until(lambda: SAMPLE.name in browser.text("#chooser-path"), "the folder")
        browser.click("#take")
        browser.click("#start")
        until(lambda: browser.shown("#result"), "the result", 300)
        keep(browser.picture(), "网页-核查完成")


@contextmanager
def app(work: Path) -> Iterator[str]:
    """The program's page, running; gives its address."""
    command = [sys.executable, "-m", "evidence_checker", "app", "--no-browser"]
    with subprocess.Popen(command, env=surroundings(work), stdout=subprocess.PIPE, encoding="utf-8") as running:
        yield next(found[0] for line in running.stdout or () if (found := re.search(r"http://\S+", line)))
        running.terminate()


def office(file: Path, name: str) -> None:
    """The first page of a Word or Excel report as LibreOffice lays it out."""
    folder = file.parent / "pdf"
    command = [
        "soffice",
        f"-env:UserInstallation={(file.parent / 'office').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(file),
    ]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    with pypdfium2.PdfDocument(folder / f"{file.stem}.pdf") as paper:
        picture = io.BytesIO()
        paper[0].render(scale=1.2).to_pil().save(picture, "PNG")
    keep(picture.getvalue(), name)


def keep(picture: bytes, name: str) -> None:
    """Saves it small."""
    with Image.open(io.BytesIO(picture)) as opened:
        whole = opened.convert("RGB")
    whole.thumbnail((WIDTH, WIDTH * 2), Image.Resampling.LANCZOS)
    whole.quantize(COLOURS, dither=Image.Dither.NONE).save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
