"""A bad file costs itself and nothing else, whatever it does to its process."""

import hashlib
import sys
import time
from pathlib import Path

import psutil
import pytest

from evidence_checker.cache import Cache
from evidence_checker.errors import Problem, ProblemCode
from evidence_checker.extract.model import Status
from evidence_checker.extract.options import ExtractOptions
from evidence_checker.intake.isolation import Shelter
from evidence_checker.intake.limits import MIB, WorkerLimits
from evidence_checker.intake.model import FileKind, SubmittedFile
from evidence_checker.workers import Stage, extract_all

FAULTY = "tests.faulty_reader"
TIGHT = WorkerLimits(idle_seconds=1.5, memory_bytes=400 * MIB)


@pytest.fixture
def submitted(tmp_path):
    """A submitted text file with the given name; the text is its name unless given."""

    def of(path: str, text: str | None = None) -> SubmittedFile:
        location = tmp_path / path
        raw = (path if text is None else text).encode()
        location.write_bytes(raw)
        return SubmittedFile(path, location, len(raw), hashlib.sha256(raw).hexdigest(), FileKind.TEXT)

    return of


def extracted(files, *, reader="read", workers=1, cache=None, limits=TIGHT, events=None):
    on_event = (lambda _: None) if events is None else events.append
    return extract_all(files, ExtractOptions(), workers=workers, cache=cache, on_event=on_event, limits=limits, reader=f"{FAULTY}:{reader}")


def codes(documents) -> dict[str, str | None]:
    return {d.path: d.problems[0].code.value if d.problems else None for d in documents}


def readings(file) -> int:
    """How often the file was read."""
    marks = Path(f"{file.location}.read")
    return len(marks.read_text(encoding="utf-8")) if marks.exists() else 0


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("崩溃", "crashed"),
        ("越界", "crashed"),
        ("死循环", "timeout"),
        ("退出", "crashed"),
        ("中断", "crashed"),
        ("怪异常", "crashed"),
        ("递归", "crashed"),
    ],
)
def test_a_fault_costs_its_file_only(submitted, fault, code):
    files = [submitted("一.txt"), submitted(f"{fault}.txt"), submitted("二.txt")]
    assert codes(extracted(files)) == {"一.txt": None, f"{fault}.txt": code, "二.txt": None}


@pytest.mark.parametrize("fault", ["吃内存", "外部吃内存"])
def test_a_memory_hog_costs_its_file_only(submitted, fault):
    files = [submitted("一.txt"), submitted(f"{fault}.txt")]
    assert codes(extracted(files, limits=WorkerLimits(idle_seconds=30, memory_bytes=400 * MIB))) == {"一.txt": None, f"{fault}.txt": "memory"}


def test_a_known_problem_keeps_its_code_and_detail(submitted):
    (document,) = extracted([submitted("已知.txt")])
    assert document.problems == (Problem(ProblemCode.CORRUPT, "样例"),)
    assert document.status is Status.UNREADABLE


def test_a_problem_names_the_page_it_happened_on(submitted):
    (document,) = extracted([submitted("死循环.txt")])
    assert document.problems[0].page == 1


def test_a_chattering_library_does_not_reach_the_screen(submitted, capfd):
    assert codes(extracted([submitted("吵闹.txt")])) == {"吵闹.txt": None}
    assert capfd.readouterr().out == ""


def test_a_slow_file_that_gets_on_is_left_in_peace(submitted):
    limits = WorkerLimits(idle_seconds=0.9)
    assert codes(extracted([submitted("慢.txt")], reader="slow", limits=limits)) == {"慢.txt": None}


def test_going_round_in_circles_ends_by_the_whole_time(submitted):
    limits = WorkerLimits(idle_seconds=60, cap_seconds=0.5, cap_seconds_per_page=0.5)
    began = time.monotonic()
    assert codes(extracted([submitted("圈.txt")], reader="beat_for_ever", limits=limits)) == {"圈.txt": "timeout"}
    assert time.monotonic() - began < 15


def test_a_file_is_not_blamed_for_what_an_earlier_one_left_behind(submitted):
    files = [submitted(f"{n}.txt") for n in range(3)]
    assert set(codes(extracted(files, reader="crash_after_one")).values()) == {None}


