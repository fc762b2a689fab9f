"""Who may speak to the page's server: only the browser window that this program opened, on this machine.

Other web pages that the same browser shows must not be able to start checks or read reports (cross-site requests, DNS rebinding).
"""

from __future__ import annotations

import hmac
from urllib.parse import urlsplit

from flask import Response, abort, redirect, request
from werkzeug.wrappers import Response as AnyResponse

COOKIE = "evidence-checker"
HEADER = "X-Evidence-Checker"
READING = {"GET", "HEAD"}
PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'"
REPORT_POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'"


class Guard:
    """Holds the session's token and turns everybody else away."""

    def __init__(self, token: str, port: int) -> None:
        self._token = token
        self._hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}

    def check(self) -> AnyResponse | None:
        """Before every request: lets it pass, sets the cookie for the first one, or ends it with 403 or 400."""
        if request.host not in self._hosts:
            abort(400, "地址不对，请从程序打开的窗口访问")
        if request.path == "/" and self._is_token(request.args.get("token", "")):
            return self._welcome()
        if not self._is_token(request.cookies.get(COOKIE, "")):
            abort(403, "请从程序打开的窗口访问")
        if request.method not in READING and not self._comes_from_page():
            abort(403, "请求不是从本程序的页面发出的")
        return None

    def _is_token(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), self._token.encode())

    def _comes_from_page(self) -> bool:
        origin = request.headers.get("Origin")
        same_origin = origin is None or urlsplit(origin).netloc in self._hosts
        return same_origin and request.headers.get(HEADER) == "1" and request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"

    def _welcome(self) -> AnyResponse:
        """Moves the token from the address, where it would stay in the history, into a cookie."""
        answer = redirect("/")
        answer.set_cookie(COOKIE, self._token, httponly=True, samesite="Strict")
        return answer


def add_policies(answer: Response) -> Response:
    """After every request: nothing is fetched from elsewhere, framed, guessed or kept."""
    is_report = request.path.startswith("/reports/")
    answer.headers["Content-Security-Policy"] = REPORT_POLICY if is_report else PAGE_POLICY
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["X-Frame-Options"] = "DENY"
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    answer.headers["Cache-Control"] = "no-store"
    return answer
