"""Noun phrases that are no names: "the minister", "a senior adviser", "her deputy", "residents".

In: a ``Page`` and the index of the first word after the determiner.  Out: a ``Nominal``: where the phrase
ends, its noun, and where a name begins that goes on from it ("the singer | Ana Ruiz").

>>> from quotes.extract.sentences import read_page
>>> from quotes.text import tokenise
>>> text = "the retired harbour master who left"
>>> read_nominal(read_page(text, tokenise(text), []), 1).head
'master'
"""

from __future__ import annotations

from typing import Final

from attrs import frozen

from quotes.extract.cues import load_cues
from quotes.extract.names import strip_possessive
from quotes.extract.sentences import Page
from quotes.models import SpeakerKind
from quotes.rules.lexicon import (
    ABBREVIATION,
    ADVERB,
    AREA,
    AUXILIARY,
    BODY,
    BODY_PLURAL,
    DOCUMENT,
    FUNCTION,
    GROUP,
    INDEFINITE,
    NOUN,
    OPENER,
    PERSON,
    PERSON_PLURAL,
    PREPOSITION,
    RELATIVE,
    TIME,
    TITLE,
    VERB,
    flags_of,
)

_APOSTROPHES: Final = frozenset("'’")
#: Adverbs that may follow a determiner ("the very rich man", "the then mayor").
_INSIDE: Final = frozenset(("very", "then", "once", "now", "more", "most", "less", "least", "only", "always", "also"))
_LONGEST: Final = 10
#: Before words that are nouns as well as auxiliaries.
_OWNING: Final = frozenset(("the", "his", "her", "their"))


@frozen
class Nominal:
    """A noun phrase without a name of its own."""

    #: Token after its noun.
    last: int
    #: Token to read on from.
    next: int
    #: Offset of its end (before ’s).
    end: int
    possessive: bool
    #: Its noun, lower case; the last capital where all words are capitals.
    head: str
    #: What the noun is, as lexicon flags.
    flags: int
    #: Whether any word is in lower case.
    plain: bool
    #: Whether a name begins at ``last``.
    name_follows: bool


def read_nominal(page: Page, first: int) -> Nominal | None:
    """Read the noun phrase whose first word after the determiner stands at ``first``; None if there is no noun."""
    texts, count = page.texts, len(page.texts)
    i, plain, possessive, named = first, False, False, False
    flags, head, last, end = 0, "", first, 0
    while i < count and i - first < _LONGEST and not page.skip[i] and (i == first or i not in page.fresh):
        word = texts[i]
        letter = word[0]
        if not letter.isalnum():
            if word in _APOSTROPHES and i > first and _plural_possessive(page, i):
                possessive, i = True, i + 1
                break
            if word == "." and i > first and _short(page, i):
                i += 1
                continue
            break
        bare = strip_possessive(word)
        lower = bare.lower()
        here = flags_of(lower)
        if letter.isupper():
            if here & TIME or (here & FUNCTION and i > first and len(lower) > 1):
                break
            if plain and not _noun_after_capitals(page, i, flags):
                named = bool(flags & NOUN)
                break
        else:
            if _ends_phrase(page, i, first, lower, here, flags):
                break
            plain = True
        head, flags, end = lower, here, page.starts[i] + len(bare)
        i += 1
        last = i
        if bare != word:
            possessive = True
            break
    if not head:
        return None
    return Nominal(last, i, end, possessive, head, flags, plain, named)


def _plural_possessive(page: Page, i: int) -> bool:
    following = page.texts[i + 1] if i + 1 < len(page.texts) else ""
    return page.texts[i - 1][-1] in "sS" and page.ends[i - 1] == page.starts[i] and following[:1].isalpha()


def _short(page: Page, i: int) -> bool:
    before = page.texts[i - 1]
    return page.ends[i - 1] == page.starts[i] and (
        "." in before or len(before) == 1 or bool(flags_of(before.lower()) & ABBREVIATION)
    )


def _noun_after_capitals(page: Page, i: int, before: int) -> bool:
    """Whether the capitals at ``i`` describe a noun after them ("the former [Brandt] aide")."""
    texts, count = page.texts, len(page.texts)
    while i < count and not page.skip[i] and (texts[i][0].isupper() or texts[i] == "."):
        if texts[i].endswith(("'s", "’s")):
            return False
        i += 1
    if i >= count or page.skip[i] or not texts[i][0].isalpha():
        return False
    flags = flags_of(texts[i])
    if before & NOUN:
        return bool(flags & NOUN and not flags & VERB)
    return (
        not flags & FUNCTION
        and not (flags & VERB and not flags & NOUN)
        and bool(flags & NOUN or not texts[i].endswith("ed"))
    )


def _ends_phrase(page: Page, i: int, first: int, lower: str, here: int, before: int) -> bool:
    """Whether the lower-case word at ``i`` can no longer belong to the phrase; ``before`` is the last word's flags."""
    if here & FUNCTION:
        if i == first and here & NOUN and page.texts[i - 1].lower() in _OWNING and _noun_use(page, i):
            return False  # "the will, …"
        if i == first:
            return not (here & INDEFINITE or lower in _INSIDE)
        return not (lower in _INSIDE and lower not in ("then", "once", "now", "only", "also") and not before & NOUN)
    if i == first:
        return False
    noun_before = bool(before & NOUN)
    if here & VERB and not (i + 1 < len(page.texts) and page.texts[i + 1] in _APOSTROPHES):
        return noun_before or not here & NOUN or page.texts[i - 1][0].isupper()
    if not noun_before:
        describing = before & (AREA | OPENER) or page.texts[i - 1].endswith("ly")
        return lower.endswith("ed") and not (describing and _word_follows(page, i + 1))
    if lower.endswith(("ed", "ing", "ly")) or lower in load_cues().verbs:
        return not here & NOUN
    single = before & (PERSON | BODY | DOCUMENT) and not before & PERSON_PLURAL
    return bool(single) and lower.endswith("s") and not here & (NOUN | AREA) and not lower.endswith("ss")


def _noun_use(page: Page, i: int) -> bool:
    following = page.texts[i + 1] if i + 1 < len(page.texts) else "."
    return not following[0].isalpha() or bool(flags_of(following) & (VERB | PREPOSITION | AUXILIARY | RELATIVE))


def _word_follows(page: Page, i: int) -> bool:
    """Whether a word that may be a noun or adjective follows."""
    if i >= len(page.texts) or page.skip[i]:
        return False
    word = page.texts[i]
    return word[0].isalpha() and not flags_of(word.lower()) & (FUNCTION | ADVERB)


def kind_of_noun(flags: int, definite: bool) -> SpeakerKind | None:
    """Return what a noun phrase names by its noun; None for things and unknown words."""
    if flags & (GROUP | PERSON_PLURAL) and not flags & PERSON:
        return "collective"
    if flags & PERSON and not (flags & BODY and definite and not flags & TITLE):
        return "anonymous"
    if flags & (BODY | BODY_PLURAL):
        return "organisation"
    return "document" if flags & DOCUMENT else None
