"""Where sentences begin, told from full stops after titles and initials.

In: a text and its tokens.  Out: a ``Page``: the tokens with what stands inside quotation marks masked,
and the tokens that open a sentence or a line.

>>> from quotes.text import tokenise
>>> sorted(read_page("Mr. Oba left. She ran.", tokenise("Mr. Oba left. She ran."), []).fresh)
[0, 5]
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import compress, pairwise
from typing import Final, Protocol

from attrs import define

from quotes.extract.words import CAPITAL, END, ENDER, LISTED, PADDING, Word, read_words, strip_possessive
from quotes.rules.lexicon import (
    ABBREVIATION,
    AREA,
    COMMON,
    DESCRIPTIVE,
    FUNCTION,
    NOUN,
    OPENER,
    PLACE,
    TITLE,
    flags_of,
)
from quotes.text import Tokens

#: Of a row of roles, leave one role only.
_ONLY_CAPITALS: Final = bytes(role == CAPITAL for role in range(256))
_ONLY_ENDERS: Final = bytes(role == ENDER for role in range(256))
#: Tokens of a headline, least and most.
_HEADLINE: Final = (5, 30)
#: A line that begins so signs the words above it: — Dr Ada Lom, rector, Linn College
_SIGNED: Final = frozenset("—–-")
_CLOSERS: Final = frozenset("\"'”’»›)]“‘")
_OPENING: Final = frozenset("\"“‘«„")
_DASHES: Final = frozenset("—–―")
_SHORT_TITLE: Final = ABBREVIATION | TITLE
#: Before a surname stands none of these ("Labour", "Turkish", "the").
_NO_FIRST_NAME: Final = FUNCTION | OPENER | DESCRIPTIVE | PLACE | NOUN | AREA | TITLE


class Stretch(Protocol):
    """Anything between quotation marks, its marks at the outer ends."""

    @property
    def outer_start(self) -> int:
        """Offset of the opening mark."""

    @property
    def outer_end(self) -> int:
        """Offset after the closing mark."""


@define(eq=False)
class Page:
    """The tokens of a text with what reading noun phrases needs to know of their places."""

    text: str
    texts: list[str]
    starts: list[int]
    ends: list[int]
    #: What is known of each token's form; some ends more at the end of the text.
    words: list[Word]
    #: For each token the index after the quoted stretch that it stands in, or 0 outside; as long as ``words``.
    skip: list[int]
    #: Whether a phrase can run on into a token: not where a quotation, a sentence or the end of the text is.
    barred: list[int]
    #: Tokens at which a reader of the page has something to do, in order.
    active: list[int]
    #: Tokens that open a sentence.
    fresh: frozenset[int]
    #: The same in order, to number the sentences by.
    order: list[int]
    #: Tokens that open a line.
    lines: frozenset[int]
    #: All words of the text as they are written.
    seen: frozenset[str]
    #: Words written with a capital where no sentence begins, headlines left out.
    proper: frozenset[str]
    #: Tokens of lines that write most words with a capital.
    headline: frozenset[int]
    #: Words of the language that stand as surnames in full names ("Jo Small").
    surnames: frozenset[str]
    #: Words in lower case that the body writes with a capital; () without headlines or without a body.
    body: frozenset[str]

    def sentence(self, token: int) -> int:
        """Return the number of the sentence that a token stands in, from 0."""
        return bisect_right(self.order, token) - 1


def read_page(text: str, tokens: Tokens, quoted: Sequence[Stretch]) -> Page:
    """Mask the quoted stretches of ``text`` and find where its sentences and lines begin."""
    texts, words = tokens.texts, read_words(tokens.texts)
    roles = bytearray([word.role for word in words])
    places = range(len(texts))
    capitals = list(compress(places, roles.translate(_ONLY_CAPITALS)))
    stops = compress(places, roles.translate(_ONLY_ENDERS))
    skip = _masked(text, tokens, quoted, roles)
    lines = {0}
    at = text.find("\n")
    while at >= 0:
        lines.add(tokens.first_at(at))
        at = text.find("\n", at + 1)
    fresh = lines | _openers(tokens, words, stops)
    headline = _headlines(words, sorted(lines), len(texts))
    proper = {texts[i] for i in capitals if i not in fresh and not skip[i]}
    body: frozenset[str] = frozenset()
    if headline:
        body = _names_of_body(words, capitals, fresh, headline)
        proper &= {texts[i] for i in capitals if i not in fresh and i not in headline}
    barred = skip.copy()
    barred[len(texts) :] = [1] * PADDING
    for i in fresh:
        barred[i] = roles[i] = roles[i] or LISTED
    return Page(
        text=text, texts=texts, starts=tokens.starts, ends=tokens.ends, words=words, skip=skip, barred=barred,
        active=list(compress(places, roles)), fresh=frozenset(fresh), order=sorted(fresh), lines=frozenset(lines),
        seen=frozenset(texts), proper=frozenset(proper), headline=headline,
        surnames=_surnames(words, capitals, skip, fresh, headline), body=body,
    )  # fmt: skip


def _masked(text: str, tokens: Tokens, quoted: Sequence[Stretch], roles: bytearray) -> list[int]:
    """Return for each token the end of the stretch that it stands in; list both ends of a stretch in ``roles``."""
    skip = [0] * len(roles)
    for stretch in quoted:
        begin, last = tokens.first_at(stretch.outer_start), tokens.first_at(stretch.outer_end)
        if text[stretch.outer_start - 1 : stretch.outer_start] in ("", "\n"):
            begin = _after_label(tokens, begin, last)
        skip[begin:last] = [last] * (last - begin)
        roles[begin] = roles[begin] or LISTED
        roles[last] = roles[last] or LISTED
    return skip


def _openers(tokens: Tokens, words: list[Word], stops: Iterable[int]) -> set[int]:
    """Return the tokens that open a sentence after one of the ``stops`` that does not belong to a short form."""
    found: set[int] = set()
    starts, ends, count = tokens.starts, tokens.ends, len(tokens.texts)
    for i in stops:
        before, following = words[i - 1], i + 1
        short = before.capital and before.short and words[i].text == "." and i and ends[i - 1] == starts[i]
        if short and (before.flags & _SHORT_TITLE == _SHORT_TITLE or not words[following].flags & (FUNCTION | OPENER)):
            continue  # "Gen.", "H.", "U.S."
        while words[following].text in _CLOSERS:
            following += 1
        if not words[following].small and following < count:
            found.add(following)
    return found


def _after_label(tokens: Tokens, first: int, last: int) -> int:
    """Return where the speech begins in a quoted paragraph that opens with its speaker ("REYES: …")."""
    at = first + 1
    while at < min(last, first + 6) and tokens.texts[at][0].isupper():
        at += 1
    return at + 1 if first + 1 < at < last and tokens.texts[at] == ":" else first


def _surnames(
    words: list[Word], capitals: list[int], skip: list[int], fresh: set[int], headline: frozenset[int]
) -> frozenset[str]:
    """Return words of the language that end a run of two or three capitals whose first is none of them."""
    found: set[str] = set()
    for i in capitals:
        word = words[i]
        if not word.flags or i == 0 or not words[i - 1].capital or words[i + 1].capital or len(word.text) < 3:
            continue
        if i in fresh or i in headline or skip[i] or skip[i - 1] or word.upper or words[i + 1] is END:
            continue
        if not words[i - 1].flags & _NO_FIRST_NAME:
            found.add(word.bare)
    return frozenset(found)


def _names_of_body(
    words: list[Word], capitals: list[int], fresh: set[int], headline: frozenset[int]
) -> frozenset[str]:
    """Return words, in lower case, that have a capital outside headlines, not only at a sentence's head."""
    found: set[str] = set()
    for i in capitals:
        if i not in headline:
            lower = words[i].lower
            if words[i].owns or words[i].upper:
                lower = strip_possessive(lower)
            if i not in fresh or not flags_of(lower) & (FUNCTION | OPENER | COMMON):
                found.add(lower)
    return frozenset(found)


def _labels(line: list[Word]) -> bool:
    """Whether a line below the first names a speaker: Winger Ada Lom: “Cold.” · — Ada Lom, Osmin University."""
    return line[0].text in _DASHES or any(word.text == ":" and mark.text in _OPENING for word, mark in pairwise(line))


def _headlines(words: list[Word], lines: list[int], count: int) -> frozenset[int]:
    """Return the tokens of short lines in which nearly every long word has a capital; signatures are none."""
    found: set[int] = set()
    for first, last in zip(lines, [*lines[1:], count], strict=True):
        if _HEADLINE[0] <= last - first <= _HEADLINE[1] and words[first].text not in _SIGNED:
            capitals = [word.capital for word in words[first:last] if word.long]
            shown = len(capitals) > 3 and sum(capitals) * 10 >= 8 * len(capitals)
            if shown and not (first and _labels(words[first:last])):
                found.update(range(first, last))
    return frozenset(found)
