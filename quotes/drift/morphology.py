"""Forms of verbs and nouns, by rule and by the list of irregular verbs.

In: a word's comparison key ("paying").  Out: the base forms it can belong to and the tense it can show.

>>> sorted(stems("paid") & stems("paying"))
['pay']
>>> tense_of("paid")
'past'
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal

from quotes.rules import read_rules

Form = Literal["base", "past", "participle", "progressive"]

_SHORTEST_STEM = 3


@cache
def _irregular() -> tuple[dict[str, frozenset[str]], dict[str, Form]]:
    """Return form -> base forms, and form -> what it shows, of the irregular verbs."""
    bases: dict[str, set[str]] = {}
    shows: dict[str, Form] = {}
    for line in read_rules("tense")["irregular"].replace("\n", " ").split(";"):
        words = line.split()
        if len(words) != 3:
            continue
        base, past, participle = words
        bases.setdefault(base, set()).add(base)
        for form in past.split("/"):
            bases.setdefault(form, set()).add(base)
            if form != base:
                shows[form] = "past"
        for form in participle.split("/"):
            bases.setdefault(form, set()).add(base)
            if form != base:
                shows.setdefault(form, "participle")
    for form in ("is", "are", "am"):
        bases[form] = {"be"}
        shows[form] = "base"
    bases["has"] = {"have"}
    shows["has"] = "base"
    return {form: frozenset(found) for form, found in bases.items()}, shows


@cache
def _no_verbs() -> frozenset[str]:
    return frozenset(read_rules("tense")["auxiliaries"]["no_verbs"].split())


@lru_cache(maxsize=65536)
def stems(word: str) -> frozenset[str]:
    """Return every base form that ``word`` can be a form of, itself included."""
    bases, _ = _irregular()
    found = {word}
    if word in bases:
        found |= bases[word]
    if word in _no_verbs():
        return frozenset(found)
    if word.endswith("ies") and len(word) > 4:
        found.add(word[:-3] + "y")
    if word.endswith("es") and len(word) > 4:
        found.add(word[:-2])
    if word.endswith("s") and not word.endswith("ss") and len(word) > _SHORTEST_STEM:
        found.add(word[:-1])
    for ending in ("ed", "ing"):
        if word.endswith(ending):
            found |= _without(word, ending)
    return frozenset(found)


def _without(word: str, ending: str) -> set[str]:
    """Return the stems left when a regular ``ending`` is taken off: "stopped" gives stopp, stop and stoppe."""
    cut = word[: -len(ending)]
    if len(cut) < _SHORTEST_STEM - 1 or not any(c in "aeiouy" for c in cut):
        return set()
    found = {cut, cut + "e"}
    if len(cut) > 2 and cut[-1] == cut[-2]:
        found.add(cut[:-1])
    if cut.endswith("i"):
        found.add(cut[:-1] + "y")
    return found


@lru_cache(maxsize=65536)
def tense_of(word: str) -> Form:
    """Return what the form shows by itself; ``base`` where nothing marks it."""
    shown = _irregular()[1].get(word)
    if shown:
        return shown
    if word in _no_verbs() or len(word) <= _SHORTEST_STEM:
        return "base"
    if word.endswith("ing") and _without(word, "ing"):
        return "progressive"
    if word.endswith("ed") and _without(word, "ed"):
        return "past"
    return "base"


@cache
def _nested_verbs() -> frozenset[str]:
    return frozenset(_irregular()[0])


@cache
def _unchanged() -> frozenset[str]:
    """Return the verbs whose participle is their base form: "hit", "cut"."""
    rows = (row.split() for row in read_rules("tense")["irregular"].replace("\n", " ").split(";"))
    return frozenset(row[0] for row in rows if len(row) == 3 and row[0] in row[2].split("/"))


def may_be_participle(word: str) -> bool:
    """Whether the word can follow "was" in the passive: "sold", "mended", "hit"."""
    return tense_of(word) in ("past", "participle") or word in _unchanged()


def is_verb_form(word: str) -> bool:
    """Whether the word is a form of a listed verb or has the ending of a past tense."""
    return word in _nested_verbs() or tense_of(word) == "past"


def is_third_person(word: str) -> bool:
    """Whether the word is a listed verb in the third person that is hardly ever a noun: "makes", "knows"."""
    return word.endswith("s") and word[:-1] in _nested_verbs() and word not in _plural_nouns()


@cache
def _plural_nouns() -> frozenset[str]:
    return frozenset(read_rules("tense")["auxiliaries"]["plurals"].split())


def same_lemma(one: str, other: str) -> bool:
    """Whether two words are forms of one word ("knows", "knew")."""
    return one != other and any(len(stem) > 1 for stem in stems(one) & stems(other))
