"""What an article tells of somebody beside the name: how old, from where, of which party.

In: a bearer with the mention that first names it, the tokens of its article, and a description.  Out: whether the
description fits, or None where nothing tells.

>>> # Mira Solt, 62, beat Lena Rask, 15. “I slept,” [the teenager] said.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from quotes.reading import Mention
from quotes.resolve.bearers import Bearer
from quotes.resolve.phrases import lands_of, role_words

#: Years of a teenager.
_TEENS: Final = range(13, 20)
_CLOSING: Final = frozenset(",.;)—–")


def agrees(texts: Sequence[str], name: Mention | None, bearer: Bearer, described: Mention) -> bool | None:
    """Return whether what is told of ``bearer``, first named by ``name``, fits a description; None if nothing is."""
    head = described.head
    if any(head in role_words(role) for role in bearer.roles):
        return True
    years = next((w for w in described.name.split() if w.endswith("-year-old")), "").removesuffix("-year-old")
    if years.isdecimal() or head == "teenager":
        age = _age(texts, name, bearer)
        if age is None:
            return None
        return age == int(years) if years.isdecimal() else age in _TEENS
    if lands := lands_of(head):
        known = _lands(texts, name, bearer)
        return not lands.isdisjoint(known) if known else None
    return None


def _age(texts: Sequence[str], name: Mention | None, bearer: Bearer) -> int | None:
    """Return the age right after a name ("Mira Solt, 62,") or in a role ("62-year-old diver")."""
    if name is not None:
        sign, years, *end = (*texts[name.last : name.last + 3], "", "", "")[:3]
        if sign in (",", "(") and years.isdecimal() and len(years) < 4 and end[0] in _CLOSING:
            return int(years)
    words = (w.lower() for role in bearer.roles for w in role.split())
    ages = (w.removesuffix("-year-old") for w in words if w.endswith("-year-old"))
    return next((int(age) for age in ages if age.isdecimal()), None)


def _lands(texts: Sequence[str], name: Mention | None, bearer: Bearer) -> frozenset[str]:
    """Return the countries that somebody is given to ("the Dane", "Finn Aino Karhu", "Mira Solt of Denmark")."""
    known = bearer.lands.union(*(lands_of(role) for role in bearer.roles))
    if len(bearer.words) > 2:
        known |= lands_of(bearer.words[0])
    if name is not None and name.last + 1 < len(texts) and texts[name.last] in ("of", "from"):
        known |= lands_of(texts[name.last + 1])
    return frozenset(known)
