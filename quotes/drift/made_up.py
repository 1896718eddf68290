"""What in a retelling stands for a denial of the quotation, and the other way round, without being a denial itself.

In: a denial that one of the two has and the other has not.  Out: whether the other says the same in another way:
"there is no staff", "a shortage of staff"; "nothing will grow for ten years", "ten years before anything grows".

>>> one, other = read("There is no staff at night."), read("a shortage of staff at night")
>>> makes_up(one, other, of(one, "negation", {0})[0], {4: 3, 6: 5})
True
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from quotes.drift.markers import Marker
from quotes.drift.morphology import stems
from quotes.drift.restated import Text
from quotes.rules import read_rules

#: Words between a denial, or what stands for one, and the word denied.
_NEAR = 4
#: Words behind "before anybody" of which one is denied; words between "only" and "until".
_BEFORE, _LIMITED = 3, 8


@cache
def _rule(name: str) -> frozenset[str]:
    """Return the words of a row of the rules."""
    return frozenset(read_rules("negators")["retold"][name].split())


@cache
def _stems_of(name: str) -> frozenset[str]:
    return frozenset(stem for word in _rule(name) for stem in stems(word))


def makes_up(here: Text, there: Text, denial: Marker, answered: Mapping[int, int]) -> bool:
    """Whether ``there`` says without a denial what ``here`` says with ``denial``.

    ``answered`` are the content words of ``there`` that ``here`` has too, with their places in ``here``.
    """
    return (
        _absent(there, denial, answered)
        or (_is_end(here, denial) and any(j not in answered and _is_ceasing(there, j) for j in there.content))
        or _before_any(there, answered)
        or _only_until(here, there, denial, _rule("beyond"), _rule("until"))
        or _only_until(here, there, denial, _rule("until"), _rule("beyond"))
        or (_has(here, _rule("if")) and _has(there, _rule("unless")))
    )


def _absent(there: Text, denial: Marker, answered: Mapping[int, int]) -> bool:
    """Whether a word of absence, which only ``there`` has, governs a word that is denied here.

    It stands before that word ("a shortage of [staff]", "stopped [selling]"), or behind it in the passive.
    """
    denied = {j for j, i in answered.items() if denial.start - _NEAR <= i < denial.end + _NEAR}
    for j, found in there.content.items():
        if j in answered or found.isdisjoint(_stems_of("absent")):
            continue
        keys = there.line.keys
        passive = j > 0 and keys[j - 1] in _rule("passive") and keys[j + 1 : j + 2] != ["to"]
        if any(0 < (j - other if passive else other - j) <= _NEAR for other in denied):
            return True
    return False


def _is_end(here: Text, denial: Marker) -> bool:
    """Whether the denial says that a thing is no more: "no longer"."""
    return here.line.keys[denial.end - 1] in _rule("no_more")


def _is_ceasing(there: Text, j: int) -> bool:
    return not there.content[j].isdisjoint(_stems_of("ceasing"))


def _before_any(there: Text, answered: Mapping[int, int]) -> bool:
    """Whether it is told of what is not yet: "before anything [grows]"."""
    keys = there.line.keys
    return any(
        keys[i] in _rule("any")
        and not _rule("before").isdisjoint(keys[max(0, i - 2) : i])
        and any(j in answered for j in range(i + 1, i + 1 + _BEFORE))
        for i in range(len(keys))
    )


def _only_until(
    here: Text, there: Text, denial: Marker, denied: frozenset[str], allowed: frozenset[str]
) -> bool:
    """Whether ``here`` denies one side of a time, and ``there`` has only the other: "not after", "only until"."""
    keys = there.line.keys
    first = next((i for i, key in enumerate(keys) if key in _rule("only")), len(keys))
    behind = here.line.keys[denial.end : denial.end + _LIMITED]
    return not denied.isdisjoint(behind) and not allowed.isdisjoint(keys[first : first + _LIMITED])


def _has(text: Text, words: frozenset[str]) -> bool:
    return not words.isdisjoint(text.line.keys)
