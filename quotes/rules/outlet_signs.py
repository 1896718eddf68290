"""What shows that a name is an outlet's where its own words do not: a call sign, or the article around it.

In: ``rules/outlets.toml`` and a word or an article's text.  Out: whether the word is a call sign, and the names that
the text itself shows to be outlets' ("listeners of Halyard", "Halyard's newsroom", "the newspaper Le Fanal").

>>> sorted(shown_outlets("Readers of Halyard know it. The row began in Tinderbox's newsroom."))
['Halyard', 'Tinderbox']
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from quotes.patterns import compiled
from quotes.rules import read_rules
from quotes.rules.lexicon import BODY, BODY_ENDING, BODY_PLURAL, GROUP, PERSON_PLURAL, TITLE, flags_of

#: A name shown so has at most so many words, each of so many letters.
_MOST = 5
_WORD = r"[A-ZÀ-Þ][\w’'&-]{0,30}"
_SMALL = r"(?:(?:of|and|&|de|del|della|du|des|di|do|da|le|la) ){0,2}"
_NAME = rf"{_WORD}(?: {_SMALL}{_WORD}){{0,{_MOST - 1}}}"
#: How far before "'s newsroom" its name begins, in code points.
_BEFORE = 90
_POSSESSIVE = ("'s", "’s")


class _Signs(NamedTuple):
    """The patterns of the tables ``initials`` and ``shown``."""

    call_sign: re.Pattern[str]
    #: Words of that form that are no call signs.
    others: frozenset[str]
    #: The nouns beside which a name is an outlet's.
    nouns: tuple[str, ...]
    owned: frozenset[str]
    of: frozenset[str]
    before: frozenset[str]
    #: The same where the name ends there or a verb follows: "the daily Kvadrat had".
    loosely: frozenset[str]
    #: Whose readers are as well an author's.
    authors: frozenset[str]
    never: frozenset[str]


@cache
def _signs() -> _Signs:
    table = read_rules("outlets")
    initials, shown = table["initials"], table["shown"]
    groups = {key: frozenset(shown[key]) for key in ("owned", "of", "before", "loosely", "authors")}
    return _Signs(
        call_sign=compiled(initials["words"]),
        others=frozenset(initials["except"].split()),
        nouns=tuple(sorted(frozenset().union(*groups.values()))),
        never=frozenset(table["shape"]["never"]),
        **groups,
    )


def is_call_sign(word: str) -> bool:
    """Whether a word is a station's call sign.

    >>> is_call_sign("WQXM"), is_call_sign("KGB")
    (True, False)
    """
    signs = _signs()
    return word not in signs.others and signs.call_sign.fullmatch(word) is not None


class _Recipients(NamedTuple):
    """The table ``recipients`` of ``rules/credits.toml``."""

    others: frozenset[str]
    places: frozenset[str]
    follow: frozenset[str]


@cache
def _recipients() -> _Recipients:
    table = read_rules("credits")["recipients"]
    return _Recipients(
        others=frozenset(table["others"]),
        places=frozenset(read_rules("organisations")["metonyms"]["names"]),
        follow=frozenset(table["follow"].split()),
    )


def may_be_told(words: Sequence[str], follows: str) -> bool:
    """Whether the name behind "told the" can be an outlet's; ``follows`` is the word or mark after it.

    It has two words and more; it is no body's, no crowd's and no place's, and no noun goes on with it.

    >>> may_be_told(["Tavner", "Lamplighter"], "on"), may_be_told(["Tavner", "Rovers"], "on")
    (True, False)
    """
    known = _recipients()
    if len(words) < 2 or not known.others.isdisjoint(words) or " ".join(words) in known.places:
        return False
    if follows[:1].isalpha() and follows.islower() and follows not in known.follow:
        return False
    heads = [words[-1], *(a for a, b in pairwise(words) if b in ("of", "for"))]
    if any(flags_of(head.lower()) & _OTHERS for head in heads):
        return False
    last = words[-1].lower()
    return not last.endswith("s") or last.endswith("ss")


_OTHERS = BODY | BODY_PLURAL | BODY_ENDING | GROUP | PERSON_PLURAL | TITLE


@lru_cache(maxsize=8)
def shown_outlets(text: str) -> frozenset[str]:
    """Return the names that ``text`` shows to be outlets', as it writes them, without "the"."""
    signs = _signs()
    found: set[str] = set()
    for noun in signs.nouns:
        for start in _places(text, noun):
            end = start + len(noun)
            if noun in signs.owned:
                found.update(_owner(text, start))
            if noun in signs.of or noun in signs.authors:
                found.update(_behind(text, end, noun in signs.authors))
            if noun in signs.before or noun in signs.loosely:
                found.update(_apposed(text, end, noun in signs.loosely))
                found.update(_described(text, start, end))
    return frozenset(found)


