"""What a ruling changed, in sentences for whoever made it: nothing a person decides takes effect in silence.

In: the store before and after, and the ledger's new entry.  Out: sentences; none where nothing needs to be said.

>>> before = homes(store, ids)                                         # doctest: +SKIP
>>> consequences(store, ruling, before)                                # doctest: +SKIP
['9c6c6ff3551614ef left L-5d41402abc and stands in L-7d793037a0, with 1 report']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from quotes.errors import NotFoundError

if TYPE_CHECKING:
    from quotes.models import Lineage
    from quotes.store import Ruling, Store

#: Kinds of ruling of which the newer takes the place of the older, where both are on the same subjects.
_RIVALS = ({"same", "different"}, {"speaker"}, {"not-speech"})


def homes(store: Store, ids: Iterable[str]) -> dict[str, str | None]:
    """Return for each id that is a quotation's the lineage that it stands in."""
    found: dict[str, str | None] = {}
    for i in ids:
        try:
            store.quotation(i)
        except NotFoundError:
            continue
        lineage = store.lineage_of(i)
        found[i] = lineage.lineage if lineage else None
    return found


def consequences(store: Store, ruling: Ruling, before: Mapping[str, str | None]) -> list[str]:
    """Return what a ruling just made came to: the rulings that it replaces, and which lineages changed."""
    return [*_older(store, ruling), *_moves(store, before), *_without_effect(store, ruling)]


def _older(store: Store, ruling: Ruling) -> Iterator[str]:
    """Yield what the ruling does to older ones on the same subjects."""
    about = {s.quotation or s.speaker for s in ruling.subjects}
    rivals = next((kinds for kinds in _RIVALS if ruling.kind in kinds), set[str]())
    for older in store.rulings():
        if older.number >= ruling.number or older.kind not in rivals:
            continue
        if {s.quotation or s.speaker for s in older.subjects} != about:
            continue
        if (older.kind, older.form) == (ruling.kind, ruling.form):
            yield f"ruling {older.number} says the same already"
        else:
            yield f"ruling {older.number} ({older.kind}) gives way to this one"


def _moves(store: Store, before: Mapping[str, str | None]) -> Iterator[str]:
    for i, home in before.items():
        now = store.lineage_of(i)
        if (now.lineage if now else None) == home:
            continue
        left = f"{i} left {home}" if home else f"{i} is reported speech"
        yield f"{left} and stands in {now.lineage}, with {_reports(now)}" if now else left


def _without_effect(store: Store, ruling: Ruling) -> Iterator[str]:
    """Yield why two quotations still stand together, or apart, against the ruling."""
    ids = [s.quotation for s in ruling.subjects if s.quotation]
    if ruling.kind not in ("same", "different") or len(ids) < 2:
        return
    one, two = (store.lineage_of(i) for i in ids)
    together = one is not None and two is not None and one.lineage == two.lineage
    if ruling.kind == "same" and not together:
        yield "they do not stand in one lineage: one of them is in none"
    if ruling.kind == "different" and together and one is not None:
        parents = {r.quotation: r.parent for r in one.reports}
        for i in ids:
            parent = parents.get(i)
            if parent is not None and parent not in ids:
                yield f"both still stand in {one.lineage}: {i} comes from {parent}; quotes rule different {i} {parent}"


def _reports(lineage: Lineage) -> str:
    count = len(lineage.reports)
    return f"{count} report{'' if count == 1 else 's'}"