def test_documents_stand_in_the_order_of_the_files_whatever_the_number_of_workers(submitted):
    files = [submitted(f"{n}.txt", "字" * (n * 37 % 11 + 1) + str(n)) for n in range(8)]
    one, three = extracted(files, workers=1), extracted(files, workers=3)
    assert one == three
    assert [document.path for document in one] == [file.path for file in files]


def test_the_same_bytes_are_read_once(submitted):
    files = [submitted("一.txt", "同"), submitted("二.txt", "同")]
    one, two = extracted(files)
    assert (one.path, two.path, one.lines) == ("一.txt", "二.txt", two.lines)
    assert [readings(file) for file in files] == [1, 0]


def test_a_file_that_intake_could_not_open_is_not_read():
    problem = Problem(ProblemCode.ENCRYPTED)
    file = SubmittedFile("锁.zip", Path("没有"), 0, "", FileKind.ZIP, problem=problem)
    (document,) = extracted([file])
    assert (document.status, document.problems) == (Status.UNREADABLE, (problem,))


def test_progress_counts_every_file_and_names_pages(submitted):
    events = []
    extracted([submitted("慢.txt"), submitted("快.txt")], reader="slow", limits=WorkerLimits(), events=events)
    assert [event.done for event in events if not event.page] == [1, 2]
    assert {event.page for event in events} >= {0, 1}
    assert {event.stage for event in events} == {Stage.EXTRACT}


def test_no_child_outlives_the_run(submitted):
    extracted([submitted("死循环.txt"), submitted("一.txt")], workers=2)
    assert not [child for child in psutil.Process().children(recursive=True) if "spawn_main" in " ".join(child.cmdline())]


def test_an_interrupted_run_goes_on_where_it_stopped(submitted, tmp_path):
    files = [submitted(f"{n}.txt") for n in range(4)]
    cache = Cache(tmp_path / "cache")

    def stop_after_two(event):
        if event.done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        extract_all(files, ExtractOptions(), workers=1, cache=cache, on_event=stop_after_two, reader=f"{FAULTY}:read")
    assert codes(extracted(files, cache=cache)) == dict.fromkeys(("0.txt", "1.txt", "2.txt", "3.txt"))
    assert sum(readings(file) for file in files) <= 5


def test_a_second_run_reads_nothing_and_a_changed_file_alone(submitted, tmp_path):
    cache = Cache(tmp_path / "cache")
    files = [submitted("一.txt"), submitted("二.txt")]
    first = extracted(files, cache=cache)
    assert extracted(files, cache=cache) == first
    assert [readings(file) for file in files] == [1, 1]
    changed = [files[0], submitted("二.txt", "改过")]
    assert extracted(changed, cache=cache)[1].lines[0].text == "改过"
    assert [readings(file) for file in files] == [1, 2]


def test_what_failed_by_time_or_memory_is_tried_again_next_time(submitted, tmp_path):
    cache = Cache(tmp_path / "cache")
    file = submitted("崩溃.txt")
    extracted([file], cache=cache)
    extracted([file], cache=cache)
    assert readings(file) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="address space is bounded on POSIX only")
def test_one_gigantic_allocation_is_refused_at_once():
    with Shelter("tests.faulty_reader:allocate_everything", WorkerLimits(memory_bytes=300 * MIB)) as shelter:
        outcome = shelter.run(None, 0)
    assert outcome.problem is not None
    assert outcome.problem.code is ProblemCode.MEMORY


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C goes to a whole console there")
def test_the_child_leaves_the_keyboard_to_its_parent():
    with Shelter("tests.faulty_reader:interrupt_itself", WorkerLimits()) as shelter:
        assert shelter.run(None, 0).answer == b"alive"


def test_a_shelter_does_many_jobs_in_one_process_and_starts_afresh_after_a_failure():
    with Shelter("tests.faulty_reader:own_id", WorkerLimits()) as shelter:
        first, second = shelter.run(None, 0), shelter.run(None, 0)
        assert first.answer == second.answer
        assert shelter.run("leave", 0).problem == Problem(ProblemCode.CRASHED)
        assert shelter.run(None, 0).answer not in {b"", first.answer}
