"""A check under way: runs in a thread of its own, tells how far it is, can be paused, gone on with and cancelled."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from evidence_checker.assess.model import Assessment
from evidence_checker.errors import CheckerError
from evidence_checker.pipeline import Settings, run
from evidence_checker.report.options import ReportOptions
from evidence_checker.report.writer import write_reports
from evidence_checker.workers import Event, Stage

ON_THE_PAGE = {
    "--unit": "请在“单位”一栏选好单位，再点“开始核查”；也可以在台账根目录放一份 unit.yaml。",
    "--out": "请检查磁盘空间和文件夹权限，或把台账复制到“文档”里再核查。",
}


class State(StrEnum):
    """Where a check stands."""

    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Cancelled(Exception):
    """The person at the page has cancelled the check."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to check and where the reports go. `ledger` is a folder or an archive."""

    ledger: Path
    out: Path
    settings: Settings
    report: ReportOptions


@dataclass(slots=True)
class Progress:
    """How far a check is, as the page shows it. `log` holds every finished file in order, `reading` the files being read and their page."""

    state: State = State.RUNNING
    stage: str = ""
    done: int = 0
    total: int = 0
    message: str = ""
    remedy: str = ""
    out: str = ""
    summary: dict[str, str] = field(default_factory=dict)
    reports: list[str] = field(default_factory=list)
    log: list[str] = field(default_factory=list)
    reading: dict[str, int] = field(default_factory=dict)
    seconds_left: int | None = None


class Run:
    """One check. All public methods may be called from any thread."""

    def __init__(self, order: Order) -> None:
        self.id = secrets.token_urlsafe(12)
        self.order = order
        self._progress = Progress()
        self._lock = threading.Lock()
        self._going_on = threading.Event()
        self._going_on.set()
        self._cancelled = False
        self._clock = _Clock()
        self._thread = threading.Thread(target=self._work, name=f"check-{self.id}", daemon=True)

    def start(self) -> None:
        """Begins to work."""
        self._thread.start()

    def join(self, seconds: float) -> None:
        """Waits until it has ended, at most so long."""
        self._thread.join(seconds)

    def pause(self) -> None:
        """Stops after the files that are being read now."""
        self._change(State.RUNNING, State.PAUSED)
        self._going_on.clear()

    def go_on(self) -> None:
        """Ends a pause."""
        self._change(State.PAUSED, State.RUNNING)
        self._going_on.set()

    def cancel(self) -> None:
        """Ends the check without a report; what was read stays remembered."""
        self._cancelled = True
        self._going_on.set()

    def progress(self, after: int = 0) -> Progress:
        """A copy of the progress; its log without the first `after` entries."""
        with self._lock:
            now = self._progress
            return replace(now, log=now.log[after:], reading=dict(now.reading), reports=list(now.reports), summary=dict(now.summary))

    @property
    def is_over(self) -> bool:
        """Nothing more will happen."""
        return self.progress().state in {State.DONE, State.FAILED, State.CANCELLED}

    def _change(self, old: State, new: State) -> None:
        with self._lock:
            if self._progress.state is old:
                self._progress.state = new

    def _work(self) -> None:
        try:
            assessment = run(self.order.ledger, replace(self.order.settings, on_event=self._on_event))
            written = self._write(assessment)
        except Cancelled:
            self._end(State.CANCELLED, "已取消，没有写出报告。已读过的文件已记住，再次核查会接着做。")
        except CheckerError as error:
            self._end(State.FAILED, str(error), _at_the_page(error.remedy))
        except Exception as error:  # a thread has no caller; the page must tell what happened
            self._end(State.FAILED, f"程序内部出错（{type(error).__name__}）", "请重试；再出现时把台账分成几份核查，并告诉维护人员。")
        else:
            self._finish(assessment, written)

    def _write(self, assessment: Assessment) -> list[Path]:
        with self._lock:
            self._progress.stage = "写报告"
        made_at = datetime.now().astimezone().isoformat(timespec="seconds")
        return write_reports(assessment, self.order.out, replace(self.order.report, made_at=made_at))

    def _on_event(self, event: Event) -> None:
        self._note(event)
        self._going_on.wait()
        if self._cancelled:
            raise Cancelled

    def _note(self, event: Event) -> None:
        with self._lock:
            now = self._progress
            now.stage = "读取文件" if event.stage is Stage.EXTRACT else "识别材料"
            now.done, now.total = event.done, event.total
            if event.stage is Stage.EXTRACT and event.page:
                now.reading[event.path] = event.page
            elif event.stage is Stage.EXTRACT:
                now.reading.pop(event.path, None)
                now.log.append(event.path)
            now.seconds_left = self._clock.left(event)

    def _end(self, state: State, message: str, remedy: str = "") -> None:
        with self._lock:
            self._progress.state, self._progress.message, self._progress.remedy = state, message, remedy
            self._progress.reading.clear()

    def _finish(self, assessment: Assessment, written: list[Path]) -> None:
        with self._lock:
            self._progress.summary = _summary(assessment)
            self._progress.reports = [path.name for path in written]
            self._progress.out = str(self.order.out.resolve())
        self._end(State.DONE, "核查完成")


def _at_the_page(remedy: str) -> str:
    """A remedy in the words of the page: its reader has no command line."""
    found = next((told for option, told in ON_THE_PAGE.items() if option in remedy), None)
    return found or remedy


def _summary(assessment: Assessment) -> dict[str, str]:
    """The few figures that the page shows above the report."""
    tally, score = assessment.tally, assessment.score
    open_findings = [f for f in assessment.findings if not f.answered]
    return {
        "单位": f"{assessment.unit.name}（{assessment.year}年度）",
        "建议分": f"{score.total}（{score.low}～{score.high}）",
        "文件": f"{tally.found} 个，读不了 {tally.unreadable} 个",
        "严重问题": str(sum(f.severity == "critical" for f in open_findings)),
        "需核实": str(sum(f.severity == "warning" for f in open_findings)),
    }


class _Clock:
    """Guesses the time left of a stage from the time it has taken so far."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._stage: Stage | None = None
        self._began = 0.0
        self._first = 0

    def left(self, event: Event) -> int | None:
        """Seconds to go; None as long as there is too little to go by."""
        if event.stage is not self._stage:
            self._stage, self._began, self._first = event.stage, self._now(), event.done
        finished = event.done - self._first
        if finished < 3:
            return None
        return round((self._now() - self._began) / finished * (event.total - event.done))
