"""How much of a run of capitals is an office or a title, and where the name begins.

In: the words of a run.  Out: how many of them are titles.

>>> count_titles(("Deputy", "Prime", "Minister", "Ada", "Lom"))
3
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from quotes.extract.cues import word_set
from quotes.rules.lexicon import (
    AREA,
    BODY,
    BODY_ENDING,
    BODY_OR_SURNAME,
    COMPASS,
    DESCRIPTIVE,
    GROUP,
    LEADING,
    PARTICLE,
    PERSON,
    PERSON_PLURAL,
    PLACE,
    TITLE,
    addressed_offices,
    courtesy_titles,
    flags_of,
    listed_flags,
)

_APOSTROPHES: Final = frozenset("'’")
#: Ends of an adjective that says where a body is or who is behind it ("Lund-based", "state-owned").
_ADJECTIVE: Final = ("based", "born", "owned", "backed", "led", "run", "funded", "trained", "area")
#: Runs remembered: the names of an article come again, the names of the day in many.
_RUNS: Final = 32768

@lru_cache(maxsize=_RUNS)
def count_titles(texts: tuple[str, ...]) -> int:
    """Return how many tokens at the head of a run are titles."""
    split, last = 0, len(texts)
    if texts[0].lower() == "st" and flags_of(texts[-1].lower()) & (BODY | BODY_ENDING):
        return 0  # a saint's hospital
    if last == 2 and flags_of(texts[1].lower()) & (BODY_ENDING | BODY_OR_SURNAME) == BODY_ENDING:
        return 0  # General Electric
    if texts[1] == "&" and not _courtesy(texts[:1]):
        return 0  # "Baker & Lom"
    for i in range(last):
        word = texts[i].lower()
        flags = flags_of(word)
        if i and texts[i].islower() and flags & PARTICLE:
            continue  # "Ana del Mar"; "Del. Ana Mar" is a delegate
        if i and word == "st":
            continue  # "Ana St. Clair"
        if word == ".":
            if split == i:
                split = i + 1
        elif split == 0 and i + 1 < last and _describes(word, flags) and (not i or _opens_place(texts[:i])):
            split = i + 1
        elif i + 1 < last and texts[i + 1] in _APOSTROPHES:
            break
        elif i + 1 >= last or (i + 2 == last and texts[i + 1] == "."):
            office = flags & (TITLE | LEADING) and (i > 0 or not flags & LEADING) and _all_office(texts[:i])
            if office and (word in addressed_offices() or not _courtesy(texts[:i])):
                split = last
            break
        elif _closes_office(texts, i, word) or (
            (flags & TITLE and not flags & LEADING)
            or (flags & (LEADING | TITLE) and _all_office(texts[:i]))
            or (split == i == 0 and last > 2 and _role_of(word, texts[-1]) & (PERSON | PERSON_PLURAL | GROUP))
        ):
            split = i + 1
    return split


def _role_of(word: str, tail: str) -> int:
    """Return what a word before a name can be; before a body's, only what the lists say: Tasman Ridge Power."""
    tail_flags = flags_of(tail.lower())
    body = tail_flags & (BODY | BODY_ENDING) and not tail_flags & (BODY_OR_SURNAME | PERSON)
    return listed_flags(word) if body else flags_of(word)


def _courtesy(texts: tuple[str, ...]) -> bool:
    """Whether nothing but "Mr" or "Ms" stands before a word: "Mr [Reeve]" is no reeve, "Mr [President]" is one."""
    words = [word.lower() for word in texts if word != "."]
    return bool(words) and all(word in courtesy_titles() for word in words)


def _opens_place(texts: tuple[str, ...]) -> bool:
    """Whether all words before a compound are part of it: "[South] Korean-born", "[New] York-based"."""
    return all(flags_of(word.lower()) & (COMPASS | PLACE | DESCRIPTIVE | AREA) for word in texts)


def _describes(word: str, flags: int) -> bool:
    """Whether a compound before a name describes its bearer ("Lund-based", "Oscar-winner")."""
    tail = word.rpartition("-")[2]
    return tail != word and (tail in _ADJECTIVE or bool(flags & PERSON))


def _all_office(texts: tuple[str, ...]) -> bool:
    """Whether all words can stand before a title ("Deputy Prime" before "Minister")."""
    office = AREA | TITLE | LEADING | DESCRIPTIVE | PLACE
    # a town that no list has may stand before them: "Marren Police" before "Chief"
    town = len(texts) > 1 and not flags_of(texts[0].lower()) & PARTICLE
    return all(word in (".", "US") or flags_of(word.lower()) & office for word in texts[town:])


def _closes_office(texts: tuple[str, ...], i: int, word: str) -> bool:
    """Whether a word inside a run ends an office before a full name: "Labour [Leader] Ada Lom"."""
    behind = [text for text in texts[i + 1 :] if text != "."]
    if not i or len(behind) < 2 or word not in word_set("closing_offices") or not behind[0][:1].isupper():
        return False
    tail = flags_of(behind[-1].lower())
    return not tail & (BODY | BODY_ENDING) or bool(tail & BODY_OR_SURNAME)
