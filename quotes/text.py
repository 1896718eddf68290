"""Text at the level of characters: paragraphs, tokens, word keys, all with code-point offsets.

In: the text of an article.  Out: spans and tokens whose offsets point into that text unchanged.
Nothing here knows a language; words of a language live in ``quotes.rules``.

>>> [t for t in tokenise("Don’t, he said.").texts]
['Don’t', ',', 'he', 'said', '.']
"""

from __future__ import annotations

import itertools
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import sub
from typing import NamedTuple

from attrs import frozen

from quotes.patterns import compiled

# "word", "don’t", "al-Aridi", "U.S" (its last full stop is a token of its own), or one other visible character;
# with the white space before it, so that the lengths of the pieces add up to the offsets and no match is asked for one
_PIECE = compiled(r"\s*+(?:\w++(?:['’\-‑.]\w++)*+|[^\w\s])")
_CONTROL = compiled("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


#: A letter with more accents is none (the bound of Unicode's Stream-Safe Text Format), nor is a longer word one:
#: putting accents in order takes the square of their number.
_LONGEST_LETTER, _LONGEST_WORD = 32, 200


@frozen
class Tokens:
    """The tokens of a text as parallel lists: cheap to make, cheap to look into."""

    #: Each token's words or mark.
    texts: list[str]
    #: Each token's first offset.
    starts: list[int]
    #: Each token's end offset (exclusive).
    ends: list[int]

    def __len__(self) -> int:
        return len(self.texts)

    def first_at(self, offset: int) -> int:
        """Return the index of the first token that starts at ``offset`` or after it."""
        return bisect_left(self.starts, offset)


def tokenise(text: str) -> Tokens:
    """Cut ``text`` into words and single marks in one pass."""
    pieces = _PIECE.findall(text)
    texts = list(map(str.lstrip, pieces))
    ends = list(itertools.accumulate(map(len, pieces)))
    return Tokens(texts, list(map(sub, ends, map(len, texts))), ends)


class Composed(NamedTuple):
    """A text in which each letter is one character with its accents, and the way back to the text as given."""

    text: str
    #: For each place between two characters of ``text``, its ends included, the place in the text as given.
    offsets: Sequence[int]


def composed(text: str) -> Composed | None:
    """Return ``text`` with letters and accents that stand apart put together (NFC); None where there are none.

    >>> composed("Jose\u0301 said"), composed("Jos\u00e9 said")
    (Composed(text='José said', offsets=[0, 1, 2, 3, 5, 6, 7, 8, 9, 10]), None)
    """
    if unicodedata.is_normalized("NFC", text):
        return None
    out: list[str] = []
    offsets: list[int] = []
    start = 0
    for end in itertools.chain(itertools.compress(range(1, len(text)), map(_opens, text[1:])), [len(text)]):
        letter = text[start:end]
        if len(letter) <= _LONGEST_LETTER:
            letter = unicodedata.normalize("NFC", letter)
        out.append(letter)
        offsets += [min(start + i, end) for i in range(len(letter))]
        start = end
    return Composed("".join(out), [*offsets, len(text)])


def joined(word: str) -> str:
    """Return a word with its letters and accents put together; a word of no language, which may be long, as it is."""
    if word.isascii() or len(word) > _LONGEST_WORD:
        return word
    return unicodedata.normalize("NFC", word)


def _opens(character: str) -> bool:
    """Whether a letter begins here: neither an accent nor the second part of a Korean syllable."""
    return not unicodedata.combining(character) and not "\u1160" <= character <= "\u11ff"


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each paragraph, blank edges left out.

    A line is a paragraph of its own unless the text is hard-wrapped, that is: empty lines part blocks
    of several lines that are all of nearly one length.
    """
    at = 0
    for line in _blocks(text) if _hard_wrapped(text) else text.split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        body = line.strip()
        if body:
            lead = len(line) - len(line.lstrip())
            yield start + lead, start + lead + len(body)


@lru_cache(maxsize=1)
def paragraph_bounds(text: str) -> tuple[tuple[int, int], ...]:
    """Return (start, end) of each paragraph; found once for all that ask about one text in a row."""
    return tuple(paragraphs(text))


def _hard_wrapped(text: str) -> bool:
    """Whether lines were broken at a column: 50 to 100 characters wide, and few of them end a sentence."""
    lines = text.split("\n")
    broken = [a.rstrip() for a, b in itertools.pairwise(lines) if a.strip() and b.strip()]
    if len(broken) < 3 or max(map(len, broken)) > 100 or len(broken) * 3 < sum(1 for line in lines if line.strip()):
        return False
    wide = sum(50 <= len(line) <= 100 for line in broken)
    ended = sum(line[-1] in ".!?:\u201d\u2019\"'" for line in broken)
    return wide * 10 >= 9 * len(broken) and ended * 2 < len(broken)


def _blocks(text: str) -> Iterator[str]:
    """Yield blocks of lines parted by empty lines; joined by one newline each they give the text again."""
    block: list[str] = []
    for line in text.split("\n"):
        if line.strip():
            block.append(line)
            continue
        if block:
            yield "\n".join(block)
            block = []
        yield line
    if block:
        yield "\n".join(block)


def printable(text: str) -> str:
    """Return ``text`` with control and direction-changing characters replaced by U+FFFD, for showing on a terminal."""
    return _CONTROL.sub("\ufffd", text)
