"""Where the clauses of a wording begin: by punctuation, conjunctions and what has a verb of its own.

In: a ``Line``.  Out: for each word whether a sentence (2) or a clause (1) begins there, and whether a run of words
is a clause of its own.  A clause that is left out as a whole changes nothing in the clause that is kept.

>>> boundaries(line("We left, but they stayed."))
[2, 0, 1, 0, 0, 2]
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import compress, count
from typing import NamedTuple

from quotes.drift.morphology import is_third_person, is_verb_form
from quotes.drift.tells import CAPITAL, JOINING
from quotes.drift.words import Line
from quotes.patterns import compiled
from quotes.rules import read_rules

_SENTENCE = compiled(r"[.!?…;:](?:[\"'”’)\]\s]|$)|\n")
_PAUSE = compiled(r"[,;:—–()…]|\s-\s|--")

#: A longer run of words left out or added is a passage of its own; nothing in it hangs on the words beside it.
_LONG_RUN = 400
#: Written with a capital wherever it stands, so that it is no part of a title: ", If I may", but not ", The Wall".
_ALWAYS_CAPITAL = frozenset({"I"})
#: Sorts of space between words kept, and the longest of them in characters.
_KEPT_GAPS, _LONGEST_GAP = 4096, 16


_ONCE, _AND = "once", "and"
#: "They have yet to pay": no clause begins there.
_YET_TO = ["yet", "to"]


class _Words(NamedTuple):
    """What opens a clause, and what shows a verb."""

    coordinating: frozenset[str]
    subordinating: frozenset[str]
    #: Opening a clause that carries its own denial.
    carrying: frozenset[str]
    #: With a capital only where a sentence begins.
    opening: frozenset[str]
    #: Before "once" where it counts.
    counting: frozenset[str]
    auxiliaries: frozenset[str]
    #: Auxiliaries, subject pronouns, and the few verbs that show a clause without either.
    verbal: frozenset[str]


@cache
def _words() -> _Words:
    rules = {name: frozenset(text.split()) for name, text in read_rules("tense")["clauses"].items()}
    verbal = rules["auxiliaries"] | rules["subjects"]
    return _Words(**{name: rules[name] for name in _Words._fields if name in rules}, verbal=verbal)


def coordinating() -> frozenset[str]:
    """Return the conjunctions that join clauses of one rank."""
    return _words().coordinating


class Marks(list[int]):
    """How strong a boundary stands before each word."""

    #: The words with one.
    places: list[int]


def boundaries(made: Line) -> Marks:
    """Return for each word, and the end, how strong a boundary stands before it."""
    if made.marks is None:
        made.marks = _boundaries(made)
    return made.marks


def with_boundaries(made: Line, offsets: Sequence[int]) -> Marks:
    """Return the boundaries of a wording with those of sentences before the words at ``offsets``."""
    out = Marks(boundaries(made))
    begins = set(offsets)
    for i, (start, _) in enumerate(made.offsets):
        if start in begins:
            out[i] = 2
    out.places = list(compress(count(), out))
    return out


class _Strengths(dict[str, int]):
    """How strong a boundary the characters between two words are, as they are met."""

    def __missing__(self, gap: str) -> int:
        strength = 2 if _SENTENCE.search(gap) else 1 if _PAUSE.search(gap) else 0
        if len(gap) <= _LONGEST_GAP:
            if len(self) >= _KEPT_GAPS:
                self.clear()
            self[gap] = strength
        return strength


_strengths = _Strengths()


def _boundaries(made: Line) -> Marks:
    out = Marks(map(_strengths.__getitem__, made.after))
    if made.tells & JOINING:
        keys, subordinating = made.keys, _words().subordinating
        for i in [i for i, flags in enumerate(made.flags) if flags & JOINING]:
            if keys[i] == _ONCE and i and keys[i - 1] in _words().counting:
                continue
            if keys[i : i + 2] == _YET_TO:
                continue
            if not out[i] and (keys[i] in subordinating or (made.after[i] in ("", " ") and _opens_a_clause(made, i))):
                out[i] = 1
    if made.tells & CAPITAL:
        for i in [i for i, flags in enumerate(made.flags) if flags & CAPITAL]:
            if out[i] == 1 and "," in made.after[i] and _begins_anew(made, i):
                out[i] = 2
    out[0] = out[-1] = 2
    out.places = list(compress(count(), out))
    return out


def _begins_anew(made: Line, i: int) -> bool:
    """Whether a small word with a capital shows that other speech begins: "It holds, If it rains, we leave"."""
    after = made.surfaces[i + 1] if i + 1 < len(made) else ""
    return made.keys[i] in _words().opening and (after in _ALWAYS_CAPITAL or not after[:1].isupper())


def _opens_a_clause(made: Line, i: int) -> bool:
    """Whether a subject and a verb, or a verb, follow the conjunction within five words."""
    keys = made.keys
    if i + 1 < len(keys) and keys[i + 1] in _words().subordinating:
        return True
    for n in range(i + 1, min(i + 6, len(keys))):
        if n > i + 1 and _PAUSE.search(made.after[n]):
            return False
        if _verbal(keys[n]):
            return True
    return False


def in_verb_group(key: str) -> bool:
    """Whether a word can stand between a modal word and its verb: "have", "not", "probably"."""
    return key in _words().auxiliaries or key in ("be", "been", "being", "to", "not", "never") or key.endswith("ly")


def has_verb(keys: list[str]) -> bool:
    """Whether a run of words has a verb that shows a tense or needs a subject, by its form."""
    return any(map(_verbal, keys))


@lru_cache(maxsize=32768)
def _verbal(key: str) -> bool:
    return key in _words().verbal or is_verb_form(key) or is_third_person(key)


def clause_around(marks: Marks, at: int) -> tuple[int, int]:
    """Return the word range of the clause that holds word ``at``."""
    n = bisect_right(marks.places, at)
    return marks.places[max(0, n - 1)], marks.places[min(n, len(marks.places) - 1)]


def stands_alone(made: Line, marks: Marks, run: tuple[int, int], at: int, force: list[tuple[int, int]]) -> bool:
    """Whether the word ``at`` of a changed ``run`` belongs to a clause that lies wholly inside the run.

    ``force`` are the ranges of markers in the run; a clause of nothing else ("as far as I know") never stands alone.
    """
    if run[1] - run[0] > _LONG_RUN:
        return True
    start = at
    while start > run[0] and not marks[start]:
        start -= 1
    end = at + 1
    while end < run[1] and not marks[end]:
        end += 1
    keys = made.keys[start:end]
    covered = {i for a, b in force for i in range(a, b)}
    last = end
    while last < run[1] and marks[last] < 2:
        last += 1
    first = start
    while first > run[0] and marks[first] < 2:
        first -= 1
    if (
        marks[first] == marks[last] == 2
        and last < len(made)
        and any(i not in covered and len(made.keys[i]) > 2 for i in range(first, last))
    ):
        # a fragment with a stop of its own: "No ifs, no buts: the rig closes"
        return True
    if (
        end < run[1]
        and keys
        and (keys[0] in _words().auxiliaries or is_verb_form(keys[0]))
        and made.keys[run[1] - 1] in _words().coordinating
    ):
        # the first of two predicates: "said nothing and walked out"
        return True
    if keys[:2] == _YET_TO:
        return False
    if not has_verb(keys) or not (_elliptic(made, marks, covered, start, end) or _anything(made, covered, start, end)):
        return False
    if not marks[start] and keys[0] not in _words().carrying:
        return bool(marks[end]) and _has_its_own_subject(made, marks, start, keys)
    if marks[end]:
        return not _clings(made, marks, start, end)
    return keys[0] in _words().carrying


def _anything(made: Line, covered: set[int], start: int, end: int) -> bool:
    return any(i not in covered and _says_something(made.keys[i]) for i in range(start, end))


def _elliptic(made: Line, marks: Marks, covered: set[int], start: int, end: int) -> bool:
    """Whether a clause leaves its verb to be understood ("and I presume he [won't],"); "but he won't" clings."""
    if made.keys[start] in coordinating() and made.keys[start] != _AND:
        return False
    own = [i for i in range(start, end) if i not in covered and made.keys[i] in _words().auxiliaries]
    return bool(own) and (marks[start] == marks[end] == 2 or (bool(marks[end]) and own[-1] >= end - 2))


def _says_something(key: str) -> bool:
    """Whether a word is more than a small one: a long word, or a verb of its own ("eat")."""
    return key not in _words().auxiliaries and (len(key) > 3 or is_verb_form(key))


def _has_its_own_subject(made: Line, marks: Marks, start: int, keys: list[str]) -> bool:
    """Whether a run cut off at the end is a statement inside another: "He said | the mayor did not resign"."""
    kept = clause_around(marks, max(0, start - 1))[0]
    first = keys[0]
    return (
        first not in _words().auxiliaries
        and first not in ("not", "never", "to")
        and not first.endswith("ing")
        and has_verb(made.keys[kept:start])
    )


def _clings(made: Line, marks: Marks, start: int, end: int) -> bool:
    """Whether the clause denies or narrows the one beside it without a verb: "but not this year"."""
    body = [key for key in made.keys[start:end] if key not in _words().coordinating]
    return bool(body) and body[0] in ("not", "only", "except") and not has_verb(body[1:])
