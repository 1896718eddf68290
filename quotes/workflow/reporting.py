"""What the report page shows, read from a store of any size: the gravest, the most quoted, and counts of the rest.

In: a store.  Out: ``PageData`` for ``quotes.present.page``.

>>> html = render_page(page_data(store))  # doctest: +SKIP
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from heapq import nsmallest
from itertools import islice
from typing import TYPE_CHECKING

from attrs import evolve

from quotes.models import Lineage
from quotes.present.page import NAMED, PageData, Rest, SpeakerEntry, gravity, travelled

if TYPE_CHECKING:
    from quotes.store import Store

#: Quotations listed for one speaker: a page is for reading; all of them are for ``quotes list``.
LISTED = 200
#: Lineages, speakers and articles listed at most: a page of so many opens in any browser.
LINEAGES, SPEAKERS, ARTICLES = 500, 300, 2000


def page_data(store: Store) -> PageData:
    """Return all that the page of ``store`` shows; no more is in memory at a time than what it lists."""
    rest = Rest(articles=max(0, store.size("article") - ARTICLES), outlets=store.outlets())
    lineages, rest = _lineages(store, rest)
    listed = {x.lineage for x in lineages}
    beside = {a.lineage for x in lineages for r in x.reports for a in r.also} - listed
    speakers, rest = _speakers(store, rest)
    articles = tuple(evolve(a.article, text="") for a in islice(store.articles(), ARTICLES))
    return PageData(lineages, speakers, articles, rest, tuple(store.lineages_by_id(sorted(beside))))


def _lineages(store: Store, rest: Rest) -> tuple[tuple[Lineage, ...], Rest]:
    """Return the gravest lineages of more than one article, and the counts of the others."""
    counted: Counter[str] = Counter()
    alone = every = 0

    def passing() -> Iterator[Lineage]:
        nonlocal alone, every
        for lineage in store.lineages():
            if travelled(lineage):
                every += 1
                counted.update(r.severity for r in lineage.reports if r.severity)
                yield lineage
            else:
                alone += 1

    kept = tuple(nsmallest(LINEAGES, passing(), key=gravity))
    counted.subtract(r.severity for x in kept for r in x.reports if r.severity)
    return kept, evolve(rest, lineages=every - len(kept), alone=alone, counts=dict(counted))


def _speakers(store: Store, rest: Rest) -> tuple[tuple[SpeakerEntry, ...], Rest]:
    """Return the speakers most quoted, with their first quotations, and the counts of the others."""
    from quotes.store import QuotationFilter

    said: Counter[str] = Counter()
    kinds: dict[str, str] = {}
    for quotation in store.quotations(QuotationFilter(kinds=("direct", "partial"), attributed=True)):
        if quotation.speaker and quotation.speaker.id:
            said[quotation.speaker.id] += 1
            kinds[quotation.speaker.id] = quotation.speaker.kind
    most = sorted(said, key=lambda i: (-said[i], i))[:SPEAKERS]
    entries = []
    for i in most:
        speaker = store.speaker(i)
        wanted = QuotationFilter(speaker=i, kinds=("direct", "partial"), attributed=True, limit=LISTED)
        quotations = tuple(store.quotations(wanted))
        entries.append(SpeakerEntry(speaker.name, speaker.kind, speaker.roles, quotations, said[i]))
    left = said.keys() - set(most)
    named = sum(kinds[i] in NAMED for i in left)
    quoted = sum(said[i] for i in left)
    return tuple(entries), evolve(rest, named=named, unnamed=len(left) - named, quotations=quoted)
