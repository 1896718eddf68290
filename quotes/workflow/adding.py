"""From articles into a store: extraction, speakers across articles, linking of what is new.

In: a stream of articles and rejections, an open store.  Out: a summary of what became of each.  Every
article is all or nothing; what was stored before an interruption or a fault stays.

>>> add_articles(store, read_articles([Path("news")])).added  # doctest: +SKIP
12
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from quotes.models import Article, Quotation, Rejection
from quotes.workflow.extracting import extract_articles

if TYPE_CHECKING:
    from quotes.resolve.aliases import NameRules
    from quotes.store import AddStatus, Plan, Store

Progress = Callable[[int], None]


@frozen
class AddSummary:
    """What became of the articles of one ``add``."""

    #: Articles read, those left out not counted.
    articles: int
    added: int
    unchanged: int
    #: Stored as another version, or with better metadata.
    updated: int
    #: Inputs left out, with the reason.
    failed: tuple[Rejection, ...] = ()
    #: In the store after it.
    quotations: int = 0
    lineages: int = 0


@frozen(eq=False)
class _Tally:
    """Counts while the stream runs."""

    status: dict[str, int] = field(factory=lambda: {"added": 0, "unchanged": 0, "updated": 0})
    failed: list[Rejection] = field(factory=list)
    #: Ids under which something changed, in order.
    changed: list[str] = field(factory=list)

    def seen(self) -> int:
        """Return how many inputs are done."""
        return sum(self.status.values()) + len(self.failed)


def add_articles(
    store: Store, items: Iterable[Article | Rejection], *, jobs: int = 1, on_progress: Progress | None = None
) -> AddSummary:
    """Put articles into the store with their quotations, and link what is new.

    The same articles added again change nothing; another text under a known id or address becomes a
    version.  ``on_progress`` is told the number of inputs done.  Raises ``StoreError`` where the store
    itself fails; what was added until then stays and is linked by the next ``add``.
    """
    from quotes.workflow.naming import held

    with held(store):
        return _add(store, items, jobs, on_progress)


def _add(
    store: Store, items: Iterable[Article | Rejection], jobs: int, on_progress: Progress | None
) -> AddSummary:
    from quotes.assembly import relink
    from quotes.workflow.naming import names_of

    tally, rules = _Tally(), names_of(store)
    try:
        with store.batch():
            for result in extract_articles(_new(store, items, tally), scare=True, indirect=True, jobs=jobs):
                if isinstance(result, Rejection):
                    tally.failed.append(result)
                else:
                    _put(store, *result, tally, rules)
                if on_progress:
                    on_progress(tally.seen())
    finally:
        settle_speakers(store)
    relink(store, tally.changed)
    return AddSummary(
        articles=sum(tally.status.values()),
        **tally.status,
        failed=tuple(tally.failed),
        quotations=store.size("quotation"),
        lineages=store.size("lineage"),
    )


def _new(store: Store, items: Iterable[Article | Rejection], tally: _Tally) -> Iterator[Article | Rejection]:
    """Pass on what has to be read; count what the store has already, so that adding again costs little."""
    for item in items:
        if isinstance(item, Article) and store.plan(item).status == "unchanged":
            tally.status["unchanged"] += 1
        else:
            yield item


def put_again(store: Store, article: Article, quotations: tuple[Quotation, ...]) -> None:
    """Put what other rules found in an article of the store in the place of what was found before."""
    from quotes.resolve.aliases import load_names

    _write(store, store.plan(article), quotations, load_names(), again=True)


def _put(
    store: Store, article: Article, quotations: tuple[Quotation, ...], tally: _Tally, rules: NameRules | None
) -> None:
    """Store one article, all of it or nothing; a fault of the store ends the batch."""
    plan = store.plan(article)
    if plan.status == "unchanged":
        tally.status["unchanged"] += 1
        return
    status, stored = _write(store, plan, quotations, rules)
    tally.status[status] += 1
    tally.changed.append(stored)


def _write(
    store: Store, plan: Plan, quotations: tuple[Quotation, ...], rules: NameRules | None, *, again: bool = False
) -> tuple[AddStatus, str]:
    """Write an article as planned, with its quotations and the keys that find them."""
    from quotes.resolve.speakers import forms_of
    from quotes.reuse import copy_keys, prose_keys, prose_probe_keys, shingle_keys

    own = rebased(quotations, plan)
    text = plan.article.text
    # retold speech is no prose of the article's own either
    quoted = [(s.start, s.end) for q in own for s in q.segments]
    return store.add_article(
        plan.article,
        own,
        forms=forms_of(plan.base_id, own, rules),
        # the keys for prose let an article that comes later find the quotations that its prose is the source of
        keys={
            q.id: [*shingle_keys(q.text), *prose_probe_keys(q.text)] for q in own if q.kind in ("direct", "partial")
        },
        prose_keys=prose_keys(text, quoted),
        copy_keys=copy_keys(text),
        again=again,
    )


def rebased(quotations: Iterable[Quotation], plan: Plan) -> tuple[Quotation, ...]:
    """Return the quotations under the id and with the metadata that their article has in the store."""
    from quotes.reading import quotation_id

    article = plan.article
    return tuple(
        evolve(
            q,
            id=quotation_id(article.id, article.text, q.segments[0].start, indirect=q.kind == "indirect"),
            article=article.id,
            outlet=article.outlet,
            published=article.published,
        )
        for q in quotations
    )


def settle_speakers(store: Store, *, anew: bool = False) -> None:
    """Decide who is who across the store: in the surnames that changed, or (``anew``) in all."""
    from quotes.resolve.speakers import settle
    from quotes.workflow.naming import names_of

    blocks = store.blocks() if anew else store.unsettled()
    if not blocks:
        return
    held, rules = store.decisions(), names_of(store)
    with store.transaction():
        for block in blocks:
            forms = store.forms(block)
            same, different = held.same_speakers, held.different_speakers
            store.settle(block, settle(forms, rules, same=same, different=different, named=held.named_speakers))
