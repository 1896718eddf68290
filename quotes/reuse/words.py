"""The words of one wording, put so that marks, case, contractions and [insertions] do not part two reports of them.

In: a text.  Out: ``Words``: plain words with their places, the surprise of each, and what is needed to
look for shared runs.  The same text always gives the same record, whatever else is in a store.

>>> read_words("“Don’t [they] pay?” …").words
('do', 'not', 'pay')
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from functools import cache, lru_cache
from itertools import pairwise

from attrs import frozen

from quotes.errors import RulesError
from quotes.reuse.hashing import word_number
from quotes.reuse.spelling import joints, one_form
from quotes.rules import Table, read_rules

# "word", "don't", "5", "2,000", "é", "%": hyphens and dashes part words, apostrophes inside do not
_WORD = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?!\w)|\w+(?:['’ʼ]\w+)*|%")
# "5m", "3bn": a figure and the short form of a scale
_SCALED = re.compile(r"(\d+)(mn|m|bn|tn|k)\Z")
_SCALES = {"mn": "million", "m": "million", "bn": "billion", "tn": "trillion", "k": "thousand"}
# letters that are no plain letter and a mark
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
# "[the flood]", "[sic]": what an editor put in, at most 80 characters
_INSERTED = re.compile(r"\[[^\[\]]{0,80}\]")
_RULES = "rules/common_words.toml"
#: Words of whole articles kept in memory at most, each of 24 bytes.
_KEPT_WORDS = 2_000_000


@frozen(eq=False)
class Words:
    """A wording as linking sees it: parallel tuples, one entry per word outside [insertions]."""

    text: str
    words: tuple[str, ...]
    #: 64-bit number of each word, the same on every machine and for every spelling of the word.
    numbers: tuple[int, ...]
    #: Surprise of each word in bits, little inside stock phrases.
    bits: tuple[float, ...]
    #: The sum of ``bits``.
    total: float
    #: Number of each adjacent pair of words, in order.
    pairs: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)

    @property
    def places(self) -> tuple[tuple[int, int], ...]:
        """(start, end) of each word in the text, found again when asked for; parts of a contraction share one."""
        return tuple((start, end) for start, end, _ in _split(self.text))


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


@frozen
class _Contractions:
    suffixes: tuple[tuple[str, str], ...]
    whole: dict[str, tuple[str, ...]]
    is_after: frozenset[str]


def _section(name: str) -> Table:
    table = read_rules("common_words").get(name)
    if not isinstance(table, dict):
        raise RulesError(f"{_RULES}, [{name}]", "is missing", "restore the section")
    return table


@cache
def _contractions() -> _Contractions:
    table = _section("contractions")
    whole = {**read_rules("contractions")["whole"], **table["whole"]}
    return _Contractions(
        tuple(table["suffixes"].items()),
        {word: tuple(parts.split()) for word, parts in whole.items() if " " in parts},
        frozenset(table["is_after"]),
    )


@cache
def _bits() -> tuple[dict[str, float], float, float]:
    """Return the surprise of each listed word, that of all others, and that of a word of a stock phrase."""
    bits = _section("bits")
    known: dict[str, float] = {}
    for band, words in _section("bands").items():
        if band not in bits:
            raise RulesError(f"{_RULES}, [bands] {band}", "has no surprise under [bits]", "add one")
        for word in words:
            if known.setdefault(word, bits[band]) != bits[band]:
                raise RulesError(f"{_RULES}, [bands] {band}", f"“{word}” stands in two bands", "keep one of them")
    return known, float(bits["unlisted"]), float(bits["stock"])


@cache
def _stock_runs() -> frozenset[tuple[str, str, str]]:
    runs: set[tuple[str, str, str]] = set()
    for phrase in _section("stock")["phrases"]:
        words = [part for _, _, part in _split(phrase)]
        runs.update(zip(words, words[1:], words[2:], strict=False))
    return frozenset(runs)


@lru_cache(maxsize=65536)
def _parts(word: str) -> tuple[str, ...]:
    """Return the plain words of one written word: case, accents and contractions undone."""
    word = word.casefold().replace("’", "'").replace("ʼ", "'").strip("_") or word
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


@lru_cache(maxsize=262144)
def _number(word: str) -> int:
    """Return the number that all spellings of a plain word share."""
    return word_number(one_form(word))


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


def _surprises(words: list[str]) -> list[float]:
    known, unlisted, stock = _bits()
    bits = [known.get(word, unlisted) for word in words]
    runs = _stock_runs()
    for i, run in enumerate(zip(words, words[1:], words[2:], strict=False)):
        if run in runs:
            bits[i : i + 3] = [min(b, stock) for b in bits[i : i + 3]]
    return bits


@lru_cache(maxsize=4096)
def read_words(text: str) -> Words:
    """Return the words of a wording; words inside [insertions] count only where there are no others."""
    return find_words(text)


def find_words(text: str) -> Words:
    """Return the words of ``text`` without remembering them, for whole articles."""
    words = [part for written in _WORD.findall(_without_insertions(text)) for part in _parts(written)]
    for i, j, word in reversed(joints(words)):
        words[i:j] = [word]
    numbers = tuple(map(_number, words))
    bits = _surprises(words)
    return Words(
        text,
        tuple(words),
        numbers,
        tuple(bits),
        sum(bits),
        tuple([(a * 0x9E3779B97F4A7C15 + b) & 0xFFFFFFFFFFFFFFFF for a, b in pairwise(numbers)]),
    )


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
        array("Q", [_number(part) for _, _, part in found]),
        array("L", [start for start, _, _ in found]),
        array("L", [end for _, end, _ in found]),
    )
