"""The progress bar that both doors show, on a terminal only and for what takes longer than a moment."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, Timer
from typing import TYPE_CHECKING

from dossier.extraction import Progress, no_progress

if TYPE_CHECKING:
    import rich.progress

MOMENT = 2.0  # seconds in which nobody wonders whether anything goes on


@contextmanager
def progress_bar(*, beside_output: bool = False) -> Iterator[Progress]:
    """Within it, what is given is shown as a bar on stderr, once it takes longer than a moment; the bar goes when it ends.

    There is none where stderr is no terminal, nor ``beside_output`` that goes to the terminal itself and so shows that it goes on.
    """
    if not sys.stderr.isatty() or (beside_output and sys.stdout.isatty()):
        yield no_progress
        return
    bar = _Bar()
    timer = Timer(MOMENT, bar.show)
    timer.daemon = True
    timer.start()
    try:
        yield bar.update
    finally:
        timer.cancel()
        bar.close()


class _Bar:
    """What is done now; a bar of it once that is to be shown."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._now = ("", 0, 1)
        self._shown: rich.progress.Progress | None = None
        self._closed = False

    def update(self, step: str, done: int, total: int) -> None:
        """Take what is done now."""
        with self._lock:
            self._now = (step, done, total)
            self._draw()

    def show(self) -> None:
        """Begin to draw the bar."""
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with self._lock:
            if not self._closed:
                self._shown = Progress(*columns, console=Console(stderr=True), transient=True)
                self._shown.add_task("")
                self._draw()
                self._shown.start()

    def close(self) -> None:
        """Take the bar away."""
        with self._lock:
            self._closed = True
            if self._shown:
                self._shown.stop()

    def _draw(self) -> None:
        step, done, total = self._now
        if self._shown:
            task = self._shown.task_ids[0]
            self._shown.update(task, description=step, completed=done, total=total if total > 1 else None)
