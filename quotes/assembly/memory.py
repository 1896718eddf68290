"""Lineages of articles in memory, without a store.

In: articles with their quotations, in any order.  Out: their lineages.

>>> assemble([(article, quotations)])[0].first.basis
'only'
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve

from quotes.assembly.glance import may_be_copy
from quotes.assembly.items import Item
from quotes.assembly.joining import Rulings
from quotes.assembly.linking import Settings, link_items
from quotes.lineage import find_credits
from quotes.models import Article, Lineage, NameForm, Quotation, first_version
from quotes.resolve.speakers import forms_of, settle
from quotes.reuse import COPY, copy_keys, is_copy

#: Articles noted under one key at most: the first printings of a text stand for all, and a line that every page
#: of an outlet carries tells nothing.
_LISTED = 64


def assemble(
    articles: Iterable[tuple[Article, Sequence[Quotation]]], rulings: Rulings | None = None
) -> list[Lineage]:
    """Return the lineages of articles with their quotations (of all kinds; ``scare`` is left out).

    Articles that share a URL, or whose ids differ in "@2" alone, are versions of one.
    """
    given = [(a, tuple(q for q in quotations if q.kind != "scare")) for a, quotations in articles]
    given.sort(key=lambda pair: pair[0].id)
    outlets = tuple(sorted({a.outlet for a, _ in given if a.outlet}))
    bases = _versions([a for a, _ in given])
    settled = _settled(given, bases)
    items = [
        Item(a, quotations, find_credits(a, quotations, outlets), *bases[a.id])
        for (a, _), quotations in zip(given, settled, strict=True)
    ]
    copies = find_copies([a for a, _ in given])
    return link_items(items, Settings(tuple(copies), rulings or Rulings(), {}, outlets, across=True))


def _versions(articles: Sequence[Article]) -> dict[str, tuple[str, int]]:
    """Return, by article id, the id of the first version and the number of this one."""
    from quotes import times

    groups: dict[str, list[Article]] = {}
    for article in articles:
        groups.setdefault(article.url or first_version(article.id), []).append(article)
    found = {}
    for group in groups.values():
        group.sort(key=lambda a: (times.sort_key(a.published), a.id))
        for number, article in enumerate(group, 1):
            found[article.id] = (group[0].id, number)
    return found


def _settled(
    given: Sequence[tuple[Article, tuple[Quotation, ...]]], bases: dict[str, tuple[str, int]]
) -> list[tuple[Quotation, ...]]:
    """Return the quotations with speakers' ids that hold across the articles."""
    forms = {}
    for article, quotations in given:
        forms.update(forms_of(bases[article.id][0], quotations))
    speakers = {}
    blocks: dict[str, dict[str, NameForm]] = {}
    for form in forms.values():
        blocks.setdefault(form.block, {}).setdefault(form.key, form)
    for block in sorted(blocks):
        for settlement in settle(tuple(blocks[block][key] for key in sorted(blocks[block]))):
            speakers[settlement.key] = settlement.speaker
    return [
        tuple(
            evolve(q, speaker=evolve(q.speaker, id=speakers.get(forms[q.id].key))) if q.speaker and q.id in forms else q
            for q in quotations
        )
        for _, quotations in given
    ]


def find_copies(articles: Sequence[Article]) -> list[tuple[str, str]]:
    """Return pairs of articles that print one text; of several printings as many pairs as join them all."""
    lists: dict[int, list[str]] = {}
    keys: dict[str, tuple[int, ...]] = {}
    texts = {article.id: article.text for article in articles}
    leader = {article.id: article.id for article in articles}

    def group(i: str) -> str:
        while leader[i] != i:
            leader[i] = leader[leader[i]]
            i = leader[i]
        return i

    pairs = []
    for article in articles:
        own = keys[article.id] = copy_keys(article.text)
        shared: dict[str, int] = {}
        for key in own:
            listed = lists.setdefault(key, [])
            for other in listed:
                shared[other] = shared.get(other, 0) + 1
            if len(listed) < _LISTED:
                listed.append(article.id)
        for other, count in shared.items():
            if group(other) == group(article.id) or not may_be_copy(count, len(own), len(keys[other])):
                continue
            if is_copy(texts[other], article.text) >= COPY:
                leader[group(article.id)] = group(other)
                pairs.append((other, article.id))
    return pairs
