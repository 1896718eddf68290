"""Printings of one article: wire copies and versions are one report while the words stay the same.

In: items, and which articles print one text.  Out: for each quotation that only repeats one of an earlier
printing, that earlier quotation.

>>> fold_printings(items, [("a1", "b1")])
{'b1-q1': 'a1-q1'}
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quotes import times
from quotes.assembly.items import Item
from quotes.models import Quotation
from quotes.reuse.parents import surface


def printing_groups(items: Sequence[Item], copies: Iterable[tuple[str, str]]) -> list[list[Item]]:
    """Return the articles that are printings of one, each group earliest first; ``copies`` are pairs of article ids.

    Versions of one article are in one group; among them the version's number decides.
    """
    by_id = {item.article.id: item for item in items}
    leader = {i: i for i in by_id}

    def find(i: str) -> str:
        while leader[i] != i:
            leader[i] = leader[leader[i]]
            i = leader[i]
        return i

    def join(a: str, b: str) -> None:
        one, two = find(a), find(b)
        leader[max(one, two)] = min(one, two)

    families: dict[str, str] = {}
    for item in items:
        join(families.setdefault(item.family, item.article.id), item.article.id)
    for a, b in copies:
        if a in by_id and b in by_id:
            join(a, b)
    groups: dict[str, list[Item]] = {}
    for i in sorted(by_id):
        groups.setdefault(find(i), []).append(by_id[i])
    found = [sorted(group, key=_by_time) for group in groups.values() if len(group) > 1]
    return sorted(found, key=lambda group: _by_time(group[0]))


def _by_time(item: Item) -> tuple[object, ...]:
    return (times.sort_key(item.article.published), item.family, item.version, item.article.id)


def fold_printings(items: Sequence[Item], copies: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return, for each quotation that repeats one of an earlier printing word for word, the id of that one."""
    folded: dict[str, str] = {}
    for group in printing_groups(items, copies):
        first: dict[tuple[str, int, str], str] = {}
        for item in group:
            for key, quotation in _numbered(item.quotations):
                original = first.setdefault(key, quotation.id)
                if original != quotation.id:
                    folded[quotation.id] = original
    return folded


def _numbered(quotations: Sequence[Quotation]) -> list[tuple[tuple[str, int, str], Quotation]]:
    """Return quotations with their surface, and which of several like ones each is."""
    seen: dict[tuple[str, str], int] = {}
    found = []
    for quotation in sorted(quotations, key=lambda q: q.segments[0].start):
        kind: str = "indirect" if quotation.kind == "indirect" else quotation.polarity
        words = (surface(quotation.text), kind)
        seen[words] = seen.get(words, -1) + 1
        found.append(((words[0], seen[words], kind), quotation))
    return found
