"""Reports are given out again where nothing has changed, and made anew as soon as anything has."""

import os
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from evidence_checker import finished as finished_module
from evidence_checker import pipeline, program
from evidence_checker.cache import Cache
from evidence_checker.cli import main
from evidence_checker.commands import running
from evidence_checker.entries import Entries
from evidence_checker.errors import Problem, ProblemCode
from evidence_checker.finished import Finished, Inputs, LastRun

TOLD = Finished("市园林局", 1, "2026-11-28T08:00:00+08:00", ("report.json", "report.html"))
BRIEFING = "简报\n2022年3月14日，市园林局党组书记、局长林志远带队到联系村调研。\n市园林局办公室\n2022年3月15日\n"
FORMATS = ("json", "html", "docx", "xlsx", "sarif", "csv")
MADE_AT = re.compile(rb"20\d\d-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?([+-]\d\d:\d\d)?")


@pytest.fixture
def ledger(tmp_path) -> Path:
    folder = tmp_path / "2022年台账"
    (folder / "一").mkdir(parents=True)
    (folder / "unit.yaml").write_text("name: 市园林局\ncategory: 市级机关\n", encoding="utf-8")
    (folder / "一" / "调研简报.txt").write_text(BRIEFING, encoding="utf-8")
    return folder


@pytest.fixture
def entries(tmp_path) -> Entries:
    return Entries(tmp_path / "kept")


@pytest.fixture
def inputs(ledger, tmp_path) -> Inputs:
    """A run over the ledger whose reports lie in `报告`."""
    for name in ("答复.yaml", "密码.txt"):
        (tmp_path / name).write_text("- \n", encoding="utf-8")
    (tmp_path / "规则").mkdir()
    (tmp_path / "规则" / "rulebook.yaml").write_text("id: x\n", encoding="utf-8")
    return Inputs(
        ledger, tmp_path / "报告", (tmp_path / "答复.yaml", tmp_path / "密码.txt", tmp_path / "规则"), {"audience": "general", "year": None}
    )


def write_reports(out: Path, word: str = "一") -> None:
    (out / "report_files").mkdir(parents=True, exist_ok=True)
    (out / "report.json").write_text(word, encoding="utf-8")
    (out / "report.html").write_bytes(b"<html>")
    (out / "report_files" / "a.jpg").write_bytes(b"\xff\xd8")


@pytest.fixture
def kept(entries, inputs) -> Inputs:
    """The same, finished and kept."""
    run = LastRun(entries, inputs)
    write_reports(inputs.out)
    run.keep(TOLD)
    return inputs


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_reports_come_back_byte_for_byte_with_their_pictures(entries, kept):
    before = content(kept.out)
    shutil.rmtree(kept.out)
    assert LastRun(entries, kept).give_out() == TOLD
    assert content(kept.out) == before


def test_reports_that_somebody_changed_and_pictures_of_another_run_are_replaced(entries, kept):
    before = content(kept.out)
    (kept.out / "report.json").write_text("改过", encoding="utf-8")
    (kept.out / "report_files" / "b.jpg").write_bytes(b"old")
    LastRun(entries, kept).give_out()
    assert content(kept.out) == before


def test_reports_can_go_to_another_place_from_where_the_way_to_the_ledger_is_the_same(entries, kept):
    assert LastRun(entries, replace(kept, out=kept.out.with_name("另存"))).give_out() == TOLD
    assert LastRun(entries, replace(kept, out=kept.out / "里面")).give_out() is None


def rename(ledger: Path) -> None:
    (ledger / "一").rename(ledger / "二")


def touch(ledger: Path) -> None:
    os.utime(ledger / "一" / "调研简报.txt", (1_600_000_000, 1_600_000_000))


