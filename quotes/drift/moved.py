"""Dates and amounts of money written with their parts in another order: "31 March", "March 31"; "£4m", "4m pounds".

In: a ``Pair``.  Out: the places of those that say the same in other words.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from quotes.drift.align import Range
from quotes.drift.numerals import calendar, figure
from quotes.drift.tells import FIGURE, FIGURES
from quotes.drift.words import Line, Sum
from quotes.rules import read_rules

if TYPE_CHECKING:
    from quotes.drift.pair import Pair

_LAST_DAY = 31


@cache
def _currencies() -> dict[str, str]:
    """Return each sign and name of a currency with the sign that stands for it."""
    found: dict[str, str] = {}
    for sign, names in read_rules("numbers")["currencies"].items():
        found[sign] = sign
        for name in names.split():
            found[name] = sign
    return found


def moved_figures(pair: Pair) -> Iterator[tuple[Range, bool]]:
    """Yield the place of each date and sum that both give in other words, and whether it is the same one.

    Of those that are not the same, only dates of one month and sums of one currency in another order of words.
    """
    if not pair.tells & FIGURES:
        return
    ours, theirs = sums(pair.a), list(sums(pair.b))
    if not ours or not theirs:
        return
    left = []
    for figure_ in ours:
        match = next((f for f in theirs if f[:2] == figure_[:2]), None)
        if match is None:
            left.append(figure_)
            continue
        theirs.remove(match)
        if pair.a.keys[slice(*figure_[2:])] != pair.b.keys[slice(*match[2:])]:
            yield (*figure_[2:], *match[2:]), True
    for one in left:
        other = next((f for f in theirs if f[0] == one[0]), None)
        if other and (pair.a.keys[one[2]] == one[0]) != (pair.b.keys[other[2]] == other[0]):
            theirs.remove(other)
            yield (*one[2:], *other[2:]), False


def sums(made: Line) -> tuple[Sum, ...]:
    """Return the dates and sums of a wording."""
    if made.sums is None:
        made.sums = tuple(_read_figures(made))
    return made.sums


def _read_figures(made: Line) -> list[Sum]:
    out: list[Sum] = []
    for i in [i for i, flags in enumerate(made.flags) if flags & FIGURE]:
        found = _date(made, i) or _sum(made, i)
        if found and (not out or found[2] >= out[-1][3]):
            out.append(found)
    return out


def _date(made: Line, i: int) -> Sum | None:
    """Read "31 March", "the 31st of March", "March 31" around the month at word ``i``."""
    if calendar(made.keys[i]) != "month":
        return None
    start = i - 1
    if start > 0 and made.keys[start] == "of":
        start -= 1
    if start >= 0 and _day(made.keys[start]):
        first = start - 1 if start and made.keys[start - 1] == "the" else start
        return made.keys[i], _day(made.keys[start]), first, i + 1
    if i + 1 < len(made) and _day(made.keys[i + 1]):
        return made.keys[i], _day(made.keys[i + 1]), i, i + 2
    return None


def _day(key: str) -> int:
    """Return the day of the month that a figure can be, 0 for none."""
    value = figure(key) if key[:1].isdigit() else None
    return int(value) if value and value == int(value) and value <= _LAST_DAY else 0


def _sum(made: Line, i: int) -> Sum | None:
    """Read "£4m" or "4m pounds" around the figure at word ``i``."""
    value = figure(made.keys[i])
    if value is None:
        return None
    before = made.keys[i - 1] if i else ""
    if before in ("£", "$", "€", "¥"):
        return before, value, i - 1, i + 1
    after = _currencies().get(made.keys[i + 1]) if i + 1 < len(made) else None
    return (after, value, i, i + 2) if after else None
