"""Who does what a description is named after: "Ada Lom, who keeps the light, …" is "the keeper".

In: the tokens of an article, the place after a name and the noun of a description.  Out: whether the words there say
that the bearer of the name does what the noun means.

>>> does("Ada Lom , 61 , who had kept the light".split(), 2, "keeper")
True
>>> does("Ada Lom kept the light".split(), 2, "keeper")
False
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from quotes.rules import read_rules
from quotes.rules.lexicon import ADVERB, AUXILIARY, flags_of, words_of

#: Words between "who" and its verb, at most ("who has long since been keeping").
_BETWEEN: Final = 4
_AGENTS: Final = ("er", "or")
_OPENING: Final = frozenset(",(—–")


@cache
def _verbs() -> dict[str, tuple[str, ...]]:
    """Return for a noun the verbs that say what such a one does, as the rules list them."""
    table: dict[str, tuple[str, ...]] = {}
    for group in read_rules("roles")["doing"]:
        for word in group["words"].split():
            table[word] = (*table.get(word, ()), *group["verbs"])
    return table


@cache
def _past() -> dict[str, list[str]]:
    """Return the forms of verbs that are not made by rule."""
    table: dict[str, list[str]] = {}
    for entry in words_of("roles", "past", "forms"):
        base, _, form = entry.partition(":")
        table.setdefault(base, []).append(form)
    return table


def _bases(noun: str) -> tuple[str, ...]:
    """Return the verbs that a noun may be made from ("baker": "bak", "bake"; "runner": "runn", "run")."""
    if not noun.endswith(_AGENTS) or len(noun) < len("doer"):
        return ()
    stem = noun[:-2]
    short = (stem[:-1],) if stem[-1] == stem[-2] else ()
    return (stem, f"{stem}e", *short)


@lru_cache(maxsize=4096)
def deeds_of(noun: str) -> dict[str, str]:
    """Return the forms of the verbs for what one of that noun does, each with the word that must follow or "".

    >>> sorted(deeds_of("keeper"))[:3]
    ['keep', 'keeped', 'keeping']
    """
    forms: dict[str, str] = {}
    for verb in (*_verbs().get(noun, ()), *_bases(noun)):
        base, _, following = verb.partition(" ")
        stem = base.removesuffix("e")
        twice = stem + stem[-1]
        made = (base, f"{base}s", f"{base}es", f"{stem}ed", f"{stem}ing", f"{twice}ed", f"{twice}ing")
        for form in (*made, *_past().get(base, ())):
            forms.setdefault(form, following)
    return forms


def does(texts: Sequence[str], i: int, noun: str) -> bool:
    """Whether the words from ``i``, right after a name, say that its bearer is such a one.

    A relative clause may stand in any tense ("who kept"); a main verb must be in the present ("keeps"), for what
    somebody once did makes no keeper.
    """
    forms, words = deeds_of(noun), [word.lower() for word in texts[i : i + 2 * _BETWEEN + 2]]
    words.extend(("", "", ""))
    at, apart = 0, words[0] in _OPENING
    if apart:
        at = 3 if words[1].isdecimal() and words[2] == "," else 1
    if words[at] == "who":
        at += 1
        stop = min(at + _BETWEEN, len(words) - 2)
        while at < stop and words[at] not in forms and flags_of(words[at]) & (AUXILIARY | ADVERB):
            at += 1
    elif not words[at].endswith("ing" if apart else "s"):
        return False
    return words[at] in forms and forms[words[at]] in ("", words[at + 1])