CHANGES = {
    "a file's bytes": lambda ledger: (ledger / "一" / "调研简报.txt").write_text(BRIEFING + "完", encoding="utf-8"),
    "a file's time": touch,
    "a new file": lambda ledger: (ledger / "新.txt").write_text("", encoding="utf-8"),
    "a file gone": lambda ledger: (ledger / "一" / "调研简报.txt").unlink(),
    "a folder's name": rename,
    "an empty file of the system": lambda ledger: (ledger / "Thumbs.db").write_bytes(b""),
    "unit.yaml": lambda ledger: (ledger / "unit.yaml").write_text("name: 市园林局\n", encoding="utf-8"),
    "the answers": lambda ledger: (ledger.parent / "答复.yaml").write_text("answers: []\n", encoding="utf-8"),
    "the answers gone": lambda ledger: (ledger.parent / "答复.yaml").unlink(),
    "the passwords": lambda ledger: (ledger.parent / "密码.txt").write_text("新\n", encoding="utf-8"),
    "the rules": lambda ledger: (ledger.parent / "规则" / "rulebook.yaml").write_text("id: y\n", encoding="utf-8"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_after_any_change_of_what_is_read_reports_are_made_anew(entries, kept, change):
    change(kept.ledger)
    assert LastRun(entries, kept).give_out() is None


def test_what_was_chosen_otherwise_is_made_anew(entries, kept):
    assert LastRun(entries, replace(kept, choices={**kept.choices, "year": 2021})).give_out() is None
    assert LastRun(entries, replace(kept, choices={**kept.choices, "audience": "unit"})).give_out() is None


def test_another_program_makes_reports_anew(entries, kept, monkeypatch):
    monkeypatch.setattr(program, "running", lambda: "next")
    assert LastRun(entries, kept).give_out() is None


def test_in_another_time_zone_reports_are_made_anew(entries, kept, monkeypatch):
    monkeypatch.setattr(finished_module.time, "tzname", ("UTC+1", "UTC+2"))
    assert LastRun(entries, kept).give_out() is None


@pytest.mark.parametrize("damage", [lambda raw: raw[:-9], lambda raw: raw[:-1] + bytes([raw[-1] ^ 1]), lambda _: b""])
def test_damaged_reports_are_made_anew(entries, kept, damage):
    place = entries.place(kept.name)
    place.write_bytes(damage(place.read_bytes()))
    assert LastRun(entries, kept).give_out() is None
    assert not place.exists()


@pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="Windows wants a right for links")
def test_links_are_not_followed(entries, kept):
    (kept.ledger / "环").symlink_to(kept.ledger)
    run = LastRun(entries, kept)
    assert run.give_out() is None
    run.keep(TOLD)
    assert LastRun(entries, kept).give_out() == TOLD


def test_what_changed_while_the_reports_were_made_is_not_kept(entries, inputs):
    run = LastRun(entries, inputs)
    write_reports(inputs.out)
    touch(inputs.ledger)
    run.keep(TOLD)
    assert not entries.place(inputs.name).exists()


def test_an_update_while_the_reports_were_made_keeps_none(entries, inputs, monkeypatch):
    run = LastRun(entries, inputs)
    write_reports(inputs.out)
    monkeypatch.setattr(program, "is_as_it_was", lambda: False)
    run.keep(TOLD)
    assert not entries.place(inputs.name).exists()


def test_a_ledger_that_can_not_be_read_through_is_neither_kept_nor_given_out(entries, kept, monkeypatch):
    def closed(*_):
        raise PermissionError

    monkeypatch.setattr(finished_module.os, "scandir", closed)
    run = LastRun(entries, kept)
    assert run.give_out() is None
    entries.drop(kept.name)
    run.keep(TOLD)
    assert not entries.place(kept.name).exists()


def test_only_the_last_run_over_a_ledger_is_kept(entries, kept):
    touch(kept.ledger)
    run = LastRun(entries, kept)
    write_reports(kept.out, "二")
    run.keep(TOLD)
    assert len([place for place in entries.folder.rglob("*") if place.is_file()]) == 1
    (kept.out / "report.json").unlink()
    LastRun(entries, kept).give_out()
    assert (kept.out / "report.json").read_text(encoding="utf-8") == "二"


def test_an_archive_is_a_ledger_too(entries, kept):
    inputs = replace(kept, ledger=Path(shutil.make_archive(str(kept.out.with_name("包")), "zip", kept.ledger)))
    LastRun(entries, inputs).keep(TOLD)
    assert LastRun(entries, inputs).give_out() == TOLD
    inputs.ledger.write_bytes(inputs.ledger.read_bytes() + b" ")
    assert LastRun(entries, inputs).give_out() is None


# --- the whole command


@pytest.fixture
def check(ledger, tmp_path, monkeypatch):
    """Runs `check` over the ledger with a cache of its own; gives its reports."""
    monkeypatch.setenv("EVIDENCE_CHECKER_CACHE", str(tmp_path / "cache"))

    def run(*arguments: str) -> dict[str, bytes]:
        out = tmp_path / "报告"
        shutil.rmtree(out, ignore_errors=True)
        assert main(["check", str(ledger), "--out", str(out), "--also", "sarif", "--also", "csv", *arguments]) == 1
        return content(out)

    return run


@pytest.fixture
def runs(monkeypatch) -> list[Path]:
    """The ledgers that went through the pipeline, one for each time."""
    seen: list[Path] = []

    def counting(root, settings):
        seen.append(root)
        return pipeline.run(root, settings)

    monkeypatch.setattr(running, "run", counting)
    return seen


def without_times(reports: dict[str, bytes]) -> dict[str, bytes]:
    return {name: MADE_AT.sub(b"", text) for name, text in reports.items()}


def test_a_second_check_gives_every_report_byte_for_byte_and_says_so(check, runs, capsys):
    first = check()
    told = capsys.readouterr().out
    second = check()
    assert set(first) == {f"report.{suffix}" for suffix in FORMATS}
    assert first == second
    assert len(runs) == 1
    head, _, rest = capsys.readouterr().out.partition("\n")
    assert "没有变化" in head
    assert rest == told


def test_what_is_remembered_of_papers_gives_the_same_reports_as_reading_them(check, runs):
    first = check()
    Cache.default().reports.clear()
    assert without_times(first) == without_times(check()) == without_times(check("--no-cache"))
    assert len(runs) == 3


def test_without_the_cache_nothing_is_kept_or_given_out(check, runs):
    check("--no-cache")
    check("--no-cache")
    assert len(runs) == 2


@pytest.mark.parametrize("argument", [("--year", "2021"), ("--unit", "市水务局"), ("--no-mask",), ("--for", "unit"), ("--violation", "违纪")])
def test_another_choice_is_another_check(check, runs, argument):
    check()
    check(*argument)
    assert len(runs) == 2


def test_the_number_of_workers_is_no_other_choice(check, runs):
    check("--workers", "1")
    check("--workers", "2")
    assert len(runs) == 1


def test_an_answer_makes_the_reports_anew(check, runs, ledger):
    check()
    ledger.with_name("2022年台账_答复.yaml").write_text("answers: []\n", encoding="utf-8")
    check()
    assert len(runs) == 2


def test_reports_with_a_file_that_may_be_read_next_time_are_not_kept(check, runs, monkeypatch):
    whole = pipeline.extract_all

    def out_of_time(*arguments, **named):
        return [*whole(*arguments, **named)[:-1], replace(whole(*arguments, **named)[-1], problems=(Problem(ProblemCode.TIMEOUT),))]

    monkeypatch.setattr(pipeline, "extract_all", out_of_time)
    check()
    check()
    assert len(runs) == 2


def test_reports_never_go_into_the_ledger_even_where_they_are_known(check, ledger):
    check()
    assert main(["check", str(ledger), "--out", str(ledger / "报告")]) == 2
