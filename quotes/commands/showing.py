"""``quotes show``: one quotation in its paragraph, and why it has the speaker that it has.

In: the id of a quotation.  Out: the paragraph with quotation, mention and cue marked, and the rule in words.

>>> show(context, "q-3f9a2b17c0de")         # doctest: +SKIP
"""

from __future__ import annotations

from typing import Annotated

import typer

from quotes.commands import options
from quotes.commands.output import Output
from quotes.commands.session import session_of


def show(
    context: typer.Context,
    quotation: Annotated[
        str, typer.Argument(metavar="ID", callback=options.as_words, help="The id of a quotation in the store.")
    ],
    shape: options.Shape = None,
) -> None:
    """Show one quotation in its paragraph, with the speaker and the reporting words marked, and say why.

    \b
    Examples:
      quotes show q-3f9a2b17c0de
    """
    from quotes.present.answers import SHOWN

    with session_of(context).open() as store:
        found = store.quotation(quotation)
        article = store.article(found.article)
    Output(shape).one((article, found), SHOWN)
