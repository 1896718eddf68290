"""Where sentences begin, told from full stops after titles and initials.

In: a text and its tokens.  Out: a ``Page``: the tokens with what stands inside quotation marks masked,
and the tokens that open a sentence or a line.

>>> from quotes.text import tokenise
>>> sorted(read_page("Mr. Oba left. She ran.", tokenise("Mr. Oba left. She ran."), []).fresh)
[0, 5]
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, Protocol

from attrs import frozen

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

_ENDERS: Final = frozenset(".?!…")
#: Tokens of a headline, least and most.
_HEADLINE: Final = (5, 30)
_CLOSERS: Final = frozenset("\"'”’»›)]“‘")


class Stretch(Protocol):
    """Anything between quotation marks, its marks at the outer ends."""

    @property
    def outer_start(self) -> int:
        """Offset of the opening mark."""

    @property
    def outer_end(self) -> int:
        """Offset after the closing mark."""


@frozen
class Page:
    """The tokens of a text with what reading noun phrases needs to know of their places."""

    text: str
    texts: list[str]
    starts: list[int]
    ends: list[int]
    #: For each token the index after the quoted stretch that it stands in, or 0 outside.
    skip: list[int]
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
    count = len(tokens)
    skip = [0] * (count + 1)
    for stretch in quoted:
        first, last = tokens.first_at(stretch.outer_start), tokens.first_at(stretch.outer_end)
        begin = (
            _after_label(tokens, first, last)
            if text[stretch.outer_start - 1 : stretch.outer_start] in ("", "\n")
            else first
        )
        skip[begin:last] = [last] * (last - begin)
    lines = {0}
    at = text.find("\n")
    while at >= 0:
        lines.add(tokens.first_at(at))
        at = text.find("\n", at + 1)
    fresh = set(lines)
    texts = tokens.texts
    for i, word in enumerate(texts):
        if word in _ENDERS and (word != "." or _ends_sentence(tokens, i)):
            following = i + 1
            while following < count and texts[following] in _CLOSERS:
                following += 1
            if following < count and not texts[following][0].islower():
                fresh.add(following)
    headline = _headlines(texts, sorted(lines))
    proper = {w for i, w in enumerate(texts) if i not in fresh and w[0].isupper() and not skip[i]}
    body: frozenset[str] = frozenset()
    if headline:
        body = _names_of_body(texts, fresh, headline)
        proper = {w for i, w in enumerate(texts) if w in proper and i not in fresh and i not in headline}
    return Page(
        text=text, texts=texts, starts=tokens.starts, ends=tokens.ends, skip=skip, fresh=frozenset(fresh),
        order=sorted(fresh), lines=frozenset(lines), seen=frozenset(texts), proper=frozenset(proper), headline=headline,
        surnames=_surnames(texts, skip, fresh, headline), body=body,
    )  # fmt: skip


def _after_label(tokens: Tokens, first: int, last: int) -> int:
    """Return where the speech begins in a quoted paragraph that opens with its speaker ("REYES: …")."""
    at = first + 1
    while at < min(last, first + 6) and tokens.texts[at][0].isupper():
        at += 1
    return at + 1 if first + 1 < at < last and tokens.texts[at] == ":" else first


def _surnames(texts: list[str], skip: list[int], fresh: set[int], headline: frozenset[int]) -> frozenset[str]:
    """Return words of the language that end a run of two or three capitals whose first is none of them."""
    found: set[str] = set()
    for i in range(1, len(texts) - 1):
        word = texts[i]
        if not word[0].isupper() or not texts[i - 1][0].isupper() or texts[i + 1][0].isupper() or len(word) < 3:
            continue
        if i in fresh or i in headline or skip[i] or skip[i - 1] or word.isupper() or not flags_of(word.lower()):
            continue
        before = flags_of(texts[i - 1].lower())
        if not before & (FUNCTION | OPENER | DESCRIPTIVE | PLACE | NOUN | AREA) and not before & (
            TITLE & ~ABBREVIATION
        ):
            found.add(word.removesuffix("'s").removesuffix("’s"))
    return frozenset(found)


def _names_of_body(texts: list[str], fresh: set[int], headline: frozenset[int]) -> frozenset[str]:
    """Return words, in lower case, that have a capital outside headlines, not only at a sentence's head."""
    found: set[str] = set()
    for i, word in enumerate(texts):
        if word[0].isupper() and i not in headline:
            lower = word.lower().removesuffix("'s").removesuffix("’s")
            if i not in fresh or not flags_of(lower) & (FUNCTION | OPENER | COMMON):
                found.add(lower)
    return frozenset(found)


def _headlines(texts: list[str], lines: list[int]) -> frozenset[int]:
    """Return the tokens of short lines in which nearly every long word has a capital."""
    found: set[int] = set()
    for first, last in zip(lines, [*lines[1:], len(texts)], strict=True):
        if _HEADLINE[0] <= last - first <= _HEADLINE[1]:
            words = [w for w in texts[first:last] if len(w) > 3 and w[0].isalpha()]
            if len(words) > 3 and sum(w[0].isupper() for w in words) * 10 >= 8 * len(words):
                found.update(range(first, last))
    return frozenset(found)


def _ends_sentence(tokens: Tokens, i: int) -> bool:
    """Whether the full stop at ``i`` ends a sentence rather than a short form ("Gen.", "H.", "U.S.")."""
    if i == 0 or tokens.ends[i - 1] != tokens.starts[i]:
        return True
    before = tokens.texts[i - 1]
    flags = flags_of(before.lower())
    following = tokens.texts[i + 1].lower() if i + 1 < len(tokens) else ""
    if flags & ABBREVIATION and flags & TITLE and before[0].isupper():
        return False
    initials = before[0].isupper() and (len(before) == 1 or "." in before)
    if initials or (flags & ABBREVIATION and before[0].isupper()):
        return bool(flags_of(following) & (FUNCTION | OPENER))
    return True
