"""A real Chromium, led by chromedriver through the WebDriver protocol (W3C, plain HTTP and JSON on this machine)."""

import base64
import json
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the protocol's name for a reference to an element
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
ARGUMENTS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--window-size=1100,900",
]


class Browser:
    """One window."""

    def __init__(self, address: str, profile: Path) -> None:
        self._address = address
        options = {"binary": CHROMIUM, "args": [*ARGUMENTS, f"--user-data-dir={profile}"]}
        wanted = {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
        answer = self._ask("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        self._address += f"/session/{answer['sessionId']}"

    def _ask(self, method: str, path: str, data: dict[str, Any] | None = None) -> Any:
        body = None if method == "GET" else json.dumps(data or {}).encode()
        request = urllib.request.Request(self._address + path, body, {"Content-Type": "application/json"}, method=method)
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=60) as answer:
            return json.load(answer)["value"]

    def open(self, address: str) -> None:
        self._ask("POST", "/url", {"url": address})

    def run(self, script: str, *arguments: Any) -> Any:
        """What a script in the page returns."""
        return self._ask("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def find(self, selector: str) -> str:
        return str(self._ask("POST", "/element", {"using": "css selector", "value": selector})[ELEMENT])

    def click(self, selector: str) -> None:
        self._ask("POST", f"/element/{self.find(selector)}/click")

    def type(self, selector: str, text: str) -> None:
        """Types; into a file field it chooses the file of that path."""
        self._ask("POST", f"/element/{self.find(selector)}/value", {"text": text})

    def click_text(self, selector: str, text: str) -> None:
        """Clicks the first of these elements that shows the text, once there is one."""
        script = "const e=[...document.querySelectorAll(arguments[0])].find(e=>e.textContent.includes(arguments[1])); if (e) e.click(); return !!e"
        until(lambda: self.run(script, selector, text), f"{selector} “{text}”")

    def text(self, selector: str) -> str:
        return str(self.run("return document.querySelector(arguments[0])?.innerText ?? ''", selector))

    def shown(self, selector: str) -> bool:
        return bool(self.run("const e=document.querySelector(arguments[0]); return !!e && e.checkVisibility()", selector))

    def picture(self) -> bytes:
        """The window as PNG."""
        return base64.b64decode(self._ask("GET", "/screenshot"))

    def complaints(self) -> list[str]:
        """What the page's console holds of errors: scripts that failed, content that a policy refused."""
        return [str(entry["message"]) for entry in self._ask("POST", "/se/log", {"type": "browser"}) if entry["level"] == "SEVERE"]

    def close(self) -> None:
        self._ask("DELETE", "")


def until(happened: Callable[[], object], what: str, seconds: float = 60) -> None:
    """Waits; fails with `what` where it never happens."""
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, f"never came: {what}"
        time.sleep(0.1)


@contextmanager
def window(profile: Path) -> Iterator[Browser]:
    """A browser with a fresh profile; gone at the end."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    driver = subprocess.Popen([str(DRIVER), f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until(lambda: _listens(port), "chromedriver")
        browser = Browser(f"http://127.0.0.1:{port}", profile)
        yield browser
        browser.close()
    finally:
        driver.terminate()
        driver.wait(10)


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
