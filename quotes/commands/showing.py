"""``quotes show``: one quotation in its paragraph, and why it has the speaker that it has.

In: the id of a quotation, or some of its words.  Out: the paragraph with quotation, mention and cue marked,
and the rule in words.

>>> show(context, ["44ec8a83fd3e0323"])         # doctest: +SKIP
"""

from __future__ import annotations

from typing import Annotated

import typer

from quotes.commands import options
from quotes.commands.messages import say
from quotes.commands.output import Output
from quotes.commands.session import session_of


def show(
    context: typer.Context,
    quotation: Annotated[
        list[str],
        typer.Argument(
            metavar="ID|WORDS", callback=options.as_words, help="The id of a quotation, or some of its words."
        ),
    ],
    shape: options.Shape = None,
) -> None:
    """Show one quotation in its paragraph, with the speaker and the reporting words marked, and say why.

    Where several quotations hold the words, they are listed with their ids to choose from (in JSON all are
    shown, as an array).

    \b
    Examples:
      quotes show 44ec8a83fd3e0323
      quotes show "not a single boat will leave"
    """
    from quotes.present.answers import SHOWN
    from quotes.present.views import QUOTATIONS
    from quotes.workflow.finding import find_quotations

    output = Output(shape)
    with session_of(context).open() as store:
        found = find_quotations(store, " ".join(quotation))
        articles = {q.article: store.article(q.article) for q in found}
    if len(found) == 1:
        output.one((articles[found[0].article], found[0]), SHOWN)
    elif output.is_table:
        output.show(found, QUOTATIONS)
        say(f"{len(found)} quotations hold these words; show one by its id, the last word of each")
    else:
        output.show([(articles[q.article], q) for q in found], SHOWN)
