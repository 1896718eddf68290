"""What the words of a description tell: its noun, the peoples and countries in it, the names inside.

In: a phrase.  Out: sets of lower-case words.

>>> sorted(lands_of("the Kenyan runner"))
['kenya']
"""

from __future__ import annotations

from functools import cache, lru_cache

from quotes.resolve.bearers import Bearer
from quotes.rules.lexicon import BODY, PERSON, TITLE, countries, flags_of


@cache
def peoples() -> dict[str, str]:
    """Return the country of each word for its people, lower case ("turkish" → "turkey")."""
    return {people.lower(): country.lower() for country, names in countries().items() for people in names}


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
