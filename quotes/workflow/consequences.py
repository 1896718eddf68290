"""What a ruling changed, in sentences for whoever made it: nothing a person decides takes effect in silence.

In: the store before and after, and the ledger's new entry.  Out: sentences; none where nothing needs to be said.

>>> before = Before.of(store, ids)                                     # doctest: +SKIP
>>> consequences(store, ruling, before)                                # doctest: +SKIP
['9c6c6ff3551614ef left L-5d41402abc and stands in L-7d793037a0, with 1 report']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from quotes.errors import NotFoundError

if TYPE_CHECKING:
    from quotes.models import Lineage
    from quotes.store import Ruling, Store


class Home(NamedTuple):
    """Where a quotation stands."""

    #: The lineage's id, or None for none.
    lineage: str | None
    #: The report that its own descends from, or None.
    parent: str | None


class Before(NamedTuple):
    """What a store held before a ruling."""

    #: Of each quotation that the ruling is about.
    homes: Mapping[str, Home]
    lineages: int
    #: Numbers of the rulings that were there, and of those among them that had no effect.
    rulings: frozenset[int]
    unmet: frozenset[int]

    @classmethod
    def of(cls, store: Store, ids: Iterable[str]) -> Before:
        """Return what a store holds now, and where those of ``ids`` stand that are quotations."""
        homes = {i: _home(store, i) for i in ids if _is_quotation(store, i)}
        unmet = frozenset(r.number for r in _unmet(store))
        return cls(homes, _lineages(store), frozenset(r.number for r in store.entries()), unmet)


def consequences(store: Store, ruling: Ruling, before: Before) -> list[str]:
    """Return what a ruling just made came to: the rulings that it replaces, and which lineages changed."""
    if ruling.number in before.rulings:
        again = [f"ruling {ruling.number} says so already; nothing was added"]
        return [*again, *_speakers(store, ruling), *_without_effect(store, ruling)]
    older = _given_back(store, ruling) if ruling.kind == "undo" else _replaced(store, ruling)
    moves = list(_moves(store, before, ruling)) or list(_count(store, before))
    against = [
        f"ruling {r.number} ({_what(r)}: {', '.join(_ids(r))}) no longer has its effect"
        for r in _unmet(store)
        if r.number not in before.unmet and r.number != ruling.number
    ]
    return [*older, *_speakers(store, ruling), *moves, *against, *_without_effect(store, ruling)]


def _replaced(store: Store, ruling: Ruling) -> Iterator[str]:
    """Yield whose place the ruling takes."""
    for older in store.rivals(ruling)[-1:]:
        yield f"takes the place of ruling {older.number} ({_what(older)}), which would hold again if this one is undone"


def _given_back(store: Store, undo: Ruling) -> Iterator[str]:
    """Yield which ruling holds after another one was taken back."""
    for undone in (entry for entry in store.entries() if entry.number == undo.undoes):
        for other in store.rivals(undone)[-1:]:
            newer = other.number > undone.number
            told = "had taken its place and still holds" if newer else "holds again"
            yield f"ruling {other.number} ({_what(other)}) {told}"


def _moves(store: Store, before: Before, ruling: Ruling) -> Iterator[str]:
    """Yield which quotations stand in another lineage now, and what would keep one there."""
    for i, home in before.homes.items():
        now = store.lineage_of(i)
        if (now.lineage if now else None) == home.lineage:
            if now and ruling.kind == "speaker":
                yield f"{i} stays in {now.lineage}, with {_reports(now)}"
            continue
        left = f"{i} left {home.lineage}" if home.lineage else f"{i} stood in no lineage"
        yield f"{left} and stands in {now.lineage}, with {_reports(now)}" if now else left
        if now and home.parent and ruling.kind == "speaker" and home.parent not in _parents(now):
            yield (
                f"its words are not enough like those of {home.parent} to be the same under another speaker;"
                f" if they are: quotes rule same {i} {home.parent}"
            )


def _speakers(store: Store, ruling: Ruling) -> Iterator[str]:
    """Yield under which ids two speakers go that were ruled to be one, or two."""
    ids = [s.speaker for s in ruling.subjects if s.speaker]
    if len(ids) < 2:
        return
    now = [store.speaker_of(i) or i for i in ids]
    if now[0] == now[1]:
        together = "are one speaker" if ruling.kind == "same" else "are still one speaker, as other rulings bind them"
        yield f"{ids[0]} and {ids[1]} {together}: {now[0]}"
    elif ruling.kind == "same":
        yield f"they are still two speakers, as another ruling parts them: {now[0]} and {now[1]}"


def _count(store: Store, before: Before) -> Iterator[str]:
    """Yield how many lineages there are, where a ruling on speakers made them more or fewer."""
    now = _lineages(store)
    if now != before.lineages:
        yield f"the store now has {now} lineages; before it had {before.lineages}"


def _without_effect(store: Store, ruling: Ruling) -> Iterator[str]:
    """Yield why a ruling does not have the effect that its maker may look for."""
    ids = [s.quotation for s in ruling.subjects if s.quotation]
    silent = [i for i in ids if store.is_not_speech(i)] if ruling.kind != "not-speech" else []
    for i in silent:
        numbers = " ".join(str(r.number) for r in store.rulings_on(i) if r.kind == "not-speech")
        yield f"{i} is no speech by ruling {numbers} and stands in no list; quotes rule undo {numbers}"
    if ruling.kind not in ("same", "different") or len(ids) < 2 or silent:
        return
    one, two = (store.lineage_of(i) for i in ids)
    together = one is not None and two is not None and one.lineage == two.lineage
    if ruling.kind == "same" and not together:
        for i, lineage in zip(ids, (one, two), strict=True):
            if lineage is None:
                yield f"they do not stand in one lineage: {i} stands in none (quotes trace {i} says why)"
    if ruling.kind == "different" and together and one is not None:
        yield from _bound(one, ids)


def _unmet(store: Store) -> list[Ruling]:
    """Return the rulings that two are different which hold although others bind the two."""
    replaced = store.replaced()
    found = [r for r in store.rulings() if r.kind == "different" and r.number not in replaced]
    lineages = store.lineage_ids([i for r in found for i in _ids(r)])

    def bound(ids: list[str]) -> bool:
        one, two = (store.speaker_of(i) or lineages.get(i) for i in ids)
        return one is not None and one == two

    return [r for r in found if bound(_ids(r))]


def _ids(ruling: Ruling) -> list[str]:
    return [s.speaker or s.quotation or "" for s in ruling.subjects]


def _bound(lineage: Lineage, ids: list[str]) -> Iterator[str]:
    """Yield what still binds two reports that are ruled to be different words."""
    parents = _parents(lineage)
    binding = [(i, parent) for i in ids if (parent := parents.get(i)) is not None and parent not in ids]
    for i, parent in binding:
        yield (
            f"both still stand in {lineage.lineage}, as other reports bind them: {i} descends from {parent};"
            f" if that is wrong: quotes rule different {i} {parent}"
        )
    if not binding:
        yield f"both still stand in {lineage.lineage}, as copies of one article or of one report"


def _home(store: Store, quotation: str) -> Home:
    lineage = store.lineage_of(quotation)
    return Home(lineage.lineage, _parents(lineage).get(quotation)) if lineage else Home(None, None)


def _parents(lineage: Lineage) -> dict[str, str | None]:
    return {r.quotation: r.parent for r in lineage.reports}


def _lineages(store: Store) -> int:
    return store.size("lineage")


def _is_quotation(store: Store, subject: str) -> bool:
    try:
        store.quotation(subject)
    except NotFoundError:
        return False
    return True


def _what(ruling: Ruling) -> str:
    return f"{ruling.kind} {ruling.name}" if ruling.name else ruling.kind


def _reports(lineage: Lineage) -> str:
    count = len(lineage.reports)
    return f"{count} report{'' if count == 1 else 's'}"
