"""Shows on a terminal which file is being read and how many are done; says nothing where nobody watches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from evidence_checker.workers import Event, Stage

READING, RECOGNIZING = "读取", "识别"


@contextmanager
def showing_progress(stream: TextIO) -> Iterator[Callable[[Event], None]]:
    """Gives the function that a run tells its events to."""
    if not stream.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[path]}", markup=False),
    )
    with Progress(*columns, console=Console(file=stream), transient=True) as progress:
        tasks = {name: progress.add_task(name, total=None, path="", visible=False) for name in (READING, RECOGNIZING)}

        def show(event: Event) -> None:
            task = tasks[RECOGNIZING if event.stage is Stage.RECOGNIZE else READING]
            progress.update(task, completed=event.done, total=event.total, path=event.path[-60:], visible=True)

        yield show
