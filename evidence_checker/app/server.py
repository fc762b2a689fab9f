"""The page's server: a few addresses, each a short function. Listens on 127.0.0.1 only."""

from __future__ import annotations

import secrets
import socket
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from flask import Flask, abort, jsonify, render_template, request, send_from_directory
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from evidence_checker import __version__, program
from evidence_checker.app.folders import list_folder, starting_places
from evidence_checker.app.guard import Guard, add_policies
from evidence_checker.app.orders import Wishes, order_for
from evidence_checker.app.runs import Run
from evidence_checker.app.uploads import MOST_BYTES, Uploads
from evidence_checker.errors import CheckerError, UsageError
from evidence_checker.rulebook.loader import load_rulebook

Answer = tuple[Response, int] | Response


@dataclass(slots=True)
class Desk:
    """What one session of the page works with."""

    uploads: Uploads
    reports: Path  # where reports of dropped ledgers go
    runs: dict[str, Run] = field(default_factory=dict)

    def run(self, key: str) -> Run:
        """The check of this key; ends the request with 404 where there is none."""
        return self.runs[key] if key in self.runs else abort(404)


def create_app(token: str, port: int, workspace: Path, reports: Path) -> Flask:
    """The application; `workspace` is private to this session and removed after it."""
    program.running()  # what is remembered belongs to the files as they are now, though an update may come while the page is open
    app = Flask(__name__)
    app.config.update(MAX_CONTENT_LENGTH=MOST_BYTES, MAX_FORM_PARTS=50, MAX_FORM_MEMORY_SIZE=1 << 20)
    app.json.sort_keys = False  # type: ignore[attr-defined] # the summary is shown in its own order
    app.before_request(Guard(token, port).check)
    app.after_request(add_policies)
    app.register_error_handler(CheckerError, _told)
    app.register_error_handler(HTTPException, _refused)
    desk = Desk(Uploads(workspace), reports)
    _add_pages(app)
    _add_uploads(app, desk)
    _add_runs(app, desk)
    return app


def _told(error: CheckerError) -> Answer:
    return jsonify(message=str(error), remedy=error.remedy), 422


def _refused(error: HTTPException) -> Answer:
    messages = {404: "没有这个页面", 405: "没有这个功能", 413: "文件太大，请改用“选择文件夹”，不必上传"}
    return jsonify(message=messages.get(error.code or 0, error.description or "请求没有完成"), remedy=""), error.code or 500


def _add_pages(app: Flask) -> None:
    @app.get("/")
    def page() -> str:
        rulebook = load_rulebook()
        return render_template("index.html", units=[unit.name for unit in rulebook.units.units], year=rulebook.year, version=__version__)

    @app.get("/api/folders")
    def folders() -> Answer:
        path = request.args.get("path", "")
        return jsonify(asdict(list_folder(Path(path)) if path else starting_places()))


def _add_uploads(app: Flask, desk: Desk) -> None:
    @app.post("/api/uploads")
    def begin_upload() -> Answer:
        return jsonify(key=desk.uploads.begin(str(_json().get("name", ""))))

    @app.post("/api/uploads/<key>")
    def add_file(key: str) -> Answer:
        file = request.files.get("file")
        if file is None:
            raise UsageError("没有收到文件", "请重新拖入。")
        desk.uploads.add(key, request.form.get("path", ""), file)
        return jsonify(ok=True)


def _add_runs(app: Flask, desk: Desk) -> None:
    @app.post("/api/runs")
    def start() -> Answer:
        wishes = Wishes.model_validate(_json())
        ledger = desk.uploads.finish(wishes.upload) if wishes.upload else Path(wishes.path)
        run = Run(order_for(wishes, ledger, desk.reports if wishes.upload else None))
        desk.runs[run.id] = run
        run.start()
        return jsonify(id=run.id)

    @app.get("/api/runs/<key>")
    def progress(key: str) -> Answer:
        return jsonify(asdict(desk.run(key).progress(request.args.get("after", 0, int))))

    @app.post("/api/runs/<key>/<action>")
    def act(key: str, action: str) -> Answer:
        run = desk.run(key)
        actions = {"pause": run.pause, "resume": run.go_on, "cancel": run.cancel}
        actions.get(action, lambda: abort(404))()
        return jsonify(ok=True)

    @app.get("/reports/<key>/<path:name>")
    def report(key: str, name: str) -> Response:
        run = desk.run(key)
        if not run.is_over:
            abort(404)
        return send_from_directory(run.order.out.resolve(), name, as_attachment=not name.endswith((".html", ".jpg", ".png")))


def _json() -> dict[str, object]:
    given = request.get_json(silent=True)
    if not isinstance(given, dict):
        raise UsageError("请求的内容不完整", "请刷新页面后重试。")
    return given


def serve(port: int = 0, *, on_ready: Callable[[str], None]) -> None:
    """Serves until Ctrl-C; `port` 0 takes a free one. `on_ready` is told the address with its token."""
    from waitress.server import create_server

    token = secrets.token_urlsafe(24)
    with (
        socket.create_server(("127.0.0.1", port)) as listener,
        tempfile.TemporaryDirectory(prefix="evidence-checker-app-", ignore_cleanup_errors=True) as workspace,
    ):
        taken = listener.getsockname()[1]
        app = create_app(token, taken, Path(workspace), Path.home() / "台账核查报告")
        server = create_server(app, sockets=[listener], threads=8, max_request_body_size=MOST_BYTES, ident=None)
        on_ready(f"http://127.0.0.1:{taken}/?token={token}")
        server.run()
