"""``quotes rules``: a newsroom's own rules, checked before they are used.

In: a TOML file.  Out: every fault in it, with its file, table, entry and field, and what to do.

>>> rules(Path("newsroom.toml"))         # doctest: +SKIP
quotes: newsroom.toml: no fault; 3 examples hold
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from quotes.commands.messages import say


def rules(
    file: Annotated[Path, typer.Argument(metavar="FILE.toml", help="A file with your own rules.")],
) -> None:
    """Check a file with your own rules: every fault is named, and its examples are run.

    The file's tables are named like the files in quotes/rules ([titles.strong], [[cues.verb]]); what
    stands below [remove] is taken out. Use it with --rules FILE.

    \b
    Examples:
      quotes rules newsroom.toml
      quotes extract news/ --rules newsroom.toml
    """
    from quotes.workflow.newsroom import check_newsroom

    checked = check_newsroom(file)
    for fault in checked.faults:
        say(str(fault))
    if checked.faults:
        raise typer.Exit(1)
    held = f"; {checked.examples} example{' holds' if checked.examples == 1 else 's hold'}" if checked.examples else ""
    say(f"{file}: no fault{held}")
