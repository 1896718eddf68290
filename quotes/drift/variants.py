"""Whether two words are one word in two spellings.

In: two comparison keys.  Out: yes or no.  British and American spelling, transliteration of names, accents, hyphens.

>>> same_spelling("cancelled", "canceled"), same_spelling("four", "for")
(True, False)
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from quotes.rules import read_rules

#: Endings are exchanged only in words this long; shorter words differ too often by one letter.
_LONG_ENOUGH = 5
#: "Yelena", "Jelena", "Elena".
_E = ("ye", "je", "ie")
#: Names shorter than this are too often different names.
_NAME_LENGTH = 5


@cache
def _groups() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in read_rules("spelling")["groups"]:
        words = frozenset(row.split())
        for word in words:
            found[word] = found.get(word, frozenset()) | words
    return found


@cache
def _apart() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(row.split()) for row in read_rules("spelling")["apart"])


def plain(word: str) -> str:
    """Return the word without accents."""
    if word.isascii():
        return word
    split = unicodedata.normalize("NFKD", word)
    return (
        "".join(c for c in split if not unicodedata.combining(c))
        .replace("ß", "ss")
        .replace("ø", "o")
        .replace("ł", "l")
        .replace("đ", "d")
        .replace("ı", "i")
    )


@lru_cache(maxsize=65536)
def same_spelling(one: str, other: str) -> bool:
    """Whether two words of running text are one word spelt in two ways."""
    if one == other or other in _groups().get(one, ()):
        return True
    one, other = plain(one), plain(other)
    if one == other:
        return True
    if frozenset((one, other)) in _apart() or one[:1] != other[:1] or min(len(one), len(other)) < _LONG_ENOUGH:
        return False
    return any(_exchanged(one, other, british, american) for british, american in read_rules("spelling")["patterns"])


def _exchanged(one: str, other: str, british: str, american: str) -> bool:
    """Whether replacing one ``british`` by ``american`` in either word gives the other, past the first letter."""
    for left, right in ((one, other), (other, one)):
        if len(left) - len(right) != len(british) - len(american):
            continue
        at = left.find(british, 2)
        while at >= 0:
            if left[:at] + american + left[at + len(british) :] == right and _fits(left, at, british):
                return True
            at = left.find(british, at + 1)
    return False


def _fits(word: str, at: int, british: str) -> bool:
    """Whether the letters stand where the two spellings differ: -re only at the end, -ll- only before an ending."""
    tail = word[at + len(british) :]
    if british == "is":
        return tail.startswith(("e", "i", "a")) and at >= 3
    if british == "re":
        return tail in ("", "s", "d")
    if british in ("ll", "pp", "ss"):
        return tail.startswith(("ed", "ing", "er", "or", "ous", "ist")) and at >= 3
    if british == "our":
        return at >= 2
    if british in ("ogue", "ence"):
        return tail in ("", "s", "d")
    return True


@lru_cache(maxsize=16384)
def same_name(one: str, other: str) -> bool:
    """Whether two names are transliterations of one name ("Aleksei", "Alexey"; "Aydoğan", "Aydogan")."""
    one, other = plain(one), plain(other)
    if one == other or other in _groups().get(one, ()):
        return True
    return min(len(one), len(other)) >= _NAME_LENGTH and _name_key(one) == _name_key(other)


@lru_cache(maxsize=16384)
def _name_key(name: str) -> str:
    name = name[1:] if name.startswith(_E) else name
    for longer, shorter in read_rules("spelling")["names"]:
        name = name.replace(longer, shorter)
    out = ""
    for letter in name:
        if not out.endswith(letter):
            out += letter
    return out
