"""What the words of a description tell: its noun, the peoples and countries in it, the names inside.

In: a phrase.  Out: sets of lower-case words.

>>> sorted(lands_of("the Kenyan runner"))
['kenya']
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from attrs import evolve

from quotes.reading import Mention
from quotes.resolve.bearers import Bearer
from quotes.rules.lexicon import (
    BODY,
    DESCRIPTIVE,
    DETERMINER,
    FUNCTION,
    PERSON,
    PLACE,
    PREPOSITION,
    TITLE,
    countries,
    flags_of,
    words_of,
)

#: Words of a second office behind "and", with that word, at most.
_TWIN: Final = 6


@cache
def peoples() -> dict[str, str]:
    """Return the country of each word for its people, lower case ("turkish" → "turkey")."""
    return {people.lower(): country.lower() for country, names in countries().items() for people in names}


@cache
def kin_words() -> frozenset[str]:
    """Return the nouns of kinship ("mother", "widow")."""
    return frozenset(words_of("roles", "kin", "words"))


@cache
def _lands() -> frozenset[str]:
    return frozenset(peoples().values())


def plain_words(phrase: str) -> list[str]:
    """Return the words of a phrase, lower case, without possessive endings."""
    return [w.strip(".,").removesuffix("'s").removesuffix("’s") for w in phrase.lower().replace("-", " ").split()]


@lru_cache(maxsize=8192)
def capitals(phrase: str) -> frozenset[str]:
    """Return the names inside a phrase, lower case: its later words with a capital that are no people's."""
    return frozenset(w.lower() for w in phrase.split()[1:] if w[0].isupper() and w.lower() not in peoples())


@lru_cache(maxsize=8192)
def role_words(role: str) -> frozenset[str]:
    """Return the words of a role, with the countries of peoples among them."""
    parts = plain_words(role)
    return frozenset((*parts, *(peoples()[w] for w in parts if w in peoples())))


@lru_cache(maxsize=8192)
def lands_of(phrase: str) -> frozenset[str]:
    """Return the countries that a phrase names, by themselves or by their people."""
    parts = plain_words(phrase)
    return frozenset(peoples().get(w, w) for w in parts if w in peoples() or w in _lands())


@lru_cache(maxsize=8192)
def head_of(phrase: str) -> str:
    """Return the noun of a role, lower case ("Interior Minister" → "minister"), "" where there are no words."""
    words = [w.strip(".,") for w in phrase.lower().split()]
    last = words[-1] if words else ""
    return next((w for w in reversed(words) if flags_of(w) & (PERSON | BODY | TITLE)), last)


def is_of(bearer: Bearer, land: str) -> bool:
    """Whether the article gives a bearer to a country."""
    return land in bearer.lands or any(land in lands_of(role) for role in bearer.roles)


def has_named_owner(mention: Mention, flags: int) -> bool:
    """Whether a description begins with whose it is ("Ada Lom’s mother"), ``flags`` being those of its first word."""
    return not flags & DETERMINER and ("’s " in mention.name or "'s " in mention.name)


@lru_cache(maxsize=8192)
def _modifiers(phrase: str) -> frozenset[str]:
    """Return the words before a noun that say which one: "the school board" → school."""
    words = plain_words(phrase.partition(" of ")[0])
    return frozenset(w for w in words[:-1] if not flags_of(w) & (DETERMINER | DESCRIPTIVE | PLACE))


def same_modifiers(bearer: Bearer, mention: Mention) -> bool:
    """Whether nothing before the noun tells two bodies without a name apart: "the water board", "the school board"."""
    own = _modifiers(mention.name)
    others = [_modifiers(role) for role in bearer.roles if head_of(role) == mention.head]
    return not own or not others or any(not other or own & other for other in others)


@lru_cache(maxsize=8192)
def _scope_of(role: str) -> frozenset[str]:
    """Return what an office is of: "the head of the water board" → water, board."""
    behind = plain_words(role.partition(" of ")[2].partition(" and ")[0])
    return frozenset(w for w in behind if not flags_of(w) & (DETERMINER | PREPOSITION))


def of_others(bearer: Bearer, mention: Mention) -> bool:
    """Whether one noun is of something else each time: the head of security, the head of the water board."""
    own = _scope_of(mention.role or "") if mention.form == "nominal" else frozenset()
    if not own or bearer.named:
        return False
    known = [scope for role in bearer.roles if (scope := _scope_of(role))]
    return bool(known) and not any(own & scope for scope in known)


def perhaps_body(bearer: Bearer) -> bool:
    """Whether nothing tells that a name of one word is a person’s."""
    makers = words_of("organisations", "makers", "words")
    return len(bearer.words) == 1 and not bearer.gender and bearer.heads <= frozenset(makers)


def may_come(bearer: Bearer) -> bool:
    """Whether one named later may be told of before: "the mayor" of Mayor Lom, not of Lom who "was a poor mayor"."""
    roles = bearer.roles
    return bool(bearer.count) and (not roles or any(not role.lower().startswith(("a ", "an ")) for role in roles))


def twin_of(mention: Mention) -> Mention | None:
    """Return the second office of a description as a description: "the former mayor and [current party leader]"."""
    first, _, second = (mention.role or "").rpartition(" and ")
    if not first or mention.form != "nominal" or mention.plural:
        return None
    return evolve(mention, name=f"the {second}", role=None, head=head_of(second))


def second_office(texts: Sequence[str], last: int) -> str:
    """Return the office that goes on without article at token ``last``: the mayor of Lund and [party leader]."""
    words = [*texts[last : last + _TWIN], ""]
    if words[0] != "and" or flags_of(words[1].lower()) & DETERMINER:
        return ""
    for n, word in enumerate(words[1:-1], start=1):
        flags = flags_of(word.lower())
        if not word.isalpha() or flags & FUNCTION:
            break
        if flags & PERSON and not flags_of(words[n + 1].lower()) & (PERSON | TITLE):
            return " ".join(words[1 : n + 1])
    return ""
