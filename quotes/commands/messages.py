"""What is said on stderr: inputs left out, what had to be done to read the others, how far the work is.

In: rejections and articles as they pass.  Out: one line each on stderr, a count, and exit code 3 at the end
where anything was left out; a progress bar where a person waits for more than two seconds.

>>> left_out = LeftOut()
>>> left_out.add(Rejection("a.txt", "is empty"))        # doctest: +SKIP
quotes: left out: a.txt: is empty
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import TYPE_CHECKING

import typer

from quotes.models import Article, Rejection
from quotes.text import printable

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

#: Seconds before a bar appears: shorter work is over before a bar can be read.
PATIENCE = 2.0

#: Exit code of a run that left something out, or found what it was to fail on.
LEFT_OUT = 3


def say(message: str) -> None:
    """Print one line on stderr; control characters of file names and texts do no harm there."""
    print(printable(f"quotes: {' '.join(message.split())}"), file=sys.stderr)


def say_waiting(paths: Iterable[str]) -> None:
    """Tell a person who named ``-`` that the program waits for what is typed."""
    if "-" in paths and sys.stdin is not None and sys.stdin.isatty():
        say("reading from the keyboard; end with Ctrl-D on a line of its own")


class LeftOut:
    """The inputs that were left out of a run."""

    def __init__(self) -> None:
        self.count = 0
        self.skipped = 0

    def add(self, rejection: Rejection) -> None:
        """Name an input that was left out."""
        self.count += 1
        say(f"left out: {rejection.input}: {rejection.reason}")

    def skip(self, rejection: Rejection) -> None:
        """Count a file of a folder that is no article by its suffix."""
        self.skipped += 1

    def name_skipped(self, rejection: Rejection) -> None:
        """Name a file of a folder that is no article by its suffix."""
        say(f"passed over: {rejection.input}: {rejection.reason}")

    def note(self, items: Iterable[Article | Rejection]) -> Iterator[Article | Rejection]:
        """Pass ``items`` on, saying what had to be done to read each article."""
        for item in items:
            if isinstance(item, Article):
                for note in item.notes:
                    say(f"note: {item.origin or item.id}: {note}")
            yield item

    def finish(self, found: bool = False) -> None:
        """Leave with exit code 3 where anything was left out, or where the run ``found`` what it was to fail on."""
        if self.skipped:
            files = "1 file" if self.skipped == 1 else f"{self.skipped} files"
            say(f"{files} in folders passed over (other suffixes or hidden); --skipped names them")
        if self.count or found:
            raise typer.Exit(LEFT_OUT)


class Meter:
    """A progress bar on stderr that appears when work takes long and a person is there to see it."""

    def __init__(self, label: str, *, quiet: bool = False) -> None:
        self._label, self._quiet = label, quiet or not sys.stderr.isatty()
        self._since = time.monotonic()
        self._done = 0
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Meter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.stop()

    def advance_to(self, done: int) -> None:
        """Say that ``done`` pieces of work are done by now."""
        self._done = done
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=done)
        elif not self._quiet and time.monotonic() - self._since > PATIENCE:
            self._start()

    def watch(self, items: Iterable[Article | Rejection]) -> Iterator[Article | Rejection]:
        """Pass ``items`` on and count them."""
        for item in items:
            self.advance_to(self._done + 1)
            yield item

    def _start(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        self._bar = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TextColumn("{task.completed:.0f}", markup=False),
            TimeElapsedColumn(),
            console=Console(stderr=True, markup=False, highlight=False),
            transient=True,
        )
        self._task = self._bar.add_task(self._label, total=None, completed=self._done)
        self._bar.start()
