"""Where results go: stdout as a table, JSON, JSON lines or CSV.

In: a view and the records that it shows.  Out: text on stdout, record by record, so that a long run shows
its first results at once; a reader that goes away ends the run quietly.

>>> Output(Format.JSONL).write("{}\\n")
{}
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import partial
from io import TextIOWrapper
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

import typer

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from quotes.present.views import View

T = TypeVar("T")


class Format(StrEnum):
    """How results are printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


def prepare_streams() -> None:
    """Write UTF-8 with ``\\n`` into pipes and files, whatever the locale; never fail on a character."""
    # None where the caller closed it (">&-")
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


class Output:
    """Stdout in the format asked for: by default a table on a terminal, JSON lines into a pipe."""

    def __init__(self, chosen: Format | None) -> None:
        self.format = chosen or (Format.TABLE if sys.stdout.isatty() else Format.JSONL)
        self._console: Console | None = None

    @property
    def is_table(self) -> bool:
        """Whether a person reads along."""
        return self.format is Format.TABLE

    def write(self, text: str) -> None:
        """Write ``text`` to stdout; leaves the program quietly where nobody reads it any more."""
        try:
            sys.stdout.write(text)
            if self.is_table:
                sys.stdout.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None

    def show(self, items: Iterable[T], view: View[T], *, nothing: str = "") -> None:
        """Write every item as ``view`` shows it; ``nothing`` is the message where there is none."""
        if self.format is Format.JSON:
            self._json_array(view.record(item) for item in items)
        elif self.format is Format.JSONL:
            self._json_lines(view.record(item) for item in items)
        elif self.format is Format.CSV:
            self.sheet(view.columns, (row for item in items for row in view.rows(view.record(item))))
        else:
            self.blocks((partial(view.block, item) for item in items), nothing=nothing)

    def one(self, item: T, view: View[T]) -> None:
        """Write a single item; in JSON it is an object, not an array."""
        if self.format is Format.JSON:
            from quotes.present.records import dump

            self.write(dump(view.record(item), pretty=True) + "\n")
        else:
            self.show([item], view)

    def sheet(self, columns: list[str], rows: Iterable[dict[str, Any]]) -> None:
        """Write rows as CSV."""
        from quotes.present.sheets import csv_lines

        for line in csv_lines(columns, rows):
            self.write(line)

    def blocks(self, blocks: Iterable[Callable[[Console], RenderableType]], *, nothing: str = "") -> None:
        """Write what each of ``blocks`` makes for the console."""
        some = False
        for block in blocks:
            some = True
            self.block(block)
        if not some and nothing:
            print(nothing, file=sys.stderr)

    def block(self, make: Callable[[Console], RenderableType]) -> None:
        """Write one renderable."""
        if self._console is None:
            from quotes.present.terminal import make_console

            self._console = make_console(sys.stdout)
        with self._console.capture() as held:
            self._console.print(make(self._console))
        self.write("\n".join(line.rstrip(" ") for line in held.get().split("\n")))

    def _json_lines(self, rows: Iterable[dict[str, Any]]) -> None:
        from quotes.present.records import dump

        for row in rows:
            self.write(dump(row) + "\n")

    def _json_array(self, rows: Iterable[dict[str, Any]]) -> None:
        from quotes.present.records import dump

        before = chain(["[\n"], iter(lambda: ",\n", None))
        some = False
        for row in rows:
            self.write(next(before) + dump(row))
            some = True
        self.write("\n]\n" if some else "[]\n")
