"""What an article says a person is, as a whole phrase: "the head of the water board", not "the head".

In: a mention that describes somebody and the tokens of its article.  Out: the phrase with what belongs to its noun,
without a relative clause, a date or the rest of the sentence.

>>> # Ottoline Vasek, [a member of its negotiating committee], spoke.
"""

from __future__ import annotations

from typing import Final

from quotes.reading import Mention
from quotes.rules.lexicon import (
    ABBREVIATION,
    ADVERB,
    AREA,
    AUXILIARY,
    CONJUNCTION,
    DETERMINER,
    INDEFINITE,
    NOUN,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SUBORDINATOR,
    TIME,
    VERB,
    flags_of,
    postposed,
)
from quotes.text import Tokens

#: Words of a role, at most; what goes on longer is a description of events.
_LONGEST: Final = 12
#: What closes an apposition.
_CLOSING: Final = frozenset(",.;:)—–?!")
#: Signs inside a phrase, and prepositions that join a noun to an office.
_INSIDE: Final = frozenset("'’&.-/")
_APOSTROPHES: Final = frozenset("'’")
_LINKS: Final = frozenset(("of", "for", "at", "in", "to", "on", "from", "with"))


def whole_role(text: str, tokens: Tokens, mention: Mention) -> str | None:
    """Return what ``mention`` says its bearer is; None where it says nothing."""
    if mention.form != "nominal":
        return mention.role
    if mention.possessive:
        return mention.name
    last = _end_of_role(tokens, mention.first, mention.last)
    return text[mention.start : tokens.ends[last - 1]] if last > mention.last else mention.name


def _end_of_role(tokens: Tokens, first: int, last: int) -> int:
    """Return the index of the token after the phrase that goes on at ``last``."""
    texts = tokens.texts
    links: list[int] = []
    stop, closed = last, False
    while stop < len(texts) and stop - first <= 2 * _LONGEST:
        word = texts[stop].lower()
        flags = flags_of(word)
        if not word[0].isalnum() and not (word in _INSIDE and _adjacent(tokens, stop)):
            closed = word in _CLOSING
            break
        if flags & PREPOSITION:
            if not _links(texts, stop, word):
                closed = bool(links)
                break
            links.append(stop)
        elif stop == last and word in postposed():
            pass
        elif stop == last and (word != "and" or flags_of(texts[stop + 1].lower()) & DETERMINER):
            return last
        elif _leaves_phrase(texts, stop, word, flags):
            closed = bool(flags & RELATIVE)
            break
        stop += 1
    if not closed:
        stop = next((link for link in links if texts[link] != "of"), stop) if links else last
    if stop - first > _LONGEST:
        stop = max((link for link in links if link - first <= _LONGEST), default=last)
    while stop > last and flags_of(texts[stop - 1].lower()) & (PREPOSITION | DETERMINER | CONJUNCTION):
        stop -= 1
    return stop


def _links(texts: list[str], i: int, word: str) -> bool:
    """Whether the preposition at ``i`` may belong to a role: not "since May", "on Monday", "for three years"."""
    following = texts[i + 1].lower() if i + 1 < len(texts) else "."
    if following[0].isdigit() or flags_of(following) & (TIME | PRONOUN & ~DETERMINER | RELATIVE):
        return False
    counted = flags_of(following) & INDEFINITE and following not in ("a", "an", "one")
    return word in _LINKS and not (counted and word != "of")


def _leaves_phrase(texts: list[str], i: int, word: str, flags: int) -> bool:
    """Whether the word at ``i`` begins a clause: "the head of the board [said]", "one of a team [examining] it"."""
    if word == "and":
        return bool(flags_of(texts[i + 1].lower() if i + 1 < len(texts) else ".") & (DETERMINER | PRONOUN))
    if flags & (RELATIVE | AUXILIARY | SUBORDINATOR | ADVERB) or (flags & PRONOUN and not flags & DETERMINER):
        return True
    if texts[i][0].isupper() or flags & (NOUN | AREA):
        return False
    before = flags_of(texts[i - 1].lower())
    if before & (DETERMINER | PREPOSITION | CONJUNCTION):
        return False
    return bool(flags & VERB) or word.endswith(("ed", "ing"))


def _adjacent(tokens: Tokens, i: int) -> bool:
    """Whether a sign stands inside a word, after a short form or a plural ("St. Olaf", "H&M", "the dockers' union")."""
    if i + 1 >= len(tokens.texts) or tokens.ends[i - 1] != tokens.starts[i]:
        return False
    if tokens.texts[i] in _APOSTROPHES:
        return True
    if tokens.texts[i] != ".":
        return tokens.ends[i] == tokens.starts[i + 1]
    before = tokens.texts[i - 1]
    return len(before) == 1 or bool(flags_of(before.lower()) & ABBREVIATION)
