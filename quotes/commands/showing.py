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
    from quotes.present.rulings import told
    from quotes.present.views import QUOTATIONS
    from quotes.workflow.finding import find_quotations

    output = Output(shape)
    with session_of(context).open() as store:
        found = find_quotations(store, " ".join(quotation))
        listed = output.is_table and len(found) > 1
        articles = {} if listed else {q.article: store.article(q.article) for q in found}
        shown = [(articles[q.article], q, [told(r, q.id) for r in store.rulings_on(q.id)]) for q in found if not listed]
    if listed:
        output.show(found, QUOTATIONS)
        say(f"{len(found)} quotations hold these words; show one by its id, the last word of each")
    elif len(found) == 1:
        output.one(shown[0], SHOWN)
    else:
        output.show(shown, SHOWN)
