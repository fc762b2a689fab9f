"""A check can be watched, paused, gone on with and cancelled; its reports are served, nothing else is."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from evidence_checker.app import runs
from evidence_checker.app.runs import Order, Run, State
from evidence_checker.assess.model import Assessment
from evidence_checker.errors import UsageError
from evidence_checker.pipeline import Settings
from evidence_checker.report.options import ReportOptions
from evidence_checker.workers import Event, Stage

Story = Callable[[Path, Settings], Assessment]


def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, story: Story) -> Run:
    monkeypatch.setattr(runs, "run", story)
    return Run(Order(tmp_path, tmp_path / "out", Settings(), ReportOptions()))


def read_file(settings: Settings, number: int) -> None:
    settings.on_event(Event(Stage.EXTRACT, f"{number}.pdf", number - 1, 9, page=1))
    settings.on_event(Event(Stage.EXTRACT, f"{number}.pdf", number, 9))


def test_a_paused_check_reads_no_further_file_until_it_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_door, past_door = threading.Event(), threading.Event()

    def story(_: Path, settings: Settings) -> Assessment:
        at_door.wait(5)
        read_file(settings, 1)
        past_door.set()
        raise UsageError("到此为止")

    run = made(tmp_path, monkeypatch, story)
    run.start()
    run.pause()
    at_door.set()
    assert not past_door.wait(0.2)
    assert run.progress().state is State.PAUSED
    run.go_on()
    assert past_door.wait(5)


def test_a_cancelled_check_ends_without_a_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    began = threading.Event()

    def story(_: Path, settings: Settings) -> Assessment:
        for number in range(1, 10_000):
            read_file(settings, number)
            began.set()
        raise AssertionError("nobody cancelled")

    run = made(tmp_path, monkeypatch, story)
    run.start()
    began.wait(5)
    run.cancel()
    run.join(5)
    assert run.progress().state is State.CANCELLED
    assert not (tmp_path / "out").exists()


def test_an_error_is_told_with_its_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def story(_: Path, __: Settings) -> Assessment:
        raise UsageError("看不出是哪家单位", "请填写单位")

    run = made(tmp_path, monkeypatch, story)
    run.start()
    run.join(5)
    now = run.progress()
    assert (now.state, now.message, now.remedy) == (State.FAILED, "看不出是哪家单位", "请填写单位")


def test_progress_gives_only_the_new_part_of_the_log_and_a_guess_of_the_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def story(_: Path, settings: Settings) -> Assessment:
        for number in range(1, 6):
            read_file(settings, number)
        raise UsageError("到此为止")

    run = made(tmp_path, monkeypatch, story)
    run.start()
    run.join(5)
    now = run.progress(after=3)
    assert now.log == ["4.pdf", "5.pdf"]
    assert (now.done, now.total) == (5, 9)
    assert now.seconds_left is not None
