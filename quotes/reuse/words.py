"""The words of one wording, put so that marks, case, contractions and [insertions] do not part two reports of them.

In: a text.  Out: ``Words``: a string of one character for each word, its surprise and its place.  The same
text always gives the same words, whatever else is in a store.

>>> read_words("“Don’t [they] pay?” …").words
('do', 'not', 'pay')
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from functools import cache, lru_cache
from operator import add
from typing import NamedTuple

from attrs import define, frozen

from quotes.patterns import compiled
from quotes.reuse.letters import level_of, levels_of, numbers_of, section, spell, surprise_levels
from quotes.reuse.spelling import joint_signs, joints
from quotes.rules import read_rules

# "word", "don't", "5", "2,000", "é", "%": hyphens and dashes part words, apostrophes inside do not
_WORD = compiled(
    r"[1-9]\d{0,2}(?:,\d{3})+(?!\w)|\[[^\W\d_]{1,2}\]\w+(?:['’ʼ‘`´]\w+)*"
    r"|\w[\w\u0300-\u036f]*(?:['’ʼ‘`´]\w+)*(?:\[(?!sic\])[^\W\d_]{1,4}\](?!\w))?|%"
)
# "5m", "3bn": a figure and the short form of a scale
_SCALED = compiled(r"(\d+)(mn|m|bn|tn|k)\Z")
_SCALES = {"mn": "million", "m": "million", "bn": "billion", "tn": "trillion", "k": "thousand"}
# letters that are no plain letter and a mark
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
# "[the flood]", "[sic]": what an editor put in, at most 80 characters; not the letters of "[T]he" and "clos[ed]"
_INSERTED = compiled(
    r"\[sic\]|\[(?![^\W\d_]{1,2}\]\w)(?!(?<=[^\W_]\[)[^\W\d_]{1,4}\](?!\w))[^\[\]]{0,80}\]"
)
_BRACKETS = str.maketrans("", "", "[]")
# what stands for an apostrophe inside a word, where a keyboard or a converter got it wrong too ("don‘t", "don`t")
_APOSTROPHES = str.maketrans("’ʼ‘`´", "'''''")
#: Pieces of text between blanks remembered at most, and the longest of them: Chinese is written without blanks.
_KEPT_WRITTEN = 500_000
_LONGEST_KEPT = 40
#: Words of whole articles kept in memory at most, each of 24 bytes.
_KEPT_WORDS = 2_000_000


@define(eq=False, weakref_slot=False)
class Words:
    """A wording as linking sees it: one entry per word outside [insertions]."""

    text: str
    #: One character for each word, the same for every spelling of it; see ``quotes.reuse.letters``.
    letters: str
    #: One byte for each word, the level of its surprise: millions of words are kept, of a handful of surprises.
    _levels: bytes | None = None
    _total: float = -1.0

    def __len__(self) -> int:
        return len(self.letters)

    @property
    def bits(self) -> tuple[float, ...]:
        """Surprise of each word in bits, little inside stock phrases."""
        return _bits_of(self.levels)

    @property
    def levels(self) -> bytes:
        """Level of the surprise of each word; see ``quotes.reuse.letters``."""
        if self._levels is None:
            self._levels = _levels(self.letters)
        return self._levels

    def take_levels(self, levels: bytes) -> None:
        """Take ``levels`` as those of the words, from who has found them for many wordings at once."""
        self._levels = levels

    @property
    def total(self) -> float:
        """The sum of ``bits``."""
        if self._total < 0:
            self._total = sum(self.bits)
        return self._total

    @property
    def numbers(self) -> tuple[int, ...]:
        """64-bit number of each word, the same on every machine and for every spelling of the word."""
        return numbers_of(self.letters)

    @property
    def words(self) -> tuple[str, ...]:
        """The plain words, found again when asked for."""
        return tuple(word for _, _, word in _split(self.text))

    @property
    def places(self) -> tuple[tuple[int, int], ...]:
        """(start, end) of each word in the text, found again when asked for; parts of a contraction share one."""
        return _places(self.text, self.letters)


@frozen(eq=False)
class ArticleWords:
    """The words of a whole article: no more than is needed to look for shared runs, and small."""

    #: 64-bit number of each word, as in ``Words``.
    numbers: array[int]
    #: Code points where each word starts and ends; parts of a contraction share one place.
    starts: array[int]
    ends: array[int]

    def __len__(self) -> int:
        return len(self.numbers)


class _Contractions(NamedTuple):
    suffixes: tuple[tuple[str, str], ...]
    whole: dict[str, tuple[str, ...]]
    is_after: frozenset[str]


@cache
def _contractions() -> _Contractions:
    table = section("contractions")
    whole = {**read_rules("contractions")["whole"], **table["whole"]}
    return _Contractions(
        tuple(table["suffixes"].items()),
        {word: tuple(parts.split()) for word, parts in whole.items() if " " in parts},
        frozenset(table["is_after"]),
    )


@cache
def stock_level() -> int:
    """Return the level at most of the surprise of a word in three words in a row of a stock phrase."""
    return level_of(section("bits")["stock"])


@cache
def stock_runs() -> frozenset[str]:
    """Return every three words in a row of a stock phrase."""
    phrases = map(spell_text, section("stock")["phrases"])
    return frozenset(letters[i : i + 3] for letters in phrases for i in range(len(letters) - 2))


@cache
def _joined() -> re.Pattern[str]:
    """Return a pattern that finds the characters of words that seem to make one with the next."""
    return compiled("|".join(map(re.escape, sorted({spell(words) for words in joint_signs()}))))


@lru_cache(maxsize=65536)
def _parts(word: str) -> tuple[str, ...]:
    """Return the plain words of one written word: case, accents, contractions and brackets undone."""
    if word.isascii() and word.isalpha():
        word = word.lower()
        return _contractions().whole.get(word) or (word,)
    word = word.translate(_BRACKETS).casefold().translate(_APOSTROPHES).strip("_") or word
    if not word.isascii():
        bare = unicodedata.normalize("NFKD", word.translate(_LETTERS))
        word = "".join(c for c in bare if not unicodedata.combining(c)) or word
    if word[:1].isdecimal():
        scaled = _SCALED.match(word)
        return (scaled[1], _SCALES[scaled[2]]) if scaled else (word.replace(",", ""),)
    if word == "%":
        return ("percent",)
    known = _contractions()
    if "'" not in word and word not in known.whole:
        return (word,)
    if word in known.whole:
        return known.whole[word]
    for suffix, full in known.suffixes:
        if word.endswith(suffix) and len(word) > len(suffix):
            return word[: -len(suffix)], full
    if word.endswith("'s"):
        return (word[:-2], "is") if word[:-2] in known.is_after else (word[:-2],)
    return (word,)


@lru_cache(maxsize=512)
def _places(text: str, letters: str) -> tuple[tuple[int, int], ...]:
    bare = _without_insertions(text)
    found = tuple([place.span() for place in _WORD.finditer(bare)])
    if len(found) == len(letters) and _spelt(bare) == letters:
        # every written word is one word
        return found
    return tuple([(start, end) for start, end, _ in _split(text)])


class _Written(dict[str, str]):
    """The characters of each piece of text between blanks ("sea,", "--", "“mid-May”"): no word has a blank in it."""

    def __missing__(self, piece: str) -> str:
        letters = spell([part for word in _WORD.findall(piece) for part in _parts(word)])
        if len(piece) <= _LONGEST_KEPT:
            if len(self) >= _KEPT_WRITTEN:
                self.clear()
            self[piece] = letters
        return letters


_written = _Written()


def _without_insertions(text: str) -> str:
    """Return ``text`` with [insertions] blanked, places unmoved; as it is where nothing else would be left."""
    if "[" not in text:
        return text
    bare = _INSERTED.sub(lambda found: " " * len(found.group()), text)
    return bare if _WORD.search(bare) else text


def _split(text: str) -> list[tuple[int, int, str]]:
    """Return (start, end, plain word) of all words of ``text``."""
    found = [
        (*place.span(), part) for place in _WORD.finditer(_without_insertions(text)) for part in _parts(place.group())
    ]
    words = [part for _, _, part in found]
    for i, j, word in reversed(joints(words)):
        found[i:j] = [(found[i][0], found[j - 1][1], word)]
    return found


@lru_cache(maxsize=64)
def _bits_of(levels: bytes) -> tuple[float, ...]:
    """Return the surprise of each word, kept for the few wordings at hand."""
    return tuple(map(surprise_levels().__getitem__, levels))


def _levels(letters: str) -> bytes:
    levels = levels_of(letters)
    stock = stock_runs()
    if not stock.isdisjoint(map(add, map(add, letters, letters[1:]), letters[2:])):
        most = stock_level()
        for i in range(len(letters) - 2):
            if letters[i : i + 3] in stock:
                levels[i : i + 3] = bytes([min(level, most) for level in levels[i : i + 3]])
    return bytes(levels)


def _spelt(text: str) -> str:
    """Return the characters of the words of ``text``, those that make one word standing apart."""
    return "".join(map(_written.__getitem__, text.split()))


def spell_text(text: str) -> str:
    """Return one character for each word of ``text``."""
    text = _without_insertions(text)
    letters = _spelt(text)
    if not _joined().search(letters):
        return letters
    words = [part for word in _WORD.findall(text) for part in _parts(word)]
    for i, j, one in reversed(joints(words)):
        words[i:j] = [one]
    return spell(words)


@lru_cache(maxsize=4096)
def read_words(text: str) -> Words:
    """Return the words of a wording; words inside [insertions] count only where there are no others."""
    return find_words(text)


def find_words(text: str) -> Words:
    """Return the words of ``text`` without remembering them, for whole articles."""
    return Words(text, spell_text(text))


class _Kept:
    """The words of the articles read last, as many as fit: an article may be a page or a book."""

    def __init__(self) -> None:
        self._articles: dict[str, ArticleWords] = {}
        self._room = _KEPT_WORDS

    def of(self, text: str) -> ArticleWords:
        """Return the words of an article, read once."""
        known = self._articles.get(text)
        if known is None:
            known = self._articles[text] = _read_article(text)
            self._room -= len(known)
            while self._room < 0 and len(self._articles) > 1:
                oldest = next(iter(self._articles))
                self._room += len(self._articles.pop(oldest))
        return known


_kept = _Kept()


def article_words(text: str) -> ArticleWords:
    """Return the words of an article, kept while it is compared with others."""
    return _kept.of(text)


def _read_article(text: str) -> ArticleWords:
    found = _split(text)
    return ArticleWords(
        array("Q", numbers_of(spell([part for _, _, part in found]))),
        array("L", [start for start, _, _ in found]),
        array("L", [end for _, end, _ in found]),
    )
