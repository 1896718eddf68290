"""Which words of a statement stand in one clause, and whether the clause tells what is to be or what is and was.

In: the words of a wording.  Out: for each word the number of its clause and of its sentence, and how far its clause
looks ahead.

>>> from quotes.reuse.words import read_words
>>> words = read_words("We sold the mill, and we will buy a boat.")
>>> clauses_of(words)
[0, 0, 0, 0, 1, 1, 1, 1, 1, 1]
>>> looks_ahead(words.words, clauses_of(words), reported=False)
[0, 0, 0, 0, 2, 2, 2, 2, 2, 2]
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from quotes.patterns import compiled
from quotes.reuse.words import Words
from quotes.rules import read_rules

#: What parts clauses, and what parts sentences.
_STOPS: Final = compiled(r"[,;:.?!–—…]")
_ENDS: Final = compiled(r"[.?!…]")
#: How a word looks ahead: not at all; in a way that a reporter may put as "would"; by saying so itself.
AT_NOTHING, PERHAPS, AHEAD = 0, 1, 2


class _Signs(NamedTuple):
    sure: frozenset[str]
    open: frozenset[str]
    progressive: frozenset[str]
    #: Words that open a clause; those that go on with one unless a subject follows.
    opening: frozenset[str]
    joining: frozenset[str]
    subjects: frozenset[str]
    #: Words that point at a thing behind some others.
    pointing: frozenset[str]
    before_pointing: frozenset[str]


@cache
def _signs() -> _Signs:
    table, clauses = read_rules("synonyms")["ahead"], read_rules("tense")["clauses"]
    joining = frozenset(("and", "or"))
    opening = {*clauses["coordinating"].split(), *clauses["subordinating"].split(), *table["opening"].split()}
    return _Signs(
        frozenset(table["sure"].split()),
        frozenset(table["open"].split()),
        frozenset(table["progressive"].split()),
        frozenset(opening),
        joining,
        frozenset(table["subjects"].split()),
        frozenset(table["pointing"].split()),
        frozenset(table["before_pointing"].split()),
    )


def clauses_of(words: Words) -> list[int]:
    """Return the number of the clause that each word stands in."""
    text, places, signs = words.text, words.places, _signs()
    numbers: list[int] = []
    for i, word in enumerate(words.words):
        # "of that lagoon": it points at a thing and opens no clause
        opens = word in signs.opening and not (word in signs.pointing and words.words[i - 1] in signs.before_pointing)
        new = i > 0 and (opens or _STOPS.search(text, places[i - 1][1], places[i][0]) is not None)
        numbers.append(numbers[-1] + new if numbers else 0)
    return numbers


def sentences_of(words: Words) -> list[int]:
    """Return the number of the sentence that each word stands in."""
    text, places = words.text, words.places
    numbers: list[int] = []
    for i in range(len(places)):
        new = i > 0 and _ENDS.search(text, places[i - 1][1], places[i][0]) is not None
        numbers.append(numbers[-1] + new if numbers else 0)
    return numbers


def looks_ahead(words: Sequence[str], clauses: Sequence[int], *, reported: bool) -> list[int]:
    """Return for each word how far its clause looks ahead; the one after "and" with no subject of its own goes on."""
    signs = _signs()
    far: dict[int, int] = {}
    for i, word in enumerate(words):
        clause = clauses[i]
        if clause not in far:
            goes_on = i > 0 and word in signs.joining and not signs.subjects.intersection(words[i + 1 : i + 2])
            far[clause] = far[clauses[i - 1]] if goes_on else AT_NOTHING
        far[clause] = max(far[clause], _sign(words, i, signs, reported))
    return [far[clause] for clause in clauses]


def _sign(words: Sequence[str], i: int, signs: _Signs, reported: bool) -> int:
    if words[i] in signs.sure:
        return AHEAD
    if words[i] in signs.open:
        return PERHAPS
    progressive = not reported and words[i].endswith("ing") and signs.progressive.intersection(words[max(0, i - 2) : i])
    return PERHAPS if progressive else AT_NOTHING
