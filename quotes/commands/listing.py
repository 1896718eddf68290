"""``quotes list``, ``quotes speakers`` and ``quotes search``: what the store holds.

In: filters or words.  Out: quotations or speakers.

>>> search(context, ["secret talks"])           # doctest: +SKIP
"""

from __future__ import annotations

from typing import Annotated

import typer

from quotes.commands import options
from quotes.commands.output import Output
from quotes.commands.session import session_of
from quotes.models import QuotationKind


def list_quotations(
    context: typer.Context,
    speaker: options.OfSpeaker = None,
    outlet: options.OfOutlet = None,
    article: Annotated[
        str | None, typer.Option("--article", metavar="ID", callback=options.as_words, help="Only this article.")
    ] = None,
    since: options.Since = None,
    until: options.Until = None,
    kind: Annotated[
        list[options.Kind] | None, typer.Option("--kind", help="Only this kind; may be given several times.")
    ] = None,
    scare: options.Scare = False,
    indirect: options.Indirect = False,
    limit: options.Limit = None,
    rules: options.KeptRules = None,
    shape: options.Shape = None,
) -> None:
    """List the quotations in the store, with their speakers.

    \b
    Examples:
      quotes list --speaker "Ada Moor" --since 2024-05
      quotes list --outlet "Coast Post" --format csv > coast.csv
    """
    from quotes.present.views import QUOTATIONS
    from quotes.store import QuotationFilter

    kinds: tuple[QuotationKind, ...] = tuple(k.value for k in kind or ())
    if not kinds:
        extra: list[QuotationKind] = ["indirect"] if indirect else []
        kinds = ("direct", "partial", *extra, *(("scare",) if scare else ()))
    wanted = QuotationFilter(
        speaker=speaker, outlet=outlet, article=article, kinds=kinds, since=since, until=until, limit=limit
    )
    with session_of(context).open(rules=rules) as store:
        Output(shape).show(store.quotations(wanted), QUOTATIONS, nothing="no quotation in the store is like that")


def list_speakers(
    context: typer.Context,
    name: Annotated[
        str | None, typer.Argument(callback=options.as_words, help="A name or part of it; all speakers without one.")
    ] = None,
    limit: options.Limit = None,
    rules: options.KeptRules = None,
    shape: options.Shape = None,
) -> None:
    """List the speakers in the store, the most quoted first: names and roles that articles give them.

    \b
    Examples:
      quotes speakers --limit 20
      quotes speakers Moor --format json
      quotes speakers --rules newsroom.toml
    """
    from itertools import islice

    from quotes.present.answers import SPEAKERS

    with session_of(context).open(rules=rules) as store:
        found = islice(store.speakers(name), limit)
        Output(shape).show(found, SPEAKERS, nothing="no speaker in the store has that name")


def search(
    context: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(callback=options.as_words, help="Words to find; “a phrase”; negotiat* for beginnings."),
    ],
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="Show at most so many.")] = 50,
    shape: options.Shape = None,
) -> None:
    """Search the words of all quotations in the store, best match first.

    \b
    Examples:
      quotes search ferry timetable
      quotes search '"secret talks"' --limit 10
    """
    from quotes.present.answers import FOUND

    with session_of(context).open() as store:
        found = ((f, store.quotation(f.quotation)) for f in store.search(" ".join(words), limit))
        Output(shape).show(found, FOUND, nothing="no quotation in the store has those words")
