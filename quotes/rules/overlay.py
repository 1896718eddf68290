"""A newsroom's own rules, laid over those that come with this program: entries added, entries removed.

In: a TOML file whose tables are named like the rules files (``[titles.strong]``), and under ``[remove]`` what
is to be taken out.  Out: the tables of ``read_rules`` with the changes made.  One overlay holds in a process at
a time, because every room asks for its rules by name; ``lay`` also forgets all that was made from other rules.

>>> overlay = overlay_from('[titles.strong]\\nwords = "skerrymaster"', "newsroom.toml")
>>> "skerrymaster" in overlay.over("titles", bundled("titles"))["strong"]["words"].split()
True
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import _lru_cache_wrapper
from pathlib import Path
from types import ModuleType
from typing import Any

from attrs import field, frozen

from quotes.rules.files import Table, parse_rules, read_text

#: Aliases are laid over by ``quotes.resolve.aliases``: a newsroom's word about a name wins over the seed's.
_LAID_BY_ROOM = {"aliases": ("people", "organisations")}


@frozen
class Overlay:
    """A newsroom's rules, checked."""

    #: The file, for messages.
    where: str
    #: What the file says.
    text: str = field(repr=False)
    #: By rules file, what is added.
    added: Table = field(repr=False, eq=False)
    #: By rules file, what is taken out.
    removed: Table = field(repr=False, eq=False)
    #: Sentences that the file gives as proof of its rules.
    examples: tuple[Table, ...] = field(default=(), repr=False, eq=False)

    def over(self, name: str, table: Table) -> Table:
        """Return the table of a rules file with this overlay's changes."""
        from quotes.rules.merge import merged, reduced
        from quotes.rules.schema import schema_of

        node = schema_of(name)
        table = reduced(node, table, self.removed.get(name, {}))
        skipped = _LAID_BY_ROOM.get(name, ())
        added = {key: value for key, value in self.added.get(name, {}).items() if key not in skipped}
        whole: Table = merged(node, table, added)
        return whole

    def same_but_names(self, other: Overlay | None) -> bool:
        """Whether this overlay and ``other`` differ in aliases of speakers alone, or in nothing."""
        ours, theirs = (_without_names(overlay) for overlay in (self, other))
        return ours == theirs


def _without_names(overlay: Overlay | None) -> tuple[Table, Table]:
    if overlay is None:
        return {}, {}
    added = {name: table for name, table in overlay.added.items() if name != "aliases"}
    rest = {k: v for k, v in overlay.added.get("aliases", {}).items() if k not in _LAID_BY_ROOM["aliases"]}
    return {**added, **({"aliases": rest} if rest else {})}, overlay.removed


def overlay_from(text: str, where: str, *, strict: bool = True) -> Overlay:
    """Return the overlay that a text says; raises ``RulesError`` naming ``where`` and the first entry at fault.

    Without ``strict`` the removal of an entry that these rules do not have (any more) is no fault.
    """
    from quotes.rules.schema import overlay_faults

    table = parse_rules(text, where)
    for fault in overlay_faults(table, where):
        if strict or not fault.absent:
            raise fault.error()
    removed = table.pop("remove", {})
    return Overlay(where, text, table, removed, tuple(table.pop("examples", ())))


def read_overlay(path: Path) -> Overlay:
    """Return the overlay in a newsroom's file; raises ``RulesError`` naming the file and the entry at fault."""
    return overlay_from(read_text(path), str(path))


_in_force: list[Overlay] = []
_listeners: list[Callable[[], None]] = []


def on_change(renew: Callable[[], None]) -> Callable[[], None]:
    """Have ``renew`` called whenever other rules hold: for what keeps words of the rules outside a cache."""
    _listeners.append(renew)
    return renew


def overlay_in_force() -> Overlay | None:
    """Return the overlay that holds in this process."""
    return _in_force[-1] if _in_force else None


def lay(overlay: Overlay | None) -> None:
    """Let ``overlay`` hold in this process from now on, or (None) the rules as they come with this program."""
    if (overlay.text if overlay else "") == (_in_force[-1].text if _in_force else ""):
        return
    _in_force[:] = [overlay] if overlay else []
    _forget()


@contextmanager
def laid(overlay: Overlay | None) -> Iterator[None]:
    """Let ``overlay`` hold within the block; what held before holds again after it."""
    before = overlay_in_force()
    lay(overlay)
    try:
        yield
    finally:
        lay(before)


def _forget() -> None:
    """Empty every cache of this package: any of them may hold what was made from other rules."""
    for name, module in sorted(sys.modules.items()):
        if module is not None and name.partition(".")[0] == "quotes":
            for cached in _caches(module):
                cached.cache_clear()
    for renew in _listeners:
        renew()


def _caches(module: ModuleType) -> Iterator[_lru_cache_wrapper[Any]]:
    for value in tuple(vars(module).values()):
        found = tuple(vars(value).values()) if isinstance(value, type) else (value,)
        yield from (one for one in found if isinstance(one, _lru_cache_wrapper))