def _places(text: str, noun: str) -> Iterator[int]:
    """Yield where ``noun`` stands as words of its own, at the head of a sentence too."""
    rest, forms = noun[1:], (noun[0], noun[0].upper())
    at = text.find(rest, 1)
    while at >= 0:
        end = at + len(rest)
        if text[at - 1] in forms and not _joined(text[max(0, at - 2) : at - 1]) and not _joined(text[end : end + 1]):
            yield at - 1
        at = text.find(rest, end)


def _joined(mark: str) -> bool:
    return mark.isalnum() or mark == "-"


_TAIL = compiled(rf"({_NAME})['’]s? (?:[a-z-]{{1,20}} ){{0,2}}\Z")
_OF = compiled(rf" (?:of|for) (?:the )?({_NAME})(?![\w’'-])")
_VERB = "had|has|have|said|says|reported|reports|wrote|writes|that|which|in|on|and|was|is|as"
_NOUN = compiled(rf" (?!(?:{_VERB})\b)[a-z]")
_LEFT = compiled(rf"(?<![\w’'-])({_NAME}), (?:an?|the|its) (?:[\w-]{{1,20}} ){{0,3}}\Z")
_RIGHT = compiled(r"[,.;:)]| (?:of|in|for|that|which|from|based)\b")
_NEXT = compiled(rf" ({_NAME})(?![\w’'-])(?! [a-z]{{1,20}}s? (?:of|for|at) )")


def _owner(text: str, at: int) -> Iterator[str]:
    """Yield the name before "'s newsroom"."""
    window = text[max(0, at - _BEFORE) : at]
    # the name that stands nearest: what is before the last mark of the sentence is another matter
    tail = re.split(r"[.,;:!?“”\"()\n]", window)[-1]
    found = _TAIL.search(tail)
    if found:
        yield from _bare(found[1].split())


def _behind(text: str, at: int, author: bool) -> Iterator[str]:
    """Yield the name behind "listeners of"; two plain words behind "readers of" may be an author's."""
    found = _OF.match(text, at)
    if found:
        words = found[1].split()
        if not author or len(words) == 1 or any(word[0].islower() for word in words):
            yield from _bare(words)


def _apposed(text: str, at: int, loosely: bool) -> Iterator[str]:
    """Yield the name behind "the newspaper", behind "the daily" unless a noun goes on with it."""
    found = _NEXT.match(text, at)
    if found and not (loosely and _NOUN.match(text, found.end())):
        yield from _bare(found[1].split())


def _described(text: str, start: int, end: int) -> Iterator[str]:
    """Yield the name before ", the French weekly"."""
    found = _LEFT.search(text, max(0, start - _BEFORE), start)
    if found and _RIGHT.match(text, end):
        yield from _bare(found[1].split())


def _bare(words: Iterable[str]) -> Iterator[str]:
    """Yield a name without what cannot belong to it; nothing where no name is left."""
    signs = _signs()
    kept: list[str] = []
    for word in words:
        if word in signs.never and not kept:
            continue
        if word in signs.never:
            break
        kept.append(word)
        if word.endswith(_POSSESSIVE):
            kept[-1] = word[:-2]
            break
    if kept and len(kept[-1]) > 1 and kept[-1][0].isupper():
        yield " ".join(kept)
