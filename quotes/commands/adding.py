"""``quotes add``: articles into the store, their quotations linked with what is there.

In: paths.  Out: the store, and a summary of what became of the articles.

>>> add(context, ["news/"])         # doctest: +SKIP
5 articles: 5 added, 0 unchanged, 0 updated
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

import typer

from quotes.commands import options
from quotes.commands.messages import LeftOut, Meter, say_waiting
from quotes.commands.output import Output
from quotes.commands.session import session_of
from quotes.models import Article, Rejection


def add(
    context: typer.Context,
    paths: options.Paths,
    outlet: options.Outlet = None,
    published: options.Published = None,
    jobs: options.Jobs = 1,
    skipped: options.Skipped = False,
    rules: options.KeptRules = None,
    shape: options.Shape = None,
) -> None:
    """Put articles into the store: find their quotations and link them with those already there.

    The store is made where there is none. Adding an article again changes nothing; a changed text
    under the same url or id is kept as its next version.

    \b
    Examples:
      quotes add news/
      quotes add article.txt --outlet "Coast Post" --published 2024-05-01
      quotes --store elections.db add archive.jsonl --jobs 0
      quotes add news/ --rules newsroom.toml
    """
    from quotes.ingest import read_articles
    from quotes.present.answers import SUMMARIES
    from quotes.workflow import AddSummary, add_articles

    say_waiting(paths)
    left_out, output = LeftOut(), Output(shape)
    on_skip = left_out.name_skipped if skipped else left_out.skip
    read = left_out.note(read_articles(paths, outlet=outlet, published=published, on_skip=on_skip))
    count, session = options.processes(jobs), session_of(context)
    rejected, first = _to_first_article(read)
    if first is None and not session.store.exists():
        summary = AddSummary(0, 0, 0, 0, rejected)
    else:
        items: Iterable[Article | Rejection] = chain(rejected, () if first is None else (first,), read)
        with session.open(create=True, rules=rules, jobs=count) as store, Meter("articles added") as meter:
            summary = add_articles(store, items, jobs=count, on_progress=meter.advance_to)
    for rejection in summary.failed:
        left_out.add(rejection)
    output.one(summary, SUMMARIES)
    left_out.finish()


def _to_first_article(items: Iterator[Article | Rejection]) -> tuple[tuple[Rejection, ...], Article | None]:
    """Return what is left out before the first article, and that: of no article no store is made."""
    rejected: list[Rejection] = []
    for item in items:
        if isinstance(item, Article):
            return tuple(rejected), item
        rejected.append(item)
    return tuple(rejected), None
