"""A short wording held against a book: what became of it can be told from the words around it.

In: the ``Pair`` of both.  Out: the part of the long wording to hold the short one against, or None where that is all
of it; and alterations in that part as alterations in the whole.

>>> shifted(Alteration("truncated", "shortened", "b", "", (0, 1), (0, 0), "cut"), "a b c", (2, 5)).before
'a b'
"""

from __future__ import annotations

from attrs import evolve

from quotes.drift.pair import Pair
from quotes.models import Alteration

#: Words of a book, and how many times as long as the other wording it is.
_BOOK, _TIMES = 2000, 20
#: Words around those in common that are looked at; what is farther away says nothing about them.
_AROUND = 200


def part_of(pair: Pair) -> tuple[int, int] | None:
    """Return the place in the earlier wording, a book, around the words that the later one has of it."""
    words = len(pair.a)
    if words < max(_BOOK, _TIMES * len(pair.b)) or not pair.blocks:
        return None
    first = max(0, pair.blocks[0][0] - _AROUND)
    last = min(words, pair.blocks[-1][0] + pair.blocks[-1][2] + _AROUND)
    return pair.a.span(first, last) if last - first < words / 2 else None


def shifted(alteration: Alteration, text: str, part: tuple[int, int]) -> Alteration:
    """Return an alteration in a ``part`` of ``text`` as one in the text; a cut at the part's end goes on to its end."""
    start, end = (offset + part[0] for offset in alteration.before_span)
    if start < end:
        start = 0 if start == part[0] else start
        end = len(text) if end == part[1] else end
    return evolve(alteration, before=text[start:end], before_span=(start, end))
