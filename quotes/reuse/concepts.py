"""What a sentence speaks of, word by word, apart from how it is put: base forms, synonyms, numbers.

In: words.  Out: for each word with content the concepts that it can stand for.

>>> sorted(concepts("rang")) == sorted(concepts("ringing"))
True
>>> concepts("would")
frozenset()
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from attrs import frozen

from quotes.errors import RulesError
from quotes.rules import Table, read_rules

_RULES = "rules/synonyms.toml"
_VOWELS = frozenset("aeiouy")
# The shortest stem that an ending is taken from: "ring" keeps its "ing".
_STEM_LEAST = 3


@frozen
class _Thesaurus:
    #: Words without content.
    ignored: frozenset[str]
    #: Base of each irregular form and number word.
    bases: dict[str, str]
    #: Groups that each stem stands in.
    groups: dict[str, tuple[str, ...]]


def _table(name: str) -> Table:
    table = read_rules("synonyms").get(name)
    if not isinstance(table, dict):
        raise RulesError(f"{_RULES}, [{name}]", "is missing", "restore the section")
    return table


def _bases() -> Mapping[str, str]:
    bases: dict[str, str] = {}
    for name in ("forms", "numbers"):
        for base, forms in _table(name).items():
            for form in forms:
                if bases.setdefault(form, base) != base and name == "numbers":
                    raise RulesError(f"{_RULES}, [{name}] {base}", f"“{form}” has two bases", "keep one of them")
    return bases


@cache
def _thesaurus() -> _Thesaurus:
    closed = read_rules("common_words")["bands"]["closed"]
    bases = dict(_bases())
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for number, group in enumerate(_table("synonyms")["groups"]):
        if len(set(group)) < 2:
            raise RulesError(f"{_RULES}, [synonyms] {group}", "is no group", "name two words at least")
        for word in group:
            groups[stem(bases.get(word, word))].append(f"#{number}")
    ignored = frozenset(read_rules("synonyms")["ignored"]) | (frozenset(closed) - {"not", "no"})
    return _Thesaurus(ignored, bases, {word: tuple(found) for word, found in groups.items()})


def stem(word: str) -> str:
    """Return ``word`` without its common English endings; forms of one word mostly give one stem.

    A shortened form of Porter, "An algorithm for suffix stripping" (1980), step 1.
    """
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith("es") and word[:-2].endswith(("s", "x", "z", "ch", "sh")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > _STEM_LEAST:
        word = word[:-1]
    for ending in ("ing", "ed", "ly"):
        cut = word[: -len(ending)]
        if word.endswith(ending) and len(cut) >= _STEM_LEAST and _VOWELS & set(cut):
            word = cut[:-1] if cut[-1] == cut[-2] and cut[-1] not in "ls" else cut
            break
    if word.endswith("e") and len(word) > _STEM_LEAST:
        word = word[:-1]
    return word[:-1] + "i" if word.endswith("y") and len(word) > _STEM_LEAST else word


@lru_cache(maxsize=16384)
def concepts(word: str) -> frozenset[str]:
    """Return the concepts of a plain lower-case word: its stem and the groups of synonyms it is in; none if empty."""
    known = _thesaurus()
    if word in known.ignored:
        return frozenset()
    base = stem(known.bases.get(word, word))
    return frozenset((base, *known.groups.get(base, ())))
