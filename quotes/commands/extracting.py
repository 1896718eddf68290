"""``quotes extract``: the quotations of articles, with their speakers, straight to stdout.

In: paths.  Out: one quotation a line (or rows, or a table by article); needs no store.

>>> extract(["news/first.txt"])         # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from quotes.commands import options
from quotes.commands.messages import LeftOut, Meter, say_waiting
from quotes.commands.output import Output
from quotes.models import Article, Quotation, Rejection


def extract(
    paths: options.Paths,
    outlet: options.Outlet = None,
    published: options.Published = None,
    scare: options.Scare = False,
    indirect: options.Indirect = False,
    jobs: options.Jobs = 1,
    skipped: options.Skipped = False,
    rules: options.Rules = None,
    shape: options.Shape = None,
) -> None:
    """Show every quotation in articles, with its speaker and the evidence.

    Nothing is stored. Articles may open with a block between two "---" lines that gives outlet,
    published, title, url and so on; a manifest.jsonl beside the files may give the same.

    \b
    Examples:
      quotes extract article.txt
      quotes extract news/ --format csv > quotations.csv
      quotes extract draft.md --outlet "Coast Post" --published 2024-05-01
      quotes extract news/ --rules newsroom.toml
      cat article.txt | quotes extract - --scare --indirect
    """
    from quotes.ingest import read_articles
    from quotes.present.views import QUOTATIONS, extracted_block
    from quotes.workflow import extract_articles

    options.lay_over(rules)
    say_waiting(paths)
    left_out, output = LeftOut(), Output(shape)
    items = read_articles(
        paths, outlet=outlet, published=published, on_skip=left_out.name_skipped if skipped else left_out.skip
    )
    with Meter("articles read", quiet=output.is_table) as meter:
        found = _taken(
            extract_articles(
                meter.watch(left_out.note(items)), scare=scare, indirect=indirect, jobs=options.processes(jobs)
            ),
            left_out,
        )
        if output.is_table:
            output.blocks(partial(extracted_block, *pair) for pair in found)
        else:
            output.show((q for _, quotations in found for q in quotations), QUOTATIONS)
    left_out.finish()


def _taken(
    items: Iterator[tuple[Article, tuple[Quotation, ...]] | Rejection], left_out: LeftOut
) -> Iterator[tuple[Article, tuple[Quotation, ...]]]:
    """Pass on what was extracted and name what was left out."""
    for item in items:
        if isinstance(item, Rejection):
            left_out.add(item)
        else:
            yield item
