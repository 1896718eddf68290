"""The commands and their order in the help: one line for each.

In: nothing.  Out: ``app``, the Typer application; the modules of the commands load nothing heavy by themselves.

>>> [name for name, _, _ in COMMANDS][:2]
['extract', 'add']
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Any

import typer

from quotes._version import __version__
from quotes.commands.help import Group
from quotes.commands.late import Late

#: Name, place and line in the help of each command, in the order of a day's work; ``rule`` is a group of commands.
COMMANDS: list[tuple[str, str, str]] = [
    ("extract", "extracting:extract", "Show the quotations in articles, with their speakers."),
    ("add", "adding:add", "Put articles into the store and link their quotations."),
    ("list", "listing:list_quotations", "List the quotations in the store."),
    ("speakers", "listing:list_speakers", "List the speakers in the store."),
    ("trace", "tracing:trace", "Follow a quotation from its first report to its last."),
    ("lineages", "tracing:lineages", "Show each quotation with all its reports."),
    ("drift", "tracing:drift", "Show the altered reports, gravest first."),
    ("compare", "comparing:compare", "Show what was altered between two wordings."),
    ("check", "checking:check", "Check the quotations of a draft against the store."),
    ("link", "comparing:link", "Link ready-made quotations without a store."),
    ("search", "listing:search", "Search the words of the quotations in the store."),
    ("show", "showing:show", "Show one quotation in its paragraph, and why it has its speaker."),
    ("rules", "rules:rules", "Check a file with your own rules, before it is used."),
    ("report", "reporting:report", "Write one HTML page of the store."),
    ("demo", "reporting:demo", "Run the whole job on bundled articles."),
    ("rule", "ruling:app", "Overrule the machine: same, different, speaker, not-speech, undo."),
]


class Commands(Group):
    """The commands of the table; the help lists them without loading any."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.commands = Late({name: f"quotes.commands.{place}" for name, place, _ in COMMANDS})

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names in the order of the table."""
        return list(self.commands)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the lines of the table."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, _, line in COMMANDS])


app = typer.Typer(
    name="quotes",
    cls=Commands,
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
        str | None,
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
    from quotes.commands.session import Session

    context.obj = Session(Path(store or os.environ.get("QUOTES_STORE") or "quotes.db"))
