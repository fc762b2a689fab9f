"""The command line as a user meets it: exit codes, messages with a remedy, quick help, nothing half-written."""

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import psutil
import pytest

from evidence_checker import check_ledger
from evidence_checker.cli import COMMANDS, main
from tests.app.browser import until

BRIEFING = "简报\n2022年3月14日，市园林局党组书记、局长林志远带队到联系村调研。\n市园林局办公室\n2022年3月15日\n"
HEAVY = ("numpy", "spacy", "cv2", "onnxruntime", "pydantic", "yaml", "docx", "openpyxl", "flask", "evidence_checker.pipeline")


@pytest.fixture(scope="module")
def cache(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def _own_cache(cache, monkeypatch):
    monkeypatch.setenv("EVIDENCE_CHECKER_CACHE", str(cache))


@pytest.fixture
def ledger(tmp_path) -> Path:
    """A ledger of one paper."""
    folder = tmp_path / "2022年台账"
    folder.mkdir()
    (folder / "unit.yaml").write_text("name: 市园林局\ncategory: 市级机关\n", encoding="utf-8")
    (folder / "调研简报.txt").write_text(BRIEFING, encoding="utf-8")
    return folder


def started(*arguments: str, **options) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ}, **options)


def said(*arguments: str) -> tuple[int, str, str]:
    process = started(*arguments)
    out, err = process.communicate(timeout=120)
    return process.returncode, out.decode("utf-8"), err.decode("utf-8")


def test_gaps_that_cost_points_end_in_code_one_and_reports_stand_beside_the_ledger(ledger, capsys):
    assert main(["check", str(ledger)]) == 1
    out = ledger.with_name("2022年台账_核查报告")
    assert {path.name for path in out.iterdir()} == {"report.json", "report.html", "report.docx", "report.xlsx"}
    assert str(out / "report.html") in capsys.readouterr().out


def test_lists_of_findings_for_machines_are_written_where_asked_for(ledger, tmp_path):
    main(["check", str(ledger), "--out", str(tmp_path / "out"), "--also", "sarif", "--also", "csv"])
    assert json.loads((tmp_path / "out" / "report.sarif").read_text(encoding="utf-8"))["runs"]
    assert (tmp_path / "out" / "report.csv").stat().st_size


def test_a_ledger_whose_critical_findings_are_all_answered_ends_in_code_zero(ledger):
    out = ledger.with_name("2022年台账_核查报告")
    main(["check", str(ledger)])
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    marks = [f["fingerprint"] for f in report["findings"]]
    answers = "".join(f"  - {{finding: '{mark}', reason: 另册报送, name: 张三, date: 2022-12-20}}\n" for mark in marks)
    ledger.with_name("2022年台账_答复.yaml").write_text(f"answers:\n{answers}", encoding="utf-8")
    assert main(["check", str(ledger)]) == 0


def test_a_folder_that_is_not_there_ends_in_code_two_with_a_remedy(tmp_path, capsys):
    assert main(["check", str(tmp_path / "没有")]) == 2
    assert "办法：" in capsys.readouterr().err


def test_a_word_the_command_line_does_not_know_ends_in_code_two():
    with pytest.raises(SystemExit) as ended:
        main(["chek"])
    assert ended.value.code == 2


def test_a_ledger_of_which_nothing_can_be_read_ends_in_code_three(tmp_path, capsys):
    folder = tmp_path / "市园林局台账"
    folder.mkdir()
    (folder / "坏.docx").write_bytes(b"")
    assert main(["check", str(folder)]) == 3
    assert "坏.docx" in capsys.readouterr().err


def test_reports_that_cannot_be_written_end_in_code_four_with_a_remedy(ledger, tmp_path, capsys):
    (tmp_path / "file").write_text("")
    assert main(["check", str(ledger), "--out", str(tmp_path / "file" / "out")]) == 4
    assert "--out" in capsys.readouterr().err


def test_an_unknown_unit_is_refused_with_units_of_like_names(ledger, capsys):
    assert main(["check", str(ledger), "--unit", "市水务司"]) == 2
    assert "市水务局" in capsys.readouterr().err


def test_a_ledger_that_does_not_tell_its_unit_asks_for_it(tmp_path, capsys):
    folder = tmp_path / "台账"
    folder.mkdir()
    (folder / "一.txt").write_text("调研简报\n3月14日到村调研。\n", encoding="utf-8")
    assert main(["check", str(folder)]) == 2
    assert "--unit" in capsys.readouterr().err


@pytest.mark.parametrize("inside", [".", "报告", "一/二"])
def test_reports_are_never_written_into_the_ledger(ledger, inside, capsys):
    before = sorted(ledger.rglob("*"))
    assert main(["check", str(ledger), "--out", str(ledger / inside)]) == 2
    assert "--out" in capsys.readouterr().err
    assert sorted(ledger.rglob("*")) == before


def test_help_answers_within_half_a_second_and_loads_nothing_heavy():
    script = (
        "import sys, evidence_checker.cli as cli\n"
        "try: cli.main(['--help'])\n"
        "except SystemExit: pass\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    times = []
    for _ in range(3):
        began = time.perf_counter()
        code, out, _ = said("-c", script)
        times.append(time.perf_counter() - began)
    assert code == 0
    assert out.splitlines()[-1] == "[]"
    assert min(times) < 0.5


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command, capsys):
    with pytest.raises(SystemExit) as ended:
        main([command.replace("_", "-"), "--help"])
    assert ended.value.code == 0
    assert "usage" in capsys.readouterr().out


def test_help_tells_the_exit_codes(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    shown = capsys.readouterr().out
    assert all(f"\n  {code}  " in shown for code in range(5))


def test_the_package_runs_as_a_module():
    code, out, _ = said("-m", "evidence_checker", "explain", "1.1")
    assert code == 0
    assert "1.1" in out


def test_the_library_call_judges_a_ledger(ledger):
    assessment = check_ledger(ledger)
    assert assessment.unit.name == "市园林局"
    assert [e.path for e in assessment.evidence] == ["调研简报.txt"]


def test_a_run_that_nobody_watches_says_nothing_on_the_way(ledger):
    code, _, err = said("-m", "evidence_checker", "check", str(ledger))
    assert (code, err) == (1, "")


def _heed_interrupts() -> None:
    """A shell starts what runs in the background deaf to Ctrl-C, and its children inherit that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
def test_ctrl_c_leaves_no_half_written_report(ledger, tmp_path):
    out = tmp_path / "报告"
    for number in range(200):
        (ledger / f"{number}.txt").write_text(f"{BRIEFING}{number}", encoding="utf-8")
    command = ("-m", "evidence_checker", "check", str(ledger), "--no-cache", "--out", str(out))
    process = started(*command, start_new_session=True, preexec_fn=_heed_interrupts)
    until(lambda: psutil.Process(process.pid).children() or process.poll() is not None, "reading")
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "已中止" in err.decode("utf-8")
    assert not out.exists() or not list(out.iterdir())


def test_a_zipped_ledger_is_checked_like_its_folder(ledger, tmp_path):
    packed = tmp_path / "台账.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for path in ledger.iterdir():
            archive.write(path, path.name)
    assert main(["check", str(packed)]) == 1
    assert (tmp_path / "台账_核查报告" / "report.html").is_file()
