"""The commands and their order in the help: one line for each.

In: nothing.  Out: ``app``, the Typer application; the modules of the commands load nothing heavy by themselves.

>>> [name for name, _, _ in COMMANDS][:2]
['extract', 'add']
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from quotes._version import __version__
from quotes.commands.adding import add
from quotes.commands.checking import check
from quotes.commands.comparing import compare, link
from quotes.commands.extracting import extract
from quotes.commands.help import Command, Group
from quotes.commands.listing import list_quotations, list_speakers, search
from quotes.commands.reporting import demo, report
from quotes.commands.rules import rules
from quotes.commands.ruling import app as rule_app
from quotes.commands.session import Session
from quotes.commands.showing import show
from quotes.commands.tracing import drift, lineages, trace

#: Name, function and line in the help of each command, in the order of a day's work.
COMMANDS: list[tuple[str, Callable[..., None], str]] = [
    ("extract", extract, "Show the quotations in articles, with their speakers."),
    ("add", add, "Put articles into the store and link their quotations."),
    ("list", list_quotations, "List the quotations in the store."),
    ("speakers", list_speakers, "List the speakers in the store."),
    ("trace", trace, "Follow a quotation from its first report to its last."),
    ("lineages", lineages, "Show each quotation with all its reports."),
    ("drift", drift, "Show the altered reports, gravest first."),
    ("compare", compare, "Show what was altered between two wordings."),
    ("check", check, "Check the quotations of a draft against the store."),
    ("link", link, "Link ready-made quotations without a store."),
    ("search", search, "Search the words of the quotations in the store."),
    ("show", show, "Show one quotation in its paragraph, and why it has its speaker."),
    ("rules", rules, "Check a file with your own rules, before it is used."),
    ("report", report, "Write one HTML page of the store."),
    ("demo", demo, "Run the whole job on bundled articles."),
]

#: ``rule`` is a group of commands: its line in the help.
RULE = "Overrule the machine: same, different, speaker, not-speech, undo."

app = typer.Typer(
    name="quotes",
    cls=Group,
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
    context.obj = Session(Path(store or os.environ.get("QUOTES_STORE") or "quotes.db"))


for _name, _function, _line in COMMANDS:
    app.command(_name, cls=Command, short_help=_line)(_function)
app.add_typer(rule_app, name="rule", short_help=RULE)
