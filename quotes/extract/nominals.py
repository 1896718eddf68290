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

from attrs import define

from quotes.extract.cues import load_cues, word_set
from quotes.extract.sentences import Page
from quotes.extract.words import AT_THE_HEAD, INSIDE, Word
from quotes.models import SpeakerKind
from quotes.rules.lexicon import (
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
)

_APOSTROPHES: Final = frozenset("'’")
_LONGEST: Final = 10
#: Before words that are nouns as well as auxiliaries.
_OWNING: Final = frozenset(("the", "his", "her", "their"))


@define(eq=False)
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
    words, barred = page.words, page.barred
    i, plain, possessive, named, limit = first, False, False, False, first + _LONGEST
    flags, last = 0, first
    while i < limit and (not barred[i] or (i == first and not page.skip[i])):
        word = words[i]
        if not (word.goes_on and not flags & NOUN):  # else an adjective, or the first noun
            if not word.alnum:
                if word.text in _APOSTROPHES and i > first and _plural_possessive(page, i):
                    possessive, i = True, i + 1
                    break
                if word.text == "." and i > first and words[i - 1].short and page.ends[i - 1] == page.starts[i]:
                    i += 1
                    continue
                if word.text == "," and i == first + 1 and plain and _adjective_follows(page, i + 1, flags):
                    i += 1
                    continue
                break
            here = word.bare_flags
            if word.capital:
                if here & TIME and not (i == first and _dates_noun(page, i + 1)):
                    break
                if here & FUNCTION and i > first and len(word.head) > 1:
                    break
                if plain and not _noun_after_capitals(page, i, flags):
                    named = bool(flags & NOUN)
                    break
            else:
                if (word.closes and i > first) or _ends_phrase(page, i, first, word, flags):
                    break
                plain = True
        else:
            plain = True
        flags = word.bare_flags
        i += 1
        last = i
        if word.owns:
            possessive = True
            break
    if last == first:
        return None
    noun = words[last - 1]
    return Nominal(last, i, page.starts[last - 1] + len(noun.bare), possessive, noun.head, flags, plain, named)


def _dates_noun(page: Page, i: int) -> bool:
    """Whether a noun in lower case stands at ``i``, behind a day or a month ("a Wednesday editorial")."""
    word = page.words[i]
    return word.small and not page.barred[i] and (bool(word.written & NOUN) or word.text in load_cues().nouns)


def _plural_possessive(page: Page, i: int) -> bool:
    return page.texts[i - 1][-1] in "sS" and page.ends[i - 1] == page.starts[i] and page.words[i + 1].alpha


def _adjective_follows(page: Page, i: int, before: int) -> bool:
    """Whether an adjective and a person stand at ``i`` behind a word with a comma ("the tall, [quiet carpenter]")."""
    if before & (NOUN | FUNCTION | VERB) or page.barred[i] or page.barred[i + 1]:
        return False
    word, noun = page.words[i], page.words[i + 1]
    adjective = word.alnum and not word.capital and ("-" in word.text or not word.flags & (NOUN | FUNCTION | VERB))
    return adjective and noun.small and bool(noun.written & PERSON) and page.words[i + 2].text not in ("of", ",")


def _noun_after_capitals(page: Page, i: int, before: int) -> bool:
    """Whether the capitals at ``i`` describe a noun after them ("the former [Brandt] aide")."""
    words, skip = page.words, page.skip
    while not skip[i] and (words[i].capital or words[i].text == "."):
        if words[i].owns:
            return False
        i += 1
    word = words[i]
    if skip[i] or not word.alpha:
        return False
    flags = word.written
    if before & NOUN:
        return bool(flags & NOUN and not flags & VERB)
    return not flags & FUNCTION and not (flags & VERB and not flags & NOUN) and bool(flags & NOUN or not word.past)


def gives_name(word: str) -> bool:
    """Whether a word, noun or not, is a verb in the third person by which somebody calls a thing: brands, labels."""
    cue = load_cues().verbs.get(word)
    return cue is not None and "s" in cue.forms and "naming" in cue.frames


def _ends_phrase(page: Page, i: int, first: int, word: Word, before: int) -> bool:
    """Whether the lower-case word at ``i`` can no longer belong to the phrase; ``before`` is the last word's flags."""
    here, lower = word.bare_flags, word.head
    if here & FUNCTION:
        if i == first and here & NOUN and page.words[i - 1].lower in _OWNING and _noun_use(page, i):
            return False  # "the will, …"
        if i == first:
            return not (here & INDEFINITE or lower in INSIDE)
        return not (lower in INSIDE and lower not in AT_THE_HEAD and not before & NOUN)
    if i == first:
        return False
    noun_before = bool(before & NOUN)
    if before & DOCUMENT and lower.endswith("s") and page.words[i + 1].lower == "that":
        return True  # her report records that
    if before & PERSON and not before & PERSON_PLURAL and gives_name(lower):
        return True  # the mayor brands
    if noun_before and "-" in page.texts[i - 1] and not before & PERSON and not lower.endswith(("s", "ed")):
        return False  # a public-records request
    if noun_before and _states(page, i, lower, before):
        return True
    if here & VERB and page.words[i + 1].text not in _APOSTROPHES:
        return noun_before or not here & NOUN or page.words[i - 1].capital
    if not noun_before:
        describing = before & (AREA | OPENER) or page.texts[i - 1].endswith("ly")
        return lower.endswith("ed") and not (describing and _word_follows(page, i + 1))
    if lower.endswith(("ed", "ing", "ly")) or lower in load_cues().verbs:
        return not here & NOUN
    single = before & (PERSON | BODY | DOCUMENT) and not before & PERSON_PLURAL
    return bool(single) and lower.endswith("s") and not here & (NOUN | AREA) and not lower.endswith("ss")


def _states(page: Page, i: int, lower: str, before: int) -> bool:
    """Whether a word that is a noun too says what a document in the plural does ("the rules [state]")."""
    if not before & DOCUMENT or not page.words[i - 1].lower.endswith("s") or lower not in word_set("plain"):
        return False
    following = page.words[i + 1]
    return not following.alnum or following.text == "that"


def _noun_use(page: Page, i: int) -> bool:
    following = page.words[i + 1]
    return not following.alpha or bool(following.written & (VERB | PREPOSITION | AUXILIARY | RELATIVE))


def _word_follows(page: Page, i: int) -> bool:
    """Whether a word that may be a noun or adjective follows."""
    return page.words[i].alpha and not page.skip[i] and not page.words[i].flags & (FUNCTION | ADVERB)


def kind_of_noun(flags: int, definite: bool) -> SpeakerKind | None:
    """Return what a noun phrase names by its noun; None for things and unknown words."""
    if flags & (GROUP | PERSON_PLURAL) and not flags & PERSON:
        return "collective"
    if flags & PERSON and not (flags & BODY and definite and not flags & TITLE):
        return "anonymous"
    if flags & (BODY | BODY_PLURAL):
        return "organisation"
    return "document" if flags & DOCUMENT else None
