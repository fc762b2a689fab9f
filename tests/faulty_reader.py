"""Readers that misbehave, put in the place of the real one: a file's name says what its parser does."""

import ctypes
import os
import signal
import sys
import time
from pathlib import Path

from evidence_checker.errors import FileProblem, ProblemCode
from evidence_checker.extract.model import Document, Line


class Unpicklable(Exception):
    """Holds what no process border lets through."""

    def __init__(self):
        super().__init__(lambda: None, sys.stdin)


def crash():
    os._exit(7)


def segfault():
    ctypes.string_at(0)


def hog():
    hoard = []
    while True:
        hoard.append(bytearray(16 << 20))


def hog_through_a_program():
    import subprocess

    subprocess.run([sys.executable, "-c", "x = bytearray(600 << 20); import time; time.sleep(60)"], check=True)


def leave():
    sys.exit(0)


def interrupt():
    raise KeyboardInterrupt


def raise_unpicklable():
    raise Unpicklable


def raise_known():
    raise FileProblem(ProblemCode.CORRUPT, "样例")


def recurse():
    recurse()


def chatter():
    sys.stdout.write("noise" * 10_000)
    sys.stdout.flush()
    os.write(2, b"noise" * 10_000)


FAULTS = {
    "崩溃": crash,
    "越界": segfault,
    "吃内存": hog,
    "外部吃内存": hog_through_a_program,
    "死循环": lambda: time.sleep(3600),
    "退出": leave,
    "中断": interrupt,
    "怪异常": raise_unpicklable,
    "已知": raise_known,
    "递归": recurse,
    "吵闹": chatter,
}


def read(file, options):
    """Reads a text file, after doing what its name says; leaves a mark for each reading beside it."""
    with Path(f"{file.location}.read").open("a", encoding="utf-8") as marks:
        marks.write("x")
    options.beat(1)
    FAULTS.get(Path(file.path).stem, lambda: None)()
    return Document(file.path, file.sha256, file.kind.value, lines=(Line(file.location.read_text(encoding="utf-8")),))


def beat_for_ever(_file, options):
    """Goes round in circles and keeps reporting the same page."""
    while True:
        options.beat(1)
        time.sleep(0.02)


def crash_after_one(file, options, _seen=[]):  # noqa: B006  # remembers within one process, on purpose
    """A process that breaks from its second file on, whatever that file is."""
    _seen.append(file.path)
    if len(_seen) > 1:
        os._exit(7)
    return read(file, options)


def slow(file, options):
    """Takes its time over each of three pages, but gets on."""
    for page in (1, 2, 3):
        options.beat(page)
        time.sleep(0.4)
    return read(file, options)


def allocate_everything(_job, _beat) -> bytes:
    return bytes(1 << 40)


def interrupt_itself(_job, _beat) -> bytes:
    os.kill(os.getpid(), signal.SIGINT)
    return b"alive"


def own_id(job, _beat) -> bytes:
    if job == "leave":
        os._exit(1)
    return str(os.getpid()).encode()
