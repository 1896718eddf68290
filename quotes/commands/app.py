"""The commands and their order in the help: one line for each.

In: nothing.  Out: ``app``, the Typer application; the modules of the commands load nothing heavy by themselves.

>>> [name for name, _ in COMMANDS][:2]
['extract', 'add']
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from quotes._version import __version__
from quotes.commands.comparing import compare, link
from quotes.commands.extracting import extract
from quotes.commands.session import Session

#: Name and function of each command, in the order of a day's work.
COMMANDS: list[tuple[str, Callable[..., None]]] = [
    ("extract", extract),
    ("compare", compare),
    ("link", link),
]

app = typer.Typer(
    name="quotes",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"quotes {__version__}")
        raise typer.Exit


@app.callback()
def start(
    context: typer.Context,
    store: Annotated[
        Path | None,
        typer.Option("--store", metavar="FILE", help="The store; else $QUOTES_STORE, else quotes.db in this folder."),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    """Who said it first, and what became of the words.

    Finds the quotations in articles with their speakers, links the same words across outlets, says who
    reported them first, and shows word by word how later reports altered them.

    \b
    Start here:
      quotes demo                         the whole job on bundled articles
      quotes add news/                    put your articles into the store (quotes.db)
      quotes drift                        the altered quotations, gravest first
      quotes trace "some of the words"    one quotation from its first report to its last
    """
    context.obj = Session(store or Path(os.environ.get("QUOTES_STORE") or "quotes.db"))


for _name, _function in COMMANDS:
    app.command(_name)(_function)
