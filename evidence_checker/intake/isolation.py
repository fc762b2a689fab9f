"""A process of its own for work on strangers' files: whatever a parser does there, this process goes on.

The child is given jobs and answers in bytes of plain data (never a pickle: a parser that was taken over must not reach this process). It is
stopped, with all programs it started, when it takes too much memory, shows no progress for too long, or goes beyond its whole time.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Self

import psutil

from evidence_checker.errors import FileProblem, Problem, ProblemCode
from evidence_checker.intake.limits import MIB, WorkerLimits

Beat = Callable[[int], None]
Task = Callable[[object, Beat], bytes]

_ANSWER, _PAGE, _FAILED = b"A", b"P", b"F"
_LOOK_EVERY = 0.1
_WEIGH_EVERY = 0.3  # seconds; finding a child's own children looks through all processes of the computer
_STARTING_TAKES_AT_MOST = 120.0  # seconds until a busy computer has loaded the libraries
_SPARE_ADDRESSES = 4096 * MIB
_KILLED = -9  # by somebody else: on Linux the kernel, when the computer is out of memory
DEBUG_VARIABLE = "EVIDENCE_CHECKER_DEBUG"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a job ended: with an answer, or with a problem."""

    answer: bytes = b""
    problem: Problem | None = None


class Guard:
    """One child process that does one kind of task; `task` is `module:function`, loaded in the child."""

    def __init__(self, task: str, limits: WorkerLimits) -> None:
        self._limits = limits
        context = get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, task, limits.memory_bytes + _SPARE_ADDRESSES), daemon=True)
        self._process.start()
        theirs.close()
        self._is_ready = False
        self.jobs_done = 0
        self.page = 0
        self._size = 0
        self._began = self._last_sign = self._weighed = 0.0

    def begin(self, job: object, size: int) -> None:
        """Hands a job over; `size` is that of the file in bytes."""
        self.page, self._size = 0, size
        self._began = self._last_sign = time.monotonic()
        try:
            self.connection.send(job)
        except OSError:
            return  # the child is gone; `look` finds that out and says why

    def look(self) -> Outcome | None:
        """How the job ended, or None while it goes on within its limits."""
        outcome = self._heard() or self._overdue() or self._oversized()
        if outcome is not None:
            self.jobs_done += 1
        return outcome

    def is_swollen(self) -> bool:
        """Whether so much memory stayed with the child that the next file had better start afresh."""
        return self._memory() > 0.6 * self._limits.memory_bytes

    def stop(self) -> None:
        """Ends the child and every program it started."""
        for process in self._family():
            try:
                process.kill()
            except psutil.NoSuchProcess:
                continue
        self._process.join(10)
        self.connection.close()

    def _heard(self) -> Outcome | None:
        try:
            while self.connection.poll():
                message = self.connection.recv_bytes()
                self._last_sign, self._is_ready = time.monotonic(), True
                if message[:1] != _PAGE:
                    return _outcome(message)
                self.page = max(self.page, int.from_bytes(message[1:], "little"))
        except (EOFError, OSError):
            return Outcome(problem=self._cause_of_death())
        return None if self._process.is_alive() else Outcome(problem=self._cause_of_death())

    def _cause_of_death(self) -> Problem:
        self._process.join(5)
        code = ProblemCode.MEMORY if self._process.exitcode == _KILLED else ProblemCode.CRASHED
        return Problem(code, "", self.page or None)

    def _overdue(self) -> Outcome | None:
        now = time.monotonic()
        patience = self._limits.idle_seconds if self._is_ready else max(self._limits.idle_seconds, _STARTING_TAKES_AT_MOST)
        if now - self._last_sign > patience:
            return Outcome(problem=Problem(ProblemCode.TIMEOUT, f"{self._limits.idle_seconds:g}秒没有进展", self.page or None))
        if now - self._began > self._limits.cap(self._size, self.page):
            return Outcome(problem=Problem(ProblemCode.TIMEOUT, "总时间用完", self.page or None))
        return None

    def _oversized(self) -> Outcome | None:
        now = time.monotonic()
        if now - self._weighed < _WEIGH_EVERY:
            return None
        self._weighed = now
        if self._memory() <= self._limits.memory_bytes:
            return None
        return Outcome(problem=Problem(ProblemCode.MEMORY, f"超过{self._limits.memory_bytes // MIB} MB", self.page or None))

    def _memory(self) -> int:
        """Resident memory of the child and of the programs it started."""
        total = 0
        for process in self._family():
            try:
                total += process.memory_info().rss
            except psutil.Error:
                continue
        return total

    def _family(self) -> list[psutil.Process]:
        if self._process.pid is None or not self._process.is_alive():
            return []
        try:
            child = psutil.Process(self._process.pid)
            return [*child.children(recursive=True), child]
        except psutil.Error:
            return []


class Shelter:
    """Does jobs of one task one after the other in a guarded process, begun with the first job and replaced after a failure."""

    def __init__(self, task: str, limits: WorkerLimits) -> None:
        self._task, self._limits = task, limits
        self._guard: Guard | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._guard is not None:
            self._guard.stop()
            self._guard = None

    def run(self, job: object, size: int) -> Outcome:
        """How the job ended; `size` is that of its file in bytes."""
        guard = self._guard = self._guard or Guard(self._task, self._limits)
        guard.begin(job, size)
        while (outcome := guard.look()) is None:
            wait_for_news([guard])
        if outcome.problem or guard.is_swollen():
            self.__exit__()
        return outcome


def wait_for_news(guards: list[Guard]) -> None:
    """Sleeps until a child says something, at most as long as limits may go unwatched."""
    wait([guard.connection for guard in guards], _LOOK_EVERY)


def _outcome(message: bytes) -> Outcome:
    if message[:1] == _ANSWER:
        return Outcome(message[1:])
    code, detail = json.loads(message[1:])
    return Outcome(problem=Problem(ProblemCode(code), detail))


def _serve(connection: Connection, task: str, address_bytes: int) -> None:
    """The child: loads its task, then answers jobs until nobody is there to ask."""
    _prepare_child(address_bytes)
    module, _, function = task.partition(":")
    work: Task = getattr(import_module(module), function)
    connection.send_bytes(_PAGE + bytes(4))  # ready: from now on silence counts
    while True:
        try:
            job = connection.recv()
        except (EOFError, OSError):
            return
        connection.send_bytes(_answer(work, job, lambda page: connection.send_bytes(_PAGE + page.to_bytes(4, "little"))))


def _answer(work: Task, job: object, beat: Beat) -> bytes:
    try:
        return _ANSWER + work(job, beat)
    except FileProblem as fault:
        return _failure(fault.problem.code, fault.problem.detail)
    except MemoryError:
        return _failure(ProblemCode.MEMORY)
    except BaseException as fault:  # also SystemExit: nothing a parser raises may end the child silently
        return _failure(ProblemCode.CRASHED, type(fault).__name__)


def _failure(code: ProblemCode, detail: str = "") -> bytes:
    return _FAILED + json.dumps([code.value, detail]).encode()


def _prepare_child(address_bytes: int) -> None:
    """One thread a process, no interruptions from the keyboard, no chatter of C libraries on the user's screen, bounded memory."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.update({"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "ORT_DISABLE_TELEMETRY": "1"})
    if not os.environ.get(DEBUG_VARIABLE):
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
    if os.name == "posix":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (address_bytes, address_bytes))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
